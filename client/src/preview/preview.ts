import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type PreviewParams, type PreviewResult, requests, type YearResult } from '../../../server/src/lsp/protocol.js';
import { isLeftAlone } from '../../../server/src/lsp/schemes.js';
import { isAllowed } from '../allowed.js';
import { sayFailed } from '../failure.js';
import type { Host } from '../job.js';
import { languageId, section } from '../names.js';
import { targetReturn } from '../target.js';
import { pageOf } from './html.js';
import type { FromPage, Language, PreviewState, ToPage, View } from './messages.js';
import { Sheets } from './sheets.js';

const viewType = `${section}.preview`;

/** The preview: one beside the editors, of the return that is worked on. */
export function registerPreview(context: vscode.ExtensionContext, client: BaseLanguageClient, host: Host): Preview {
	const preview = new Preview(context.extensionUri, client, host);
	context.subscriptions.push(
		preview,
		vscode.window.registerWebviewPanelSerializer(viewType, {
			deserializeWebviewPanel: (panel, state: PreviewState | undefined) => preview.restore(panel, state),
		}),
	);
	return preview;
}

export class Preview implements vscode.Disposable {
	readonly #extension: vscode.Uri;
	readonly #client: BaseLanguageClient;
	readonly #host: Host;
	#shown: Shown | undefined;

	constructor(extension: vscode.Uri, client: BaseLanguageClient, host: Host) {
		this.#extension = extension;
		this.#client = client;
		this.#host = host;
	}

	/** Shows a return beside its editor, which keeps the cursor. */
	async show(uri: vscode.Uri | undefined, view: View = 'form'): Promise<void> {
		const document = await targetReturn(uri);
		if (!document) return;
		if (this.#shown) {
			this.#shown.reveal();
			this.#shown.follow(document);
			this.#shown.view(view);
			return;
		}
		const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
		const panel = vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Preview'), column, { enableFindWidget: true });
		this.#take(panel, document, { language: 'en', view });
	}

	async restore(panel: vscode.WebviewPanel, state: PreviewState | undefined): Promise<void> {
		const uri = state && vscode.Uri.parse(state.uri);
		const document = uri && (await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined));
		// One preview is enough: of two that stood there the first is filled.
		if (!document || this.#shown) panel.dispose();
		else this.#take(panel, document, state);
	}

	#take(panel: vscode.WebviewPanel, document: vscode.TextDocument, kept: { language: Language; view: View }): void {
		const shown = new Shown(panel, this.#extension, this.#client, this.#host, document, kept);
		this.#shown = shown;
		panel.onDidDispose(() => {
			shown.dispose();
			this.#shown = undefined;
		});
	}

	dispose(): void {
		this.#shown?.close();
	}
}

/** A panel that is open. */
class Shown {
	readonly #panel: vscode.WebviewPanel;
	readonly #client: BaseLanguageClient;
	readonly #listeners: vscode.Disposable[] = [];
	readonly #sheets: Sheets;
	#document: vscode.TextDocument;
	#language: Language;
	#view: View;
	/** Whose form the page has, and in which language. */
	#sentOf = '';
	/** What it has, by the page's id. */
	readonly #sent = new Map<string, string>();
	#loaded = false;
	#visible: boolean;
	/** There is room for pages. */
	#paged = false;
	#asking = false;
	#stale = false;

	constructor(
		panel: vscode.WebviewPanel,
		extension: vscode.Uri,
		client: BaseLanguageClient,
		host: Host,
		document: vscode.TextDocument,
		{ language, view }: { readonly language: Language; readonly view: View },
	) {
		this.#panel = panel;
		this.#visible = panel.visible;
		this.#client = client;
		this.#document = document;
		this.#language = language;
		this.#view = view;
		this.#sheets = new Sheets(client, host, () => this.#update());
		panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')] };
		panel.iconPath = {
			light: vscode.Uri.joinPath(extension, 'images', 'preview-light.svg'),
			dark: vscode.Uri.joinPath(extension, 'images', 'preview-dark.svg'),
		};
		this.#listeners.push(
			// Out of sight there is no page to keep up to date; back in sight it has nothing. What only gets the focus stays as it is: it
			// may be under a mouse button that is still down.
			panel.onDidChangeViewState(() => {
				if (panel.visible === this.#visible) return;
				this.#visible = panel.visible;
				this.#loaded = panel.visible;
				this.#sent.clear();
				this.#update();
			}),
			// What was clicked may be of a file that is gone.
			panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(message).catch(sayFailed)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => {
				if (document === this.#document) this.#update();
			}),
			// New settings, an edit of the month before: what is found in this text may be another.
			vscode.languages.onDidChangeDiagnostics(({ uris }) => {
				const here = this.#document.uri.toString();
				if (this.#view === 'year' || uris.some((uri) => uri.toString() === here)) this.#update();
			}),
			vscode.window.onDidChangeActiveTextEditor((editor) => {
				if (editor) this.#followReturn(editor.document);
			}),
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
				if (textEditor.document === this.#document) this.#point(textEditor);
			}),
			// A document that was closed and opened again is another object.
			vscode.workspace.onDidOpenTextDocument((document) => {
				if (document.uri.toString() === this.#document.uri.toString()) this.#document = document;
				// One whose language was chosen just now is opened anew in its editor.
				else if (document === vscode.window.activeTextEditor?.document) this.#followReturn(document);
			}),
			client.onDidChangeState(({ newState }) => {
				if (newState === State.Running) this.#update();
			}),
		);
		panel.webview.html = pageOf(panel.webview, extension);
		this.#name();
	}

	dispose(): void {
		for (const listener of this.#listeners) listener.dispose();
		this.#sheets.dispose();
	}

	close(): void {
		this.#panel.dispose();
	}

	reveal(): void {
		this.#panel.reveal(undefined, true);
	}

	/** Shows another return from now on. */
	follow(document: vscode.TextDocument): void {
		if (document === this.#document) return;
		this.#document = document;
		this.#name();
		this.#update();
	}

	#followReturn(document: vscode.TextDocument): void {
		if (document.languageId === languageId && !isLeftAlone(document.uri.toString())) this.follow(document);
	}

	view(view: View): void {
		this.#view = view;
		this.#say({ type: 'view', view });
		this.#update();
	}

	#name(): void {
		const file = this.#document.uri.path.split('/').at(-1) ?? '';
		this.#panel.title = vscode.l10n.t('Preview {0}', file);
	}

	#say(message: ToPage): void {
		// A page that is not loaded yet asks for all of it when it is.
		if (this.#loaded) void this.#panel.webview.postMessage(message);
	}

	async #hear(message: FromPage): Promise<void> {
		switch (message.type) {
			case 'ready':
				this.#loaded = true;
				this.#sent.clear();
				this.#say({ type: 'view', view: this.#view });
				this.#update();
				return;
			case 'reveal':
				return this.#show(message);
			case 'paged':
				this.#paged = message.paged;
				this.#update();
				return;
			case 'view':
				this.#view = message.view;
				this.#update();
				return;
			case 'language':
				this.#language = message.language;
				this.#update();
				return;
			case 'open':
				return this.#open(vscode.Uri.parse(message.uri));
			case 'export':
				await vscode.commands.executeCommand(`${section}.exportReturn`, this.#document.uri);
		}
	}

	async #open(uri: vscode.Uri): Promise<void> {
		if (await isAllowed(uri)) await vscode.window.showTextDocument(uri, { viewColumn: this.#column() });
	}

	/** One request is under way at a time; what changed meanwhile is asked for when it is answered, so that typing never waits. */
	async #update(): Promise<void> {
		this.#stale = true;
		if (this.#asking || !this.#loaded) return;
		this.#asking = true;
		try {
			while (this.#stale && this.#client.state === State.Running) {
				this.#stale = false;
				await this.#refresh();
			}
		} catch (error) {
			if (this.#client.state === State.Running) this.#client.error('The preview could not be made.', error, false);
		} finally {
			this.#asking = false;
		}
	}

	async #refresh(): Promise<void> {
		const document = this.#document;
		const uri = this.#client.code2ProtocolConverter.asUri(document.uri);
		const language = this.#language;
		const breaks = this.#paged ? this.#sheets.breaksOf({ uri, language }) : undefined;
		const params: PreviewParams = { uri, language, ...(breaks && { breaks }) };
		const result = await this.#client.sendRequest<PreviewResult>(requests.preview, params);
		if (document !== this.#document) return;
		if (!result) {
			this.#sent.clear();
			this.#say({ type: 'none', message: vscode.l10n.t('This document has no form to show.') });
			return;
		}
		// What was typed since then is on its way.
		if (result.version !== null && result.version < document.version) this.#stale = true;
		const of = `${document.uri} ${language}`;
		if (this.#sentOf !== of) this.#sent.clear();
		this.#sentOf = of;
		const pages = result.pages.map(({ id, html }) => {
			if (this.#sent.get(id) === html) return { id };
			this.#sent.set(id, html);
			return { id, html };
		});
		// A page that has gone is sent whole when it comes again.
		const there = new Set(pages.map(({ id }) => id));
		for (const id of this.#sent.keys()) if (!there.has(id)) this.#sent.delete(id);
		this.#say({ type: 'form', uri: document.uri.toString(), language, pages, note: result.note ?? '' });
		if (this.#paged && this.#view === 'form') this.#sheets.follow({ uri, language });
		const editor = this.#editor();
		if (editor) this.#point(editor);
		if (this.#view === 'year') await this.#refreshYear(uri);
	}

	async #refreshYear(uri: string): Promise<void> {
		const params: PreviewParams = { uri, language: this.#language };
		const year = await this.#client.sendRequest<YearResult>(requests.year, params);
		if (year) this.#say({ type: 'year', html: year.html });
	}

	#point({ selection: { active } }: vscode.TextEditor): void {
		this.#say({ type: 'cursor', at: { line: active.line, character: active.character } });
	}

	#editor(): vscode.TextEditor | undefined {
		return vscode.window.visibleTextEditors.find(({ document }) => document === this.#document);
	}

	/** Where the text stands, or may stand: not upon the preview. */
	#column(): vscode.ViewColumn {
		const other = vscode.window.visibleTextEditors.find(({ viewColumn }) => viewColumn && viewColumn !== this.#panel.viewColumn);
		return this.#editor()?.viewColumn ?? other?.viewColumn ?? vscode.ViewColumn.One;
	}

	async #show({ line, start, end, stay = false }: Extract<FromPage, { type: 'reveal' }>): Promise<void> {
		const behind = this.#document.lineAt(Math.min(line, this.#document.lineCount - 1)).range.end.character;
		const range = new vscode.Range(line, start ?? behind, line, end ?? start ?? behind);
		await vscode.window.showTextDocument(this.#document, {
			viewColumn: this.#column(),
			preserveFocus: stay,
			selection: this.#document.validateRange(range),
		});
	}
}
