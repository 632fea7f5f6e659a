import * as l10n from '@vscode/l10n';
import { Parser } from 'htmlparser2';
import { append } from '../../lists.js';
import { rowsOfText } from './rows.js';
import { type Cell, type Row, TooMuch, tidy } from './sheet.js';

/** Tags that begin and end a line of their own. */
const lines = new Set(
	'address article aside blockquote body br center div fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html label li main nav ol p pre section table title ul'.split(
		' ',
	),
);
/** What is not on the page, and what is struck out on it. */
const silent = new Set(['script', 'style', 'head', 'noscript', 'template', 'del', 's', 'strike']);
/** Also, as this project prints them, the items of V that a return neither confirms nor leaves out, and what is on the page for those who hear it. */
const isSilent = (name: string, { class: of }: Record<string, string>) =>
	silent.has(name) || (name === 'li' && of === 'missing') || (name === 'caption' && of === 'aloud');
/** A list of terms is a table of two columns. */
const grids = new Set(['table', 'dl']);
const cells = new Set(['td', 'th', 'dt', 'dd']);

export function isHtml(text: string): boolean {
	return /<(?:!doctype\s+html|html|body|table|tr|td|div|p|span)\b[^<>]*>/i.test(text.slice(0, 200_000));
}

interface OpenTable {
	/** Texts of the row being read: its cells, each a list of lines. */
	readonly cells: { lines: string[]; span: number; down: number; term?: boolean }[];
	/** How many more rows a cell from above covers, by column. */
	readonly covered: Map<number, number>;
	inCell: boolean;
	/** A table within a cell: its rows stand for themselves. */
	readonly outer: OpenTable | undefined;
	nested: boolean;
}

/** No table of a form is wider; a page that says so means harm. */
const widest = 1000;
const deepest = 1000;

/** Rows of HTML: those of tables with the columns they have there, and a row for every other line. */
export function rowsOfHtml(html: string): readonly Row[] {
	const rows: Row[] = [];
	let table: OpenTable | undefined;
	let text = '';
	/** Its last sign: to look for it in a text that grows would go through all of it again. */
	let last = '';
	/** How deep the element stands that is not read; 0 for none. */
	let quiet = 0;
	let page = 0;
	let depth = 0;
	/** What stands as it was typed, its columns held by spaces. */
	let typed: string | undefined;

	const say = (): void => {
		const said = tidy(text);
		text = '';
		last = '';
		const cell = table?.inCell ? table.cells.at(-1) : undefined;
		if (cell) {
			if (said !== '') cell.lines.push(said);
		} else if (said !== '') {
			rows.push(
				{ cells: [{ text: said, from: 0, to: said.length }], table: false, page, whole: true },
				{ cells: [], table: false, page },
			);
		}
	};
	const add = (data: string): void => {
		text += data;
		last = data.at(-1) ?? last;
	};
	const endTyped = (): void => {
		if (typed === undefined) return;
		for (const row of rowsOfText(typed)) rows.push({ ...row, page: page + row.page });
		page = rows.at(-1)?.page ?? page;
		typed = undefined;
	};
	const endCell = (): void => {
		say();
		if (table) table.inCell = false;
	};
	const endRow = (): void => {
		endCell();
		if (table && table.cells.length > 0) append(rows, rowOf(table, page));
		table?.cells.splice(0);
	};
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				if (++depth > deepest) throw new TooMuch(l10n.t('its HTML is nested deeper than any page'));
				if (quiet === 0 && isSilent(name, attributes)) quiet = depth;
				if (quiet > 0) return;
				if (name === 'input' && attributes.type === 'checkbox') add('checked' in attributes ? ' ☑ ' : ' ☐ ');
				if (grids.has(name)) {
					endTyped();
					say();
					// What stood in the cell before a table within it comes first.
					if (table?.inCell) endRowBefore();
					table = { cells: [], covered: new Map(), inCell: false, outer: table, nested: false };
				} else if (name === 'tr' || (name === 'dt' && table && table.cells.at(-1)?.term === false)) endRow();
				if (cells.has(name) && table) {
					endCell();
					const of = (value: string | undefined) => Math.min(widest, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));
					table.cells.push({
						lines: [],
						span: of(attributes.colspan),
						down: of(attributes.rowspan),
						...(name === 'dt' || name === 'dd' ? { term: name === 'dt' } : {}),
					});
					table.inCell = true;
				} else if (lines.has(name)) say();
				if (typed !== undefined && lines.has(name)) typed += '\n';
				if (name === 'pre' && !table) typed ??= '';
				if (name === 'hr' || /page-break-(?:before|after)\s*:\s*always/i.test(attributes.style ?? '')) page++;
			},
			ontext(data) {
				// A number and its unit in tags of their own are two words.
				if (quiet > 0) return;
				if (typed !== undefined) typed += data;
				else add(/\d/.test(last) && /^(?!(?:st|nd|rd|th)\b)[A-Za-z]/.test(data) ? ` ${data}` : data);
			},
			onclosetag(name) {
				const own = depth--;
				if (quiet > 0) {
					if (own === quiet) quiet = 0;
				} else if (name === 'pre') {
					endTyped();
					say();
				} else if (grids.has(name) && table) {
					endRow();
					table = table.outer;
				} else if (name === 'tr') endRow();
				else if (cells.has(name)) endCell();
				else if (lines.has(name)) say();
			},
		},
		{ decodeEntities: true, lowerCaseTags: true },
	);
	const endRowBefore = (): void => {
		const open = table?.cells.splice(0) ?? [];
		for (const cell of open)
			for (const line of cell.lines)
				rows.push({ cells: [{ text: line, from: 0, to: line.length }], table: false, page, whole: true });
		if (table) table.cells.push({ lines: [], span: 1, down: 1 });
	};
	parser.write(html);
	parser.end();
	while (table) {
		endRow();
		table = table.outer;
	}
	say();
	return rows;
}

/** A table's row with its cells in their columns. A table of one column is layout: its lines stand for themselves. */
function rowOf({ cells, covered }: OpenTable, page: number): readonly Row[] {
	const placed: Cell[] = [];
	let column = 0;
	const next = new Map<number, number>();
	for (const [at, left] of covered) if (left > 1) next.set(at, left - 1);
	for (const { lines, span, down } of cells) {
		while (covered.has(column) && column < widest) column++;
		const text = tidy(lines.join(' '));
		if (column + span > widest) throw new TooMuch(l10n.t('its HTML has a table wider than any page'));
		if (text !== '') placed.push({ text, from: column, to: column + span, ...(lines.length > 1 ? { lines } : {}) });
		if (down > 1) for (let at = column; at < column + span; at++) next.set(at, down - 1);
		column += span;
	}
	covered.clear();
	for (const [at, left] of next) covered.set(at, left);
	if (cells.length === 1) {
		return (cells[0]?.lines ?? []).map((line) => ({
			cells: [{ text: line, from: 0, to: line.length }],
			table: false,
			page,
			whole: true,
		}));
	}
	return placed.length === 0 ? [] : [{ cells: placed, table: true, page }];
}
