/** What there is of each month, by number: the nearest earlier and later one are found by halving. */
export class Months<T> {
	readonly #months: number[] = [];
	readonly #of = new Map<number, Set<T>>();

	get empty(): boolean {
		return this.#months.length === 0;
	}

	add(month: number, one: T): void {
		const known = this.#of.get(month);
		if (known) {
			known.add(one);
			return;
		}
		this.#of.set(month, new Set([one]));
		this.#months.splice(this.#from(month), 0, month);
	}

	delete(month: number, one: T): void {
		const known = this.#of.get(month);
		if (!known?.delete(one) || known.size > 0) return;
		this.#of.delete(month);
		this.#months.splice(this.#from(month), 1);
	}

	of(month: number): Iterable<T> {
		return this.#of.get(month) ?? [];
	}

	/** The newest month before one. */
	before(month: number): number | undefined {
		return this.#months[this.#from(month) - 1];
	}

	/** The first month after one. */
	after(month: number): number | undefined {
		return this.#months[this.#from(month + 1)];
	}

	/** Where the months begin that are not before one. */
	#from(month: number): number {
		let low = 0;
		let high = this.#months.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#months[middle] as number) < month) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
