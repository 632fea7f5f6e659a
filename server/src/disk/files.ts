import { promises as fs } from 'node:fs';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Files } from '../lsp/host.js';
import { readNow } from './read.js';
import { isReturn, walk } from './walk.js';

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
			return parsed.scheme === 'file' ? readNow(parsed.fsPath) : { problem: 'not a file', missing: true };
		},
		readNow(uri) {
			const parsed = URI.parse(uri);
			const read = parsed.scheme === 'file' ? readNow(parsed.fsPath) : undefined;
			return read && 'text' in read ? read.text : undefined;
		},
		async beside(uri, wanted) {
			const parsed = URI.parse(uri);
			if (parsed.scheme !== 'file') return [];
			const folder = dirname(parsed.fsPath);
			const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
			return entries.flatMap((entry) => {
				const path = join(folder, entry.name);
				const isNear = entry.isFile() && isReturn(entry.name) && wanted(path.replaceAll('\\', '/'));
				return isNear ? [URI.file(path).toString()] : [];
			});
		},
	};
}
