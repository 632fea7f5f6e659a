import { Parser } from 'htmlparser2';
import { type Cell, type Row, TooMuch, tidy } from './sheet.js';

/** Tags that begin and end a line of their own. */
const lines = new Set(
	'address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table title ul'.split(
		' ',
	),
);
const silent = new Set(['script', 'style', 'head', 'noscript', 'template']);

export function isHtml(text: string): boolean {
	return /<(?:!doctype\s+html|html|body|table|tr|td|div|p|span)\b[^<>]*>/i.test(text.slice(0, 200_000));
}

interface OpenTable {
	/** Texts of the row being read: its cells, each a list of lines. */
	readonly cells: { lines: string[]; span: number; down: number }[];
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
	let quiet = 0;
	let page = 0;
	let depth = 0;

	const say = (): void => {
		const said = tidy(text);
		text = '';
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
	const endCell = (): void => {
		say();
		if (table) table.inCell = false;
	};
	const endRow = (): void => {
		endCell();
		if (table && table.cells.length > 0) rows.push(...rowOf(table, page));
		table?.cells.splice(0);
	};
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				if (++depth > deepest) throw new TooMuch('its HTML is nested deeper than any page');
				if (silent.has(name)) quiet++;
				if (quiet > 0) return;
				if (name === 'table') {
					say();
					// What stood in the cell before a table within it comes first.
					if (table?.inCell) endRowBefore();
					table = { cells: [], covered: new Map(), inCell: false, outer: table, nested: false };
				} else if (name === 'tr') endRow();
				else if ((name === 'td' || name === 'th') && table) {
					endCell();
					const of = (value: string | undefined) => Math.min(widest, Math.max(1, Number.parseInt(value ?? '1', 10) || 1));
					table.cells.push({ lines: [], span: of(attributes.colspan), down: of(attributes.rowspan) });
					table.inCell = true;
				} else if (lines.has(name)) say();
				if (name === 'hr' || /page-break-(?:before|after)\s*:\s*always/i.test(attributes.style ?? '')) page++;
			},
			ontext(data) {
				// A number and its unit in tags of their own are two words.
				if (quiet === 0) text += /\d$/.test(text) && /^(?!(?:st|nd|rd|th)\b)[A-Za-z]/.test(data) ? ` ${data}` : data;
			},
			onclosetag(name) {
				depth--;
				if (silent.has(name) && quiet > 0) quiet--;
				else if (quiet > 0) return;
				else if (name === 'table' && table) {
					endRow();
					table = table.outer;
				} else if (name === 'tr') endRow();
				else if (name === 'td' || name === 'th') endCell();
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
		if (column + span > widest) throw new TooMuch('its HTML has a table wider than any page');
		if (text !== '') placed.push({ text, from: column, to: column + span });
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
