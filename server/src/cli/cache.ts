import { createHash } from 'node:crypto';
import { promises as fs, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { beside } from '../disk/beside.js';
import { describe } from '../disk/read.js';
import { write } from '../disk/write.js';
import type { Checked, Settings } from '../service.js';
import type { Io } from './output.js';
import { hashOf } from './texts.js';

/** Where a cache lies unless it is said: hidden, so that no walk enters it. */
export const cacheFolder = '.monthly-return-cache';

/** Of the file's own form: it changes when what stands in it no longer does. */
const format = 'monthly-return check 1';

interface Head {
	readonly format: string;
	/** The program, its language and the folder that it was run in. */
	readonly made: string;
	readonly sum: string;
}

type Row = readonly [uri: string, settings: string, checked: Checked];

/** `--cache` by itself names the usual folder. */
export function withCacheFolder(args: readonly string[]): readonly string[] {
	const end = args.indexOf('--');
	return args.map((arg, index) => (arg === '--cache' && (end < 0 || index < end) ? `--cache=${cacheFolder}` : arg));
}

/**
 * What was found in each file, from one run to the next: by its text, what counts for it, and the program. A file that is damaged, or that this
 * program did not write as it is, is as good as none.
 */
export class Cache {
	readonly #path: string;
	readonly #made: string;
	readonly #rows: ReadonlyMap<string, Row>;
	readonly #keys = new Map<Settings, string>();

	private constructor(path: string, made: string, rows: ReadonlyMap<string, Row>) {
		this.#path = path;
		this.#made = made;
		this.#rows = rows;
	}

	static async open(folder: string, { cwd, locale }: Io): Promise<Cache> {
		const program = hashOf(readFileSync(beside('cli.js'), 'latin1'));
		const made = hashOf(JSON.stringify([version, program, process.version, locale ?? '', cwd]));
		const path = join(folder, 'check.json');
		const bytes = await fs.readFile(path).catch(() => undefined);
		return new Cache(path, made, new Map((bytes ? rowsOf(bytes, made) : []).map((row) => [row[0], row])));
	}

	get(uri: string, stamp: string, settings: Settings): Checked | undefined {
		const [, key, checked] = this.#rows.get(uri) ?? [];
		return checked?.stamp === stamp && key === this.#keyOf(settings) ? checked : undefined;
	}

	/** Writes what there is now, unless it is what there was. What failed is found again. */
	async write(
		all: Iterable<{ readonly uri: string; readonly settings: Settings; readonly checked: Checked }>,
	): Promise<string | undefined> {
		const rows: Row[] = [];
		let changed = false;
		for (const { uri, settings, checked } of all) {
			const { failed, found, stamp } = checked;
			if (failed !== undefined || !found) continue;
			const key = this.#keyOf(settings);
			const [, keyBefore, before] = this.#rows.get(uri) ?? [];
			changed ||= before?.stamp !== stamp || keyBefore !== key || before.found?.asked.answers !== found.asked.answers;
			rows.push([uri, key, checked]);
		}
		if (!changed && rows.length === this.#rows.size) return undefined;
		const body = Buffer.from(JSON.stringify(rows));
		const head: Head = { format, made: this.#made, sum: sumOf(body) };
		try {
			const folder = join(this.#path, '..');
			// A folder that was there is somebody's, and what git ignores in it is theirs to say.
			const made = await fs.mkdir(folder, { recursive: true });
			if (made !== undefined) await write(join(folder, '.gitignore'), '*\n');
			await write(this.#path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));
			return undefined;
		} catch (error) {
			return `${this.#path}: ${describe(error)}`;
		}
	}

	#keyOf(settings: Settings): string {
		let key = this.#keys.get(settings);
		if (key === undefined) {
			key = hashOf(JSON.stringify(Object.entries(settings.severities).sort(([a], [b]) => (a < b ? -1 : 1))));
			this.#keys.set(settings, key);
		}
		return key;
	}
}

function rowsOf(bytes: Buffer, made: string): readonly Row[] {
	try {
		const end = bytes.indexOf('\n');
		const head: Partial<Head> = JSON.parse(bytes.toString('utf8', 0, end));
		const body = bytes.subarray(end + 1);
		return head.format === format && head.made === made && head.sum === sumOf(body) ? JSON.parse(body.toString('utf8')) : [];
	} catch {
		return [];
	}
}

function sumOf(body: Buffer): string {
	return createHash('sha256').update(body).digest('hex');
}
