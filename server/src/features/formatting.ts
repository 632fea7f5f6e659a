import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';

/** The canonical layout of LANGUAGE.md; of the whole text, or of the lines of a range. A line with a syntax error is left as it is. */
export function formatEdits(_snapshot: Snapshot, _range?: Range): readonly TextEdit[] {
	return [];
}

/** After a line end is typed: the line above it. */
export function formatOnTypeEdits(_snapshot: Snapshot, _position: Position): readonly TextEdit[] {
	return [];
}
