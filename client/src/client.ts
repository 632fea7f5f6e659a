import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
	RevealOutputChannelOn,
	State,
} from 'vscode-languageclient';
import { requests, trusted } from '../../server/src/lsp/protocol.js';
import { registerCommands } from './commands.js';
import { lendFiles } from './files.js';
import { HeldBackHints } from './hints.js';
import type { Host } from './job.js';
import { languageId, languageName, section } from './names.js';
import { followRenames } from './renames.js';
import { showReturns } from './returns.js';
import { sayError, sayWarning } from './say.js';
import { settingsMiddleware } from './settings.js';
import { showStatus } from './status.js';
import { type Watch, watchOver } from './watch.js';

/** What a host has of a client: how the server is started and ended is the host's. */
export interface Hosted {
	readonly client: BaseLanguageClient;
	/** The server that runs now. The client hears of its end as of any other. */
	server(): { kill(): Promise<void> } | undefined;
}

export type Create = (id: string, name: string, options: LanguageClientOptions) => Hosted;

let client: BaseLanguageClient | undefined;
let server: Hosted['server'];

/** What every host does. */
export async function activateWith(context: vscode.ExtensionContext, create: Create, host: Host): Promise<void> {
	const hints = new HeldBackHints();
	const watch = watchOver(
		// Of no document: that it is answered is all that is asked.
		async () => client?.sendRequest(requests.status, { uri: '' }),
		() => void server()?.kill(),
	);
	({ client, server } = create(section, languageName, clientOptions(context, watch, hints)));
	context.subscriptions.push(
		client.onDidChangeState(watch.forget),
		vscode.workspace.onDidGrantWorkspaceTrust(() => void client?.sendNotification(trusted)),
	);
	hints.follow(context, client);
	lendFiles(client);
	followRenames(context, client);
	registerCommands(context, client, host, restart);
	showStatus(context, client);
	showReturns(context, client, host);
	await start();
}

/** A server that cannot be started is in the output and in the status; the commands stay, that which restarts it among them. */
async function start(): Promise<void> {
	await client?.start().catch((error: unknown) => client?.error('The server could not be started.', error, 'force'));
}

export async function deactivate(): Promise<void> {
	await client?.dispose();
}

async function restart(): Promise<void> {
	// Of the one that runs now: the client forgets it when it stops it.
	const running = server();
	// One that hangs does not stop when it is asked to.
	if (client?.needsStop()) await client.stop().catch(() => running?.kill());
	await client?.start();
}

function clientOptions(context: vscode.ExtensionContext, watch: Watch, hints: HeldBackHints): LanguageClientOptions {
	return {
		// Of any scheme, for a return may stand on a remote or virtual file system; the server knows which it leaves alone.
		documentSelector: [{ language: languageId }],
		// Asked for at each start: what is trusted may be another then.
		initializationOptions: () => ({
			documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'checks').toString(),
			programs: vscode.Uri.joinPath(context.extensionUri, 'dist', 'programs').toString(true),
			files: true,
			statusChanged: true,
			deskChanged: true,
			trusted: vscode.workspace.isTrusted,
			// The server speaks the language VS Code does.
			...(vscode.l10n.bundle && { l10n: { bundle: vscode.l10n.bundle } }),
		}),
		// What stands in a hover is text of a document, however well it is escaped.
		markdown: { isTrusted: false, supportHtml: false },
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		errorHandler: restartAndSaySo(),
		// One that dies as it starts is one that dies; the library would show the user its own words for it.
		initializationFailedHandler: () => false,
		connectionOptions: watch.connectionOptions,
		middleware: { ...watch.middleware, ...hints.middleware, ...settingsMiddleware },
	};
}

/** A server that dies is started again, which is said the first time; one that keeps dying stays off, with a button to start it. */
function restartAndSaySo(): ErrorHandler {
	const patience = { crashes: 5, minutes: 3, milliseconds: 200 };
	let crashes: number[] = [];
	let said = false;
	const again = vscode.l10n.t('Restart');
	const output = vscode.l10n.t('Show Output');
	const act = async (choice: string | undefined) => {
		if (choice === again) {
			said = false;
			await restart();
		} else if (choice === output) client?.outputChannel.show();
	};
	return {
		// What is sent to a server that is dying fails before the connection closes: to shut down for it would be to stay off.
		error: () => ({ action: ErrorAction.Continue, handled: true }),
		closed() {
			const now = Date.now();
			crashes = [...crashes.filter((crash) => now - crash < patience.minutes * 60_000), now];
			if (crashes.length < patience.crashes) {
				const message = vscode.l10n.t('The Monthly Return server stopped unexpectedly and was started again.');
				if (!said) void sayWarning(message, output).then(act);
				said = true;
				if (client?.state !== State.Starting) return { action: CloseAction.Restart, message, handled: true };
				// The library ends the next start with the one that failed: it comes when that is over.
				setTimeout(() => void start(), patience.milliseconds);
				return { action: CloseAction.DoNotRestart, message, handled: true };
			}
			crashes = [];
			const message = vscode.l10n.t(
				'The Monthly Return server stopped {0} times in {1} minutes and stays off.',
				patience.crashes,
				patience.minutes,
			);
			void sayError(message, again, output).then(act);
			return { action: CloseAction.DoNotRestart, message, handled: true };
		},
	};
}
