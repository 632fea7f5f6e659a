import { laterFiled, monthNumber, sameIssuer, sameText } from '../checks/matching.js';
import { isNextDayReturn } from '../checks/nextDay/reading.js';
import type { Snapshot } from '../checks/snapshot.js';
import { type Cause, hasTreasury } from '../forms/shares.js';
import { largest, smallest } from '../lists.js';
import { blockOf, type ClassOfShares, first, textOf } from '../model/return.js';
import { add, type Decimal, subtract, zero } from '../syntax/decimal.js';
import type { Node } from '../syntax/outline.js';
import { unitOf } from './classes.js';
import type { Language } from './model.js';
import { Reader } from './reader.js';
import { type DayOfClass, dayOf, daysOfClass } from './yearDays.js';

export type { Cause } from '../forms/shares.js';

/** In the order of the form. */
export const causes: readonly Cause[] = ['options', 'warrants', 'convertibles', 'agreements', 'repurchases', 'other', 'rest'];

/** A class at the end of a month; a month without a return has no figures. */
export interface MonthOfClass {
	/** `YYYY-MM`. */
	readonly month: string;
	readonly uri: string | undefined;
	readonly issued: Decimal | undefined;
	readonly treasury: Decimal | undefined;
	readonly total: Decimal | undefined;
	readonly movements: Readonly<Partial<Record<Cause, Decimal>>>;
}

export interface YearOfClass {
	readonly name: string;
	/** One after the other, with none left out between the first and the last. */
	readonly months: readonly MonthOfClass[];
	/** Of the next-day returns of these months. */
	readonly days: readonly DayOfClass[];
}

export interface Year {
	readonly issuer: string;
	readonly classes: readonly YearOfClass[];
}

export const longest = 13;

/**
 * The returns of one issuer, that of the newest monthly one, month by month, with the days of its next-day returns; of two for one month the
 * later filed. At most 13 months.
 */
export function yearOf(snapshots: readonly Snapshot[], language: Language = 'en'): Year {
	const byMonth = new Map<number, Snapshot>();
	const dated = snapshots.filter(({ return_ }) => return_.month !== undefined);
	const daily = snapshots.filter((each) => isNextDayReturn(each) && dayOf(each) !== undefined);
	const newestOf = (of: readonly Snapshot[]) =>
		of.reduce<Snapshot | undefined>((a, b) => (a && numberOf(a) >= numberOf(b) ? a : b), undefined);
	const newest = newestOf(dated) ?? newestOf(daily);
	if (!newest) return { issuer: '', classes: [] };
	for (const snapshot of dated) {
		if (sameIssuer(snapshot.return_, newest.return_)) {
			const other = byMonth.get(numberOf(snapshot));
			byMonth.set(numberOf(snapshot), other && laterFiled(other.return_, snapshot.return_) === other.return_ ? other : snapshot);
		}
	}
	const days = daily.filter(({ return_ }) => sameIssuer(return_, newest.return_));
	const numbers = [...byMonth.keys(), ...days.map(numberOf)];
	const last = largest(numbers);
	const earliest = Math.max(last - longest + 1, smallest(numbers));
	const wanted = Array.from({ length: last - earliest + 1 }, (_, index) => earliest + index);
	const reader = new Reader(newest, language);
	const classes = newest.return_.classes
		.filter(({ id }) => blockOf(newest.outline, newest.form.shares?.issued, id) !== undefined)
		.map((ofShares): YearOfClass => {
			return {
				name: unitOf(reader, ofShares.id),
				months: wanted.map((month) => monthOf(byMonth.get(month), month, ofShares)),
				days: daysOfClass(days, ofShares).filter(({ day }) => earliest <= monthNumber(day) && monthNumber(day) <= last),
			};
		});
	return { issuer: reader.text(first(newest.outline.root, 'issuer')).text, classes };
}

function numberOf(snapshot: Snapshot): number {
	const day = snapshot.return_.month ?? dayOf(snapshot);
	return day ? monthNumber(day) : 0;
}

function monthOf(snapshot: Snapshot | undefined, month: number, wanted: ClassOfShares): MonthOfClass {
	const year = Math.floor((month - 1) / 12);
	const name = `${year}-${String(month - year * 12).padStart(2, '0')}`;
	const none: MonthOfClass = {
		month: name,
		uri: snapshot?.uri,
		issued: undefined,
		treasury: undefined,
		total: undefined,
		movements: {},
	};
	const id = snapshot && sameClass(snapshot, wanted)?.id;
	const block = snapshot && id !== undefined ? blockOf(snapshot.outline, snapshot.form.shares?.issued, id) : undefined;
	if (!snapshot || !block || id === undefined) return none;
	const value = (
		node: Node | undefined,
		line: string,
		column: 'value' | 'issued' | 'treasury' | 'total' = 'value',
	): Decimal | undefined => {
		const cell = node && snapshot.return_.cells.get(node, line, column);
		return cell && snapshot.ledger.valueOf(cell);
	};
	const issued = value(block, 'closing', 'issued');
	const without = !hasTreasury(snapshot.form, snapshot.return_.generation);
	const treasury = without ? undefined : value(block, 'closing', 'treasury');
	return {
		...none,
		issued,
		treasury,
		// Treasury shares that cannot be read are not none.
		total: without ? issued : issued && treasury && add(issued, treasury),
		movements: movementsOf(snapshot, id, value, block),
	};
}

function sameClass(snapshot: Snapshot, { id, code, type }: ClassOfShares): ClassOfShares | undefined {
	const { classes } = snapshot.return_;
	return (
		classes.find((other) => code !== undefined && other.code === code && sameText(other.type) === sameText(type)) ??
		classes.find((other) => other.id === id)
	);
}

type Read = (node: Node | undefined, line: string, column?: 'issued') => Decimal | undefined;

function movementsOf(snapshot: Snapshot, id: string, value: Read, block: Node): MonthOfClass['movements'] {
	const found: Partial<Record<Cause, Decimal>> = {};
	let sum = zero;
	const count = (cause: Cause, moved: Decimal | undefined): void => {
		if (moved && moved.units !== 0n) {
			found[cause] = add(found[cause] ?? zero, moved);
			sum = add(sum, moved);
		}
	};
	const { groups = [], events } = snapshot.form.shares ?? {};
	for (const { section, sums, cause = 'other' } of groups) {
		count(cause, value(blockOf(snapshot.outline, section, id), sums.issued));
	}
	const others = blockOf(snapshot.outline, events?.section, id);
	for (const event of others?.children ?? []) {
		const repurchase = /repurchase|redemption|購回|贖回/i.test(textOf(event.opener) ?? '');
		count(repurchase ? 'repurchases' : 'other', value(event, events?.issued ?? ''));
	}
	const opening = value(block, 'opening', 'issued');
	const closing = value(block, 'closing', 'issued');
	const rest = opening && closing && subtract(subtract(closing, opening), sum);
	if (rest && rest.units !== 0n) found.rest = rest;
	return found;
}
