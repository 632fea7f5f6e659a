/** A stream of edits that never pauses is answered this often, in milliseconds. */
const patience = 100;

/**
 * Coalesces what is to be done for a document, with no delay in it: it is done once a whole turn of the event loop has passed in
 * which nothing touched the document. Messages that wait are taken one a turn, so a burst of edits ends in one run for the last.
 */
export class Scheduler {
	readonly #pending = new Map<string, { quiet: boolean; since: number }>();
	readonly #defer: (run: () => void) => void;
	readonly #run: (key: string) => void;
	#turning = false;

	constructor(defer: (run: () => void) => void, run: (key: string) => void) {
		this.#defer = defer;
		this.#run = run;
	}

	touch(key: string): void {
		this.#pending.set(key, { quiet: false, since: this.#pending.get(key)?.since ?? performance.now() });
		if (!this.#turning) this.#turn();
	}

	drop(key: string): void {
		this.#pending.delete(key);
	}

	clear(): void {
		this.#pending.clear();
	}

	#turn(): void {
		this.#turning = true;
		this.#defer(() => {
			this.#turning = false;
			for (const [key, entry] of [...this.#pending]) {
				if (entry.quiet || performance.now() - entry.since > patience) {
					this.#pending.delete(key);
					this.#run(key);
				} else entry.quiet = true;
			}
			if (this.#pending.size > 0 && !this.#turning) this.#turn();
		});
	}
}
