import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, languageName, section } from './client.js';
import { registerCommands } from './commands.js';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
	client = new LanguageClient(
		section,
		languageName,
		{
			run: { module, transport: TransportKind.ipc },
			debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
		},
		clientOptions(context, () => client),
	);
	context.subscriptions.push(...registerCommands(client));
	await client.start();
}

export async function deactivate(): Promise<void> {
	await client?.dispose();
}
