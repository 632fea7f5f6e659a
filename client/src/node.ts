import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { findFont } from '../../server/src/disk/fonts.js';
import { write, writeNew } from '../../server/src/disk/write.js';
import { startOnNode } from '../../server/src/jobs/node.js';
import { activateWith, type Create, deactivate } from './client.js';
import { writeThrough } from './resources.js';

export { deactivate };

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const script = (...path: readonly string[]) => vscode.Uri.joinPath(context.extensionUri, 'dist', ...path).fsPath;
	const module = script('server.js');
	const program = {
		run: { module, transport: TransportKind.ipc },
		debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
	};
	const create: Create = (id, name, options) => {
		const client = new LanguageClient(id, name, program, options);
		return { client, server: () => client.serverProcess && { kill: kill.bind(undefined, client.serverProcess) } };
	};
	await activateWith(context, create, {
		startJob: (name) => startOnNode(name, script('jobs', `${name}.js`)),
		findFont,
		write: async (uri, content, over) => {
			// Of other file systems VS Code asks their providers.
			if (uri.scheme !== 'file') return writeThrough(uri, content, over);
			if (over) return write(uri.fsPath, content);
			// A month's folder may not be there yet.
			await mkdir(dirname(uri.fsPath), { recursive: true });
			return writeNew(uri.fsPath, content);
		},
	});
}

/** One that hangs heeds no other signal. */
async function kill(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null || server.signalCode !== null) return;
	const closed = once(server, 'close');
	server.kill('SIGKILL');
	await closed;
}
