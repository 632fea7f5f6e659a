import { randomBytes } from 'node:crypto';
import { promises as fs, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wholly } from './whole.js';

// The one way that files are written. The new content is whole on the disk, beside the file, before it takes the file's name in one step:
// whoever reads the file, or finds it after an interruption, meets the old content or the new, never half of one.

/** Replaces a file, its rights kept and its links followed; one that no longer holds what was read of it stays, and `describe` says so. */
export async function replace(path: string, content: string | Uint8Array, was?: string | Uint8Array): Promise<void> {
	await over(await fs.realpath(path), content, was === undefined ? undefined : Buffer.from(was));
}

/** Writes a file that is not there yet; one that is there stays, and the error's code is EEXIST. */
export async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
	if (await exists(path)) throw taken(path);
	await viaNeighbour(path, content, undefined, async (neighbour) => {
		try {
			// A link is refused where there is a file of the name, also one that came meanwhile; a rename would take its place.
			await fs.link(neighbour, path);
			await fs.rm(neighbour);
		} catch (error) {
			if (codeOf(error) === 'EEXIST') throw error;
			// A file system without links
			if (await exists(path)) throw taken(path);
			await fs.rename(neighbour, path);
		}
	});
}

/** Writes a file, whether it is there or not; never what a link leads to. */
export async function write(path: string, content: string | Uint8Array): Promise<void> {
	if (await isLink(path)) throw refused('it is a link, and what it leads to is not written over');
	const there = await fs.realpath(path).catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') return undefined;
		throw error;
	});
	if (there === undefined) await viaNeighbour(path, content, undefined, (neighbour) => fs.rename(neighbour, path));
	else await over(there, content);
}

async function over(path: string, content: string | Uint8Array, was?: Buffer): Promise<void> {
	const stats = await fs.stat(path);
	// A pipe or a device has no content that could be half there, and is no file that another could stand for.
	if (!stats.isFile()) return into(path, stats.isFIFO(), content);
	await fs.access(path, fs.constants.W_OK); // a rename would not ask
	if (stats.nlink > 1) throw refused('it has other names (hard links), which would keep the old content');
	await viaNeighbour(path, content, stats, async (neighbour) => {
		if (was && !was.equals(await fs.readFile(path))) throw refused('changed meanwhile: run it again');
		await fs.rename(neighbour, path);
	});
}

/** A pipe that nobody reads would never open. */
async function into(path: string, isPipe: boolean, content: string | Uint8Array): Promise<void> {
	if (!isPipe) return fs.writeFile(path, content);
	const open = await fs.open(path, fs.constants.O_WRONLY | (fs.constants.O_NONBLOCK ?? 0)).catch((error: unknown) => {
		throw codeOf(error) === 'ENXIO' ? refused('a pipe that nobody reads') : error;
	});
	try {
		await fs.writeFile(path, content);
	} finally {
		await open.close();
	}
}

/** Writes a file beside the one that is meant, with the rights and the owner of what it is to replace, and puts it in its place. */
async function viaNeighbour(
	path: string,
	content: string | Uint8Array,
	like: Stats | undefined,
	put: (neighbour: string) => Promise<void>,
): Promise<void> {
	const neighbour = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
	await wholly(() => writeAndPut(neighbour, content, like, put));
}

async function writeAndPut(
	neighbour: string,
	content: string | Uint8Array,
	like: Stats | undefined,
	put: (neighbour: string) => Promise<void>,
): Promise<void> {
	try {
		const file = await fs.open(neighbour, 'wx', like?.mode);
		try {
			await file.writeFile(content);
			if (like) {
				await file.chown(like.uid, like.gid).catch(() => {}); // only root may give files away
				const { uid } = await file.stat();
				if (uid !== like.uid) throw refused('it is another user’s, and would no longer be');
				await file.chmod(like.mode);
			}
			await file.sync();
		} finally {
			await file.close();
		}
		await put(neighbour);
	} catch (error) {
		await fs.rm(neighbour, { force: true });
		throw error;
	}
}

function isLink(path: string): Promise<boolean> {
	return fs.lstat(path).then(
		(stats) => stats.isSymbolicLink(),
		() => false,
	);
}

/** It is not written; the message says why. */
function refused(why: string): Error {
	return Object.assign(new Error(why), { code: 'REFUSED' });
}

function exists(path: string): Promise<boolean> {
	return fs.lstat(path).then(
		() => true,
		() => false,
	);
}

function taken(path: string): Error {
	return Object.assign(new Error(`EEXIST: file already exists, '${path}'`), { code: 'EEXIST' });
}

function codeOf(error: unknown): string | undefined {
	return (error as NodeJS.ErrnoException).code;
}
