import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentParams, type NeighboursResult, requests } from '../../server/src/lsp/protocol.js';
import { isAllowed } from './allowed.js';
import type { Host } from './job.js';
import { rollForward } from './rollForward.js';
import { sayInformation } from './say.js';
import { targetReturn } from './target.js';

/** Shows the return at an address as the server writes it; undefined where it is not to be shown. */
export async function openMonth(uri: string): Promise<vscode.TextEditor | undefined> {
	const target = vscode.Uri.parse(uri);
	return (await isAllowed(target)) ? vscode.window.showTextDocument(target) : undefined;
}

export async function openPreviousMonth(client: BaseLanguageClient, uri?: vscode.Uri): Promise<void> {
	const document = await targetReturn(uri);
	if (!document) return;
	const { previous } = await neighbours(client, document);
	if (previous !== undefined) {
		await openMonth(previous);
		return;
	}
	const message = vscode.l10n.t('No return of the previous month: this workspace has none of this issuer.');
	void sayInformation(message);
}

/** Where there is none yet it can be made. */
export async function openNextMonth(client: BaseLanguageClient, host: Host, uri?: vscode.Uri): Promise<void> {
	const document = await targetReturn(uri);
	if (!document) return;
	const { next } = await neighbours(client, document);
	if (next !== undefined) {
		await openMonth(next);
		return;
	}
	const message = vscode.l10n.t('No return of the next month: this workspace has none of this issuer.');
	const roll = vscode.l10n.t('Roll Forward');
	if ((await sayInformation(message, roll)) === roll) await rollForward(client, host, document.uri);
}

function neighbours(client: BaseLanguageClient, document: vscode.TextDocument): Promise<NeighboursResult> {
	const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
	return client.sendRequest<NeighboursResult>(requests.neighbours, params);
}
