import { promises as fs } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** Whether a path lies in a folder, or is it, as both are written. */
export function isWithin(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether what is written to a path in a folder comes to lie in it: a link on the way may lead elsewhere. */
export async function staysWithin(folder: string, path: string): Promise<boolean> {
	return isWithin(await realOf(folder), join(await realOf(dirname(path)), basename(path)));
}

/** Whether a file that is there, and is named in a folder, lies elsewhere. */
export async function leadsOut(folder: string, path: string): Promise<boolean> {
	return !isWithin(await fs.realpath(folder), await fs.realpath(path));
}

/** With its links followed as far as it is there; the rest will be made where it is named. */
async function realOf(path: string): Promise<string> {
	try {
		return await fs.realpath(path);
	} catch (error) {
		const above = dirname(path);
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === path) throw error;
		return join(await realOf(above), basename(path));
	}
}
