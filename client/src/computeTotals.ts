import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ComputationResult, requests } from '../../server/src/lsp/protocol.js';
import { sayError, sayInformation, sayWarning } from './say.js';
import { targetReturn } from './target.js';

/** Fills in what is left out, and says what; a figure that is written and disagrees is changed only when that is asked for, in a preview. */
export async function computeTotals(client: BaseLanguageClient, uri?: vscode.Uri): Promise<void> {
	const document = await targetReturn(uri);
	if (!document) return;
	const { version } = document;
	const found = await computation(client, document);
	if (!found || document.version !== version) {
		throw new Error(vscode.l10n.t('The return changed while its totals were computed. Compute them again.'));
	}
	const { filled, fill, disagreeing } = found;
	if (fill.length > 0 && !(await apply(client, document, fill))) {
		void sayError(vscode.l10n.t('No total was written: the editor took none of the changes.'));
		return;
	}
	const wrote = fill.length === 0 ? undefined : wroteText(filled);
	if (disagreeing.length > 0) {
		void sayDisagreeing(client, document, found, wrote);
	} else if (wrote === undefined) {
		void sayInformation(vscode.l10n.t('Every total is written and adds up: nothing to compute.'));
	} else {
		void sayWrote(document, fill, wrote);
	}
}

/** How many are named. */
const named = 3;

/** `2 figures written: closing issued of ORD in section II 5; total of section I HKD 5`. */
function wroteText(filled: ComputationResult['filled']): string {
	const names = filled.slice(0, named).map(({ name, computed }) => `${name} ${computed}`);
	const shown = [...names, ...(filled.length > named ? ['…'] : [])].join('; ');
	return filled.length === 1
		? vscode.l10n.t('1 figure written: {0}', shown)
		: vscode.l10n.t('{0} figures written: {1}', filled.length, shown);
}

/** With the way to the first of them. */
async function sayWrote(document: vscode.TextDocument, fill: ComputationResult['fill'], wrote: string): Promise<void> {
	const show = vscode.l10n.t('Show');
	if ((await sayInformation(wrote, show)) !== show) return;
	const first = [...fill].sort((a, b) => a.range.start.line - b.range.start.line)[0];
	const line = first ? first.range.start.line + (/^[\r\n]/.test(first.newText) ? 1 : 0) : 0;
	const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
	await vscode.window.showTextDocument(document, { selection: new vscode.Range(range.end, range.end) });
}

function computation(client: BaseLanguageClient, document: vscode.TextDocument): Promise<ComputationResult | null> {
	const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
	return client.sendRequest<ComputationResult | null>(requests.computation, { uri });
}

async function apply(client: BaseLanguageClient, { uri }: vscode.TextDocument, edits: ComputationResult['fill'], label?: string) {
	const edit = new vscode.WorkspaceEdit();
	for (const { range, newText } of edits) {
		edit.replace(
			uri,
			client.protocol2CodeConverter.asRange(range),
			newText,
			label === undefined ? undefined : { needsConfirmation: true, label },
		);
	}
	return vscode.workspace.applyEdit(edit);
}

async function sayDisagreeing(
	client: BaseLanguageClient,
	document: vscode.TextDocument,
	{ disagreeing }: ComputationResult,
	wrote: string | undefined,
): Promise<void> {
	const said =
		disagreeing.length === 1
			? vscode.l10n.t('1 written figure does not add up, and is left as it is.')
			: vscode.l10n.t('{0} written figures do not add up, and are left as they are.', disagreeing.length);
	const show = vscode.l10n.t('Show');
	const change = vscode.l10n.t('Change…');
	const buttons = disagreeing.some(({ changes }) => changes) ? [show, change] : [show];
	const chosen = await sayWarning(wrote === undefined ? said : `${said} ${wrote}`, ...buttons);
	if (chosen === show) {
		const [first] = disagreeing;
		await vscode.window.showTextDocument(document, first && { selection: client.protocol2CodeConverter.asRange(first.range) });
		await vscode.commands.executeCommand('workbench.actions.view.problems');
	} else if (chosen === change) {
		// Of the text as it now is.
		const { version } = document;
		const found = await computation(client, document);
		if (!found || document.version !== version) {
			throw new Error(vscode.l10n.t('The return changed while its totals were computed. Compute them again.'));
		}
		await apply(client, document, found.change, vscode.l10n.t('Written figures that do not add up'));
	}
}
