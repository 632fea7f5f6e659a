import type { Digest } from '../checks/digest.js';

/** A return in the index. */
export interface Entry {
	readonly digest: Digest;
	/** Which came first, of those that nothing else tells apart. */
	readonly order: number;
}
