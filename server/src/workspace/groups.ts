import type { Entry } from './entry.js';

/** Entries by a key; what has no key is in none. */
export class Groups {
	readonly #groups = new Map<string, Set<Entry>>();

	add(key: string | undefined, entry: Entry): void {
		if (key === undefined) return;
		const group = this.#groups.get(key) ?? new Set();
		group.add(entry);
		this.#groups.set(key, group);
	}

	delete(key: string | undefined, entry: Entry): void {
		const group = key === undefined ? undefined : this.#groups.get(key);
		if (key === undefined || !group?.delete(entry) || group.size > 0) return;
		this.#groups.delete(key);
	}

	/** In the order in which they came. */
	of(key: string | undefined): readonly Entry[] {
		const group = key === undefined ? undefined : this.#groups.get(key);
		return group && group.size > 1 ? [...group].sort((a, b) => a.order - b.order) : [...(group ?? [])];
	}
}
