import type { Fault } from './outline.js';

/** The faults of one line by where they begin, for there may be one to every few of its characters. */
export class FaultsOfLine {
	readonly #byStart = new Map<number, number[]>();
	readonly #taken = new Set<Fault>();

	constructor(
		private readonly faults: Fault[],
		private readonly above: number,
	) {
		for (let index = above; index < faults.length; index += 1) {
			const { character } = (faults[index] as Fault).range.start;
			const known = this.#byStart.get(character);
			if (known) known.push(index);
			else this.#byStart.set(character, [index]);
		}
	}

	/** The index of the first that begins there. */
	first(character: number): number | undefined {
		return this.#byStart.get(character)?.find((index) => !this.#taken.has(this.faults[index] as Fault));
	}

	/** What says that a value is missing there, which is said together with what stands in its place. */
	takeLack(character: number): Fault | undefined {
		for (const index of this.#byStart.get(character) ?? []) {
			const fault = this.faults[index] as Fault;
			if (fault.check === 'syntax' && fault.range.end.character === character && !this.#taken.has(fault)) {
				this.#taken.add(fault);
				return fault;
			}
		}
		return undefined;
	}

	close(): void {
		if (this.#taken.size > 0) {
			let kept = this.above;
			for (let index = this.above; index < this.faults.length; index += 1) {
				const fault = this.faults[index] as Fault;
				if (!this.#taken.has(fault)) {
					this.faults[kept] = fault;
					kept += 1;
				}
			}
			this.faults.length = kept;
		}
	}
}
