import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type CreateParams, type CreateResult, type NewestResult, requests } from '../../server/src/lsp/protocol.js';
import { monthText } from './dates.js';
import type { Host } from './job.js';
import { rollFrom } from './rollForward.js';
import { pickOne } from './say.js';
import { showNew } from './showNew.js';

/** From the newest return of an issuer in the workspace, or for an issuer that has none yet. */
export async function newReturn(client: BaseLanguageClient, host: Host): Promise<void> {
	const newest = await client.sendRequest<NewestResult>(requests.newest);
	const from = newest.length > 0 ? await pickIssuer(newest) : 'another';
	if (from === undefined) return;
	if (from !== 'another') return rollFrom(client, host, vscode.Uri.parse(from.uri));
	const asked = await askIssuer();
	if (!asked) return;
	const created = await client.sendRequest<CreateResult | null>(requests.create, asked);
	if (!created) throw new Error(vscode.l10n.t('The return could not be made.'));
	await showNew(host, created, undefined);
}

type Newest = NewestResult[number];

async function pickIssuer(newest: NewestResult): Promise<Newest | 'another' | undefined> {
	const items = newest.map((found) => ({
		label: found.issuer,
		description: vscode.l10n.t('{0}, from that of {1}', monthText(monthAfter(found.month)), monthText(found.month)),
		detail: vscode.workspace.asRelativePath(vscode.Uri.parse(found.uri)),
		found,
	}));
	const another = { label: vscode.l10n.t('Another issuer…'), icon: 'add', found: 'another' as const };
	const picked = await pickOne([...items, another], {
		title: vscode.l10n.t('New Monthly Return'),
		placeHolder: vscode.l10n.t('Whose return, and from which it starts'),
		matchOnDescription: true,
	});
	return picked?.found;
}

async function askIssuer(): Promise<CreateParams | undefined> {
	const title = vscode.l10n.t('New Monthly Return');
	const issuer = await vscode.window.showInputBox({
		title,
		prompt: vscode.l10n.t('The issuer’s name, as on the form'),
		placeHolder: 'Harbour Lights Holdings Limited',
		ignoreFocusOut: true,
		validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('The form needs the name.') : undefined),
	});
	if (issuer === undefined) return undefined;
	const code = await vscode.window.showInputBox({
		title,
		prompt: vscode.l10n.t('The stock code of its listed shares'),
		placeHolder: '00700',
		ignoreFocusOut: true,
		validateInput: (value) => (/^\d{1,5}$/.test(value.trim()) ? undefined : vscode.l10n.t('A stock code has up to five digits.')),
	});
	if (code === undefined) return undefined;
	const months = monthsToReport().map((month) => ({ label: monthText(month), month }));
	const picked = await pickOne(months, { title, placeHolder: vscode.l10n.t('The month it is for') });
	return picked && { issuer: issuer.trim(), code: code.trim().padStart(5, '0'), month: lastDayOf(picked.month) };
}

/** The month that ended last comes first, for that is the one to report; then this one, then those before. */
function monthsToReport(): readonly string[] {
	const today = new Date();
	return [-1, 0, -2, -3, -4, -5, -6].map((apart) => month(today.getFullYear(), today.getMonth() + apart));
}

/** `YYYY-MM`; months from 0, and beyond a year's end into the next. */
function month(year: number, index: number): string {
	return new Date(Date.UTC(year, index)).toISOString().slice(0, 7);
}

function monthAfter(of: string): string {
	const [year = 0, number = 1] = of.split('-').map(Number);
	return month(year, number);
}

function lastDayOf(of: string): string {
	const [year = 0, number = 1] = of.split('-').map(Number);
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
