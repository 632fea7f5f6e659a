import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Rolled } from '../../server/src/features/roll.js';
import { type DocumentParams, type RollResult, requests } from '../../server/src/lsp/protocol.js';
import type { Host } from './job.js';
import { sayWarning } from './say.js';
import { showNew } from './showNew.js';
import { targetReturn } from './target.js';

/** Writes next month's return beside this one, or in the folder after that of its month, and shows it. */
export async function rollForward(client: BaseLanguageClient, host: Host, uri?: vscode.Uri): Promise<void> {
	const document = await targetReturn(uri);
	if (document) await rollFrom(client, host, document.uri);
}

/** The return need not be open. */
export async function rollFrom(client: BaseLanguageClient, host: Host, uri: vscode.Uri): Promise<void> {
	const rolled = await rolledFrom(client, uri);
	if (!rolled) return;
	await showNew(host, rolled, uri);
	if (rolled.remarks) void sayWarning(rolled.remarks.join(' '));
}

/** Next month's return; undefined where there is none, which is then said. */
export async function rolledFrom(client: BaseLanguageClient, uri: vscode.Uri): Promise<Rolled | undefined> {
	const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(uri) };
	const rolled = await client.sendRequest<RollResult | null>(requests.roll, params);
	if (!rolled) throw new Error(vscode.l10n.t('The return could not be rolled forward.'));
	if (!('refused' in rolled)) return rolled;
	void sayWarning(rolled.refused);
	return undefined;
}
