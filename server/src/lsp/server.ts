import {
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	ErrorCodes,
	type Hover,
	type InitializeParams,
	MarkupContent,
	MarkupKind,
	ResponseError,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import { createReturnService, type ReturnService } from '../service.js';
import { readClient, serverCapabilities } from './capabilities.js';
import { toClientActions } from './codeActions.js';
import { Documents } from './documents.js';
import { Guard } from './guard.js';
import type { ServerHost } from './host.js';
import { Publisher } from './publisher.js';
import { Reports } from './reports.js';
import { ScopedSettings, section } from './settings.js';
import { keyOf } from './uris.js';
import { Workspace } from './workspace.js';

interface InitializationOptions {
	/** URI of the folder with `<check>.md`. */
	readonly documentation?: string;
	/** What `monthlyReturn` holds, for clients that do not answer `workspace/configuration`. */
	readonly settings?: unknown;
}

/** Wires the service to a connection and listens. */
export function startServer(connection: Connection, host: ServerHost): void {
	const guard = new Guard((message) => connection.console.error(message));
	connection.onInitialize((params) => {
		if (guard.phase !== 'before initialize') return new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once');
		const client = readClient(params.capabilities);
		guard.phase = 'running';
		serve(connection, host, guard, params);
		return { capabilities: serverCapabilities(client), serverInfo: { name: 'monthly-return', version } };
	});
	connection.onShutdown(() => {
		guard.phase = 'shut down';
	});
	// What no handler takes: too early, too late, or not known.
	connection.onRequest(
		(method: string) => guard.refused() ?? new ResponseError(ErrorCodes.MethodNotFound, `there is no method ${method}`),
	);
	connection.listen();
}

function serve(connection: Connection, host: ServerHost, guard: Guard, params: InitializeParams): void {
	const client = readClient(params.capabilities);
	const options = readOptions(params.initializationOptions);
	const documentation = (options.documentation ?? host.documentation)?.replace(/\/+$/, '');
	const hrefOf = (check: string) => (documentation === undefined ? undefined : `${documentation}/${check}.md`);
	const warn = (message: string) => connection.console.warn(message);

	// Made when it is first needed, which is after `initialize` is answered.
	let made: ReturnService | undefined;
	const service = () => {
		made ??= createReturnService({
			documentation: hrefOf,
			log: (message) => connection.console.error(message),
			...(host.today && { today: () => host.today?.() ?? '' }),
		});
		return made;
	};
	host.defer(() => guard.attempt('start', () => void service()));

	const documents = new Documents(service, warn);
	const settings = new ScopedSettings({
		connection,
		asks: client.configuration,
		initial: options.settings,
		scopeOf: (key) => workspace.folderOf(key) ?? documents.uriOf(key),
		onLate: () => refreshAll(),
		warn,
	});
	const context = { client, uriOf: (key: string) => documents.uriOf(key), documentation: hrefOf };
	const defer = (run: () => void) => host.defer(run);
	const publisher = client.pullsDiagnostics
		? undefined
		: new Publisher({
				connection,
				documents,
				settings,
				context,
				service,
				defer,
				failed: (error) => guard.failed('diagnostics', error),
			});
	const reports = new Reports({ documents, settings, context, service, defer });
	const workspace = new Workspace({
		files: host.files,
		documents,
		service,
		onChange(key) {
			reports.touch(key);
			for (const dependent of service().dependents(key)) {
				reports.touch(dependent);
				if (documents.get(dependent)) publisher?.touch(dependent);
			}
			refreshPulled();
		},
		onRead: () => refreshAll(),
		log: warn,
	});

	/** Clients that pull do not see what changes on disk or in the settings: they are asked to pull again. */
	let asked = false;
	function refreshPulled(): void {
		if (!client.pullsDiagnostics || !client.refreshesDiagnostics || asked) return;
		asked = true;
		host.defer(() => {
			asked = false;
			connection.languages.diagnostics.refresh().catch(() => {});
		});
	}

	function refreshAll(): void {
		reports.touchAll();
		publisher?.touchAll();
		refreshPulled();
	}

	connection.onInitialized(
		guard.notification('initialized', () => {
			if (client.registersConfiguration) {
				connection.client.register(DidChangeConfigurationNotification.type, { section }).catch(() => {});
			}
			if (client.registersWatchedFiles && host.files) {
				const watchers = [{ globPattern: '**/*.return' }];
				connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
			}
			// Not before: `initialize` tells the library that the client need not be registered with.
			if (client.workspaceFolders) {
				connection.workspace.onDidChangeWorkspaceFolders(
					guard.notification('didChangeWorkspaceFolders', ({ added, removed }) => {
						workspace.remove(removed);
						refreshAll();
						guard.attempt('search of the workspace', () => workspace.add(added));
					}),
				);
			}
			const root = params.rootUri ? [{ uri: params.rootUri }] : [];
			guard.attempt('search of the workspace', () => workspace.add(params.workspaceFolders ?? root));
		}),
	);
	connection.onDidChangeWatchedFiles(guard.notification('didChangeWatchedFiles', ({ changes }) => workspace.changed(changes)));
	connection.onDidChangeConfiguration(
		guard.notification('didChangeConfiguration', (change) => {
			settings.changed(change?.settings);
			refreshAll();
		}),
	);

	const touch = (key: string | undefined) => {
		if (key === undefined) return;
		publisher?.touch(key);
		reports.touch(key);
	};
	connection.onDidOpenTextDocument(guard.notification('didOpen', ({ textDocument }) => touch(documents.open(textDocument))));
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
			reports.touch(key);
			guard.attempt('reading of a closed document', () => workspace.closed(key));
		}),
	);

	connection.onHover(
		guard.request('hover', null, ({ textDocument, position }) => {
			const hover = service().hover(keyOf(textDocument.uri), position);
			return hover ? readable(hover, client.markdown) : null;
		}),
	);
	connection.onCodeAction(
		guard.request('codeAction', null, async ({ textDocument, range, context: asking }, token) => {
			const key = keyOf(textDocument.uri);
			const before = service().version(key);
			const inForce = await settings.of(key);
			// The range is one of the text as it was; on another it would mend the wrong place.
			if (token.isCancellationRequested || service().version(key) !== before) return null;
			const actions = service().codeActions(key, range, asking?.only, inForce);
			return toClientActions(actions, asking?.diagnostics ?? [], documents, client.versionedEdits);
		}),
	);
	if (client.pullsDiagnostics) {
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
	connection.onShutdown(() => {
		guard.phase = 'shut down';
		publisher?.stop();
		workspace.stop();
	});
}

function readOptions(value: unknown): InitializationOptions {
	const { documentation, settings } = (value ?? {}) as Record<string, unknown>;
	return { ...(typeof documentation === 'string' && { documentation }), ...(settings !== undefined && { settings }) };
}

/** A client that announces plain text alone gets the same words without their being called Markdown. */
function readable(hover: Hover, markdown: boolean): Hover {
	if (markdown || !MarkupContent.is(hover.contents)) return hover;
	return { ...hover, contents: { kind: MarkupKind.PlainText, value: hover.contents.value } };
}
