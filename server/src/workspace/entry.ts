import type { Digest } from '../checks/digest.js';

/** A return in the index. */
export interface Entry {
	readonly digest: Digest;
}

/** As a walk of their folders finds them: what nothing else tells apart stands in this order, whichever came first. */
export function byPlace({ digest: { uri: a } }: Entry, { digest: { uri: b } }: Entry): number {
	if (a === b) return 0;
	let at = 0;
	while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
	return rank(a, at) - rank(b, at);
}

/** The end of a name comes before any more of it. */
function rank(uri: string, at: number): number {
	const unit = at < uri.length ? uri.charCodeAt(at) : -1;
	return unit === slash ? 0 : unit;
}

const slash = '/'.charCodeAt(0);

/** How many folders two files have in common, from the root down. */
export function sharedStart(one: string, other: string): number {
	const [ones, others] = [one.split('/'), other.split('/')];
	const parting = ones.findIndex((part, index) => part !== others[index]);
	return parting < 0 ? ones.length : parting;
}
