import type { Finding } from './finding.js';
import type { Snapshot } from './snapshot.js';

/** What a file that a report names turned out to be. */
export interface Named {
	/** Undefined where the path is none that can be followed. */
	readonly uri: string | undefined;
	readonly snapshot: Snapshot | undefined;
	/** Of a return: what is found in it. */
	readonly findings: readonly Finding[];
	/** It is there, and was not read. */
	readonly unread: boolean;
}

/** The returns beside one in time, where the workspace has them. */
export interface Neighbours {
	readonly previous: Snapshot | undefined;
	readonly next: Snapshot | undefined;
	/** The newest earlier one, where the month before has none. */
	readonly newestEarlier?: Snapshot | undefined;
	/** The others of the same month. */
	readonly sameMonth?: readonly Snapshot[];
	/** Today, `YYYY-MM-DD`; only for what depends on the day. */
	readonly today?: string | undefined;
	/** Of a report: what its exhibits' files are, in the order of its exhibits; undefined for one that names none. */
	readonly exhibits?: readonly (Named | undefined)[];
	/** Of a report: its issuer's returns that it should furnish, and that no report does. */
	readonly unfurnished?: readonly Snapshot[];
}
