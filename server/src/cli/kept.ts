import { createHash } from 'node:crypto';
import { promises as fs, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { beside } from '../disk/beside.js';
import { describe } from '../disk/read.js';
import { write } from '../disk/write.js';
import type { Io } from './output.js';
import { hashOf } from './texts.js';

interface Head {
	/** Of the file's own form: it changes when what stands in it no longer does. */
	readonly format: string;
	/** The program, its language and the folder that it was run in. */
	readonly made: string;
	readonly sum: string;
}

/**
 * Rows that a command keeps from one run to the next, in a file of its own in a cache's folder. One that is damaged, or that this
 * program did not write as it is, is as good as none.
 */
export class Kept {
	readonly #folder: string;
	readonly #path: string;
	readonly #format: string;
	readonly #made: string;

	/** `form`: what the rows are, and which form of them, such as `check 1`. */
	constructor(folder: string, form: string, { cwd, locale }: Io) {
		const program = hashOf(readFileSync(beside('cli.js'), 'latin1'));
		this.#folder = folder;
		this.#path = join(folder, `${form.split(' ', 1)[0]}.json`);
		this.#format = `monthly-return ${form}`;
		this.#made = hashOf(JSON.stringify([version, program, process.version, locale ?? '', cwd]));
	}

	async read(): Promise<readonly unknown[]> {
		try {
			const bytes = await fs.readFile(this.#path);
			const end = bytes.indexOf('\n');
			const head: Partial<Head> = JSON.parse(bytes.toString('utf8', 0, end));
			const body = bytes.subarray(end + 1);
			const isOwn = head.format === this.#format && head.made === this.#made && head.sum === sumOf(body);
			return isOwn ? JSON.parse(body.toString('utf8')) : [];
		} catch {
			return [];
		}
	}

	/** What went wrong, if anything did. */
	async write(rows: readonly unknown[]): Promise<string | undefined> {
		const body = Buffer.from(JSON.stringify(rows));
		const head: Head = { format: this.#format, made: this.#made, sum: sumOf(body) };
		try {
			// A folder that was there is somebody's, and what git ignores in it is theirs to say.
			const made = await fs.mkdir(this.#folder, { recursive: true });
			if (made !== undefined) await write(join(this.#folder, '.gitignore'), '*\n');
			await write(this.#path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));
			return undefined;
		} catch (error) {
			return `${this.#path}: ${describe(error)}`;
		}
	}
}

function sumOf(body: Buffer): string {
	return createHash('sha256').update(body).digest('hex');
}
