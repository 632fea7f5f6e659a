import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { hongKongDate } from './disk/today.js';
import { editorFeatures } from './features/editor.js';
import type { Programs } from './lsp/host.js';
import { startServer } from './lsp/server.js';

interface Failure {
	readonly error?: unknown;
	readonly reason?: unknown;
	preventDefault(): void;
}

/** The worker this is; the compiler knows Node's names, not a worker's. */
const worker = globalThis as unknown as {
	addEventListener(type: string, listen: (event: Failure) => void): void;
	importScripts(script: string): void;
	/** Left there by a program that was loaded. */
	readonly monthlyReturn?: Partial<Programs>;
};

// What escapes every handler is said and survived.
for (const type of ['error', 'unhandledrejection']) {
	worker.addEventListener(type, (event) => {
		event.preventDefault();
		console.error(event.error ?? event.reason);
	});
}

const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(port), new BrowserMessageWriter(port));
startServer(connection, {
	today: hongKongDate,
	// One script is all a worker gets.
	editor: async () => editorFeatures,
	async program(name, folder) {
		if (!folder) throw new Error(`${name}: the client did not say where the programs are`);
		worker.importScripts(`${folder}/${name}.js`);
		const program = worker.monthlyReturn?.[name];
		if (!program) throw new Error(`${name}: nothing was loaded`);
		return program;
	},
	defer: (run) => void setTimeout(run, 0),
});
