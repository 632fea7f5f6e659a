import * as vscode from 'vscode';
import { targetReturn } from './target.js';

/** What "Compute All Totals" is in the protocol: a source action, so that it can also run on save. */
const kind = vscode.CodeActionKind.SourceFixAll.append('monthly-return');

export async function computeTotals(uri?: vscode.Uri): Promise<void> {
	const document = await targetReturn(uri);
	if (!document) return;
	const all = new vscode.Range(0, 0, document.lineCount, 0);
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
		'vscode.executeCodeActionProvider',
		document.uri,
		document.validateRange(all),
		kind.value,
		1, // resolved, should the server leave its edit for later
	);
	const edit = actions?.find((action) => action.kind && kind.contains(action.kind) && action.edit)?.edit;
	if (!edit) {
		const message = vscode.l10n.t('There is nothing to compute: every total is written and adds up.');
		void vscode.window.showInformationMessage(message);
	} else if (!(await vscode.workspace.applyEdit(edit))) {
		void vscode.window.showErrorMessage(vscode.l10n.t('The totals could not be written.'));
	}
}
