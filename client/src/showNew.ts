import * as vscode from 'vscode';
import type { Rolled } from '../../server/src/features/roll.js';
import { reasonOf } from './failure.js';
import type { Host } from './job.js';
import { languageId } from './names.js';
import { exists, nameOf } from './resources.js';
import { sayWarning } from './say.js';

/**
 * Shows a return that was made, and gives its document; undefined where the user would rather not: as a file beside another where there
 * is one that can be written to, else as an untitled document. A file that is there already is replaced only when the user says so, and
 * then in the editor, where that can be undone.
 */
export async function showNew(
	host: Host,
	{ text, elsewhere, ...look }: Pick<Rolled, 'text' | 'fileName' | 'elsewhere' | 'select' | 'snippet'>,
	beside: vscode.Uri | undefined,
): Promise<vscode.TextDocument | undefined> {
	if (!beside || !isWritable(beside)) return showUntitled(text, look);
	const target = targetOf(beside, elsewhere, look.fileName);
	const fileName = nameOf(target);
	if (!(await exists(target))) {
		const problem = await write(host, target, text);
		if (problem === undefined) return show(await vscode.workspace.openTextDocument(target), look);
		const unsaved = await showUntitled(text, look);
		void sayWarning(vscode.l10n.t('Not saved yet: {0} could not be written ({1})', fileName, problem));
		return unsaved;
	}
	const open = vscode.l10n.t('Open It');
	const replace = vscode.l10n.t('Replace Its Text');
	const choice = await sayWarning(
		vscode.l10n.t('{0} is there already.', fileName),
		{ modal: true, detail: vscode.l10n.t('Its text would be replaced in the editor; the file itself changes when you save.') },
		open,
		replace,
	);
	if (choice === undefined) return undefined;
	const document = await vscode.workspace.openTextDocument(target);
	if (choice === replace) {
		const edit = new vscode.WorkspaceEdit();
		edit.replace(target, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), text);
		await vscode.workspace.applyEdit(edit);
		return show(document, look);
	}
	return show(document, {});
}

/** Where it belongs, as long as that is in the folder that is open. */
function targetOf(beside: vscode.Uri, elsewhere: string | undefined, fileName: string): vscode.Uri {
	const wanted = elsewhere === undefined ? undefined : vscode.Uri.joinPath(beside, '..', elsewhere);
	const { uri: open } = vscode.workspace.getWorkspaceFolder(beside) ?? {};
	const isIn = wanted && open && vscode.workspace.getWorkspaceFolder(wanted)?.uri.toString() === open.toString();
	return isIn ? wanted : vscode.Uri.joinPath(beside, '..', fileName);
}

/** A text in a document that has none yet. */
export async function fill(
	document: vscode.TextDocument,
	{ text, ...look }: Pick<Rolled, 'text' | 'select' | 'snippet'>,
): Promise<void> {
	if (document.getText().trim() !== '') throw new Error(vscode.l10n.t('The file is not empty any more.'));
	if (look.snippet === undefined) {
		const edit = new vscode.WorkspaceEdit();
		edit.replace(document.uri, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), text);
		await vscode.workspace.applyEdit(edit);
	}
	await show(document, look);
}

type Look = Pick<Rolled, 'select' | 'snippet'>;

async function showUntitled(text: string, look: Look): Promise<vscode.TextDocument> {
	return show(await vscode.workspace.openTextDocument({ language: languageId, content: text }), look);
}

/** With what is to be looked at selected, or with stops for what is left blank. */
async function show(document: vscode.TextDocument, { select, snippet }: Look): Promise<vscode.TextDocument> {
	const editor = await vscode.window.showTextDocument(document, { preview: false });
	if (snippet !== undefined) {
		const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
		await editor.insertSnippet(new vscode.SnippetString(snippet), whole);
	} else if (select) {
		const { start, end } = select;
		editor.selection = new vscode.Selection(start.line, start.character, end.line, end.character);
		editor.revealRange(editor.selection);
	}
	return document;
}

/** Of untitled documents and file systems that nobody provides there is nothing beside. */
function isWritable({ scheme }: vscode.Uri): boolean {
	return scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Why it could not be written, if it could not. */
function write(host: Host, uri: vscode.Uri, text: string): Promise<string | undefined> {
	return host.write(uri, new TextEncoder().encode(text), undefined).then(() => undefined, reasonOf);
}
