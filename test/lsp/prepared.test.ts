import { PassThrough } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type { ServerHost } from '../../server/src/lsp/host.js';
import { startServer } from '../../server/src/lsp/server.js';
import { small } from './support/returns.js';

/** In which order a server that begins does what takes long. */

const folder = 'file:///returns';
const uri = `${folder}/open.return`;

let ends: (() => void)[] = [];
afterEach(() => {
	for (const end of ends) end();
	ends = [];
});

function start(editor: () => Promise<unknown>) {
	const [there, back] = [new PassThrough(), new PassThrough()];
	const done: string[] = [];
	let list = () => {};
	let readFirst = () => {};
	const gates = {
		listing: new Promise<void>((resolve) => {
			list = resolve;
		}),
		first: new Promise<void>((resolve) => {
			readFirst = resolve;
		}),
	};
	const host: ServerHost = {
		files: {
			async *find() {
				await gates.listing;
				for (const name of ['a', 'b']) yield `${folder}/${name}.return`;
			},
			async read(file) {
				if (!file.endsWith('.return')) return { problem: 'none', missing: true };
				done.push(`reads ${file.slice(folder.length + 1)}`);
				if (file.endsWith('/a.return')) await gates.first;
				return { text: small() };
			},
		},
		editor: (async () => {
			done.push('features');
			return editor();
		}) as ServerHost['editor'],
		program: () => Promise.reject(new Error('none is asked for')),
		defer: (run) => void setImmediate(run),
	};
	startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), host);
	const client = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
	client.onNotification('textDocument/publishDiagnostics', (params: { readonly uri: string }) => {
		if (params.uri === uri) done.push('findings');
	});
	client.listen();
	ends.push(() => client.dispose());
	return {
		done,
		list,
		readFirst,
		async begin(capabilities: object = {}) {
			const workspaceFolders = [{ uri: folder, name: '' }];
			await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities, workspaceFolders });
			await client.sendNotification('initialized', {});
		},
		/** It has come once the request behind it is answered. */
		async open() {
			await client.sendNotification('textDocument/didOpen', {
				textDocument: { uri, languageId: 'monthly-return', version: 1, text: small() },
			});
			await client.sendRequest('nothing').catch(() => {});
		},
		seen: (what: string) => vi.waitFor(() => expect(done).toContain(what), 20_000),
	};
}

const features = async () => (await import('../../server/src/features/editor.js')).editorFeatures;

test('the editor’s features come behind the first findings and before a folder is read', async () => {
	const { done, list, readFirst, begin, open, seen } = start(features);
	await begin();
	await open();
	list();
	readFirst();
	await seen('reads b.return');
	expect(done.slice(0, 4)).toEqual(['findings', 'features', 'reads a.return', 'reads b.return']);
});

test('where one is opened while the folder is read they come before more of it is', async () => {
	const { done, list, readFirst, begin, open, seen } = start(features);
	await begin();
	list();
	await seen('reads a.return');
	await open();
	readFirst();
	await seen('reads b.return');
	expect(done.slice(0, 4)).toEqual(['reads a.return', 'findings', 'features', 'reads b.return']);
});

test('the folder is read where they cannot be loaded, and where nobody asks for findings', async () => {
	for (const [editor, capabilities] of [
		[() => Promise.reject(new Error('not there')), {}],
		[features, { textDocument: { diagnostic: {} } }],
	] as const) {
		const { done, list, readFirst, begin, open, seen } = start(editor);
		await begin(capabilities);
		await open();
		list();
		readFirst();
		await seen('reads b.return');
		expect(done.filter((what) => what !== 'findings')).toEqual(['features', 'reads a.return', 'reads b.return']);
	}
});
