import * as vscode from 'vscode';
import { sayWarning } from './say.js';

/**
 * Whether a command may touch a file that its arguments name. Whoever calls it may be a link that somebody else wrote: what lies in a
 * folder that is open, or is open itself, is what the user works on; for anything else they are asked.
 */
export async function isAllowed(named: vscode.Uri): Promise<boolean> {
	const uri = withoutDots(named);
	if (isOpen(named) || (await isInFolder(uri))) return true;
	const go = vscode.l10n.t('Go On');
	const question = vscode.l10n.t('A file is named that lies in no folder that is open.');
	return (await sayWarning(question, { modal: true, detail: whole(uri) }, go)) === go;
}

/** `/folder/../elsewhere` lies elsewhere. */
function withoutDots(uri: vscode.Uri): vscode.Uri {
	return uri.path.startsWith('/') ? vscode.Uri.joinPath(uri, '.') : uri;
}

function isOpen(uri: vscode.Uri): boolean {
	return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

/** A link on the way may lead out of the folder. */
async function isInFolder(uri: vscode.Uri): Promise<boolean> {
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	if (!folder) return false;
	let at = uri;
	while (at.path.length > folder.uri.path.length) {
		const found = await vscode.workspace.fs.stat(at).then(undefined, () => undefined);
		if (found && (found.type & vscode.FileType.SymbolicLink) !== 0) return false;
		at = vscode.Uri.joinPath(at, '..');
	}
	return true;
}

function whole(uri: vscode.Uri): string {
	return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}
