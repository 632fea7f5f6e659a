import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lexer, type Token } from 'marked';
import * as vscode from 'vscode';
import { assert } from './assert.js';
import { listening, type Said } from './prompts.js';
import { file, instead, show, textOf, until, untitled } from './support.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, bytes(text));
const remove = (uri: vscode.Uri) => vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
const there = (uri: vscode.Uri) =>
	vscode.workspace.fs.stat(uri).then(
		() => true,
		() => false,
	);
const command = (name: string, ...args: unknown[]) => vscode.commands.executeCommand(`monthlyReturn.${name}`, ...args);

/** What VS Code makes a link of in a message. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** Waits for one message and answers it. */
const answered = (during: () => PromiseLike<unknown>, button?: string) =>
	listening(async (said: readonly Said[]) => {
		const done = Promise.resolve(during());
		const answer = setInterval(() => {
			for (const one of said) one.press(button);
		}, 20);
		await done.finally(() => clearInterval(answer));
		await until('a message', () => said.length > 0);
	});

describe('The name of a file', () => {
	const name = '[Click to see why](command:monthlyReturn.practise).txt';

	for (const [kind, text] of [
		['read', () => textOf('published/kingsoft.txt')],
		['refused', async () => 'nothing of a return'],
	] as const) {
		it(`is no link in what is said of it: ${kind}`, async () => {
			const uri = file(name);
			await write(uri, await text());
			try {
				const said = await answered(() => command('importReturn', uri));
				assert.ok(said.some(({ message }) => message.includes('Click to see why')));
				for (const { message } of said) assert.equal(link.test(message), false, message);
			} finally {
				await vscode.commands.executeCommand('workbench.action.closeAllEditors');
				await remove(uri);
				await remove(file('[Click to see why](command:monthlyReturn.practise).return'));
			}
		});
	}
});

describe('A path that a command is given', () => {
	const outside = () => vscode.Uri.joinPath(file('right.return'), '../../outside-of-it.txt');
	const within = () => file('right.return').with({ path: `${file('').path.replace(/\/$/, '')}/../outside-of-it.txt` });
	afterEach(() => remove(outside()));

	for (const [how, target] of [
		['outright', () => outside()],
		['by way of the folder', () => within()],
		['as a text', () => within().toString()],
	] as const) {
		it(`is not written to outside the folder, unless the user says so: ${how}`, async () => {
			const run = () => command('exportReturn', { uri: file('right.return'), to: 'txt', target: target() });
			const [asked, ...others] = await answered(run);
			assert.deepEqual([asked?.kind, asked?.buttons], ['warning', ['Go On']]);
			assert.deepEqual(others, []);
			assert.equal(await there(outside()), false);
		});
	}

	const month = (uri: string) => ({ month: '2026-10', uri });
	const item = (uri: vscode.Uri) => ({
		kind: 'month',
		month: { ...month(uri.toString()), month: '2026-11' },
		row: { issuer: 'Pier Lanterns Limited', now: month(uri.toString()), months: [month(uri.toString())] },
	});
	/** Of each command what it may be given by whoever calls it. */
	const named: Readonly<Record<string, readonly ((uri: vscode.Uri) => unknown)[]>> = {
		importReturn: [(uri) => uri, (uri) => ({ uri: uri.toString() })],
		exportReturn: [(uri) => uri, (uri) => ({ uri: uri.toString(), to: 'txt' })],
		computeTotals: [(uri) => uri, (uri) => uri.toString()],
		beginHere: [(uri) => uri.toString()],
		rollForward: [(uri) => uri, (uri) => uri.toString()],
		nextDay: [(uri) => uri],
		fromDays: [(uri) => uri],
		newReport: [(uri) => uri],
		nextReport: [(uri) => uri],
		openMonth: [(uri) => uri.toString()],
		openPreviousMonth: [(uri) => uri],
		openNextMonth: [(uri) => uri],
		showPreview: [(uri) => uri],
		showYear: [(uri) => uri],
		beginResubmission: [(uri) => uri],
		compareWith: [(uri) => uri],
		addMovement: [(uri) => uri],
		beginMonth: [item],
		compareMonth: [item],
		previewMonth: [item],
	};
	/** These are given no path. */
	const unnamed = [
		...['newReturn', 'pasteRows', 'pasteMovements', 'practise', 'restartServer', 'showOutput', 'groupFigures'],
		'beginMonthForAll', // a month
	];

	it('is asked about by every command that may be given one', async () => {
		const all = (await vscode.commands.getCommands(true)).flatMap((id) => /^monthlyReturn\.(\w+)$/.exec(id)?.[1] ?? []);
		assert.ok(all.length > 20);
		assert.deepEqual(
			all.filter((id) => !(id in named) && !unnamed.includes(id)),
			[],
		);
	});

	for (const [id, of] of Object.entries(named)) {
		it(`is read, and written beside, only where the user says so: ${id}`, async () => {
			for (const argument of of) {
				const before = vscode.workspace.textDocuments.length;
				const [asked, ...others] = await answered(() => command(id, argument(outside())));
				assert.deepEqual([asked?.kind, asked?.buttons], ['warning', ['Go On']]);
				assert.deepEqual(others, []);
				assert.equal(vscode.workspace.textDocuments.length, before);
			}
		});
	}
});

/** The folder of the next month, which a link leads elsewhere. */
describe('A month that is begun for all issuers', () => {
	const last = () => file('2026/10/jetty-2026-10.return');
	const link = () => file('2026/11');
	let elsewhere = '';
	before(async () => {
		elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
		const text = (await textOf('right.return'))
			.replaceAll('03896', '07971')
			.replace('Kingsoft Cloud Holdings', 'Jetty Lanterns')
			.replace('31 December 2024', '31 October 2026')
			.replace('7 January 2025', '5 November 2026');
		await write(last(), text);
		symlinkSync(elsewhere, link().fsPath);
		// A file system that tells nobody of what is written to it is read through its documents.
		await vscode.workspace.openTextDocument(last());
	});
	after(async () => {
		rmSync(link().fsPath);
		rmSync(elsewhere, { recursive: true });
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(file('2026'), { recursive: true });
	});

	for (const [button, count] of [
		[undefined, 0],
		['Go On', 1],
	] as const) {
		it(`is written through no link, unless the user says so: ${button ?? 'they do not'}`, async () => {
			let described = '';
			const pick = async (items: readonly (vscode.QuickPickItem & { picked?: boolean })[]) => {
				const own = items.filter(({ label }) => label.includes('Jetty Lanterns'));
				described = own[0]?.description ?? '';
				return own.filter(({ picked }) => picked);
			};
			const begin = () =>
				instead(vscode.window, 'showQuickPick', pick, () =>
					until('the issuer', async () => {
						await command('beginMonthForAll', '2026-11');
						return described.includes('jetty');
					}),
				);
			const said = await answered(begin, button);
			assert.match(described, /2026.11.jetty-2026-11\.return, from .*jetty-2026-10\.return/);
			const [asked] = said.filter(({ buttons }) => buttons.includes('Go On'));
			assert.match(asked?.message ?? '', /lies in no folder that is open/);
			assert.equal(said.filter(({ buttons }) => buttons.includes('Go On')).length, 1);
			assert.equal(readdirSync(elsewhere).length, count);
		});
	}
});

describe('A text of a document', () => {
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('makes no link and no picture in a hover or a completion, and VS Code trusts none', async () => {
		// No longer than a name that is shown whole.
		const hostile = ['![](https://a.example)<i>', '[a.example](command:x)<b>'];
		let written = 0;
		const text = (await textOf('right.return')).replace(
			/(scheme|agreement)(\s+)"[^"]*"/g,
			(_, keyword, space) => `${keyword}${space}"${hostile[written++ % hostile.length]}"`,
		);
		const document = await untitled(text);
		for (const one of hostile) assert.ok(document.getText().includes(one));
		await until('a hover', async () => (await hoversAt(document, new vscode.Position(1, 2))).length > 0);
		const named = new Set<string>();
		for (let line = 0; line < document.lineCount; line++) {
			for (const { index } of document.lineAt(line).text.matchAll(/[\w"]+/g)) {
				for (const hover of await hoversAt(document, new vscode.Position(line, index))) {
					assert.notEqual(hover.isTrusted, true);
					assert.notEqual(hover.supportHtml, true);
					for (const scheme of hover.value.match(/https|command/g) ?? []) named.add(scheme);
					// Our own leads to the return of another month.
					const others = wrongIn(lexer(hover.value)).filter((one) => !/^\[[\w ]+\]\(<file:[^<>]*\.return#L\d+>\)$/.test(one));
					assert.deepEqual(others, []);
				}
			}
		}
		assert.deepEqual([...named].sort(), ['command', 'https'], 'the names stand in hovers');
	});
});

describe('A PDF that unpacks to more than any return', () => {
	it('is refused, and the window lives on', async () => {
		const uri = file('published/bomb.pdf');
		const [said] = await answered(() => command('importReturn', uri));
		assert.equal(said?.kind, 'error');
		assert.match(said?.message ?? '', /bomb\.pdf cannot be imported: .*50 MB/);
		await show(file('right.return'));
	});
});

async function hoversAt(document: vscode.TextDocument, at: vscode.Position): Promise<readonly vscode.MarkdownString[]> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
	return hovers.flatMap(({ contents }) => contents.filter((one) => one instanceof vscode.MarkdownString));
}

function wrongIn(tokens: readonly Token[]): readonly string[] {
	return tokens.flatMap((token) => [
		...(['link', 'image', 'html', 'def'].includes(token.type) ? [token.raw] : []),
		...('tokens' in token && token.tokens ? wrongIn(token.tokens) : []),
	]);
}
