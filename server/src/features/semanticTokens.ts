import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';

export const semanticTokenTypes: readonly string[] = [];
export const semanticTokenModifiers: readonly string[] = [];

/** As the LSP encodes them: five numbers a token. */
export function semanticTokensOf(_snapshot: Snapshot, _range?: Range): readonly number[] {
	return [];
}
