import { describe, expect, test } from 'vitest';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { generateReturn } from '../support/generate.js';
import { worst } from '../support/hostile.js';
import { until } from './support/client.js';
import { harness } from './support/harness.js';
import { october, small } from './support/returns.js';

const { start, folder } = harness();
const pulls = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

describe('a folder with files that are no returns', () => {
	const hostile = Object.fromEntries(Object.entries(worst).map(([name, text]) => [name, text()]));
	const good = Object.fromEntries(
		Array.from({ length: 200 }, (_, index) => [`good/${index}.return`, small({ issuer: `Issuer ${index} Limited` })]),
	);

	test('is read to its end, each bad file is marked, and the open return has its findings', async () => {
		const returns = folder({ ...hostile, ...good, 'october.return': small(october) });
		const initializationOptions = { settings: { diagnostics: { scope: 'workspace' } } };
		const client = await start({ folders: [returns.uri], capabilities: pulls, initializationOptions });
		const uri = returns.uriOf('november.return');
		await client.open(uri, small({ opening: '1,000,000,009' }));
		const marked = new Set<string>();
		let broken = 0;
		const ask = async () => {
			const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
			for (const item of items) {
				const codes = item.kind === 'full' ? item.items.map(({ code }) => code) : [];
				if (codes.some((code) => code === 'unchecked' || code === 'malformed-number'))
					marked.add(item.uri.split('/').at(-1) ?? '');
				if (item.uri === uri) broken = codes.filter((code) => code === 'brought-forward').length;
			}
		};
		// What the user asks meanwhile is answered between two files, not when all are read.
		let answered = 0;
		let searching = true;
		const asking = (async () => {
			while (searching) {
				expect((await client.hover(uri, { line: 1, character: 2 }))?.contents).toBeTruthy();
				answered++;
				// Somebody who reads: what nobody opened waits for whoever asks.
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		})();
		// Until the search of the folder has ended; the test's own limit ends it where it never does.
		while (marked.size < Object.keys(hostile).length || broken === 0) {
			await ask();
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		searching = false;
		await asking;
		expect(answered).toBeGreaterThan(Object.keys(hostile).length);
		expect([...marked].sort()).toEqual(Object.keys(hostile).sort());
		expect(broken).toBeGreaterThan(0);
	});

	test('has none of its files in the way of one that is opened', async () => {
		const returns = folder({ 'large.return': `${small()}${'# a remark\n'.repeat(30_000)}` });
		const client = await start({ folders: [returns.uri] });
		const uri = returns.uriOf('large.return');
		await client.open(uri, `${small()}${'# a remark\n'.repeat(30_000)}`);
		expect(await client.diagnostics(uri, 1)).toEqual([]);
		await until(() => client.last(uri) !== undefined, 'its findings');
	});
});

describe('twenty files of almost 5 MB that are opened at once', () => {
	const large = generateReturn({ seed: 1, lines: 130_000 }).slice(0, 4_900_000);
	const uris = Array.from({ length: 20 }, (_, index) => `file:///returns/${index}.return`);
	const own = 'file:///returns/own.return';
	const together = expect.stringContaining('the files that are open come to over 20 MB together');

	test('are read as far as all of them may be, the others say so, and the server answers', async () => {
		const client = await start();
		await client.open(own, small());
		for (const uri of uris) await client.open(uri, large);
		expect((await client.hover(own, { line: 1, character: 2 }))?.contents).toBeTruthy();
		const found = await Promise.all(uris.map(async (uri) => (await client.diagnostics(uri, 1)) ?? []));
		expect(found.map(([first, ...more]) => more.length === 0 && first?.code === 'unchecked')).toEqual(
			uris.map((_, index) => index >= 4),
		);
		expect(found[19]).toMatchObject([{ message: together, severity: 1 }]);
		// What a return has room for is read still; one that is closed leaves room.
		const other = 'file:///returns/other.return';
		await client.open(other, small());
		expect((await client.diagnostics(other, 1)).map(({ code }) => code)).not.toContain('unchecked');
		await client.close(uris[0] ?? '');
		await client.open(uris[19] ?? '', large, 2);
		expect((await client.diagnostics(uris[19] ?? '', 2)).map(({ message }) => message)).not.toContainEqual(together);
		expect((await client.hover(own, { line: 1, character: 2 }))?.contents).toBeTruthy();
	});
});
