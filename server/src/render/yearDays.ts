import { monthNumber, sameClass } from '../checks/matching.js';
import { averagePrice } from '../checks/nextDay/purchases.js';
import { classesOfDay, lastDayOf, latest, type Purchase, type Row, sameDay, sizeOf } from '../checks/nextDay/reading.js';
import type { Snapshot } from '../checks/snapshot.js';
import { compareDays, type Day } from '../forms/calendar.js';
import type { ClassOfShares } from '../model/return.js';
import { absolute, compare, type Decimal, isNegative, isZero, normal, quotient, sum, zero } from '../syntax/decimal.js';

/** What was paid for the shares of a day, in one currency. */
export interface Prices {
	readonly currency: string;
	readonly highest: Decimal;
	readonly lowest: Decimal;
	/** Undefined where what was paid is not said. */
	readonly average: Decimal | undefined;
	readonly paid: Decimal | undefined;
}

/** What a next-day return says of a class and a day. */
export interface DayOfClass {
	readonly day: Day;
	readonly uri: string;
	readonly bought: Decimal | undefined;
	readonly prices: Prices | undefined;
	/** Issued shares, and treasury shares, that were cancelled. */
	readonly cancelled: Decimal | undefined;
	/** At the day it closes on: what waits to be cancelled, and what is held. */
	readonly pending: Decimal | undefined;
	readonly treasury: Decimal | undefined;
}

/** By their days; of one day in the order of the returns. */
export function daysOfClass(returns: readonly Snapshot[], wanted: ClassOfShares): readonly DayOfClass[] {
	return returns
		.flatMap((snapshot) => daysIn(snapshot, wanted))
		.map((of, index) => ({ of, index }))
		.sort((a, b) => compareDays(a.of.day, b.of.day) || a.index - b.index)
		.map(({ of }) => of);
}

/** The day a next-day return is of: that it closes on, something of it happened last, or it was submitted; none that is far from most of them. */
export function dayOf(snapshot: Snapshot): Day | undefined {
	const classes = classesOfDay(snapshot);
	const said = [
		latest(classes.map(({ closing }) => closing?.day)),
		lastDayOf(classes),
		snapshot.return_.submitted,
		latest(classes.map(({ opening }) => opening?.day)),
	].flatMap((day) => day ?? []);
	const middle = said.toSorted(compareDays)[said.length >> 1];
	return middle && said.find((day) => Math.abs(monthNumber(day) - monthNumber(middle)) <= near);
}

/** How many months, of what is of one return. */
const near = 3;

function daysIn(snapshot: Snapshot, wanted: ClassOfShares): readonly DayOfClass[] {
	const { uri, form, ledger } = snapshot;
	const other = sameClass(wanted, snapshot.return_.classes);
	const ofClass = classesOfDay(snapshot).find(({ of }) => of === other);
	if (!ofClass?.block) return [];
	const { closing, rows, purchases } = ofClass;
	const moves = rows.filter(({ kind }) => kind === 'moves');
	const days: Day[] = [];
	for (const day of [...purchases.map(({ day }) => day), ...moves.filter(cancels).map(({ day }) => day), closing?.day]) {
		if (day && !days.some((known) => sameDay(known, day))) days.push(day);
	}
	return days.flatMap((day): DayOfClass[] => {
		const bought = byCurrency(purchases.filter((purchase) => sameDay(purchase.day, day)));
		const gone = moves.filter((row) => cancels(row) && sameDay(row.day, day));
		const isLast = sameDay(day, closing?.day);
		// A list that names what it likes is no running one.
		const waiting = isLast && form.place('pending') ? rows.filter(({ kind }) => kind === 'pending') : undefined;
		const first = {
			cancelled: gone.length > 0 ? sumOf(gone.map(sizeOf)) : undefined,
			pending: waiting && sumOf(waiting.map(sizeOf)),
			treasury: isLast && closing?.treasury ? ledger.valueOf(closing.treasury) : undefined,
		};
		const none = { cancelled: undefined, pending: undefined, treasury: undefined };
		const own = [...bought.entries()];
		return (own.length > 0 ? own : [undefined]).map((entry, index) => ({
			day,
			uri,
			bought: entry && sumOf(entry[1].map(({ shares }) => shares?.value)),
			prices: entry && pricesOf(entry[0], entry[1]),
			...(index === 0 ? first : none),
		}));
	});
}

/** Shares that leave and go nowhere: issued ones not into treasury, treasury shares not to anybody. */
function cancels({ shares, treasury }: Row): boolean {
	const [issued, held] = [shares?.value ?? zero, treasury?.value ?? zero];
	return (isNegative(issued) && isZero(held)) || (isZero(issued) && isNegative(held));
}

function byCurrency(purchases: readonly Purchase[]): Map<string, Purchase[]> {
	const found = new Map<string, Purchase[]>();
	for (const purchase of purchases) {
		const currency = purchase.highest?.currency ?? purchase.paid?.currency ?? '';
		const known = found.get(currency);
		if (known) known.push(purchase);
		else found.set(currency, [purchase]);
	}
	return found;
}

/** Undefined where one of them is not known: what cannot be read is not none. */
function sumOf(values: readonly (Decimal | undefined)[]): Decimal | undefined {
	return sum(values.map((value) => value && absolute(value)));
}

function pricesOf(currency: string, purchases: readonly Purchase[]): Prices | undefined {
	const highest = purchases.map(({ highest }) => highest?.value);
	const lowest = purchases.map(({ highest, lowest }) => (lowest?.entry ? lowest.value : highest?.value));
	const [most, least] = [extreme(highest, 1), extreme(lowest, -1)];
	if (!most || !least) return undefined;
	const shares = sumOf(purchases.map(({ shares }) => shares?.value));
	const paid = sumOf(purchases.map((purchase) => purchase.paid?.value));
	const [only, another] = purchases;
	const average =
		only && !another ? averagePrice(only, 4) : shares && paid && !isZero(shares) ? quotient(paid, shares, 4) : undefined;
	return { currency, highest: most, lowest: least, average: average && normal(average), paid };
}

function extreme(values: readonly (Decimal | undefined)[], sign: 1 | -1): Decimal | undefined {
	return values.some((value) => value === undefined)
		? undefined
		: (values as readonly Decimal[]).reduce((a, b) => (compare(b, a) * sign > 0 ? b : a));
}
