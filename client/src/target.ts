import * as vscode from 'vscode';
import { isLeftAlone } from '../../server/src/lsp/schemes.js';
import { isAllowed } from './allowed.js';
import { languageId } from './names.js';
import { uriOf } from './resources.js';
import { sayInformation } from './say.js';

/** The return a command is for: the one whose button was pressed, which need not be the active one; else the active one. */
export async function targetReturn(named: unknown): Promise<vscode.TextDocument | undefined> {
	const uri = uriOf(named);
	if (uri && !(await isAllowed(uri))) return undefined;
	const target = uri ?? vscode.window.activeTextEditor?.document.uri;
	const document = target && (await vscode.workspace.openTextDocument(target));
	if (document?.languageId === languageId) {
		if (!isLeftAlone(document.uri.toString())) return document;
		void sayInformation(vscode.l10n.t('Open the return itself first: this is another version of it, which is left alone.'));
		return undefined;
	}
	void sayInformation(vscode.l10n.t('Open a monthly return (.return) first.'));
	return undefined;
}
