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
