import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { harness } from './support/harness.js';
import { kingsoft, ofCheck, place, small } from './support/returns.js';

const { start } = harness();
const uri = 'file:///returns/kingsoft.return';
const broken = kingsoft.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');

describe('pushed diagnostics', () => {
	test('carry the version, the check, its page and what it hangs on', async () => {
		const client = await start();
		await client.open(uri, broken, 7);
		const [finding] = ofCheck(await client.diagnostics(uri, 7), 'shares-total');
		expect(finding).toMatchObject({ source: 'monthly-return', severity: 1, data: { check: 'shares-total' } });
		expect(finding?.range).toEqual(place(broken, '3,805,284,802'));
		expect(finding?.relatedInformation?.length).toBeGreaterThan(0);
		for (const { location } of finding?.relatedInformation ?? []) expect(location.uri).toBe(uri);
		expect(existsSync(fileURLToPath(finding?.codeDescription?.href ?? ''))).toBe(true);
	});

	test('link to the documentation the client names', async () => {
		const client = await start({ initializationOptions: { documentation: 'vscode-vfs://somewhere/docs/checks/' } });
		await client.open(uri, broken);
		const [finding] = ofCheck(await client.diagnostics(uri, 1), 'shares-total');
		expect(finding?.codeDescription?.href).toBe('vscode-vfs://somewhere/docs/checks/shares-total.md');
	});

	test('come at once and go when the slip is mended', async () => {
		const client = await start();
		await client.open(uri, kingsoft);
		expect((await client.diagnostics(uri, 1)).filter(({ severity }) => severity === 1)).toEqual([]);
		const there = place(kingsoft, '3,805,284,801', 3);
		const worse = await client.change(uri, { range: there, text: '3,805,284,802' });
		expect(ofCheck(await client.diagnostics(uri, worse), 'shares-total')).toHaveLength(1);
		const mended = await client.change(uri, { range: there, text: '3,805,284,801' });
		expect((await client.diagnostics(uri, mended)).filter(({ severity }) => severity === 1)).toEqual([]);
	});

	test('are taken back when a document closes', async () => {
		const client = await start();
		await client.open(uri, broken);
		await client.diagnostics(uri, 1);
		await client.close(uri);
		await client.quiet();
		expect(client.last(uri)?.diagnostics).toEqual([]);
	});

	test('a burst of 200 edits ends with one right set for the last version, and none that is stale', async () => {
		const client = await start();
		await client.open(uri, kingsoft);
		await client.diagnostics(uri, 1);
		const there = place(kingsoft, '3,805,284,801', 3).end;
		for (let i = 0; i < 199; i++) void client.change(uri, { range: { start: there, end: there }, text: String(i % 10) });
		const range = { start: there, end: { line: there.line, character: there.character + 199 } };
		const last = await client.change(uri, { range, text: '0' });
		const diagnostics = await client.diagnostics(uri, last);
		await client.quiet();

		const versions = client.of(uri).map(({ version }) => version ?? 0);
		expect(versions.at(-1)).toBe(last);
		expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
		expect(versions.length).toBeLessThan(20);

		const fresh = await start();
		await fresh.open(uri, kingsoft.replace(/(closing {2}3,805,284,801 \+ 0 = 3,805,284,801)/, '$10'));
		expect(diagnostics).toEqual(await fresh.diagnostics(uri, 1));
	});

	test('edits give what the full text gives', async () => {
		const client = await start();
		let opened = 0;
		const fragment = fc.oneof(
			fc.constantFrom(
				'\n',
				'\r\n',
				'\r',
				'"',
				'#',
				' ',
				'金山雲',
				'😀',
				'1,000',
				'-',
				'section II\n',
				'    opening  5 + 0 = 5\n',
				'\u2028',
			),
			fc.string({ maxLength: 5 }),
		);
		const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(60), text: fragment });
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
				async (edits) => {
					const text = small();
					const here = `file:///returns/property-${++opened}.return`;
					const document = TextDocument.create(here, 'monthly-return', 1, text);
					await client.open(here, text);
					let version = 1;
					for (const group of edits) {
						const changes = group.map((one) => {
							const from = Math.floor(one.at * document.getText().length);
							const range = { start: document.positionAt(from), end: document.positionAt(from + one.length) };
							TextDocument.update(document, [{ range, text: one.text }], document.version + 1);
							return { range, text: one.text };
						});
						version = await client.change(here, ...changes);
					}
					const edited = await client.diagnostics(here, version);
					await client.close(here);
					await client.open(here, document.getText(), 1000);
					expect(edited).toEqual(await client.diagnostics(here, 1000));
					await client.close(here);
				},
			),
			{ numRuns: 60 },
		);
	});
});

const tooLarge = { code: 'unchecked', severity: 1, message: expect.stringContaining('over 5 MB'), range: { start: { line: 0 } } };

describe('documents that are not read', () => {
	test('old versions, as an editor for differences shows them', async () => {
		const client = await start();
		await client.open('git:/returns/kingsoft.return?ref=HEAD', broken);
		await client.open('output:extension', broken);
		await client.quiet();
		expect(client.published).toEqual([]);
	});

	test('over 5 MB: a line in the log, and one finding that says so', async () => {
		const client = await start();
		const large = `${broken}${'# a long comment\n'.repeat(330_000)}`;
		await client.open(uri, large);
		expect(await client.diagnostics(uri, 1)).toMatchObject([tooLarge]);
		expect(client.logged.map(({ message }) => message).join()).toContain('over 5 MB');
		await client.change(uri, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '#' });
		expect(await client.diagnostics(uri, 2)).toMatchObject([tooLarge]);
		await client.change(uri, { text: broken });
		expect(ofCheck(await client.diagnostics(uri, 3), 'shares-total')).toHaveLength(1);
	});

	test('one that grows over 5 MB, at once or little by little', async () => {
		const client = await start();
		const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		await client.open(uri, broken);
		await client.change(uri, { range: top, text: '# more\n'.repeat(800_000) });
		expect(await client.diagnostics(uri, 2)).toMatchObject([tooLarge]);
		const other = 'file:///returns/other.return';
		await client.open(other, broken);
		for (let i = 0; i < 6; i++) await client.change(other, { range: top, text: `# ${'more'.repeat(250_000)}\n` });
		expect(await client.diagnostics(other, 7)).toMatchObject([tooLarge]);
		expect(client.logged.map(({ message }) => message)).toEqual([expect.stringContaining(uri), expect.stringContaining(other)]);
	});
});

test('a document of any writable scheme is checked', async () => {
	const client = await start();
	for (const one of ['untitled:Untitled-1', 'vscode-vfs://github/owner/a.return', 'vscode-remote://wsl/home/a.return']) {
		await client.open(one, broken);
		expect(ofCheck(await client.diagnostics(one, 1), 'shares-total')).toHaveLength(1);
	}
});
