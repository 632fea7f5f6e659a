import type { Line } from '../forms/form.js';
import type { ColumnId } from '../forms/types.js';
import type { Decimal } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import type { MoneyValue, NumberValue, Span } from '../syntax/statement.js';

/**
 * One number of the form in its place. `absent`: left out, as a blank cell of the form is. `unknown`: it stands there, or may,
 * and cannot be read; whatever needs it is unknown too.
 */
export interface Cell {
	readonly node: Node;
	readonly row: Line;
	readonly column: ColumnId;
	readonly state: 'written' | 'absent' | 'unknown';
	/** As written; undefined unless `written`. */
	readonly value: Decimal | undefined;
	readonly currency: string | undefined;
	/** The line that has it, or would. */
	readonly entry: Entry | undefined;
	readonly span: Span | undefined;
}

/** Whether a column holds an amount, which begins with its currency. */
export function isMoney({ columns }: Line, column: ColumnId): boolean {
	return columns.find(({ id }) => id === column)?.money === true;
}

/** Whether a column counts shares, options or receipts, which are whole. */
export function isWhole({ columns }: Line, column: ColumnId): boolean {
	const found = columns.find(({ id }) => id === column);
	return !found?.money && !found?.decimals;
}

/** The cell of a line that stands in the text. */
export function cellOf(entry: Entry, row: Line, column: ColumnId): Cell {
	const of = row.columns.find(({ id }) => id === column);
	const found: NumberValue | MoneyValue | undefined = of && entry.field.amount?.[of.slot];
	const money = found && 'currencySpan' in found ? found : undefined;
	const number = money ? money.number : (found as NumberValue | undefined);
	const isAmount = of?.money === true;
	// Shares, options and receipts are whole: 1.000 may be 1,000.
	const fits =
		number?.value !== undefined &&
		(money?.currency !== undefined) === isAmount &&
		(number.value.scale === 0 || isAmount || of?.decimals === true);
	return {
		node: entry.node,
		row,
		column,
		state: fits ? 'written' : found !== undefined || entry.lost ? 'unknown' : 'absent',
		value: fits ? number.value : undefined,
		currency: money?.currency,
		entry,
		span: number && number.end > number.start ? { start: number.start, end: number.end } : undefined,
	};
}

/** The cell of a line that is left out, or lost with a line that cannot be read. */
function absentCell(node: Node, row: Line, column: ColumnId): Cell {
	return {
		node,
		row,
		column,
		state: node.damaged || node.gap ? 'unknown' : 'absent',
		value: undefined,
		currency: undefined,
		entry: undefined,
		span: undefined,
	};
}

/** The number on the line that opened an item, which is a cell of the item. */
function openingCell(node: Node, keyword: string, column: ColumnId): Cell | undefined {
	const { opener } = node;
	return opener?.row && opener.field.keyword === keyword ? { ...cellOf(opener, opener.row, column), node } : undefined;
}

/** The cells of the returns, made when asked for and the same at each asking: a node keeps its own. */
export class Cells {
	/** Undefined where the form has no such line there. */
	get(node: Node, keyword: string, column: ColumnId = 'value'): Cell | undefined {
		let ofNode = node.known.get(Cells) as Map<string, Cell> | undefined;
		if (!ofNode) {
			ofNode = new Map();
			node.known.set(Cells, ofNode);
		}
		const name = column === 'value' ? keyword : `${keyword} ${column}`;
		let cell = ofNode.get(name);
		if (!cell) {
			const row = node.place?.line(keyword);
			const entry = node.entries.get(keyword)?.[0];
			cell = row ? (entry ? cellOf(entry, row, column) : absentCell(node, row, column)) : openingCell(node, keyword, column);
			if (!cell) return undefined;
			ofNode.set(name, cell);
		}
		return cell;
	}

	/** The cell of a line that may stand several times. */
	of(entry: Entry, row: Line, column: ColumnId = 'value'): Cell {
		return entry === entry.node.entries.get(row.keyword)?.[0] && entry.node.place?.line(row.keyword) === row
			? (this.get(entry.node, row.keyword, column) ?? cellOf(entry, row, column))
			: cellOf(entry, row, column);
	}

	/** The movements of an item, in the order of the text. */
	movements(node: Node): readonly Cell[] {
		let cells = node.known.get(cellOf) as readonly Cell[] | undefined;
		if (!cells) {
			const found: Entry[] = [];
			for (const entries of node.entries.values()) {
				if (entries[0]?.row?.movement) {
					for (const entry of entries) found.push(entry);
				}
			}
			found.sort((a, b) => a.line - b.line || a.field.start - b.field.start);
			cells = found.map((entry) => cellOf(entry, entry.row as Line, 'value'));
			node.known.set(cellOf, cells);
		}
		return cells;
	}

	/** The movements whose shares a line counts, by the word behind their number. */
	counted({ node, row }: Cell): readonly Cell[] {
		const { counts } = row;
		return counts === undefined
			? []
			: this.movements(node).filter(({ entry }) => entry?.field.amount?.flag?.text.toLowerCase() === counts);
	}

	/** The totals of section I, one a currency: of several in one the first counts. */
	totals(node: Node): readonly Cell[] {
		const row = node.place?.line('total');
		const byCurrency = new Map<string | undefined, Cell>();
		for (const entry of (row && node.entries.get('total')) ?? []) {
			const cell = cellOf(entry, row as Line, 'value');
			if (!byCurrency.has(cell.currency)) byCurrency.set(cell.currency, cell);
		}
		return [...byCurrency.values()];
	}
}
