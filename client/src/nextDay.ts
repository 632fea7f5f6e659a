import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentParams, type NextDayResult, requests } from '../../server/src/lsp/protocol.js';
import type { Host } from './job.js';
import { sayWarning } from './say.js';
import { showNew } from './showNew.js';
import { targetReturn } from './target.js';

/** Begins the next next-day return of an issuer beside one of its returns, whichever that is. */
export async function nextDay(client: BaseLanguageClient, host: Host, of?: vscode.Uri): Promise<void> {
	const document = await targetReturn(of);
	if (!document) return;
	const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
	const begun = await client.sendRequest<NextDayResult | null>(requests.nextDay, params);
	if (!begun) throw new Error(vscode.l10n.t('The next-day return could not be begun.'));
	if ('refused' in begun) void sayWarning(begun.refused);
	else await showNew(host, begun, document.uri);
}
