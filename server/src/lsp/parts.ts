import type { Connection, InitializeParams } from 'vscode-languageserver';
import { createReturnService, type ReturnService } from '../service.js';
import { type Client, readClient } from './capabilities.js';
import { Documents } from './documents.js';
import type { Guard } from './guard.js';
import type { ServerHost } from './host.js';
import { Publisher } from './publisher.js';
import { Reports } from './reports.js';
import { ScopedSettings } from './settings.js';
import { Workspace } from './workspace.js';

/** What a server is made of, for one client. */
export interface Parts {
	readonly client: Client;
	readonly documents: Documents;
	readonly settings: ScopedSettings;
	readonly workspace: Workspace;
	/** Left out for a client that pulls. */
	readonly publisher: Publisher | undefined;
	readonly reports: Reports;
	service(): ReturnService;
	/** All findings may be others: new settings, other folders. */
	refresh(): void;
	stop(): void;
}

interface InitializationOptions {
	/** URI of the folder with `<check>.md`. */
	readonly documentation?: string;
	/** What `monthlyReturn` holds, for clients that do not answer `workspace/configuration`. */
	readonly settings?: unknown;
}

export function assemble(connection: Connection, host: ServerHost, guard: Guard, params: InitializeParams): Parts {
	const client = readClient(params.capabilities);
	const options = readOptions(params.initializationOptions);
	const folder = (options.documentation ?? host.documentation)?.replace(/\/+$/, '');
	const documentation = (check: string) => (folder === undefined ? undefined : `${folder}/${check}.md`);
	const warn = (message: string) => connection.console.warn(message);
	const defer = (run: () => void) => host.defer(run);

	// Made when it is first needed, which is after `initialize` is answered.
	let made: ReturnService | undefined;
	const service = () => {
		made ??= createReturnService({
			documentation,
			log: (message) => connection.console.error(message),
			...(host.today && { today: () => host.today?.() ?? '' }),
		});
		return made;
	};
	defer(() => guard.attempt('start', () => void service()));

	const documents = new Documents(service, warn);
	const settings = new ScopedSettings({
		connection,
		asks: client.configuration,
		initial: options.settings,
		scopeOf: (key) => workspace.folderOf(key) ?? documents.uriOf(key),
		onLate: () => refresh(),
		warn,
	});
	const shared = {
		documents,
		settings,
		service,
		defer,
		context: { client, uriOf: (key: string) => documents.uriOf(key), documentation },
	};
	const reports = new Reports(shared);
	const publisher = client.pullsDiagnostics
		? undefined
		: new Publisher({ ...shared, connection, failed: (error) => guard.failed('diagnostics', error) });
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
			askToPull();
		},
		onRead: () => refresh(),
		log: warn,
	});

	/** Clients that pull do not see what changes on disk or in the settings: they are asked to pull again. */
	let asked = false;
	function askToPull(): void {
		if (!client.pullsDiagnostics || !client.refreshesDiagnostics || asked) return;
		asked = true;
		defer(() => {
			asked = false;
			connection.languages.diagnostics.refresh().catch(() => {});
		});
	}

	function refresh(): void {
		reports.touchAll();
		publisher?.touchAll();
		askToPull();
	}

	function stop(): void {
		publisher?.stop();
		workspace.stop();
	}

	return { client, documents, settings, workspace, publisher, reports, service, refresh, stop };
}

function readOptions(value: unknown): InitializationOptions {
	const { documentation, settings } = (value ?? {}) as Record<string, unknown>;
	return { ...(typeof documentation === 'string' && { documentation }), ...(settings !== undefined && { settings }) };
}
