import type { FormDocument } from './model.js';
import { pageText } from './print.js';

/**
 * How the page looks: paper by default. Every colour is a variable, so that whoever shows the page in an editor can lay the editor's
 * own over them; printed, it is always black on white. Measures are the published form's, in points.
 */
export const css = `
:root {
	color-scheme: light;
	--mr-desk: #e9e9ec;
	--mr-paper: #ffffff;
	--mr-ink: #000000;
	--mr-line: #000000;
	--mr-grey: #e6e6e6;
	--mr-quiet: #595959;
	--mr-computed: #0b5394;
	--mr-error: #b3261e;
	--mr-error-paper: #fde7e5;
	--mr-warning: #7a4d00;
	--mr-warning-paper: #fff3d6;
	--mr-information: #0b5394;
	--mr-information-paper: #e6f0fa;
	--mr-here: #0b5394;
	--mr-font: Arial, 'Liberation Sans', Helvetica, 'Noto Sans CJK HK', 'Noto Sans HK', 'Microsoft JhengHei', 'PingFang HK', 'Droid Sans Fallback', sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--mr-desk); color: var(--mr-ink); font: 9pt/1.2 var(--mr-font); }
.page { position: relative; width: 841.9pt; min-height: 595.2pt; margin: 12pt auto; padding: 49pt 43pt 64pt 21pt; background: var(--mr-paper); box-shadow: 0 1pt 5pt rgb(0 0 0 / 30%); }
.page > .form { position: absolute; top: 18.8pt; right: 54pt; margin: 0; font-size: 9pt; }
.page > .foot { position: absolute; left: 34pt; right: 43pt; bottom: 44.2pt; margin: 0; text-align: center; }
.page > .foot .edition { position: absolute; right: 9pt; }
h1, h2, h3, p, dl, dd, ol, ul { margin: 0; padding: 0; }
h1 { margin: 38pt 0 15pt; font-size: 11pt; line-height: 1.2; text-align: justify; }
h2 { margin: 0 0 11.4pt 2.5pt; font-size: 10pt; }
h3 { margin: 0 0 9pt 5pt; font-size: 9pt; }
h2 + h3 { margin-top: -2pt; }
table + h3 { margin: -5.3pt 0 9pt 2.5pt; }
.form + h3 { margin: -12pt 0 8.5pt 5pt; }
.aside { margin-left: 8pt; font-weight: normal; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1.5pt 1pt; border: 1px solid var(--mr-line); font-weight: normal; text-align: start; vertical-align: top; overflow-wrap: break-word; }
thead th { padding: 2.7pt 1pt; text-align: center; vertical-align: middle; text-wrap: balance; }
thead tr:last-child > *, thead [rowspan] { border-bottom: 0; }
tbody tr { height: 18.1pt; }
td.end { text-align: end; }
td.grey { background: var(--mr-grey); }
.cash-currency { border-right-width: 0.75pt; }
table.dense { font-size: 7pt; }
table.strong thead th { font-weight: bold; }
table.dense thead th { padding: 5pt 1pt; }
table.dense tbody tr { height: 15pt; }
table.dense .item { display: flex; gap: 5pt; }
table.dense .details > td { padding: 2pt 0 5pt; border-top: 1px solid var(--mr-line); }
dl.details > div { display: grid; grid-template-columns: 131pt 149pt; align-items: end; min-height: 19pt; }
dl.details dt { white-space: pre-line; }
dl.details dd { display: flex; justify-content: space-between; gap: 3pt; }
.line { min-height: 1.3em; padding: 0 1pt 2pt; border-bottom: 1pt solid var(--mr-line); }
dl.class { display: grid; grid-template-columns: 118fr 145fr 84fr 149fr 126fr 147fr; border: 1px solid var(--mr-line); border-bottom: 0; }
dl.class > div { display: contents; }
dl.class dt, dl.class dd { min-height: 18.3pt; padding: 2pt 1pt; border-bottom: 1px solid var(--mr-line); border-right: 1px solid var(--mr-line); }
p.lines { margin: 0.6em 0; white-space: pre-line; }
p.lines.center { text-align: center; }
dl.class > div.last dd { border-right: 0; }
dl.class > div.wide dd { grid-column: span 3; }
dl.class > div.listed dt { font-size: 7.8pt; }
dl.class + table, .box { margin-bottom: 15pt; }
dl.class + table thead tr:first-child > *, dl.class + table:not(:has(thead)) tbody tr:first-child > * { border-top: 0; }
dl.pairs { display: flex; justify-content: space-between; margin-bottom: 5pt; }
dl.pairs > div { display: flex; flex-wrap: wrap; align-items: end; }
dl.pairs.long > div { width: 100%; }
dl.pairs dt { flex: none; width: 113pt; padding: 0 0 4pt 1pt; }
dl.pairs dd { width: 143pt; padding: 0 2pt 4pt; }
dl.pairs.long .line { flex: 1; }
dl.header > div + div dt { width: auto; padding-right: 7pt; }
h1 + dl { margin-bottom: 10pt; }
h1 + dl:not(.even) > div:first-child dt { font-weight: bold; }
.to { margin: 12.3pt 0 13pt 1pt; }
dl.header + h2 { margin-top: 11pt; }
dl.signature { margin-bottom: 5pt; }
dl.signature dt { width: 98pt; }
dl.signature.long .line { flex: none; width: 511pt; }
dl.signature .below { width: 100%; padding: 2pt 0 0 105pt; }
:not(dl) + dl.signature { margin-top: 32pt; }
dl.signature:last-of-type { padding-bottom: 22pt; border-bottom: 1pt solid var(--mr-line); }
dl.totals { margin: 15pt 0 9pt; }
dl.totals > div { display: flex; align-items: end; justify-content: flex-start; margin-bottom: 4pt; }
dl.totals dt { width: 509pt; padding: 0 7pt 3pt 0; text-align: end; }
dl.totals dd { display: flex; align-items: end; }
dl.totals .line { width: 156pt; text-align: end; }
dl.totals .line.currency { width: 37pt; margin-right: 1pt; text-align: start; }
dl.totals .unit { padding: 0 0 3pt 7pt; }
dl.totals.boxed > div { margin-bottom: 8pt; }
dl.totals.boxed { margin-right: -21pt; padding: 5pt 0; border: 1px solid var(--mr-line); }
dl.totals.counted { font-size: 8.9pt; }
dl.totals.counted > div { margin-bottom: 7pt; }
dl.totals.counted dt { width: 425pt; }
dl.totals.counted.boxed dt { width: 496pt; padding-right: 1pt; }
dl.totals.counted .line { width: 142pt; }
.box { border: 1px solid var(--mr-line); }
.box > * { display: block; padding: 2pt 3pt; }
.box > p + p, .box > label + p, .box > dl { border-top: 1px solid var(--mr-line); }
.box > p + label { border-top: 1px solid var(--mr-line); }
.box label { display: flex; align-items: center; padding: 0.6pt 5pt 1.4pt; }
.box input { appearance: none; flex: none; width: 11pt; height: 11pt; margin: 0 21pt 0 0; border: 0.75pt solid var(--mr-line); border-radius: 0; background: var(--mr-paper); color: var(--mr-ink); opacity: 1; }
.box input:checked::after { content: '\\2713'; display: block; font: 9pt/9pt var(--mr-font), 'DejaVu Sans', 'Segoe UI Symbol'; text-align: center; }
.box dl { display: grid; grid-template-columns: 225pt 1fr; padding: 0; }
.box dt, .box dd { min-height: 21pt; padding: 2pt; }
.box dl:last-child > * { min-height: 34pt; }
.box dd { border-left: 1px solid var(--mr-line); }
p.text { margin: 0 0 11pt; white-space: pre-line; }
p.emphasis { font-style: italic; }
h2.strip, h3.strip { margin: 0; padding: 2pt 1pt; min-height: 18.3pt; border: 1px solid var(--mr-line); border-bottom: 0; font-size: 9pt; }
h3.strip:has(+ :not(table, dl)) , h3.strip:last-child { border-bottom: 1px solid var(--mr-line); }
table + h3.strip, h3.strip + dl.class, table + dl.class, dl.class + dl.class { margin-top: 12pt; }
h2.strip + dl.class, h3.strip:not(:has(.aside)) + dl.class { margin-top: 0; }
dl.class.strong dt { font-weight: bold; }
h1.center { margin: 0 0 18pt; font-size: 9pt; text-align: center; white-space: pre-line; }
.apart { display: flex; justify-content: space-between; gap: 3pt; }
table.dense .item p + p { margin-top: 6pt; }
ol.confirmations { list-style: none; border: 1px solid var(--mr-line); }
ol.confirmations li { display: flex; gap: 4pt; padding: 1pt; }
ol.confirmations li + li { margin-top: 9pt; }
ol.confirmations .marker { flex: none; min-width: 14pt; }
.omitted { text-decoration: line-through; color: var(--mr-quiet); }
.missing { color: var(--mr-quiet); }
.remarks { margin: 9pt 0; }
.remarks .label { margin: 0 0 3pt; }
.remarks p { white-space: pre-line; }
ol.notes { margin: 10.5pt 0 0 2pt; list-style: none; }
ol.notes > li { display: grid; grid-template-columns: 57pt 1fr; margin-bottom: 7pt; }
ol.notes ul { margin-top: 8pt; padding-left: 28.5pt; list-style: none; }
ol.notes p + p { margin-top: 3pt; }
ol.notes ul li { position: relative; margin-bottom: 7pt; }
ol.notes ul li::before { content: '\\b7' / ''; position: absolute; left: -28.5pt; }
ol.notes ul.square li::before { content: '\\25a0' / ''; font-size: 6pt; }
.page-notes h2 { margin: -10.5pt 0 0 1pt; font-size: 9pt; font-weight: normal; }
.v { white-space: pre-line; }
.end .v, .item .v, .start .v { display: inline-block; min-width: 1em; }
.computed { color: var(--mr-computed); font-style: italic; }
.unreadable { text-decoration: line-through; color: var(--mr-error); }
.inferred, .recalled { text-decoration: underline dotted var(--mr-quiet); text-underline-offset: 2pt; }
.marked { outline: 1.2pt solid var(--mr-error); outline-offset: 0; background: var(--mr-error-paper); color: var(--mr-error); }
.marked.warning { outline-color: var(--mr-warning); background: var(--mr-warning-paper); color: var(--mr-warning); }
.marked.information { outline: 0; background: var(--mr-information-paper); color: var(--mr-information); }
.interactive [data-line] { cursor: pointer; }
.interactive [data-line]:hover, .interactive .here { box-shadow: 0 0 0 1.5pt var(--mr-here); }
.interactive :focus-visible { outline: 2pt solid var(--mr-here); }
.findings { width: 841.9pt; margin: 12pt auto; padding: 12pt 21pt; background: var(--mr-paper); }
.findings h2 { margin-left: 0; }
.findings li { margin: 0 0 4pt 18pt; }
.findings .error { color: var(--mr-error); }
.findings .warning { color: var(--mr-warning); }
.findings .information { color: var(--mr-information); }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@page { size: A4 landscape; margin: 0; }
@media print {
	:root { --mr-paper: #ffffff; --mr-ink: #000000; --mr-line: #000000; --mr-grey: #e6e6e6; --mr-computed: #000000; }
	body { background: none; }
	.page { width: 841.8pt; min-height: 594.8pt; margin: 0; box-shadow: none; break-after: page; }
	.page:last-of-type { break-after: auto; }
	.findings, .omitted, .missing { display: none; }
	.computed { font-style: normal; }
	.inferred, .recalled { text-decoration: none; }
	tr, .dense tbody, .box, dl, table:not(.dense), ol.notes > li, ol.confirmations > li { break-inside: avoid; }
	h2, h3, dl.class { break-after: avoid; }
	dl.totals:not(.boxed) { break-before: avoid; }
	td.grey, .marked { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/**
 * The form's head and foot on every sheet that is printed, however many a section takes. Of the browsers Chromium alone has margin boxes
 * that count, and no other has what stands in the condition; elsewhere a section keeps its own head and foot.
 */
export function printedCss(document: Pick<FormDocument, 'form' | 'foot' | 'edition'>): string {
	const box = (content: string, style: string): string =>
		`{ content: ${content}; font: 9pt var(--mr-font, Arial, sans-serif); ${style} }`;
	return `
@supports (interpolate-size: allow-keywords) {
	@page {
		margin: 37pt 20pt 64pt 21pt;
		@top-right ${box(quoted(document.form), 'padding: 18.8pt 34pt 0 0; vertical-align: top;')}
		@bottom-center ${box(pageCounters(document.foot), 'padding: 9pt 10pt 0 0; vertical-align: top;')}
		@bottom-right ${box(quoted(document.edition), 'padding: 9pt 32pt 0 0; vertical-align: top;')}
	}
	@media print {
		/* Room above the first heading of a section, and not above what continues it. */
		.page { width: auto; min-height: 0; padding: 12pt 23pt 0 0; }
		.page > .form, .page > .foot { display: none; }
	}
}
`;
}

function quoted(text: string): string {
	return `"${text.replace(/[^\w .-]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/** As `pageText` has it, counted by the browser. */
function pageCounters(words: string): string {
	const [before = '', between = '', after = ''] = pageText(words, 1, 2).split(/\d/);
	return `"${before}" counter(page) "${between}" counter(pages) "${after}"`;
}
