import type { DocumentSymbol, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';

/** Sections, classes and items with their figures. */
export function documentSymbolsOf(_snapshot: Snapshot): readonly DocumentSymbol[] {
	return [];
}

/** Issuers, months and schemes over all returns. */
export function workspaceSymbolsOf(_snapshots: readonly Snapshot[], _query: string): readonly WorkspaceSymbol[] {
	return [];
}
