import type { MessageConnection } from 'vscode-jsonrpc';
import type { InitializeParams, Registration } from 'vscode-languageserver';
import type { Guard } from './guard.js';
import type { Parts } from './parts.js';
import * as protocol from './protocol.js';
import { section } from './settings.js';

/** What a client says of its documents. */
export function followDocuments(
	connection: MessageConnection,
	guard: Guard,
	{ documents, publisher, reports, workspace }: Parts,
): void {
	const touch = (key: string | undefined) => {
		if (key === undefined) return;
		publisher?.touch(key);
		reports.touch(key);
	};
	connection.onNotification(
		protocol.didOpen,
		guard.notification('didOpen', ({ textDocument }) => touch(documents.open(textDocument))),
	);
	connection.onNotification(
		protocol.didChange,
		guard.notification('didChange', ({ textDocument, contentChanges }) => {
			touch(documents.change(textDocument.uri, textDocument.version, contentChanges));
		}),
	);
	connection.onNotification(
		protocol.didClose,
		guard.notification('didClose', ({ textDocument }) => {
			const key = documents.close(textDocument.uri);
			if (key === undefined) return;
			publisher?.close(key, textDocument.uri);
			reports.touch(key);
			guard.attempt('reading of a closed document', () => workspace.closed(key));
		}),
	);
}

/** What it says of folders, files that are not open, and settings. */
export function followWorkspace(connection: MessageConnection, guard: Guard, parts: Parts, params: InitializeParams): void {
	const { client, settings, workspace } = parts;
	connection.onNotification(
		protocol.initialized,
		guard.notification('initialized', () => {
			register(connection, [
				...(client.registersConfiguration
					? [{ method: protocol.didChangeConfiguration.method, registerOptions: { section } }]
					: []),
				...(client.registersWatchedFiles && workspace.reads
					? [{ method: protocol.didChangeWatchedFiles.method, registerOptions: { watchers: [{ globPattern: '**/*.return' }] } }]
					: []),
			]);
			const root = params.rootUri ? [{ uri: params.rootUri }] : [];
			guard.attempt('search of the workspace', () => workspace.add(params.workspaceFolders ?? root));
		}),
	);
	connection.onNotification(
		protocol.didChangeWorkspaceFolders,
		guard.notification('didChangeWorkspaceFolders', ({ event: { added, removed } }) => {
			workspace.remove(removed);
			parts.refresh();
			guard.attempt('search of the workspace', () => workspace.add(added));
		}),
	);
	connection.onNotification(
		protocol.didChangeWatchedFiles,
		guard.notification('didChangeWatchedFiles', ({ changes }) => workspace.changed(changes)),
	);
	connection.onNotification(
		protocol.didChangeConfiguration,
		guard.notification('didChangeConfiguration', (change) => {
			settings.changed(change?.settings);
			parts.refresh();
		}),
	);
}

function register(connection: MessageConnection, wanted: readonly Omit<Registration, 'id'>[]): void {
	if (wanted.length === 0) return;
	const registrations = wanted.map((registration) => ({ ...registration, id: registration.method }));
	connection.sendRequest(protocol.registerCapability, { registrations }).catch(() => {});
}
