import * as vscode from 'vscode';
import type { BaseLanguageClient, CodeAction, CodeActionParams } from 'vscode-languageclient';
import { sayError, sayInformation } from './say.js';
import { targetReturn } from './target.js';

/** What "Compute All Totals" is in the protocol: a source action, so that it can also run on save. */
const kind = 'source.fixAll.monthly-return';

/** Asks the server itself: what VS Code is asked for it may cancel, and an answer cut off looks like nothing to compute. */
export async function computeTotals(client: BaseLanguageClient, uri?: vscode.Uri): Promise<void> {
	const document = await targetReturn(uri);
	if (!document) return;
	const { version } = document;
	const { asTextDocumentIdentifier, asRange } = client.code2ProtocolConverter;
	const params: CodeActionParams = {
		textDocument: asTextDocumentIdentifier(document),
		range: asRange(document.validateRange(new vscode.Range(0, 0, document.lineCount, 0))),
		context: { diagnostics: [], only: [kind] },
	};
	const actions = await client.sendRequest<CodeAction[] | null>('textDocument/codeAction', params);
	const edit = await client.protocol2CodeConverter.asWorkspaceEdit(actions?.find((action) => action.edit)?.edit);
	if (!actions || document.version !== version) {
		throw new Error(vscode.l10n.t('The return changed while its totals were computed. Compute them again.'));
	}
	if (!edit) {
		const message = vscode.l10n.t('There is nothing to compute: every total is written and adds up.');
		void sayInformation(message);
	} else if (!(await vscode.workspace.applyEdit(edit))) {
		void sayError(vscode.l10n.t('The totals could not be written.'));
	}
}
