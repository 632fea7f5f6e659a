import type { FoldingRange } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';

export function foldingRangesOf(_snapshot: Snapshot): readonly FoldingRange[] {
	return [];
}
