import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type {
	ClientCapabilities,
	CodeAction,
	Diagnostic,
	Hover,
	InitializeParams,
	InitializeResult,
	LogMessageParams,
	Position,
	PublishDiagnosticsParams,
	Range,
	Registration,
	TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';

export interface ClientOptions {
	readonly capabilities?: ClientCapabilities;
	readonly folders?: readonly string[];
	readonly initializationOptions?: unknown;
	/** Left out, the client names none. */
	readonly locale?: string;
	/** The answer to `workspace/configuration`; left out, the client does not announce that it can be asked. */
	configuration?(scopeUri: string | undefined): unknown;
}

/** What an ordinary editor announces. */
export const usual: ClientCapabilities = {
	textDocument: {
		publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true, dataSupport: true },
		hover: { contentFormat: ['markdown', 'plaintext'] },
	},
	workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
};

/** A server in a process of its own, spoken to over standard input and output. */
export class Client {
	readonly process: ChildProcess;
	readonly connection: MessageConnection;
	readonly published: PublishDiagnosticsParams[] = [];
	readonly logged: LogMessageParams[] = [];
	readonly registrations: Registration[] = [];
	readonly asked: (string | undefined)[] = [];
	refreshes = 0;
	/** How often the client was asked to ask again, by method. */
	readonly refreshed: Record<string, number> = {};
	readonly notified: { readonly method: string; readonly params: unknown }[] = [];
	initialized: InitializeResult | undefined;
	stderr = '';
	readonly #versions = new Map<string, number>();
	#options: ClientOptions = {};

	/** In English, whatever the machine speaks. */
	constructor(command: readonly string[], env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' }) {
		const [program = '', ...args] = command;
		this.process = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
		this.process.stderr?.on('data', (chunk) => {
			this.stderr += chunk;
		});
		const { stdin, stdout } = this.process;
		if (!stdin || !stdout) throw new Error('the server has no standard streams');
		stdin.on('error', () => {});
		this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
		this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			this.published.push(params);
		});
		this.connection.onNotification('window/logMessage', (params: LogMessageParams) => {
			this.logged.push(params);
		});
		this.connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
			this.registrations.push(...registrations);
		});
		this.connection.onRequest('workspace/diagnostic/refresh', () => {
			this.refreshes++;
		});
		for (const method of ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh']) {
			this.connection.onRequest(method, () => {
				this.refreshed[method] = (this.refreshed[method] ?? 0) + 1;
				return null;
			});
		}
		this.connection.onNotification((method, params) => {
			this.notified.push({ method, params });
		});
		this.connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) => {
			this.asked.push(...items.map((item) => item.scopeUri));
			return items.map((item) => this.#options.configuration?.(item.scopeUri) ?? null);
		});
		this.connection.onError(() => {});
		this.connection.listen();
	}

	static async start(server: string, options: ClientOptions = {}): Promise<Client> {
		const client = new Client([process.execPath, server, '--stdio']);
		await client.initialize(options);
		return client;
	}

	async initialize(options: ClientOptions = {}): Promise<InitializeResult> {
		this.#options = options;
		const capabilities = options.capabilities ?? usual;
		const params: InitializeParams = {
			processId: process.pid,
			rootUri: null,
			workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
			capabilities: {
				...capabilities,
				workspace: { ...capabilities.workspace, configuration: options.configuration !== undefined },
			},
			initializationOptions: options.initializationOptions,
			...(options.locale !== undefined && { locale: options.locale }),
		};
		this.initialized = await this.request<InitializeResult>('initialize', params);
		await this.notify('initialized', {});
		return this.initialized;
	}

	request<R>(method: string, params?: unknown): Promise<R> {
		return params === undefined ? this.connection.sendRequest(method) : this.connection.sendRequest(method, params);
	}

	async notify(method: string, params?: unknown): Promise<void> {
		await this.connection.sendNotification(method, params);
	}

	async open(uri: string, text: string, version = 1): Promise<void> {
		this.#versions.set(uri, version);
		await this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'monthly-return', version, text } });
	}

	async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
		const version = (this.#versions.get(uri) ?? 0) + 1;
		this.#versions.set(uri, version);
		await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
		return version;
	}

	async close(uri: string): Promise<void> {
		await this.notify('textDocument/didClose', { textDocument: { uri } });
	}

	/** A request that carries a document and what else it takes. */
	ask<R>(method: string, uri: string, more: object = {}): Promise<R> {
		return this.request(`textDocument/${method}`, { textDocument: { uri }, ...more });
	}

	hover(uri: string, position: Position): Promise<Hover | null> {
		return this.request('textDocument/hover', { textDocument: { uri }, position });
	}

	codeActions(
		uri: string,
		range: Range,
		diagnostics: readonly Diagnostic[] = [],
		only?: readonly string[],
	): Promise<CodeAction[] | null> {
		return this.request('textDocument/codeAction', {
			textDocument: { uri },
			range,
			context: { diagnostics, ...(only && { only }) },
		});
	}

	/** All that was told of a document, in order. */
	of(uri: string): readonly PublishDiagnosticsParams[] {
		return this.published.filter((params) => params.uri === uri);
	}

	last(uri: string): PublishDiagnosticsParams | undefined {
		return this.of(uri).at(-1);
	}

	/** The diagnostics of one version of a document, once they are there. */
	async diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]> {
		await until(() => this.last(uri)?.version === version, `diagnostics of ${uri}, version ${version}`);
		return this.last(uri)?.diagnostics ?? [];
	}

	/** Nothing more is under way. */
	async quiet(): Promise<void> {
		for (let before = -1; before !== this.published.length; ) {
			before = this.published.length;
			await this.hover('untitled:nobody', { line: 0, character: 0 }).catch(() => {});
			await pause(30);
		}
	}

	async exitCode(): Promise<number | null> {
		if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
		return this.process.exitCode;
	}

	async stop(): Promise<void> {
		if (this.process.exitCode !== null) return;
		await this.request('shutdown').catch(() => {});
		await this.notify('exit').catch(() => {});
		await Promise.race([this.exitCode(), pause(2000).then(() => this.process.kill())]);
		this.connection.dispose();
	}
}

export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** In milliseconds; it ends what waits in vain, and a slow or busy machine is no failure. */
export const patience = 120_000;

export async function until(condition: () => boolean, what: string): Promise<void> {
	const end = performance.now() + patience;
	while (!condition()) {
		if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
		await pause(5);
	}
}
