import type { CodeAction, Diagnostic, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { Range, TextDocumentEdit } from 'vscode-languageserver-types';
import { inSnippet } from '../escape.js';
import type { CursorData } from '../features/codeActions.js';
import { type Client, source } from './capabilities.js';
import type { Documents } from './documents.js';
import { toClientEdit } from './edits.js';

/** Where an action was offered whose edit is still to be made, and in which version; of several alike, which it is. */
interface Offer {
	readonly uri: string;
	readonly range: Range;
	readonly version: number | null;
	readonly nth: number;
}

/** What the service offers, in the client's spelling of URIs and tied to the diagnostics the client has. */
export function toClientActions(
	actions: readonly CodeAction[],
	context: readonly Diagnostic[],
	documents: Documents,
	client: Pick<Client, 'versionedEdits' | 'snippetEdits'>,
	at: Omit<Offer, 'nth'>,
): CodeAction[] {
	const ours = context.filter((diagnostic) => diagnostic.source === source);
	return actions.map(({ data, ...action }, index) => {
		// The client's own objects, where it sent them: it ties an action to a squiggle by them.
		const mended = ours.filter((own) => action.diagnostics?.some((one) => isSame(one, own)));
		return {
			...action,
			...(mended.length > 0 && { diagnostics: mended }),
			...(!action.edit && { data: { ...at, nth: actions.slice(0, index).filter((one) => isAlike(one, action)).length } }),
			...(action.edit && { edit: withCursor(toClientEdit(action.edit, documents, client.versionedEdits), data, client) }),
		};
	});
}

/** What the server gave with an action that has no edit yet, and the client hands back. */
export function offerOf({ data }: CodeAction): Offer | undefined {
	const { uri, range, version, nth } = (data ?? {}) as Partial<Record<keyof Offer, unknown>>;
	const isOffer =
		typeof uri === 'string' && Range.is(range) && (version === null || typeof version === 'number') && typeof nth === 'number';
	return isOffer ? { uri, range, version, nth } : undefined;
}

/** The edit of the action that was offered, where the same are offered again. */
export function editOf(actions: readonly CodeAction[], action: CodeAction, { nth }: Offer): WorkspaceEdit | undefined {
	return actions.filter((one) => isAlike(one, action))[nth]?.edit;
}

function isAlike(one: CodeAction, other: CodeAction): boolean {
	return one.title === other.title && one.kind === other.kind;
}

/** A stop where its writer goes on, for a client that has snippets in edits. */
function withCursor(edit: WorkspaceEdit, data: unknown, { snippetEdits }: Pick<Client, 'snippetEdits'>): WorkspaceEdit {
	const cursor = (data as CursorData | undefined)?.cursor;
	const [change] = edit.documentChanges ?? [];
	if (cursor === undefined || !snippetEdits || !change || !TextDocumentEdit.is(change)) return edit;
	const [first, ...others] = change.edits as TextEdit[];
	if (!first) return edit;
	const value = `${inSnippet(first.newText.slice(0, cursor))}$0${inSnippet(first.newText.slice(cursor))}`;
	const snippet: SnippetTextEdit = { range: first.range, snippet: { kind: 'snippet', value } };
	return { ...edit, documentChanges: [{ ...change, edits: [snippet, ...others] }] };
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
	return one.code === other.code && one.message === other.message && one.range.start.line === other.range.start.line;
}
