import { type Dirent, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { describe } from './read.js';

export interface WalkOptions {
	/** Asked between folders. */
	stopped?(): boolean;
	/** A folder that cannot be listed; the rest goes on. */
	onProblem?(path: string, problem: string): void;
}

/** The returns in a folder and the folders in it, in the order of their names; hidden ones and `node_modules` are left out. */
export async function* walk(folder: string, options: WalkOptions = {}): AsyncGenerator<string> {
	let entries: Dirent[];
	try {
		entries = await fs.readdir(folder, { withFileTypes: true });
	} catch (error) {
		options.onProblem?.(folder, describe(error));
		return;
	}
	entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const entry of entries) {
		if (options.stopped?.()) return;
		if (entry.name.startsWith('.')) continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			if (entry.name !== 'node_modules') yield* walk(path, options);
		} else if (isReturn(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path))))) {
			yield path;
		}
	}
}

export function isReturn(name: string): boolean {
	return name.toLowerCase().endsWith('.return');
}

/** Linked folders are not entered, for they may lead back up; a link to a file is one. */
async function leadsToFile(path: string): Promise<boolean> {
	return fs.stat(path).then(
		(stat) => stat.isFile(),
		() => true, // said when it is read
	);
}
