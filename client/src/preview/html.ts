import * as vscode from 'vscode';
import { escapeHtml, webviewPage } from '../webviewPage.js';
import { type Sign, signHtml } from './signs.js';

/** The page the preview begins with: its controls, and where the form, the year and the findings go. */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri): string {
	const button = (id: string, text: string, rest = '') => `<button type="button" id="${id}"${rest}>${escapeHtml(text)}</button>`;
	const drawn = (id: Sign, name: string) => `<button type="button" id="${id}"${named(name)}>${signHtml(id)}</button>`;
	const named = (name: string) => ` title="${escapeHtml(name)}" aria-label="${escapeHtml(name)}"`;
	const body = `<header class="bar">
<span class="group" role="group">
${button('show-form', vscode.l10n.t('Form'), ' aria-pressed="true"')}
${button('show-year', vscode.l10n.t('Year'), ` aria-pressed="false"${named(vscode.l10n.t('The year at a glance'))}`)}
</span>
<span class="group form-only" role="group" id="size">
${drawn('smaller', vscode.l10n.t('Smaller'))}
${button('fit', '100 %', ` title="${escapeHtml(vscode.l10n.t('As large as there is room for'))}" aria-pressed="true"`)}
${drawn('larger', vscode.l10n.t('Larger'))}
</span>
<span class="group" role="group">
<button type="button" id="english" lang="en" title="English" aria-pressed="true">EN</button>
<button type="button" id="chinese" lang="zh-HK" title="中文" aria-pressed="false">中</button>
</span>
<span class="group form-only" role="group" id="stepper" hidden>
${button('findings-count', '', ` aria-expanded="false" aria-controls="drawer" data-one="${escapeHtml(vscode.l10n.t('1 finding'))}" data-many="${escapeHtml(vscode.l10n.t('{0} findings', '{0}'))}"`)}
${drawn('previous', vscode.l10n.t('Previous finding'))}
${drawn('next', vscode.l10n.t('Next finding'))}
</span>
${drawn('export', vscode.l10n.t('Export…'))}
</header>
<main>
<p id="message" role="status">${escapeHtml(vscode.l10n.t('Reading …'))}</p>
<p id="note" class="form-only" role="note" hidden></p>
<div id="form"></div>
<div id="year" hidden></div>
</main>
<div id="drawer" class="form-only" hidden></div>`;
	return webviewPage(webview, extension, { title: vscode.l10n.t('Preview'), name: 'preview', className: 'interactive', body });
}
