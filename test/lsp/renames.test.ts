import { expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { report } from '../support/form6k.js';
import { until, usual } from './support/client.js';
import { harness } from './support/harness.js';
import { apply, kingsoft, ofCheck } from './support/returns.js';

const { start, folder } = harness();
const exhibit = 'kingsoft-cloud-2024-12.return';
const capabilities = { ...usual, workspace: { ...usual.workspace, fileOperations: { willRename: true } } };
const willRename = 'workspace/willRenameFiles';

test('a client that asks before it renames is told for what', async () => {
	const { initialized } = await start({ capabilities });
	expect(initialized?.capabilities.workspace?.fileOperations).toEqual({
		willRename: {
			filters: [{ pattern: { glob: '**/*.return', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }],
		},
	});
});

test('reports follow their exhibits, open or not, when files and folders are renamed', async () => {
	const returns = folder({ [`2024/${exhibit}`]: kingsoft, 'closed.6-K.return': report.replace(exhibit, `2024/${exhibit}`) });
	const client = await start({ capabilities, folders: [returns.uri] });
	const uri = returns.uriOf('sec/open (1).6-K.return').replace('%28', '(').replace('%29', ')');
	const text = report.replace(exhibit, `../2024/${exhibit}`);
	await client.open(uri, text, 7);
	const exhibits = () => ofCheck(client.last(uri)?.diagnostics ?? [], 'exhibit');
	await client.diagnostics(uri, 7);
	await until(() => exhibits().length === 0, 'the exhibit to be known');
	await client.quiet();

	const asked = (oldName: string, newName: string) =>
		client.request<WorkspaceEdit | null>(willRename, {
			files: [{ oldUri: returns.uriOf(oldName), newUri: returns.uriOf(newName) }],
		});
	const moved = await asked('2024', 'archive/2024 (old)');
	const changes = (moved?.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change] : []));
	expect(changes.map(({ textDocument }) => [textDocument.uri, textDocument.version]).sort()).toEqual(
		[
			[returns.uriOf('closed.6-K.return'), null],
			[uri, 7],
		].sort(),
	);
	const own = changes.find(({ textDocument }) => textDocument.uri === uri);
	expect(apply(text, (own?.edits ?? []) as never)).toBe(report.replace(exhibit, `../archive/2024 (old)/${exhibit}`));

	const [oldName, newName] = [`2024/${exhibit}`, '2024/december.return'];
	const renamed = await asked(oldName, newName);
	expect(JSON.stringify(renamed)).toContain('../2024/december.return');
	expect(await asked('closed.6-K.return', 'also.6-K.return')).toBeNull();
	expect(await asked('nobody.txt', 'somebody.txt')).toBeNull();
});

test('a client that announces nothing of it is told nothing, and may ask all the same', async () => {
	const client = await start();
	expect(client.initialized?.capabilities.workspace).not.toHaveProperty('fileOperations');
	expect(await client.request(willRename, { files: [{ oldUri: 'file:///a.return', newUri: 'file:///b.return' }] })).toBeNull();
	expect(await client.request(willRename, {})).toBeNull();
});
