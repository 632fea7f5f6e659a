import * as vscode from 'vscode';
import { assert } from './assert.js';

export const extensionId = 'monthly-return.monthly-return';

export function extension(): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension(extensionId);
	assert.ok(found, `${extensionId} is not installed`);
	return found;
}

export function file(name: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, name);
}

export async function open(name: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(file(name));
	await vscode.window.showTextDocument(document);
	return document;
}

/** Asks until it holds: what comes from the server comes when it comes. */
export async function until<T>(what: string, ask: () => T | PromiseLike<T>, holds: (value: T) => boolean = Boolean): Promise<T> {
	for (const end = Date.now() + 8_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
		const value = await ask();
		if (holds(value)) return value;
		assert.ok(Date.now() < end, `${what} did not come: ${JSON.stringify(value)}`);
	}
}

export const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);
export const found = (uri: vscode.Uri, check: string) =>
	vscode.languages.getDiagnostics(uri).filter((one) => codeOf(one) === check);

export async function finding(document: vscode.TextDocument, check: string): Promise<vscode.Diagnostic> {
	const [first] = await until(
		`a finding of ${check}`,
		() => found(document.uri, check),
		(all) => all.length > 0,
	);
	assert.ok(first);
	return first;
}

export async function hovers(document: vscode.TextDocument, text: string): Promise<vscode.Hover[]> {
	return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, rangeOf(document, text).start);
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
	const start = document.getText().indexOf(text);
	assert.ok(start >= 0, `'${text}' is not in ${document.uri}`);
	return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export async function restore(document: vscode.TextDocument): Promise<void> {
	await vscode.window.showTextDocument(document);
	await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** What is in the editor that is looked at. */
export function active(): vscode.TextDocument {
	const editor = vscode.window.activeTextEditor;
	assert.ok(editor, 'there is no editor');
	return editor.document;
}

/** What VS Code asks for while a text still changes, it may cancel: asks again. */
export async function preferredFix(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction> {
	const kind = vscode.CodeActionKind.QuickFix.value;
	const ask = () =>
		vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind);
	const fix = await until('a preferred fix', async () => {
		const actions = await ask().then(undefined, () => []);
		return actions.find(({ isPreferred }) => isPreferred);
	});
	assert.ok(fix);
	return fix;
}
