import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';

/** From the value under a position outwards: field, line, item, block, section, return. One for each position. */
export function selectionRangesAt(_snapshot: Snapshot, _positions: readonly Position[]): readonly SelectionRange[] {
	return [];
}
