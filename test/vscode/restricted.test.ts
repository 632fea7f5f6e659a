import * as vscode from 'vscode';
import { assert } from './assert.js';
import { active, explained, extension, file, finding, found, open, preferredFix, restore, severityOf, until } from './support.js';

/** Nothing that this extension does runs what a workspace says; what it says of the checks does not count. */
describe('In Restricted Mode', () => {
	it('is not trusted, and wakes all the same', async () => {
		assert.equal(vscode.workspace.isTrusted, false);
		await open('broken.return');
		await until('activation', () => extension().isActive);
	});

	it('shows findings, explains and mends them', async () => {
		const document = await open('broken.return');
		const { range } = await finding(document, 'options-closing');
		assert.match(await explained(document, 'Note 2'), /date of event/);
		const { edit } = await preferredFix(document, range);
		assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
		await until('the finding to go', () => found(document.uri, 'options-closing').length === 0);
		await restore(document);
	});

	it('follows the settings of the user, and not of the folder, which cannot turn a check off', async () => {
		const document = await open('broken.return');
		await finding(document, 'options-closing');
		const configuration = () => vscode.workspace.getConfiguration('monthlyReturn', document.uri);
		const set = (value: unknown, target: vscode.ConfigurationTarget) => configuration().update('severities', value, target);
		try {
			if (vscode.workspace.workspaceFolders) {
				await set({ 'options-closing': 'off' }, vscode.ConfigurationTarget.Workspace);
				assert.deepEqual(configuration().get('severities'), {});
			}
			await set({ 'options-closing': 'warning' }, vscode.ConfigurationTarget.Global);
			await until('the warning', () => severityOf(document.uri, 'options-closing') === vscode.DiagnosticSeverity.Warning);
		} finally {
			await set(undefined, vscode.ConfigurationTarget.Global);
			if (vscode.workspace.workspaceFolders) await set(undefined, vscode.ConfigurationTarget.Workspace);
		}
		await until('the error', () => severityOf(document.uri, 'options-closing') === vscode.DiagnosticSeverity.Error);
	});

	it('reads a monthly-return.json, and does not let it turn a check off', async () => {
		const document = await open('broken.return');
		// A window without a folder reads none.
		if (vscode.workspace.workspaceFolders)
			await until('what is wrong in it', () => vscode.languages.getDiagnostics(file('monthly-return.json')).length > 0);
		await finding(document, 'options-closing');
		assert.equal(severityOf(document.uri, 'options-closing'), vscode.DiagnosticSeverity.Error);
	});

	it('computes all totals', async () => {
		const document = await open('gaps.return');
		await vscode.commands.executeCommand('monthlyReturn.computeTotals');
		assert.match(document.getText(), /closing +20,418,259\n/);
		await restore(document);
	});

	it('rolls a return forward into a file beside it', async () => {
		await open('gaps.return');
		await vscode.commands.executeCommand('monthlyReturn.rollForward');
		const { uri } = active();
		assert.equal(vscode.Uri.joinPath(uri, '..').toString(), vscode.Uri.joinPath(file('gaps.return'), '..').toString());
		const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		assert.match(written, /month +31 January 2025\n/);
		await vscode.workspace.fs.delete(uri);
	});
});
