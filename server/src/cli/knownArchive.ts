import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import { type Said, said, unsaid } from '../checks/checked.js';
import { isReturn } from '../disk/walk.js';
import type { Finding, Settings } from '../service.js';
import { keyOfSettings } from './cache.js';
import type { Named } from './inputs.js';
import { Kept } from './kept.js';
import { foldersAround } from './neighbours.js';
import type { Io } from './output.js';
import { stampOf, stampOfAll } from './stamps.js';
import { hashOf, textAt } from './texts.js';

type Answer = readonly (readonly [uri: string, findings: readonly Said[]])[];

/**
 * What the last run found in all files, which is what there is to find while none of them is another, what counts for them is the same, and
 * so are the day and what lies in the folders where more of them may lie. Where their times say so none is read, where their texts do none
 * is looked into.
 */
export class KnownArchive {
	readonly #kept: Kept;
	readonly #files: readonly Named[];
	readonly #settingsOf: (uri: string) => Settings;
	/** What was asked, by the files' times and by their texts; undefined where it cannot be told whether these stay so. */
	#byTimes: string | undefined;
	#around: string | undefined;
	/** Of the texts, as far as they were asked for. */
	readonly stamps = new Map<string, string>();

	private constructor(
		folder: string,
		io: Io,
		files: readonly Named[],
		settingsOf: (uri: string) => Settings,
		private readonly today: string,
		private readonly folders: readonly string[],
	) {
		this.#kept = new Kept(folder, 'found 1', io);
		this.#files = files;
		this.#settingsOf = settingsOf;
	}

	/** Before any is read, and then `get`. */
	static async open(
		folder: string,
		io: Io,
		files: readonly Named[],
		settingsOf: (uri: string) => Settings,
		today: string,
	): Promise<KnownArchive> {
		const folders = await foldersOf(files);
		const known = new KnownArchive(folder, io, files, settingsOf, today, folders);
		const [times, stamps] = [stampOfAll(files, settingsOf), folders.map((each) => stampOf(each, 'folder'))];
		if (times !== undefined && !stamps.includes(undefined)) {
			known.#byTimes = hashOf([today, times, ...folders, ...stamps].join('\n'));
		}
		return known;
	}

	/** Of each file in which anything was found. */
	async get(): Promise<ReadonlyMap<string, readonly Finding[]> | undefined> {
		const [byTimes, byTexts, answer] = (await this.#kept.read()) as readonly [string?, string?, Answer?];
		if (!answer || byTimes !== this.#byTimes) {
			const lists = await Promise.all(this.folders.map(listOf));
			if (!lists.includes(undefined)) this.#around = hashOf([this.today, ...this.folders, ...lists].join('\n'));
			if (!answer) return undefined;
			for (const { uri, file } of this.#files) {
				const text = textAt(file);
				if (text !== undefined) this.stamps.set(uri, hashOf(text));
			}
			const texts = this.#byTexts((uri) => this.stamps.get(uri));
			if (texts === undefined || texts !== byTexts) return undefined;
			if (this.#byTimes !== undefined) await this.#kept.write([this.#byTimes, texts, answer]);
		}
		return new Map(answer.map(([uri, findings]) => [uri, findings.map(unsaid)]));
	}

	/** `stamps`: of the texts that were read. */
	async keep(stamps: ReadonlyMap<string, string>, findingsOf: (uri: string) => readonly Finding[]): Promise<string | undefined> {
		const texts = this.#byTexts((uri) => stamps.get(uri));
		if (texts === undefined) return undefined;
		const answer: Answer = this.#files.flatMap(({ uri }) => {
			const findings = findingsOf(uri);
			return findings.length > 0 ? [[uri, findings.map(said)] as const] : [];
		});
		return this.#kept.write([this.#byTimes ?? '', texts, answer]);
	}

	#byTexts(stampIn: (uri: string) => string | undefined): string | undefined {
		if (this.#around === undefined) return undefined;
		const all = [this.#around];
		for (const { uri } of this.#files) {
			const stamp = stampIn(uri);
			if (stamp === undefined) return undefined;
			all.push(`${uri} ${stamp} ${keyOfSettings(this.#settingsOf(uri))}`);
		}
		return hashOf(all.join('\n'));
	}
}

/** Where a file may lie that is of the issuer of one of these. */
async function foldersOf(files: readonly Named[]): Promise<readonly string[]> {
	const homes = new Set(files.flatMap(({ file }) => (file === undefined ? [] : [dirname(file)])));
	const folders = new Set<string>();
	for (const home of homes) for (const folder of await foldersAround(home)) folders.add(folder);
	return [...folders];
}

/** The returns in a folder; undefined where one is no plain file, for it may lead elsewhere. */
async function listOf(folder: string): Promise<string | undefined> {
	const all = await fs.readdir(folder, { withFileTypes: true }).catch(() => undefined);
	const entries = all?.filter(({ name }) => isReturn(name));
	return entries?.every((entry) => entry.isFile()) ? JSON.stringify(entries.map(({ name }) => name).sort()) : undefined;
}
