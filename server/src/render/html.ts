import type { Finding } from '../checks/finding.js';
import type { Snapshot } from '../checks/snapshot.js';
import { inPrint } from '../escape.js';
import { locale } from '../localise.js';
import { css, printedCss } from './css.js';
import { type DocumentOptions, documentOf } from './document.js';
import { itemsOf } from './itemRows.js';
import type {
	Block,
	Box,
	Cell,
	ClassBlock,
	Confirmation,
	FormDocument,
	Head,
	Heading,
	Label,
	Mark,
	NoteList,
	Page,
	Pair,
	Pairs,
	Paragraph,
	PrintedNote,
	Row,
	Table,
	TotalLine,
	Totals,
	Value,
} from './model.js';
import { bullet } from './model.js';
import { inTwoLines, isChinese, pageText } from './print.js';
import { confirmationText, stateText, surenessText } from './words.js';

export interface HtmlOptions extends DocumentOptions {
	/** For an editor's preview: values with a place can be reached by keyboard. */
	readonly interactive?: boolean;
	/** Of the one style sheet, for a page whose policy wants one. */
	readonly nonce?: string;
	/** Laid over the page's own style, such as a theme's colours for its variables. */
	readonly style?: string;
}

/** A return as a page that reads as the form; no scripts, nothing from anywhere else. */
export function renderHtml(snapshot: Snapshot, findings: readonly Finding[] = [], options: HtmlOptions = {}): string {
	return htmlOf(documentOf(snapshot, findings, options), options);
}

export function htmlOf(document: FormDocument, options: HtmlOptions = {}): string {
	const nonce = options.nonce === undefined ? '' : ` nonce="${escapeHtml(options.nonce)}"`;
	return `<!DOCTYPE html>
<html lang="${document.language === 'zh' ? 'zh-HK' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(titleOf(document))}</title>
<style${nonce}>${css}${printedCss(document)}${options.style ?? ''}</style>
</head>
<body${options.interactive ? ' class="interactive"' : ''}>
${bodyOf(document, options)}</body>
</html>
`;
}

/** What stands in the body. */
export function bodyOf(document: FormDocument, options: HtmlOptions = {}): string {
	const parts = pagesOf(document, options);
	const pages = parts.filter(({ id }) => id !== 'findings').map(({ html }) => html);
	return `<main>\n${pages.join('')}</main>\n${parts.at(-1)?.html ?? ''}`;
}

/** A part of the body by itself. */
export interface PartOfBody {
	/** The page's; of a sheet that goes on with a page, with its number among them. */
	readonly id: string;
	readonly html: string;
}

/**
 * The body in its parts, for a preview that exchanges those that an edit has changed: each page, and last the findings, whose HTML is
 * empty where there are none. The same parts in the same order for every return.
 */
export function pagesOf(document: FormDocument, options: HtmlOptions = {}): readonly PartOfBody[] {
	const writer = new Writer(document, options);
	const of = document.pages.length;
	return [
		...document.pages.map(
			(page, index): PartOfBody => ({
				id: page.sheet === undefined ? page.id : `${page.id}/${page.sheet}`,
				html: writer.page(page, index + 1, of),
			}),
		),
		{ id: 'findings', html: writer.findings() },
	];
}

function titleOf({ pages, form, title }: FormDocument): string {
	if (form === '') return title;
	const pairs = pages[0]?.blocks.find((block): block is Pairs => block.kind === 'pairs');
	const said = pairs?.rows.flatMap((row) => row.flatMap(({ values }) => values.map(({ text }) => text))) ?? [];
	return [form, said[2], said[0]].filter((text) => text).join(' · ');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = /[&<>"']/g;

export function escapeHtml(text: string): string {
	const said = inPrint(text);
	return said.search(escaped) < 0 ? said : said.replace(escaped, (character) => escapes[character] as string);
}

const severities = ['error', 'warning', 'information'] as const;

class Writer {
	readonly #document: FormDocument;
	readonly #interactive: boolean;

	constructor(document: FormDocument, { interactive = false }: HtmlOptions) {
		this.#document = document;
		this.#interactive = interactive;
	}

	page(page: Page, number: number, of: number): string {
		const { form, foot, edition } = this.#document;
		const text = this.#text(pageText(foot, number, of));
		if (form === '') {
			const blocks = page.blocks.map((block) => this.#block(block)).join('\n');
			return `<section class="page page-${page.id}" aria-label="${escapeHtml(this.#document.title)}">\n${blocks}\n</section>\n`;
		}
		return `<section class="page page-${page.id.replace('.', '-')}" aria-label="${escapeHtml(pageText(foot, number, of))}">
<p class="form">${escapeHtml(form)}</p>
${page.blocks.map((block) => this.#block(block)).join('\n')}
<p class="foot">${text}<span class="edition">${escapeHtml(edition)}</span></p>
</section>
`;
	}

	findings(): string {
		const { findings, review } = this.#document;
		if (findings.length === 0) return '';
		const items = findings.map(
			({ number, severity, said, line, column }) =>
				`<li id="finding-${number}" class="${severity}" data-line="${line}" data-column="${column}">${this.#interactive ? `<span role="link" tabindex="0">${escapeHtml(said)}</span>` : escapeHtml(said)}</li>`,
		);
		const title = escapeHtml(review.title);
		return `<aside class="findings" aria-label="${title}" lang="${locale()}">\n<h2>${title}</h2>\n<ol>\n${items.join('\n')}\n</ol>\n</aside>\n`;
	}

	#block(block: Block): string {
		switch (block.kind) {
			case 'heading':
				return this.#heading(block);
			case 'lines': {
				const inner = block.lines.map((value) => this.#value(value)).join('<br>');
				return `<p class="lines ${block.align}">${block.strong ? `<strong>${inner}</strong>` : inner}</p>`;
			}
			case 'pairs':
				return this.#pairs(block);
			case 'class':
				return this.#class(block);
			case 'table':
				return this.#table(block);
			case 'box':
				return this.#box(block);
			case 'totals':
				return this.#totals(block);
			case 'paragraph':
				return `<p class="text${block.emphasis ? ' emphasis' : ''}">${this.#runs(block)}</p>`;
			case 'confirmations':
				return `<ol class="confirmations">\n${block.items.map((item) => this.#confirmation(item)).join('\n')}\n</ol>`;
			case 'remarks':
				return `<div class="remarks">\n${block.label.text === '' ? '' : `<p class="label">${this.#label(block.label)}</p>\n`}${block.paragraphs.map((value) => `<p>${this.#value(value)}</p>`).join('\n')}\n</div>`;
			case 'notes':
				return this.#notes(block);
		}
	}

	#runs({ label, runs }: Paragraph): string {
		return runs ? runs.map((run) => ('state' in run ? this.#value(run) : this.#label(run))).join('') : this.#label(label);
	}

	#heading({ level, label, at, aside, align, strip }: Heading): string {
		const beside = aside ? ` <span class="aside">${this.#value(aside)}</span>` : '';
		return `<h${level}${align || strip ? ` class="${align ?? 'strip'}"` : ''}${this.#position(at)}>${this.#opened(label, at)}${beside}</h${level}>`;
	}

	#position(at: Value | undefined): string {
		return at?.place ? ` data-line="${at.place.line}" data-column="${at.place.start}"` : '';
	}

	/** The head of what a line opens, with what there is to say of that line. */
	#opened(label: Label, at: Value | undefined): string {
		return at && at.marks.length > 0 ? this.#value({ ...at, text: label.text, state: 'written' }) : this.#label(label);
	}

	/** A list of terms a line of the form. */
	#pairs({ of, even, rows }: Pairs): string {
		return rows.map((pairs) => this.#line(even ? `${of} even` : of, pairs)).join('\n');
	}

	#line(of: string, pairs: readonly Pair[]): string {
		const [only, ...others] = pairs;
		if (only?.values.length === 0) return `<p class="to">${this.#label(only.label)}</p>`;
		const long = others.length === 0 && only?.values[0]?.kind !== 'date' ? ' long' : '';
		const inner = pairs.map(({ label, values, below }) => {
			const underneath = below ? `<dd class="below">${this.#label(below)}</dd>` : '';
			const said = values.map((value) => this.#value(value)).join(' ');
			return `<div><dt>${this.#label(label)}</dt><dd class="line">${said}</dd>${underneath}</div>`;
		});
		return `<dl class="pairs ${of}${long}">${inner.join('')}</dl>`;
	}

	#class({ name, at, rows, strong }: ClassBlock): string {
		const pairs = rows.flatMap((row, line) =>
			row.map(({ label, values }, index) => {
				const head = line === 0 && index === 0 ? this.#opened(label, at) : this.#label(label);
				const last = index === row.length - 1;
				const names = [last ? 'last' : '', last && row.length === 2 ? 'wide' : '', last && row.length > 2 ? 'listed' : '']
					.filter((one) => one)
					.join(' ');
				return `<div${names ? ` class="${names}"` : ''}><dt>${head}</dt><dd>${values.map((value) => this.#value(value)).join(' ')}</dd></div>`;
			}),
		);
		return `<dl class="class${strong ? ' strong' : ''}" aria-label="${escapeHtml(name)}"${this.#position(at)}>\n${pairs.join('\n')}\n</dl>`;
	}

	#table({ name, widths, heads, rows, dense, headsOnce }: Table): string {
		const classes = [dense ? 'dense' : '', headsOnce ? 'strong' : ''].filter(Boolean).join(' ');
		const columns = widths.map((width) => `<col width="${width / 10}%">`).join('');
		const head = heads.map((row) => `<tr>${row.map((cell) => this.#head(cell)).join('')}</tr>`).join('\n');
		const body = itemsOf(rows).map(
			(item) => `<tbody>\n${item.map((row) => this.#tableRow(row, widths.length)).join('\n')}\n</tbody>`,
		);
		return `<table${classes === '' ? '' : ` class="${classes}"`}>
<caption class="aloud">${escapeHtml(name)}</caption>
<colgroup>${columns}</colgroup>
${head === '' ? '' : `<thead>\n${head}\n</thead>\n`}${body.join('\n') || '<tbody></tbody>'}
</table>`;
	}

	#head({ label, columns, rows }: Head): string {
		const span = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
		return label ? `<th scope="${columns > 1 ? 'colgroup' : 'col'}"${span}>${this.#label(label)}</th>` : `<td${span}></td>`;
	}

	#tableRow({ cells, details }: Row, columns: number): string {
		if (details) {
			return `<tr class="details"><td colspan="${columns}"><dl class="details">${details.map((pair) => this.#detail(pair)).join('')}</dl></td></tr>`;
		}
		return `<tr>${cells.map((cell) => this.#cell(cell)).join('')}</tr>`;
	}

	#detail({ label, values }: Pair): string {
		return `<div><dt>${this.#label(inTwoLines(label))}</dt><dd class="line">${values.map((value) => this.#value(value)).join(' ')}</dd></div>`;
	}

	#cell(cell: Cell): string {
		const { label, marker, values, columns, rows, align, grey, before, sign, apart, below } = cell;
		const span = `${columns ? ` colspan="${columns}"` : ''}${rows ? ` rowspan="${rows}"` : ''}`;
		const said = values.map((value) => this.#value(value)).join(' ');
		const inner = [before && this.#label(before), said, sign].filter((text) => text).join(' ');
		if (marker !== undefined) {
			const named = [label && this.#label(label), inner].filter((text) => text).join(' ');
			const lines = below?.map((pair) => `<p>${pair.label ? `${this.#label(pair.label)} ` : ''}${this.#values(pair.values)}</p>`);
			const whole = lines ? `<div><p>${named}</p>${lines.join('')}</div>` : named;
			return `<th scope="${rows ? 'rowgroup' : 'row'}"${span}><span class="item"><span>${marker}</span>${whole}</span></th>`;
		}
		if (label) return `<th scope="row"${span}>${[this.#label(label), inner].filter((text) => text).join(' ')}</th>`;
		return `<td class="${grey ? 'grey' : align}"${span}>${apart ? `<span class="apart">${inner}</span>` : inner}</td>`;
	}

	#values(values: readonly Value[]): string {
		return values.map((value) => this.#value(value)).join(' ');
	}

	#box({ lines }: Box): string {
		const written = lines.map((line) => {
			switch (line.kind) {
				case 'paragraph':
					return `<p>${this.#label(line.label)}</p>`;
				case 'check':
					return `<label${this.#attributes(line.value, [])}><input type="checkbox" disabled${line.value.text ? ' checked' : ''}>${this.#label(line.label)}</label>`;
				case 'pair':
					return `<dl><dt>${this.#label(line.pair.label)}</dt><dd>${line.pair.values.map((value) => this.#value(value)).join(' ')}</dd></dl>`;
			}
			return '';
		});
		return `<div class="box">\n${written.join('\n')}\n</div>`;
	}

	#totals({ boxed, lines }: Totals): string {
		const counted = lines.some(({ values }) => values.length === 1);
		const names = ['totals', boxed ? 'boxed' : '', counted ? 'counted' : ''].filter((name) => name).join(' ');
		return `<dl class="${names}">\n${lines.map((line) => this.#total(line)).join('\n')}\n</dl>`;
	}

	#total({ label, values, unit }: TotalLine): string {
		const lines = values.map((value) => `<span class="line ${value.kind}">${this.#value(value)}</span>`).join('');
		const behind = unit ? `<span class="unit">${this.#text(unit)}</span>` : '';
		return `<div><dt>${this.#label(label)}</dt><dd>${lines}${behind}</dd></div>`;
	}

	#confirmation({ item, state, label, value }: Confirmation): string {
		const text = label ? this.#label(label) : this.#value(value);
		const said = confirmationText(state);
		const title = said ? ` title="${escapeHtml(said)}"` : '';
		const place = label ? this.#attributes(value, []) : '';
		const marker = `<span class="marker"${place}>(${item})</span>`;
		const inner = state === 'omitted' ? `<del>${text}</del>` : `<span>${text}</span>`;
		return `<li class="${state}"${title}>${marker}${inner}</li>`;
	}

	#notes({ notes }: NoteList): string {
		return `<ol class="notes">\n${notes.map((note) => this.#note(note)).join('\n')}\n</ol>`;
	}

	#note({ number, sure, lines, continued }: PrintedNote): string {
		const bullets = lines.filter((line) => bullet.test(line));
		const square = bullets[0]?.startsWith('■') ? ' class="square"' : '';
		const paragraphs = lines.filter((line) => !bullet.test(line)).map((line) => `<p>${this.#label({ text: line, sure })}</p>`);
		const list =
			bullets.length > 0 ? `<ul${square}>${bullets.map((line) => `<li>${this.#text(line.slice(2))}</li>`).join('')}</ul>` : '';
		const [id, head] = continued ? ['', ''] : [` id="note-${number}"`, `${number}.`];
		return `<li${id}><span>${head}</span><div>${paragraphs.join('')}${list}</div></li>`;
	}

	#label({ text, sure }: Label): string {
		const said = surenessText(sure);
		return said
			? `<span class="${sure}" title="${escapeHtml(said)}"${this.#lang(text)}>${escapeHtml(text)}</span>`
			: this.#text(text);
	}

	/** A string in another language than the page's says so, for those who hear it. */
	#text(text: string): string {
		const lang = this.#lang(text);
		return lang ? `<span${lang}>${escapeHtml(text)}</span>` : escapeHtml(text);
	}

	#lang(text: string): string {
		// Most of a form is figures, which are in no language.
		if (!/[^\d,.() -]/.test(text)) return '';
		const chinese = isChinese(text);
		if (chinese === (this.#document.language === 'zh') || !/\p{L}/u.test(text)) return '';
		return chinese ? ' lang="zh-HK"' : ' lang="en"';
	}

	#value(value: Value): string {
		const names = [
			'v',
			value.kind,
			value.state === 'written' ? '' : value.state,
			value.sure && value.sure !== 'seen' ? value.sure : '',
		];
		return `<span${this.#attributes(value, names)}${this.#lang(value.text)}>${escapeHtml(value.text)}</span>`;
	}

	/** Its class, its place in the text, and what there is to say of it. */
	#attributes({ place, owner, state, sure, marks, text }: Value, names: readonly (string | undefined)[]): string {
		const worst = severities.find((severity) => marks.some((mark) => mark.severity === severity));
		const all = [...names, ...(worst ? ['marked', worst] : [])].filter((name) => name);
		const said = [
			...marks.map(({ message }) => message),
			...[stateText(state), surenessText(sure)].filter((text) => text !== undefined),
		];
		return [
			all.length > 0 ? ` class="${all.join(' ')}"` : '',
			place ? ` data-line="${place.line}" data-column="${place.start}" data-end="${place.end}"` : '',
			owner === undefined ? '' : ` data-owner="${owner}"`,
			said.length > 0 ? ` title="${escapeHtml(said.join('\n'))}"` : '',
			marks.length > 0 ? ` aria-describedby="${marks.map(describedBy).join(' ')}"` : '',
			this.#interactive && place && text !== '' && names.length > 0 ? ' tabindex="0" role="link"' : '',
		].join('');
	}
}

function describedBy({ number }: Mark): string {
	return `finding-${number}`;
}
