import * as l10n from '@vscode/l10n';
import { create, type Font, type FontCollection } from 'fontkit';
import printing from 'pdfmake/js/Printer.js';
import { largest } from '../lists.js';
import { displayWidth } from '../width.js';
import type {
	Block,
	Box,
	Cell,
	ClassBlock,
	Confirmations,
	FormDocument,
	NoteList,
	Pairs,
	Remarks,
	Row,
	Table,
	Totals,
	Value,
} from './model.js';
import { plainValues } from './plain.js';
import { inTwoLines, pageText } from './print.js';

/** A CommonJS module, of which one loader gives all that it exports, and another what it calls its default. */
const Printer = 'default' in printing ? printing.default : (printing as never as (typeof printing)['default']);

import { plainSigns } from '../forms/signs.js';

export { speak } from '../localise.js';

export interface PdfOptions {
	/** For what the standard fonts of PDF have no characters for, Chinese above all; of a collection the name of the font meant. */
	readonly font?: { readonly bytes: Uint8Array; readonly name?: string };
}

const other = 'other';
const standard: readonly string[] = ['Helvetica', 'Helvetica-Bold'];

/** The font cannot be used, or has no character for a text. */
export class FontError extends Error {
	override name = 'FontError';
}

/** Whether a document has characters that the standard fonts of PDF have not. */
export function needsFont(document: FormDocument): boolean {
	return foreignTo(forPaper(document)).size > 0;
}

export async function pdfOf(form: FormDocument, { font }: PdfOptions = {}): Promise<Uint8Array> {
	const document = forPaper(form);
	const foreign = foreignTo(document);
	const chosen = foreign.size > 0 ? openFont(font, foreign) : undefined;
	const fonts = {
		Latin: { normal: standard[0], bold: standard[1] },
		...(chosen ? { Other: { normal: [other, chosen.name], bold: [other, chosen.name] } } : {}),
	};
	// The one file there is; nothing is fetched, from the network or from the disk.
	const files = { existsSync: (file: unknown) => file === other, readFileSync: () => chosen?.bytes };
	const nothing = { resolve: () => {}, resolved: async () => {} };
	const printer = new Printer(fonts, files, nothing, (of) => typeof of !== 'string' || standard.includes(of));
	const drawable = chosen && chosen.instead.size > 0 ? withSigns(document, chosen.instead) : document;
	const pdf = await printer.createPdfKitDocument(definitionOf(drawable));
	const chunks: Uint8Array[] = [];
	return new Promise((resolve, reject) => {
		pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
		pdf.on('error', reject);
		pdf.on('end', () => resolve(joined(chunks)));
		pdf.end();
	});
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return bytes;
}

// Fonts

/** Latin-1 and what Windows put into its gap: all that the standard fonts encode. */
const latin = /^[\n\r\t -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;
const runs = /[\n\r\t -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+|[^\n\r\t -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+/gu;

/** The characters of a document that the standard fonts have not. */
function foreignTo(document: FormDocument): ReadonlySet<string> {
	const found = new Set<string>();
	const visit = (node: unknown): void => {
		if (typeof node === 'string') {
			if (!latin.test(node)) {
				for (const character of node) {
					if (!latin.test(character)) {
						found.add(character);
					}
				}
			}
		} else if (Array.isArray(node)) {
			node.forEach(visit);
		} else if (typeof node === 'object' && node !== null) {
			Object.values(node).forEach(visit);
		}
	};
	visit(definitionOf(document));
	return found;
}

/** The font's bytes and name as PDFKit takes them, once it is known to have every character. */
function openFont(
	font: PdfOptions['font'],
	characters: ReadonlySet<string>,
): { readonly bytes: Uint8Array; readonly name: string | undefined; readonly instead: ReadonlyMap<string, string> } {
	if (!font) {
		throw new FontError(
			l10n.t('The texts have characters that the standard fonts of PDF have not: a font that has them is needed.'),
		);
	}
	let opened: Font;
	let collected = false;
	try {
		const found = create(font.bytes as Buffer) as Font | FontCollection;
		collected = 'fonts' in found;
		opened = 'fonts' in found ? inCollection(found, font.name) : found;
	} catch (error) {
		throw new FontError(l10n.t('The font cannot be used: {0}', error instanceof Error ? error.message : String(error)));
	}
	const has = (character: string) => latin.test(character) || opened.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
	const lacked = [...characters].filter((character) => !has(character));
	// Fonts made for Hong Kong have 內 and 為, and not 内 and 爲, with which the form is printed as well.
	const instead = new Map(
		lacked.flatMap((character): [string, string][] => {
			const plain = plainSigns(character);
			return plain !== character && has(plain) ? [[character, plain]] : [];
		}),
	);
	const missing = lacked.filter((character) => !instead.has(character));
	if (missing.length > 0) {
		throw new FontError(
			l10n.t('The font {0} has no character for {1}', opened.fullName, missing.slice(0, 10).map(named).join(', ')),
		);
	}
	return { bytes: onOneLine(font.bytes, opened), name: collected ? opened.postscriptName : undefined, instead };
}

/** The document with other signs for those that the font has not. */
function withSigns<T>(node: T, instead: ReadonlyMap<string, string>): T {
	if (typeof node === 'string') return [...node].map((character) => instead.get(character) ?? character).join('') as T;
	if (Array.isArray(node)) return node.map((each) => withSigns(each, instead)) as T;
	if (typeof node !== 'object' || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withSigns(value, instead)])) as T;
}

/** A character that few fonts have may not be seen where it is said. */
function named(character: string): string {
	return `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
}

/** Helvetica's, in thousandths of the type's size: ascent, descent, and the gap between lines. */
const helvetica = [718, -207, 231] as const;

/** The font with the measures of a line that Helvetica has, so that the texts of both stand on one line. */
function onOneLine(bytes: Uint8Array, font: Font): Uint8Array {
	const { offset } = (font as Font & { readonly directory: { readonly tables: { readonly hhea: { readonly offset: number } } } })
		.directory.tables.hhea;
	const measured = bytes.slice();
	const view = new DataView(measured.buffer);
	// The table of horizontal metrics begins with its version, in four bytes.
	for (const [index, measure] of helvetica.entries()) {
		view.setInt16(offset + 4 + 2 * index, Math.round((measure * font.unitsPerEm) / 1000));
	}
	return measured;
}

/** The one that is named, else one for Hong Kong or Taiwan, else the first. */
function inCollection({ fonts }: FontCollection, name: string | undefined): Font {
	const found =
		fonts.find(({ postscriptName }) => postscriptName === name) ??
		fonts.find(({ postscriptName }) => /(hk|tc)\b/i.test(postscriptName)) ??
		fonts[0];
	if (!found) {
		throw new Error('there is none in the collection');
	}
	return found;
}

// The page, in points as the published form has it

type Content = { readonly [key: string]: unknown };
type Run = { readonly text: string; readonly font?: 'Other' };

const margin = { left: 21, top: 49.5, right: 44, bottom: 62 } as const;
const page = { width: 841.89, height: 595.28 } as const;
const width = page.width - margin.left - margin.right;
const rule = 0.75;
/** Of what Helvetica has of its own: 1.2 of the type's size. */
const lineHeight = 1.294;
const pad = { x: 1.2, y: 2 } as const;
const marked = { error: '#fde7e5', warning: '#fff3d6', information: '#e6f0fa' } as const;
const severities = ['error', 'warning', 'information'] as const;
const greyPaper = '#e6e6e6';

function isDraft({ findings }: FormDocument): boolean {
	return findings.some(({ severity }) => severity !== 'information');
}

/** What is signed says nothing of itself: with no more than information to give, a return is printed as if there were none. */
function forPaper(document: FormDocument): FormDocument {
	return isDraft(document)
		? document
		: JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'marks' || key === 'findings' ? [] : value)));
}

/** Where pdfmake has set a content, known once the pages are laid out. */
type Placed = Content & { readonly positions?: readonly { readonly pageNumber: number }[] };

function definitionOf(document: FormDocument): Content {
	const { pages, form, foot, edition, language, title } = document;
	const list: readonly Placed[] = document.findings.length > 0 ? findingsContent(document) : [];
	// The list of findings stands behind the form and is not counted among its pages.
	const last = (of: number): number => (list[0]?.positions?.[0]?.pageNumber ?? of + 1) - 1;
	return {
		pageSize: { width: page.width, height: page.height },
		pageMargins: [margin.left, margin.top, margin.right, margin.bottom],
		info: { title: form === '' ? title : `${form}: ${title}`, subject: edition },
		language: language === 'zh' ? 'zh-HK' : 'en-HK',
		displayTitle: true,
		defaultStyle: { font: 'Latin', fontSize: 9, lineHeight },
		header: (current: number, of: number): Content => ({
			text: current <= last(of) ? form : '',
			alignment: 'right',
			margin: [0, 20, 54, 0],
		}),
		footer: (current: number, of: number): Content | undefined =>
			current <= last(of)
				? {
						stack: [
							{ text: text(pageText(foot, current, last(of))), alignment: 'center' },
							{ text: edition, alignment: 'right', relativePosition: { x: -7.4, y: -10.8 } },
						],
						margin: [margin.left + 13.4, 7.3, margin.right, 0],
					}
				: undefined,
		content: [
			...pages.flatMap(({ blocks }, index) => {
				const written = groupsOf(blocks).flatMap(({ of, first, whole }) => {
					const contents = of.flatMap((block, at) => blockContent(block, first + at, blocks[first + at + 1]));
					if (whole) {
						return [{ stack: contents, unbreakable: true }];
					}
					// What does not fit on one page begins on a new one, where a class stands before it.
					const [head, ...others] = contents;
					return head && of[0]?.kind === 'class' && isLong(of) && blocks.slice(0, first).some(({ kind }) => kind === 'table')
						? [{ ...head, pageBreak: 'before' }, ...others]
						: contents;
				});
				return written.map((content, at) => ({
					...content,
					...(index > 0 && at === 0 ? { pageBreak: 'before' } : {}),
					// Room below the last block would be room on a page of its own where the page is full.
					...(at === written.length - 1 ? { margin: above(content.margin) } : {}),
				}));
			}),
			...list,
		],
	};
}

/** The findings on a page of their own. */
function findingsContent({ findings, review }: FormDocument): readonly Content[] {
	return [
		{ text: bold(review.title), fontSize: 11, margin: [2.5, 0, 0, 4], pageBreak: 'before' },
		{ text: text(review.note), margin: [2.5, 0, 0, 12] },
		{
			table: {
				widths: [19, '*'],
				dontBreakRows: true,
				body: findings.map(({ number, severity, said }) => [
					{ text: `${number}.`, alignment: 'right' },
					{ text: text(said), fillColor: marked[severity] },
				]),
			},
			layout: { ...ruled, hLineWidth: () => 0, vLineWidth: () => 0 },
		},
	];
}

/** Blocks that belong together: a class, its table, and its box with the heading over it. */
interface Group {
	readonly of: readonly Block[];
	/** Where the first of them stands among the page's. */
	readonly first: number;
	/** It is to stand on one page. A second pass to find out where pages end would spoil the layout. */
	readonly whole: boolean;
}

const follows: Readonly<Partial<Record<Block['kind'], readonly Block['kind'][]>>> = {
	class: ['table'],
	table: ['heading'],
	heading: ['box'],
};

function groupsOf(blocks: readonly Block[]): readonly Group[] {
	const groups: Block[][] = [];
	for (const block of blocks) {
		const group = groups.at(-1);
		const last = group?.at(-1);
		if (group && last && group[0]?.kind === 'class' && follows[last.kind]?.includes(block.kind)) {
			group.push(block);
		} else {
			groups.push([block]);
		}
	}
	let first = 0;
	return groups.map((of) => {
		const group = {
			of,
			first,
			whole: of.length > 1 && !of.some(isTall) && of.every((block) => block.kind !== 'table' || isShort(block)),
		};
		first += of.length;
		return group;
	});
}

function isShort({ heads, rows, widths }: Table): boolean {
	const sum = widths.reduce((a, b) => a + b, 0);
	const lines = rows.reduce((before, { cells, details }) => {
		const names = cells
			.filter(({ marker }) => marker)
			.map((cell) => linesIn(plainValues(cell.values), ((widths[0] ?? 0) / sum) * width - 20, 7));
		return before + (details ? 2 * details.length : largest(names, 2));
	}, 0);
	// Heads over two rows are set wrong within what may not be broken.
	return heads.length < 2 && rows.length <= 8 && lines <= mostLines;
}

function isLong(blocks: readonly Block[]): boolean {
	return blocks.some((block) => block.kind === 'table' && block.rows.length > 8);
}

/** Lines of type that a page surely takes, and its tables' heads with them. */
const mostLines = 28;

/** A text that may take more than a page must be broken where it stands, for what is kept whole and does not fit is cut off. */
function isTallText(of: string, room: number, size: number): boolean {
	return linesIn(of, room, size) > mostLines;
}

function linesIn(of: string, room: number, size: number): number {
	const inLine = Math.max(1, Math.floor(room / (size * 0.56)));
	return of.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / inLine)), 0);
}

function isTall(block: Block): boolean {
	const tall = (of: readonly Value[], room: number, size = 9): boolean => isTallText(plainValues(of), room, size);
	switch (block.kind) {
		case 'class':
			return block.rows.some((row) => row.some(({ values: said }) => tall(said, 120)));
		case 'box':
			return block.lines.some((line) => line.kind === 'pair' && tall(line.pair.values, 540));
		case 'pairs':
			return block.rows.some((row) => row.some(({ values: said }) => tall(said, 500)));
		case 'confirmations':
			return block.items.some(({ value }) => tall([value], 700));
		case 'table': {
			const sum = block.widths.reduce((a, b) => a + b, 0);
			return block.rows.some(
				({ cells, details = [] }) =>
					cells.some(({ values: said, marker }) => tall(said, ((marker ? (block.widths[0] ?? 0) : 95) / sum) * width - 20, 7)) ||
					details.some(({ values: said }) => tall(said, 100, 7)),
			);
		}
		default:
			return false;
	}
}

function above(margin: unknown): readonly number[] {
	const [left = 0, top = 0, right = 0] = Array.isArray(margin) ? (margin as readonly number[]) : [];
	return [left, top, right, 0];
}

/** What no font draws: marks that only join or part, and control characters, each as wide as a space. */
function drawn(of: string): string {
	return of.replace(/\p{Cf}/gu, '').replace(/[^\P{Cc}\n\r\t]|\p{Cs}/gu, ' ');
}

/** A text in runs of the one font and the other. */
function text(said: string): string | readonly Run[] {
	const of = drawn(said);
	return latin.test(of)
		? of
		: [...of.matchAll(runs)].map(([run]) => (latin.test(run) ? { text: run } : { text: run, font: 'Other' }));
}

function bold(of: string, bold = true): readonly Content[] {
	const written = text(of);
	return (typeof written === 'string' ? [{ text: written }] : written).map((run) => ({ ...run, bold }));
}

function values(of: readonly Value[]): string | readonly Run[] {
	return of.length === 1 ? text(of[0]?.text ?? '') : text(plainValues(of));
}

/** The colour of the worst that there is to say. */
function colourOf(of: readonly Value[]): string | undefined {
	const worst = severities.find((severity) => of.some(({ marks }) => marks.some((mark) => mark.severity === severity)));
	return worst && marked[worst];
}

function filled(of: readonly Value[]): Content {
	const fillColor = colourOf(of);
	return fillColor ? { fillColor } : {};
}

const headings = {
	1: { fontSize: 11, margin: [1, 39, 0, 12.3] },
	2: { fontSize: 10, margin: [2.5, 0, 0, 11.5] },
	3: { fontSize: 9, margin: [4.5, -2, 0, 10] },
	/** (B) to (E) head their pages by themselves, and stand higher. */
	alone: { fontSize: 9, margin: [4.5, -11.8, 0, 9] },
	notes: { fontSize: 9, margin: [1, -11, 0, 11] },
} as const;

function blockContent(block: Block, at: number, next: Block | undefined): readonly Content[] {
	switch (block.kind) {
		case 'heading': {
			const aside = block.aside ? bold(`   ${block.aside.text}`, false) : [];
			const plain = next?.kind === 'notes';
			const style = headings[plain ? 'notes' : at === 0 && block.level === 3 ? 'alone' : block.level];
			const background = colourOf(block.at ? [block.at] : []);
			const label = bold(block.label.text, !plain).map((run) => ({ ...run, ...(background ? { background } : {}) }));
			return [{ text: [...label, ...aside], ...style, headlineLevel: block.level }];
		}
		case 'lines':
			return block.lines.map(({ text: of }, index) => ({
				// The standard fonts have no boxes.
				text: block.strong ? bold(of) : text(of.replaceAll('☒', '[x]').replaceAll('☐', '[  ]')),
				alignment: block.align === 'center' ? 'center' : 'left',
				margin: [0, 0, 0, index === block.lines.length - 1 ? 9 : 0],
			}));
		case 'pairs':
			return pairLines(block);
		case 'class':
			return [classTable(block)];
		case 'table':
			return [tableContent(block)];
		case 'box':
			return [boxContent(block)];
		case 'totals':
			return [totalsContent(block)];
		case 'paragraph':
			return [{ text: text(block.label.text), margin: [1, 0, 0, 11] }];
		case 'confirmations':
			return [confirmationsContent(block)];
		case 'remarks':
			return remarksContent(block);
		case 'notes':
			return notesContent(block);
	}
}

/** Lines all around every cell, or where the cells themselves say. */
const ruled = {
	hLineWidth: () => rule,
	vLineWidth: () => rule,
	paddingLeft: () => pad.x,
	paddingRight: () => pad.x,
	paddingTop: () => pad.y,
	paddingBottom: () => pad.y,
};
/** The table below draws the line between them. */
const open = {
	...ruled,
	hLineWidth: (line: number, { table }: { table: { body: readonly unknown[] } }) => (line === table.body.length ? 0 : rule),
};
const framed = {
	...ruled,
	hLineWidth: (line: number, { table }: { table: { body: readonly unknown[] } }) =>
		line === 0 || line === table.body.length ? rule : 0,
	vLineWidth: (line: number, { table }: { table: { widths: readonly unknown[] } }) =>
		line === 0 || line === table.widths.length ? rule : 0,
};

/** Widths of columns, in parts of the whole, less what paddings and lines take. */
function columns(parts: readonly number[], whole: number = width): readonly number[] {
	const sum = parts.reduce((a, b) => a + b, 0);
	const free = whole - rule;
	return parts.map((part) => (part / sum) * free - 2 * pad.x - rule);
}

const noBorder = [false, false, false, false] as const;
const underlined = [false, false, false, true] as const;

function pairLines(block: Pairs): readonly Content[] {
	const { of, rows } = block;
	const signature = of === 'signature';
	const lines = rows.map((row, index): Content => {
		const [first, second] = row;
		if (first && first.values.length === 0) {
			return { text: text(first.label.text), margin: [1, 9, 0, 11] };
		}
		const short = first?.values[0]?.kind === 'date';
		const label = signature ? 96 : 112;
		const value = signature ? 511 : short ? 141 : width - label - 8;
		const gap = 367;
		const bold = index === 0 && !signature;
		const cells = [
			{ text: text(first?.label.text ?? ''), bold, border: noBorder },
			{ text: values(first?.values ?? []), border: underlined, ...filled(first?.values ?? []) },
			...(second
				? [
						{ text: text(second.label.text), alignment: 'right', border: noBorder },
						{ text: values(second.values), border: underlined, ...filled(second.values) },
					]
				: []),
		];
		return {
			table: { widths: second ? [label, value, gap, '*'] : [label, value], body: [cells] },
			layout: { ...ruled, hLineWidth: () => 1, paddingBottom: () => 4 },
			margin: [0, 0, 0, 2],
		};
	});
	const below = rows.flatMap((row) => row.flatMap((pair) => pair.below ?? []));
	return [
		{
			stack: [...lines, ...below.map((label) => ({ text: text(label.text), margin: [105, 0, 0, 0] }))],
			margin: [0, signature ? 29.5 : 0, 0, signature ? 0 : 9.3],
			unbreakable: !isTall(block),
		},
		...(signature ? [{ canvas: [{ type: 'line', x1: 0, y1: 22, x2: width, y2: 22, lineWidth: 1 }] }] : []),
	];
}

function classTable(block: ClassBlock): Content {
	const { rows, at } = block;
	const body = rows.map((row, line) =>
		row.flatMap(({ label, values: said }, index): readonly Content[] => {
			const wide = index === 1 && row.length === 2;
			const listed = index === 2;
			const cell = { text: values(said), ...filled(said), ...(wide ? { colSpan: 3 } : {}) };
			const opened = line === 0 && index === 0 ? filled([at]) : {};
			return [{ text: text(label.text), ...(listed ? { fontSize: 7.8 } : {}), ...opened }, cell, ...(wide ? [{}, {}] : [])];
		}),
	);
	return {
		table: { widths: columns([118, 145, 84, 149, 126, 147]), body, heights: 13.6 },
		layout: open,
		unbreakable: !isTall(block),
	};
}

function tableContent(block: Table): Content {
	const { widths, heads, rows, dense } = block;
	const size = dense ? 7 : 9;
	const head = headRows(heads, widths.length, size, dense);
	const least = dense ? 10 : 13.6;
	const whole = !isTall(block);
	// A cell over several rows is not broken from page to page: there it stands in the first row alone.
	const items = dense ? itemsOf(rows, whole ? mostRows : 1) : [];
	const body = dense ? items.map((item) => itemRow(item, widths, size, least, whole)) : spread(rows, columns(widths), size);
	const written = [...head, ...body];
	return {
		table: {
			widths: columns(widths),
			headerRows: head.length,
			// Without it a head may be left alone at the end of a page.
			...(whole && head.length > 0 && body.length > 0 ? { keepWithHeaderRows: 1 } : {}),
			dontBreakRows: whole,
			body: written.length > 0 ? written : [widths.map(() => ({}))],
			// A head over two rows does not make them higher.
			heights: (row: number) => (row < head.length ? (head.length > 1 ? 22 : dense ? 0 : 13.6) : dense ? 0 : least),
		},
		layout: dense
			? {
					...ruled,
					paddingTop: (row: number) => (row < head.length ? pad.y : 0),
					paddingBottom: (row: number) => (row < head.length ? pad.y : 0),
				}
			: ruled,
		margin: [0, 0, 0, 10],
	};
}

/** Rows of an item that stand on one page: with more, it is continued in others. */
const mostRows = 12;

/** The rows of each item, from the one with its name to the lines below it. */
function itemsOf(rows: readonly Row[], most: number): readonly (readonly Row[])[] {
	const items: Row[][] = [];
	for (const row of rows) {
		const item = items.at(-1);
		const continued = item && !row.cells.some(({ marker }) => marker !== undefined);
		if (continued && (row.details || item.length < most)) {
			item.push(row);
		} else if (continued) {
			// Its other cells are blank in the rows that continue it.
			const [first] = items.findLast(([start]) => start?.cells.some(({ marker }) => marker !== undefined)) ?? [];
			const spanning = first?.cells.map(
				({ rows: height, align }): Cell => ({ values: [], align, ...(height ? { rows: height } : {}) }),
			);
			const gap = first?.cells.findIndex(({ rows: height }) => height === undefined) ?? 0;
			const cells = spanning ? [...spanning.slice(0, gap), ...row.cells, ...spanning.slice(gap + row.cells.length)] : row.cells;
			items.push([{ ...row, cells }]);
		} else {
			items.push([row]);
		}
	}
	return items;
}

/** One row of the table, so that an item is not torn: a table of its own, which lies on the other's columns. */
function itemRow(
	item: readonly Row[],
	widths: readonly number[],
	size: number,
	least: number,
	whole: boolean,
): readonly Content[] {
	const height = item.filter(({ details }) => !details).length;
	const cut = item.map((row) => ({
		...row,
		cells: row.cells.map(({ rows, ...cell }): Cell => (rows === undefined || height < 2 ? cell : { ...cell, rows: height })),
	}));
	const written = spread(cut, columns(widths), size);
	const cell = {
		table: {
			widths: columns(widths),
			dontBreakRows: whole,
			body: cut.map((row, index) => (row.details ? detailsRow(row, widths.length) : written[index])),
			heights: least,
		},
		// The line above is that of the row before.
		layout: { ...ruled, hLineWidth: (line: number) => (line === 0 ? 0 : rule) },
		margin: [-pad.x - rule, 0, 0, 0],
		colSpan: widths.length,
		border: noBorder,
	};
	return [cell, ...Array.from({ length: widths.length - 1 }, () => ({}))];
}

function headRows(heads: Table['heads'], count: number, fontSize: number, dense: boolean): readonly (readonly Content[])[] {
	const reach = Array.from({ length: count }, () => 0);
	return heads.map((row, at) => {
		const cells: Content[] = Array.from({ length: count }, () => ({}));
		let column = 0;
		for (const { label, columns: over, rows } of row) {
			while ((reach[column] ?? 0) > at) {
				column += 1;
			}
			cells[column] = {
				// The form breaks its wide heads before what they exclude.
				text: text((label?.text ?? '').replace(dense ? '' : ' (', dense ? '' : '\n(')),
				fontSize,
				alignment: 'center',
				// Over two rows it would be set too low.
				...(rows > 1 ? {} : { verticalAlignment: 'middle' }),
				...(dense ? { margin: [0, 3, 0, 3] } : {}),
				...(over > 1 ? { colSpan: over } : {}),
				...(rows > 1 ? { rowSpan: rows } : {}),
			};
			for (let end = column + over; column < end; column += 1) {
				reach[column] = at + rows;
			}
		}
		return cells;
	});
}

function spread(rows: readonly Row[], wide: readonly number[], fontSize: number): readonly (readonly Content[])[] {
	const reach = wide.map(() => 0);
	return rows.map(({ cells }, at) => {
		const written: Content[] = wide.map(() => ({}));
		let column = 0;
		for (const cell of cells) {
			while ((reach[column] ?? 0) > at) {
				column += 1;
			}
			written[column] = cellContent(cell, sizeIn(wide[column] ?? 0, cell, fontSize));
			reach[column] = at + (cell.rows ?? 1);
			column += 1;
		}
		return written;
	});
}

/** Of Helvetica, in parts of the type's size. */
const digitWidth = 0.556;
const signWidths: Readonly<Record<string, number>> = { ',': 0.278, '.': 0.278, '-': 0.333 };

/** A number broken over two lines would read as two: it is set as small as its column asks. */
function sizeIn(room: number, { align, values: said }: Cell, fontSize: number): number {
	const number = plainValues(said);
	if (align !== 'end' || !/^[-\d,.]+$/.test(number)) return fontSize;
	const wide = [...number].reduce((sum, sign) => sum + (signWidths[sign] ?? digitWidth), 0);
	return wide * fontSize > room ? Math.floor((room / wide) * 20) / 20 : fontSize;
}

function cellContent({ label, marker, values: said, rows, align, grey }: Cell, fontSize: number): Content {
	const span = rows ? { rowSpan: rows } : {};
	if (marker !== undefined) {
		return { columns: [{ text: marker, width: 14 }, { text: values(said) }], fontSize, ...filled(said), ...span };
	}
	return {
		text: label ? text(label.text) : values(said),
		fontSize,
		alignment: align === 'end' ? 'right' : 'left',
		...(grey ? { fillColor: greyPaper } : filled(said)),
		...span,
	};
}

/** The lines below an item, each with a line to write on. */
function detailsRow({ details = [] }: Row, count: number): readonly Content[] {
	const cell = {
		table: {
			widths: [124, 34, 105],
			body: details.map(({ label, values: said }) => {
				const [currency, amount] = said;
				const written =
					said.length > 1
						? [
								{ text: values(currency ? [currency] : []), border: underlined },
								{ text: values(amount ? [amount] : []), border: underlined, alignment: 'right', ...filled(said) },
							]
						: [{ text: values(said), colSpan: 2, border: underlined, ...filled(said) }, {}];
				return [{ text: text(inTwoLines(label).text), border: noBorder }, ...written];
			}),
			heights: 14,
		},
		layout: { ...ruled, hLineWidth: () => 1 },
		fontSize: 7,
		colSpan: count,
	};
	return [cell, ...Array.from({ length: count - 1 }, () => ({}))];
}

function tick(ticked: boolean): Content {
	const box = { type: 'rect', x: 3, y: 1, w: 10, h: 10, lineWidth: 1 };
	const points = [
		{ x: 5.5, y: 6 },
		{ x: 7.5, y: 8.3 },
		{ x: 10.5, y: 3.2 },
	];
	if (!ticked) return { canvas: [box], width: 34 };
	// What is drawn is no text: whoever reads the page otherwise than by eye finds a letter under it.
	const letter = { text: 'X', color: 'white', fontSize: 8, relativePosition: { x: 5.2, y: 1.6 } };
	return { stack: [letter, { canvas: [box, { type: 'polyline', points, lineWidth: 1 }] }], width: 34 };
}

function boxContent(block: Box): Content {
	const { lines } = block;
	const body: (readonly Content[])[] = [];
	let checks: Content[] = [];
	let checked: Value[] = [];
	const whole = (content: Content): readonly Content[] => [{ ...content, colSpan: 2 }, {}];
	for (const line of lines) {
		if (line.kind === 'check') {
			checks = [
				...checks,
				{ columns: [tick(line.value.text !== ''), { text: text(line.label.text), margin: [0, 0.6, 0, 1.4] }] },
			];
			checked = [...checked, line.value];
			continue;
		}
		if (checks.length > 0) {
			body.push(whole({ stack: checks, ...filled(checked) }));
			[checks, checked] = [[], []];
		}
		body.push(
			line.kind === 'paragraph'
				? whole({ text: text(line.label.text), margin: [2, 0, 0, 0] })
				: [{ text: text(line.pair.label.text) }, { text: values(line.pair.values), ...filled(line.pair.values) }],
		);
	}
	const last = body.length - 1;
	return {
		table: { widths: [220, '*'], body, heights: (row: number) => (row === last ? 30 : 0), dontBreakRows: !isTall(block) },
		layout: ruled,
		margin: [0, 0, 0, 12],
	};
}

function totalsContent({ boxed, lines }: Totals): Content {
	const counted = lines.some(({ values: said }) => said.length === 1);
	const label = boxed ? 493 : counted ? 419 : 505;
	const body = lines.map(({ label: name, values: said, unit }) => {
		const number = (value: Value | undefined, alignment: string): Content => ({
			text: values(value ? [value] : []),
			alignment,
			border: underlined,
			...filled(value ? [value] : []),
		});
		const figures = counted ? [number(said[0], 'right')] : [number(said[0], 'left'), number(said[1], 'right')];
		const units = unit === '' ? [] : [{ text: text(unit), border: noBorder, margin: [4, 0, 0, 0] }];
		const filler = counted && units.length === 0 ? [{ text: '', border: noBorder }] : units;
		return [{ text: text(name.text), alignment: 'right', border: noBorder, margin: [0, 0, 3, 0] }, ...figures, ...filler];
	});
	const table = {
		table: { widths: counted ? [label, 144, boxed ? 100 : '*'] : [label, 34, 156], body, dontBreakRows: true },
		layout: { ...ruled, hLineWidth: () => 1, paddingTop: () => (boxed ? 8 : 5), paddingBottom: () => 4 },
	};
	return boxed
		? { table: { widths: ['*'], body: [[table]] }, layout: ruled, margin: [0, 10, -20, 0], unbreakable: true }
		: { ...table, margin: [0, 0, 0, 6] };
}

function confirmationsContent(block: Confirmations): Content {
	const { items } = block;
	const printed = items.filter(({ state }) => state === 'confirmed' || state === 'amended');
	const body = printed.map(({ item, label, value }, index) => [
		{ text: `(${item})`, margin: [0, index === 0 ? 0 : 6.5, 0, 0], ...filled([value]) },
		{ text: label ? text(label.text) : values([value]), margin: [0, index === 0 ? 0 : 6.5, 0, 0], ...filled([value]) },
	]);
	return {
		table: { widths: [16.5, '*'], body: body.length > 0 ? body : [['', '']], dontBreakRows: !isTall(block) },
		layout: framed,
	};
}

function remarksContent({ label, paragraphs }: Remarks): readonly Content[] {
	return [
		{ text: text(label.text), margin: [1, 8, 0, 3], headlineLevel: 4 },
		...paragraphs.map((value) => ({ text: text(value.text), margin: [1, 0, 0, 5] })),
	];
}

function notesContent({ notes }: NoteList): readonly Content[] {
	return notes.map(({ number, lines }) => ({
		columns: [
			{ text: `${number}.`, width: 56 },
			{
				stack: lines.map((line) =>
					line.startsWith('- ')
						? { columns: [{ text: '·', width: 28 }, { text: text(line.slice(2)) }], margin: [0, 6, 0, 0] }
						: { text: text(line), margin: [0, 0, 0, 3] },
				),
			},
		],
		margin: [2, 0, 0, 6],
	}));
}
