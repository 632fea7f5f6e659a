import * as l10n from '@vscode/l10n';
import { FileChangeType, type FileEvent, type WorkspaceFolder } from 'vscode-languageserver';
import { workspace as limits, sizeName, unopened } from '../limits.js';
import type { ReturnService } from '../service.js';
import type { Documents } from './documents.js';
import type { Files } from './host.js';
import { isLeftAlone } from './schemes.js';
import { isIn, keyOf } from './uris.js';

export interface WorkspaceOptions {
	readonly files: Files | undefined;
	readonly documents: Documents;
	service(): ReturnService;
	/** A return that is not open is about to change or go, or has come. */
	onChange(key: string): void;
	/** All that is in a folder has been read. */
	onRead(): void;
	log(message: string): void;
}

/** The returns in the workspace's folders that are not open, as they stand on disk. */
export class Workspace {
	readonly #options: WorkspaceOptions;
	readonly #folders = new Map<string, string>();
	/** The last reading begun of each file; an earlier one that ends later is dropped. */
	readonly #readings = new Map<string, number>();
	/** The length of each that was read and is not open. */
	readonly #lengths = new Map<string, number>();
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

	/** The first of the folders that are open. */
	get first(): string | undefined {
		return this.#folders.keys().next().value;
	}

	async add(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): Promise<void> {
		const added = folders.filter(({ uri }) => !this.#folders.has(keyOf(uri)));
		for (const { uri } of added) this.#folders.set(keyOf(uri), uri);
		for (const { uri } of added) await this.#find(uri);
		if (added.length > 0 && !this.#stopped) this.#options.onRead();
	}

	remove(folders: readonly Pick<WorkspaceFolder, 'uri'>[]): void {
		for (const { uri } of folders) this.#folders.delete(keyOf(uri));
		for (const key of this.#options.service().uris()) {
			if (!this.#options.documents.get(key) && !this.folderOf(key)) this.#remove(key);
		}
	}

	changed(events: readonly FileEvent[]): void {
		for (const { uri, type } of events) {
			const key = keyOf(uri);
			if (this.#options.documents.get(key) || !this.#isReturn(uri) || !this.folderOf(key)) continue;
			if (type === FileChangeType.Deleted) this.#remove(key);
			else void this.#refresh(key);
		}
	}

	/** A document that closes goes back to what the disk has, or goes. */
	async closed(key: string): Promise<void> {
		if (this.#options.files && this.folderOf(key)) await this.#refresh(key);
		else this.#remove(key);
	}

	stop(): void {
		this.#stopped = true;
	}

	async #find(folder: string): Promise<void> {
		const { files, log } = this.#options;
		if (!files) return;
		const stopped = () => this.#stopped || !this.#folders.has(keyOf(folder));
		try {
			for await (const uri of files.find(folder, stopped)) {
				if (stopped()) return;
				const key = keyOf(uri);
				if (this.#options.service().has(key)) continue;
				if (++this.#read > limits.files) {
					log(`The workspace has more than ${limits.files} returns; the others are read when they are opened.`);
					return;
				}
				await this.#refresh(key, false);
				// Has it analysed now, one file a turn, and not all of them at the user's next keystroke.
				this.#options.service().dependents(key);
			}
		} catch (error) {
			log(`${folder} could not be searched for returns: ${error instanceof Error ? error.message : String(error)}`);
		}
	}

	async #refresh(key: string, tell = true): Promise<void> {
		const { files, documents, log } = this.#options;
		if (!files) return;
		const reading = ++this.#count;
		this.#readings.set(key, reading);
		const read = await files.read(key).catch((error: unknown) => ({ problem: String(error) }));
		if (this.#readings.get(key) !== reading) return;
		this.#readings.delete(key);
		if (this.#stopped || documents.get(key)) return;
		if ('text' in read) {
			if (this.folderOf(key)) {
				// Those it hung on before, and those it hangs on now.
				if (tell) this.#options.onChange(key);
				this.#put(key, read.text);
				if (tell) this.#options.onChange(key);
			} else this.#remove(key);
		} else {
			if (!('missing' in read)) log(`${key}: ${read.problem}; it is left out.`);
			this.#remove(key);
		}
	}

	/** Within the bounds for what nobody opened; what is beyond them has a finding that says so. */
	#put(key: string, text: string): void {
		const service = this.#options.service();
		this.#forget(key);
		const tooLong = text.length > unopened.length;
		if (tooLong || this.#length + text.length > limits.length) {
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
		this.#lengths.set(key, text.length);
		this.#length += text.length;
		service.put(key, text, undefined, unopened);
	}

	#forget(key: string): void {
		this.#length -= this.#lengths.get(key) ?? 0;
		this.#lengths.delete(key);
	}

	#remove(key: string): void {
		this.#readings.delete(key);
		this.#forget(key);
		if (!this.#options.service().has(key)) return;
		this.#options.onChange(key);
		this.#options.service().remove(key);
	}

	#isReturn(uri: string): boolean {
		return !isLeftAlone(uri) && uri.toLowerCase().endsWith('.return');
	}
}
