import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	ErrorAction,
	type ErrorHandler,
	type LanguageClientOptions,
	RevealOutputChannelOn,
} from 'vscode-languageclient';

export const languageId = 'monthly-return';
export const languageName = 'Monthly Return';
/** Where the settings live, and the prefix of the commands. */
export const section = 'monthlyReturn';

/** What every host's client is made with; how the server is started differs. `client` is asked for once it is made. */
export function clientOptions(context: vscode.ExtensionContext, client: () => Restartable | undefined): LanguageClientOptions {
	return {
		// Of any scheme, for a return may stand on a remote or virtual file system; the server knows which it leaves alone.
		documentSelector: [{ language: languageId }],
		initializationOptions: { documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'checks').toString() },
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		errorHandler: restartAndSaySo(client),
	};
}

type Restartable = Pick<BaseLanguageClient, 'outputChannel'> & { restart(): Promise<void> };

/** A server that dies is started again, which is said the first time; one that keeps dying stays off, with a button to start it. */
function restartAndSaySo(client: () => Restartable | undefined): ErrorHandler {
	const patience = { crashes: 5, minutes: 3 };
	let crashes: number[] = [];
	let said = false;
	const act = async (choice: string | undefined) => {
		if (choice === 'Restart') await client()?.restart();
		else if (choice === 'Show Output') client()?.outputChannel.show();
	};
	return {
		error: (_error, _message, count = 0) => ({ action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }),
		closed() {
			const now = Date.now();
			crashes = [...crashes.filter((crash) => now - crash < patience.minutes * 60_000), now];
			if (crashes.length < patience.crashes) {
				const message = 'The Monthly Return server stopped unexpectedly and was started again.';
				if (!said) void vscode.window.showWarningMessage(message, 'Show Output').then(act);
				said = true;
				return { action: CloseAction.Restart, message, handled: true };
			}
			crashes = [];
			const message = `The Monthly Return server stopped ${patience.crashes} times in ${patience.minutes} minutes and stays off.`;
			void vscode.window.showErrorMessage(message, 'Restart', 'Show Output').then(act);
			return { action: CloseAction.DoNotRestart, message, handled: true };
		},
	};
}
