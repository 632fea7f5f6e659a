import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { Neighbours } from '../checks/findings.js';
import type { Snapshot } from '../checks/snapshot.js';

/** What may stand at a position. `today`: `YYYY-MM-DD`. */
export function completionsAt(
	_snapshot: Snapshot,
	_neighbours: Neighbours,
	_position: Position,
	_today: string | undefined,
): readonly CompletionItem[] {
	return [];
}
