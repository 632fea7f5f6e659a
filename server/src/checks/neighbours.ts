import type { Digest } from './digest.js';
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

/** What a return's findings hang on of the issuer's next-day and monthly returns, which are one row in time. */
export interface Days {
	/** Those before a next-day return that count, of either kind, the newest first; each is read when the one after it did not do. */
	readonly before: Iterable<Snapshot>;
	/** The newest monthly return before a next-day return. */
	readonly lastMonthly: Snapshot | undefined;
	/** The next-day returns that count and reach into a monthly return's month, in their order. */
	readonly ofMonth: readonly Snapshot[];
	/** The monthly returns of the months that a next-day return reaches into, each read when it is asked for. */
	readonly months: Iterable<Snapshot>;
}

/**
 * The returns beside one in time, where the workspace has them. Each is looked up when it is asked for, so that what nobody asks of
 * is not read again: take what is needed, and do not copy the whole.
 */
export interface Neighbours {
	readonly previous: Snapshot | undefined;
	readonly next: Snapshot | undefined;
	/** The newest earlier one, where the month before has none. */
	readonly newestEarlier?: Digest | undefined;
	/** The others of the same month. */
	readonly sameMonth?: readonly Digest[];
	/** Of an issuer's returns of both kinds. */
	readonly days?: Days | undefined;
	/** Today, `YYYY-MM-DD`; only for what depends on the day. */
	readonly today?: string | undefined;
	/** Of a report: what its exhibits' files are, in the order of its exhibits; undefined for one that names none. */
	readonly exhibits?: readonly (Named | undefined)[];
	/** Of a report: its issuer's returns that it should furnish, and that no report does. */
	readonly unfurnished?: readonly Digest[];
	/** A company's reports, the newest first: of a report those up to its date. */
	readonly reports?: readonly Digest[];
	readonly lastReport?: Snapshot | undefined;
	/** Of a return: the reports that furnish it. */
	readonly furnishing?: readonly Digest[];
	/** Of a report: the returns it may furnish, those of its company first. */
	readonly furnishable?: readonly Digest[];
}

/** An exhibit of a report, with what its file turned out to be. */
export interface Paper {
	readonly number: string;
	/** As written, else what follows from its file. */
	readonly description: string;
	readonly uri: string | undefined;
	/** Of an exhibit that is a return. */
	readonly snapshot: Snapshot | undefined;
	readonly errors: number;
}
