import * as l10n from '@vscode/l10n';
import { type ColumnId, columnHeads, placeOf } from '../forms/ff301/lines.js';
import type { Cell } from '../model/cell.js';
import { textOf } from '../model/return.js';
import type { Node } from '../syntax/outline.js';

/** How messages name cells and what they belong to, in the words of the language. */

/** `opening`, `closing treasury`, `AA1`. */
export function cellName({ row: { keyword }, column }: Cell): string {
	switch (column) {
		case 'value':
			return keyword;
		case 'shares':
			return l10n.t('{0} shares', keyword);
		case 'par':
			return l10n.t('{0} par value', keyword);
		case 'capital':
			return l10n.t('{0} capital', keyword);
		case 'issued':
			return l10n.t('{0} issued', keyword);
		case 'treasury':
			return l10n.t('{0} treasury', keyword);
		case 'total':
			return l10n.t('{0} total', keyword);
	}
}

/** A balance with its column, where it has several. */
export function columnOf(of: string, column: ColumnId): string {
	switch (column) {
		case 'value':
			return of;
		case 'shares':
			return l10n.t('{0} (shares)', of);
		case 'par':
			return l10n.t('{0} (par)', of);
		case 'capital':
			return l10n.t('{0} (capital)', of);
		case 'issued':
			return l10n.t('{0} (issued)', of);
		case 'treasury':
			return l10n.t('{0} (treasury)', of);
		case 'total':
			return l10n.t('{0} (total)', of);
	}
}

/** The column's head on the form. */
export function columnHead({ column }: Cell): string | undefined {
	return column === 'value' ? undefined : columnHeads[column].en;
}

/** `scheme "2013 Share Option Scheme"`, `ORD in section II`, `section I`. */
export function nodeName(node: Node): string {
	if (!node.place) {
		return l10n.t('this');
	}
	const { kind, parent } = placeOf(node.place);
	if (kind === 'item') {
		const text = textOf(node.opener);
		const short = text && text.length > 50 ? `${text.slice(0, 50)}…` : text;
		return short ? l10n.t('{0} "{1}"', node.place, short) : l10n.t(placeOf(node.place).name);
	}
	if (kind === 'block') {
		const id = node.classId ?? '';
		return parent === 'totals' ? l10n.t('the totals for {0}', id) : l10n.t('{0} in section {1}', id, parent ?? '');
	}
	return node.place === 'file'
		? l10n.t('the return')
		: node.place === 'totals'
			? l10n.t('the totals')
			: l10n.t('section {0}', node.place);
}

/** A cell with its owner, where the owner is another than `home`. */
export function cellNameFrom(cell: Cell, home: Node): string {
	return cell.node === home ? cellName(cell) : l10n.t('{0} of {1}', cellName(cell), nodeName(cell.node));
}
