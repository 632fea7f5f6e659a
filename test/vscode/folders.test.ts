import * as vscode from 'vscode';
import { assert } from './assert.js';
import { MemoryFiles } from './memory.js';
import { active, extension, file, finding, found, severityOf, show, until } from './support.js';

const severity = vscode.DiagnosticSeverity;
const openPrevious = () => vscode.commands.executeCommand('monthlyReturn.openPreviousMonth');
const bytes = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

/** Until the window has said that they are others; before that it takes no further change. */
async function changeFolders(start: number, deleted: number, added: readonly vscode.Uri[]): Promise<void> {
	const { workspace } = vscode;
	const changed = new Promise<void>((resolve) => {
		const listener = workspace.onDidChangeWorkspaceFolders(() => {
			listener.dispose();
			resolve();
		});
	});
	assert.ok(workspace.updateWorkspaceFolders(start, deleted, ...added.map((uri) => ({ uri }))));
	await changed;
}

/** Adds folders behind those there are, while `during` runs. */
async function withFolders(uris: readonly vscode.Uri[], during: () => Promise<void>): Promise<void> {
	const at = vscode.workspace.workspaceFolders?.length ?? 0;
	await changeFolders(at, 0, uris);
	try {
		await during();
	} finally {
		await changeFolders(at, uris.length, []);
	}
}

describe('In a workspace of several folders', () => {
	let strict: vscode.Uri;
	let lenient: vscode.Uri;
	let later: vscode.Uri;

	before(async () => {
		// A workspace file of a page is read before the page's files are there, so it begins with none.
		if (!vscode.workspace.workspaceFolders?.length) {
			await changeFolders(0, 0, [file('strict'), file('lenient')]);
		}
		[strict, lenient] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri) as [vscode.Uri, vscode.Uri];
		later = vscode.Uri.joinPath(strict, '../later');
	});

	it('takes each folder’s settings for its returns', async () => {
		const strictly = await show(vscode.Uri.joinPath(strict, 'broken.return'));
		await until('activation', () => extension().isActive);
		const leniently = await show(vscode.Uri.joinPath(lenient, 'broken.return'));
		await until('the error', () => severityOf(strictly.uri, 'options-closing') === severity.Error);
		await until('the warning', () => severityOf(leniently.uri, 'options-closing') === severity.Warning);
	});

	it('follows a folder’s setting in that folder alone', async () => {
		const strictly = await show(vscode.Uri.joinPath(strict, 'broken.return'));
		const leniently = await show(vscode.Uri.joinPath(lenient, 'broken.return'));
		const settings = vscode.workspace.getConfiguration('monthlyReturn', lenient);
		const before = settings.inspect<object>('severities')?.workspaceFolderValue;
		await settings.update('severities', { 'options-closing': 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
		await until('silence', () => found(leniently.uri, 'options-closing').length === 0);
		assert.equal(severityOf(strictly.uri, 'options-closing'), severity.Error);
		await settings.update('severities', before, vscode.ConfigurationTarget.WorkspaceFolder);
		await until('the warning', () => severityOf(leniently.uri, 'options-closing') === severity.Warning);
	});

	it('finds the previous month in a folder that is added, and no more when it is removed', async () => {
		const document = await show(vscode.Uri.joinPath(strict, 'broken.return'));
		await finding(document, 'options-closing');
		assert.deepEqual(found(document.uri, 'brought-forward'), []);
		await withFolders([later], async () => {
			const { relatedInformation } = await finding(document, 'brought-forward');
			assert.equal(relatedInformation?.[0]?.location.uri.toString(), vscode.Uri.joinPath(later, 'november.return').toString());
		});
		await until('the finding to go', () => found(document.uri, 'brought-forward').length === 0);
	});

	it('opens the previous month in another folder', () =>
		withFolders([later], async () => {
			await finding(await show(vscode.Uri.joinPath(strict, 'broken.return')), 'brought-forward');
			await openPrevious();
			assert.equal(active().uri.toString(), vscode.Uri.joinPath(later, 'november.return').toString());
		}));

	it('goes to the previous month in its own folder where several have it', async () => {
		const november = await bytes(vscode.Uri.joinPath(later, 'november.return'));
		const own = vscode.Uri.joinPath(lenient, 'november.return');
		await withFolders([later], async () => {
			const document = await show(vscode.Uri.joinPath(lenient, 'broken.return'));
			await finding(document, 'brought-forward');
			await vscode.workspace.fs.writeFile(own, new TextEncoder().encode(november));
			await until('its own', async () => {
				await show(document.uri);
				await openPrevious();
				return active().uri.toString() === own.toString();
			});
			await show(vscode.Uri.joinPath(strict, 'broken.return'));
			await vscode.workspace.fs.delete(own);
		});
	});
});

describe('On a file system that an extension provides', () => {
	const [december, november] = ['/十二月 [draft] #1/a b.return', '/十二月 [draft] #1/十一月 50%.return'];
	let files: MemoryFiles;

	/** Both months, of an issuer of that stock code: any other return of the same would count for them, in whatever folder it is open. */
	async function monthsOf(code: string): Promise<Record<string, string>> {
		const [strict] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(strict);
		const of = async (path: string) => (await bytes(vscode.Uri.joinPath(strict.uri, path))).replaceAll('03896', code);
		return { [december]: await of('broken.return'), [november]: await of('../later/november.return') };
	}

	before(async () => {
		files = new MemoryFiles('memfs', await monthsOf('07998'));
	});
	after(() => files.dispose());

	it('reads the returns that nobody opened, whatever their names', () =>
		withFolders([files.uri('/')], async () => {
			const document = await show(files.uri(december));
			const { relatedInformation } = await finding(document, 'brought-forward');
			assert.equal(relatedInformation?.[0]?.location.uri.toString(), files.uri(november).toString());
			await openPrevious();
			assert.equal(active().uri.toString(), files.uri(november).toString());
		}));

	it('leads to the months beside a return by its lenses', () =>
		withFolders([files.uri('/')], async () => {
			for (const [from, to] of [
				[december, november],
				[november, december],
			] as const) {
				const document = await show(files.uri(from));
				const lens = await until('the lens', async () => {
					const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
						'vscode.executeCodeLensProvider',
						document.uri,
						50,
					);
					return lenses.find(({ command }) => command?.command === 'monthlyReturn.openMonth');
				});
				await vscode.commands.executeCommand('monthlyReturn.openMonth', ...(lens?.command?.arguments ?? []));
				assert.equal(active().uri.toString(), files.uri(to).toString());
			}
		}));

	it('finds their names among the workspace’s symbols', () =>
		withFolders([files.uri('/')], async () => {
			await finding(await show(files.uri(december)), 'brought-forward');
			const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
				'vscode.executeWorkspaceSymbolProvider',
				'Kingsoft',
			);
			const places = symbols.map(({ location }) => location.uri.toString());
			for (const path of [december, november]) assert.ok(places.includes(files.uri(path).toString()), places.join('\n'));
		}));

	it('sees what becomes of a return that is not open', async () => {
		const texts = await monthsOf('07997');
		const mended = (texts[november] ?? '').replace('22,788,978', '22,788,979');
		const others = new MemoryFiles('watchedfs', texts);
		try {
			await withFolders([others.uri('/')], async () => {
				const document = await show(others.uri(december));
				await finding(document, 'brought-forward');
				const gone = () => until('the finding to go', () => found(document.uri, 'brought-forward').length === 0);
				others.put(november, mended);
				await gone();
				others.put(november, texts[november] ?? '');
				await finding(document, 'brought-forward');
				others.delete(others.uri(november));
				await gone();
			});
		} finally {
			others.dispose();
		}
	});

	it('rolls forward into a file beside the return', () =>
		withFolders([files.uri('/')], async () => {
			const document = await show(files.uri(december));
			await finding(document, 'options-closing');
			await vscode.commands.executeCommand('monthlyReturn.rollForward');
			const { uri } = active();
			assert.equal(uri.scheme, 'memfs');
			assert.equal(vscode.Uri.joinPath(uri, '..').path, vscode.Uri.joinPath(document.uri, '..').path);
			assert.match(await bytes(uri), /month +31 January 2025\n/);
			await vscode.workspace.fs.delete(uri);
		}));

	it('rolls forward into an untitled document where nothing can be written', async () => {
		const locked = new MemoryFiles('lockedfs', await monthsOf('07996'), { isReadonly: true });
		try {
			await finding(await show(locked.uri(december)), 'options-closing');
			await vscode.commands.executeCommand('monthlyReturn.rollForward');
			assert.equal(active().isUntitled, true);
			assert.match(active().getText(), /month +31 January 2025\n/);
		} finally {
			locked.dispose();
		}
	});
});
