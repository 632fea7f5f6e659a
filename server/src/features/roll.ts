import type { Snapshot } from '../checks/snapshot.js';

export interface Rolled {
	readonly text: string;
	/** `2026-02`. */
	readonly month: string;
	/** What the file is best called. */
	readonly fileName: string;
}

/** Next month's return: classes, schemes and items, opening balances = closing balances, movements gone. */
export function rollForward(_snapshot: Snapshot): Rolled | { readonly refused: string } {
	return { refused: 'not yet' };
}

/** A return of an issuer that has none yet. `month`: its last day, `YYYY-MM-DD`. */
export function newReturn(_of: { readonly issuer: string; readonly code: string; readonly month: string }): Rolled {
	return { text: '', month: '', fileName: '' };
}
