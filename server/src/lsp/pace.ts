/** Work on many files lets messages through this often, in milliseconds. */
const slice = 10;

/** Work on many files, in slices: between them what waits in the event loop has its turn. */
export class Pace {
	readonly #defer: (run: () => void) => void;
	#since = performance.now();

	constructor(defer: (run: () => void) => void) {
		this.#defer = defer;
	}

	/** A promise where it is time to let others have their turn. */
	breathe(): Promise<void> | undefined {
		if (performance.now() - this.#since < slice) return undefined;
		return new Promise<void>(this.#defer).then(() => {
			this.#since = performance.now();
		});
	}
}
