import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import type { SectionId } from '../forms/types.js';
import { paste as limits } from '../limits.js';
import { largest } from '../lists.js';
import { first, textOf as said } from '../model/return.js';
import type { Outline, Node as Placed } from '../syntax/outline.js';
import { type ClassBlock, Classes } from './form/classes.js';
import { type Column, headsOf, isPieceOf } from './form/columns.js';
import { addConfirmations } from './form/confirmations.js';
import { addNote, createNode, type Node, problemsIn, writeNode } from './form/draft.js';
import { balancesIn, blockIn, confirming, form, sectionIds } from './form/form.js';
import { divide } from './form/headings.js';
import { type Reading, SectionReader } from './form/sections.js';
import { segmentsOf } from './form/segments.js';
import { columnsOf, isKind, type Table, tables } from './form/tables.js';
import { withoutFurniture } from './source/furniture.js';
import { rowsOfText } from './source/rows.js';
import { fold, type Row } from './source/sheet.js';
import { tokensOf } from './source/values.js';

export { speak } from '../localise.js';

/** Larger than any table of the form. Pasting is done in the server, in one turn. */
const longest = limits.length;

interface Rows {
	readonly node: Node;
	/** The rows say themselves which class they are of. */
	readonly blocks: boolean;
}

/**
 * Rows copied out of a section of the form, or out of a spreadsheet: with the tabs of a table or in columns, with or without the class and
 * the heads above them. Without a class they are lines for a block that is there. Undefined where they are none.
 */
function readRows(text: string, place: SectionId, { return_ }: Snapshot): Rows | undefined {
	if (lineCount(text) > limits.lines) return undefined;
	const { generation } = return_;
	const classes = new Classes();
	for (const { id, node, name, type, listed, code } of return_.classes) {
		const block: ClassBlock = {
			name,
			type: type === 'Not applicable' ? '' : type,
			listed,
			code: code ?? '',
			description: said(first(node, 'description')) ?? '',
			counters: [],
			unread: [],
		};
		classes.seed(id, block);
	}
	const declared = new Set<object>(classes.all);
	const reading: Reading = { generation, classes, steady: false, blocks: [], totals: [], unreadTotals: [] };
	const { rows: all } = withoutFurniture(rowsOfText(unquoted(text)), false);
	// With the heading above them, other sections may stand around them.
	const { sections } = divide(all);
	const rows = sections.size > 0 ? (sections.get(place)?.rows ?? []) : all;
	if (place === confirming) {
		const node = createNode(`section ${place}`);
		addConfirmations(rows, node, undefined, true);
		return node.parts.length > 0 ? { node, blocks: false } : undefined;
	}
	const table = tables[place];
	const marked = table ? withMarkers(rows, place, table) : rows;
	if (!segmentsOf(place, marked).some(({ kind }) => kind !== 'lead')) return undefined;

	const node = new SectionReader(place, reading).readRows(marked, columnsAcross(rows, place, table, reading));
	const ids = classes.ids();
	for (const { node: block, of } of reading.blocks) {
		(block as { head: string }).head = `for ${ids.get(of)}`;
		if (!declared.has(of)) addNote(block, l10n.t('which class it is, for the return declares none like it'));
	}
	return { node, blocks: reading.blocks.length > 0 };
}

function lineCount(text: string): number {
	let lines = 1;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
	return lines;
}

/** As deep as they stand in their section; those for a block that is there as deep as its own. */
function linesOf({ node, blocks }: Rows, place: SectionId): readonly string[] {
	const lines = writeNode(node, 0).slice(1);
	return blocks || !blockIn(place) ? lines : lines.map((line) => `  ${line}`);
}

export interface PastedRows {
	readonly insertText: string;
	readonly title: string;
	/** Everything that was pasted stands in the lines: nothing of it is a comment. */
	readonly complete: boolean;
	/** The words `not applicable` of the section, which are so no more. */
	readonly removes?: Range;
}

/** What stands in the place of a range when rows of the form are pasted over it; undefined where that is no place for lines, or they are none. */
export function pasteRows(text: string, { start, end }: Range, snapshot: Snapshot): PastedRows | undefined {
	const { outline, source, return_ } = snapshot;
	const before = (source.lines[start.line] ?? '').slice(0, start.character);
	const after = (source.lines[end.line] ?? '').slice(end.character);
	// Lines of a return are pasted as they are.
	if (before.trim() !== '' || text.length > longest || ofTheLanguage.test(text)) return undefined;
	const { place, inBlock } = placeAt(outline, start.line);
	if (!place) return undefined;
	const rows = readRows(text, place, snapshot);
	if (!rows) return undefined;
	const own = linesOf(rows, place);
	const [only, ...others] = return_.classes;
	const homeless = !rows.blocks && !inBlock && own.some((line) => line.startsWith('    '));
	const lines = homeless && only && others.length === 0 ? [`  for ${only.id}`, ...own] : own;
	const [first = '', ...rest] = lines;
	const indent = first.length - first.trimStart().length;
	return {
		insertText: [first.slice(Math.min(indent, before.length)), ...rest, ...(after.trim() === '' ? [] : [before])].join('\n'),
		title: l10n.t('Paste as lines of section {0}', place),
		complete: problemsIn(lines.join('\n')).length === 0,
		...withoutNot(outline.sections.get(place)),
	};
}

function withoutNot(section: Placed | undefined): Pick<PastedRows, 'removes'> {
	const opener = section?.opener;
	const { section: name, not } = opener?.field ?? {};
	return opener && name && not
		? {
				removes: {
					start: { line: opener.line, character: name.end },
					end: { line: opener.line, character: not.end },
				},
			}
		: {};
}

/** The section a line stands in, and whether in a block of a class. */
function placeAt({ nodes }: Outline, line: number): { readonly place?: SectionId; readonly inBlock: boolean } {
	let inBlock = false;
	let node = nodes.findLast(({ opener }) => opener && opener.line < line);
	for (; node; node = node.parent) {
		const place = sectionIds.find((id) => id === node?.place?.id);
		if (place) return { place, inBlock };
		inBlock ||= node.classId !== undefined;
	}
	return { inBlock };
}

const ofTheLanguage = new RegExp(
	`^[ \\t]*(?:#|section\\s+(?:${sectionIds.map((id) => id[0]).join('|')})|class\\s+\\w+\\s+"|${form.opening}\\s+${form.id}|(?:${form.keywords.join('|')})\\s+(?:"|-?\\d|[A-Z]{3}\\s+-?\\d|\\([ivx]+\\)))`,
	'm',
);

/** A spreadsheet puts a cell that has several lines, or a quotation mark, in quotation marks. */
function unquoted(text: string): string {
	return text.replace(/(?<=^|[\t\r\n])"((?:[^"]|"")*)"(?=[\t\r\n]|$)/g, (_, cell: string) =>
		cell.replaceAll('""', '"').replace(/[\t\r\n]+/g, ' '),
	);
}

/** Rows of a spreadsheet are not numbered as the form's are: a text at the left and something beside it begins an item. */
function withMarkers(rows: readonly Row[], place: SectionId, table: Table): readonly Row[] {
	if (segmentsOf(place, rows).some(({ kind }) => kind === 'item')) return rows;
	const heads = headsOf(table);
	let count = 0;
	return rows.map((row) => {
		const [cell, ...more] = row.cells;
		const begins =
			cell !== undefined &&
			more.length > 0 &&
			cell.from === 0 &&
			!row.cells.every((one) => isPieceOf(heads, one)) &&
			segmentsOf(place, [row]).length === 1 &&
			tokensOf(cell).some(({ kind }) => kind === 'word') &&
			!isKind(table, fold(cell.text));
		return begins ? { ...row, cells: [{ ...cell, text: `${++count}). ${cell.text}` }, ...more] } : row;
	});
}

/** Behind the heads of the rows; of balances of money, whose cells have two parts, none. */
function balanceColumns(place: SectionId): readonly string[] {
	const rows = balancesIn(place);
	const widest = rows.toSorted((a, b) => b.columns.length - a.columns.length)[0];
	return widest && !rows.some(({ columns }) => columns.some(({ money }) => money)) ? ['', ...widest.columnIds] : [];
}

/** The columns of a table copied whole but for its heads: as many as the form has, one more where a column has two parts. */
function columnsAcross(
	rows: readonly Row[],
	place: SectionId,
	table: Table | undefined,
	{ generation }: Reading,
): readonly Column[] {
	const across = rows.filter(({ columns }) => columns !== undefined);
	const wide = largest(
		across.map(({ columns = 0 }) => columns),
		0,
	);
	const ids = table ? columnsOf(table, generation) : balanceColumns(place);
	const column = (id: string, index: number): Column => ({ id, from: index, to: index + 1 });
	if (wide === ids.length) return ids.map(column);
	if (wide !== ids.length + 1) return [];
	// The number of the row in a column of its own; or a currency beside its amount, a movement beside its number.
	if (across.every(({ cells: [first] }) => !first || first.from > 0 || /^\d+(?:\s*\))?(?:\s*\.)?$/.test(first.text)))
		return ids.map((id, index) => column(id, index === 0 ? 0 : index + 1));
	const double = ids.findIndex((id) => id === 'movement' || id === table?.priced?.keyword);
	return double < 0 ? [] : ids.map((id, index) => column(id, index > double ? index + 1 : index));
}
