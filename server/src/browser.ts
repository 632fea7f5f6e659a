import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { hongKongDate } from './disk/today.js';
import type { Programs } from './lsp/host.js';
import { startServer } from './lsp/server.js';

interface Failure {
	readonly error?: unknown;
	readonly reason?: unknown;
	preventDefault(): void;
}

interface Loaded extends Programs {
	readonly editor: typeof import('./features/editor.js');
}

/** The worker this is; the compiler knows Node's names, not a worker's. */
const worker = globalThis as unknown as {
	addEventListener(type: string, listen: (event: Failure) => void): void;
	importScripts(script: string): void;
	/** Left there by the scripts that were loaded. */
	readonly monthlyReturn?: Partial<Loaded>;
};

// What escapes every handler is said and survived.
for (const type of ['error', 'unhandledrejection']) {
	worker.addEventListener(type, (event) => {
		event.preventDefault();
		console.error(event.error ?? event.reason);
	});
}

/** A script of the package's, which leaves what it has under its name. `path`: from the folder of the programs to the script's. */
function load<N extends keyof Loaded>(name: N, programs: string | undefined, path = '.'): Loaded[N] {
	if (!programs) throw new Error(`${name}: the client did not say where the programs are`);
	worker.importScripts(`${programs}/${path}/${name}.js`);
	const loaded: Loaded[N] | undefined = worker.monthlyReturn?.[name];
	if (!loaded) throw new Error(`${name}: nothing was loaded`);
	return loaded;
}

const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(port), new BrowserMessageWriter(port));
startServer(connection, {
	today: hongKongDate,
	editor: async (folder) => load('editor', folder, '../web').editorFeatures,
	program: async (name, folder) => load(name, folder),
	defer: (run) => void setTimeout(run, 0),
});
