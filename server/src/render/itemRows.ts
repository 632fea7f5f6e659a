import type { Cell, Row } from './model.js';

const begins = ({ cells }: Row): boolean => cells.some(({ marker }) => marker !== undefined);

/** The rows of each item, from the one with its name to the lines below it; all of them where there are no items. */
export function itemsOf(rows: readonly Row[], most = Number.POSITIVE_INFINITY): readonly (readonly Row[])[] {
	const items: Row[][] = [];
	let first: Row | undefined;
	for (const row of rows) {
		const item = items.at(-1);
		const continued = item && !begins(row);
		if (begins(row)) first = row;
		if (continued && (row.details || item.length < most)) item.push(row);
		else items.push([continued ? continuing(row, first) : row]);
	}
	return items;
}

/** A row that goes on with an item in another table: the cells that reach down to it from the item's first row are blank in it. */
function continuing(row: Row, first: Row | undefined): Row {
	const spanning = first?.cells.map(({ rows, align }): Cell => ({ values: [], align, ...(rows ? { rows } : {}) }));
	if (!spanning) return row;
	const gap = Math.max(0, first?.cells.findIndex(({ rows }) => rows === undefined) ?? 0);
	return { ...row, cells: [...spanning.slice(0, gap), ...row.cells, ...spanning.slice(gap + row.cells.length)] };
}

/** Some rows of a table, as a table of their own. */
export function rowsBetween(rows: readonly Row[], from: number, to: number): readonly Row[] {
	const some = rows.slice(from, to);
	const [head, ...others] = some;
	if (!head) return some;
	const first = rows.slice(0, from + 1).findLast(begins);
	const whole = head.details || begins(head) || from === 0 ? some : [continuing(head, first), ...others];
	// A cell ends with the table at the latest.
	return whole.map((row, at) => ({
		...row,
		cells: row.cells.map((cell) => (cell.rows === undefined ? cell : { ...cell, rows: Math.min(cell.rows, reach(whole, at)) })),
	}));
}

/** How many rows there are from one to the end of its item, its lines below apart. */
function reach(rows: readonly Row[], at: number): number {
	const end = rows.findIndex((row, index) => index > at && (row.details !== undefined || begins(row)));
	return (end < 0 ? rows.length : end) - at;
}
