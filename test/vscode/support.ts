import * as vscode from 'vscode';
import { assert } from './assert.js';

export const extensionId = 'monthly-return.monthly-return';

export function extension(): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension(extensionId);
	assert.ok(found, `${extensionId} is not installed`);
	return found;
}

/** Where the test server of VS Code for the Web keeps the files of a window that has no folder open. */
const mounted = vscode.Uri.parse('vscode-test-web://mount/');

export function file(name: string): vscode.Uri {
	return vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? mounted, name);
}

export async function open(name: string): Promise<vscode.TextDocument> {
	return show(file(name));
}

export async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(document, { preview: false });
	return document;
}

/** A return that is nobody's file, in the editor. */
export async function untitled(content: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ language: 'monthly-return', content });
	await vscode.window.showTextDocument(document, { preview: false });
	return document;
}

export async function textOf(name: string): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));
}

/** Puts something of VS Code's in another's place while `during` runs: the extension has the same objects as its tests. */
export async function instead<T extends object, K extends keyof T, R>(
	of: T,
	name: K,
	replacement: unknown,
	during: () => PromiseLike<R>,
): Promise<R> {
	const own = Object.getOwnPropertyDescriptor(of, name);
	Object.defineProperty(of, name, { value: replacement, configurable: true, enumerable: true, writable: true });
	try {
		return await during();
	} finally {
		if (own) Object.defineProperty(of, name, own);
		else delete of[name];
	}
}

/** Sets a setting for the workspace, or for the user where there is no workspace, while `during` runs. */
export async function withSetting<R>(name: string, value: unknown, during: () => PromiseLike<R>): Promise<R> {
	const { Workspace, Global } = vscode.ConfigurationTarget;
	const target = vscode.workspace.workspaceFolders ? Workspace : Global;
	const set = (to: unknown) => vscode.workspace.getConfiguration('monthlyReturn').update(name, to, target);
	await set(value);
	try {
		return await during();
	} finally {
		await set(undefined);
	}
}

/** Asks until it holds: what comes from the server comes when it comes. */
export async function until<T>(what: string, ask: () => T | PromiseLike<T>, holds: (value: T) => boolean = Boolean): Promise<T> {
	for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
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

export const severityOf = (uri: vscode.Uri, check: string) => found(uri, check)[0]?.severity;

export async function hovers(document: vscode.TextDocument, text: string): Promise<vscode.Hover[]> {
	return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, rangeOf(document, text).start);
}

/** What a hover says, once the server has said it: VS Code may cut short what it asks while a window still settles. */
export async function explained(document: vscode.TextDocument, text: string): Promise<string> {
	const shown = await until(
		`a hover of '${text}'`,
		() => hovers(document, text),
		({ length }) => length > 0,
	);
	return shown.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
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
export function preferredFix(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction> {
	return offeredFix(document, range, ({ isPreferred }) => isPreferred === true);
}

export async function offeredFix(
	document: vscode.TextDocument,
	range: vscode.Range,
	isMeant: (action: vscode.CodeAction) => boolean,
): Promise<vscode.CodeAction> {
	const kind = vscode.CodeActionKind.QuickFix.value;
	// So many are asked for their edit.
	const resolved = 50;
	const ask = () =>
		vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind, resolved);
	const fix = await until('a fix that is meant', async () => (await ask().then(undefined, () => [])).find(isMeant));
	assert.ok(fix);
	return fix;
}
