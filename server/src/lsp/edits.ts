import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Documents } from './documents.js';

/** Edits of one document, known by its key, in the client's spelling. */
export function toWorkspaceEdit(
	key: string,
	edits: readonly TextEdit[],
	documents: Documents,
	versioned: boolean,
): WorkspaceEdit {
	return toClientEdit({ changes: { [key]: [...edits] } }, documents, versioned);
}

/** Edits of a version the client no longer has are refused by it, where it can tell. */
export function toClientEdit(edit: WorkspaceEdit, documents: Documents, versioned: boolean): WorkspaceEdit {
	if (!edit.changes) return edit;
	const changes = Object.entries(edit.changes);
	if (!versioned) return { ...edit, changes: Object.fromEntries(changes.map(([key, edits]) => [documents.uriOf(key), edits])) };
	const { changes: _, ...rest } = edit;
	return {
		...rest,
		documentChanges: changes.map(([key, edits]) => ({
			textDocument: { uri: documents.uriOf(key), version: documents.get(key)?.version ?? null },
			edits,
		})),
	};
}
