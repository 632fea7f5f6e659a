import * as vscode from 'vscode';
import { type BaseLanguageClient, InlayHintRequest, type Middleware } from 'vscode-languageclient';
import { type DocumentParams, lineLeft } from '../../server/src/lsp/protocol.js';

/**
 * VS Code makes the spaces of a hint such as no line breaks at, and then breaks it within its words. It leaves this one alone, behind
 * which the language lets lines break; a figure stays with what stands before it.
 */
const space = '\u2002';

function inWords(hint: vscode.InlayHint): vscode.InlayHint {
	if (typeof hint.label === 'string') hint.label = hint.label.replace(/^\u00a0+/, `\u00a0${space}`).replace(/ (?!-?\d)/g, space);
	return hint;
}

/** A hint is held back while its line is written, and comes back when the cursor leaves the line. */
export class HeldBackHints {
	/** The line last written, of each document. */
	readonly #written = new Map<string, number>();

	/** What is sent of it has to be behind the change it follows. */
	readonly middleware: Pick<Middleware, 'didChange' | 'provideInlayHints'> = {
		async provideInlayHints(document, range, token, next) {
			const hints = await next(document, range, token);
			return hints?.map(inWords);
		},
		didChange: async (event, next) => {
			await next(event);
			const line = event.contentChanges.at(-1)?.range.start.line;
			if (line === undefined) return;
			this.#written.set(event.document.uri.toString(), line);
			this.#bringBack(event.document);
		},
	};
	#client: BaseLanguageClient | undefined;

	follow(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
		this.#client = client;
		context.subscriptions.push(
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#bringBack(textEditor.document)),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#written.delete(uri.toString())),
		);
	}

	#bringBack(document: vscode.TextDocument): void {
		const key = document.uri.toString();
		const written = this.#written.get(key);
		const client = this.#client;
		if (written === undefined || !client?.isRunning()) return;
		const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
		if (editors.some(({ selections }) => selections.some(({ active }) => active.line === written))) return;
		this.#written.delete(key);
		const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
		client.sendNotification(lineLeft, params).then(
			() => client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire(),
			() => {},
		);
	}
}
