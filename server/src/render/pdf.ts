import * as l10n from '@vscode/l10n';
import { create, type Font, type FontCollection } from 'fontkit';
import printing from 'pdfmake/js/Printer.js';
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
import { pageText } from './print.js';

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
	return foreignTo(document).size > 0;
}

export async function pdfOf(document: FormDocument, { font }: PdfOptions = {}): Promise<Uint8Array> {
	const foreign = foreignTo(document);
	const chosen = foreign.size > 0 ? openFont(font, foreign) : undefined;
	const fonts = {
		Latin: { normal: standard[0], bold: standard[1] },
		...(chosen ? { Other: { normal: [other, chosen.name], bold: [other, chosen.name] } } : {}),
	};
	// The one file there is; nothing is fetched, from the network or from the disk.
	const files = { existsSync: (file: unknown) => file === other, readFileSync: () => chosen?.bytes };
	const nothing = { resolve: () => {}, resolved: async () => {} };
	const printer = new printing.default(fonts, files, nothing, (of) => typeof of !== 'string' || standard.includes(of));
	const pdf = await printer.createPdfKitDocument(definitionOf(document));
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
): { readonly bytes: Uint8Array; readonly name: string | undefined } {
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
	const missing = [...characters].filter((character) => !opened.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
	if (missing.length > 0) {
		throw new FontError(l10n.t('The font {0} has no character for {1}', opened.fullName, missing.slice(0, 10).join(' ')));
	}
	return { bytes: font.bytes, name: collected ? opened.postscriptName : undefined };
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
/** Fonts with Chinese characters have room between lines of their own. */
type Run = { readonly text: string; readonly font?: 'Other'; readonly lineHeight?: number };

const margin = { left: 21, top: 47, right: 44, bottom: 62 } as const;
const page = { width: 841.89, height: 595.28 } as const;
const width = page.width - margin.left - margin.right;
const rule = 0.75;
const pad = { x: 1.2, y: 2 } as const;
const marked = { error: '#fde7e5', warning: '#fff3d6', information: '#e6f0fa' } as const;
const severities = ['error', 'warning', 'information'] as const;
const greyPaper = '#e6e6e6';

/** What is signed says nothing of itself: with no more than information to give, a return is printed as if there were none. */
function isDraft({ findings }: FormDocument): boolean {
	return findings.some(({ severity }) => severity !== 'information');
}

/** Where pdfmake has set a content, known once the pages are laid out. */
type Placed = Content & { readonly positions?: readonly { readonly pageNumber: number }[] };

function definitionOf(document: FormDocument): Content {
	const { pages, form, edition, language, title } = document;
	const list: readonly Placed[] = isDraft(document) ? findingsContent(document) : [];
	// The list of findings stands behind the form and is not counted among its pages.
	const last = (of: number): number => (list[0]?.positions?.[0]?.pageNumber ?? of + 1) - 1;
	return {
		pageSize: { width: page.width, height: page.height },
		pageMargins: [margin.left, margin.top, margin.right, margin.bottom],
		info: { title: `${form}: ${title}`, subject: edition },
		language: language === 'zh' ? 'zh-HK' : 'en-HK',
		displayTitle: true,
		defaultStyle: { font: 'Latin', fontSize: 9, lineHeight: 1.06 },
		header: (current: number, of: number): Content => ({
			text: current <= last(of) ? form : '',
			alignment: 'right',
			margin: [0, 18, 54, 0],
		}),
		footer: (current: number, of: number): Content | undefined =>
			current <= last(of)
				? {
						stack: [
							{ text: text(pageText(current, last(of), language)), alignment: 'center' },
							{ text: edition, alignment: 'right', relativePosition: { x: -10, y: -10.4 } },
						],
						margin: [margin.left, 4, margin.right, 0],
					}
				: undefined,
		content: [
			...pages.flatMap(({ blocks }, index) => {
				const written = blocks.flatMap((block, at) => {
					const [before, next] = [blocks[at - 1], blocks[at + 1]];
					if (block.kind === 'class' && next?.kind === 'table' && isShort(next)) {
						return [{ stack: [classTable(block), tableContent(next)], unbreakable: true }];
					}
					return before?.kind === 'class' && block.kind === 'table' && isShort(block) ? [] : blockContent(block, at, next);
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

/** Short enough to stand on one page with the block of its class. A second pass to find out where pages end would spoil the layout. */
function isShort({ heads, rows }: Table): boolean {
	// Heads over two rows are set wrong within what may not be broken.
	return heads.length < 2 && rows.length <= 8;
}

function above(margin: unknown): readonly number[] {
	const [left = 0, top = 0, right = 0] = Array.isArray(margin) ? (margin as readonly number[]) : [];
	return [left, top, right, 0];
}

/** A text in runs of the one font and the other. */
function text(of: string): string | readonly Run[] {
	return latin.test(of)
		? of
		: [...of.matchAll(runs)].map(([run]) => (latin.test(run) ? { text: run } : { text: run, font: 'Other', lineHeight: 0.8 }));
}

function bold(of: string, bold = true): readonly Content[] {
	const written = text(of);
	return (typeof written === 'string' ? [{ text: written }] : written).map((run) => ({ ...run, bold }));
}

function values(of: readonly Value[]): string | readonly Run[] {
	return of.length === 1 ? text(of[0]?.text ?? '') : text(plainValues(of));
}

/** The colour of the worst that there is to say. */
function filled(of: readonly Value[]): Content {
	const worst = severities.find((severity) => of.some(({ marks }) => marks.some((mark) => mark.severity === severity)));
	return worst ? { fillColor: marked[worst] } : {};
}

const headings = {
	1: { fontSize: 11, margin: [1, 39, 0, 15] },
	2: { fontSize: 10, margin: [2.5, 0, 0, 9] },
	3: { fontSize: 9, margin: [4.5, 0, 0, 10] },
	/** (B) to (E) head their pages by themselves, and stand higher. */
	alone: { fontSize: 9, margin: [4.5, -9, 0, 12] },
} as const;

function blockContent(block: Block, at: number, next: Block | undefined): readonly Content[] {
	switch (block.kind) {
		case 'heading': {
			const aside = block.aside ? bold(`   ${block.aside.text}`, false) : [];
			const plain = next?.kind === 'notes';
			const style = headings[at === 0 && (plain || block.level === 3) ? 'alone' : block.level];
			return [{ text: [...bold(block.label.text, !plain), ...aside], ...style, headlineLevel: block.level }];
		}
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

function pairLines({ of, rows }: Pairs): readonly Content[] {
	const signature = of === 'signature';
	const lines = rows.map((row, index): Content => {
		const [first, second] = row;
		if (first && first.values.length === 0) {
			return { text: text(first.label.text), margin: [1, 7, 0, 10] };
		}
		const short = first?.values[0]?.kind === 'date';
		const label = signature ? 96 : 112;
		const value = signature ? 511 : short ? 141 : width - label - 8;
		const gap = 340;
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
			margin: [0, signature ? 26 : 0, 0, signature ? 0 : 11],
			unbreakable: true,
		},
		...(signature ? [{ canvas: [{ type: 'line', x1: 0, y1: 22, x2: width, y2: 22, lineWidth: 1 }] }] : []),
	];
}

function classTable({ rows }: ClassBlock): Content {
	const body = rows.map((row) =>
		row.flatMap(({ label, values: said }, index): readonly Content[] => {
			const wide = index === 1 && row.length === 2;
			const listed = index === 2;
			const cell = { text: values(said), ...filled(said), ...(wide ? { colSpan: 3 } : {}) };
			return [{ text: text(label.text), ...(listed ? { fontSize: 7.8 } : {}) }, cell, ...(wide ? [{}, {}] : [])];
		}),
	);
	return { table: { widths: columns([118, 145, 84, 149, 126, 147]), body, heights: 13.6 }, layout: open };
}

function tableContent({ widths, heads, rows, dense }: Table): Content {
	const size = dense ? 7 : 9;
	const head = headRows(heads, widths.length, size, dense);
	const body = rows.map((row) => (row.details ? detailsRow(row, widths.length) : row));
	const written = spread(rows, widths.length, size).map((cells, index) => {
		const of = body[index];
		return Array.isArray(of) ? of : cells;
	});
	return {
		table: {
			widths: columns(widths),
			headerRows: head.length,
			dontBreakRows: true,
			body: [...head, ...written].length > 0 ? [...head, ...written] : [widths.map(() => ({}))],
			// A head over two rows does not make them higher.
			heights: (row: number) => (row < head.length ? (head.length > 1 ? 22 : 0) : dense ? 10 : 13.6),
		},
		layout: ruled,
		margin: [0, 0, 0, 10],
	};
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
				...(dense ? { margin: [0, 4, 0, 4] } : {}),
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

function spread(rows: readonly Row[], count: number, fontSize: number): readonly (readonly Content[])[] {
	const reach = Array.from({ length: count }, () => 0);
	return rows.map(({ cells }, at) => {
		const written: Content[] = Array.from({ length: count }, () => ({}));
		let column = 0;
		for (const cell of cells) {
			while ((reach[column] ?? 0) > at) {
				column += 1;
			}
			written[column] = cellContent(cell, fontSize);
			reach[column] = at + (cell.rows ?? 1);
			column += 1;
		}
		return written;
	});
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
				return [{ text: text(label.text), border: noBorder }, ...written];
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
		{ x: 5, y: 6 },
		{ x: 7.5, y: 8.5 },
		{ x: 11, y: 3 },
	];
	return { canvas: ticked ? [box, { type: 'polyline', points, lineWidth: 1.3 }] : [box], width: 34 };
}

function boxContent({ lines }: Box): Content {
	const body: (readonly Content[])[] = [];
	let checks: Content[] = [];
	const whole = (content: Content): readonly Content[] => [{ ...content, colSpan: 2 }, {}];
	for (const line of lines) {
		if (line.kind === 'check') {
			checks = [
				...checks,
				{ columns: [tick(line.value.text !== ''), { text: text(line.label.text), margin: [0, 1.5, 0, 2.5] }] },
			];
			continue;
		}
		if (checks.length > 0) {
			body.push(whole({ stack: checks }));
			checks = [];
		}
		body.push(
			line.kind === 'paragraph'
				? whole({ text: text(line.label.text), margin: [2, 0, 0, 0] })
				: [{ text: text(line.pair.label.text) }, { text: values(line.pair.values), ...filled(line.pair.values) }],
		);
	}
	const last = body.length - 1;
	return {
		table: { widths: [220, '*'], body, heights: (row: number) => (row === last ? 30 : 0), dontBreakRows: true },
		layout: ruled,
		margin: [0, 0, 0, 12],
	};
}

function totalsContent({ boxed, lines }: Totals): Content {
	const counted = lines.some(({ values: said }) => said.length === 1);
	const label = boxed ? 488 : counted ? 417 : 494;
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
		table: { widths: counted ? [label, 140, boxed ? 100 : '*'] : [label, 34, 152], body, dontBreakRows: true },
		layout: { ...ruled, hLineWidth: () => 1, paddingTop: () => (boxed ? 8 : 5), paddingBottom: () => 4 },
	};
	return boxed
		? { table: { widths: ['*'], body: [[table]] }, layout: ruled, margin: [0, 10, -20, 0], unbreakable: true }
		: { ...table, margin: [0, 4, 0, 6] };
}

function confirmationsContent({ items }: Confirmations): Content {
	const printed = items.filter(({ state }) => state === 'confirmed' || state === 'amended');
	const body = printed.map(({ item, label, value }, index) => [
		{ text: `(${item})`, margin: [0, index === 0 ? 0 : 6.5, 0, 0] },
		{ text: label ? text(label.text) : values([value]), margin: [0, index === 0 ? 0 : 6.5, 0, 0] },
	]);
	return {
		table: { widths: [19, '*'], body: body.length > 0 ? body : [['', '']], dontBreakRows: true },
		layout: framed,
	};
}

function remarksContent({ label, paragraphs }: Remarks): readonly Content[] {
	return [
		{ text: text(label.text), margin: [1, 8, 0, 3], headlineLevel: 4 },
		...paragraphs.map((value) => ({ text: text(value.text), margin: [1, 0, 0, 4] })),
	];
}

function notesContent({ notes }: NoteList): readonly Content[] {
	return notes.map(({ number, lines }) => ({
		columns: [
			{ text: `${number}.`, width: 56 },
			{
				stack: lines.map((line) =>
					line.startsWith('- ')
						? { columns: [{ text: '•', width: 28 }, { text: text(line.slice(2)) }], margin: [0, 6, 0, 0] }
						: { text: text(line), margin: [0, 0, 0, 2] },
				),
			},
		],
		margin: [2, 0, 0, 6],
	}));
}
