import * as vscode from 'vscode';

/** An address as a menu, a keybinding or another extension hands it over; undefined for what is none. */
export function uriOf(value: unknown): vscode.Uri | undefined {
	if (value instanceof vscode.Uri) return value;
	if (typeof value === 'string' && value !== '') return vscode.Uri.parse(value, true);
	if (typeof value === 'object' && value !== null && 'scheme' in value) {
		return vscode.Uri.from(value as Parameters<typeof vscode.Uri.from>[0]);
	}
	return undefined;
}

export function exists(uri: vscode.Uri): Thenable<boolean> {
	return vscode.workspace.fs.stat(uri).then(
		() => true,
		() => false,
	);
}

/** Of a file's name what stands before its ending. */
export function stemOf({ path }: vscode.Uri): string {
	const name = path.slice(path.lastIndexOf('/') + 1);
	const dot = name.lastIndexOf('.');
	return dot > 0 ? name.slice(0, dot) : name;
}

export function nameOf({ path }: vscode.Uri): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** As whole as the provider of its file system writes it; what is there is written over only where that is said. */
export async function writeThrough(uri: vscode.Uri, content: Uint8Array, over: 'over' | undefined): Promise<void> {
	if (over === undefined && (await exists(uri))) throw new Error(vscode.l10n.t('{0} is there already.', nameOf(uri)));
	await vscode.workspace.fs.writeFile(uri, content);
}
