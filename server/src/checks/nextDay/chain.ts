import * as l10n from '@vscode/l10n';
import { compareDays, type Day, endOfMonth } from '../../forms/calendar.js';
import { dayName, verdict } from '../../localise.js';
import type { Cell } from '../../model/cell.js';
import { blockOf, first } from '../../model/return.js';
import {
	absolute,
	add,
	type Decimal,
	equal,
	format,
	isNegative,
	isZero,
	normal,
	subtract,
	sum,
	zero,
} from '../../syntax/decimal.js';
import type { Node } from '../../syntax/outline.js';
import { cellRange, type Draft, nodeRange, spanRange, writeFix } from '../draft.js';
import { sameClass } from '../matching.js';
import type { Days, Neighbours } from '../neighbours.js';
import { dayText } from '../rules/header.js';
import type { Snapshot } from '../snapshot.js';
import { balanceFix } from './fixes.js';
import { averagePrice, purchaseDrafts } from './purchases.js';
import { type ClassOfDay, classesOfDay, isPending, type Row, sameDay, sizeOf } from './reading.js';

/** A next-day return against the returns before it. */
export function chainDrafts(snapshot: Snapshot, { days }: Neighbours): readonly Draft[] {
	return days
		? classesOfDay(snapshot).flatMap((ofClass) => {
				const last = lastOf(ofClass, days.before);
				return last
					? [
							...lastClosing(snapshot, ofClass, last),
							...pendingCarried(snapshot, ofClass, days.before),
							...mandateRunning(snapshot, ofClass, days),
						]
					: [];
			})
		: [];
}

/** What a return says at its close of a class. */
export interface Closing {
	readonly snapshot: Snapshot;
	readonly day: Day;
	readonly issued: Decimal | undefined;
	readonly treasury: Decimal | undefined;
	readonly cell: Cell | undefined;
	/** Of its columns those that its own return's sums are at odds with: that is said there. */
	readonly broken: readonly string[];
}

/** The newest return before that has the class. */
function lastOf({ of }: ClassOfDay, before: Iterable<Snapshot>): Closing | undefined {
	for (const snapshot of before) {
		const closing = closingOf(snapshot, of);
		if (closing) return closing;
	}
	return undefined;
}

export function closingOf(snapshot: Snapshot, of: ClassOfDay['of']): Closing | undefined {
	const { return_, outline, ledger } = snapshot;
	const other = sameClass(of, return_.classes);
	const { month } = return_;
	const block = other && blockOf(outline, outline.form.shares?.issued, other.id);
	if (!block) return undefined;
	const cell = (column: string) => return_.cells.get(block, 'closing', column);
	const value = (column: string) => {
		const found = cell(column);
		return found && block.place?.line('closing')?.columnIds.includes(column) ? ledger.valueOf(found) : undefined;
	};
	const day = month ? endOfMonth(month) : first(block, 'closing')?.field.date?.day;
	const broken = brokenColumns(snapshot, block);
	return day && { snapshot, day, issued: value('issued'), treasury: value('treasury'), cell: cell('issued'), broken };
}

/** The columns of a class's closing balance that a sum of the return is at odds with. */
export function brokenColumns({ ledger }: Snapshot, block: Node): readonly string[] {
	return ledger.equations.flatMap((equation) => {
		const { node, derived } = equation;
		return node === block && derived.row.keyword === 'closing' && ledger.balance(equation).state === 'broken'
			? [derived.column]
			: [];
	});
}

function lastClosing(snapshot: Snapshot, { opening }: ClassOfDay, last: Closing): readonly Draft[] {
	const span = opening?.entry.field.date;
	const issued = opening?.issued.value;
	if (!opening || !span?.day || !issued || !last.issued) return [];
	const isDay = sameDay(span.day, last.day);
	const held = opening.treasury?.value;
	const isHeld = !held || !last.treasury || equal(held, last.treasury);
	const isNumber = equal(issued, last.issued) && isHeld;
	if (isDay && isNumber) return [];
	const related = last.cell
		? [{ message: l10n.t('The closing balance of the last return'), uri: last.snapshot.uri, range: cellRange(last.cell) }]
		: [];
	if (isDay) {
		const wrong = equal(issued, last.issued) ? opening.treasury : opening.issued;
		const right = wrong === opening.issued ? last.issued : (last.treasury as Decimal);
		return wrong && !last.broken.includes(wrong.column)
			? [
					{
						check: 'last-closing',
						message: verdict(
							l10n.t('It opens with {0}; the last return closed with {1}', format(wrong.value as Decimal), format(right)),
							l10n.t('Both are of the same day.'),
						),
						range: cellRange(wrong),
						related,
						fixes: () => [balanceFix(snapshot, wrong, right, true)],
					},
				]
			: [];
	}
	const range = spanRange(opening.entry, span);
	return isNumber
		? [
				{
					check: 'last-closing',
					severity: 'warning',
					message: l10n.t(
						'It opens on {0}; the last return closed with this number on {1}.',
						dayName(span.day),
						dayName(last.day),
					),
					range,
					related,
					fixes: () => [writeFix(range, dayText(last.day), true)],
				},
			]
		: [
				{
					check: 'last-closing',
					severity: 'information',
					message: verdict(
						compareDays(last.day, span.day) < 0
							? l10n.t('A return between {0} and {1} is not here', dayName(last.day), dayName(span.day))
							: l10n.t('It opens on {0}, before the last return closed, on {1}', dayName(span.day), dayName(last.day)),
						l10n.t('It opens with {0}; the last return here closed with {1}.', format(issued), format(last.issued)),
					),
					range,
					related,
				},
			];
}

/** Whether a return opens where the last one closes, in day or number. */
function follows({ opening }: ClassOfDay, last: Closing): boolean {
	const issued = opening?.issued.value;
	return sameDay(opening?.day, last.day) || (issued !== undefined && last.issued !== undefined && equal(issued, last.issued));
}

/** A return before another, and what it says of the class; nothing of a month. */
interface Link {
	readonly snapshot: Snapshot;
	readonly ofClass: ClassOfDay | undefined;
}

/** The returns before, the newest first, as far as each opens where the one before it closes; read one by one, as they are asked for. */
function* unbroken(ofClass: ClassOfDay, before: Iterable<Snapshot>): Generator<Link> {
	let at: ClassOfDay | undefined = ofClass;
	for (const snapshot of before) {
		const closing = closingOf(snapshot, ofClass.of);
		if (!closing) continue;
		if (at && !follows(at, closing)) return;
		const other = sameClass(ofClass.of, snapshot.return_.classes);
		const next = snapshot.return_.month ? undefined : classesOfDay(snapshot).find(({ of }) => of === other);
		yield { snapshot, ofClass: next };
		// A month's own opening lies a month back: what is before it is only told by what it closes with.
		at = next;
	}
}

/** The first for which something holds; no more are read. */
function firstOf<T>(all: Iterable<T>, holds: (one: T) => boolean): T | undefined {
	for (const one of all) if (holds(one)) return one;
	return undefined;
}

/** Those before one of them. */
function* earlier(before: Iterable<Snapshot>, than: Snapshot): Generator<Snapshot> {
	let met = false;
	for (const snapshot of before) {
		if (met) yield snapshot;
		met ||= snapshot === than;
	}
}

/** Made once of a row, which many returns ask for. */
const keys = new WeakMap<Row, string>();

function keyOf(row: Row): string {
	let key = keys.get(row);
	if (key === undefined) {
		const [size, price] = [sizeOf(row), row.price?.value];
		key = [
			row.day ? `${row.day.year}-${row.day.month}-${row.day.day}` : '',
			size ? format(normal(size)) : '',
			price ? format(normal(price)) : '',
			row.price?.currency ?? '',
		].join(' ');
		keys.set(row, key);
	}
	return key;
}

/** The rows of one return that another does not have, one for one. */
function goneOf(rows: readonly Row[], later: readonly Row[]): readonly Row[] {
	const there = new Map<string, number>();
	for (const row of later) there.set(keyOf(row), (there.get(keyOf(row)) ?? 0) + 1);
	return rows.filter((row) => {
		const left = there.get(keyOf(row)) ?? 0;
		if (left > 0) there.set(keyOf(row), left - 1);
		return left === 0;
	});
}

/** The shares an event cancels: issued ones that leave and do not go into treasury. */
function cancelledBy({ kind, shares, treasury }: Row): Decimal {
	const [issued, held] = [shares?.value ?? zero, treasury?.value ?? zero];
	return kind === 'moves' && isNegative(issued) && isZero(held) ? absolute(issued) : zero;
}

/** What was pending and is not any more has been cancelled. FF304 lists what it likes: its rows are not a running list. */
function pendingCarried(snapshot: Snapshot, ofClass: ClassOfDay, before: Iterable<Snapshot>): readonly Draft[] {
	const months: Snapshot[] = [];
	let last: Link | undefined;
	for (const link of unbroken(ofClass, before)) {
		if (link.ofClass) {
			last = link;
			break;
		}
		months.push(link.snapshot);
	}
	if (
		!last?.ofClass ||
		!snapshot.form.place('pending') ||
		!last.snapshot.form.place('pending') ||
		ofClass.damaged ||
		last.ofClass.damaged
	) {
		return [];
	}
	const now = ofClass.rows.filter(isPending);
	const gone = goneOf(last.ofClass.rows.filter(isPending), now);
	const left = sum(gone.map(sizeOf));
	if (!left || ofClass.rows.some(({ shares }) => shares?.state === 'unknown')) return [];
	const between = months.map((month) => monthlyCancelled(month, ofClass, last?.ofClass?.closing?.day));
	const cancelled = add(sum(ofClass.rows.map(cancelledBy)), sum(between));
	// Bought and cancelled at once: it never was pending.
	const atOnce = ofClass.purchases
		.filter(
			({ day }) => !ofClass.rows.some((row) => sameDay(row.day, day) && (isPending(row) || !isZero(row.treasury?.value ?? zero))),
		)
		.flatMap(({ shares }) => shares?.value ?? []);
	if (equal(left, cancelled) || equal(add(left, sum(atOnce)), cancelled)) return [];
	if (isOdd(last.snapshot, last.ofClass, gone, before)) return [];
	const [row, changed] = slipped(gone, now, last.ofClass, subtract(left, cancelled)) ?? [];
	const block = ofClass.block as Node;
	return [
		{
			check: 'pending-carried',
			message: l10n.t('Pending shares gone come to {0}; shares cancelled since come to {1}.', format(left), format(cancelled)),
			range: changed ? nodeRange(changed.node) : nodeRange(block),
			related: gone
				.slice(0, 40)
				.map((each) => ({ message: l10n.t('Pending in the last return'), uri: last.snapshot.uri, range: nodeRange(each.node) })),
			fixes: () => (changed && row ? mendRow(changed, row) : []),
		},
	];
}

/** The row that is gone for another of its day, a slip: the one without which the sums agree, if there is one. */
function slipped(gone: readonly Row[], now: readonly Row[], last: ClassOfDay, over: Decimal): readonly [Row, Row] | undefined {
	const found = gone.flatMap((row): readonly (readonly [Row, Row])[] => {
		const changed = now.find((other) => sameDay(other.day, row.day) && isSlip(other, row, last));
		return changed ? [[row, changed]] : [];
	});
	return found.find(([row]) => equal(sizeOf(row) ?? zero, over)) ?? found[0];
}

/** Rows of the last return that were wrong there already: it is said there, and no more of them here. */
function isOdd(snapshot: Snapshot, ofClass: ClassOfDay, gone: readonly Row[], before: Iterable<Snapshot>): boolean {
	if (gone.length === 0) return false;
	const last = firstOf(unbroken(ofClass, earlier(before, snapshot)), (link) => link.ofClass !== undefined)?.ofClass;
	const fresh = new Set(goneOf(ofClass.rows.filter(isPending), last?.rows.filter(isPending) ?? []));
	return (
		gone.some((row) => fresh.has(row) && !isBought(ofClass, row)) && isPendingOdd(snapshot, ofClass, earlier(before, snapshot))
	);
}

/** A row that is what section II says was bought that day, number and price. */
function isBought({ purchases }: ClassOfDay, row: Row): boolean {
	const [size, price] = [sizeOf(row), row.price?.value];
	return purchases.some((purchase) => {
		const average = price && averagePrice(purchase, price.scale);
		const shares = purchase.shares?.value;
		return sameDay(purchase.day, row.day) && size && shares && equal(shares, size) && (!average || equal(average, price));
	});
}

/** What is pending in a return stands there wrongly, and it is said there. */
export function isPendingOdd(snapshot: Snapshot, ofClass: ClassOfDay, before: Iterable<Snapshot>): boolean {
	return (
		purchaseDrafts(snapshot).some(({ check }) => check === 'bought-events' || check === 'price-average') ||
		pendingCarried(snapshot, ofClass, before).length > 0
	);
}

/** A row that is new, though another of its day is gone. */
function isSlip(other: Row, row: Row, { rows }: ClassOfDay): boolean {
	return !rows.some((before) => isPending(before) && keyOf(before) === keyOf(other)) && keyOf(other) !== keyOf(row);
}

function mendRow(changed: Row, row: Row) {
	const pairs = [
		[changed.shares, row.shares],
		[changed.price, row.price],
	] as const;
	return pairs.flatMap(([now, then]) =>
		now?.value && then?.value && now.span && !equal(now.value, then.value)
			? [writeFix(cellRange(now), format(then.value), true)]
			: [],
	);
}

/** What a month's return between has cancelled after a day. */
function monthlyCancelled({ outline, return_ }: Snapshot, { of }: ClassOfDay, after: Day | undefined): Decimal {
	const other = sameClass(of, return_.classes);
	const { events } = outline.form.shares ?? {};
	const block = other && blockOf(outline, events?.section, other.id);
	return sum(
		(block?.children ?? []).flatMap((event) => {
			const day = first(event, 'on')?.field.date?.day;
			const [issued, held] = [events?.issued, events?.treasury].map(
				(column = '') => return_.cells.get(event, column)?.value ?? zero,
			) as [Decimal, Decimal];
			return day && after && compareDays(day, after) > 0 && isNegative(issued) && isZero(held) ? [absolute(issued)] : [];
		}),
	);
}

interface Running {
	readonly cell: Cell;
	readonly bought: Decimal;
	readonly then: Cell;
	readonly right: Decimal;
	readonly last: Required<Link>;
}

/** The shares bought under the mandate by the last return of the same resolution, and this one's. */
function runningOf(snapshot: Snapshot, ofClass: ClassOfDay, before: Iterable<Snapshot>): Running | undefined {
	const { mandate, purchases } = ofClass;
	const cell = mandate && snapshot.return_.cells.get(mandate, 'repurchased');
	const bought = purchases.map(({ shares }) => shares?.value);
	if (!mandate || !cell || ofClass.damaged || bought.some((value) => !value || isNegative(value))) return undefined;
	const resolved = (node: Node) => node.opener?.field.date?.day;
	const last = firstOf(unbroken(ofClass, before), (link) => link.ofClass?.mandate !== undefined);
	const other = last?.ofClass?.mandate;
	const then = other && last.snapshot.return_.cells.get(other, 'repurchased');
	const [day, otherDay] = [resolved(mandate), other && resolved(other)];
	if (!last || !then?.value || last.snapshot.form !== snapshot.form || (day || otherDay ? !sameDay(day, otherDay) : false)) {
		return undefined;
	}
	const all = sum(bought as Decimal[]);
	return { cell, bought: all, then, right: add(then.value, all), last: last as Required<Link> };
}

/** What the mandate comes to with this return's purchases. */
export function mandateWith(snapshot: Snapshot, ofClass: ClassOfDay, days: Days | undefined): Decimal | undefined {
	return days && runningOf(snapshot, ofClass, days.before)?.right;
}

function mandateRunning(snapshot: Snapshot, ofClass: ClassOfDay, days: Days): readonly Draft[] {
	const running = runningOf(snapshot, ofClass, days.before);
	if (!running?.cell.value) return [];
	const { cell, bought, then, right, last } = running;
	// A negative number is wrong where it stands.
	if (!then.value || !cell.value || isNegative(then.value) || equal(right, cell.value)) return [];
	// The last return's own may be what is wrong: then it is said there.
	const before = last.ofClass && runningOf(last.snapshot, last.ofClass, earlier(days.before, last.snapshot));
	if (before && equal(add(before.right, bought), cell.value)) return [];
	return [
		{
			check: 'mandate-running',
			message: verdict(
				l10n.t('{0} shares under the mandate, not {1}', format(right), format(cell.value)),
				l10n.t('{0} of the last return and {1} bought here.', format(then.value), format(bought)),
			),
			range: cellRange(cell),
			related: [{ message: l10n.t('The last return of the same resolution'), uri: last.snapshot.uri, range: cellRange(then) }],
			fixes: () => [writeFix(cellRange(cell), format(right), true)],
		},
	];
}
