import type { Connection } from 'vscode-languageserver';
import type { Guard } from './guard.js';
import type { Parts } from './parts.js';
import { type PasteParams, type PasteResult, requests } from './protocol.js';
import { keyOf } from './uris.js';

/** Rows of the form as lines of the return. The program that reads them is loaded with the first that are pasted. */
export function answerPasting(connection: Connection, guard: Guard, { service, program }: Parts): void {
	const paste = async ({ uri, range, text }: PasteParams): Promise<PasteResult> => {
		const { pasteRows } = await program('paste');
		const snapshot = service().snapshot(keyOf(uri));
		return (snapshot && pasteRows(text, range, snapshot)) ?? null;
	};
	connection.onRequest<unknown, never>(requests.paste, guard.request<PasteParams, PasteResult>(requests.paste, null, paste));
}
