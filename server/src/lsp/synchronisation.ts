import {
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type InitializeParams,
} from 'vscode-languageserver';
import { configurationName } from './configurations.js';
import type { Guard } from './guard.js';
import type { Parts } from './parts.js';
import { type DocumentParams, lineLeft, trusted } from './protocol.js';
import { section } from './settings.js';
import { keyOf } from './uris.js';

/** What a client says of its documents. */
export function followDocuments(connection: Connection, guard: Guard, parts: Parts): void {
	const { documents, publisher, reports, service, workspace } = parts;
	const touch = (key: string | undefined) => {
		if (key === undefined) return;
		publisher?.touch(key);
		reports.touch(key);
	};
	connection.onDidOpenTextDocument(
		guard.notification('didOpen', ({ textDocument }) => {
			const key = documents.open(textDocument);
			touch(key);
			if (key !== undefined) guard.attempt('reading of what is near', () => workspace.opened(key));
		}),
	);
	connection.onDidChangeTextDocument(
		guard.notification('didChange', ({ textDocument, contentChanges }) => {
			touch(documents.change(textDocument.uri, textDocument.version, contentChanges));
		}),
	);
	connection.onDidCloseTextDocument(
		guard.notification('didClose', ({ textDocument }) => {
			const key = documents.close(textDocument.uri);
			if (key === undefined) return;
			publisher?.close(key, textDocument.uri);
			parts.close(key);
			guard.attempt('reading of a closed document', () => workspace.closed(key));
		}),
	);
	connection.onNotification(
		lineLeft,
		guard.notification<DocumentParams>('lineLeft', ({ uri }) => service().leaveLine(keyOf(uri))),
	);
}

/** What it says of folders, files that are not open, and settings. */
export function followWorkspace(connection: Connection, guard: Guard, parts: Parts, params: InitializeParams): void {
	const { client, settings, configurations, workspace } = parts;
	connection.onNotification(
		trusted,
		guard.notification('trusted', () => {
			configurations.trusted = true;
		}),
	);
	connection.onInitialized(
		guard.notification('initialized', () => {
			if (client.registersConfiguration) {
				connection.client.register(DidChangeConfigurationNotification.type, { section }).catch(() => {});
			}
			if (client.registersWatchedFiles && workspace.reads) {
				const watchers = [{ globPattern: '**/*.return' }, { globPattern: `**/${configurationName}` }];
				connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
			}
			// Not before: `initialize` tells the library that the client need not be registered with.
			if (client.workspaceFolders) {
				connection.workspace.onDidChangeWorkspaceFolders(
					guard.notification('didChangeWorkspaceFolders', ({ added, removed }) => {
						workspace.remove(removed);
						parts.refresh();
						guard.attempt('search of the workspace', () => workspace.add(added));
					}),
				);
			}
			const root = params.rootUri ? [{ uri: params.rootUri }] : [];
			guard.attempt('search of the workspace', () => workspace.add(params.workspaceFolders ?? root));
		}),
	);
	connection.onDidChangeWatchedFiles(
		guard.notification('didChangeWatchedFiles', ({ changes }) => {
			for (const { uri } of changes) if (configurations.changed(keyOf(uri))) break;
			workspace.changed(changes);
		}),
	);
	connection.onDidChangeConfiguration(
		guard.notification('didChangeConfiguration', (change) => {
			settings.changed(change?.settings);
			parts.refresh();
		}),
	);
}
