import type { Snapshot } from './snapshot.js';

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
}
