import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { beginMonthForAll, beginResubmission } from './beginMonth.js';
import { compareWith } from './compareWith.js';
import { computeTotals } from './computeTotals.js';
import { exportReturn } from './exportReturn.js';
import { reasonOf, sayFailed } from './failure.js';
import { fromDays } from './fromDays.js';
import { groupFigures } from './grouping.js';
import { importReturn } from './importReturn.js';
import type { Host } from './job.js';
import { openMonth, openNextMonth, openPreviousMonth } from './months.js';
import { addMovement, pasteMovements } from './movements.js';
import { section } from './names.js';
import { newReport, nextReport } from './newReport.js';
import { beginHere, newReturn } from './newReturn.js';
import { nextDay } from './nextDay.js';
import { offerPasting, pasteRows } from './paste.js';
import { practise } from './practice.js';
import { registerPreview } from './preview/preview.js';
import { rollForward } from './rollForward.js';

export function registerCommands(
	context: vscode.ExtensionContext,
	client: BaseLanguageClient,
	host: Host,
	restart: () => Promise<void>,
): void {
	const command = <A extends unknown[]>(id: string, run: (...args: A) => unknown) =>
		vscode.commands.registerCommand(id, async (...args) => {
			try {
				return await run(...(args as A));
			} catch (error) {
				client.error(`${id}: ${reasonOf(error)}`, error, false);
				sayFailed(error);
			}
		});
	const preview = registerPreview(context, client, host);
	context.subscriptions.push(
		command(`${section}.computeTotals`, (uri?: vscode.Uri) => computeTotals(client, uri)),
		command(`${section}.newReturn`, () => newReturn(client, host)),
		command(`${section}.beginHere`, (uri?: unknown, last?: unknown) => beginHere(client, uri, last)),
		command(`${section}.rollForward`, (uri?: vscode.Uri) => rollForward(client, host, uri)),
		command(`${section}.nextDay`, (uri?: vscode.Uri) => nextDay(client, host, uri)),
		command(`${section}.fromDays`, (of?: unknown) => fromDays(client, of)),
		command(`${section}.newReport`, (uri?: vscode.Uri, all?: unknown) => newReport(client, host, uri, all)),
		command(`${section}.nextReport`, (uri?: vscode.Uri) => nextReport(client, host, uri)),
		command(`${section}.importReturn`, (of?: unknown, all?: unknown) => importReturn(context.extensionUri, host, of, all)),
		command(`${section}.exportReturn`, (of?: unknown) => exportReturn(client, host, of)),
		// Of the code lenses, with the address of the return.
		command(`${section}.openMonth`, openMonth),
		command(`${section}.openPreviousMonth`, (uri?: vscode.Uri) => openPreviousMonth(client, uri)),
		command(`${section}.openNextMonth`, (uri?: vscode.Uri) => openNextMonth(client, host, uri)),
		command(`${section}.showPreview`, (uri?: vscode.Uri) => preview.show(uri)),
		command(`${section}.showYear`, (uri?: vscode.Uri) => preview.show(uri, 'year')),
		offerPasting(client),
		groupFigures(client),
		command(`${section}.pasteRows`, () => pasteRows(client)),
		command(`${section}.beginMonthForAll`, (month?: unknown) => beginMonthForAll(client, host, month)),
		command(`${section}.beginResubmission`, (uri?: unknown) => beginResubmission(client, host, uri)),
		command(`${section}.compareWith`, (of?: unknown, other?: unknown) =>
			compareWith(client, context.extensionUri, host, of, other),
		),
		command(`${section}.addMovement`, (uri?: unknown) => addMovement(client, uri)),
		command(`${section}.pasteMovements`, () => pasteMovements(client)),
		command(`${section}.practise`, () => practise(context.extensionUri)),
		command(`${section}.restartServer`, restart),
		command(`${section}.showOutput`, () => client.outputChannel.show()),
	);
}
