import * as vscode from 'vscode';
import { assert } from './assert.js';
import { type ItemName, item, says, verdictItem } from './recorded.js';
import { active, file, finding, found, open, rangeOf, restore, show, textOf, until, untitled } from './support.js';

/** Is it shown for a document? */
const shown = (name: ItemName, document: vscode.TextDocument) => vscode.languages.match(item(name).selector, document) > 0;

describe('The status item', () => {
	it('says of a return that reconciles its month, edition and deadline', async () => {
		const clean = (await textOf('right.return')).replaceAll('03896', '07990');
		const document = await untitled(clean);
		await says('return', 'Reconciles');
		assert.equal(item('return').detail, 'December 2024 · FF301 v1.1.1');
		assert.equal(item('return').severity, vscode.LanguageStatusSeverity.Information);
		assert.equal(item('return').busy, false);
		assert.equal(item('deadline').text, 'To be submitted by 8 January 2025');
		assert.equal(item('deadline').detail, 'submitted 7 January 2025');
		assert.ok(shown('return', document) && shown('deadline', document));
	});

	it('counts the sums that do not add up, and leads to them', async () => {
		const document = await untitled((await textOf('broken.return')).replaceAll('03896', '07991'));
		await says('return', '1 sum does not add up');
		assert.equal(item('return').severity, vscode.LanguageStatusSeverity.Error);
		assert.equal(item('return').command?.command, 'workbench.actions.view.problems');
		const edit = new vscode.WorkspaceEdit();
		edit.replace(document.uri, rangeOf(document, '= USD 40,000,000'), '= USD 40,000,001');
		await vscode.workspace.applyEdit(edit);
		await until('more of them', () => /^\d sums do not add up$/.test(item('return').text));
	});

	it('counts other errors where every sum adds up', async () => {
		await untitled((await textOf('right.return')).replaceAll('03896', '07992').replace('31 December 2024', '30 December 2024'));
		await says('return', '1 error');
		assert.equal(item('return').severity, vscode.LanguageStatusSeverity.Error);
	});

	it('stands on the status bar itself, short, and leads to the next finding of the file', async () => {
		await untitled((await textOf('right.return')).replaceAll('03896', '07993'));
		await until('the verdict', () => verdictItem().text === '$(check) Reconciles');
		assert.equal(verdictItem().command, undefined);
		await untitled((await textOf('broken.return')).replaceAll('03896', '07995').replace(/^submitted.*\n/m, ''));
		await until('its sum and its day', () => verdictItem().text === '$(error) 1 sum · due 8 Jan');
		assert.equal(verdictItem().command, 'editor.action.marker.next');
	});

	it('goes with the editor that is looked at', async () => {
		await finding(await open('broken.return'), 'options-closing');
		await says('return', '1 sum does not add up');
		await untitled((await textOf('right.return')).replaceAll('03896', '07994'));
		await says('return', 'Reconciles');
		await open('broken.return');
		await says('return', '1 sum does not add up');
	});

	it('knows no deadline of a text that says no month', async () => {
		await untitled('return FF301\n');
		await says('deadline', 'No deadline is known');
	});

	it('says nothing of a text that is no return, and nothing of old versions', async () => {
		assert.equal(shown('return', await open('other/notes.txt')), false);
		const text = await textOf('broken.return');
		const provider = vscode.workspace.registerTextDocumentContentProvider('gitfs', { provideTextDocumentContent: () => text });
		try {
			const old = await show(file('broken.return').with({ scheme: 'gitfs' }));
			await until('its going', () => !shown('return', old) && !shown('deadline', old));
			const now = await open('broken.return');
			await until('its return', () => shown('return', now) && shown('deadline', now));
		} finally {
			provider.dispose();
		}
		await restore(active());
		assert.ok(found(file('broken.return'), 'options-closing').length > 0);
	});
});
