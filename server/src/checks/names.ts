import { columnHeads, placeOf } from '../form/lines.js';
import type { Cell } from '../model/cell.js';
import { textOf } from '../model/return.js';
import type { Node } from '../syntax/outline.js';

/** How messages name cells and what they belong to, in the words of the language. */

const columnWords = {
	shares: 'shares',
	par: 'par value',
	capital: 'capital',
	issued: 'issued',
	treasury: 'treasury',
	total: 'total',
} as const;

/** `opening`, `closing treasury`, `AA1`. */
export function cellName({ row, column }: Cell): string {
	return column === 'value' ? row.keyword : `${row.keyword} ${columnWords[column]}`;
}

/** The column's head on the form. */
export function columnHead({ column }: Cell): string | undefined {
	return column === 'value' ? undefined : columnHeads[column].en;
}

/** `scheme "2013 Share Option Scheme"`, `ORD in section II`, `section I`. */
export function nodeName(node: Node): string {
	if (!node.place) {
		return 'this';
	}
	const { kind, parent } = placeOf(node.place);
	if (kind === 'item') {
		const text = textOf(node.opener);
		const short = text && text.length > 50 ? `${text.slice(0, 50)}…` : text;
		return short ? `${node.place} "${short}"` : node.place;
	}
	if (kind === 'block') {
		return parent === 'totals' ? `the totals for ${node.classId}` : `${node.classId} in section ${parent}`;
	}
	return node.place === 'file' ? 'the return' : node.place === 'totals' ? 'the totals' : `section ${node.place}`;
}

/** A cell with its owner, where the owner is another than `home`. */
export function cellNameFrom(cell: Cell, home: Node): string {
	return cell.node === home ? cellName(cell) : `${cellName(cell)} of ${nodeName(cell.node)}`;
}
