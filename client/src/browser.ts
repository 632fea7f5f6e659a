import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, deactivate } from './client.js';

export { deactivate };

/** A worker as far as it is used here; the compiler knows Node's names, not a browser's. */
interface Worker {
	addEventListener(type: 'error', listen: (event: { readonly message?: string }) => void): void;
	terminate(): void;
}
declare const Worker: new (url: string) => Worker;
type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
	let worker: Worker | undefined;
	context.subscriptions.push({ dispose: () => worker?.terminate() });
	/** A server that was stopped says so and goes on idling: its worker ends when the next one begins. */
	const start = async () => {
		worker?.terminate();
		worker = new Worker(program);
		return { reader: new Reader(worker), writer: new BrowserMessageWriter(worker as unknown as Port) };
	};
	await activateWith(context, (id, name, options) => new LanguageClient(id, name, start, options));
}

/** A worker that fails where nothing in it takes the error is a server that died. */
class Reader extends BrowserMessageReader {
	constructor(worker: Worker) {
		super(worker as unknown as Port);
		worker.addEventListener('error', ({ message }) => {
			this.fireError(new Error(message ?? 'the worker could not be loaded'));
			this.fireClose();
		});
	}
}
