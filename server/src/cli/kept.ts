import { createHash } from 'node:crypto';
import { promises as fs, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { version } from '../../../package.json';
import { beside } from '../disk/beside.js';
import { readFound } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { write } from '../disk/write.js';
import { onOneLine } from '../escape.js';
import { isTracked } from './git.js';
import type { Io, Output } from './output.js';
import { keepWithin } from './place.js';
import { hashOf } from './texts.js';

/** Where a cache lies unless it is said: hidden, so that no walk enters it. */
export const cacheFolder = '.monthly-return-cache';

/** More than what there is to keep of a hundred thousand files. */
const mostBytes = 1024 * 1024 * 1024;

interface Head {
	/** Of the file's own form: it changes when what stands in it no longer does. */
	readonly format: string;
	/** The program, its language and the folder that it was run in. */
	readonly made: string;
	readonly sum: string;
}

/**
 * Rows that a command keeps from one run to the next, in a file of its own in a cache's folder. One that is damaged, or that this
 * program did not write as it is, is as good as none; so is one that git keeps, or that a link leads to, for others may have written it.
 */
export class Kept {
	readonly #folder: string;
	readonly #path: string;
	readonly #format: string;
	readonly #made: string;
	readonly #cwd: string;
	readonly #stderr: Output;
	#refusal: Promise<string | undefined> | undefined;

	/** `form`: what the rows are, and which form of them, such as `check 1`. */
	constructor(folder: string, form: string, { cwd, locale, stderr }: Io) {
		const program = hashOf(readFileSync(beside('cli.js'), 'latin1'));
		this.#folder = folder;
		this.#cwd = cwd;
		this.#stderr = stderr;
		this.#path = join(folder, `${form.split(' ', 1)[0]}.json`);
		this.#format = `monthly-return ${form}`;
		this.#made = hashOf(JSON.stringify([version, program, process.version, locale ?? '', cwd]));
	}

	async read(): Promise<readonly unknown[]> {
		if ((await this.#refused()) !== undefined) return [];
		try {
			const bytes = await readFound(this.#path, mostBytes);
			if (!bytes) return [];
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
		if ((await this.#refused()) !== undefined) return undefined;
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

	/** Why the file is not gone by, said once; undefined where it is. */
	#refused(): Promise<string | undefined> {
		this.#refusal ??= refusalOf(this.#folder, this.#path, this.#cwd).then((refusal) => {
			const { colors } = this.#stderr;
			if (refusal !== undefined) this.#stderr.say(`${colors.yellow('not gone by')} ${onOneLine(this.#path)}: ${refusal}\n`);
			return refusal;
		});
		return this.#refusal;
	}
}

async function refusalOf(folder: string, path: string, cwd: string): Promise<string | undefined> {
	const kindOf = (of: string) => fs.lstat(of).catch(() => undefined);
	// A folder that is named may be one; the usual one is nobody's to lead elsewhere.
	if (basename(folder) === cacheFolder && (await kindOf(folder))?.isSymbolicLink()) return 'its folder is a link';
	const left = await keepWithin(path, { cwd }).then(
		() => undefined,
		(error: unknown) => describe(error),
	);
	if (left !== undefined) return left;
	const kind = await kindOf(path);
	if (kind && !kind.isFile()) return 'it is no file';
	const isKept = kind !== undefined && (await isTracked(folder, basename(path)));
	return isKept ? 'it is kept in git, where whoever writes may say what was found' : undefined;
}

function sumOf(body: Buffer): string {
	return createHash('sha256').update(body).digest('hex');
}
