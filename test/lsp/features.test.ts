import { describe, expect, test } from 'vitest';
import type {
	ClientCapabilities,
	CodeLens,
	CompletionList,
	DocumentHighlight,
	DocumentLink,
	DocumentSymbol,
	FoldingRange,
	InlayHint,
	Location,
	SelectionRange,
	SemanticTokens,
	SemanticTokensDelta,
	SignatureHelp,
	SymbolInformation,
	TextEdit,
	WorkspaceEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { generateReturn } from '../support/generate.js';
import { textIn } from '../support/places.js';
import { type Client, patience, until, usual } from './support/client.js';
import { harness } from './support/harness.js';
import { apply, kingsoft, october, place, small, whole } from './support/returns.js';

const { start, folder } = harness();
const uri = 'file:///returns/kingsoft.return';
const able: ClientCapabilities = {
	textDocument: {
		...usual.textDocument,
		completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		rename: { prepareSupport: true },
	},
	workspace: { ...usual.workspace, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
};

async function opened(text = kingsoft, capabilities: ClientCapabilities = able): Promise<Client> {
	const client = await start({ capabilities });
	await client.open(uri, text);
	return client;
}

describe('completion', () => {
	const head = 'return FF301\n';
	const asked = (client: Client, context?: object) =>
		client.ask<CompletionList | null>('completion', uri, { position: { line: 1, character: 0 }, ...(context && { context }) });

	test('offers what may stand at a position', async () => {
		const client = await opened(head);
		expect(((await asked(client))?.items ?? []).map(({ label }) => label)).toContain('issuer');
	});

	test('has no stops for a client without snippets, nor Markdown for one without', async () => {
		const client = await opened(head, usual);
		for (const { insertTextFormat, insertText, textEdit, documentation } of (await asked(client))?.items ?? []) {
			expect(insertTextFormat ?? 1).toBe(1);
			expect(`${insertText ?? ''}${textEdit?.newText ?? ''}`).not.toMatch(/\$\{?\d/);
			expect(typeof (documentation ?? '')).toBe('string');
		}
		const empty = await opened('', usual);
		const { items } = await empty.ask<CompletionList>('completion', uri, { position: { line: 0, character: 0 } });
		expect(items.find(({ label }) => label === 'return FF301 … signed')?.textEdit?.newText).toMatch(/\n {2}for ORD\n/);
	});

	test('leaves whoever lays a line out in peace', async () => {
		const client = await opened(`${head}  \n`);
		const position = { line: 1, character: 2 };
		const context = { triggerKind: 2, triggerCharacter: ' ' };
		expect(await client.ask('completion', uri, { position, context })).toBeNull();
	});
});

describe('formatting', () => {
	const untidy = kingsoft.replace('issuer     "', 'issuer "');

	test('of the document gives the canonical layout', async () => {
		const client = await opened(untidy);
		const options = { tabSize: 4, insertSpaces: false };
		const edits = await client.ask<TextEdit[]>('formatting', uri, { options });
		expect(apply(untidy, edits)).toBe(kingsoft);
		const line = place(untidy, 'issuer');
		const ofRange = await client.ask<TextEdit[]>('rangeFormatting', uri, { options, range: line });
		expect(apply(untidy, ofRange)).toBe(kingsoft);
		expect(await client.ask('rangeFormatting', uri, { options, range: place(untidy, 'signed') })).toEqual([]);
	});

	test('on type is answered', async () => {
		const client = await opened(untidy);
		const position = { line: place(untidy, 'issuer').start.line + 1, character: 0 };
		const options = { tabSize: 2, insertSpaces: true };
		expect(await client.ask('onTypeFormatting', uri, { position, ch: '\n', options })).toBeInstanceOf(Array);
	});
});

describe('navigation', () => {
	test('symbols are a tree, or a list for a client that takes none', async () => {
		const tree = await (await opened()).ask<DocumentSymbol[]>('documentSymbol', uri);
		const section = tree.find(({ name }) => name === 'section III.A');
		expect(section?.children?.[0]?.children?.[0]?.name).toBe('2013 Share Option Scheme');
		const list = await (await opened(kingsoft, usual)).ask<SymbolInformation[]>('documentSymbol', uri);
		expect(list.find(({ name }) => name === '2013 Share Option Scheme')).toMatchObject({
			containerName: 'ORD',
			location: { uri },
		});
	});

	test('workspace symbols are of the returns that are not open too', async () => {
		const files = folder({ 'b (2).return': small() });
		const client = await start({ folders: [files.uri] });
		await client.open(uri, kingsoft);
		let found: WorkspaceSymbol[] = [];
		// The folder is read in the background.
		for (const end = performance.now() + patience; found.length < 2 && performance.now() < end; ) {
			found = await client.request('workspace/symbol', { query: 'holdingslimited' });
		}
		expect(found.map(({ name }) => name).sort()).toEqual([
			'Harbour Lights Holdings Limited 07999, November 2025',
			'Kingsoft Cloud Holdings Limited 03896, December 2024',
		]);
		expect(found.map(({ location }) => location.uri)).toContain(uri);
	});

	test('folding and selection', async () => {
		const client = await opened();
		const folds = await client.ask<FoldingRange[]>('foldingRange', uri);
		expect(folds.map(({ startLine }) => startLine)).toContain(place(kingsoft, 'section III.A').start.line);
		const positions = [place(kingsoft, '22,788,979').start, place(kingsoft, 'Zou Tao').start];
		const ranges = await client.ask<SelectionRange[]>('selectionRange', uri, { positions });
		expect(ranges.map(({ range }) => textIn(kingsoft, range))).toEqual(['22,788,979', 'Zou Tao']);
	});

	test('no more folds than the client takes', async () => {
		const client = await opened(kingsoft, { textDocument: { foldingRange: { rangeLimit: 2 } } });
		expect(await client.ask<FoldingRange[]>('foldingRange', uri)).toHaveLength(2);
	});

	test('the columns of a row', async () => {
		const client = await opened();
		const row = place(kingsoft, 'opening  3,805,284,801 +');
		const help = await client.ask<SignatureHelp>('signatureHelp', uri, { position: row.end });
		expect(help).toMatchObject({ activeParameter: 1, signatures: [{ label: 'opening issued + treasury = total' }] });
	});

	test('definition, references and highlights of a class', async () => {
		const client = await opened();
		const position = place(kingsoft, 'for ORD').end;
		const declared = place(kingsoft, 'ORD');
		expect(await client.ask<Location[]>('definition', uri, { position })).toEqual([{ uri, range: declared }]);
		const uses = await client.ask<Location[]>('references', uri, { position, context: { includeDeclaration: false } });
		expect(uses).toHaveLength(5);
		const marked = await client.ask<DocumentHighlight[]>('documentHighlight', uri, { position });
		expect(marked[0]).toEqual({ range: declared, kind: 3 });
		expect(marked).toHaveLength(6);
	});

	test('definition of an opening balance, and a link, lead to last month’s file as the client spells it', async () => {
		const client = await start();
		const before = 'file:///Returns%2Dold/october%20(1).return';
		const text = small();
		await client.open(before, small(october));
		await client.open(uri, text);
		const position = place(text, 'opening  1').end;
		const [found] = await client.ask<Location[]>('definition', uri, { position });
		expect(found?.uri).toBe(before);
		expect(await client.ask<DocumentLink[]>('documentLink', uri)).toMatchObject([
			{ range: place(text, '30 November 2025'), target: before },
		]);
	});

	test('rename changes the document of its version, or says why not', async () => {
		const client = await opened();
		const position = place(kingsoft, 'for ORD', 1).end;
		expect(await client.ask('prepareRename', uri, { position })).toMatchObject({ placeholder: 'ORD' });
		expect(await client.ask('prepareRename', uri, { position: { line: 0, character: 0 } })).toBeNull();
		const { documentChanges } = await client.ask<WorkspaceEdit>('rename', uri, { position, newName: 'A' });
		expect(documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
		const [change] = documentChanges as { edits: TextEdit[] }[];
		expect(apply(kingsoft, change?.edits ?? [])).toBe(kingsoft.replaceAll(/(class|for) ORD/g, '$1 A'));
		await expect(client.ask('rename', uri, { position, newName: '1' })).rejects.toMatchObject({
			code: -32803,
			message: expect.stringContaining('short name'),
		});
	});
});

describe('semantic tokens', () => {
	test('come whole, for a range, and as what has changed', async () => {
		const client = await opened();
		const full = await client.ask<SemanticTokens>('semanticTokens/full', uri);
		expect(full.data.length).toBeGreaterThan(100);
		const { start: from } = whole(kingsoft);
		const range = { start: from, end: { line: 3, character: 0 } };
		const part = await client.ask<SemanticTokens>('semanticTokens/range', uri, { range });
		expect(full.data.slice(0, part.data.length)).toEqual(part.data);

		const edited = kingsoft.replace('for ORD', 'for ORDINARY');
		await client.change(uri, { text: edited });
		const delta = await client.ask<SemanticTokensDelta>('semanticTokens/full/delta', uri, { previousResultId: full.resultId });
		expect(delta.edits).toHaveLength(1);
		const data = [...full.data];
		for (const { start: at, deleteCount, data: put = [] } of delta.edits) data.splice(at, deleteCount, ...put);
		const anew = await client.ask<SemanticTokens>('semanticTokens/full', uri);
		expect(data).toEqual(anew.data);
		expect(delta.edits[0]?.data?.length ?? 0).toBeLessThan(20);

		const same = await client.ask<SemanticTokensDelta>('semanticTokens/full/delta', uri, { previousResultId: anew.resultId });
		expect(same.edits).toEqual([]);
	});

	test('come whole to whoever names a result that is not the last', async () => {
		const client = await opened();
		const full = await client.ask<SemanticTokens>('semanticTokens/full', uri);
		for (const previousResultId of ['nonsense', `${full.resultId}1`]) {
			const again = await client.ask<SemanticTokens>('semanticTokens/full/delta', uri, { previousResultId });
			expect(again.data).toEqual(full.data);
		}
		await client.close(uri);
		await client.open(uri, kingsoft);
		const anew = await client.ask<SemanticTokens>('semanticTokens/full/delta', uri, { previousResultId: full.resultId });
		expect(anew.data).toEqual(full.data);
	});
});

describe('hints and lenses', () => {
	const bare = kingsoft.replace('total      USD 40,000,000', 'total');
	const hints = (client: Client) => client.ask<InlayHint[]>('inlayHint', uri, { range: whole(bare) });

	test('are as the settings have them, and asked for anew when these change', async () => {
		let answer: unknown = { inlayHints: { computed: true, columns: true, runningTotals: true }, codeLens: true };
		const client = await start({ capabilities: able, configuration: () => answer });
		await client.open(uri, bare);
		expect((await hints(client)).length).toBeGreaterThan(0);
		expect((await client.ask<CodeLens[]>('codeLens', uri)).length).toBeGreaterThan(0);
		answer = { inlayHints: { computed: false, columns: false, runningTotals: false, headings: false }, codeLens: false };
		const before = { ...client.refreshed };
		await client.notify('workspace/didChangeConfiguration', { settings: null });
		for (const method of ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh']) {
			await until(() => (client.refreshed[method] ?? 0) > (before[method] ?? 0), method);
		}
		expect(await hints(client)).toEqual([]);
		expect(await client.ask<CodeLens[]>('codeLens', uri)).toEqual([]);
	});

	test('lenses are asked for anew when a month beside comes, or becomes another', async () => {
		const client = await start({ capabilities: able });
		const asked = () => client.refreshed['workspace/codeLens/refresh'] ?? 0;
		await client.open(uri, small());
		await client.diagnostics(uri, 1);
		const alone = asked();
		const before = 'file:///returns/october.return';
		await client.open(before, small(october));
		await until(() => asked() > alone, 'the lenses of both');
		await client.quiet();
		const both = asked();
		await client.change(before, { text: small({ ...october, opening: '2' }) });
		await client.quiet();
		expect(asked()).toBe(both);
		await client.change(before, { text: small({ month: '30 September 2025', submitted: '4 October 2025' }) });
		await until(() => asked() > both, 'the lenses of one alone');
	});

	test('a client that cannot be asked is not', async () => {
		const client = await opened(kingsoft, usual);
		await client.notify('workspace/didChangeConfiguration', { settings: { monthlyReturn: { codeLens: false } } });
		await client.quiet();
		expect(client.refreshed).toEqual({});
		expect(await client.ask<CodeLens[]>('codeLens', uri)).toEqual([]);
	});
});

describe('requests of our own', () => {
	test('status, roll, create and newest', async () => {
		const client = await opened();
		expect(await client.request('monthlyReturn/status', { uri })).toMatchObject({
			edition: 'v1.1.1',
			month: '2024-12-31',
			breaks: 0,
		});
		expect(await client.request('monthlyReturn/roll', { uri })).toMatchObject({ month: '2025-01' });
		const of = { issuer: 'Harbour Lights Holdings Limited', code: '07999', month: '2025-11-30' };
		expect(await client.request('monthlyReturn/create', of)).toMatchObject({ text: expect.stringContaining('Harbour Lights') });
		expect(await client.request('monthlyReturn/newest', {})).toHaveLength(1);
		expect(await client.request('monthlyReturn/newest')).toEqual([
			{ uri, issuer: 'Kingsoft Cloud Holdings Limited', month: '2024-12' },
		]);
	});

	test('the status is told to a client that knows of it, when it is another', async () => {
		const told = (client: Client) => client.notified.filter(({ method }) => method === 'monthlyReturn/statusChanged');
		const client = await start({ initializationOptions: { statusChanged: true } });
		await client.open(uri, kingsoft);
		await until(() => told(client).length === 1, 'the status');
		expect(told(client)[0]?.params).toMatchObject({ uri, version: 1, status: { breaks: 0 } });
		const version = await client.change(uri, { text: `${kingsoft}# a comment\n` });
		await client.diagnostics(uri, version);
		await client.quiet();
		expect(told(client)).toHaveLength(1);
		await client.change(uri, { text: kingsoft.replace('= 3,805,284,801', '= 3,805,284,802') });
		await until(() => told(client).length === 2, 'the other status');
		expect(told(client)[1]?.params).toMatchObject({ uri, version: 3, status: { breaks: 1 } });

		const other = await opened(kingsoft, usual);
		await other.quiet();
		expect(told(other)).toEqual([]);
	});

	test('the status is told to a client that pulls, too', async () => {
		const pulling = { ...usual, textDocument: { ...usual.textDocument, diagnostic: {} } };
		const client = await start({ capabilities: pulling, initializationOptions: { statusChanged: true } });
		await client.open(uri, kingsoft);
		await client.ask('diagnostic', uri);
		await until(() => client.notified.some(({ method }) => method === 'monthlyReturn/statusChanged'), 'the status');
	});
});

test('findings beyond a thousand are counted, not shown', async () => {
	const client = await opened('nonsense\n'.repeat(1500), usual);
	const diagnostics = await client.diagnostics(uri, 1);
	expect(diagnostics).toHaveLength(1001);
	expect(diagnostics.at(-1)).toMatchObject({ severity: 3, message: expect.stringMatching(/^5\d\d more findings are not shown/) });
});

test('of more than a thousand those that are worst are shown', async () => {
	const events = Array.from(
		{ length: 1200 },
		() => '    event "Repurchase of shares (shares repurchased and cancelled)" on 4 January 2026 E1 -1\n',
	).join('');
	const text = `return FF301\nissuer "X"\nmonth 31 January 2026\nclass ORD "Ordinary shares" listed 07999\nsection III.E\n  for ORD\n${events}    EE1 1\n`;
	const client = await opened(text, usual);
	const diagnostics = await client.diagnostics(uri, 1);
	expect(diagnostics).toHaveLength(1001);
	expect(diagnostics.filter(({ severity }) => severity === 1)).not.toEqual([]);
});

describe('a document that is not known', () => {
	const position = { line: 0, character: 0 };
	const range = { start: position, end: position };
	const options = { tabSize: 2, insertSpaces: true };
	const requests: readonly (readonly [string, object])[] = [
		['completion', { position }],
		['signatureHelp', { position }],
		['inlayHint', { range }],
		['codeLens', {}],
		['formatting', { options }],
		['rangeFormatting', { options, range }],
		['onTypeFormatting', { options, position, ch: '\n' }],
		['documentSymbol', {}],
		['foldingRange', {}],
		['selectionRange', { positions: [position] }],
		['definition', { position }],
		['references', { position, context: { includeDeclaration: true } }],
		['documentHighlight', { position }],
		['prepareRename', { position }],
		['rename', { position, newName: 'A' }],
		['documentLink', {}],
		['semanticTokens/full', {}],
		['semanticTokens/full/delta', { previousResultId: '1' }],
		['semanticTokens/range', { range }],
	];

	test('is answered with nothing', async () => {
		const client = await start({ capabilities: able });
		for (const [method, params] of requests) {
			const answer = await client.ask<unknown>(method, 'file:///nobody.return', params);
			expect([method, JSON.stringify(answer)]).toEqual([
				method,
				expect.stringMatching(/^(null|\[\]|\{"isIncomplete":false,"items":\[\]\}|\{"(data|changes|documentChanges).*\})$/),
			]);
		}
		expect(await client.request('monthlyReturn/status', { uri: 'file:///nobody.return' })).toBeNull();
		expect(await client.request('monthlyReturn/roll', { uri: 'file:///nobody.return' })).toHaveProperty('refused');
		expect(client.logged).toEqual([]);
	});

	test('and one that is large, or half written, takes nothing down', async () => {
		const client = await start({ capabilities: able });
		const text = generateReturn({ seed: 2, lines: 400 });
		const torn = text
			.split('\n')
			.map((line, index) => (index % 7 === 3 ? line.slice(0, line.length >> 1) : line))
			.join('\n');
		await client.open(uri, torn);
		for (const [method, params] of requests) {
			if (method !== 'rename') await client.ask(method, uri, params);
		}
		expect(client.logged).toEqual([]);
	});
});
