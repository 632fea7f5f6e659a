import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { archive } from '../../bench/archive.js';
import { type Client, until, usual } from './support/client.js';
import { harness } from './support/harness.js';
import { october, ofCheck, small } from './support/returns.js';

const { start, folder } = harness();
const pulls = {
	textDocument: { ...usual.textDocument, diagnostic: { dynamicRegistration: true } },
	workspace: { ...usual.workspace, diagnostics: { refreshSupport: true } },
};
const settings = (scope: string) => ({ settings: { diagnostics: { scope } } });
const wrong = small({ opening: '1,000,000,009' });
const deleted = 3;
const changed = 2;

async function pullWorkspace(client: Client, known: readonly WorkspaceDocumentDiagnosticReport[] = []) {
	const previousResultIds = known.map((item) => ({ uri: item.uri, value: item.resultId }));
	return (await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds })).items;
}

function counts(items: readonly WorkspaceDocumentDiagnosticReport[]): readonly number[] {
	return items.map((item) => (item.kind === 'full' ? item.items.length : -1));
}

describe('findings of what is not open', () => {
	test('are not shown unless they are wanted', async () => {
		const returns = folder({ 'october.return': small(october), 'november.return': wrong });
		const [pulling, pushed] = [
			await start({ capabilities: pulls, folders: [returns.uri] }),
			await start({ folders: [returns.uri] }),
		];
		await pushed.open(returns.uriOf('other.return'), small());
		await until(() => pushed.last(returns.uriOf('other.return')) !== undefined, 'the open one');
		await pulling.quiet();
		expect(await pullWorkspace(pulling)).toEqual([]);
		expect(pushed.of(returns.uriOf('november.return'))).toEqual([]);
	});

	test('are pulled, and cleared when the file is deleted outside the editor', async () => {
		const returns = folder({ 'october.return': small(october), 'november.return': wrong, 'clean.return': small(october) });
		const uri = returns.uriOf('november.return');
		const client = await start({ capabilities: pulls, folders: [returns.uri], initializationOptions: settings('workspace') });
		let items: readonly WorkspaceDocumentDiagnosticReport[] = [];
		for (let ask = 0; ask < 50 && items.length === 0; ask++) {
			await client.quiet();
			items = await pullWorkspace(client);
		}
		expect(items.map((item) => item.uri)).toContain(uri);
		const [own] = items.filter((item) => item.uri === uri);
		expect(own?.kind === 'full' && ofCheck(own.items, 'brought-forward').length).toBeGreaterThan(0);
		expect(counts(items).every((count) => count > 0)).toBe(true);

		rmSync(returns.file('november.return'));
		await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: deleted }] });
		await client.quiet();
		const [gone] = (await pullWorkspace(client, items)).filter((item) => item.uri === uri);
		expect(gone).toMatchObject({ kind: 'full', items: [] });
		// Told once.
		expect((await pullWorkspace(client, gone ? [gone] : [])).filter((item) => item.uri === uri)).toEqual([]);
	});

	test('are pushed to a client that does not pull, follow what they hang on, and go', async () => {
		const returns = folder({ 'october.return': small(october), 'november.return': wrong });
		const [before, uri] = [returns.uriOf('october.return'), returns.uriOf('november.return')];
		const client = await start({ folders: [returns.uri], initializationOptions: settings('workspace') });
		const found = () => ofCheck(client.last(uri)?.diagnostics ?? [], 'brought-forward').length;
		await until(() => found() > 0, 'the finding');
		expect(client.last(uri)?.version).toBeUndefined();
		// Opened, it is a document's; closed, the file's again.
		await client.open(uri, small());
		await until(() => found() === 0, 'the finding to go');
		await client.close(uri);
		await until(() => found() > 0, 'the finding of the file');
		returns.write('october.return', small({ ...october, opening: '1,000,000,009' }));
		await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: before, type: changed }] });
		await until(() => found() === 0, 'the finding to go with what it hangs on');
		returns.write('october.return', small(october));
		await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: before, type: changed }] });
		await until(() => found() > 0, 'the finding to come back');
		rmSync(returns.file('november.return'));
		await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: deleted }] });
		await until(() => client.last(uri)?.diagnostics.length === 0, 'the finding to go with its file');
	});
});

describe('many files', () => {
	const files = Object.fromEntries(
		[...archive({ seed: 3, files: 400, months: 20 })].map(({ path, text }) => [path, text] as const),
	);

	test('that change at once are settled in one pass', async () => {
		const returns = folder({ ...files, 'a/october.return': small(october) });
		const client = await start({ folders: [returns.uri] });
		const uri = returns.uriOf('a/november.return');
		await client.open(uri, wrong);
		const found = () => ofCheck(client.last(uri)?.diagnostics ?? [], 'brought-forward').length;
		await until(() => found() > 0, 'the finding');
		await client.quiet();
		const told = client.of(uri).length;
		const asked = client.refreshed['workspace/codeLens/refresh'] ?? 0;
		returns.write('a/october.return', small({ ...october, opening: '1,000,000,009' }));
		for (const path of Object.keys(files)) rmSync(returns.file(path));
		const names = [...Object.keys(files), 'a/october.return'];
		// As they come from a file system: in bursts.
		for (let at = 0; at < names.length; at += 50) {
			const changes = names
				.slice(at, at + 50)
				.map((name) => ({ uri: returns.uriOf(name), type: name in files ? deleted : changed }));
			await client.notify('workspace/didChangeWatchedFiles', { changes });
		}
		await until(() => found() === 0, 'the finding to go');
		await client.quiet();
		expect(client.of(uri).length - told).toBe(1);
		expect((client.refreshed['workspace/codeLens/refresh'] ?? 0) - asked).toBeLessThan(names.length / 50);
	});

	test('are no reason to wait for what hangs on the issuer’s own', async () => {
		const returns = folder({ ...files, 'zzz/zz-2025-10.return': small(october) });
		const client = await start({ folders: [returns.uri] });
		const uri = returns.uriOf('zzz/zz-2025-11.return');
		await client.open(uri, wrong);
		await until(() => ofCheck(client.last(uri)?.diagnostics ?? [], 'brought-forward').length > 0, 'the finding');
		// Those before it in the walk are read last.
		const others = await client.request<readonly unknown[] | null>('workspace/symbol', { query: '00' });
		expect(others).not.toBeNull();
	});

	test('are read with progress where that takes long, and can be cancelled', async () => {
		const client = await start({
			folders: [folder(files).uri],
			capabilities: { ...usual, window: { workDoneProgress: true } },
		});
		await client.quiet();
		expect(client.logged.filter(({ message }) => message.includes('could not be searched'))).toEqual([]);
	});

	test('are shown where the folder’s configuration says so, unless the user says otherwise', async () => {
		const configured = { 'monthly-return.json': '{"scope": "workspace"}' };
		const returns = folder({ 'october.return': small(october), 'november.return': wrong, ...configured });
		const uri = returns.uriOf('november.return');
		const found = (client: Client) => ofCheck(client.last(uri)?.diagnostics ?? [], 'brought-forward').length;
		const pushed = await start({ folders: [returns.uri] });
		await until(() => found(pushed) > 0, 'the finding');
		returns.write('monthly-return.json', '{"scope": "open"}');
		await pushed.notify('workspace/didChangeWatchedFiles', {
			changes: [{ uri: returns.uriOf('monthly-return.json'), type: changed }],
		});
		await until(() => found(pushed) === 0, 'the finding to go');
		returns.write('monthly-return.json', configured['monthly-return.json']);

		const pulling = await start({ capabilities: pulls, folders: [returns.uri] });
		let items: readonly WorkspaceDocumentDiagnosticReport[] = [];
		for (let ask = 0; ask < 50 && items.length === 0; ask++) {
			await pulling.quiet();
			items = await pullWorkspace(pulling);
		}
		expect(items.map((item) => item.uri)).toContain(uri);

		const own = await start({ folders: [returns.uri], initializationOptions: settings('open') });
		await own.open(returns.uriOf('other.return'), small());
		await until(() => own.last(returns.uriOf('other.return')) !== undefined, 'the open one');
		await own.quiet();
		expect(found(own)).toBe(0);
	});
});
