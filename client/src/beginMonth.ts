import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type BeginningsParams,
	type BeginningsResult,
	type DocumentParams,
	type RollResult,
	requests,
} from '../../server/src/lsp/protocol.js';
import { isAllowed } from './allowed.js';
import { monthFromNow, monthText } from './dates.js';
import { reasonOf } from './failure.js';
import type { Host } from './job.js';
import { pickMany, pickOne, sayInformation, sayWarning } from './say.js';
import { showNew } from './showNew.js';
import { targetReturn } from './target.js';

type Beginning = BeginningsResult[number];

/** Begins a month for every issuer: what will happen is shown first, and what is ticked happens. Nothing is written over. */
export async function beginMonthForAll(client: BaseLanguageClient, host: Host, named?: unknown): Promise<void> {
	const month = typeof named === 'string' && /^\d{4}-\d{2}$/.test(named) ? named : await askMonth();
	if (month === undefined) return;
	const params: BeginningsParams = { month };
	const all = await client.sendRequest<BeginningsResult>(requests.beginnings, params);
	const title = vscode.l10n.t('Begin {0} for All Issuers', monthText(month));
	if (all.length === 0) {
		void sayInformation(vscode.l10n.t('No return to begin {0} from: this workspace has none.', monthText(month)));
		return;
	}
	const picked = await pickMany(all.map(itemOf), {
		title,
		placeHolder: vscode.l10n.t('What is ticked is begun, each beside its last return or in the folder of its month'),
		matchOnDescription: true,
		matchOnDetail: true,
	});
	if (!picked) return;
	const failed: string[] = [];
	let begun = 0;
	// A link may lead out of the folder that is open: whether it may be written there is asked once for each folder.
	const allowed = new Map<string, Promise<boolean>>();
	const mayWrite = (file: vscode.Uri) => {
		const folder = vscode.Uri.joinPath(file, '..').toString();
		const may = allowed.get(folder) ?? isAllowed(file);
		allowed.set(folder, may);
		return may;
	};
	for (const { beginning } of picked) {
		const { state, uri, text, issuer } = beginning;
		if (state !== 'begins' || uri === undefined || text === undefined) continue;
		const file = vscode.Uri.parse(uri);
		if (!(await mayWrite(file))) continue;
		try {
			await host.write(file, new TextEncoder().encode(text), undefined);
			begun += 1;
		} catch (error) {
			failed.push(`${issuer}: ${reasonOf(error)}`);
		}
	}
	const count = (state: Beginning['state']) => all.filter((each) => each.state === state).length;
	const said = [
		begun === 1
			? vscode.l10n.t('1 return of {0} begun', monthText(month))
			: vscode.l10n.t('{0} returns of {1} begun', begun, monthText(month)),
		...(count('there') > 0 ? [vscode.l10n.t('{0} there already', count('there'))] : []),
		...(count('skipped') > 0 ? [vscode.l10n.t('{0} skipped', count('skipped'))] : []),
	].join(', ');
	if (failed.length === 0) void sayInformation(`${said}.`);
	else void sayWarning([`${said}.`, ...failed].join(' '));
}

/** The month that ended last comes first. */
async function askMonth(): Promise<string | undefined> {
	const items = [-1, 0, -2, -3, 1].map(monthFromNow).map((month) => ({ label: monthText(month), description: month, month }));
	const picked = await pickOne(items, {
		title: vscode.l10n.t('Begin Month for All Issuers'),
		placeHolder: vscode.l10n.t('The month it is for'),
	});
	return picked?.month;
}

function itemOf(beginning: Beginning) {
	const { issuer, code, state, reason, from, uri } = beginning;
	const path = (of: string | undefined) => (of === undefined ? '' : vscode.workspace.asRelativePath(vscode.Uri.parse(of)));
	const label = [code, issuer].filter(Boolean).join(' ');
	switch (state) {
		case 'begins':
			return {
				label,
				icon: 'add',
				description: vscode.l10n.t('{0}, from {1}', path(uri), path(from)),
				picked: true,
				beginning,
			};
		case 'there':
			return { label, icon: 'check', description: vscode.l10n.t('there already: {0}', path(uri)), beginning };
		case 'skipped':
			return {
				label,
				icon: 'circle-slash',
				description: vscode.l10n.t('skipped: {0}', reason ?? ''),
				...(from !== undefined && { detail: path(from) }),
				beginning,
			};
	}
}

/** The same return once more beside it, to be corrected and submitted again. */
export async function beginResubmission(client: BaseLanguageClient, host: Host, uri?: unknown): Promise<void> {
	const document = await targetReturn(uri);
	if (!document) return;
	const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
	const made = await client.sendRequest<RollResult | null>(requests.resubmit, params);
	if (!made) throw new Error(vscode.l10n.t('The resubmission could not be begun.'));
	if ('refused' in made) void sayWarning(made.refused);
	else await showNew(host, made, document.uri);
}
