import * as l10n from '@vscode/l10n';
import { FileChangeType, type FileEvent, type WorkspaceFolder } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { workspace as limits, sizeName, unopened } from '../limits.js';
import type { ReturnService } from '../service.js';
import { guessedIssuer } from '../workspace/guessedIssuer.js';
import type { Documents } from './documents.js';
import type { Files, FileText } from './host.js';
import { Pace } from './pace.js';
import { isLeftAlone } from './schemes.js';
import type { Searching } from './searching.js';
import { isIn, keyOf } from './uris.js';

/** An issuer's files beside one that is opened, read before all others: no more than twenty years of them. */
const mostNear = 240;
/** The months before and after it, and one filed anew. */
const nearest = 3;

/** How many files are read before garbage is looked after. */
const mostAtOnce = 250;

export interface WorkspaceOptions {
	readonly files: Files | undefined;
	readonly documents: Documents;
	service(): ReturnService;
	/** Knows of a return that is not open what there is to know. */
	analyse(key: string): void;
	/** Returns that are not open have changed, come or gone. */
	onChange(keys: ReadonlySet<string>): void;
	/** All that is in a folder has been read. */
	onRead(): void;
	searching(): Searching;
	/** A promise where something has to come before another file is read. */
	prepared(): Promise<void> | undefined;
	defer(run: () => void): void;
	tidy(): void;
	log(message: string): void;
}

/** The returns in the workspace's folders that are not open, as they stand on disk. */
export class Workspace {
	readonly #options: WorkspaceOptions;
	readonly #folders = new Map<string, string>();
	/** Where returns are open that are in none of the folders: the others that lie there are their neighbours. */
	readonly #places = new Set<string>();
	/** The last reading begun of each file; an earlier one that ends later is dropped. */
	readonly #readings = new Map<string, number>();
	/** The length of each whose text is held. */
	readonly #lengths = new Map<string, number>();
	/** What has changed and is still to be looked at; the last that was said of a file counts. */
	readonly #changed = new Map<string, 'there' | 'gone'>();
	#settling: Promise<void> | undefined;
	#searches = 0;
	#length = 0;
	#count = 0;
	#read = 0;
	#stopped = false;

	constructor(options: WorkspaceOptions) {
		this.#options = options;
	}

	/** Can anything be read that is not open? */
	get reads(): boolean {
		return this.#options.files !== undefined;
	}

	/** The folder a document is in, the innermost, as the client spells it. */
	folderOf(key: string): string | undefined {
		let best: string | undefined;
		for (const folder of this.#folders.keys()) {
			if (isIn(folder, key) && folder.length > (best?.length ?? -1)) best = folder;
		}
		return best === undefined ? undefined : this.#folders.get(best);
	}

	/** Is what is not open of it of any use? */
	#isKept(key: string): boolean {
		return this.folderOf(key) !== undefined || this.#places.has(placeOf(key));
	}

	/** The first of the folders that are open. */
	get first(): string | undefined {
		return this.#folders.keys().next().value;
	}

	get folders(): readonly string[] {
		return [...this.#folders.keys()];
	}

	async add(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): Promise<void> {
		const added = folders.filter(({ uri }) => !this.#folders.has(keyOf(uri)));
		for (const { uri } of added) this.#folders.set(keyOf(uri), uri);
		this.#searches += 1;
		for (const { uri } of added) await this.#search(uri);
		this.#searches -= 1;
		if (added.length > 0 && !this.#stopped) this.#options.onRead();
	}

	remove(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): void {
		for (const { uri } of folders) this.#folders.delete(keyOf(uri));
		for (const key of this.#options.service().uris()) {
			if (!this.#options.documents.get(key) && !this.#isKept(key)) this.#remove(key);
		}
	}

	/** Another branch checked out is thousands at once: they are looked at one after the other, and what hangs on them once. */
	changed(events: readonly FileEvent[]): void {
		for (const { uri, type } of events) {
			const key = keyOf(uri);
			if (this.#options.documents.get(key) || !this.#isReturn(uri) || !this.folderOf(key)) continue;
			this.#changed.set(key, type === FileChangeType.Deleted ? 'gone' : 'there');
		}
		void this.#settle();
	}

	/** A document that closes goes back to what the disk has, or goes; the last of its place takes its neighbours along. */
	async closed(key: string): Promise<void> {
		const { documents, files, service } = this.#options;
		const place = placeOf(key);
		if (this.#places.has(place) && !documents.keys().some((open) => placeOf(open) === place)) {
			this.#places.delete(place);
			for (const other of service().uris())
				if (placeOf(other) === place && !this.#isKept(other)) this.#changed.set(other, 'gone');
		}
		this.#changed.set(key, files && this.#isKept(key) ? 'there' : 'gone');
		await this.#settle();
	}

	/** While the workspace is searched, those that may be of the same issuer come first; of a file in none of its folders, all that lie beside it. */
	async opened(key: string): Promise<void> {
		const { files, service, onChange, defer } = this.#options;
		const isLoose = !this.folderOf(key);
		if (!files?.beside || (isLoose ? this.#places.has(placeOf(key)) : this.#searches === 0)) return;
		if (isLoose) this.#places.add(placeOf(key));
		const issuer = guessedIssuer(URI.parse(key).path);
		const near = await files.beside(key, (path) => isLoose || issuer.endsWith(guessedIssuer(path)));
		// By their names the months beside it come first, and its findings need not wait for the others.
		const keys = [...new Set(near.map(keyOf).concat(key))].sort();
		const at = keys.indexOf(key);
		const rank = new Map(keys.map((other, index) => [other, (isOf(issuer, other) ? 0 : keys.length) + Math.abs(index - at)]));
		const ordered = keys.filter((other) => other !== key).sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
		const pace = new Pace(defer);
		const come = new Set<string>();
		for (const [index, other] of ordered.slice(0, mostNear).entries()) {
			if (index === nearest && come.size > 0 && !this.#stopped) onChange(new Set(come));
			if (service().has(other)) continue;
			await this.#take(other);
			come.add(other);
			await pace.breathe();
		}
		if (come.size > 0 && !this.#stopped) onChange(come);
	}

	stop(): void {
		this.#stopped = true;
	}

	async #search(folder: string): Promise<void> {
		const { files, documents, service, prepared, defer, tidy, log } = this.#options;
		if (!files) return;
		const searching = this.#options.searching();
		const stopped = () => this.#stopped || searching.cancelled || !this.#folders.has(keyOf(folder));
		const pace = new Pace(defer);
		try {
			const keys: string[] = [];
			for await (const uri of files.find(folder, stopped)) {
				keys.push(keyOf(uri));
				await pace.breathe();
			}
			const issuers = new Set(documents.keys().map(guessedIssuer));
			const isWanted = issuers.size === 0 ? () => false : (key: string) => issuers.has(guessedIssuer(key));
			const order = [...keys.filter(isWanted), ...keys.filter((key) => !isWanted(key))];
			for (const [index, key] of order.entries()) {
				if (stopped()) break;
				if (service().has(key)) continue;
				if (++this.#read > limits.files) {
					log(`The workspace has more than ${limits.files} returns; the others are read when they are opened.`);
					break;
				}
				await prepared();
				// Analysed now, one after the other, and not all of them at the user's next keystroke.
				await this.#take(key);
				searching.step(index, order.length);
				if (index % mostAtOnce === 0) tidy();
				await pace.breathe();
			}
			if (searching.cancelled) log(`${folder} was not searched to its end: the other returns are read when they are opened.`);
		} catch (error) {
			log(`${folder} could not be searched for returns: ${error instanceof Error ? error.message : String(error)}`);
		} finally {
			searching.end();
			tidy();
		}
	}

	#settle(): Promise<void> {
		this.#settling ??= this.#lookAtChanged().finally(() => {
			this.#settling = undefined;
		});
		return this.#settling;
	}

	async #lookAtChanged(): Promise<void> {
		const { documents, defer, onChange } = this.#options;
		const pace = new Pace(defer);
		const touched = new Set<string>();
		for (let next = first(this.#changed); next && !this.#stopped; next = first(this.#changed)) {
			const [key, what] = next;
			this.#changed.delete(key);
			if (documents.get(key)) continue;
			touched.add(key);
			if (what === 'gone') this.#remove(key);
			else await this.#take(key);
			await pace.breathe();
		}
		if (touched.size > 0 && !this.#stopped) onChange(touched);
	}

	/** A return as the disk has it. */
	async #take(key: string): Promise<void> {
		const { files, documents, log } = this.#options;
		if (!files) return;
		const reading = ++this.#count;
		this.#readings.set(key, reading);
		const read = await files.read(key).catch((error: unknown): FileText => ({ problem: String(error) }));
		if (this.#readings.get(key) !== reading) return;
		this.#readings.delete(key);
		if (this.#stopped || documents.get(key)) return;
		if ('text' in read) {
			if (this.#isKept(key)) this.#put(key, read.text);
			else this.#remove(key);
		} else {
			if ('missing' in read || !this.#isKept(key)) this.#remove(key);
			else {
				log(`${key}: ${read.problem}; it is left out.`);
				this.#forget(key);
				this.#options.service().refuse(key, l10n.t('This return could not be read, so it is not checked: {0}.', read.problem));
			}
		}
	}

	/** Within the bounds for what nobody opened; what is beyond them has a finding that says so. */
	#put(key: string, text: string): void {
		const { files, analyse } = this.#options;
		const service = this.#options.service();
		this.#forget(key);
		const isReadAgain = files?.readNow !== undefined && key.startsWith('file:');
		const tooLong = text.length > unopened.length;
		if (tooLong || (!isReadAgain && this.#length + text.length > limits.length)) {
			service.refuse(
				key,
				tooLong
					? l10n.t(
							'This return is not open and larger than {0}, so it is not checked, nor are others against it: open it to have it checked.',
							sizeName(unopened.length),
						)
					: l10n.t(
							'The returns in the workspace come to more than {0}, so this one is not checked, nor are others against it: open it to have it checked.',
							sizeName(limits.length),
						),
			);
			return;
		}
		service.put(key, text, undefined, unopened);
		analyse(key);
		if (isReadAgain) service.release(key);
		else {
			this.#lengths.set(key, text.length);
			this.#length += text.length;
		}
	}

	#forget(key: string): void {
		this.#length -= this.#lengths.get(key) ?? 0;
		this.#lengths.delete(key);
	}

	#remove(key: string): void {
		this.#readings.delete(key);
		this.#forget(key);
		this.#options.service().remove(key);
	}

	#isReturn(uri: string): boolean {
		return !isLeftAlone(uri) && uri.toLowerCase().endsWith('.return');
	}
}

/** The folder that a file lies in. */
function placeOf(key: string): string {
	return key.slice(0, key.lastIndexOf('/') + 1);
}

const isOf = (issuer: string, uri: string) => issuer.endsWith(guessedIssuer(URI.parse(uri).path));

function first<K, V>(map: ReadonlyMap<K, V>): readonly [K, V] | undefined {
	for (const entry of map) return entry;
	return undefined;
}
