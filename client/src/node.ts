import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, deactivate } from './client.js';

export { deactivate };

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
	const server = {
		run: { module, transport: TransportKind.ipc },
		debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
	};
	await activateWith(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
