import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { inMessage, onOneLine } from '../../server/src/escape.js';
import { type DeskIssuer, type DeskMonth, isDueSoon } from '../../server/src/features/desk.js';
import { type DeskParams, type DeskResult, deskChanged, requests } from '../../server/src/lsp/protocol.js';
import { isAllowed } from './allowed.js';
import { monthText, shortDayText, shortMonthText } from './dates.js';
import type { Host } from './job.js';
import { openMonth } from './months.js';
import { section } from './names.js';
import { rollFrom } from './rollForward.js';
import { sayInformation } from './say.js';

const viewId = `${section}.returns`;

/** Months of an issuer that are listed, besides older ones that want something. */
const listed = 13;
/** What changes follows on what changed before. */
const patience = 200;

/** An issuer, one of its months, or a return of one of its days. */
export type Item =
	| { readonly kind: 'issuer'; readonly row: DeskIssuer }
	| { readonly kind: 'month'; readonly row: DeskIssuer; readonly month: DeskMonth }
	| { readonly kind: 'day'; readonly uri: string; readonly said: string };

/** The view of all issuers' returns, and what the status bar counts of them. */
export function showReturns(context: vscode.ExtensionContext, client: BaseLanguageClient, host: Host): void {
	const tree = new ReturnsTree(client);
	const view = vscode.window.createTreeView(viewId, { treeDataProvider: tree, showCollapseAll: true });
	const due = vscode.window.createStatusBarItem(`${section}.due`, vscode.StatusBarAlignment.Left, 0);
	due.name = vscode.l10n.t('Returns due');
	due.command = `${viewId}.focus`;
	tree.onDidChangeTreeData(() => {
		const { issuers } = tree.desk;
		const soon = issuers.flatMap((row) => row.months.filter(isDueSoon).map((month) => ({ row, month })));
		view.badge = soon.length === 0 ? undefined : { value: soon.length, tooltip: dueText(soon.length) };
		say(due, soon);
	});
	context.subscriptions.push(
		tree,
		view,
		due,
		vscode.window.registerFileDecorationProvider({ provideFileDecoration: decorationOf }),
		client.onNotification(deskChanged, () => tree.refresh()),
		client.onDidChangeState(({ newState }) => {
			if (newState !== State.Starting) tree.refresh();
		}),
		vscode.commands.registerCommand(`${section}.beginMonth`, (item?: Item) => beginMonth(client, host, item)),
		vscode.commands.registerCommand(`${section}.compareMonth`, (item?: Item) =>
			item?.kind === 'month' && item.month.uri !== undefined
				? vscode.commands.executeCommand(`${section}.compareWith`, item.month.uri)
				: undefined,
		),
		vscode.commands.registerCommand(`${section}.previewMonth`, async (item?: Item) => {
			const uri = item?.kind === 'month' ? item.month.uri : undefined;
			if (uri === undefined) return;
			if (await openMonth(uri)) await vscode.commands.executeCommand(`${section}.showPreview`, vscode.Uri.parse(uri));
		}),
	);
}

/** From the month before, whose return counts. */
async function beginMonth(client: BaseLanguageClient, host: Host, item: Item | undefined): Promise<void> {
	if (item?.kind !== 'month' && item?.kind !== 'issuer') return;
	const { row } = item;
	const { month } = item.kind === 'month' ? item.month : row.now;
	const before = row.months.find((each) => each.month < month);
	if (before?.uri !== undefined && isBefore(before.month, month)) {
		const uri = vscode.Uri.parse(before.uri);
		return (await isAllowed(uri)) ? rollFrom(client, host, uri) : undefined;
	}
	void sayInformation(
		vscode.l10n.t('{0} cannot be begun: there is no return of {1} of the month before.', monthText(month), row.issuer),
	);
}

function isBefore(one: string, other: string): boolean {
	const [year = 0, number = 1] = one.split('-').map(Number);
	return new Date(Date.UTC(year, number)).toISOString().slice(0, 7) === other;
}

class ReturnsTree implements vscode.TreeDataProvider<Item>, vscode.Disposable {
	readonly #client: BaseLanguageClient;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	desk: DeskResult = { today: undefined, month: '', issuers: [], unplaced: [] };
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(client: BaseLanguageClient) {
		this.#client = client;
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#changed.dispose();
	}

	/** Once for all that changes within a moment. */
	refresh(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			void this.#ask();
		}, patience);
	}

	async #ask(): Promise<void> {
		if (this.#client.state !== State.Running) return;
		const params: DeskParams = { most: listed };
		const desk = await this.#client.sendRequest<DeskResult | null>(requests.desk, params).catch(() => undefined);
		if (!desk) return;
		this.desk = desk;
		this.#changed.fire();
	}

	getChildren(item?: Item): Item[] {
		if (!item) return this.desk.issuers.map((row) => ({ kind: 'issuer', row }));
		if (item.kind !== 'issuer') return [];
		const { row } = item;
		const waiting = vscode.l10n.t('to be submitted');
		const unfurnished = vscode.l10n.t('not yet furnished to the SEC');
		return [
			...row.waiting.map((uri): Item => ({ kind: 'day', uri, said: waiting })),
			...row.unfurnished.map((uri): Item => ({ kind: 'day', uri, said: unfurnished })),
			...row.months.map((month): Item => ({ kind: 'month', row, month })),
		];
	}

	getTreeItem(item: Item): vscode.TreeItem {
		switch (item.kind) {
			case 'issuer':
				return issuerItem(item.row);
			case 'month':
				return monthItem(item.month, item.row);
			case 'day':
				return dayItem(item.uri, item.said);
		}
	}
}

function issuerItem(row: DeskIssuer): vscode.TreeItem {
	const older = row.overdue.filter((month) => month !== row.now.month);
	const item = new vscode.TreeItem(onOneLine(row.issuer), vscode.TreeItemCollapsibleState.Collapsed);
	item.id = `${row.code ?? ''} ${row.issuer}`;
	const said = [
		`${monthText(row.now.month)}: ${row.now.said}`,
		...(older.length > 0 ? [vscode.l10n.t('overdue: {0}', older.map(monthText).join(', '))] : []),
		...(row.gaps.length > 0 ? [vscode.l10n.t('missing: {0}', row.gaps.map(monthText).join(', '))] : []),
	];
	// There is little room: the month is the same of all, and what is said in full is behind the cursor.
	const brief = [
		inBrief(row.now),
		...(older.length > 0 ? [vscode.l10n.t('overdue: {0}', older.map(shortMonthText).join(', '))] : []),
		...(row.gaps.length > 0 ? [vscode.l10n.t('missing: {0}', row.gaps.map(shortMonthText).join(', '))] : []),
	];
	item.description = brief.join('; ');
	item.tooltip = [[row.code, row.issuer].filter(Boolean).join(' '), ...said].map(onOneLine).join('\n');
	item.iconPath = older.length > 0 || row.gaps.length > 0 ? iconOf('overdue', 0) : iconOf(row.now.state, row.now.errors ?? 0);
	decorate(item, row.now);
	item.contextValue = row.now.uri === undefined ? 'issuer.notBegun' : 'issuer';
	item.accessibilityInformation = { label: [row.issuer, ...said].map(onOneLine).join(', ') };
	return item;
}

/** `not begun, due 7 Dec`: how it stands, and the day that matters. */
function inBrief({ state, submitted, due, uri, errors = 0 }: DeskMonth): string {
	const day = submitted ?? due;
	const on = day === undefined ? '' : shortDayText(day);
	const stands = {
		submitted: () => vscode.l10n.t('submitted {0}', on),
		resubmitted: () => vscode.l10n.t('resubmitted {0}', on),
		overdue: () => vscode.l10n.t('overdue since {0}', on),
		draft: () => vscode.l10n.t('draft'),
		missing: () => vscode.l10n.t('no return'),
		'not-begun': () => vscode.l10n.t('not begun'),
	}[state]();
	const isOpen = state === 'draft' || state === 'not-begun';
	const said = [
		stands,
		...(isOpen && due !== undefined ? [vscode.l10n.t('due {0}', on)] : []),
		...(state === 'overdue' && uri !== undefined ? [vscode.l10n.t('draft')] : []),
		...(errors > 0 ? [errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors)] : []),
	];
	return said.join(', ');
}

function monthItem(month: DeskMonth, { issuer }: DeskIssuer): vscode.TreeItem {
	const item = new vscode.TreeItem(monthText(month.month));
	item.description = inBrief(month);
	item.tooltip = [month.said, ...(month.uri === undefined ? [] : [pathOf(month.uri)])].map(onOneLine).join('\n');
	item.iconPath = iconOf(month.state, month.errors ?? 0);
	decorate(item, month);
	item.contextValue = month.uri === undefined ? 'month.notBegun' : 'month';
	item.accessibilityInformation = { label: onOneLine(`${issuer}, ${monthText(month.month)}, ${month.said}`) };
	if (month.uri !== undefined) item.command = opening(month.uri);
	return item;
}

function dayItem(uri: string, said: string): vscode.TreeItem {
	const path = pathOf(uri);
	const item = new vscode.TreeItem(onOneLine(path.slice(path.lastIndexOf('/') + 1)));
	item.description = said;
	item.iconPath = new vscode.ThemeIcon('clock');
	item.command = opening(uri);
	item.contextValue = 'day';
	return item;
}

const pathOf = (uri: string) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));

function opening(uri: string): vscode.Command {
	return { title: vscode.l10n.t('Open'), command: `${section}.openMonth`, arguments: [uri] };
}

/** Shape and colour, for no colour alone says anything to everybody. */
function iconOf(state: DeskMonth['state'], errors: number): vscode.ThemeIcon {
	const icon = (name: string, color: string) => new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
	switch (state) {
		case 'overdue':
			return icon('warning', 'list.errorForeground');
		case 'missing':
			return icon('circle-slash', 'list.errorForeground');
		case 'not-begun':
			return icon('circle-outline', 'list.warningForeground');
		case 'draft':
			return errors > 0 ? icon('error', 'list.errorForeground') : icon('edit', 'list.warningForeground');
		case 'submitted':
			return icon('check', 'testing.iconPassed');
		case 'resubmitted':
			return icon('check-all', 'testing.iconPassed');
	}
}

/** No file has this scheme: what is under it is decorated, and nothing else. */
const scheme = 'monthly-return-due';

function decorate(item: vscode.TreeItem, { daysLeft, state }: DeskMonth): void {
	if (daysLeft !== undefined) item.resourceUri = vscode.Uri.from({ scheme, path: `/${state}`, query: String(daysLeft) });
}

/** The days left as a badge, which takes two characters. */
function decorationOf(uri: vscode.Uri): vscode.FileDecoration | undefined {
	if (uri.scheme !== scheme) return undefined;
	const days = Number(uri.query);
	const color = new vscode.ThemeColor(days < 0 ? 'list.errorForeground' : 'list.warningForeground');
	if (days < 0) return { badge: '!', color, tooltip: vscode.l10n.t('{0} days overdue', -days) };
	const tooltip = days === 1 ? vscode.l10n.t('1 day left') : vscode.l10n.t('{0} days left', days);
	return { badge: days > 99 ? '…' : String(days), tooltip, ...(days <= 7 && { color }) };
}

function dueText(count: number): string {
	return count === 1
		? vscode.l10n.t('1 return due within seven days')
		: vscode.l10n.t('{0} returns due within seven days', count);
}

function say(item: vscode.StatusBarItem, soon: readonly { readonly row: DeskIssuer; readonly month: DeskMonth }[]): void {
	if (soon.length === 0) {
		item.hide();
		return;
	}
	const isLate = soon.some(({ month }) => month.state === 'overdue');
	const short = soon.length === 1 ? vscode.l10n.t('1 return due') : vscode.l10n.t('{0} returns due', soon.length);
	item.text = `$(${isLate ? 'warning' : 'calendar'}) ${short}`;
	const lines = soon.slice(0, 20).map(({ row, month }) => `${row.issuer}, ${monthText(month.month)}: ${month.said}`);
	item.tooltip = [dueText(soon.length), ...lines.map(inMessage), ...(soon.length > 20 ? ['…'] : [])].join('\n');
	item.backgroundColor = isLate ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
	item.accessibilityInformation = { label: dueText(soon.length) };
	item.show();
}
