import * as vscode from 'vscode';

type Extension = typeof import('./extension.js');

let extension: Extension | undefined;

/**
 * VS Code for the Web of 2024 adds `.js` to the extension's `client.cjs`, and finds this: it loads the extension, in the way that VS Code
 * loads one.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'client.cjs');
	const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	const module = { exports: {} };
	new Function('module', 'exports', 'require', source)(module, module.exports, () => vscode);
	extension = module.exports as Extension;
	await extension.activate(context);
}

export async function deactivate(): Promise<void> {
	await extension?.deactivate();
}
