import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Replaces a file in one step, its rights kept: whoever reads it meets the old text or the new, never half of one. */
export async function writeAtomically(path: string, text: string): Promise<void> {
	const { mode } = await fs.stat(path);
	await fs.access(path, fs.constants.W_OK); // a rename would not ask
	const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
	try {
		const file = await fs.open(beside, 'wx', mode);
		try {
			await file.writeFile(text);
			await file.chmod(mode);
			await file.sync();
		} finally {
			await file.close();
		}
		await fs.rename(beside, path);
	} catch (error) {
		await fs.rm(beside, { force: true });
		throw error;
	}
}

/** Writes a file that is not there yet; one that is there stays, and the error's code is EEXIST. */
export async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
	await fs.writeFile(path, content, { flag: 'wx' });
}
