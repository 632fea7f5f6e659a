import type { AskedBefore } from '../checks/checked.js';
import type { Digest } from '../checks/digest.js';
import { type Asked, type AskedName, isQuestion, keyOf, type Sources } from './beside.js';

/** Whether what was found elsewhere, or in an earlier run, would be found again. */

export type Hash = (text: string) => string;

export function askedBefore(of: Digest, asked: Asked, sources: Sources, hash: Hash): AskedBefore | undefined {
	const names = Object.keys(asked) as AskedName[];
	const key = keyOf(of, names, sources);
	return key === undefined ? undefined : { names, answers: hash(key) };
}

export function standsAgain(of: Digest, { names, answers }: AskedBefore, sources: Sources, hash: Hash): boolean {
	if (!names.every(isQuestion)) return false;
	const key = keyOf(of, names, sources);
	return key !== undefined && hash(key) === answers;
}
