import type { Output } from './output.js';

/** In milliseconds: before this nothing is shown, and not more often than that. */
const patience = 1000;
const interval = 100;

/** A line on a terminal that counts what is done, shown when the work takes long and wiped when it ends. */
export class Progress {
	readonly #output: Output;
	readonly #what: string;
	#shown = 0;
	#next = performance.now() + patience;

	constructor(output: Output, what: string) {
		this.#output = output;
		this.#what = what;
	}

	step(done: number, of?: number): void {
		const now = performance.now();
		if (!this.#output.terminal || now < this.#next) return;
		this.#next = now + interval;
		const line = `${this.#what} ${done}${of === undefined ? '' : ` of ${of}`}…`;
		this.#output.write(`\r${line.padEnd(this.#shown)}`);
		this.#shown = line.length;
	}

	end(): void {
		if (this.#shown > 0) this.#output.write(`\r${' '.repeat(this.#shown)}\r`);
		this.#shown = 0;
	}
}
