import * as l10n from '@vscode/l10n';
import { compareDays, type Day, endOfMonth } from '../../forms/calendar.js';
import { append } from '../../lists.js';
import { dayName, verdict } from '../../localise.js';
import type { Cell } from '../../model/cell.js';
import { blockOf, type ClassOfShares } from '../../model/return.js';
import { writeCells } from '../../model/write.js';
import {
	absolute,
	add,
	compare,
	type Decimal,
	equal,
	format,
	isNegative,
	isZero,
	negate,
	subtract,
	sum,
	zero,
} from '../../syntax/decimal.js';
import type { Node } from '../../syntax/outline.js';
import { cellRange, type Draft, fix, nodeRange, writeFix } from '../draft.js';
import { sameClass } from '../matching.js';
import { itemDay } from '../names.js';
import type { Neighbours } from '../neighbours.js';
import type { Snapshot } from '../snapshot.js';
import { brokenColumns, closingOf, isPendingOdd } from './chain.js';
import { anotherDay, balanceFix } from './fixes.js';
import { type ClassOfDay, classesOfDay, pendingSum, type Row } from './reading.js';

/** A monthly return against the month's next-day returns, class by class. */

/** What a change does to the issued shares and to the treasury shares: which of them it moves, and which way. */
type Kind = 'cancelled' | 'treasury' | 'struck' | 'transferred' | 'issued';

function kindOf(issued: Decimal, held: Decimal): Kind | undefined {
	if (isZero(held)) return isZero(issued) ? undefined : isNegative(issued) ? 'cancelled' : 'issued';
	return isNegative(held) ? (isZero(issued) ? 'struck' : 'transferred') : 'treasury';
}

/** The changes of one day and kind, in sum. */
export interface Change {
	readonly day: Day;
	readonly kind: Kind;
	readonly issued: Decimal;
	readonly held: Decimal;
	readonly at: readonly { readonly snapshot: Snapshot; readonly node: Node; readonly row?: Row }[];
}

/** What the month's next-day returns say of a class. */
export interface DaysOfClass {
	readonly of: ClassOfShares;
	readonly changes: readonly Change[];
	/** The month's last return that has the class, and what it says. */
	readonly last: { readonly snapshot: Snapshot; readonly ofClass: ClassOfDay } | undefined;
}

const keyOf = (day: Day, kind: Kind) => `${day.year}-${day.month}-${day.day} ${kind}`;

class Changes {
	readonly #found = new Map<string, Change>();

	add(day: Day, issued: Decimal, held: Decimal, at: Change['at'][number]): void {
		const kind = kindOf(issued, held);
		if (!kind) return;
		const known = this.#found.get(keyOf(day, kind));
		this.#found.set(keyOf(day, kind), {
			day,
			kind,
			issued: add(known?.issued ?? zero, issued),
			held: add(known?.held ?? zero, held),
			at: [...(known?.at ?? []), at],
		});
	}

	get list(): readonly Change[] {
		return [...this.#found.values()].sort((a, b) => compareDays(a.day, b.day));
	}
}

function isIn(day: Day, month: Day): boolean {
	return day.year === month.year && day.month === month.month;
}

/** The month's changes by the next-day returns that reach into it. */
export function daysOfClasses(snapshot: Snapshot, ofMonth: readonly Snapshot[]): readonly DaysOfClass[] {
	const { month } = snapshot.return_;
	if (!month) return [];
	const end = endOfMonth(month);
	return snapshot.return_.classes.flatMap((of): DaysOfClass[] => {
		const changes = new Changes();
		let last: DaysOfClass['last'];
		for (const day of ofMonth) {
			const other = sameClass(of, day.return_.classes);
			const ofClass = other && classesOfDay(day).find((each) => each.of === other);
			if (!ofClass?.block) continue;
			for (const row of ofClass.rows) {
				if (row.kind === 'moves' && row.day && isIn(row.day, month)) {
					changes.add(row.day, row.shares?.value ?? zero, row.treasury?.value ?? zero, { snapshot: day, node: row.node, row });
				}
			}
			if (ofClass.closing?.day && compareDays(ofClass.closing.day, end) <= 0 && isIn(ofClass.closing.day, month)) {
				last = { snapshot: day, ofClass };
			}
		}
		return changes.list.length > 0 || last ? [{ of, changes: changes.list, last }] : [];
	});
}

/** The events of a month that move shares, by their day and kind. */
export function eventsOfMonth(
	snapshot: Snapshot,
	classId: string,
): { readonly changes: readonly Change[]; readonly sure: boolean } {
	const { events } = snapshot.form.shares ?? {};
	const block = blockOf(snapshot.outline, events?.section, classId);
	const changes = new Changes();
	let sure = !snapshot.outline.damaged;
	for (const node of block?.children ?? []) {
		const day = itemDay(node);
		const [issued, held] = [events?.issued, events?.treasury].map((line = '') => snapshot.return_.cells.get(node, line));
		sure &&= issued?.state !== 'unknown' && held?.state !== 'unknown' && !node.damaged;
		if (day) changes.add(day, issued?.value ?? zero, held?.value ?? zero, { snapshot, node });
		else if ((issued?.value && !isZero(issued.value)) || (held?.value && !isZero(held.value))) sure = false;
	}
	return { changes: changes.list, sure };
}

export function monthOfDaysDrafts(snapshot: Snapshot, { days }: Neighbours): readonly Draft[] {
	const ofMonth = days?.ofMonth ?? [];
	return ofMonth.length === 0
		? []
		: daysOfClasses(snapshot, ofMonth).flatMap((ofClass) => {
				const events = monthEvents(snapshot, ofClass);
				// Where the events are not the days', the closing follows from them.
				return [
					...events,
					...monthPending(snapshot, ofClass, ofMonth),
					...(events.length > 0 ? [] : monthClosing(snapshot, ofClass)),
				];
			});
}

/** What the groups of items account for: shares issued, and shares that left treasury, under them. */
function accounted(
	{ outline, form, return_, ledger }: Snapshot,
	classId: string,
	column: 'issued' | 'treasury',
): Decimal | undefined {
	const values = (form.shares?.groups ?? []).map(({ section, sums }) => {
		const block = blockOf(outline, section, classId);
		const cell = block && return_.cells.get(block, sums[column]);
		return cell ? ledger.valueOf(cell) : zero;
	});
	return sum(values);
}

function isOfSections({ kind }: Change): boolean {
	return kind === 'issued' || kind === 'transferred';
}

function moved({ kind, issued, held }: Change): Decimal {
	return kind === 'struck' ? held : issued;
}

/** A number of the day's own is wrong, and that is said there. */
function isBroken({ at, kind, issued, held }: Change): boolean {
	if ((kind === 'treasury' || kind === 'transferred') && !isZero(add(issued, held))) return true;
	return at.some(({ snapshot, node: { parent } }) => parent && brokenColumns(snapshot, parent).length > 0);
}

/** Events of a day on which nothing is known of their kind, each with the one change of the days that has its numbers and no event. */
function astrayOf(
	events: readonly Change[],
	days: ReadonlyMap<string, Change>,
	left: readonly Change[],
): ReadonlyMap<Change, Change> {
	const alone = events.filter(({ day, kind, at }) => at.length === 1 && !days.has(keyOf(day, kind)));
	const same = (a: Change, b: Change) => a.kind === b.kind && equal(a.issued, b.issued) && equal(a.held, b.held);
	return new Map(
		alone.flatMap((event): (readonly [Change, Change])[] => {
			const [change, ...more] = left.filter((other) => same(event, other));
			return change && more.length === 0 && alone.every((other) => other === event || !same(other, change))
				? [[event, change]]
				: [];
		}),
	);
}

/** It is there, number and kind; its day is another. */
function ofAnotherDay({ day, at }: Change, change: Change): Draft {
	const [{ node }] = at as [Change['at'][number]];
	return {
		check: 'month-events',
		severity: 'warning',
		message: l10n.t(
			'{0} shares are of {1} here, of {2} in a next-day return.',
			format(moved(change)),
			dayName(day),
			dayName(change.day),
		),
		...anotherDay(node, change.day),
	};
}

function monthEvents(snapshot: Snapshot, { of, changes }: DaysOfClass): readonly Draft[] {
	const { changes: events, sure } = eventsOfMonth(snapshot, of.id);
	if (!sure) return [];
	const byKey = new Map(events.map((change) => [keyOf(change.day, change.kind), change]));
	const days = new Map(changes.map((change) => [keyOf(change.day, change.kind), change]));
	const drafts: Draft[] = [];
	const left: Change[] = [];
	const { events: place, groups = [] } = snapshot.form.shares ?? {};
	const section = place?.section ?? '';
	const home = blockOf(snapshot.outline, section, of.id) ?? snapshot.outline.sections.get(section);
	const range = home ? nodeRange(home) : nodeRange(snapshot.outline.root);
	const relatedOf = ({ at }: Change) =>
		at
			.slice(0, 20)
			.map((each) => ({ message: l10n.t('The next-day return'), uri: each.snapshot.uri, range: nodeRange(each.node) }));
	for (const change of changes) {
		const event = byKey.get(keyOf(change.day, change.kind));
		if (!event) {
			if (!isBroken(change)) left.push(change);
			continue;
		}
		if (equal(event.issued, change.issued) && equal(event.held, change.held)) continue;
		if (isBroken(change)) continue;
		const [where] = event.at as [Change['at'][number]];
		const ofTreasury = equal(event.issued, change.issued);
		const cell = snapshot.return_.cells.get(where.node, (ofTreasury ? place?.treasury : place?.issued) ?? '');
		const right = ofTreasury ? change.held : change.issued;
		drafts.push({
			check: 'month-events',
			message: l10n.t(
				'Events of {0} come to {1}; the next-day returns have {2}.',
				dayName(change.day),
				format(ofTreasury ? event.held : event.issued),
				format(right),
			),
			range: cell ? cellRange(cell) : nodeRange(where.node),
			related: relatedOf(change),
			fixes: () =>
				cell && event.at.length === 1
					? [
							fix(
								l10n.t('Write {0}', format(right)),
								writeCells(snapshot.source, snapshot.outline, [{ cell, value: right }]),
								true,
							),
						]
					: [],
		});
	}
	const astray = astrayOf(events, days, left);
	for (const event of events) {
		const change = astray.get(event);
		if (change) {
			left.splice(left.indexOf(change), 1);
			drafts.push({ ...ofAnotherDay(event, change), related: relatedOf(change) });
			continue;
		}
		const wrong = changes.some((change) => compareDays(change.day, event.day) === 0 && isBroken(change));
		if (!days.has(keyOf(event.day, event.kind)) && !wrong) {
			const [where] = event.at as [Change['at'][number]];
			drafts.push({
				check: 'month-events',
				severity: 'warning',
				message: l10n.t(
					'{0} shares of {1}: no next-day return of this month has them.',
					format(moved(event)),
					dayName(event.day),
				),
				range: nodeRange(where.node),
			});
		}
	}
	const missing = left.filter((change) => !isOfSections(change));
	const pooled = left.filter(isOfSections);
	const issues = accounted(snapshot, of.id, 'issued');
	const transfers = accounted(snapshot, of.id, 'treasury');
	const total = sum(pooled.map(({ issued }) => issued));
	if (issues && transfers && compare(total, add(issues, transfers)) > 0) {
		if (isZero(add(issues, transfers))) {
			append(missing, pooled);
		} else {
			drafts.push({
				check: 'month-events',
				severity: 'warning',
				message: verdict(
					l10n.t('{0} shares of the next-day returns do not stand in {1}', format(total), section),
					l10n.t(
						'{1} to {2} account for {0}.',
						format(add(issues, transfers)),
						groups[0]?.section ?? '',
						groups.at(-1)?.section ?? '',
					),
				),
				range,
				related: pooled.flatMap(relatedOf).slice(0, 20),
			});
		}
	}
	for (const change of missing) {
		drafts.push({
			check: 'month-events',
			severity: 'warning',
			message: l10n.t(
				'{0} shares of {1}, of a next-day return, do not stand in {2}.',
				format(moved(change)),
				dayName(change.day),
				section,
			),
			range,
			related: relatedOf(change),
		});
	}
	return drafts;
}

/** What the events say is pending, in sum, without its sign; undefined where the edition has no such column. */
export function pendingOfMonth(snapshot: Snapshot, classId: string): { readonly sum: Decimal; readonly cells: readonly Cell[] } {
	const block = blockOf(snapshot.outline, snapshot.form.shares?.events?.section, classId);
	const cells = (block?.children ?? []).flatMap((node) => {
		const cell = snapshot.return_.cells.get(node, 'pending');
		return cell?.value ? [cell] : [];
	});
	return { sum: absolute(sum(cells.map(({ value }) => value as Decimal))), cells };
}

function monthPending(snapshot: Snapshot, { of, last }: DaysOfClass, ofMonth: readonly Snapshot[]): readonly Draft[] {
	const { section = '', item = '' } = snapshot.form.shares?.events ?? {};
	const block = blockOf(snapshot.outline, section, of.id) ?? snapshot.outline.sections.get(section);
	const has = snapshot.form.line(item, 'pending')?.from ?? '';
	if (!last?.snapshot.form.place('pending') || !block || snapshot.outline.damaged || snapshot.return_.generation < has) {
		return [];
	}
	const days = pendingSum(last.ofClass);
	if (!days) return [];
	const { sum: here, cells } = pendingOfMonth(snapshot, of.id);
	const before = ofMonth.slice(0, ofMonth.indexOf(last.snapshot)).reverse();
	if (equal(days, here) || isPendingOdd(last.snapshot, last.ofClass, before)) return [];
	const [cell] = cells;
	return [
		{
			check: 'month-pending',
			message: l10n.t('{0} shares are pending here; the last next-day return has {1}.', format(here), format(days)),
			range: cell ? cellRange(cell) : nodeRange(block),
			related: [
				{
					message: l10n.t('The month’s last next-day return'),
					uri: last.snapshot.uri,
					range: nodeRange(last.ofClass.block as Node),
				},
			],
			fixes: () => (cell && cells.length === 1 && cell.span ? [writeFix(cellRange(cell), format(negate(days)), true)] : []),
		},
	];
}

function monthClosing(snapshot: Snapshot, { of, changes, last }: DaysOfClass): readonly Draft[] {
	const closing = last && closingOf(last.snapshot, last.ofClass.of);
	const block = blockOf(snapshot.outline, snapshot.form.shares?.issued, of.id);
	if (!closing?.issued || !block || snapshot.outline.damaged) return [];
	const { changes: events, sure } = eventsOfMonth(snapshot, of.id);
	const after = [...events, ...changes].some(({ day }) => compareDays(day, closing.day) > 0);
	// What the groups of items have and no next-day return says may be of any day.
	const under = sum((['issued', 'treasury'] as const).map((column) => accounted(snapshot, of.id, column)));
	const told = sum(changes.filter(isOfSections).map(({ issued }) => issued));
	const inEvents = sum(events.filter(isOfSections).map(({ issued }) => issued));
	const unknownDay = !under || compare(under, subtract(told, inEvents)) > 0;
	if (!sure || after || unknownDay) return [];
	const columns = [
		['issued', closing.issued],
		['treasury', closing.treasury],
	] as const;
	return columns.flatMap(([column, right]): Draft[] => {
		const cell = snapshot.return_.cells.get(block, 'closing', column);
		const value = cell && snapshot.ledger.valueOf(cell);
		if (
			!cell ||
			!value ||
			!right ||
			closing.broken.includes(column) ||
			equal(value, right) ||
			(column === 'treasury' && snapshot.return_.generation < (cell.row.columns.find(({ id }) => id === column)?.from ?? ''))
		) {
			return [];
		}
		return [
			{
				check: 'month-closing',
				message: verdict(
					l10n.t('It closes with {0}; the last next-day return with {1}', format(value), format(right)),
					l10n.t('Nothing moved after it.'),
				),
				range: cellRange(cell),
				related: closing.cell
					? [{ message: l10n.t('The month’s last next-day return'), uri: closing.snapshot.uri, range: cellRange(closing.cell) }]
					: [],
				fixes: () => (cell.span ? [balanceFix(snapshot, cell, right)] : []),
			},
		];
	});
}
