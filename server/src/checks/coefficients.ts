import type { Cell } from '../model/cell.js';
import type { Decimal } from '../syntax/decimal.js';

/** The coefficients of the cells that can be changed, in a signed sum. */
export type Coefficients = Pick<ReadonlyMap<Cell, Decimal>, 'get' | 'has' | 'keys' | 'size' | typeof Symbol.iterator>;

/** Those of many cells, of which each stretch keeps its own. No cell is in two parts. */
export class ManyCoefficients implements Coefficients {
	readonly size: number;

	constructor(private readonly parts: readonly Coefficients[]) {
		this.size = parts.reduce((sum, part) => sum + part.size, 0);
	}

	get(cell: Cell): Decimal | undefined {
		for (const part of this.parts) {
			const found = part.get(cell);
			if (found) return found;
		}
		return undefined;
	}

	has(cell: Cell): boolean {
		return this.get(cell) !== undefined;
	}

	*keys(): MapIterator<Cell> {
		for (const part of this.parts) yield* part.keys();
		return undefined;
	}

	*[Symbol.iterator](): MapIterator<[Cell, Decimal]> {
		for (const part of this.parts) yield* part;
		return undefined;
	}
}
