import { type Connection, type Hover, MarkupContent, MarkupKind } from 'vscode-languageserver';
import { toClientActions } from './codeActions.js';
import type { Guard } from './guard.js';
import type { Parts } from './parts.js';
import { keyOf } from './uris.js';

/** The requests a client makes. */
export function answerRequests(
	connection: Connection,
	guard: Guard,
	{ client, documents, settings, reports, service }: Parts,
): void {
	connection.onHover(
		guard.request('hover', null, ({ textDocument, position }) => {
			const hover = service().hover(keyOf(textDocument.uri), position);
			return hover ? readable(hover, client.markdown) : null;
		}),
	);
	connection.onCodeAction(
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
	connection.languages.diagnostics.on(
		guard.request('diagnostic', { kind: 'full', items: [] }, ({ textDocument, previousResultId }, token) =>
			reports.document(textDocument.uri, previousResultId, token),
		),
	);
	connection.languages.diagnostics.onWorkspace(
		guard.request('workspace/diagnostic', { items: [] }, async ({ previousResultIds }, token) => ({
			items: await reports.workspace(previousResultIds ?? [], token),
		})),
	);
}

/** A client that announces plain text alone gets the same words without their being called Markdown. */
function readable(hover: Hover, markdown: boolean): Hover {
	if (markdown || !MarkupContent.is(hover.contents)) return hover;
	return { ...hover, contents: { kind: MarkupKind.PlainText, value: hover.contents.value } };
}
