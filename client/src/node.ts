import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { findFont } from '../../server/src/disk/fonts.js';
import { startOnNode } from '../../server/src/jobs/node.js';
import { activateWith, deactivate } from './client.js';

export { deactivate };

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const script = (...path: readonly string[]) => vscode.Uri.joinPath(context.extensionUri, 'dist', ...path).fsPath;
	const module = script('server.js');
	const server = {
		run: { module, transport: TransportKind.ipc },
		debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
	};
	await activateWith(context, (id, name, options) => new LanguageClient(id, name, server, options), {
		startJob: (name) => startOnNode(name, script('jobs', `${name}.js`)),
		findFont,
	});
}
