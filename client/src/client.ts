import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
	RevealOutputChannelOn,
} from 'vscode-languageclient';
import { registerCommands } from './commands.js';
import { lendFiles } from './files.js';
import type { Host } from './job.js';
import { languageId, languageName, section } from './names.js';
import { showStatus } from './status.js';

let client: BaseLanguageClient | undefined;

/** What every host does; how the server is started is the host's. */
export async function activateWith(
	context: vscode.ExtensionContext,
	create: (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient,
	host: Host,
): Promise<void> {
	client = create(section, languageName, clientOptions(context));
	lendFiles(client);
	registerCommands(context, client, host, restart);
	showStatus(context, client);
	// A server that cannot be started is in the output and in the status; the commands stay, that which restarts it among them.
	await client.start().catch((error: unknown) => client?.error('The server could not be started.', error, 'force'));
}

export async function deactivate(): Promise<void> {
	await client?.dispose();
}

async function restart(): Promise<void> {
	if (client?.needsStop()) await client.stop();
	await client?.start();
}

function clientOptions(context: vscode.ExtensionContext): LanguageClientOptions {
	return {
		// Of any scheme, for a return may stand on a remote or virtual file system; the server knows which it leaves alone.
		documentSelector: [{ language: languageId }],
		initializationOptions: {
			documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'checks').toString(),
			programs: vscode.Uri.joinPath(context.extensionUri, 'dist', 'programs').toString(true),
			files: true,
			statusChanged: true,
			// The server speaks the language VS Code does.
			...(vscode.l10n.bundle && { l10n: { bundle: vscode.l10n.bundle } }),
		},
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		errorHandler: restartAndSaySo(),
	};
}

/** A server that dies is started again, which is said the first time; one that keeps dying stays off, with a button to start it. */
function restartAndSaySo(): ErrorHandler {
	const patience = { crashes: 5, minutes: 3 };
	let crashes: number[] = [];
	let said = false;
	const again = vscode.l10n.t('Restart');
	const output = vscode.l10n.t('Show Output');
	const act = async (choice: string | undefined) => {
		if (choice === again) await restart();
		else if (choice === output) client?.outputChannel.show();
	};
	return {
		error: (_error, _message, count = 0) => ({ action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }),
		closed() {
			const now = Date.now();
			crashes = [...crashes.filter((crash) => now - crash < patience.minutes * 60_000), now];
			if (crashes.length < patience.crashes) {
				const message = vscode.l10n.t('The Monthly Return server stopped unexpectedly and was started again.');
				if (!said) void vscode.window.showWarningMessage(message, output).then(act);
				said = true;
				return { action: CloseAction.Restart, message, handled: true };
			}
			crashes = [];
			const message = vscode.l10n.t(
				'The Monthly Return server stopped {0} times in {1} minutes and stays off.',
				patience.crashes,
				patience.minutes,
			);
			void vscode.window.showErrorMessage(message, again, output).then(act);
			return { action: CloseAction.DoNotRestart, message, handled: true };
		},
	};
}
