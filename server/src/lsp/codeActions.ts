import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { source } from './capabilities.js';
import type { Documents } from './documents.js';
import { toClientEdit } from './edits.js';

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
