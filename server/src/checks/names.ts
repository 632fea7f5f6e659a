import * as l10n from '@vscode/l10n';
import type { Day } from '../forms/calendar.js';
import type { ColumnId } from '../forms/types.js';
import { dayName, shortened } from '../localise.js';
import type { Cell } from '../model/cell.js';
import { first, textOf } from '../model/return.js';
import type { Node } from '../syntax/outline.js';

/** How messages name cells and what they belong to, in the words of the language. */

/** `opening`, `closing treasury`, `AA1`. */
export function cellName({ row, column, entry, node }: Cell): string {
	// The number on the line that opens an item is told by its words.
	const keyword =
		entry && entry === node.opener ? [row.keyword, ...(entry.field.words ?? []).map(({ text }) => text)].join(' ') : row.keyword;
	switch (column) {
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
		default:
			return keyword;
	}
}

/** A balance with its column, where it has several. */
export function columnOf(of: string, column: ColumnId): string {
	switch (column) {
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
		default:
			return of;
	}
}

/** `scheme "2013 Share Option Scheme"`, `ORD in section II`, `section I`. */
export function nodeName(node: Node): string {
	if (!node.place) return l10n.t('this');
	const { kind, above, id: place, name } = node.place;
	if (kind === 'item') {
		const text = textOf(node.opener);
		const short = text && shortened(text);
		const day = itemDay(node);
		if (day) {
			// Several of one day are told apart by what they are.
			const of = !isAloneOn(day, node) && short ? l10n.t('{0} "{1}"', place, short) : l10n.t(name);
			return l10n.t('{0} of {1}', of, dayName(day));
		}
		return short ? l10n.t('{0} "{1}"', place, short) : l10n.t(name);
	}
	if (kind === 'block') {
		const id = node.classId ?? '';
		return above?.byLine ? l10n.t('the totals for {0}', id) : l10n.t('{0} in section {1}', id, above?.id ?? '');
	}
	if (kind === 'file') return l10n.t(name);
	return node.place.byLine ? l10n.t('the totals') : l10n.t('section {0}', place);
}

/** The day of an item: that of its `on`, or of the line that opens it. */
export function itemDay(node: Node): Day | undefined {
	return (first(node, 'on') ?? node.opener)?.field.date?.day;
}

/** Whether no other item beside it is of its day. */
function isAloneOn(day: Day, { parent }: Node): boolean {
	let days = parent?.known.get(isAloneOn) as Map<number, number> | undefined;
	if (parent && !days) {
		days = new Map();
		for (const child of parent.children) {
			const key = keyOf(itemDay(child));
			days.set(key, (days.get(key) ?? 0) + 1);
		}
		parent.known.set(isAloneOn, days);
	}
	return (days?.get(keyOf(day)) ?? 0) < 2;
}

function keyOf(day: Day | undefined): number {
	return day ? day.year * 10_000 + day.month * 100 + day.day : 0;
}

/** A cell with its owner, where the owner is another than `home`. */
export function cellNameFrom(cell: Cell, home: Node): string {
	if (cell.node === home) return cellName(cell);
	const day = itemDay(cell.node);
	return l10n.t('{0} of {1}', cellName(cell), day && isAloneOn(day, cell.node) ? dayName(day) : nodeName(cell.node));
}
