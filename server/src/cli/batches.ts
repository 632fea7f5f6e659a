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
