import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

export interface Position {
	readonly line: number;
	readonly character: number;
}

/** One incremental change. */
export interface Change {
	readonly range: { readonly start: Position; readonly end: Position };
	readonly text: string;
}

export interface Publication {
	readonly at: number;
	readonly version: number | undefined;
	readonly count: number;
	readonly checks: readonly unknown[];
}

export interface Launch {
	/** Arguments of Node: the server's script and what it takes. */
	readonly args: readonly string[];
	/** Answers to `workspace/configuration`, by section. */
	readonly configuration?: Readonly<Record<string, unknown>>;
	readonly initializationOptions?: unknown;
	/** URIs of the folders of the workspace. */
	readonly folders?: readonly string[];
	/** It runs `collect.mjs` and has a channel to be asked on. */
	readonly collects?: boolean;
}

/** In bytes, after garbage was collected: what JavaScript holds, and what the process has. */
export interface Memory {
	readonly heap: number;
	readonly rss: number;
}

/** No answer within the bound: the server is shown as such, and the benchmark goes on. */
export class NoAnswer extends Error {}

const answerBound = 30_000;

function withinBound<T>(promise: Promise<T>, what: string, bound = answerBound): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new NoAnswer(`no answer to ${what} in ${bound / 1000} s`)), bound);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function wait(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A language server over stdio with one document, timed from this side of the pipe. */
export class Server {
	readonly publications: Publication[] = [];
	/** How many findings each file of the workspace has, as last published. */
	private readonly counts = new Map<string, number>();
	/** From the start of its process to its reply to `initialize`. */
	startTime = 0;
	private version = 0;
	private readonly waiting = new Set<() => void>();
	private readonly gone: Promise<never>;

	private constructor(
		private readonly child: ChildProcess,
		private readonly connection: MessageConnection,
		private readonly uri: string,
	) {
		this.gone = new Promise((_, reject) => {
			child.once('error', () => reject(new NoAnswer('did not start')));
			child.once('exit', (code, signal) => reject(new NoAnswer(`ended by itself (${code ?? signal})`)));
		});
		// Whoever waits sees it; nobody may be waiting.
		this.gone.catch(() => {});
	}

	findingsOf(uri: string): number {
		return this.counts.get(uri) ?? 0;
	}

	static async start(launch: Launch, uri: string): Promise<Server> {
		const began = performance.now();
		const child = spawn(process.execPath, launch.args, {
			stdio: ['pipe', 'pipe', 'ignore', ...(launch.collects ? ['ipc' as const] : [])],
		});
		const { stdin, stdout } = child;
		if (!stdin || !stdout) throw new NoAnswer('did not start');
		const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
		// A server that dies leaves a broken pipe; that it died is said by its exit.
		stdin.on('error', () => {});
		connection.onError(() => {});
		const server = new Server(child, connection, uri);
		connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
			items.map(({ section }) => launch.configuration?.[section ?? ''] ?? null),
		);
		connection.onRequest('workspace/workspaceFolders', () => null);
		connection.onRequest('client/registerCapability', () => null);
		connection.onRequest('client/unregisterCapability', () => null);
		connection.onRequest('window/workDoneProgress/create', () => null);
		connection.onNotification(
			'textDocument/publishDiagnostics',
			(published: { uri: string; version?: number; diagnostics: readonly { readonly code?: unknown }[] }) => {
				server.counts.set(published.uri, published.diagnostics.length);
				if (published.uri !== uri) return;
				const { version, diagnostics } = published;
				server.publications.push({
					at: performance.now(),
					version,
					count: diagnostics.length,
					checks: diagnostics.map(({ code }) => code),
				});
				for (const wake of [...server.waiting]) wake();
			},
		);
		connection.listen();
		try {
			await server.request('initialize', {
				processId: process.pid,
				rootUri: null,
				workspaceFolders: launch.folders?.map((folder) => ({ uri: folder, name: folder })) ?? null,
				initializationOptions: launch.initializationOptions,
				capabilities: {
					workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
					textDocument: {
						synchronization: {},
						codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
						publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
					},
				},
			});
			server.startTime = performance.now() - began;
			server.notify('initialized', {});
			server.notify('workspace/didChangeConfiguration', { settings: launch.configuration ?? {} });
		} catch (error) {
			child.kill('SIGKILL');
			throw error;
		}
		return server;
	}

	/** Opens the document; the time to its first diagnostics. */
	async open(languageId: string, text: string): Promise<number> {
		const began = performance.now();
		this.version = 1;
		this.notify('textDocument/didOpen', { textDocument: { uri: this.uri, languageId, version: 1, text } });
		const first = await this.until(() => this.publications[0], 'didOpen');
		return first.at - began;
	}

	/** Sends an edit and does not wait. */
	change(change: Change): { readonly at: number; readonly version: number } {
		const version = ++this.version;
		const at = performance.now();
		this.notify('textDocument/didChange', { textDocument: { uri: this.uri, version }, contentChanges: [change] });
		return { at, version };
	}

	/** Sends an edit; the time to diagnostics that tell it was read. */
	async changed(change: Change, expectFindings: boolean): Promise<number> {
		const seen = this.publications.length;
		const { at, version } = this.change(change);
		const answer = await this.until(() => {
			for (let index = seen; index < this.publications.length; index++) {
				const published = this.publications[index];
				if (published && (published.version ?? version) >= version && published.count > 0 === expectFindings) return published;
			}
			return undefined;
		}, 'didChange');
		return answer.at - at;
	}

	/** Sends an edit; the time to the diagnostics of its version. */
	async typed(change: Change): Promise<number> {
		const { at, version } = this.change(change);
		const answer = await this.until(() => this.publications.findLast((published) => published.version === version), 'didChange');
		return answer.at - at;
	}

	/** Waits until a check has found something. */
	async found(check: string): Promise<void> {
		await this.until(() => (this.publications.at(-1)?.checks.includes(check) ? this.publications.at(-1) : undefined), check);
	}

	/** Waits until it has nothing to do any more. */
	async idle(): Promise<void> {
		const ticks = () => {
			const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
			return Number(stat[11]) + Number(stat[12]);
		};
		for (let last = ticks(), still = 0; still < 10; ) {
			await wait(200);
			const now = ticks();
			still = now - last <= 1 ? still + 1 : 0;
			last = now;
		}
	}

	/** Waits for the diagnostics of a version. */
	async published(version: number): Promise<void> {
		await this.until(() => this.publications.findLast((published) => published.version === version), `version ${version}`);
	}

	/** A request about the document. */
	ask(method: string, params: object): Promise<unknown> {
		return this.request(method, { textDocument: { uri: this.uri }, ...params });
	}

	/** What is in use once garbage is collected. */
	async collected(): Promise<Memory> {
		const answer = new Promise<Memory>((resolve) => this.child.once('message', (memory) => resolve(memory as Memory)));
		this.child.send('collect');
		return withinBound(Promise.race([answer, this.gone]), 'the collection of garbage');
	}

	/** Waits until nothing has been published for a while. */
	async quiet(silence: number, bound = answerBound): Promise<void> {
		const began = performance.now();
		while (performance.now() - began < bound) {
			const last = this.publications.at(-1)?.at ?? began;
			const left = Math.max(last, began) + silence - performance.now();
			if (left <= 0) return;
			await wait(left);
		}
	}

	/** Resident memory in bytes; undefined where the system does not say. */
	memory(): number | undefined {
		try {
			const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))?.[1];
			return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
		} catch {
			return undefined;
		}
	}

	async stop(): Promise<void> {
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		try {
			await this.request('shutdown', undefined, 2000);
			this.notify('exit');
			await Promise.race([ended, wait(1000)]);
		} catch {
			// It is ended the other way.
		}
		this.connection.dispose();
		if (this.child.exitCode === null) this.child.kill('SIGKILL');
	}

	request(method: string, params: unknown, bound?: number): Promise<unknown> {
		const reply = params === undefined ? this.connection.sendRequest(method) : this.connection.sendRequest(method, params);
		reply.catch(() => {});
		return withinBound(Promise.race([reply, this.gone]), method, bound);
	}

	private notify(method: string, params?: unknown): void {
		const sent =
			params === undefined ? this.connection.sendNotification(method) : this.connection.sendNotification(method, params);
		sent.catch(() => {});
	}

	private until(find: () => Publication | undefined, what: string): Promise<Publication> {
		let wake: (() => void) | undefined;
		const found = new Promise<Publication>((resolve) => {
			wake = () => {
				const publication = find();
				if (publication) resolve(publication);
			};
			this.waiting.add(wake);
			wake();
		});
		return withinBound(Promise.race([found, this.gone]), what).finally(() => wake && this.waiting.delete(wake));
	}
}
