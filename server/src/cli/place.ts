import { promises as fs } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { isWithin, leadsOut, staysWithin } from '../disk/within.js';
import type { Rolled } from '../features/rolled.js';
import type { Io } from './output.js';

/** Whether what is to be written goes into a folder, under a name of its own: one that ends in `/`, or is there. */
export async function namesFolder(output: string, io: Io): Promise<boolean> {
	return /[/\\]$/.test(output) || (await fs.stat(resolve(io.cwd, output)).catch(() => undefined))?.isDirectory() === true;
}

/** The URI of what is written there, as far as it is known; of a folder that of a file in it. */
export async function placeOf(output: string, io: Io): Promise<string> {
	const path = resolve(io.cwd, output);
	return URI.file((await namesFolder(output, io)) ? join(path, 'x') : path).toString();
}

/**
 * Throws where what is named, or a link on the way to it, leads out of the working directory; of what lies elsewhere, out of its folder. For
 * what is only read a link that is named counts; what is to be sent on is to be named as what it is.
 */
export async function keepNamed(path: string, { cwd }: Pick<Io, 'cwd'>): Promise<void> {
	if (await leadsOut(isWithin(cwd, path) ? cwd : dirname(path), path))
		throw new Error('a link that leads out of the folder: name what it leads to');
}

/** A return's file in a folder that was named: where that is the one it belongs to after another, under the name it has there. */
export function fileIn(folder: string, { fileName, elsewhere }: Pick<Rolled, 'fileName' | 'elsewhere'>, from?: string): string {
	const there = from === undefined || elsewhere === undefined ? undefined : join(dirname(from), elsewhere);
	return there !== undefined && dirname(there) === resolve(folder) ? there : join(folder, fileName);
}

/**
 * Throws where a link on the way to what is to be written leads out of the folder that was named, or of the working directory: whoever
 * sent what lies there may have laid it. What was named elsewhere is as it was named.
 */
export async function keepWithin(path: string, { cwd }: Pick<Io, 'cwd'>, named = cwd): Promise<void> {
	for (const folder of new Set([named, cwd])) {
		if (isWithin(folder, path) && !(await staysWithin(folder, path)))
			throw new Error('a link on the way leads out of the folder: name what it leads to');
	}
}
