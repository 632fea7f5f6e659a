import type { Digest } from '../checks/digest.js';
import { laterFiled, listedCodes, monthNumber, sameText, type Who } from '../checks/matching.js';

export interface Newest {
	readonly uri: string;
	readonly issuer: string;
	/** `YYYY-MM`. */
	readonly month: string;
}

/** The newest return of each issuer, newest first. */
export function newestOf(digests: Iterable<Digest>): readonly Newest[] {
	const found: Digest[] = [];
	// The places in `found` that a return may be of: by code, by name, and by the name of those without a code.
	const places = new Map<string, Set<number>>();
	const note = (digest: Digest, place: number, present: boolean) => {
		for (const key of keysOf(digest)) {
			const known = places.get(key) ?? new Set();
			places.set(key, known);
			if (present) known.add(place);
			else known.delete(place);
		}
	};
	const at = ({ month }: Digest) => (month ? monthNumber(month) : 0);
	for (const digest of digests) {
		if (!digest.month || !digest.issuer) continue;
		const of = matchesOf(digest).flatMap((key) => [...(places.get(key) ?? [])]);
		if (of.length === 0) {
			note(digest, found.length, true);
			found.push(digest);
			continue;
		}
		const place = of.reduce((one, other) => Math.min(one, other));
		const other = found[place] as Digest;
		if (at(digest) > at(other) || (at(digest) === at(other) && laterFiled(other, digest) === digest)) {
			note(other, place, false);
			note(digest, place, true);
			found[place] = digest;
		}
	}
	return found
		.sort((a, b) => at(b) - at(a))
		.map(({ uri, issuer, month }) => ({
			uri,
			issuer: issuer ?? '',
			month: `${month?.year}-${String(month?.month).padStart(2, '0')}`,
		}));
}

/** A return of each issuer that none of those that are known is of. */
export function othersThan<W extends Who>(known: readonly W[], all: Iterable<W>): readonly W[] {
	const seen = new Set(known.flatMap(keysOf));
	const found: W[] = [];
	for (const of of all) {
		const keys = keysOf(of);
		if (keys.length > 0 && !matchesOf(of).some((key) => seen.has(key))) found.push(of);
		for (const key of keys) seen.add(key);
	}
	return found;
}

/**
 * Under which keys a return is found. Two are of one issuer where they share a listed code, or, where one of them has none, the name:
 * which is not the same as belonging to one group, for a return without a code may be of the name of several that have one.
 */
export function keysOf(digest: Who): readonly string[] {
	const { issuer, classes } = digest;
	// An issuer's returns come one after the other, and of the same one several times.
	if (issuer !== last.issuer || classes !== last.classes) last = { issuer, classes, keys: keysMade(digest) };
	return last.keys;
}

let last: Who & { readonly keys: readonly string[] } = { issuer: undefined, classes: [], keys: [] };

function keysMade(digest: Who): readonly string[] {
	const codes = listedCodes(digest);
	const name = digest.issuer === undefined ? [] : [sameText(digest.issuer)];
	return [
		...codes.map((code) => `code ${code}`),
		...name.map((text) => `name ${text}`),
		...(codes.length === 0 ? name.map((text) => `only ${text}`) : []),
	];
}

/** What was asked last, for of one return it is asked several times in a row. */
let asked: { readonly of: Who; readonly matches: readonly string[] } | undefined;

/** The keys under which the returns of its issuer are found. */
export function matchesOf(digest: Who): readonly string[] {
	if (asked?.of !== digest) asked = { of: digest, matches: keysMatching(digest) };
	return asked.matches;
}

function keysMatching(digest: Who): readonly string[] {
	const codes = listedCodes(digest);
	const name = digest.issuer === undefined ? [] : [sameText(digest.issuer)];
	return codes.length === 0
		? name.map((text) => `name ${text}`)
		: [...codes.map((code) => `code ${code}`), ...name.map((text) => `only ${text}`)];
}
