import { type Dirent, promises as fs, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe } from './reasons.js';

export interface WalkOptions {
	/** Asked between folders. */
	stopped?(): boolean;
	/**
	 * A folder is listed without a wait for a thread, which in an archive of hundreds of folders takes longer than the listing. Not for a server,
	 * which would answer nobody while a drive is slow.
	 */
	readonly atOnce?: boolean;
	/** The folder alone, and none in it. */
	readonly flat?: boolean;
	/** By its name; left out, the returns. */
	wanted?(name: string): boolean;
	/** A folder that cannot be listed; the rest goes on. */
	onProblem?(path: string, problem: string): void;
}

/** The returns in a folder and the folders in it, in the order of their names; hidden ones and `node_modules` are left out. */
export async function* walk(folder: string, options: WalkOptions = {}): AsyncGenerator<string> {
	for await (const files of walkLists(folder, options)) for (const { path } of files) yield path;
}

export interface Walked {
	readonly path: string;
	/** The file lies elsewhere. */
	readonly isLink: boolean;
}

/** The same, those that follow each other in a folder at once. */
export async function* walkLists(folder: string, options: WalkOptions = {}, root?: string): AsyncGenerator<readonly Walked[]> {
	let entries: Dirent[];
	let within = root;
	try {
		within ??= await fs.realpath(folder);
		const types = { withFileTypes: true } as const;
		entries = options.atOnce ? readdirSync(folder, types) : await fs.readdir(folder, types);
	} catch (error) {
		options.onProblem?.(folder, describe(error));
		return;
	}
	entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	let files: Walked[] = [];
	for (const entry of entries) {
		if (options.stopped?.()) break;
		if (entry.name.startsWith('.')) continue;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			if (entry.name === 'node_modules' || options.flat) continue;
			if (files.length > 0) yield files;
			files = [];
			yield* walkLists(path, options, within);
		} else if ((options.wanted ?? isReturn)(entry.name)) {
			if (entry.isFile()) files.push({ path, isLink: false });
			else if (entry.isSymbolicLink()) {
				const led = await follow(path, within);
				if (led === 'out') options.onProblem?.(path, 'a link that leads out of the folder: to have it read, name it by itself');
				else if (led === 'file') files.push({ path, isLink: true });
			}
		}
	}
	if (files.length > 0) yield files;
}

export function isReturn(name: string): boolean {
	return name.toLowerCase().endsWith('.return');
}

/** Linked folders are not entered, for they may lead back up; a link to a file in the folder that was named is one. */
async function follow(path: string, root: string): Promise<'file' | 'out' | 'other'> {
	try {
		const real = await fs.realpath(path);
		if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return 'out';
		return (await fs.stat(real)).isFile() ? 'file' : 'other';
	} catch {
		return 'file'; // said when it is read
	}
}
