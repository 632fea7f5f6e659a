import * as vscode from 'vscode';
import { assert } from './assert.js';
import { open, until } from './support.js';

/** The panels there are, and of what; what stands in them is looked at from outside (test/preview). */
const labels = () => previews().map(({ label }) => label);
const previews = () =>
	vscode.window.tabGroups.all.flatMap(({ tabs }) =>
		tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('monthlyReturn.preview')),
	);

describe('The preview', () => {
	after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('opens beside the text, which keeps the cursor', async () => {
		const document = await open('broken.return');
		await vscode.commands.executeCommand('monthlyReturn.showPreview');
		await until('the preview', labels, ([label]) => label?.endsWith('broken.return') === true);
		const [tab] = previews();
		assert.ok(tab?.group !== vscode.window.tabGroups.activeTabGroup);
		assert.equal(vscode.window.activeTextEditor?.document, document);
	});

	it('is one, and goes with the editor', async () => {
		await open('right.return');
		await until('the other return', labels, ([label]) => label?.endsWith('right.return') === true);
		await vscode.commands.executeCommand('monthlyReturn.showYear');
		await vscode.commands.executeCommand('monthlyReturn.showPreview');
		assert.equal(previews().length, 1);
	});

	it('goes to a document that becomes a return', async () => {
		const document = await vscode.workspace.openTextDocument({ content: 'return FF301\n' });
		await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
		await vscode.languages.setTextDocumentLanguage(document, 'monthly-return');
		const name = document.uri.path.split('/').at(-1) ?? '';
		await until('the document', labels, ([label]) => label?.endsWith(name) === true);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	it('can be closed and opened again', async () => {
		await vscode.window.tabGroups.close(previews());
		assert.equal(previews().length, 0);
		await open('right.return');
		await vscode.commands.executeCommand('monthlyReturn.showYear');
		await until('the preview', labels, ({ length }) => length === 1);
	});
});
