import type { Snapshot } from '../checks/snapshot.js';
import type { SectionId } from '../form/types.js';
import { first, textOf as said } from '../model/return.js';
import { type ClassBlock, Classes } from './classes.js';
import { type Column, headsOf, isPieceOf } from './columns.js';
import { problemsIn, writeNode } from './draft.js';
import { withoutFurniture } from './furniture.js';
import type { Imported } from './imported.js';
import { columnsOf, isKind, type Table, tables } from './items.js';
import { rowsOfText } from './rows.js';
import { type Reading, SectionReader } from './sections.js';
import { segmentsOf } from './segments.js';
import { fold, type Row } from './sheet.js';
import { tokensOf } from './values.js';

/** Larger than any table of the form. */
const longest = 200_000;

/**
 * Rows copied out of a section of the form, or out of a spreadsheet, as lines of that section: with the tabs of a table or in columns, with or
 * without the class and the heads above them. Without a class they are lines for a block that is there.
 */
export function importRows(text: string, place: SectionId, { return_ }: Snapshot): Imported {
	if (text.length > longest) return { refused: 'that is more than a table of the form has' };
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
	const reading: Reading = { generation, classes, steady: false, blocks: [], totals: [], unreadTotals: [] };
	const { rows } = withoutFurniture(rowsOfText(text), false);
	const table = tables[place];
	const marked = table ? withMarkers(rows, place, table) : rows;
	if (!segmentsOf(place, marked).some(({ kind }) => kind !== 'lead')) return { refused: `these are no rows of section ${place}` };

	const node = new SectionReader(place, reading).readRows(marked, columnsAcross(text, place, table, reading));
	const ids = classes.ids();
	for (const { node: block, of } of reading.blocks) (block as { head: string }).head = `for ${ids.get(of)}`;
	const lines = writeNode(node, 0).slice(1);
	// Lines for a block that is there stand as deep as its own.
	const own = reading.blocks.length === 0 && place !== 'IV' ? lines.map((line) => `  ${line}`) : lines;
	const written = `${own.join('\n')}\n`;
	return { text: written, problems: problemsIn(written) };
}

/** Rows of a spreadsheet are not numbered as the form's are: a text at the left and something beside it begins an item. */
function withMarkers(rows: readonly Row[], place: SectionId, table: Table): readonly Row[] {
	if (segmentsOf(place, rows).some(({ kind }) => kind === 'item')) return rows;
	const heads = headsOf(table.item, table.opener, table.block);
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

/** The columns of a table copied whole but for its heads: as many as the form has, one more where a column has two parts. */
function columnsAcross(text: string, place: SectionId, table: Table | undefined, { generation }: Reading): readonly Column[] {
	const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.includes('\t'));
	const wide = Math.max(0, ...lines.map((line) => line.split('\t').length));
	const ids = place === 'II' ? ['', 'issued', 'treasury', 'total'] : table ? columnsOf(table, generation) : [];
	const column = (id: string, index: number): Column => ({ id, from: index, to: index + 1 });
	if (wide === ids.length) return ids.map(column);
	if (wide !== ids.length + 1) return [];
	// The number of the row in a column of its own; or a currency beside its amount, a movement beside its number.
	if (lines.every((line) => /^\s*(?:\d+\s*\)?\s*\.?)?\s*\t/.test(line)))
		return ids.map((id, index) => column(id, index === 0 ? 0 : index + 1));
	const double = ids.findIndex((id) => id === 'movement' || (id === 'price' && place === 'III.E'));
	return double < 0 ? [] : ids.map((id, index) => column(id, index > double ? index + 1 : index));
}
