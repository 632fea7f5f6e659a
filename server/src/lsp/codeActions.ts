import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { source } from './capabilities.js';
import type { Documents } from './documents.js';

/** What the service offers, in the client's spelling of URIs and tied to the diagnostics the client has. */
export function toClientActions(
	actions: readonly CodeAction[],
	context: readonly Diagnostic[],
	documents: Documents,
	versioned: boolean,
): CodeAction[] {
	const ours = context.filter((diagnostic) => diagnostic.source === source);
	return actions.map((action) => {
		// The client's own objects, where it sent them: it ties an action to a squiggle by them.
		const mended = ours.filter((own) => action.diagnostics?.some((one) => isSame(one, own)));
		return {
			...action,
			...(mended.length > 0 && { diagnostics: mended }),
			...(action.edit && { edit: toClientEdit(action.edit, documents, versioned) }),
		};
	});
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
	return one.code === other.code && one.message === other.message && one.range.start.line === other.range.start.line;
}

/** Edits of a version the client no longer has are refused by it, where it can tell. */
function toClientEdit(edit: WorkspaceEdit, documents: Documents, versioned: boolean): WorkspaceEdit {
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
