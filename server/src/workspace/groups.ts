import { byPlace, type Entry } from './entry.js';

/** Entries by a key; what has no key is in none. */
export class Groups {
	readonly #groups = new Map<string, Set<Entry>>();
	/** Each in its order, until it changes. */
	readonly #lists = new Map<string, readonly Entry[]>();

	add(key: string | undefined, entry: Entry): void {
		if (key === undefined) return;
		const group = this.#groups.get(key) ?? new Set();
		group.add(entry);
		this.#groups.set(key, group);
		this.#lists.delete(key);
	}

	delete(key: string | undefined, entry: Entry): void {
		const group = key === undefined ? undefined : this.#groups.get(key);
		if (key === undefined || !group?.delete(entry)) return;
		this.#lists.delete(key);
		if (group.size === 0) this.#groups.delete(key);
	}

	/** In the order of their places; the same list again until it changes. */
	of(key: string | undefined): readonly Entry[] {
		const group = key === undefined ? undefined : this.#groups.get(key);
		if (key === undefined || !group) return none;
		let list = this.#lists.get(key);
		if (!list) {
			list = [...group].sort(byPlace);
			this.#lists.set(key, list);
		}
		return list;
	}
}

const none: readonly Entry[] = [];
