import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentParams, type FromDaysResult, requests } from '../../server/src/lsp/protocol.js';
import { uriOf } from './resources.js';
import { sayInformation } from './say.js';
import { targetReturn } from './target.js';

/** Writes into a month's return what its next-day returns have and it has not, and says what. */
export async function fromDays(client: BaseLanguageClient, of?: unknown): Promise<void> {
	const document = await targetReturn(uriOf(of));
	if (!document) return;
	const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
	const found = await client.sendRequest<FromDaysResult>(requests.fromDays, params);
	if (!found || (found.version !== null && found.version !== document.version))
		throw new Error(vscode.l10n.t('The return changed meanwhile. Try again.'));
	const { edits, added, days, unsure } = found;
	if (edits.length === 0 && unsure !== undefined) throw new Error(unsure);
	if (edits.length === 0) {
		void sayInformation(
			days === 0
				? vscode.l10n.t('No next-day return of this month lies beside it.')
				: vscode.l10n.t('All that the next-day returns of this month say stands in it.'),
		);
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits([...edits]));
	if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('The month could not be written.'));
	const show = vscode.l10n.t('Show');
	const wrote =
		added.length === 1
			? vscode.l10n.t('1 line written from the next-day returns, and the sums that follow.')
			: vscode.l10n.t('{0} lines written from the next-day returns, and the sums that follow.', added.length);
	if ((await sayInformation([wrote, unsure].filter(Boolean).join(' '), show)) !== show) return;
	const line = document
		.getText()
		.split(/\r\n|\r|\n/)
		.findIndex((text) => text.trim() === added[0]);
	// What was rewritten within a line stands where it was.
	const { range } = document.lineAt(line < 0 ? (edits[0]?.range.start.line ?? 0) : line);
	await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.end, range.end) });
}
