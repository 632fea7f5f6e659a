import * as vscode from 'vscode';
import { assert } from './assert.js';
import { MemoryFiles } from './memory.js';
import { listening } from './prompts.js';
import { active, codeOf, file, finding, found, hovers, open, show, textOf, until } from './support.js';

const lensesOf = (document: vscode.TextDocument) =>
	vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);

/** What VS Code itself shows old versions with: of Git, of a diff's left side. `git` is taken by its own extension. */
async function withOldVersion(during: (old: vscode.Uri) => Promise<void>): Promise<void> {
	const text = await textOf('broken.return');
	const provider = vscode.workspace.registerTextDocumentContentProvider('gitfs', { provideTextDocumentContent: () => text });
	try {
		await during(file('broken.return').with({ scheme: 'gitfs', query: 'HEAD' }));
	} finally {
		provider.dispose();
	}
}

describe('An old version from Git', () => {
	it('has no findings, lenses, hints or hovers', () =>
		withOldVersion(async (uri) => {
			const old = await show(uri);
			assert.equal(old.languageId, 'monthly-return');
			const now = await open('broken.return');
			await finding(now, 'options-closing');
			await until('the lenses', async () => (await lensesOf(now)).length > 0);
			assert.deepEqual(vscode.languages.getDiagnostics(old.uri), []);
			assert.deepEqual(await lensesOf(old), []);
			assert.deepEqual(await hovers(old, 'Note 2'), []);
			const all = new vscode.Range(0, 0, old.lineCount - 1, 0);
			assert.deepEqual(await vscode.commands.executeCommand('vscode.executeInlayHintProvider', old.uri, all), []);
			assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeActionProvider', old.uri, all), []);
		}));

	it('stands beside the return in a diff, where the return alone has findings', () =>
		withOldVersion(async (uri) => {
			const now = file('broken.return');
			await vscode.commands.executeCommand('vscode.diff', uri, now, 'broken.return (HEAD ↔ now)');
			await until('the finding', () => found(now, 'options-closing').length > 0);
			assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
			await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		}));

	it('is left alone by the commands, which say so', () =>
		withOldVersion(async (uri) => {
			const old = await show(uri);
			for (const command of ['computeTotals', 'rollForward', 'openPreviousMonth', 'openNextMonth']) {
				const said = await listening(async (said) => {
					const done = vscode.commands.executeCommand(`monthlyReturn.${command}`, old.uri);
					await until('a message', () => said.length > 0);
					said[0]?.press(undefined);
					await done;
				});
				assert.deepEqual(
					said.map(({ kind, message }) => [kind, message]),
					[['information', 'Open the return itself first: this is another version of it, which is left alone.']],
					command,
				);
			}
		}));

	it('is no second return for its month', () =>
		withOldVersion(async (uri) => {
			await show(uri);
			const document = await open('right.return');
			const { relatedInformation } = await finding(document, 'brought-forward');
			assert.match(relatedInformation?.[0]?.location.uri.toString() ?? '', /other\/november\.return$/);
		}));
});

describe('A return whose name is anything', () => {
	const [december, november] = ['名 [a] #1 & %20/十二月 {b}.return', '名 [a] #1 & %20/Nov+1 ’24.return'];

	before(async () => {
		const of = async (name: string) => new TextEncoder().encode((await textOf(name)).replaceAll('03896', '07989'));
		await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file(december), '..'));
		await vscode.workspace.fs.writeFile(file(december), await of('broken.return'));
		await vscode.workspace.fs.writeFile(file(november), await of('other/november.return'));
	});
	after(() => vscode.workspace.fs.delete(vscode.Uri.joinPath(file(december), '..'), { recursive: true }));

	it('is found, and reached by the lenses and by the finding', async () => {
		for (const [from, to] of [
			[december, november],
			[november, december],
		] as const) {
			const document = await show(file(from));
			const lens = await until('the lens', async () =>
				(await lensesOf(document)).find(({ command }) => command?.command === 'monthlyReturn.openMonth'),
			);
			await vscode.commands.executeCommand('monthlyReturn.openMonth', ...(lens?.command?.arguments ?? []));
			assert.equal(active().uri.toString(), file(to).toString());
		}
		const { relatedInformation } = await finding(await show(file(december)), 'brought-forward');
		assert.equal(relatedInformation?.[0]?.location.uri.toString(), file(november).toString());
	});

	it('is left for the previous month and come back to', async () => {
		await show(file(december));
		await vscode.commands.executeCommand('monthlyReturn.openPreviousMonth');
		assert.equal(active().uri.toString(), file(november).toString());
		await vscode.commands.executeCommand('monthlyReturn.openNextMonth');
		assert.equal(active().uri.toString(), file(december).toString());
	});
});

describe('A return that cannot be written beside', () => {
	it('is rolled forward into an untitled document, with the reason', async () => {
		const text = (await textOf('broken.return')).replaceAll('03896', '07988');
		const files = new MemoryFiles('fullfs', { '/december.return': text });
		files.writeFile = () => {
			throw vscode.FileSystemError.NoPermissions('the disk is full');
		};
		try {
			await finding(await show(files.uri('/december.return')), 'options-closing');
			const said = await listening(async (said) => {
				await vscode.commands.executeCommand('monthlyReturn.rollForward');
				await until('the reason', () => said.length > 0);
			});
			assert.match(
				said.map(({ kind, message }) => `${kind}: ${message}`).join('\n'),
				/^warning: .+ could not be written.*the disk is full/,
			);
			assert.equal(active().isUntitled, true);
			assert.match(active().getText(), /month +31 January 2025\n/);
		} finally {
			files.dispose();
		}
	});
});

describe('An untitled return', () => {
	it('is checked against the month before, and told apart from a file when it is saved as one', async () => {
		const text = (await textOf('right.return')).replaceAll('03896', '07987');
		const earlier = (await textOf('other/november.return')).replaceAll('03896', '07987');
		const [before, after] = [earlier, text].map((content) =>
			vscode.workspace.openTextDocument({ language: 'monthly-return', content }),
		);
		const document = await after;
		await before;
		assert.ok(document);
		const { relatedInformation } = await finding(document, 'brought-forward');
		assert.equal(relatedInformation?.[0]?.location.uri.scheme, 'untitled');
		assert.equal(codeOf(await finding(document, 'brought-forward')), 'brought-forward');
	});
});
