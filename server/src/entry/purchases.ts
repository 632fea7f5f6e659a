import { sameText } from '../checks/matching.js';
import { classesOfDay, type Purchase, sameDay } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import type { Snapshot } from '../checks/snapshot.js';
import type { Day } from '../forms/calendar.js';
import type { EntryRow, PurchaseWords } from '../forms/entries.js';
import { textOf } from '../model/return.js';
import type { CellValue } from '../model/write.js';
import { add, compare, type Decimal, equal, format, multiply, normal, sum, zero } from '../syntax/decimal.js';
import { quoted } from '../syntax/quotes.js';
import type { Movement } from './movement.js';

/** Trades of one day, made in one way and in one currency, as one purchase of a next-day return. */
export interface Bought {
	readonly day: Day;
	readonly words: PurchaseWords;
	readonly way: string;
	readonly number: Decimal;
	readonly currency: string | undefined;
	/** What they cost: undefined where a trade says neither its price nor what was paid. */
	readonly cost: Decimal | undefined;
	/** Undefined where a trade has no price. */
	readonly prices: { readonly highest: Decimal; readonly lowest: Decimal } | undefined;
}

/** How it was bought: by what the trade says of it, else on the Exchange. */
export const wayOf = ({ usual }: PurchaseWords, { event }: Movement): string => event ?? usual;

export const currencyOf = ({ price, amount }: Movement): string | undefined => price?.currency ?? amount?.currency;

export function boughtOf(rows: readonly Movement[], words: PurchaseWords): Bought {
	const [one] = rows as [Movement, ...Movement[]];
	const highest = rows.flatMap(({ price }) => price?.value ?? []);
	const least = rows.flatMap(({ price, lowest = price }) => lowest?.value ?? []);
	const [first = zero] = highest;
	// At several prices it cannot be told what they come to.
	const costs = rows.flatMap(
		({ number, price, lowest = price, amount }) =>
			amount?.value ?? (price && lowest && equal(price.value, lowest.value) ? multiply(number, price.value) : []),
	);
	return {
		day: one.date,
		words,
		way: wayOf(words, one),
		number: sum(rows.map(({ number }) => number)),
		currency: currencyOf(one),
		cost: costs.length === rows.length ? normal(sum(costs)) : undefined,
		prices:
			highest.length === rows.length
				? { highest: normal(highest.reduce(larger, first)), lowest: normal(least.reduce(smaller, first)) }
				: undefined,
	};
}

const larger = (a: Decimal, b: Decimal) => (compare(a, b) < 0 ? b : a);
const smaller = (a: Decimal, b: Decimal) => (compare(a, b) > 0 ? b : a);

export function purchaseLine(
	{ item, purchase, cells }: EntryRow,
	{ day, way, number, currency = '', cost, prices }: Bought,
): string {
	const [shares] = cells;
	if (!purchase || !shares) return '';
	const money = (keyword: string, value: Decimal) => [`${keyword} ${currency} ${format(value)}`];
	return [
		`${item} ${dayText(day)}`,
		`${shares.keyword} ${format(number)}`,
		`${purchase.way} ${quoted(way)}`,
		...(prices ? money(purchase.highest, prices.highest) : []),
		...(prices && !equal(prices.highest, prices.lowest) ? money(purchase.lowest, prices.lowest) : []),
		...(cost ? money(purchase.paid, cost) : []),
	].join(' ');
}

/** Those of the return that are of the same day, way and currency. */
export function purchasesLike(snapshot: Snapshot, classId: string, { day, words, way, currency }: Bought): readonly Purchase[] {
	const purchases = classesOfDay(snapshot).find(({ of }) => of.id === classId)?.purchases ?? [];
	return purchases.filter((each) => {
		const coin = each.paid?.currency ?? each.highest?.currency;
		const method = each.node.entries.get(words.way)?.[0];
		return (
			sameDay(each.day, day) &&
			sameText(textOf(method) ?? way) === sameText(way) &&
			(coin === undefined || currency === undefined || coin === currency)
		);
	});
}

/** The cells of a purchase with more of the same day, or why they cannot be. */
export function withPurchases(
	{ shares, paid, highest, lowest }: Purchase,
	{ number, cost, prices }: Bought,
): readonly CellValue[] | string {
	const cells = [shares, paid, highest, lowest];
	if (!shares?.value || cells.some((cell) => cell?.state === 'unknown')) return 'the purchases of that day cannot be read';
	const values: CellValue[] = [{ cell: shares, value: add(shares.value, number) }];
	if (paid?.value) {
		if (!cost) return 'neither its price nor what was paid is said, and the purchases of that day say it';
		values.push({ cell: paid, value: normal(add(paid.value, cost)) });
	}
	if (highest?.value) {
		if (!prices) return 'its price is not said, and the purchases of that day say it';
		const least = lowest?.value ?? highest.value;
		const [most, fewest] = [larger(highest.value, prices.highest), smaller(least, prices.lowest)];
		if (!equal(most, highest.value)) values.push({ cell: highest, value: most });
		if (lowest?.value && !equal(fewest, least)) values.push({ cell: lowest, value: fewest });
	}
	return values;
}

/** A purchase at one price that comes to have two: what is written behind that one, and where. */
export function lowestBeside(
	was: Purchase,
	now: Purchase | undefined,
	{ words, prices, currency = '' }: Bought,
): { readonly line: number; readonly at: number; readonly text: string } | undefined {
	const { highest, lowest } = now ?? {};
	if (!was.highest?.value || !prices || lowest?.state !== 'absent' || !highest?.entry || !highest.value || !highest.span) {
		return undefined;
	}
	const least = smaller(was.highest.value, prices.lowest);
	return equal(least, highest.value)
		? undefined
		: { line: highest.entry.line, at: highest.span.end, text: ` ${words.lowest} ${currency} ${format(least)}` };
}
