import { describe, expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { usual } from './support/client.js';
import { harness } from './support/harness.js';
import { apply, kingsoft, ofCheck, place, whole } from './support/returns.js';

const { start } = harness();
const uri = 'file:///returns/kingsoft.return';
const broken = kingsoft.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');

function edits(action: CodeAction | undefined): TextDocumentEdit['edits'] {
	const changes = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
	return changes.flatMap((change) => change.edits);
}

describe('code actions', () => {
	test('the preferred quick fix mends the slip, and says of which version', async () => {
		const client = await start();
		await client.open(uri, broken, 3);
		const diagnostics = await client.diagnostics(uri, 3);
		const finding = ofCheck(diagnostics, 'shares-total');
		const offered = (await client.codeActions(uri, place(broken, '3,805,284,802'), diagnostics, ['quickfix'])) ?? [];
		for (const { kind } of offered) expect(kind).toMatch(/^quickfix/);
		const preferred = offered.filter(({ isPreferred }) => isPreferred);
		expect(preferred).toHaveLength(1);
		expect(preferred[0]?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 3 } }]);
		expect(preferred[0]?.diagnostics).toEqual(finding);
		expect(apply(broken, edits(preferred[0]) as never)).toBe(kingsoft);
	});

	test('are in the form an older client takes', async () => {
		const client = await start({ capabilities: { ...usual, workspace: {} } });
		await client.open(uri, broken);
		const offered = (await client.codeActions(uri, place(broken, '3,805,284,802'), [], ['quickfix'])) ?? [];
		const preferred = offered.find(({ isPreferred }) => isPreferred);
		expect(Object.keys(preferred?.edit?.changes ?? {})).toEqual([uri]);
		expect(preferred?.edit).not.toHaveProperty('documentChanges');
	});

	describe('of a client that asks for the edit of the one that is taken', () => {
		const bare = kingsoft.replace(/closing {2}3,805,284,801 \+ 0 = 3,805,284,801/, 'closing');
		const only = ['source.fixAll.monthly-return'];
		const resolving = {
			...usual,
			textDocument: { ...usual.textDocument, codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
		};

		test('the layout is made for it then, and says the same', async () => {
			const client = await start({ capabilities: resolving });
			const plain = await start();
			expect(client.initialized?.capabilities.codeActionProvider).toMatchObject({ resolveProvider: true });
			await client.open(uri, bare, 3);
			await plain.open(uri, bare, 3);
			const [offered] = (await client.codeActions(uri, whole(bare), [], only)) ?? [];
			const [other] = (await plain.codeActions(uri, whole(bare), [], only)) ?? [];
			expect(offered).not.toHaveProperty('edit');
			expect(offered?.title).toBe(other?.title);
			const resolved = await client.request<CodeAction>('codeAction/resolve', offered);
			expect(resolved.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 3 } }]);
			expect(resolved.edit).toEqual(other?.edit);
			expect(apply(bare, edits(resolved) as never)).toContain('3,805,284,801 + 0 = 3,805,284,801');
		});

		test('a fix comes with its edit, and what is no offer goes back as it came', async () => {
			const client = await start({ capabilities: resolving });
			await client.open(uri, broken);
			const [fix] = (await client.codeActions(uri, place(broken, '3,805,284,802'), [], ['quickfix'])) ?? [];
			expect(edits(fix)).not.toEqual([]);
			for (const action of [fix, { title: 'x' }, { title: 'x', data: { uri: 7 } }]) {
				expect(await client.request('codeAction/resolve', action)).toEqual(action);
			}
		});

		test('of a text that was edited since it is refused', async () => {
			const client = await start({ capabilities: resolving });
			await client.open(uri, bare, 3);
			const [offered] = (await client.codeActions(uri, whole(bare), [], only)) ?? [];
			await client.change(uri, { text: `${bare}\n` });
			await expect(client.request('codeAction/resolve', offered)).rejects.toMatchObject({ code: -32801 });
		});
	});

	test('source.fixAll.monthly-return fills what is left out', async () => {
		const client = await start();
		const bare = kingsoft
			.replace(/closing {2}3,805,284,801 \+ 0 = 3,805,284,801/, 'closing')
			.replace('total      USD 40,000,000', 'total');
		await client.open(uri, bare);
		for (const only of [['source.fixAll.monthly-return'], ['source.fixAll'], ['source']]) {
			const offered = (await client.codeActions(uri, whole(bare), [], only)) ?? [];
			expect(offered.map(({ kind }) => kind)).toContain('source.fixAll.monthly-return');
			for (const { kind } of offered) expect(kind).toMatch(/^source\.fixAll/);
			const filled = apply(bare, edits(offered[0]) as never);
			expect(filled).toContain('3,805,284,801 + 0 = 3,805,284,801');
			expect(filled).toContain('USD 40,000,000');
		}
		expect((await client.codeActions(uri, whole(bare), [], ['source.organizeImports'])) ?? []).toEqual([]);
	});
});

describe('hover', () => {
	test('answers with Markdown, or plain text where the client takes no other', async () => {
		const there = place(kingsoft, '3,805,284,801', 3).start;
		const client = await start();
		await client.open(uri, kingsoft);
		expect((await client.hover(uri, there))?.contents).toMatchObject({
			kind: 'markdown',
			value: expect.stringContaining('3,805,284,801'),
		});
		expect(await client.hover(uri, { line: 1, character: 0 })).toBeDefined();
		const plain = await start({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
		await plain.open(uri, kingsoft);
		expect((await plain.hover(uri, there))?.contents).toMatchObject({ kind: 'plaintext' });
	});
});
