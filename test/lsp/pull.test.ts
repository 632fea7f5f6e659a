import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import { type DocumentDiagnosticReport, LSPErrorCodes, type WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { type Client, pause, until, usual } from './support/client.js';
import { harness } from './support/harness.js';
import { kingsoft, october, ofCheck, place, small } from './support/returns.js';

const { start, folder } = harness();
const pulls = {
	textDocument: {
		...usual.textDocument,
		diagnostic: { dynamicRegistration: true, relatedInformation: true, codeDescriptionSupport: true },
	},
	workspace: { ...usual.workspace, diagnostics: { refreshSupport: true } },
};
/** Findings of what is not open are wanted too. */
const all = { settings: { diagnostics: { scope: 'workspace' } } };
const uri = 'file:///returns/kingsoft.return';
const broken = kingsoft.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');

function pull(client: Client, of: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
	return client.request('textDocument/diagnostic', { textDocument: { uri: of }, ...(previousResultId && { previousResultId }) });
}

async function pullWorkspace(
	client: Client,
	known: WorkspaceDiagnosticReport['items'] = [],
): Promise<WorkspaceDiagnosticReport['items']> {
	const previousResultIds = known.map((item) => ({ uri: item.uri, value: item.resultId }));
	return (await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds })).items;
}

describe('a client that pulls', () => {
	test('is told so, and nothing is pushed', async () => {
		const client = await start({ capabilities: pulls });
		expect(client.initialized?.capabilities.diagnosticProvider).toEqual({
			identifier: 'monthly-return',
			interFileDependencies: true,
			workspaceDiagnostics: true,
		});
		await client.open(uri, broken);
		const report = await pull(client, uri);
		expect(report.kind === 'full' && ofCheck(report.items, 'shares-total')).toHaveLength(1);
		await client.close(uri);
		await client.quiet();
		expect(client.published).toEqual([]);
	});

	test('gets what is pushed to others', async () => {
		const [pulling, pushed] = [await start({ capabilities: pulls }), await start()];
		await pulling.open(uri, broken);
		await pushed.open(uri, broken);
		const report = await pull(pulling, uri);
		expect(report.kind === 'full' && report.items.map(({ code, range, message }) => ({ code, range, message }))).toEqual(
			(await pushed.diagnostics(uri, 1)).map(({ code, range, message }) => ({ code, range, message })),
		);
	});

	test('is sent a result once', async () => {
		const client = await start({ capabilities: pulls });
		await client.open(uri, broken);
		const { resultId } = await pull(client, uri);
		expect(await pull(client, uri, resultId)).toEqual({ kind: 'unchanged', resultId });
		await client.change(uri, { range: place(broken, '3,805,284,802'), text: '3,805,284,801' });
		expect(await pull(client, uri, resultId)).toMatchObject({ kind: 'full', items: expect.any(Array) });
	});

	test('gets nothing for an unknown document', async () => {
		const client = await start({ capabilities: pulls });
		expect(await pull(client, 'file:///unknown.return')).toMatchObject({ kind: 'full', items: [] });
	});

	test('is asked to pull again when another file changes on disk', async () => {
		const returns = folder({ 'october.return': small({ ...october, closing: '1,000,000,000' }) });
		const client = await start({ capabilities: pulls, folders: [returns.uri] });
		const november = returns.uriOf('november.return');
		await client.open(november, small());
		await until(() => client.refreshes > 0, 'the workspace to be read');
		expect(await pull(client, november)).toMatchObject({ items: [] });
		const refreshes = client.refreshes;
		returns.write('october.return', small({ ...october, opening: '1,000,000,001' }));
		await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: returns.uriOf('october.return'), type: 2 }] });
		await until(() => client.refreshes > refreshes, 'a refresh');
		const report = await pull(client, november);
		expect(report.kind === 'full' && report.items.map(({ code }) => code)).toContain('brought-forward');
	});
});

describe('an edit of one return', () => {
	/** October's and November's return open, both asked for, in a client that can be asked to ask again. */
	async function two() {
		const client = await start({ capabilities: pulls });
		const [before, after] = ['file:///returns/october.return', 'file:///returns/november.return'] as const;
		await client.open(before, small(october));
		await client.open(after, small());
		await pull(client, before);
		expect(await pull(client, after)).toMatchObject({ items: [] });
		await client.quiet();
		const edit = async (from: string, to: string) => {
			await client.change(before, { range: place(small(october), from), text: to });
			await pull(client, before);
			await client.quiet();
		};
		return { client, after, edit, refreshes: client.refreshes };
	}

	test('is told of where another has other findings for it, once', async () => {
		const { client, after, edit, refreshes } = await two();
		await edit('closing  1,000,000,000', 'closing  2,000,000,000');
		expect(client.refreshes).toBe(refreshes + 1);
		await edit('Chan', 'Chau');
		expect(client.refreshes).toBe(refreshes + 1);
		const report = await pull(client, after);
		expect(report.kind === 'full' && report.items.map(({ code }) => code)).toContain('brought-forward');
	});

	test('is told of where it is another issuer’s from then on', async () => {
		const { client, after, edit, refreshes } = await two();
		await client.change(after, { text: small({ opening: '1,000,000,001' }) });
		const report = await pull(client, after);
		expect(report.kind === 'full' && report.items.map(({ code }) => code)).toContain('brought-forward');
		await edit('Harbour Lights Holdings Limited', 'Peak Ferry Limited');
		await edit('07999', '07998');
		expect(client.refreshes).toBe(refreshes + 1);
		expect(await pull(client, after)).toMatchObject({ kind: 'full', items: [] });
	});

	test('is told of to nobody where nothing else is found for it', async () => {
		const { client, after, edit, refreshes } = await two();
		await edit('Chan Siu Ming', 'Chan Tai Man');
		expect(client.refreshes).toBe(refreshes);
		await client.close(after);
		await client.quiet();
		const closed = client.refreshes;
		await edit('closing  1,000,000,000', 'closing  2,000,000,000');
		expect(client.refreshes).toBe(closed);
	});
});

describe('what an edit overtakes', () => {
	/** A client whose settings take their time, so that an edit comes between a request and its answer. */
	async function slow() {
		const client = await start({ capabilities: pulls, configuration: () => null });
		client.connection.onRequest('workspace/configuration', async () => {
			await pause(100);
			return [null];
		});
		return client;
	}

	test('is asked for again', async () => {
		const client = await slow();
		await client.open(uri, broken);
		const asked = pull(client, uri);
		await client.change(uri, { text: kingsoft });
		await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } });
		const report = await pull(client, uri);
		expect(report.kind === 'full' && ofCheck(report.items, 'shares-total')).toEqual([]);
	});

	test('offers no action, for its place is another now', async () => {
		const client = await slow();
		await client.open(uri, broken);
		const asked = client.codeActions(uri, place(broken, '3,805,284,802'));
		await client.change(uri, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n\n' });
		expect(await asked).toBeNull();
	});

	test('a cancelled request is answered as cancelled', async () => {
		const client = await slow();
		await client.open(uri, broken);
		const source = new CancellationTokenSource();
		const asked = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
		await pause(20);
		source.cancel();
		await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
	});
});

describe('the whole workspace', () => {
	test('is reported once, then what changed', async () => {
		const returns = folder({
			'october.return': small(october),
			'deep/er/november.return': small({ opening: '1,000,000,001' }),
			'node_modules/no.return': 'nonsense',
			'.hidden/no.return': 'nonsense',
		});
		const client = await start({ capabilities: pulls, folders: [returns.uri], initializationOptions: all });
		await until(() => client.refreshes > 0, 'the workspace to be read');
		const november = returns.uriOf('deep/er/november.return');

		const first = await pullWorkspace(client);
		// Nothing is said of what has no findings.
		expect(first.map((item) => item.uri)).toEqual([november]);
		const found = first.find((item) => item.uri === november);
		expect(found?.kind === 'full' && found.items.map(({ code }) => code)).toContain('brought-forward');
		expect(await pullWorkspace(client, first)).toEqual([]);

		await client.open(november, small());
		const [second, ...more] = await pullWorkspace(client, first);
		expect(second).toMatchObject({ uri: november, kind: 'full', version: 1, items: [] });
		expect(more).toEqual([]);
	});

	test('those that hung on a return are reported too when it is another issuer’s now', async () => {
		const returns = folder({ 'october.return': small(october), 'november.return': small({ opening: '1,000,000,001' }) });
		const client = await start({ capabilities: pulls, folders: [returns.uri], initializationOptions: all });
		await until(() => client.refreshes > 0, 'the workspace to be read');
		const first = await pullWorkspace(client);
		await client.open(
			returns.uriOf('october.return'),
			small({ ...october, issuer: 'Peak Ferry Limited' }).replace('07999', '07998'),
		);
		const second = await pullWorkspace(client, first);
		expect(second).toMatchObject([{ uri: returns.uriOf('november.return'), kind: 'full', items: [] }]);
	});
});
