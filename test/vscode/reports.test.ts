import * as vscode from 'vscode';
import { assert } from './assert.js';
import { active, file, finding, found, open, textOf, until } from './support.js';

/** A folder of its own: other suites count what lies beside their returns. */
const names = {
	exhibit: 'sec/lagoon-2024-12.return',
	last: 'sec/lagoon-2024-12-05.6-K.return',
	next: 'sec/lagoon-2025-01-07.6-K.return',
};
const report = `report 6-K

registrant  "Lagoon Cloud Limited"  caption "Exact Name of Registrant as Specified in Its Charter"
file        001-39278
address     "1 Harbour Road"
            "Hong Kong"
annual      20-F

note  "We submitted a monthly return form dated December 5, 2024 to The Stock Exchange of Hong Kong Limited in relation to the movements in our authorized share capital and issued shares in November 2024."

exhibit 99.1 "Monthly Return for Equity Issuer on Movements in Securities"

signed "Haijian He"
  title  "Chief Financial Officer and Director"
  date   5 December 2024
`;

const previews = () =>
	vscode.window.tabGroups.all.flatMap(({ tabs }) =>
		tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('monthlyReturn.preview')),
	);
const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));

describe('Form 6-K', () => {
	before(async () => {
		const text = (await textOf('right.return')).replaceAll('03896', '07981').replace('Kingsoft Cloud Holdings', 'Lagoon Cloud');
		await write(names.exhibit, text);
		await write(names.last, report);
	});
	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.workspace.fs.delete(file('sec'), { recursive: true });
	});

	const offered = (document: vscode.TextDocument, title: string) =>
		until(
			title,
			async () => {
				const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
				return lenses?.find(({ command }) => command?.title === title);
			},
			(found) => found !== undefined,
		);

	/** A click on a lens, as VS Code makes it. */
	async function click(document: vscode.TextDocument, title: string): Promise<void> {
		const lens = await offered(document, title);
		const { command = '', arguments: args = [] } = lens?.command ?? {};
		await vscode.commands.executeCommand(command, ...args);
	}

	it('is begun from the December return with its note and exhibit, and previewed: two clicks', async () => {
		const december = await open(names.exhibit);
		await click(december, 'New Form 6-K for this return');
		const made = active();
		assert.equal(made.uri.toString(), file(names.next).toString());
		const text = made.getText();
		assert.match(text, /^registrant {2}"Lagoon Cloud Limited" {2}caption "Exact Name/m);
		assert.match(text, /^file {8}001-39278$/m);
		assert.match(
			text,
			/^note {2}"We submitted a monthly return form dated January 7, 2025 .* in December 2024\. .*Exhibit 99\.1/m,
		);
		assert.match(text, /^exhibit 99\.1 {2}from "lagoon-2024-12\.return"$/m);
		assert.match(text, /^ {2}date {3}7 January 2025$/m);
		const editor = vscode.window.activeTextEditor;
		assert.equal(made.getText(editor?.selection), '7 January 2025');
		await vscode.commands.executeCommand('monthlyReturn.showPreview');
		await until(
			'its preview',
			() => previews().map(({ label }) => label),
			([label]) => label?.endsWith('.6-K.return') === true,
		);
		// Column (A1) of the published return is left blank, which is a warning of the exhibit's.
		await finding(made, 'exhibit-findings');
		const severe = vscode.languages
			.getDiagnostics(made.uri)
			.filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
		assert.deepEqual(severe, []);
	});

	it('is gone to from its return, and its exhibit is a link', async () => {
		const december = await open(names.exhibit);
		await click(december, 'Form 6-K of 7 January 2025');
		assert.equal(active().uri.toString(), file(names.next).toString());
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', active().uri);
		assert.equal(links?.[0]?.target?.path.endsWith('lagoon-2024-12.return'), true);
	});

	it('follows its exhibit when that changes on disk', async () => {
		const made = await open(names.next);
		const before = await textOf(names.exhibit);
		await write(names.exhibit, before.replace('7 January 2025', '8 January 2025'));
		await finding(made, 'furnished-early');
		await write(names.exhibit, before);
		await until(
			'it is mended',
			() => vscode.languages.getDiagnostics(made.uri),
			(all) => all.length === 1,
		);
	});

	it('is followed by the next one, with what was submitted since', async () => {
		const january = (await textOf(names.exhibit))
			.replace('31 December 2024', '31 January 2025')
			.replace('7 January 2025', '6 February 2025');
		await write('sec/lagoon-2025-01.return', january);
		const next = file('sec/lagoon-2025-02-06.6-K.return');
		// It is known, and so is that nothing furnishes it.
		await offered(await open('sec/lagoon-2025-01.return'), 'New Form 6-K for this return');
		const last = await open(names.next);
		await click(last, 'Begin the next Form 6-K');
		assert.equal(active().uri.toString(), next.toString());
		assert.match(active().getText(), /^exhibit 99\.1 {2}from "lagoon-2025-01\.return"$/m);
	});

	it('follows its exhibit to another name, and with a folder to another place', async () => {
		const [first, moved] = [file(names.exhibit), file('sec/december.return')];
		const of = async (name: string) => /from "(.*)"/.exec(await textOf(name))?.[1];
		const named = async (name: string, path: string) => {
			await until(
				`from "${path}"`,
				() => of(name),
				(found) => found === path,
			);
			const document = await open(name);
			await until(
				'no finding of its file',
				() => found(document.uri, 'exhibit'),
				({ length }) => length === 0,
			);
		};
		const rename = async (from: vscode.Uri, to: vscode.Uri) => {
			const edit = new vscode.WorkspaceEdit();
			edit.renameFile(from, to);
			assert.ok(await vscode.workspace.applyEdit(edit));
			await vscode.workspace.saveAll();
		};
		const made = await open(names.next);
		await until(
			'its exhibit is known',
			() => found(made.uri, 'exhibit'),
			({ length }) => length === 0,
		);
		await rename(first, moved);
		await named(names.next, 'december.return');
		await vscode.workspace.fs.createDirectory(file('sec/2025'));
		await rename(made.uri, file('sec/2025/lagoon.6-K.return'));
		await named('sec/2025/lagoon.6-K.return', '../december.return');
		await rename(file('sec/2025'), file('lagoon'));
		await named('lagoon/lagoon.6-K.return', '../sec/december.return');
		await rename(file('lagoon/lagoon.6-K.return'), made.uri);
		await rename(moved, first);
		await named(names.next, 'lagoon-2024-12.return');
		await vscode.workspace.fs.delete(file('lagoon'), { recursive: true });
	});

	it('has blanks to go through where the issuer has none', async () => {
		const lonely = (await textOf(names.exhibit)).replaceAll('07981', '07982').replace('Lagoon Cloud', 'Lonely Bay');
		await write('sec/lonely-2024-12.return', lonely);
		const document = await open('sec/lonely-2024-12.return');
		await finding(document, 'exercise');
		await vscode.commands.executeCommand('monthlyReturn.newReport', document.uri);
		const text = active().getText();
		assert.match(text, /^registrant {2}"Lonely Bay Limited"$/m);
		assert.match(text, /^file {8}001-$/m);
		assert.match(text, /^signed ""$/m);
		await vscode.commands.executeCommand('type', { text: '001-12345' });
		await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
		await vscode.commands.executeCommand('type', { text: '1 Road' });
		assert.match(active().getText(), /^file {8}001-12345\naddress {5}"1 Road"$/m);
		await vscode.commands.executeCommand('workbench.action.files.save');
	});
});
