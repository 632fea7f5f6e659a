import type { Location } from 'vscode-languageserver-types';
import type { Days } from '../checks/neighbours.js';
import { type Change, daysOfClasses, eventsOfMonth, pendingOfMonth } from '../checks/nextDay/month.js';
import { isNextDayReturn, sameDay } from '../checks/nextDay/reading.js';
import type { Snapshot } from '../checks/snapshot.js';
import { type Entry, type Node, rangeOf } from '../syntax/outline.js';

/** Of an event in a month its rows in the month's next-day returns, and of such a row the month's event; of what is pending likewise. */
export function acrossDays(snapshot: Snapshot, days: Days | undefined, entry: Entry): readonly Location[] {
	if (!days) return [];
	const node = snapshot.outline.nodes.find(({ opener }) => opener === entry) ?? entry.node;
	return isNextDayReturn(snapshot)
		? [...days.months].flatMap((month) => inMonth(month, snapshot, node))
		: inDays(snapshot, days.ofMonth, node);
}

function inDays(month: Snapshot, ofMonth: readonly Snapshot[], node: Node): readonly Location[] {
	return daysOfClasses(month, ofMonth).flatMap(({ of, changes, last }) => {
		const own = eventsOfMonth(month, of.id).changes.filter(({ at }) => at.some((each) => each.node === node));
		const isPending = pendingOfMonth(month, of.id).cells.some((cell) => cell.node === node);
		const rows = last?.ofClass.rows.filter(({ kind }) => kind === 'pending') ?? [];
		return [
			...changes.filter((change) => own.some((event) => isOne(event, change))).flatMap(placesOf),
			...(isPending && last ? rows.flatMap((row) => placeOf(last.snapshot, row.node)) : []),
		];
	});
}

function inMonth(month: Snapshot, day: Snapshot, node: Node): readonly Location[] {
	return daysOfClasses(month, [day]).flatMap(({ of, changes, last }) => {
		const own = changes.filter(({ at }) => at.some((each) => each.node === node));
		const isPending = last?.ofClass.rows.some((row) => row.kind === 'pending' && row.node === node);
		return [
			...eventsOfMonth(month, of.id)
				.changes.filter((event) => own.some((change) => isOne(event, change)))
				.flatMap(placesOf),
			...(isPending ? pendingOfMonth(month, of.id).cells.flatMap((cell) => placeOf(month, cell.node)) : []),
		];
	});
}

const isOne = (one: Change, other: Change) => one.kind === other.kind && sameDay(one.day, other.day);
const placesOf = ({ at }: Change) => at.flatMap(({ snapshot, node }) => placeOf(snapshot, node));

function placeOf({ uri }: Snapshot, { opener }: Node): readonly Location[] {
	return opener ? [{ uri, range: rangeOf(opener.line, opener.field.text ?? opener.field.keywordSpan) }] : [];
}
