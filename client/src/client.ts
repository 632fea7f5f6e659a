import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
	type Middleware,
	RevealOutputChannelOn,
} from 'vscode-languageclient';

export const languageId = 'monthly-return';
export const languageName = 'Monthly Return';
/** Where the settings live, and the prefix of the commands. */
export const section = 'monthlyReturn';

/** What every host's client is made with; how the server is started differs. `client` is asked for once it is made. */
export function clientOptions(context: vscode.ExtensionContext, client: () => Restartable | undefined): LanguageClientOptions {
	const watcher = vscode.workspace.createFileSystemWatcher('**/*.return');
	context.subscriptions.push(watcher);
	return {
		// Of any scheme, for a return may stand on a remote or virtual file system; `leaveAlone` has the exceptions.
		documentSelector: [{ language: languageId }],
		initializationOptions: { documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'checks').toString() },
		synchronize: { fileEvents: watcher },
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		errorHandler: restartAndSaySo(client),
		middleware: leaveAlone,
	};
}

type Restartable = Pick<BaseLanguageClient, 'outputChannel'> & { restart(): Promise<void> };

/** Old versions, as an editor for differences shows them, and what the output panel shows: nobody is writing there. */
const schemesLeftAlone: ReadonlySet<string> = new Set(['git', 'gitfs', 'scm', 'vscode-scm', 'output', 'review', 'pr']);

function isLeftAlone(params: unknown): boolean {
	const uri = (params as { textDocument?: { uri?: unknown } } | undefined)?.textDocument?.uri;
	return typeof uri === 'string' && schemesLeftAlone.has(uri.slice(0, uri.indexOf(':')));
}

/** A document selector cannot exclude, so what concerns such a document is stopped on its way to the server. */
const leaveAlone: Middleware = {
	sendRequest: async (type, params, token, next) => (isLeftAlone(params) ? (null as never) : next(type, params, token)),
	sendNotification: async (type, next, params) => (isLeftAlone(params) ? undefined : next(type, params)),
};

/** A server that dies is started again, which is said the first time; one that keeps dying is not, and a button is offered. */
function restartAndSaySo(client: () => Restartable | undefined): ErrorHandler {
	const patience = { crashes: 5, minutes: 3 };
	const crashes: number[] = [];
	let said = false;
	return {
		error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }),
		closed() {
			const now = Date.now();
			crashes.push(now);
			while (crashes.length > 0 && now - (crashes[0] ?? now) > patience.minutes * 60_000) crashes.shift();
			if (crashes.length < patience.crashes) {
				const message = 'The Monthly Return server stopped unexpectedly and was started again.';
				if (!said)
					void vscode.window
						.showWarningMessage(message, 'Show Output')
						.then((choice) => choice && client()?.outputChannel.show());
				said = true;
				return { action: CloseAction.Restart, message, handled: true };
			}
			crashes.length = 0;
			const message = `The Monthly Return server stopped ${patience.crashes} times in ${patience.minutes} minutes and stays off.`;
			void vscode.window.showErrorMessage(message, 'Restart', 'Show Output').then((choice) => {
				if (choice === 'Restart') void client()?.restart();
				else if (choice) client()?.outputChannel.show();
			});
			return { action: CloseAction.DoNotRestart, message, handled: true };
		},
	};
}
