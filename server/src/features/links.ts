import type { DocumentLink } from 'vscode-languageserver-types';
import type { Neighbours } from '../checks/findings.js';
import type { Snapshot } from '../checks/snapshot.js';

/** The previous month's file from `month`; the rules that texts name, on the Exchange's rulebook. */
export function documentLinksOf(_snapshot: Snapshot, _neighbours: Neighbours): readonly DocumentLink[] {
	return [];
}
