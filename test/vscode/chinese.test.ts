import * as vscode from 'vscode';
import { assert } from './assert.js';
import { codeOf, explained, extension, file, finding, instead, open, preferredFix, restore, until } from './support.js';

const chinese = /\p{Script=Han}/u;

/** The display language is the window's: what the extension shows there follows it, and what it writes does not. */
describe('In Chinese', () => {
	it('is what the window says', () => assert.equal(vscode.env.language, 'zh-tw'));

	it('names its commands', async function () {
		// The test server of VS Code for the Web reads the manifest's words itself, and the English ones.
		if (extension().extensionUri.scheme.startsWith('http')) this.skip();
		for (const { command, title } of extension().packageJSON.contributes.commands as { command: string; title: unknown }[]) {
			const shown = typeof title === 'string' ? title : (title as { value: string }).value;
			assert.match(shown, chinese, `${command}: ${shown}`);
		}
	});

	it('says in Chinese what it finds', async () => {
		const document = await open('broken.return');
		await until('activation', () => extension().isActive);
		const { message } = await finding(document, 'options-closing');
		const [verdict, sum] = message.split('\n');
		assert.equal(verdict, 'closing 多了 36：現為 20,418,295，應為 20,418,259');
		assert.equal(sum, '22,788,979（opening） -\u00a02,370,720（exercised） = 20,418,259');
		for (const one of vscode.languages.getDiagnostics(document.uri)) {
			assert.match(one.message, chinese, `${codeOf(one)}: ${one.message}`);
		}
	});

	it('explains in Chinese', async () => {
		const document = await open('broken.return');
		await finding(document, 'options-closing');
		assert.match(await explained(document, '20,418,295'), chinese);
	});

	it('writes the form’s own words whatever it speaks', async () => {
		const document = await open('broken.return');
		const { title, edit } = await preferredFix(document, (await finding(document, 'options-closing')).range);
		assert.match(title, chinese);
		assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
		assert.match(document.getText(), /\n +closing {4}20,418,259\n/);
		await restore(document);
	});

	it('asks in Chinese', async () => {
		const asked: vscode.QuickPickOptions[] = [];
		const dismiss = async (_items: unknown, options: vscode.QuickPickOptions) => void asked.push(options);
		await instead(vscode.window, 'showQuickPick', dismiss, () => vscode.commands.executeCommand('monthlyReturn.newReturn'));
		assert.equal(asked[0]?.title, '新增月報表');
	});

	it('says in Chinese that there is nothing to open', async () => {
		const said: string[] = [];
		const listen = async (message: string) => void said.push(message);
		await instead(vscode.window, 'showInformationMessage', listen, () =>
			vscode.commands.executeCommand('monthlyReturn.openPreviousMonth', file('other/november.return')),
		);
		assert.match(said[0] ?? '', chinese);
	});
});
