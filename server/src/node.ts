import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { diskFiles } from './disk/files.js';
import { garbage } from './disk/garbage.js';
import { environmentLocale, languageOption, shippedMessages } from './disk/messages.js';
import { hongKongDate } from './disk/today.js';
import type { Programs } from './lsp/host.js';
import { startServer } from './lsp/server.js';

/** The documentation lies beside the bundle in the package. */
function documentation(): string | undefined {
	const folder = resolve(dirname(realpathSync(process.argv[1] ?? '.')), '../docs/checks');
	return existsSync(folder) ? URI.file(folder).toString() : undefined;
}

// What escapes every handler is said and survived; a client that is gone is not.
process.on('unhandledRejection', (reason) => console.error(reason));
process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') process.exit(1);
	console.error(error);
});

try {
	const connection = createConnection(ProposedFeatures.all);
	const found = documentation();
	startServer(connection, {
		files: diskFiles(),
		...(found !== undefined && { documentation: found }),
		messages: (locale) => shippedMessages(languageOption(process.argv)?.value ?? locale ?? environmentLocale(process.env)),
		today: hongKongDate,
		editor: async () => (await import('./features/editor.js')).editorFeatures,
		program: async <N extends keyof Programs>(name: N): Promise<Programs[N]> =>
			(await import(new URL(`./programs/${name}.js`, import.meta.url).href)).default,
		defer: (run) => void setImmediate(run),
		tidy: garbage(),
	});
} catch (error) {
	// No transport named, or a wrong one.
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(2);
}
