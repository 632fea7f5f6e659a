import * as l10n from '@vscode/l10n';
import { addDays, type Day } from '../../forms/calendar.js';
import { dayName, verdict } from '../../localise.js';
import type { Cell } from '../../model/cell.js';
import { first } from '../../model/return.js';
import {
	absolute,
	add,
	compare,
	type Decimal,
	equal,
	format,
	isNegative,
	isZero,
	multiply,
	negate,
	normal,
	quotient,
	rounded,
	subtract,
	sum,
	zero,
} from '../../syntax/decimal.js';
import type { Node } from '../../syntax/outline.js';
import { cellRange, type Draft, fix, nodeRange, spanRange, writeFix } from '../draft.js';
import type { Fix } from '../finding.js';
import { dayText } from '../rules/header.js';
import { likelySlips } from '../slips.js';
import type { Snapshot } from '../snapshot.js';
import { anotherDay } from './fixes.js';
import { type ClassOfDay, classesOfDay, latest, type Purchase, type Row, sameDay, sizeOf } from './reading.js';

/** What section II says of the purchases, against itself and against section I. */
export function purchaseDrafts(snapshot: Snapshot): readonly Draft[] {
	return classesOfDay(snapshot).flatMap((ofClass) => [
		...ofClass.purchases.flatMap(bounds),
		...ofClass.rows.flatMap((row) => average(snapshot, ofClass, row)),
		...sides(ofClass),
		...eventsOfPurchases(snapshot, ofClass),
		...mandate(snapshot, ofClass),
		...moratorium(ofClass),
	]);
}

const known = (cell: Cell | undefined) => cell?.value;

/** What was paid lies between the shares at the lowest price and at the highest, as it is rounded. */
function bounds({ shares, paid, highest, lowest }: Purchase): readonly Draft[] {
	const [number, sum, most] = [known(shares), known(paid), known(highest)];
	const least = lowest?.entry ? known(lowest) : most;
	// A negative number is wrong by itself, and that is said.
	if (!number || isNegative(number) || !sum || !most || !least || !paid || !highest || paid.currency !== highest.currency)
		return [];
	if (lowest?.entry && lowest.currency !== highest.currency) return [];
	const at = (price: Decimal) => rounded(multiply(number, price), sum.scale);
	const [low, high] = [at(least), at(most)];
	if (compare(low, sum) <= 0 && compare(sum, high) <= 0) return [];
	const money = (value: Decimal) => `${paid.currency} ${format(value)}`;
	return [
		{
			check: 'price-bounds',
			message: equal(low, high)
				? l10n.t('{0} shares at {1} cost {2}, not {3}.', format(number), money(most), money(high), money(sum))
				: verdict(
						l10n.t('{0} is not what {1} shares cost at these prices', money(sum), format(number)),
						l10n.t('At {0} to {1} they cost between {2} and {3}.', money(least), money(most), money(low), money(high)),
					),
			range: cellRange(paid),
			fixes: () => pricesMeant(number, sum, highest, lowest?.entry ? lowest : undefined),
		},
	];
}

/** The prices that may have been meant, the nearest to the average first. */
function pricesMeant(number: Decimal, paid: Decimal, highest: Cell, lowest: Cell | undefined): readonly Fix[] {
	const most = known(highest) as Decimal;
	const cost = (price: Decimal) => rounded(multiply(number, price), paid.scale);
	// No price doubles within a day.
	const fits = (low: Decimal, high: Decimal) =>
		compare(cost(low), paid) <= 0 && compare(paid, cost(high)) <= 0 && compare(high, add(low, low)) < 0;
	const far = (price: Decimal) => absolute(subtract(multiply(number, price), paid));
	const meant = (cell: Cell | undefined, would: (price: Decimal) => boolean) =>
		(cell?.span && cell.value ? likelySlips(cell.value) : [])
			.filter((price) => !isNegative(price) && would(price))
			.map((price) => ({ cell: cell as Cell, price: normal(price) }));
	return [...meant(lowest, (price) => fits(price, most)), ...meant(highest, (price) => fits(known(lowest) ?? price, price))]
		.sort((a, b) => compare(far(a.price), far(b.price)))
		.filter(
			(one, index, all) =>
				index === 0 || one.cell !== all[index - 1]?.cell || !equal(one.price, all[index - 1]?.price as Decimal),
		)
		.slice(0, 3)
		.map(({ cell, price }) =>
			fix(l10n.t('Set {0} to {1}', cell.row.keyword, format(price)), [{ range: cellRange(cell), newText: format(price) }]),
		);
}

/** The purchase whose date and number a row of section I has. */
function purchaseOf({ purchases }: ClassOfDay, row: Row): readonly Purchase[] {
	const ofDay = purchases.filter(({ day }) => sameDay(day, row.day));
	const size = ofDay.length > 0 ? sizeOf(row) : undefined;
	return size ? ofDay.filter(({ shares }) => shares?.value && equal(shares.value, size)) : [];
}

/** The decimals of most volume-weighted prices. */
const usual = 4;

/** The volume-weighted price, to so many decimals. */
export function averagePrice({ shares, paid }: Purchase, places: number): Decimal | undefined {
	return shares?.value && paid?.value && !isZero(shares.value) ? quotient(paid.value, shares.value, places) : undefined;
}

function average({ ledger }: Snapshot, ofClass: ClassOfDay, row: Row): readonly Draft[] {
	const { price } = row;
	const written = known(price);
	const purchases = purchaseOf(ofClass, row).filter(({ paid }) => paid?.value && paid.currency === price?.currency);
	const averages = written ? purchases.flatMap((purchase) => averagePrice(purchase, written.scale) ?? []) : [];
	const [right] = averages;
	if (!price || !written || !right || averages.some((value) => equal(value, written))) return [];
	// Where what was paid does not add up, that is said, and not what hangs on it.
	const isOff = ledger.equations.some(
		(equation) =>
			equation.identity.id === 'paid-total' &&
			equation.node.parent === ofClass.report &&
			ledger.balance(equation).state === 'broken',
	);
	if (isOff || purchases.some((purchase) => bounds(purchase).length > 0)) return [];
	const [{ paid, shares }] = purchases as [Purchase];
	// As many decimals as a price usually has, where this one has lost its own.
	const more = averagePrice(purchases[0] as Purchase, usual);
	const finer = more && !equal(more, right) ? [normal(more)] : [];
	return [
		{
			check: 'price-average',
			message: l10n.t(
				'{0} for {1} shares is {2} a share, not {3}.',
				`${paid?.currency} ${format(paid?.value as Decimal)}`,
				format(shares?.value as Decimal),
				format(right),
				format(written),
			),
			range: cellRange(price),
			related: [{ message: l10n.t('The purchase'), range: nodeRange((purchases[0] as Purchase).node) }],
			fixes: () => [right, ...finer].map((value, index) => writeFix(cellRange(price), format(value), index === 0)),
		},
	];
}

/** Shares that go into treasury or out of it leave or join the issued shares. */
function sides({ rows }: ClassOfDay): readonly Draft[] {
	return rows.flatMap(({ kind, event, shares, treasury }): Draft[] => {
		if (kind !== 'moves' || !treasury || !shares || shares.state === 'unknown' || treasury.state === 'unknown') {
			return [];
		}
		const [issued, held] = [known(shares) ?? zero, known(treasury) ?? zero];
		// Treasury shares that are cancelled leave, and no others come.
		const isCancelled = isZero(issued) && isNegative(held) && event !== 'treasury';
		const moves = event === 'treasury' ? !isZero(issued) || !isZero(held) : !isZero(held);
		if (!moves || isCancelled || isZero(add(issued, held))) return [];
		const cell = treasury.span ? treasury : shares;
		const right = negate(cell === treasury ? issued : held);
		return [
			{
				check: 'treasury-sides',
				message: verdict(
					l10n.t('{0} issued shares and {1} treasury shares are not opposite', format(issued), format(held)),
					l10n.t('A share that goes into treasury leaves the issued shares, and the other way round.'),
				),
				range: cellRange(cell),
				fixes: () => (cell.span && !isZero(right) ? [writeFix(cellRange(cell), format(right))] : []),
			},
		];
	});
}

/** What was bought on a day stands in section I: to be cancelled, cancelled, or held. */
function eventsOfPurchases(snapshot: Snapshot, { block, rows, purchases, total, damaged }: ClassOfDay): readonly Draft[] {
	if (
		!block ||
		damaged ||
		purchases.length === 0 ||
		purchases.some(({ day, shares }) => !day || !shares?.value || isNegative(shares.value))
	) {
		return [];
	}
	const drafts: Draft[] = [];
	const days: Day[] = [];
	for (const { day } of purchases) {
		if (day && !days.some((other) => sameDay(other, day))) days.push(day);
	}
	let [waiting, gone, held]: (Decimal | undefined)[] = [zero, zero, zero];
	for (const day of days) {
		const bought = purchases.filter((purchase) => sameDay(purchase.day, day));
		const ofDay = rows.filter((row) => sameDay(row.day, day));
		// Another return of that day has its own rows, which are pending here too.
		const on = ownRows(bought, ofDay) ?? ofDay;
		const pending = sum(on.filter(({ kind }) => kind === 'pending').map(sizeOf));
		const cancelled = sum(on.filter(({ kind, event }) => kind === 'moves' && event === 'cancelled').map(sizeOf));
		const treasury = sum(
			on
				.filter((row) => row.kind === 'moves' && known(row.treasury) && !isNegative(known(row.treasury) as Decimal))
				.map(({ treasury }) => known(treasury)),
		);
		const shares = sum(bought.map((purchase) => known(purchase.shares)));
		if (!pending || !cancelled || !treasury || !shares) return [];
		waiting = add(waiting as Decimal, pending);
		gone = add(gone as Decimal, cancelled);
		held = add(held as Decimal, treasury);
		const there = add(pending, treasury);
		if (!equal(shares, there) && !equal(shares, add(there, cancelled))) {
			const [purchase] = bought as [Purchase];
			const { purchases: alone, rows: others } = unmatched(bought, on);
			const elsewhere = others.length === 0 ? sameElsewhere(alone, rows, days) : undefined;
			if (elsewhere) {
				drafts.push(ofAnotherDay(elsewhere, day, alone[0] ?? purchase));
				continue;
			}
			// What is cancelled that day was mostly bought before it.
			const counted = isZero(there) ? add(there, cancelled) : there;
			drafts.push({
				check: 'bought-events',
				message: verdict(
					l10n.t('{0} shares were bought on {1}; section I has {2}', format(shares), dayName(day), format(counted)),
					l10n.t('The rows of that day that are pending, cancelled or held in treasury are counted.'),
				),
				range: nodeRange(purchase.node),
				related: on.map(({ node }) => ({ message: l10n.t('A row of that day'), range: nodeRange(node) })),
				fixes: () => toPurchase(bought, on),
			});
		}
	}
	return drafts.length > 0 ? drafts : partsOfTotal(snapshot, total, waiting as Decimal, gone as Decimal, held as Decimal);
}

/** The purchases and rows of a day that are left when those of one number have each other. */
function unmatched(bought: readonly Purchase[], rows: readonly Row[]) {
	const left = rows.filter(({ kind, treasury }) => kind === 'pending' || !isZero(known(treasury) ?? zero));
	const alone = bought.filter((purchase) => {
		const at = left.findIndex((row) => {
			const [size, shares] = [sizeOf(row), known(purchase.shares)];
			return size !== undefined && shares !== undefined && equal(size, shares);
		});
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	return { purchases: alone, rows: left };
}

/** Of a day's rows and purchases each has its other but one: the row is to have the purchase's number. */
function toPurchase(bought: readonly Purchase[], rows: readonly Row[]) {
	const { purchases: alone, rows: left } = unmatched(bought, rows);
	const [purchase, another] = alone;
	const shares = purchase && known(purchase.shares);
	// Of another return of that day there may be rows besides.
	const near = left.filter(({ price }) => price?.currency === undefined || price.currency === purchase?.paid?.currency);
	const [row] = near.length === 1 ? near : left;
	const cell = row?.shares;
	return shares && !another && row && cell?.span && row.kind === 'pending' && (near.length === 1 || left.length === 1)
		? [writeFix(cellRange(cell), format(shares), true)]
		: [];
}

/** Of several rows of a day those with the numbers of the purchases, one for each; undefined where one has none. */
function ownRows(bought: readonly Purchase[], rows: readonly Row[]): readonly Row[] | undefined {
	const left = [...rows];
	const own = bought.map(({ shares, paid }) => {
		const same = left.filter((row) => {
			const size = sizeOf(row);
			return size !== undefined && shares?.value !== undefined && equal(size, shares.value);
		});
		const row = same.find(({ price }) => price?.currency === paid?.currency) ?? same[0];
		if (row) left.splice(left.indexOf(row), 1);
		return row;
	});
	return own.every((row) => row !== undefined) ? own : undefined;
}

/** The pending row with the number and the price of a day's one purchase, under a day on which nothing was bought. */
function sameElsewhere([purchase, ...others]: readonly Purchase[], rows: readonly Row[], days: readonly Day[]): Row | undefined {
	const shares = purchase && known(purchase.shares);
	if (!shares || others.length > 0) return undefined;
	const found = rows.filter((row) => {
		const [size, price] = [sizeOf(row), row.price?.value];
		const average = price && averagePrice(purchase, price.scale);
		return (
			row.kind === 'pending' &&
			size !== undefined &&
			equal(size, shares) &&
			(!average || equal(average, price)) &&
			!days.some((day) => sameDay(day, row.day))
		);
	});
	return found.length === 1 ? found[0] : undefined;
}

/** It is there, number and price; that its day is another may be a slip. */
function ofAnotherDay({ node, day }: Row, right: Day, purchase: Purchase): Draft {
	return {
		check: 'bought-events',
		severity: 'information',
		message: day
			? l10n.t('These shares were bought on {0}; here they are of {1}.', dayName(right), dayName(day))
			: l10n.t('These shares were bought on {0}; no day stands here.', dayName(right)),
		...anotherDay(node, right),
		related: [{ message: l10n.t('The purchase'), range: nodeRange(purchase.node) }],
	};
}

/** What the total says will be cancelled, and is held. */
function partsOfTotal(
	{ return_ }: Snapshot,
	total: Node | undefined,
	waiting: Decimal,
	gone: Decimal,
	held: Decimal,
): readonly Draft[] {
	const cell = (line: string) => (total ? return_.cells.get(total, line) : undefined);
	const draft = (of: Cell, right: Decimal, message: string): Draft => ({
		check: 'bought-events',
		message,
		range: cellRange(of),
		fixes: () => [writeFix(cellRange(of), format(right))],
	});
	const [cancelling, holding] = [cell('cancelling'), cell('holding')];
	const [written, kept] = [known(cancelling), known(holding)];
	return [
		...(cancelling && written && !equal(written, waiting) && !equal(written, add(waiting, gone))
			? [
					draft(
						cancelling,
						waiting,
						l10n.t(
							'{0} shares are for cancellation here; the rows of section I of these days come to {1}.',
							format(written),
							format(waiting),
						),
					),
				]
			: []),
		...(holding && kept && !equal(kept, held)
			? [
					draft(
						holding,
						held,
						l10n.t(
							'{0} shares are held here; the treasury shares of these days in section I come to {1}.',
							format(kept),
							format(held),
						),
					),
				]
			: []),
	];
}

function mandate({ return_ }: Snapshot, { mandate }: ClassOfDay): readonly Draft[] {
	const authorised = mandate && known(return_.cells.get(mandate, 'authorised'));
	const cell = mandate && return_.cells.get(mandate, 'repurchased');
	const repurchased = known(cell);
	if (!authorised || !cell || !repurchased || compare(repurchased, authorised) <= 0) return [];
	return [
		{
			check: 'mandate-over',
			message: l10n.t('{0} shares were bought under a mandate for {1}.', format(repurchased), format(authorised)),
			range: cellRange(cell),
		},
	];
}

/** Thirty days after a purchase nothing may be issued, nor sold out of treasury. */
export function moratoriumOf(purchases: readonly Purchase[]): Day | undefined {
	const last = latest(purchases.map(({ day }) => day));
	return last && addDays(last, 30);
}

function moratorium({ mandate, purchases }: ClassOfDay): readonly Draft[] {
	const entry = mandate && first(mandate, 'moratorium');
	const written = entry?.field.date;
	const right = moratoriumOf(purchases);
	if (!entry || !written?.day || !right || sameDay(written.day, right)) return [];
	return [
		{
			check: 'moratorium',
			message: verdict(
				l10n.t('30 days from the last purchase are up on {0}, not on {1}', dayName(right), dayName(written.day)),
				l10n.t('Is it left over from the last return?'),
			),
			range: spanRange(entry, written),
			fixes: () => [writeFix(spanRange(entry, written), dayText(right), true)],
		},
	];
}
