import type { Checked, Settings } from '../service.js';
import { cacheFolder, Kept } from './kept.js';
import type { Io } from './output.js';
import { hashOf } from './texts.js';

export { cacheFolder } from './kept.js';

type Row = readonly [uri: string, settings: string, checked: Checked];

/** `--cache` by itself names the usual folder. */
export function withCacheFolder(args: readonly string[]): readonly string[] {
	const end = args.indexOf('--');
	return args.map((arg, index) => (arg === '--cache' && (end < 0 || index < end) ? `--cache=${cacheFolder}` : arg));
}

/** What was found in each file, from one run to the next: by its text, what counts for it, and the program. */
export class Cache {
	readonly #kept: Kept;
	readonly #rows: ReadonlyMap<string, Row>;

	private constructor(kept: Kept, rows: ReadonlyMap<string, Row>) {
		this.#kept = kept;
		this.#rows = rows;
	}

	static async open(folder: string, io: Io): Promise<Cache> {
		const kept = new Kept(folder, 'check 1', io);
		return new Cache(kept, new Map(((await kept.read()) as readonly Row[]).map((row) => [row[0], row])));
	}

	get(uri: string, stamp: string, settings: Settings): Checked | undefined {
		const [, key, checked] = this.#rows.get(uri) ?? [];
		return checked?.stamp === stamp && key === keyOfSettings(settings) ? checked : undefined;
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
			const key = keyOfSettings(settings);
			const [, keyBefore, before] = this.#rows.get(uri) ?? [];
			changed ||= before?.stamp !== stamp || keyBefore !== key || before.found?.asked.answers !== found.asked.answers;
			rows.push([uri, key, checked]);
		}
		return !changed && rows.length === this.#rows.size ? undefined : this.#kept.write(rows);
	}
}

const keys = new WeakMap<Settings, string>();

/** The same for settings that say the same. */
export function keyOfSettings(settings: Settings): string {
	let key = keys.get(settings);
	if (key === undefined) {
		key = hashOf(JSON.stringify(Object.entries(settings.severities).sort(([a], [b]) => (a < b ? -1 : 1))));
		keys.set(settings, key);
	}
	return key;
}
