import { compareDays, type Day } from '../forms/calendar.js';
import type { ClassOfShares, Return } from '../model/return.js';
import type { Snapshot } from './snapshot.js';

/** Which returns, classes and items of two months are the same. */

/** `2026-01` as a number of months, for telling which follows which. */
export function monthNumber({ year, month }: Day): number {
	return year * 12 + month;
}

/** Ignoring case and spaces. */
export function sameText(text: string): string {
	return text.replace(/\s+/gu, '').toLowerCase();
}

/** By listed stock code, else by the issuer's name. */
export function sameIssuer(a: Return, b: Return): boolean {
	const codes = (return_: Return) => return_.classes.flatMap(({ listed, code }) => (listed && code ? [code] : []));
	const ofA = codes(a);
	const ofB = codes(b);
	if (ofA.length > 0 && ofB.length > 0) {
		return ofA.some((code) => ofB.includes(code));
	}
	return a.issuer !== undefined && b.issuer !== undefined && sameText(a.issuer) === sameText(b.issuer);
}

/** Of two returns for one month the later submitted counts, of the same day the resubmission. */
export function laterFiled(a: Snapshot, b: Snapshot): Snapshot {
	const [of, or] = [a.return_.submitted, b.return_.submitted];
	const order = of && or ? compareDays(of, or) : of ? 1 : or ? -1 : 0;
	if (order !== 0) {
		return order > 0 ? a : b;
	}
	return b.return_.resubmission && !a.return_.resubmission ? b : a;
}

/** By stock code and type, else by id. */
export function sameClass({ code, type, id }: ClassOfShares, others: readonly ClassOfShares[]): ClassOfShares | undefined {
	return (
		(code === undefined ? undefined : others.find((other) => other.code === code && sameText(other.type) === sameText(type))) ??
		others.find((other) => other.id === id)
	);
}
