import * as vscode from 'vscode';
import { languageId } from './names.js';

/** The return a command is for: the one whose button was pressed, which need not be the active one; else the active one. */
export async function targetReturn(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
	const target = uri ?? vscode.window.activeTextEditor?.document.uri;
	const document = target && (await vscode.workspace.openTextDocument(target));
	if (document?.languageId === languageId) return document;
	void vscode.window.showInformationMessage(vscode.l10n.t('Open a monthly return (.return) first.'));
	return undefined;
}
