import { laterFiled, monthNumber } from '../checks/matching.js';
import type { Days } from '../checks/neighbours.js';
import { classesOfDay, latest } from '../checks/nextDay/reading.js';
import type { Snapshot } from '../checks/snapshot.js';
import { compareDays, type Day, lastDayOfMonth } from '../forms/calendar.js';
import { format } from '../syntax/decimal.js';

/** An issuer's next-day and monthly returns in one order: each opens where the one before it closes. */

export function isNextDay({ form }: Pick<Snapshot, 'form'>): boolean {
	return form.dated === 'submitted' && form.root.line('month') === undefined && form.place('bought') !== undefined;
}

/** The day a return's closing balance is of: a month's last, or the one written; else that of its submission. */
function closingDay(snapshot: Snapshot): Day | undefined {
	const { month, submitted } = snapshot.return_;
	if (month) {
		return { ...month, day: lastDayOfMonth(month.year, month.month) };
	}
	return latest(classesOfDay(snapshot).map(({ closing }) => closing?.day)) ?? submitted;
}

function openingDay(snapshot: Snapshot): Day | undefined {
	return latest(classesOfDay(snapshot).map(({ opening }) => opening?.day));
}

type Side = 'opening' | 'closing';

/** The balances of a side, class by class, to be compared with another return's. */
function balances(snapshot: Snapshot, side: Side): string {
	return classesOfDay(snapshot)
		.map((each) => {
			const value = each[side]?.issued.value;
			return `${each.of.code ?? each.of.id} ${value ? format(value) : ''}`;
		})
		.sort()
		.join();
}

/** Those that count: of a month the return filed last, of next-day returns those that no resubmission replaces. */
function counting(returns: readonly Snapshot[]): readonly Snapshot[] {
	const months = new Map<number, Snapshot>();
	const days: Snapshot[] = [];
	for (const snapshot of returns) {
		const { month } = snapshot.return_;
		if (!month) {
			days.push(snapshot);
			continue;
		}
		const known = months.get(monthNumber(month));
		months.set(monthNumber(month), known ? laterFiled(known, snapshot) : snapshot);
	}
	const gone = new Set<Snapshot>();
	for (const resubmission of days.filter(({ return_ }) => return_.resubmission)) {
		const replaced = replacedBy(resubmission, days);
		if (replaced) gone.add(replaced);
	}
	return [...months.values(), ...days.filter((snapshot) => !gone.has(snapshot))];
}

/** The return with the opening of a resubmission, the one filed last before it. */
function replacedBy(resubmission: Snapshot, days: readonly Snapshot[]): Snapshot | undefined {
	const opening = openingDay(resubmission);
	const filed = resubmission.return_.submitted;
	const alike = days.filter((other) => {
		const day = openingDay(other);
		const before = other.return_.submitted;
		return (
			other !== resubmission &&
			day !== undefined &&
			opening !== undefined &&
			compareDays(day, opening) === 0 &&
			(!filed || !before || compareDays(before, filed) < 0 || (compareDays(before, filed) === 0 && !other.return_.resubmission))
		);
	});
	const same = alike.filter((other) => balances(other, 'opening') === balances(resubmission, 'opening'));
	return (same.length > 0 ? same : alike).reduce<Snapshot | undefined>(
		(best, other) => (best ? laterFiled(best, other) : other),
		undefined,
	);
}

/** In time; those of one day as each opens where another closes, a month's return behind its days'. */
export function inOrder(returns: readonly Snapshot[]): readonly Snapshot[] {
	const dated = returns.flatMap((snapshot) => {
		const day = closingDay(snapshot);
		return day ? [{ snapshot, day, filed: snapshot.return_.submitted }] : [];
	});
	dated.sort(
		(a, b) =>
			compareDays(a.day, b.day) ||
			Number(a.snapshot.return_.month !== undefined) - Number(b.snapshot.return_.month !== undefined) ||
			(a.filed && b.filed ? compareDays(a.filed, b.filed) : 0),
	);
	const ordered: Snapshot[] = [];
	for (let start = 0; start < dated.length; ) {
		let end = start + 1;
		const first = dated[start] as (typeof dated)[number];
		while (end < dated.length && compareDays((dated[end] as typeof first).day, first.day) === 0) end += 1;
		const group = dated.slice(start, end).map(({ snapshot }) => snapshot);
		for (const snapshot of group.length > 2 || (group.length > 1 && group.every(isNextDay))
			? linked(group, ordered.at(-1))
			: group) {
			ordered.push(snapshot);
		}
		start = end;
	}
	return ordered;
}

/** Of one day: the one that opens where the last closed, then the one that opens where that closes. */
function linked(group: readonly Snapshot[], before: Snapshot | undefined): readonly Snapshot[] {
	const months = group.filter((snapshot) => !isNextDay(snapshot));
	const left = group.filter(isNextDay);
	const ordered: Snapshot[] = [];
	const openings = new Map(
		left.map((snapshot) => [snapshot, `${dayKey(openingDay(snapshot))} ${balances(snapshot, 'opening')}`]),
	);
	const closings = new Map(
		left.map((snapshot) => [snapshot, `${dayKey(closingDay(snapshot))} ${balances(snapshot, 'closing')}`]),
	);
	let last = before && isNextDay(before) ? `${dayKey(closingDay(before))} ${balances(before, 'closing')}` : undefined;
	while (left.length > 0) {
		const fitting = left.findIndex((snapshot) => openings.get(snapshot) === last);
		// Else one that opens where none of the others closes.
		const first = left.findIndex((snapshot) =>
			left.every((other) => other === snapshot || closings.get(other) !== openings.get(snapshot)),
		);
		const [next] = left.splice(fitting >= 0 ? fitting : Math.max(0, first), 1) as [Snapshot];
		last = closings.get(next);
		ordered.push(next);
	}
	return [...ordered, ...months];
}

const dayKey = (day: Day | undefined) => (day ? `${day.year}-${day.month}-${day.day}` : '');

/** What a return's findings hang on, of all the issuer's returns, itself among them. */
export function daysOf(snapshot: Snapshot, returns: readonly Snapshot[]): Days {
	const { month } = snapshot.return_;
	const counted = counting(returns);
	if (month) {
		const [begin, end] = [
			{ ...month, day: 1 },
			{ ...month, day: lastDayOfMonth(month.year, month.month) },
		];
		const ofMonth = inOrder(counted.filter(isNextDay)).filter((other) => {
			const [from, to] = [openingDay(other), closingDay(other)];
			return to !== undefined && compareDays(to, begin) >= 0 && (!from || compareDays(from, end) <= 0);
		});
		return { before: [], lastMonthly: undefined, ofMonth };
	}
	// One that is replaced stands in its own place, without what replaces it.
	const own = counted.includes(snapshot)
		? counted
		: [
				...counted.filter((other) => !other.return_.resubmission || replacedBy(other, returns.filter(isNextDay)) !== snapshot),
				snapshot,
			];
	const ordered = inOrder(own);
	const before = ordered.slice(0, Math.max(0, ordered.indexOf(snapshot))).reverse();
	return { before, lastMonthly: before.find(({ return_ }) => return_.month), ofMonth: [] };
}

/** The returns whose findings hang on a next-day return: those behind it up to the next with a mandate, and the months it reaches into. */
export function followersOf(snapshot: Snapshot, returns: readonly Snapshot[]): readonly Snapshot[] {
	const ordered = inOrder(returns);
	const behind = ordered.slice(ordered.indexOf(snapshot) + 1);
	const days = behind.filter(isNextDay);
	const next = days.findIndex((other, index) => index > 0 && classesOfDay(other).some(({ mandate }) => mandate));
	const [from, to] = [openingDay(snapshot), closingDay(snapshot)];
	const months = returns.filter(({ return_: { month } }) => {
		if (!month) return false;
		const at = monthNumber(month);
		return (from ? monthNumber(from) : at) <= at && at <= (to ? monthNumber(to) : at);
	});
	const twins = returns.filter((other) => {
		const day = other !== snapshot && isNextDay(other) ? openingDay(other) : undefined;
		return day !== undefined && from !== undefined && compareDays(day, from) === 0;
	});
	return [...new Set([...days.slice(0, next < 0 ? 3 : next + 1), ...months, ...twins])].filter((other) => other !== snapshot);
}
