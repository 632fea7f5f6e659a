import type { PlainDigest } from '../checks/checked.js';
import { rowOfMonth } from '../checks/digest.js';
import type { Day } from '../forms/calendar.js';
import type { Checked, ReturnService, Settings } from '../service.js';
import { keyOfSettings } from './cache.js';
import type { Named } from './inputs.js';
import { Kept } from './kept.js';
import type { Io } from './output.js';
import { stampOf } from './stamps.js';

/** What is the same in many digests stands once: whose returns they are, and where their heads have what. */
type Who = Pick<PlainDigest, 'form' | 'issuer' | 'chinese' | 'classes'>;
type Where = Pick<PlainDigest, 'home' | 'dated' | 'opening'>;
type Own = Omit<PlainDigest, keyof Who | keyof Where | 'uri'>;
/** Of most: the month, the day of submission or 0, each as one number such as 20251231, and whether it is a resubmission. */
type Plain = readonly [month: number, submitted: number, resubmission: 0 | 1];

interface Tables {
	readonly settings: readonly string[];
	readonly who: readonly Who[];
	readonly where: readonly Where[];
}

type Row = readonly [
	uri: string,
	/** Of the file. */
	stat: string,
	settings: number,
	/** Of its text. */
	stamp: string,
	who: number,
	where: number,
	own: Own | Plain,
	found: Checked['found'] | null,
];

/**
 * What was known of files, from one run to the next. A file counts as the same where its size and its times are, as git has it, and where
 * it was not written in the moment it was read.
 */
export class KnownFiles {
	readonly #kept: Kept;
	readonly #tables: Tables;
	readonly #rows: ReadonlyMap<string, Row>;
	/** What counts for each file that is there, as it was before it was read. */
	readonly #stats = new Map<string, string>();
	#changed = false;

	private constructor(kept: Kept, [tables, ...rows]: readonly [Tables?, ...Row[]]) {
		this.#kept = kept;
		this.#tables = tables ?? { settings: [], who: [], where: [] };
		this.#rows = new Map(rows.map((row) => [row[0], row]));
	}

	static async open(folder: string, io: Io): Promise<KnownFiles> {
		const kept = new Kept(folder, 'status 2', io);
		return new KnownFiles(kept, (await kept.read()) as readonly [Tables?, ...Row[]]);
	}

	get(uri: string, file: string, settings: Settings): Checked | undefined {
		const stat = stampOf(file);
		if (stat !== undefined) this.#stats.set(uri, stat);
		const row = this.#rows.get(uri);
		if (row && stat !== undefined && row[1] === stat) {
			const checked = this.#checked(row);
			return this.#tables.settings[row[2]] === keyOfSettings(settings) ? checked : { ...checked, found: undefined };
		}
		this.#changed = true;
		return undefined;
	}

	#checked([uri, , , stamp, who, where, own, found]: Row): Checked {
		const rest = 'length' in own ? ownIn(own) : own;
		const digest = { uri, ...this.#tables.who[who], ...this.#tables.where[where], ...rest } as PlainDigest;
		return { stamp, digest, failed: undefined, found: found ?? undefined };
	}

	/** Whether the files are those that were known, and what was found in some of them is what was. */
	#stands(files: readonly Named[], service: ReturnService, found: ReadonlySet<string>, settingsOf: (uri: string) => Settings) {
		return (
			files.every(({ uri }) => this.#rows.has(uri)) &&
			[...found].every((uri) => {
				const row = this.#rows.get(uri);
				const settings = settingsOf(uri);
				const answers = service.record(uri, settings)?.found?.asked.answers;
				return row && this.#tables.settings[row[2]] === keyOfSettings(settings) && answers === row[7]?.asked.answers;
			})
		);
	}

	/** `found`: those whose findings are kept too. */
	async keep(
		files: Iterable<Named>,
		service: ReturnService,
		found: ReadonlySet<string>,
		settingsOf: (uri: string) => Settings,
	): Promise<string | undefined> {
		const all = [...files];
		if (!this.#changed && all.length === this.#rows.size && this.#stands(all, service, found, settingsOf)) return undefined;
		const [settings, who, where] = [new Table<string>(), new Table<Who>(), new Table<Where>()];
		const rows: Row[] = [];
		for (const { uri } of all) {
			const stat = this.#stats.get(uri);
			if (stat === undefined) continue;
			const key = keyOfSettings(settingsOf(uri));
			const row = this.#rows.get(uri);
			const before = row?.[1] === stat && this.#tables.settings[row[2]] === key ? row : undefined;
			const checked = found.has(uri)
				? service.record(uri, settingsOf(uri))
				: before
					? this.#checked(before)
					: service.record(uri);
			if (!checked?.digest || checked.failed !== undefined) continue;
			const { uri: _, form, issuer, chinese, classes, home, dated, opening, ...own } = checked.digest;
			rows.push([
				uri,
				stat,
				settings.place(key),
				checked.stamp,
				who.place({ form, issuer, chinese, classes }),
				where.place({ home, dated, opening }),
				shortly(own),
				checked.found ?? null,
			]);
		}
		const tables: Tables = { settings: settings.all, who: who.all, where: where.all };
		return this.#kept.write([tables, ...rows]);
	}
}

/** Most are monthly returns that say their month, when they were submitted, and no more. */
function shortly(own: Own): Own | Plain {
	const { month, submitted, resubmission, report, row, unread } = own;
	if (!month || report || !row || row.isNextDay || unread !== undefined) return own;
	return [numberOf(month), submitted ? numberOf(submitted) : 0, resubmission ? 1 : 0];
}

function ownIn([of, submitted, resubmission]: Plain): Own {
	const month = dayIn(of);
	return {
		month,
		submitted: submitted === 0 ? undefined : dayIn(submitted),
		resubmission: resubmission === 1,
		report: undefined,
		row: rowOfMonth(month),
		unread: undefined,
	};
}

const numberOf = ({ year, month, day }: Day) => year * 10_000 + month * 100 + day;

const dayIn = (number: number): Day => ({
	year: Math.floor(number / 10_000),
	month: Math.floor(number / 100) % 100,
	day: number % 100,
});

/** Each once, in the order they came. */
class Table<T> {
	readonly all: T[] = [];
	readonly #places = new Map<string, number>();

	place(one: T): number {
		const key = JSON.stringify(one);
		const place = this.#places.get(key) ?? this.all.push(one) - 1;
		this.#places.set(key, place);
		return place;
	}
}
