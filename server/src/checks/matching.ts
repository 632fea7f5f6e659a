import { distance } from 'fastest-levenshtein';
import { compareDays, type Day } from '../forms/calendar.js';
import type { ClassOfShares } from '../model/return.js';

/** Which returns, classes and items of two months are the same. */

/** `2026-01` as a number of months, for telling which follows which. */
export function monthNumber({ year, month }: Day): number {
	return year * 12 + month;
}

/** Composed in one way only. */
const isPlain = /^[ -~\s]*$/;

/** Ignoring case, spaces and how characters are composed, of full width or half; for comparison alone, never for what is written. */
export function sameText(text: string): string {
	const composed = isPlain.test(text) ? text : text.normalize('NFKC');
	return composed.replace(/\s+/gu, '').toLowerCase();
}

/** A company's name without a clause in brackets at its end, such as `(incorporated in …)`; brackets inside it are its own. */
function withoutClauses(name: string): string {
	let rest = name.trimEnd();
	for (;;) {
		if (!/[)）]$/.test(rest)) return rest;
		let depth = 0;
		let at = rest.length - 1;
		for (; at >= 0; at -= 1) {
			if (/[)）]/.test(rest[at] as string)) depth += 1;
			else if (/[(（]/.test(rest[at] as string)) depth -= 1;
			if (depth === 0) break;
		}
		if (at <= 0) return rest;
		rest = rest.slice(0, at).trimEnd();
	}
}

const curly: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"' };

/** What a company's names that are 0 apart have in common: case, spacing and a clause in brackets at the end aside. */
export function companyKey(name: string): string {
	if (name !== lastKey.name) lastKey = { name, key: plainName(name).slice(0, 500) };
	return lastKey.key;
}

/** An issuer's returns come one after the other. */
let lastKey = { name: '', key: '' };

function plainName(name: string): string {
	return sameText(withoutClauses(name)).replace(/[‘’“”]/g, (sign) => curly[sign] as string);
}

/** How many letters two companies' names are apart: case, spacing and a clause in brackets at the end aside. */
export function namesApart(one: string, other: string): number {
	const [a, b] = [plainName(one), plainName(other)];
	return a === b ? 0 : distance(a.slice(0, 500), b.slice(0, 500));
}

/** What tells whose a return is. */
export interface Who {
	readonly issuer: string | undefined;
	readonly classes: readonly Pick<ClassOfShares, 'id' | 'listed' | 'code'>[];
}

/** What tells which of several returns of one month counts. */
export interface Filed {
	readonly submitted: Day | undefined;
	readonly resubmission: boolean;
}

/** The stock codes its listed classes have. */
export function listedCodes({ classes }: Who): readonly string[] {
	return classes.flatMap(({ listed, code }) => (listed && code ? [code] : []));
}

/** By listed stock code, else by the issuer's name. */
export function sameIssuer(a: Who, b: Who): boolean {
	const ofA = listedCodes(a);
	const ofB = listedCodes(b);
	if (ofA.length > 0 && ofB.length > 0) {
		const these = new Set(ofB);
		return ofA.some((code) => these.has(code));
	}
	return a.issuer !== undefined && b.issuer !== undefined && sameText(a.issuer) === sameText(b.issuer);
}

/**
 * Of two returns for one month the later submitted counts, of the same day the resubmission. A resubmission that is not submitted yet
 * will be the later one.
 */
export function laterFiled<F extends Filed | { readonly return_: Filed }>(a: F, b: F): F {
	const [one, other] = [filedOf(a), filedOf(b)];
	const [of, or] = [one.submitted, other.submitted];
	const [isBegun, isOtherBegun] = [!of && one.resubmission, !or && other.resubmission];
	if (isBegun !== isOtherBegun) return isBegun ? a : b;
	const order = of && or ? compareDays(of, or) : of ? 1 : or ? -1 : 0;
	if (order !== 0) return order > 0 ? a : b;
	return other.resubmission && !one.resubmission ? b : a;
}

function filedOf(one: Filed | { readonly return_: Filed }): Filed {
	return 'return_' in one ? one.return_ : one;
}

/** Of one month's classes, made once. */
const classesBy = new WeakMap<readonly ClassOfShares[], ReadonlyMap<string, ClassOfShares>>();

const byCode = (code: string, type: string) => `code ${code} ${sameText(type)}`;
const byId = (id: string) => `#${id}`;

/** By stock code and type, else by id. */
export function sameClass({ code, type, id }: ClassOfShares, others: readonly ClassOfShares[]): ClassOfShares | undefined {
	let known = classesBy.get(others);
	if (!known) {
		const made = new Map<string, ClassOfShares>();
		const note = (key: string, of: ClassOfShares) => made.has(key) || made.set(key, of);
		for (const other of others) {
			if (other.code !== undefined) note(byCode(other.code, other.type), other);
			note(byId(other.id), other);
		}
		known = made;
		classesBy.set(others, known);
	}
	return (code === undefined ? undefined : known.get(byCode(code, type))) ?? known.get(byId(id));
}

/** An issuer may file its classes apart; a return whose classes are not known is of any. */
export function sharesClass({ classes }: Who, other: Who): boolean {
	const key = ({ code, id }: { code: string | undefined; id: string }) => code ?? id;
	const theirs = new Set(other.classes.map(key));
	return classes.length === 0 || theirs.size === 0 || classes.some((each) => theirs.has(key(each)));
}

/** The resubmission that counts in a return's stead, of the others of its month. */
export function replacementOf<D extends Who & Filed>(own: D, others: readonly D[]): D | undefined {
	const counts = [own, ...others.filter((other) => sharesClass(own, other))].reduce(laterFiled);
	return counts !== own && counts.resubmission ? counts : undefined;
}
