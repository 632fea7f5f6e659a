import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { targets } from '../../esbuild.mjs';
import { root } from '../support/bundles.js';

/** The scripts of the server in a browser, each by its name, in a worker that has what a browser's has and no modules. */
const scripts = new Map<string, string>();
beforeAll(async () => {
	const target = targets.find(({ outdir }) => outdir === 'dist/web');
	const { outputFiles = [] } = await build({ ...target, absWorkingDir: root, write: false, logLevel: 'error' });
	for (const { path, text } of outputFiles) scripts.set(basename(path), text);
});

interface Message {
	readonly id?: number;
	readonly method?: string;
	readonly params?: unknown;
	readonly result?: unknown;
}

/** What the server sets and finds. */
interface Scope {
	onmessage?: (event: { readonly data: Message }) => void;
	readonly [name: string]: unknown;
}

class Worker {
	readonly loaded: string[] = [];
	readonly #scope: Scope;
	readonly #answers = new Map<number, (message: Message) => void>();
	readonly #told = new Map<string, (message: Message) => void>();
	#last = 0;

	constructor(missing: readonly string[] = []) {
		const scope: Scope = {
			postMessage: (message: Message) => {
				if (message.id !== undefined && message.method === undefined) this.#answers.get(message.id)?.(message);
				else if (message.method !== undefined) this.#told.get(message.method)?.(message);
			},
			addEventListener: () => {},
			importScripts: (script: string) => {
				const name = basename(fileURLToPath(new URL(script)));
				if (missing.includes(name)) throw new Error(`no ${name}`);
				this.loaded.push(name);
				vm.runInContext(scripts.get(name) ?? '', context, { filename: name });
			},
			...{ console, setTimeout, clearTimeout, queueMicrotask, performance, TextEncoder, TextDecoder, URL, MessageChannel },
		};
		const context = vm.createContext(Object.assign(scope, { self: scope }));
		this.#scope = scope;
		vm.runInContext(scripts.get('server.js') ?? '', context, { filename: 'server.js' });
	}

	tell(method: string, params: unknown): void {
		this.#scope.onmessage?.({ data: { jsonrpc: '2.0', method, params } as Message });
	}

	ask(method: string, params: unknown): Promise<unknown> {
		const id = ++this.#last;
		const answer = new Promise<unknown>((resolve) => this.#answers.set(id, ({ result }) => resolve(result)));
		this.#scope.onmessage?.({ data: { jsonrpc: '2.0', id, method, params } as Message });
		return answer;
	}

	told(method: string): Promise<unknown> {
		return new Promise((resolve) => this.#told.set(method, ({ params }) => resolve(params)));
	}
}

const uri = 'vscode-vfs://github/2026-06.return';
const text = readFileSync(`${root}/samples/typical-mistakes.return`, 'utf8');

async function started(missing?: readonly string[]): Promise<Worker> {
	const worker = new Worker(missing);
	const programs = 'file:///extension/dist/programs';
	await worker.ask('initialize', { processId: null, rootUri: null, capabilities: {}, initializationOptions: { programs } });
	worker.tell('initialized', {});
	const published = worker.told('textDocument/publishDiagnostics');
	worker.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'monthly-return', version: 1, text } });
	await expect(published).resolves.toMatchObject({ uri, diagnostics: expect.arrayContaining([expect.anything()]) });
	return worker;
}

const figure = { textDocument: { uri }, position: { line: 29, character: 16 } };

describe('the server in a browser', () => {
	it('has its first findings before the editor’s features are there, and loads these with the first request for one', async () => {
		const worker = await started();
		expect(worker.loaded).toEqual([]);
		await expect(worker.ask('textDocument/hover', figure)).resolves.toMatchObject({ contents: expect.anything() });
		await expect(worker.ask('textDocument/foldingRange', { textDocument: { uri } })).resolves.not.toEqual([]);
		expect(worker.loaded).toEqual(['editor.js']);
	});

	it('asks for them again after a request that could not have them', async () => {
		const missing = ['editor.js'];
		const worker = await started(missing);
		await expect(worker.ask('textDocument/hover', figure)).resolves.toBeNull();
		missing.pop();
		await expect(worker.ask('textDocument/hover', figure)).resolves.toMatchObject({ contents: expect.anything() });
	});
});
