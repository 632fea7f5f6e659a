import type { Snapshot } from '../checks/snapshot.js';

/** How many lines the analyses of returns that are not open may have together, unless it is said: some 40 MB. */
const usual = 12_000;
/** However long they are: one, and the months before and after it. */
const fewest = 3;

/** The analyses that are at hand: those of open returns, and of the others those last asked for. */
export class Recent {
	readonly #pinned = new Map<string, Snapshot>();
	readonly #others = new Map<string, Snapshot>();
	readonly #onDrop: (uri: string) => void;
	readonly #most: number;
	#lines = 0;

	/** `onDrop`: the analysis of a return is let go, and made again when it is asked for. */
	constructor(onDrop: (uri: string) => void, most = usual) {
		this.#onDrop = onDrop;
		this.#most = most;
	}

	get(uri: string): Snapshot | undefined {
		const pinned = this.#pinned.get(uri);
		if (pinned) return pinned;
		const other = this.#others.get(uri);
		if (other) {
			this.#others.delete(uri);
			this.#others.set(uri, other);
		}
		return other;
	}

	set(snapshot: Snapshot, pinned: boolean): void {
		const { uri } = snapshot;
		this.delete(uri);
		if (pinned) {
			this.#pinned.set(uri, snapshot);
			return;
		}
		this.#others.set(uri, snapshot);
		this.#lines += snapshot.source.lines.length;
		for (const [oldest, { source }] of this.#others) {
			if (this.#lines <= this.#most || this.#others.size <= fewest || oldest === uri) break;
			this.#others.delete(oldest);
			this.#lines -= source.lines.length;
			this.#onDrop(oldest);
		}
	}

	delete(uri: string): void {
		this.#pinned.delete(uri);
		this.#lines -= this.#others.get(uri)?.source.lines.length ?? 0;
		this.#others.delete(uri);
	}
}
