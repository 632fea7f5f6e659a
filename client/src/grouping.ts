import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type FigureParams, type FigureResult, requests } from '../../server/src/lsp/protocol.js';
import { languageId } from './names.js';

/** The digits of a figure are set in threes once the cursor has left it, a snippet's stop as any other place. */
export function groupFigures(client: BaseLanguageClient): vscode.Disposable {
	let written: { readonly document: vscode.TextDocument; readonly at: vscode.Position } | undefined;
	return vscode.Disposable.from(
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
			if (document.languageId !== languageId || contentChanges.length === 0) return;
			const [change, ...others] = contentChanges;
			// What is undone or pasted is as its writer wants it.
			const isTyped = change && others.length === 0 && reason === undefined && /^[\d.]$/.test(change.text);
			if (isTyped) written = { document, at: change.range.start.translate(0, 1) };
			else if (written?.document === document && reason !== undefined) written = undefined;
		}),
		vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
			const last = written;
			if (!last || textEditor.document !== last.document) return;
			const figure = last.document.getWordRangeAtPosition(last.at, /[\d.]+/);
			if (figure && selections.some(({ active }) => figure.contains(active))) return;
			written = undefined;
			if (figure && /\d{4}/.test(last.document.getText(figure))) void group(client, textEditor, figure);
		}),
	);
}

async function group(client: BaseLanguageClient, editor: vscode.TextEditor, figure: vscode.Range): Promise<void> {
	const { document } = editor;
	const before = document.getText(figure);
	const params: FigureParams = {
		uri: client.code2ProtocolConverter.asUri(document.uri),
		position: client.code2ProtocolConverter.asPosition(figure.end),
	};
	for (let tries = 1; ; tries++) {
		const found = await client.sendRequest<FigureResult>(requests.figure, params).catch(() => []);
		const [edit] = found;
		if (!edit || document.getText(figure) !== before) return;
		const range = client.protocol2CodeConverter.asRange(edit.range);
		if (!range.end.isEqual(figure.end)) return;
		// Of a snippet that is being filled in the stops stay.
		const stops = { undoStopBefore: false, undoStopAfter: false };
		if (await editor.edit((builder) => builder.replace(range, edit.newText), stops)) break;
		// Whoever types on meanwhile is faster than the edit.
		if (tries === 10) return;
	}
	// The edit closes the list of what the next stop may hold.
	const { selection } = editor;
	if (!selection.isEmpty && /^\p{L}/u.test(document.getText(selection))) {
		await vscode.commands.executeCommand('editor.action.triggerSuggest');
	}
}
