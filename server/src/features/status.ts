import type { Finding } from '../service.js';
import type { Snapshot } from '../checks/snapshot.js';

/** What a status bar says of a return. */
export interface ReturnStatus {
	readonly edition: string | undefined;
	/** The month's last day, `YYYY-MM-DD`. */
	readonly month: string | undefined;
	/** Broken identities. */
	readonly breaks: number;
	readonly errors: number;
	/** The last day for submitting, `YYYY-MM-DD`; undefined past the known holidays. */
	readonly deadline: string | undefined;
	readonly submitted: string | undefined;
}

export function statusOf(_snapshot: Snapshot, _findings: readonly Finding[]): ReturnStatus {
	return { edition: undefined, month: undefined, breaks: 0, errors: 0, deadline: undefined, submitted: undefined };
}
