import type { Connection, InitializeParams } from 'vscode-languageserver';
import { createService } from '../core.js';
import { type Messages, speak } from '../localise.js';
import type { ExtensibleService, ReturnService } from '../service.js';
import { type Client, readClient } from './capabilities.js';
import { filesThroughClient } from './clientFiles.js';
import { Configurations } from './configurations.js';
import { Documents } from './documents.js';
import type { Guard } from './guard.js';
import type { Programs, ServerHost } from './host.js';
import { deskChanged } from './protocol.js';
import { Publisher } from './publisher.js';
import { Refresher } from './refresh.js';
import { Reports } from './reports.js';
import { Searching } from './searching.js';
import { TokenMemory } from './semanticTokens.js';
import { ScopedSettings, type UserSettings } from './settings.js';
import { StatusTeller } from './status.js';
import { Workspace } from './workspace.js';

/** In milliseconds: a client that asks for no findings keeps nothing from being read. */
const patience = 1000;

/** What a server is made of, for one client. */
export interface Parts {
	readonly client: Client;
	readonly documents: Documents;
	readonly settings: ScopedSettings;
	readonly configurations: Configurations;
	readonly workspace: Workspace;
	/** Left out for a client that pulls. */
	readonly publisher: Publisher | undefined;
	readonly reports: Reports;
	readonly tokens: TokenMemory;
	service(): ReturnService;
	/** A program of its own beside the server; loaded once. */
	program<N extends keyof Programs>(name: N): Promise<Programs[N]>;
	/** All findings may be others: new settings, other folders. */
	refresh(): void;
	/** A document was closed. */
	close(key: string): void;
	stop(): void;
}

interface InitializationOptions {
	/** URI of the folder with `<check>.md`. */
	readonly documentation?: string;
	/** What `monthlyReturn` holds, for clients that do not answer `workspace/configuration`. */
	readonly settings?: unknown;
	/** What a client has read of the translations, as `vscode.l10n.bundle` has it. */
	readonly l10n?: { readonly bundle: Messages };
	/** URI of the folder with the programs beside the server, for a host that does not know where it lies itself. */
	readonly programs?: string;
	/** The client knows `monthlyReturn/statusChanged`. */
	readonly statusChanged?: boolean;
	/** The client knows `monthlyReturn/deskChanged`. */
	readonly deskChanged?: boolean;
	/** The folders that are open are not trusted, so nothing in them sets what the settings of such may not. */
	readonly trusted?: boolean;
	/** The client answers `monthlyReturn/findFiles` and `monthlyReturn/readFile`. */
	readonly files: boolean;
}

export function assemble(connection: Connection, host: ServerHost, guard: Guard, params: InitializeParams): Parts {
	const client = readClient(params.capabilities);
	const options = readOptions(params.initializationOptions);
	// Before a line is read, for what is read keeps what was said of it.
	const messages = options.l10n?.bundle ?? host.messages?.(params.locale);
	speak(messages);
	const folder = (options.documentation ?? host.documentation)?.replace(/(?<!\/)\/+$/, '');
	const documentation = (check: string) => (folder === undefined ? undefined : `${folder}/${check}.md`);
	const warn = (message: string) => connection.console.warn(message);
	const defer = (run: () => void) => host.defer(run);

	// Made when it is first needed, which is after `initialize` is answered.
	let made: ExtensibleService | undefined;
	const service = () => {
		made ??= createService({
			documentation,
			log: (message) => connection.console.error(message),
			...(host.today && { today: () => host.today?.() ?? '' }),
			text: (uri) => host.files?.readNow?.(uri),
		});
		return made;
	};
	defer(() => guard.attempt('start', () => void service()));
	let extended: Promise<void> | undefined;
	guard.whenExtended = () => {
		extended ??= host.editor(options.programs).then(
			(features) => {
				service();
				made?.extend(features);
			},
			(error: unknown) => {
				// What could not be loaded is asked for again with the next request.
				extended = undefined;
				throw error;
			},
		);
		return extended;
	};

	let findFirst = () => {};
	const firstFound = new Promise<void>((resolve) => {
		findFirst = resolve;
	});
	/** Behind the first findings, and before more of a folder is read, the editor's features come: whoever asks first waits for neither. */
	let preparing: Promise<void> | undefined;
	const prepare = async () => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const waited = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, patience);
		});
		await Promise.race([firstFound, waited]);
		clearTimeout(timer);
		await guard.whenExtended().catch((error: unknown) => guard.failed('start', error));
	};
	const prepared = () => {
		if (documents.keys().length > 0) preparing ??= prepare();
		return preparing;
	};

	const programs = new Map<keyof Programs, Promise<Programs[keyof Programs]>>();
	const load = async <N extends keyof Programs>(name: N): Promise<Programs[N]> => {
		const loaded = await host.program(name, options.programs);
		// Its copy of what speaks is its own.
		loaded.speak(messages);
		return loaded;
	};
	const program = <N extends keyof Programs>(name: N): Promise<Programs[N]> => {
		const loading = (programs.get(name) as Promise<Programs[N]> | undefined) ?? load(name);
		programs.set(name, loading);
		loading.catch(() => programs.delete(name));
		return loading;
	};

	const documents = new Documents(service, warn);
	const files = options.files ? filesThroughClient(connection, host.files) : host.files;
	const configurations = new Configurations({
		connection,
		files,
		isLocal: (uri) => host.files !== undefined && uri.startsWith('file:'),
		folderOf: (key) => workspace.folderOf(key),
		read: async (text) => (await program('configuration')).readConfiguration(text),
		onChange: () => refresh(),
		failed: (error) => guard.failed('configuration', error),
	});
	const settings = new ScopedSettings({
		connection,
		asks: client.configuration,
		initial: options.settings,
		scopeOf: (key) => workspace.folderOf(key) ?? documents.uriOf(key),
		configured: (key) => configurations.of(key),
		onLate: () => refresh(),
		warn,
	});
	const failed = (error: unknown) => guard.failed('diagnostics', error);
	const tokens = new TokenMemory();
	const refresher = new Refresher(connection, client, defer);
	const status = new StatusTeller({ connection, documents, wanted: options.statusChanged === true, service, failed });
	const found = (key: string, inForce: UserSettings) => {
		findFirst();
		if (!documents.get(key)) return;
		if (status.found(key, inForce)) tellDesk();
		refresher.found(key, service().dependents(key));
	};
	let telling = !options.deskChanged;
	/** Once for all that changes in a turn. */
	const tellDesk = () => {
		if (telling) return;
		telling = true;
		defer(() => {
			telling = false;
			connection.sendNotification(deskChanged).catch(failed);
		});
	};
	const shared = {
		documents,
		settings,
		service,
		defer,
		found,
		context: { client, uriOf: (key: string) => documents.uriOf(key), documentation },
	};
	const inForceNow = (key: string) => {
		const known = settings.of(key);
		return known instanceof Promise ? undefined : known;
	};
	const reports = new Reports({
		...shared,
		folders: () => workspace.folders,
		failed,
		outdated: () => refresher.askForDiagnostics(),
	});
	const publisher = client.pullsDiagnostics ? undefined : new Publisher({ ...shared, connection, failed });
	const workspace = new Workspace({
		files,
		documents,
		service,
		analyse(key) {
			// Where they are to be shown, its findings too, while what they are made of is at hand.
			if (settings.scope(key) === 'workspace') service().findings(key, inForceNow(key));
			else service().whose(key);
		},
		onChange(keys) {
			for (const key of keys) reports.touch(key);
			// What is open hangs on few of them, and what has not changed is known.
			publisher?.touchAll();
			publisher?.files(keys);
			refresher.ask();
			tellDesk();
		},
		searching: () => new Searching(connection, client.progress),
		prepared,
		defer,
		tidy: () => host.tidy?.(),
		onRead: () => refresh(),
		log: warn,
	});

	function refresh(): void {
		reports.touchAll();
		publisher?.touchAll();
		publisher?.allFiles();
		refresher.ask();
		tellDesk();
	}

	function close(key: string): void {
		tokens.close(key);
		status.close(key);
		refresher.close(key);
		reports.close(key);
	}

	function stop(): void {
		publisher?.stop();
		workspace.stop();
	}

	if (options.trusted === false) configurations.trusted = false;
	return {
		client,
		documents,
		settings,
		configurations,
		workspace,
		publisher,
		reports,
		tokens,
		service,
		program,
		refresh,
		close,
		stop,
	};
}

function readOptions(value: unknown): InitializationOptions {
	const {
		documentation,
		settings,
		l10n,
		programs,
		files,
		statusChanged,
		deskChanged: desk,
		trusted,
	} = (value ?? {}) as Record<string, unknown>;
	const bundle = (l10n as { bundle?: unknown } | null | undefined)?.bundle;
	return {
		...(typeof documentation === 'string' && { documentation }),
		...(settings !== undefined && { settings }),
		...(typeof programs === 'string' && { programs }),
		...(typeof bundle === 'object' && bundle !== null && { l10n: { bundle: bundle as Messages } }),
		files: files === true,
		statusChanged: statusChanged === true,
		deskChanged: desk === true,
		trusted: trusted !== false,
	};
}
