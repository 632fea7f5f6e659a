import type { Identity } from '../forms/identity.js';
import { append } from '../lists.js';
import type { Cell } from '../model/cell.js';
import type { Node } from '../syntax/outline.js';

/** A signed cell, or the product of two. */
export interface Operand {
	readonly sign: 1 | -1;
	readonly cells: readonly Cell[];
}

/** Some of the operands of a sum: single ones, or a column over the items of one stretch. */
export class Summands {
	#codes: ReadonlySet<string> | undefined;
	readonly #known = new Map<object, unknown>();

	constructor(
		readonly operands: readonly Operand[],
		/** Its items stay, and so does what they come to. */
		readonly keeps: boolean,
	) {}

	/** What is worked out of its operands, once where they stay. */
	once<T, By>(work: (operands: readonly Operand[], by: By) => T, by: By): T {
		if (!this.keeps) return work(this.operands, by);
		if (!this.#known.has(work)) this.#known.set(work, work(this.operands, by));
		return this.#known.get(work) as T;
	}

	/** The currencies of its amounts. */
	get currencies(): ReadonlySet<string> {
		this.#codes ??= codesOf(this.operands);
		return this.#codes;
	}
}

const noCodes: ReadonlySet<string> = new Set();

function codesOf(operands: readonly Operand[]): ReadonlySet<string> {
	let codes: Set<string> | undefined;
	for (const { cells } of operands) {
		for (const { currency } of cells) {
			if (currency !== undefined) {
				codes ??= new Set();
				codes.add(currency);
			}
		}
	}
	return codes ?? noCodes;
}

/** An identity on the cells of one item, block or section. */
export class Equation {
	#all: readonly Operand[] | undefined;

	constructor(
		readonly identity: Identity,
		readonly node: Node,
		readonly derived: Cell,
		readonly summands: readonly Summands[],
		/** False where cells it needs may stand in lines that cannot be read, or in a section not written. */
		readonly complete: boolean,
		/** What it derives instead where it alone is left out. */
		readonly solves: readonly Cell[],
		readonly currency: string | undefined,
	) {}

	get operands(): readonly Operand[] {
		if (!this.#all) {
			const [only] = this.summands;
			if (only && this.summands.length === 1) {
				this.#all = only.operands;
			} else {
				const all: Operand[] = [];
				for (const { operands } of this.summands) append(all, operands);
				this.#all = all;
			}
		}
		return this.#all;
	}
}

/** The equations of a node, and which of them derive its cells. */
export class EquationsOf {
	readonly #byCell = new Map<Cell, Equation[]>();

	constructor(
		readonly node: Node,
		readonly equations: readonly Equation[],
	) {
		for (const equation of equations) {
			for (const cell of [equation.derived, ...equation.solves]) {
				const known = this.#byCell.get(cell);
				if (known) known.push(equation);
				else this.#byCell.set(cell, [equation]);
			}
		}
	}

	deriving(cell: Cell): readonly Equation[] | undefined {
		return this.#byCell.get(cell);
	}
}
