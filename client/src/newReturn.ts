import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { fifthBusinessDay } from '../../server/src/forms/calendar.js';
import { type CreateParams, type CreateResult, type NewestResult, requests } from '../../server/src/lsp/protocol.js';
import { dayText, monthFromNow, monthOf, monthText } from './dates.js';
import type { Host } from './job.js';
import { rolledFrom, rollFrom } from './rollForward.js';
import { pickOne, sayInformation } from './say.js';
import { fill, showNew } from './showNew.js';
import { targetReturn } from './target.js';

/** From the newest return of an issuer in the workspace, or for an issuer that has none yet. */
export async function newReturn(client: BaseLanguageClient, host: Host): Promise<void> {
	const newest = await client.sendRequest<NewestResult>(requests.newest);
	const from = newest.length > 0 ? await pickIssuer(newest, true) : 'another';
	if (from === undefined) return;
	if (from !== 'another') return rollFrom(client, host, vscode.Uri.parse(from.uri));
	const created = await createdReturn(client);
	if (created) await showNew(host, created, neighbourOf(newest));
}

/** In an empty file: of an issuer that has none yet, or with `last` from an issuer's newest return. */
export async function beginHere(client: BaseLanguageClient, uri: unknown, last: unknown): Promise<void> {
	const document = await targetReturn(typeof uri === 'string' ? vscode.Uri.parse(uri) : undefined);
	if (!document) return;
	if (last !== true) {
		const created = await createdReturn(client);
		if (created) await fill(document, created);
		return;
	}
	const newest = await client.sendRequest<NewestResult>(requests.newest);
	if (newest.length === 0) {
		void sayInformation(vscode.l10n.t('No return to begin from: this workspace has none.'));
		return;
	}
	const from = await pickIssuer(newest, false);
	if (from === undefined || from === 'another') return;
	const rolled = await rolledFrom(client, vscode.Uri.parse(from.uri));
	if (rolled) await fill(document, rolled);
}

async function createdReturn(client: BaseLanguageClient): Promise<CreateResult | undefined> {
	const asked = await askIssuer();
	if (!asked) return undefined;
	const created = await client.sendRequest<CreateResult | null>(requests.create, asked);
	if (!created) throw new Error(vscode.l10n.t('The return could not be made.'));
	return created;
}

/** What a new return stands beside: the newest one there is, or else whatever the folder has. */
function neighbourOf([newest]: NewestResult): vscode.Uri | undefined {
	if (newest) return vscode.Uri.parse(newest.uri);
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	return folder && vscode.Uri.joinPath(folder.uri, 'beside');
}

type Newest = NewestResult[number];

async function pickIssuer(newest: NewestResult, others: boolean): Promise<Newest | 'another' | undefined> {
	const items = newest.map((found) => ({
		label: found.issuer,
		description: vscode.l10n.t('{0}, from that of {1}', monthText(monthAfter(found.month)), monthText(found.month)),
		detail: vscode.workspace.asRelativePath(vscode.Uri.parse(found.uri)),
		found,
	}));
	const another = { label: vscode.l10n.t('Another issuer…'), icon: 'add', found: 'another' as const };
	const picked = await pickOne<(typeof items)[number] | typeof another>(others ? [...items, another] : items, {
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
	const month = await askMonth(title);
	return month === undefined ? undefined : { issuer: issuer.trim(), code: code.trim().padStart(5, '0'), month: lastDayOf(month) };
}

/** Those that lie behind, the last first, and the one under way, each with its due date; or any, typed. */
async function askMonth(title: string): Promise<string | undefined> {
	const months = monthsToReport().map((month) => ({ label: monthText(month), description: dueText(month), month }));
	const other = { label: vscode.l10n.t('Another month…'), icon: 'edit', month: undefined };
	const picked = await pickOne<{ label: string; month: string | undefined }>([...months, other], {
		title,
		placeHolder: vscode.l10n.t('The month it is for'),
		matchOnDescription: true,
	});
	if (!picked || picked.month !== undefined) return picked?.month;
	const typed = await vscode.window.showInputBox({
		title,
		prompt: vscode.l10n.t('The month it is for, such as 2024-06 or June 2024'),
		ignoreFocusOut: true,
		validateInput: (value) => (monthIn(value) ? undefined : vscode.l10n.t('A month is written as 2024-06 or June 2024.')),
	});
	return typed === undefined ? undefined : monthIn(typed);
}

/** `2024-06` of `2024-6`, `6/2024`, `June 2024`. */
export function monthIn(text: string): string | undefined {
	const said = text.trim().toLowerCase();
	const [, iso = '', number = ''] = /^(\d{4})[-/年](\d{1,2})月?$/.exec(said) ?? [];
	const [, turned = '', year = iso] = /^(\d{1,2})[-/](\d{4})$/.exec(said) ?? [];
	const [, name = '', named = year] = /^([a-z]{3,9})\.? (\d{4})$/.exec(said) ?? [];
	const byName = name === '' ? 0 : englishMonths.findIndex((month) => month.startsWith(name)) + 1;
	const of = byName || Number(number || turned);
	return Number(named) >= 1900 && of >= 1 && of <= 12 ? monthOf(Number(named), of - 1) : undefined;
}

const englishMonths = Array.from({ length: 12 }, (_, at) =>
	new Date(Date.UTC(2024, at)).toLocaleDateString('en', { month: 'long', timeZone: 'UTC' }).toLowerCase(),
);

/** `due 6 November 2026`. */
function dueText(of: string): string {
	const [year = 0, number = 1] = of.split('-').map(Number);
	const due = fifthBusinessDay(year, number);
	return due
		? vscode.l10n.t('due {0}', dayText(new Date(Date.UTC(due.year, due.month - 1, due.day)).toISOString().slice(0, 10)))
		: '';
}

/** From the month under way back. */
function monthsToReport(): readonly string[] {
	return Array.from({ length: 14 }, (_, apart) => monthFromNow(-apart));
}

function monthAfter(of: string): string {
	const [year = 0, number = 1] = of.split('-').map(Number);
	return monthOf(year, number);
}

function lastDayOf(of: string): string {
	const [year = 0, number = 1] = of.split('-').map(Number);
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
