import { URI } from 'vscode-uri';
import type { Files } from '../lsp/host.js';
import { readReturn } from './read.js';
import { walk } from './walk.js';

/** The server's files on Node. Folders and files of other schemes have none to read here. */
export function diskFiles(): Files {
	return {
		async *find(folder, stopped) {
			const uri = URI.parse(folder);
			if (uri.scheme !== 'file') return;
			for await (const path of walk(uri.fsPath, { stopped })) yield URI.file(path).toString();
		},
		async read(uri) {
			const parsed = URI.parse(uri);
			return parsed.scheme === 'file' ? readReturn(parsed.fsPath) : { problem: 'not a file', missing: true };
		},
	};
}
