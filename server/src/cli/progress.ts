import type { Output } from './output.js';

/** In milliseconds: before this nothing is shown, and not more often than that. */
const patience = 1000;
const interval = 100;
/** Of a log, where no line is wiped: what runs there is ended by some when nothing is heard of it for minutes. */
const inLog = 30_000;

/** A line on a terminal that counts what is done, shown when the work takes long and wiped when it ends; in a log now and then a line. */
export class Progress {
	readonly #output: Output;
	readonly #what: string;
	#shown = 0;
	#next: number;

	constructor(output: Output, what: string) {
		this.#output = output;
		this.#what = what;
		this.#next = performance.now() + (output.terminal ? patience : inLog);
	}

	step(done: number, of?: number): void {
		const now = performance.now();
		if (now < this.#next) return;
		const line = `${this.#what} ${done}${of === undefined ? '' : ` of ${of}`}…`;
		if (!this.#output.terminal) {
			this.#next = now + inLog;
			this.#output.say(`${line}\n`);
			return;
		}
		this.#next = now + interval;
		this.#output.write(`\r${line.padEnd(this.#shown)}`);
		this.#shown = line.length;
	}

	end(): void {
		if (this.#shown > 0) this.#output.write(`\r${' '.repeat(this.#shown)}\r`);
		this.#shown = 0;
	}
}
