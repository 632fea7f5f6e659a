import { compareDays, type Day } from '../../forms/calendar.js';
import type { Generation } from '../../forms/types.js';
import { matchValue } from '../../forms/values.js';
import type { Cell } from '../../model/cell.js';
import { blockOf, type ClassOfShares, first, textOf } from '../../model/return.js';
import { absolute, type Decimal, isZero, sum } from '../../syntax/decimal.js';
import type { Entry, Node } from '../../syntax/outline.js';
import { itemDay } from '../names.js';
import type { Snapshot } from '../snapshot.js';

/** A next-day return as its checks see it: what its rows say, class by class. */

/** A row of section I: an event that moves shares, one that moves none, or a row that is pending. */
export interface Row {
	readonly node: Node;
	/** What it does to the shares; FF304 has its pending rows among the events. */
	readonly kind: 'moves' | 'pending';
	readonly event: 'cancelled' | 'treasury' | undefined;
	readonly day: Day | undefined;
	/** Of the issued shares, as written; of a pending row its shares. */
	readonly shares: Cell | undefined;
	readonly treasury: Cell | undefined;
	readonly percent: Cell | undefined;
	readonly price: Cell | undefined;
}

export interface Purchase {
	readonly node: Node;
	readonly day: Day | undefined;
	readonly shares: Cell | undefined;
	readonly paid: Cell | undefined;
	readonly highest: Cell | undefined;
	readonly lowest: Cell | undefined;
}

export interface Balance {
	readonly entry: Entry;
	readonly day: Day | undefined;
	readonly issued: Cell;
	readonly treasury: Cell | undefined;
}

export interface ClassOfDay {
	readonly of: ClassOfShares;
	/** Its block in section I; undefined where it has none. */
	readonly block: Node | undefined;
	readonly opening: Balance | undefined;
	readonly closing: Balance | undefined;
	/** In the order of the text. */
	readonly rows: readonly Row[];
	readonly report: Node | undefined;
	readonly purchases: readonly Purchase[];
	readonly total: Node | undefined;
	readonly mandate: Node | undefined;
	/** A line in one of its blocks cannot be read: what is missing may be there. */
	readonly damaged: boolean;
}

/** Whether it is a next-day return, whose next one begins where it closes. */
export function isNextDayReturn({ form }: Snapshot): boolean {
	return form.kind === 'day';
}

const read = new WeakMap<Snapshot, readonly ClassOfDay[]>();

export function classesOfDay(snapshot: Snapshot): readonly ClassOfDay[] {
	let classes = read.get(snapshot);
	if (!classes) {
		classes = snapshot.return_.classes.map((of) => classOfDay(snapshot, of));
		read.set(snapshot, classes);
	}
	return classes;
}

function classOfDay(snapshot: Snapshot, of: ClassOfShares): ClassOfDay {
	const { outline, form } = snapshot;
	const block = blockOf(outline, form.shares?.issued, of.id);
	const report = blockOf(outline, form.shares?.purchases, of.id);
	const total = report?.place?.lines.find(({ opensAt }) => opensAt)?.opensAt?.total;
	const child = (id: string) => report?.children.find(({ place }) => place?.id === id);
	return {
		of,
		block,
		opening: block && balanceOf(snapshot, block, 'opening'),
		closing: block && balanceOf(snapshot, block, 'closing'),
		rows: (block?.children ?? []).flatMap((node) => keptRow(snapshot, node) ?? []),
		report,
		purchases: (report?.children ?? []).flatMap((node) => purchaseOf(snapshot, node) ?? []),
		total: total === undefined ? undefined : child(total),
		mandate: child('mandate'),
		damaged: outline.damaged || (block?.damaged ?? false) || (report?.damaged ?? false),
	};
}

function balanceOf({ return_ }: Snapshot, block: Node, keyword: string): Balance | undefined {
	const entry = first(block, keyword);
	const issued = return_.cells.get(block, keyword, 'issued');
	return entry && issued ? { entry, day: entry.field.date?.day, issued, treasury: columnOf(return_, block, keyword) } : undefined;
}

function columnOf({ cells }: Snapshot['return_'], block: Node, keyword: string): Cell | undefined {
	return block.place?.line(keyword)?.columnIds.includes('treasury') ? cells.get(block, keyword, 'treasury') : undefined;
}

/** The same as long as the item is. */
function keptRow(snapshot: Snapshot, node: Node): Row | undefined {
	const { generation } = snapshot.return_;
	let kept = node.known.get(rowOf) as { readonly generation: Generation; readonly row: Row | undefined } | undefined;
	if (kept?.generation !== generation) {
		kept = { generation, row: rowOf(snapshot, node) };
		node.known.set(rowOf, kept);
	}
	return kept.row;
}

function rowOf({ return_, form }: Snapshot, node: Node): Row | undefined {
	const id = node.place?.id;
	if (id !== 'event' && id !== 'pending') return undefined;
	const list = node.opener?.row?.list;
	const event = list === undefined ? undefined : matchValue(form, list, textOf(node.opener) ?? '', return_.generation)?.event;
	const cell = (line: string) => return_.cells.get(node, line);
	const isPending = id === 'pending' || (event === 'pending' && !form.place('pending'));
	return {
		node,
		kind: isPending ? 'pending' : 'moves',
		event: event === 'pending' ? undefined : event,
		day: itemDay(node),
		shares: cell(id === 'pending' ? 'shares' : 'issued'),
		treasury: cell('treasury'),
		percent: cell('percent'),
		price: cell('price'),
	};
}

function purchaseOf({ return_ }: Snapshot, node: Node): Purchase | undefined {
	if (node.place?.id !== 'bought') return undefined;
	const cell = (line: string) => return_.cells.get(node, line);
	return {
		node,
		day: node.opener?.field.date?.day,
		shares: cell('shares'),
		paid: cell('paid'),
		highest: cell('highest'),
		lowest: cell('lowest'),
	};
}

export function sameDay(a: Day | undefined, b: Day | undefined): boolean {
	return a !== undefined && b !== undefined && compareDays(a, b) === 0;
}

export function latest(days: readonly (Day | undefined)[]): Day | undefined {
	let last: Day | undefined;
	for (const day of days) {
		if (day && (!last || compareDays(day, last) > 0)) last = day;
	}
	return last;
}

/** Every day something of the return happened on: its events, pending rows and purchases. */
export function lastDayOf(classes: readonly ClassOfDay[]): Day | undefined {
	return latest(classes.flatMap(({ rows, purchases }) => [...rows.map(({ day }) => day), ...purchases.map(({ day }) => day)]));
}

/** The number of shares of a row, without its sign; undefined where it is left out or cannot be read. */
export function sizeOf({ shares, treasury }: Row): Decimal | undefined {
	const value = shares?.value;
	if (value && !isZero(value)) return absolute(value);
	return treasury?.value && shares?.state !== 'unknown' ? absolute(treasury.value) : value;
}

export const isPending = ({ kind }: Row) => kind === 'pending';

/** The shares of its rows that are pending, in sum; undefined where a number is left out or cannot be read. */
export function pendingSum({ rows }: ClassOfDay): Decimal | undefined {
	return sum(rows.filter(isPending).map(sizeOf));
}
