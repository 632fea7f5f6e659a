import type { MessageConnection } from 'vscode-jsonrpc';
import type { Hover } from 'vscode-languageserver';
import { toClientActions } from './codeActions.js';
import type { Guard } from './guard.js';
import type { Parts } from './parts.js';
import * as protocol from './protocol.js';
import { keyOf } from './uris.js';

/** The requests a client makes. */
export function answerRequests(
	connection: MessageConnection,
	guard: Guard,
	{ client, documents, settings, reports, service }: Parts,
): void {
	connection.onRequest(
		protocol.hover,
		guard.request('hover', null, ({ textDocument, position }) => {
			const hover = service().hover(keyOf(textDocument.uri), position);
			return hover ? readable(hover, client.markdown) : null;
		}),
	);
	connection.onRequest(
		protocol.codeAction,
		guard.request('codeAction', null, async ({ textDocument, range, context }, token) => {
			const key = keyOf(textDocument.uri);
			const before = service().version(key);
			const inForce = await settings.of(key);
			// The range is one of the text as it was; on another it would mend the wrong place.
			if (token.isCancellationRequested || service().version(key) !== before) return null;
			const actions = service().codeActions(key, range, context?.only, inForce);
			return toClientActions(actions, context?.diagnostics ?? [], documents, client.versionedEdits);
		}),
	);
	if (!client.pullsDiagnostics) return;
	connection.onRequest(
		protocol.diagnostic,
		guard.request('diagnostic', { kind: 'full', items: [] }, ({ textDocument, previousResultId }, token) =>
			reports.document(textDocument.uri, previousResultId, token),
		),
	);
	connection.onRequest(
		protocol.workspaceDiagnostic,
		guard.request('workspace/diagnostic', { items: [] }, async ({ previousResultIds }, token) => ({
			items: await reports.workspace(previousResultIds ?? [], token),
		})),
	);
}

/** A client that announces plain text alone gets the same words without their being called Markdown. */
function readable(hover: Hover, markdown: boolean): Hover {
	if (markdown || typeof hover.contents !== 'object' || !('kind' in hover.contents)) return hover;
	return { ...hover, contents: { kind: 'plaintext', value: hover.contents.value } };
}
