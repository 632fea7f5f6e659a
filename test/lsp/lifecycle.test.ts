import { fork, spawn as nodeProcess } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ErrorCodes } from 'vscode-jsonrpc';
import type { InitializeResult } from 'vscode-languageserver-protocol';
import { semanticTokenModifiers, semanticTokenTypes } from '../../server/src/features/semanticTokens.js';
import { pause, until, usual } from './support/client.js';
import { harness } from './support/harness.js';
import { kingsoft, ofCheck } from './support/returns.js';

const { start, spawn, bundle } = harness();
const uri = 'file:///returns/a.return';
const nowhere = { textDocument: { uri }, position: { line: 0, character: 0 } };

describe('initialize', () => {
	test('says what the server can do', async () => {
		const { initialized } = await start();
		expect(initialized?.serverInfo).toEqual({ name: 'monthly-return', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
		expect(initialized?.capabilities).toEqual({
			positionEncoding: 'utf-16',
			textDocumentSync: { openClose: true, change: 2 },
			hoverProvider: true,
			completionProvider: { triggerCharacters: [' ', '"', '('] },
			signatureHelpProvider: { triggerCharacters: [' ', '+', '-', '='] },
			inlayHintProvider: true,
			codeLensProvider: {},
			documentFormattingProvider: true,
			documentRangeFormattingProvider: true,
			documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
			documentSymbolProvider: true,
			workspaceSymbolProvider: true,
			foldingRangeProvider: true,
			selectionRangeProvider: true,
			definitionProvider: true,
			referencesProvider: true,
			documentHighlightProvider: true,
			renameProvider: true,
			documentLinkProvider: {},
			semanticTokensProvider: {
				legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [...semanticTokenModifiers] },
				full: { delta: true },
				range: true,
			},
			codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.monthly-return'] },
			workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
		});
	});

	test('works for a client that announces nothing', async () => {
		const client = await start({ capabilities: {} });
		await client.open(uri, `${kingsoft}nonsense\n`);
		const [finding] = ofCheck(await client.diagnostics(uri, 1), 'syntax');
		expect(finding).toMatchObject({ code: 'syntax', source: 'monthly-return' });
		expect(finding).not.toHaveProperty('codeDescription');
		expect(finding).not.toHaveProperty('relatedInformation');
	});

	test('comes once', async () => {
		const client = await start();
		await expect(client.request('initialize', { processId: null, rootUri: null, capabilities: {} })).rejects.toMatchObject({
			code: -32600,
		});
		await expect(client.hover(uri, { line: 0, character: 0 })).resolves.toBeNull();
	});

	test('comes first: requests are refused and notifications dropped before it', async () => {
		const client = spawn();
		await expect(client.request('textDocument/hover', nowhere)).rejects.toMatchObject({ code: -32002 });
		await client.open(uri, kingsoft);
		await client.initialize();
		await client.quiet();
		expect(client.published).toEqual([]);
	});

	test.each([[null], [{}], [{ processId: 'x', capabilities: null, workspaceFolders: 'no', initializationOptions: 7 }]])(
		'with %j for parameters does not end the server',
		async (params) => {
			const client = spawn();
			await client.request('initialize', params).catch(() => {});
			const again = await client
				.request<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities: usual })
				.catch((error: { code: number }) => error);
			expect(again).toBeDefined();
			expect(client.process.exitCode).toBeNull();
		},
	);
});

describe('the end', () => {
	test('shutdown, then exit: 0', async () => {
		const client = await start();
		await client.request('shutdown');
		await client.notify('exit');
		expect(await client.exitCode()).toBe(0);
	});

	test('exit without shutdown: 1', async () => {
		const client = await start();
		await client.notify('exit');
		expect(await client.exitCode()).toBe(1);
	});

	test('standard input closed: the server ends, with 1 for it was not asked to', async () => {
		const client = await start();
		client.process.stdin?.end();
		expect(await client.exitCode()).toBe(1);
	});

	test('shutdown in the middle of work', async () => {
		const client = await start();
		void client.open(uri, kingsoft.repeat(50));
		for (let i = 0; i < 20; i++)
			void client.change(uri, { range: { start: { line: i, character: 0 }, end: { line: i, character: 0 } }, text: 'x' });
		const hover = client.request('textDocument/hover', nowhere).catch(() => {});
		await client.request('shutdown');
		await hover;
		const told = client.published.length;
		await expect(client.request('textDocument/hover', nowhere)).rejects.toMatchObject({ code: -32600 });
		await expect(client.request('no/such/method')).rejects.toMatchObject({ code: -32600 });
		await client.change(uri, { text: 'nonsense' });
		await pause(100);
		expect(client.published.length).toBe(told);
		await client.notify('exit');
		expect(await client.exitCode()).toBe(0);
	});
});

describe('the client’s end', () => {
	test('a client that was killed takes its server along', async () => {
		const parent = nodeProcess(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
		const client = spawn();
		await client.request('initialize', { processId: parent.pid, rootUri: null, capabilities: {} });
		parent.kill('SIGKILL');
		expect(await client.exitCode()).toBe(1);
	});

	test('parameters that are null or left out, where there are none', async () => {
		const client = spawn();
		await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
		await client.notify('initialized');
		await client.open(uri, 'nonsense');
		expect(await client.diagnostics(uri, 1)).not.toEqual([]);
		expect(await client.request('shutdown', null)).toBeNull();
		await client.notify('exit', null);
		expect(await client.exitCode()).toBe(0);
	});
});

test('a server without a transport says so: 2', async () => {
	const client = spawn([process.execPath, bundle().server]);
	expect(await client.exitCode()).toBe(2);
	expect(client.stderr).toContain('--stdio');
});

test('a socket is a transport too', async () => {
	const listening = createServer();
	await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
	const { port } = listening.address() as AddressInfo;
	const connected = once(listening, 'connection');
	const server = nodeProcess(process.execPath, [bundle().server, `--socket=${port}`]);
	const [socket] = (await connected) as [Socket];
	const body = JSON.stringify({
		jsonrpc: '2.0',
		id: 1,
		method: 'initialize',
		params: { processId: null, rootUri: null, capabilities: {} },
	});
	socket.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
	let answer = '';
	socket.on('data', (chunk) => {
		answer += chunk;
	});
	await until(() => answer.includes('"serverInfo"'), 'the answer to initialize');
	socket.end();
	await once(server, 'exit');
	listening.close();
});

describe('a server that outlives its client’s mistakes', () => {
	test('malformed parameters are logged once and answered with nothing', async () => {
		const client = await start();
		for (const params of [
			{},
			{ textDocument: null },
			{ textDocument: { uri: 7 } },
			{ textDocument: { uri }, contentChanges: 'x' },
			[],
		]) {
			for (const method of ['didOpen', 'didChange', 'didClose', 'didSave']) await client.notify(`textDocument/${method}`, params);
			for (const method of ['hover', 'codeAction']) {
				const answer = await client.request(`textDocument/${method}`, params).catch((error: { code: number }) => error.code);
				expect([null, [], ErrorCodes.InvalidParams]).toContainEqual(answer);
			}
		}
		for (const method of ['didChangeWatchedFiles', 'didChangeWorkspaceFolders', 'didChangeConfiguration']) {
			await client.notify(`workspace/${method}`, {});
			await client.notify(`workspace/${method}`, {});
		}
		const said = client.logged.map(({ message }) => message);
		expect(new Set(said).size).toBe(said.length);
		await client.open(uri, 'nonsense');
		expect(await client.diagnostics(uri, 1)).not.toEqual([]);
	});

	test('unknown methods are refused', async () => {
		const client = await start();
		await expect(client.request('textDocument/unheardOf', {})).rejects.toMatchObject({ code: -32601 });
		await client.notify('$/unheardOf', {});
		await client.notify('unheard/of', {});
	});

	test('unknown documents: nothing', async () => {
		const client = await start();
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
		await client.change('file:///unknown.return', { text: 'return FF301' });
		await client.close('file:///unknown.return');
		expect(await client.hover('file:///unknown.return', range.start)).toBeNull();
		expect((await client.codeActions('file:///unknown.return', range)) ?? []).toEqual([]);
		await client.quiet();
		expect(client.published).toEqual([]);
		expect(client.logged).toEqual([]);
	});

	test('wrong positions: an answer, and no harm', async () => {
		const client = await start();
		await client.open(uri, kingsoft);
		const wrong = [-1, 0, 3, 1.5, 99999, Number.MAX_SAFE_INTEGER, 2 ** 31];
		for (const line of wrong) {
			for (const character of wrong) {
				const position = { line, character };
				await client.hover(uri, position);
				await client.codeActions(uri, { start: position, end: { line: 0, character: 0 } });
			}
		}
		await client.change(uri, {
			range: { start: { line: 99999, character: 5 }, end: { line: 99999, character: 99 } },
			text: '# end\n',
		});
		await client.change(uri, { range: { start: { line: 5, character: 9999 }, end: { line: 2, character: 0 } }, text: '' });
		expect(await client.diagnostics(uri, 3)).toBeDefined();
		expect(client.logged).toEqual([]);
	});

	test('cancelled requests', async () => {
		const client = await start();
		await client.open(uri, kingsoft.repeat(20));
		const asked = Array.from({ length: 50 }, async (_, i) => {
			const answer = client.hover(uri, { line: 10, character: 3 });
			// The id of a request is its place in the order of all.
			await client.notify('$/cancelRequest', { id: i + 1 });
			return answer.then(
				() => 'answered',
				(error: { code: number }) => error.code,
			);
		});
		await client.notify('$/cancelRequest', { id: 'never sent' });
		for (const answer of await Promise.all(asked)) expect(['answered', -32800]).toContain(answer);
		await expect(client.hover('file:///unknown.return', { line: 0, character: 0 })).resolves.toBeNull();
	});

	test('what is no message at all', async () => {
		const client = await start();
		const { stdin } = client.process;
		const body = '{"jsonrpc":"2.0", this is not JSON';
		stdin?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
		await expect(client.hover(uri, { line: 0, character: 0 })).resolves.toBeNull();
	});
});

test('speaks IPC too, as VS Code’s client does', async () => {
	const server = fork(bundle().server, ['--node-ipc'], { silent: true });
	const answers: { id?: number; result?: { serverInfo?: { name: string } } }[] = [];
	server.on('message', (message) => answers.push(message as (typeof answers)[number]));
	server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
	await until(() => answers.some(({ id }) => id === 1), 'the answer to initialize');
	expect(answers[0]?.result?.serverInfo?.name).toBe('monthly-return');
	server.send({ jsonrpc: '2.0', id: 2, method: 'shutdown' });
	server.send({ jsonrpc: '2.0', method: 'exit' });
	expect(await new Promise((resolve) => server.on('exit', resolve))).toBe(0);
});

test('monthly-return lsp --stdio is the same server', async () => {
	const client = spawn([process.execPath, bundle().cli, 'lsp', '--stdio']);
	const { serverInfo } = await client.initialize();
	expect(serverInfo?.name).toBe('monthly-return');
	await client.open(uri, 'nonsense');
	const [finding] = await client.diagnostics(uri, 1);
	expect(finding?.codeDescription?.href).toMatch(/^file:.*\/docs\/checks\/[a-z-]+\.md$/);
	await client.request('shutdown');
	await client.notify('exit');
	expect(await client.exitCode()).toBe(0);
});
