import * as vscode from 'vscode';
import type { Difference, Side } from '../../server/src/features/compare.js';
import { section } from './names.js';
import { nameOf } from './resources.js';
import { escapeHtml, webviewPage } from './webviewPage.js';

/** What a return is compared with: a text of the language, or what was made of a published form. */
export interface Other {
	readonly name: string;
	readonly text: string;
	/** What of a published form could not be read, and is not compared. */
	readonly unread: readonly string[];
	/** Where it can be gone to. */
	readonly uri?: vscode.Uri;
}

export interface Compared {
	readonly document: vscode.TextDocument;
	readonly other: Other;
	readonly differences: readonly Difference[];
}

/** What differs, as a table beside the text; a figure leads to its place. */
export class ComparisonPanel {
	static #shown: ComparisonPanel | undefined;
	readonly #panel: vscode.WebviewPanel;
	#compared: Compared | undefined;

	static show(extension: vscode.Uri, compared: Compared): void {
		ComparisonPanel.#shown ??= new ComparisonPanel(extension);
		ComparisonPanel.#shown.#set(compared);
	}

	private constructor(private readonly extension: vscode.Uri) {
		this.#panel = vscode.window.createWebviewPanel(
			`${section}.comparison`,
			vscode.l10n.t('Comparison'),
			{ viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
			{ enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')] },
		);
		this.#panel.onDidDispose(() => {
			ComparisonPanel.#shown = undefined;
		});
		this.#panel.webview.onDidReceiveMessage(({ index, side }: { readonly index?: unknown; readonly side?: unknown }) => {
			if (typeof index === 'number') void this.#go(index, side === 'second' ? 'second' : 'first');
		});
	}

	#set(compared: Compared): void {
		this.#compared = compared;
		this.#panel.title = vscode.l10n.t('{0} – {1}', nameOf(compared.document.uri), compared.other.name);
		this.#panel.webview.html = pageOf(this.#panel.webview, this.extension, compared);
		this.#panel.reveal(undefined, true);
	}

	async #go(index: number, side: 'first' | 'second'): Promise<void> {
		const { document, other, differences } = this.#compared ?? {};
		const range = differences?.[index]?.[side].range;
		const uri = side === 'first' ? document?.uri : other?.uri;
		if (!uri || !range) return;
		const { start, end } = range;
		const selection = new vscode.Range(start.line, start.character, end.line, end.character);
		await vscode.window.showTextDocument(uri, { selection, viewColumn: vscode.ViewColumn.One });
	}
}

/** Every text is one of a document: it is shown, and nothing in it counts. */
function pageOf(webview: vscode.Webview, extension: vscode.Uri, { document, other, differences }: Compared): string {
	const names = [nameOf(document.uri), other.name] as const;
	const count =
		differences.length === 0
			? vscode.l10n.t('Nothing differs.')
			: differences.length === 1
				? vscode.l10n.t('1 difference')
				: vscode.l10n.t('{0} differences', differences.length);
	const away = vscode.l10n.t('Apart');
	const rows = differences.map((difference, index) => {
		const { at, what, first, second, apart } = difference;
		const cell = (side: Side, of: 'first' | 'second', canGo: boolean) => {
			const said = escapeHtml(side.said);
			const inside =
				canGo && side.range
					? `<button type="button" data-index="${index}" data-side="${of}">${said}</button>`
					: `<span>${said}</span>`;
			return `<td class="${side.state}" data-name="${escapeHtml(of === 'first' ? names[0] : names[1])}">${inside}</td>`;
		};
		const name = [at, what].filter((part) => part !== '').join(', ');
		return `<tr><th scope="row">${escapeHtml(name)}</th>${cell(first, 'first', true)}${cell(second, 'second', other.uri !== undefined)}<td data-name="${escapeHtml(away)}">${escapeHtml(apart ?? '')}</td></tr>`;
	});
	const head = ['', names[0], names[1], away].map((text, index) =>
		index === 0 ? `<td></td>` : `<th scope="col">${escapeHtml(text)}</th>`,
	);
	const unread = other.unread.map((what) => `<li>${escapeHtml(what)}</li>`);
	const body = `<main>
<h1>${escapeHtml(vscode.l10n.t('{0} – {1}', names[0], names[1]))}</h1>
<p role="status">${escapeHtml(count)}</p>
${rows.length > 0 ? `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>` : ''}
${unread.length > 0 ? `<h2>${escapeHtml(vscode.l10n.t('Not read, and not compared'))}</h2><ul>${unread.join('')}</ul>` : ''}
</main>`;
	return webviewPage(webview, extension, { title: vscode.l10n.t('Comparison'), name: 'comparison', body });
}
