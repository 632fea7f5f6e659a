import type { Line, Place } from '../forms/form.js';
import type { ColumnId } from '../forms/types.js';
import { append, largest } from '../lists.js';
import { absolute, type Decimal, format, isNegative } from '../syntax/decimal.js';
import { type Edit, type Entry, type Node, type Outline, rangeOf } from '../syntax/outline.js';
import type { Source } from '../syntax/source.js';
import type { Span } from '../syntax/statement.js';
import type { Cell } from './cell.js';

/** What is to stand in a cell. The currency is the one a money cell gets where it has none. */
export interface CellValue {
	readonly cell: Cell;
	readonly value: Decimal;
	readonly currency?: string | undefined;
}

/** Columns of blanks before the lines of a place in the canonical layout. */
const indents: Readonly<Record<'file' | 'section' | 'block' | 'item', number>> = { file: 0, section: 2, block: 4, item: 6 };

export function endOfLine(source: Source): string {
	return source.ends.find((end) => end !== '') ?? '\n';
}

function indentOf(source: Source, node: Node): string {
	for (const entries of node.entries.values()) {
		const entry = entries.find(({ line }) => line !== node.opener?.line);
		if (entry) return /^[ \t]*/.exec(source.lines[entry.line] ?? '')?.[0] ?? '';
	}
	const { kind, above } = node.place as Place;
	// An item's own lines stand two deeper than the item, and that two deeper than what it belongs to.
	return ' '.repeat(kind === 'item' && above ? indents[above.kind] + 2 : indents[kind]);
}

/** The edits that write values into cells: numbers replaced in place, columns added to lines, lines put where the form has them. */
export function writeCells(source: Source, outline: Outline, values: readonly CellValue[]): readonly Edit[] {
	const edits: Edit[] = [];
	const added = new Map<Node, Map<string, CellValue[]>>();
	const appended = new Map<Entry, CellValue[]>();
	for (const wanted of values) {
		const { cell } = wanted;
		if (cell.entry && cell.span) {
			edits.push(replaceNumber(source, cell.entry.line, cell.span, cell.entry, wanted.value));
		} else if (cell.entry) {
			appended.set(cell.entry, [...(appended.get(cell.entry) ?? []), wanted]);
		} else {
			const rows = added.get(cell.node) ?? new Map<string, CellValue[]>();
			rows.set(cell.row.keyword, [...(rows.get(cell.row.keyword) ?? []), wanted]);
			added.set(cell.node, rows);
		}
	}
	for (const [entry, wanted] of appended) edits.push(appendColumns(entry, wanted));
	const opened: { node: Node; rows: Map<string, CellValue[]> }[] = [];
	// Where several lines come to stand behind the same one, an item's stand before its block's, and those before the section's.
	const inner = ({ place }: Node) => ['item', 'block', 'section', 'file'].indexOf((place as Place).kind);
	for (const [node, rows] of [...added].sort(([a], [b]) => inner(a) - inner(b))) {
		if (node.opener || node.place?.kind === 'file') append(edits, insertLines(source, node, rows));
		else opened.push({ node, rows });
	}
	if (opened.length > 0) edits.push(insertBlocks(source, outline, opened));
	return edits;
}

function replaceNumber(source: Source, line: number, span: Span, entry: Entry, value: Decimal): Edit {
	const second = entry.field.amount?.second;
	if (second && second.start === span.start) {
		// Behind an operator: it takes the sign.
		const before = (source.lines[line] as string).slice(0, second.start).trimEnd();
		const operator = /[-+−–—－＋]$/.test(before) ? before.length - 1 : second.start;
		return { range: rangeOf(line, { start: operator, end: second.end }), newText: secondText(value) };
	}
	return { range: rangeOf(line, span), newText: format(value) };
}

function secondText(value: Decimal): string {
	return `${isNegative(value) ? '-' : '+'} ${format(absolute(value))}`;
}

function money(value: Decimal, currency: string | undefined): string {
	return currency ? `${currency} ${format(value)}` : format(value);
}

/** A value as it stands in its column, the operator before it included; the first column has none. */
export function columnText(row: Line, column: ColumnId, { value, currency, cell }: CellValue): string {
	const code = currency ?? cell.currency;
	const { slot, money: isAmount } = row.columns.find(({ id }) => id === column) ?? { slot: 'first', money: false };
	const number = isAmount ? money(value, code) : format(value);
	switch (slot) {
		case 'par':
			return `x ${number}`;
		case 'equals':
			return `= ${number}`;
		case 'second':
			return secondText(value);
		default:
			return number;
	}
}

function appendColumns(entry: Entry, wanted: readonly CellValue[]): Edit {
	const { amount, keywordSpan, text } = entry.field;
	const row = entry.row as Line;
	const columns = row.columnIds;
	const ordered = [...wanted].sort((a, b) => columns.indexOf(a.cell.column) - columns.indexOf(b.cell.column));
	const first = ordered[0] as CellValue;
	// Behind what stands left of the first new column.
	const left = [amount?.first, amount?.par, amount?.noPar, amount?.second].filter((span) => span !== undefined);
	const before = columns.indexOf(first.cell.column) === 1 ? amount?.first : left.at(-1);
	const at = before?.end ?? text?.end ?? keywordSpan.end;
	return {
		range: rangeOf(entry.line, { start: at, end: at }),
		newText: ordered.map((value) => ` ${columnText(row, value.cell.column, value)}`).join(''),
	};
}

/** The text of a new line for some of its columns; what the grammar needs before them is written as 0. */
function lineText(row: Line, values: readonly CellValue[], width: number): string {
	const columns = row.columnIds;
	const parts: string[] = [];
	for (const [index, column] of columns.entries()) {
		const value = values.find(({ cell }) => cell.column === column);
		if (value) parts.push(columnText(row, column, value));
		else if (index === 0) parts.push('0');
	}
	return `${row.keyword.padEnd(width)}  ${parts.join(' ')}`;
}

/** How wide keywords are for values to begin in one column: that of the lines there are, where they are laid out. */
function keywordWidth(source: Source, { entries }: Node, rows: ReadonlyMap<string, unknown>): number {
	// The first column of a table begins with its longest number.
	const [width = 0] = [...entries.values()]
		.flat()
		.flatMap(({ line }) => /^[ \t]*(\w+ *) {2}\S/.exec(source.lines[line] ?? '')?.[1]?.length ?? [])
		.sort((a, b) => a - b);
	return largest(
		[...rows.keys()].map((keyword) => keyword.length),
		width,
	);
}

function insertLines(source: Source, node: Node, rows: ReadonlyMap<string, readonly CellValue[]>): Edit[] {
	const width = keywordWidth(source, node, rows);
	const texts = new Map(
		[...rows].flatMap(([keyword, values]) => {
			const row = node.place?.line(keyword);
			return row ? [[keyword, lineText(row, values, width)] as const] : [];
		}),
	);
	return placeLines(source, node, texts);
}

/** A new line with what stands behind its keyword, where the form has it. */
export function insertLine(source: Source, node: Node, { keyword }: Line, value: string): Edit {
	const width = keywordWidth(source, node, new Map([[keyword, value]]));
	return placeLines(source, node, new Map([[keyword, `${keyword.padEnd(width)}  ${value}`]]))[0] as Edit;
}

function placeLines(source: Source, node: Node, texts: ReadonlyMap<string, string>): Edit[] {
	const end = endOfLine(source);
	const indent = indentOf(source, node);
	const order = (node.place as Place).lines;
	const position = (keyword: string) => order.findIndex((row) => row.keyword === keyword);
	const byPlace = new Map<number, string[]>();
	for (const row of order) {
		const text = texts.get(row.keyword);
		if (text === undefined) continue;
		// Behind the last line that the form has before it; the items of a block come before its sums.
		let after = node.opener?.line ?? 0;
		for (const [keyword, entries] of node.entries) {
			if (position(keyword) < position(row.keyword)) {
				after = largest(
					entries.map((entry) => entry.line + (entry.more ? entry.more.length : 0)),
					after,
				);
			}
		}
		if (node.place?.kind !== 'item' && (node.opener || row.last)) {
			for (const child of node.children) {
				if (child.place?.id !== 'float') after = Math.max(after, child.lastLine);
			}
		}
		byPlace.set(after, [...(byPlace.get(after) ?? []), `${indent}${text}`]);
	}
	return [...byPlace].map(([line, texts]) => insertAfter(source, line, texts, end));
}

/** New lines behind a line; the last line of a text may have no end. */
export function insertAfter(source: Source, line: number, texts: readonly string[], end = endOfLine(source)): Edit {
	const at = (source.lines[line] ?? '').length;
	return { range: rangeOf(line, { start: at, end: at }), newText: texts.map((text) => end + text).join('') };
}

/** The lines of a text taken away, each with its end. */
export function removeLines({ lines }: Source, numbers: Iterable<number>): readonly Edit[] {
	const endOf = (line: number) => ({ line, character: lines[line]?.length ?? 0 });
	return [...new Set(numbers)]
		.sort((a, b) => a - b)
		.map((line) => ({
			range:
				line + 1 < lines.length || line === 0
					? { start: { line, character: 0 }, end: line + 1 < lines.length ? { line: line + 1, character: 0 } : endOf(line) }
					: { start: endOf(line - 1), end: endOf(line) },
			newText: '',
		}));
}

/** The last line of a section that says something. */
export function lastLineOf(source: Source, node: Node | undefined): number {
	let line = largest(node?.children.map((child) => lastLineOf(source, child)) ?? [0], node?.lastLine ?? 0);
	while (line > 0 && (source.lines[line] ?? '').trim() === '') line -= 1;
	return line;
}

/** Blocks of sums that are not written yet, and the section they stand in where it is missing. */
function insertBlocks(
	source: Source,
	outline: Outline,
	opened: readonly { readonly node: Node; readonly rows: ReadonlyMap<string, readonly CellValue[]> }[],
): Edit {
	const section = opened[0]?.node.place?.above as Place;
	const { parts } = outline.form;
	const written = outline.sections.get(section.id);
	const above = parts.slice(0, parts.indexOf(section)).findLast(({ id }) => outline.sections.has(id));
	const before = written ?? (above && outline.sections.get(above.id));
	const texts = written ? [] : ['', section.byLine ? section.id : `section ${section.id}`];
	for (const { node, rows } of opened) {
		const width = keywordWidth(source, node, rows);
		texts.push(`  for ${node.classId}`);
		for (const row of (node.place as Place).lines) {
			const values = rows.get(row.keyword);
			if (values) texts.push(`    ${lineText(row, values, width)}`);
		}
	}
	return insertAfter(source, lastLineOf(source, before), texts);
}
