import type { CodeLens } from 'vscode-languageserver-types';
import type { Neighbours } from '../checks/findings.js';
import type { Snapshot } from '../checks/snapshot.js';

/** Over each class block in II whether it reconciles; over the file the days to the deadline and the neighbouring months. */
export function codeLensesOf(_snapshot: Snapshot, _neighbours: Neighbours, _today: string | undefined): readonly CodeLens[] {
	return [];
}
