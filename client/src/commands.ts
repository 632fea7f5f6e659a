import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { languageId, section } from './names.js';

/** What "Compute All Totals" is in the protocol: a source action, so that it can also run on save. */
const computeTotals = vscode.CodeActionKind.SourceFixAll.append('monthly-return');

export function registerCommands(client: BaseLanguageClient, restart: () => Promise<void>): vscode.Disposable[] {
	return [
		vscode.commands.registerCommand(`${section}.computeTotals`, compute),
		vscode.commands.registerCommand(`${section}.restartServer`, restart),
		vscode.commands.registerCommand(`${section}.showOutput`, () => client.outputChannel.show()),
	];
}

/** The editor-title button hands over its editor's address, for that editor need not be the active one. */
async function compute(uri?: vscode.Uri): Promise<void> {
	const target = uri ?? vscode.window.activeTextEditor?.document.uri;
	const document = target && (await vscode.workspace.openTextDocument(target));
	if (document?.languageId !== languageId) {
		void vscode.window.showInformationMessage(vscode.l10n.t('Open a monthly return (.return) to compute its totals.'));
		return;
	}
	const all = new vscode.Range(0, 0, document.lineCount, 0);
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
		'vscode.executeCodeActionProvider',
		document.uri,
		document.validateRange(all),
		computeTotals.value,
		1, // resolved, should the server leave its edit for later
	);
	const edit = actions?.find((action) => action.kind && computeTotals.contains(action.kind) && action.edit)?.edit;
	if (!edit) {
		const message = vscode.l10n.t('There is nothing to compute: every total is written and adds up.');
		void vscode.window.showInformationMessage(message);
	} else if (!(await vscode.workspace.applyEdit(edit))) {
		void vscode.window.showErrorMessage(vscode.l10n.t('The totals could not be written.'));
	}
}
