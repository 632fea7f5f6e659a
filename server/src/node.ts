import { Console } from 'node:console';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { diskFiles } from './disk/files.js';
import { hongKongDate } from './disk/today.js';
import { startServer } from './lsp/server.js';
import { argument, connect } from './transport.js';

// Standard output is the client's.
globalThis.console = new Console(process.stderr);

// What escapes every handler is said and survived; a client that is gone is not.
process.on('unhandledRejection', (reason) => console.error(reason));
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') process.exit(1);
	console.error(error);
});

/** The documentation lies beside the bundle in the package. */
function documentation(): string | undefined {
	const folder = resolve(dirname(realpathSync(process.argv[1] ?? '.')), '../docs/checks');
	return existsSync(folder) ? URI.file(folder).toString() : undefined;
}

let watched: NodeJS.Timeout | undefined;

/** A client that was killed says nothing; that its process is gone is all there is to see. */
function endWith(processId: number): void {
	clearInterval(watched);
	watched = setInterval(() => {
		try {
			process.kill(processId, 0);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ESRCH') process.exit(1);
		}
	}, 3000);
	watched.unref();
}

const args = process.argv.slice(2);
const connection = connect(args);
if (connection) {
	const found = documentation();
	const client = Number(argument(args, '--clientProcessId'));
	if (client > 0) endWith(client);
	process.on('disconnect', () => process.exit(1));
	startServer(connection, {
		files: diskFiles(),
		...(found !== undefined && { documentation: found }),
		today: hongKongDate,
		defer: (run) => void setImmediate(run),
		exit: (code) => process.exit(code),
		endWith,
	});
} else {
	console.error('The server is to be started with --stdio, --node-ipc, --socket=PORT or --pipe=NAME.');
	process.exitCode = 2;
}
