import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { FromJob } from '../../server/src/jobs/jobs.js';
import type { JobWorker } from '../../server/src/jobs/run.js';
import { activateWith } from './client.js';
import { writeThrough } from './resources.js';

/** A worker as far as it is used here; the compiler knows Node's names, not a browser's. */
interface Worker {
	addEventListener(type: 'error', listen: (event: { readonly message?: string }) => void): void;
	addEventListener(type: 'message', listen: (event: { readonly data: FromJob }) => void): void;
	postMessage(message: unknown): void;
	terminate(): void;
}
declare const Worker: new (url: string) => Worker;
type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const script = (...path: readonly string[]) => vscode.Uri.joinPath(context.extensionUri, 'dist', ...path).toString(true);
	const program = script('web', 'server.js');
	let server: Server | undefined;
	context.subscriptions.push({ dispose: () => server?.worker.terminate() });
	/** A server that was stopped says so and goes on idling: its worker ends when the next one begins. */
	const start = async () => {
		server?.worker.terminate();
		server = new Server(new Worker(program));
		return server;
	};
	await activateWith(
		context,
		(id, name, options) => ({ client: new LanguageClient(id, name, start, options), server: () => server }),
		{
			startJob: (name) => jobWorker(new Worker(script('jobs', `${name}.js`))),
			// A page sees none of the system's files; whoever serves the extension may have put a font beside it, as `npm start` does.
			findFont: () =>
				Promise.resolve(vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist/fonts/chinese.ttf'))).then(
					(bytes) => ({ bytes }),
					() => undefined,
				),
			write: writeThrough,
		},
	);
}

function jobWorker(worker: Worker): JobWorker {
	return {
		post: (message) => worker.postMessage(message),
		listen({ message, error }) {
			worker.addEventListener('message', ({ data }) => message(data));
			worker.addEventListener('error', error);
		},
		end: () => worker.terminate(),
	};
}

/** A worker that fails where nothing in it takes the error is a server that died. */
class Server {
	readonly reader: Reader;
	readonly writer: BrowserMessageWriter;

	constructor(readonly worker: Worker) {
		this.reader = new Reader(worker as unknown as Port);
		this.writer = new BrowserMessageWriter(worker as unknown as Port);
		worker.addEventListener('error', ({ message }) => this.reader.end(new Error(message ?? 'the worker could not be loaded')));
	}

	async kill(): Promise<void> {
		this.worker.terminate();
		this.reader.end(new Error('the worker was terminated'));
	}
}

class Reader extends BrowserMessageReader {
	/** A worker never says that it ended. */
	end(reason: Error): void {
		this.fireError(reason);
		this.fireClose();
	}
}
