import type { DocumentHighlight, Location, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Neighbours } from '../checks/findings.js';
import type { Snapshot } from '../checks/snapshot.js';

/** Of a class id its declaration; of an opening balance last month's closing one. */
export function definitionAt(_snapshot: Snapshot, _neighbours: Neighbours, _position: Position): readonly Location[] {
	return [];
}

export function referencesAt(_snapshot: Snapshot, _position: Position, _declaration: boolean): readonly Location[] {
	return [];
}

export function highlightsAt(_snapshot: Snapshot, _position: Position): readonly DocumentHighlight[] {
	return [];
}

/** The id that a rename at the position would change; undefined where nothing can be renamed. */
export function renameableAt(_snapshot: Snapshot, _position: Position): { readonly range: Range; readonly placeholder: string } | undefined {
	return undefined;
}

/** A message where the new name is none, or another class's. */
export function renameEdits(_snapshot: Snapshot, _position: Position, _name: string): readonly TextEdit[] | { readonly refused: string } {
	return [];
}
