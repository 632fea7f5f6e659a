import { guessedIssuer } from '../workspace/guessedIssuer.js';
import type { Named } from './inputs.js';

/** The most of an archive that is read at once, in files; an issuer's months come close together, and are read together where they may be. */
const most = 96;

/** Files in batches that can be checked one after the other, those of an issuer together. */
export function batchesOf<T extends Pick<Named, 'path'>>(files: readonly T[]): readonly (readonly T[])[] {
	const issuers = new Map<string, T[]>();
	for (const file of files) {
		const issuer = guessedIssuer(file.path);
		const known = issuers.get(issuer);
		if (known) known.push(file);
		else issuers.set(issuer, [file]);
	}
	const batches: T[][] = [];
	let last: T[] = [];
	for (const own of issuers.values()) {
		if (last.length > 0 && last.length + own.length > most) {
			batches.push(last);
			last = [];
		}
		for (const file of own) {
			if (last.length === most) {
				batches.push(last);
				last = [];
			}
			last.push(file);
		}
	}
	if (last.length > 0) batches.push(last);
	return batches;
}

/** What is checked in a stream asks for its neighbours alone: fewer analyses at hand are let go before they have to be moved about. */
export const atHandInStream = 1_500;

/** How many files behind the last one that was read one is checked. */
const behind = 2;

/**
 * Each is read, and checked when those that come next are read too: a month's neighbours mostly are among these, and what is known of it is at
 * hand and soon let go. What others say of it later is seen when its findings are asked for again.
 */
export function inStream<T>(files: readonly T[], check: (file: T) => void, read: (file: T) => boolean): void {
	const waiting: T[] = [];
	for (const file of files) {
		if (!read(file)) continue;
		waiting.push(file);
		if (waiting.length > behind) check(waiting.shift() as T);
	}
	for (const file of waiting) check(file);
}
