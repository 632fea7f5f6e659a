import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type DocumentParams,
	type LastReportResult,
	type ReportParams,
	type ReportResult,
	requests,
} from '../../server/src/lsp/protocol.js';
import { isAllowed } from './allowed.js';
import type { Host } from './job.js';
import { uriOf } from './resources.js';
import { rollFrom } from './rollForward.js';
import { sayInformation, sayWarning } from './say.js';
import { showNew } from './showNew.js';
import { targetReturn } from './target.js';

/**
 * A report on Form 6-K that furnishes a return, beside it.
 * @param all the returns, where several are selected: it goes beside the month's
 */
export async function newReport(client: BaseLanguageClient, host: Host, of?: vscode.Uri, all?: unknown): Promise<void> {
	const selected = Array.isArray(all) ? all.flatMap((one) => uriOf(one) ?? []) : [];
	for (const uri of selected) if (!(await isAllowed(uri))) return;
	const document = await targetReturn(of);
	if (!document) return;
	const uris = selected.length > 1 ? selected : [document.uri];
	const params: ReportParams = { uris: uris.map((uri) => client.code2ProtocolConverter.asUri(uri)) };
	const made = await client.sendRequest<ReportResult | null>(requests.report, params);
	if (!made) throw new Error(vscode.l10n.t('The report could not be begun.'));
	if ('refused' in made) void sayWarning(made.refused);
	else await showNew(host, made, vscode.Uri.parse(made.beside));
}

/** The report that follows the last one of the company whose return or report it is. */
export async function nextReport(client: BaseLanguageClient, host: Host, of?: vscode.Uri): Promise<void> {
	const document = await targetReturn(of);
	if (!document) return;
	const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
	const last = await client.sendRequest<LastReportResult>(requests.lastReport, params);
	if (last !== null) return rollFrom(client, host, vscode.Uri.parse(last));
	const begin = vscode.l10n.t('New Form 6-K');
	const message = vscode.l10n.t('No Form 6-K to begin from: this workspace has none of this issuer.');
	if ((await sayInformation(message, begin)) === begin) await newReport(client, host, document.uri);
}
