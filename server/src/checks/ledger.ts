import { inGeneration } from '../forms/types.js';
import type { Cell } from '../model/cell.js';
import type { Return } from '../model/return.js';
import { add, type Decimal, equal, multiply, negate, one, rounded, subtract, zero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { type Coefficients, ManyCoefficients } from './coefficients.js';
import type { Equation, Operand } from './equation.js';
import { EquationsOfReturn } from './equations.js';

export type { Equation, Operand };

export type Balance =
	| { readonly state: 'unknown' }
	| { readonly state: 'holds'; readonly expected: Decimal }
	| { readonly state: 'broken'; readonly expected: Decimal; readonly actual: Decimal; readonly difference: Decimal };

const minusOne = negate(one);

const unknown: Balance = { state: 'unknown' };

/** The coefficients of the cells that can be changed, in a signed sum. */
export type Form = Map<Cell, Decimal>;

/** The arithmetic of one return: every identity on its cells, and the value of each cell, written or derived. */
export class Ledger {
	readonly #of: EquationsOfReturn;
	readonly #values = new Map<Cell, Decimal | undefined>();
	readonly #active = new Set<Cell>();
	/** The lines whose figures are part of an identity that holds, once somebody asks. */
	#holding: Set<Entry> | undefined;
	readonly #changed: ReadonlyMap<Cell, Decimal>;

	constructor(
		readonly return_: Return,
		of = new EquationsOfReturn(return_),
		changed: ReadonlyMap<Cell, Decimal> = new Map(),
	) {
		this.#of = of;
		this.#changed = changed;
	}

	get implied(): ReadonlySet<Node> {
		return this.#of.implied;
	}

	get groups(): EquationsOfReturn['groups'] {
		return this.#of.groups;
	}

	get equations(): readonly Equation[] {
		return this.#of.all;
	}

	derivations(cell: Cell): readonly Equation[] | undefined {
		return this.#of.derivations(cell);
	}

	keptBy(node: Node): readonly Equation[] {
		return this.#of.keptBy(node);
	}

	habitsOf(node: Node): ReturnType<EquationsOfReturn['habitsOf']> {
		return this.#of.habitsOf(node);
	}

	/** The same return with other figures in some cells. */
	with(changed: ReadonlyMap<Cell, Decimal>): Ledger {
		return new Ledger(this.return_, this.#of, changed);
	}

	/** Written, derived, or 0 where it is left out and nothing derives it; undefined where it is not known. */
	valueOf(cell: Cell): Decimal | undefined {
		if (cell.state !== 'absent' || this.#changed.has(cell)) return this.#changed.get(cell) ?? cell.value;
		if (this.#values.has(cell)) return this.#values.get(cell);
		if (this.#active.has(cell)) return undefined;
		this.#active.add(cell);
		const value = this.derivedValue(cell) ?? this.#blank(cell);
		this.#active.delete(cell);
		this.#values.set(cell, value);
		return value;
	}

	/** A cell left out counts as 0; but there is no par value, nor a capital, of 0, and totals not written say nothing. */
	#blank(cell: Cell): Decimal | undefined {
		const isUnknown = cell.column === 'par' || cell.column === 'capital' || this.implied.has(cell.node);
		return isUnknown || this.isContradicted(cell) || this.#hangsOnUnknown(cell) ? undefined : zero;
	}

	/** Whether another line of its item says that a cell which is left out is not 0. */
	isContradicted(cell: Cell): boolean {
		if (cell.state !== 'absent' || !inGeneration(cell.row, this.return_.generation)) return false;
		return this.return_.cells.counted(cell).some(({ state, value }) => state === 'unknown' || (value && value.units !== 0n));
	}

	/** Whether a sum that is left out is made of something that is not known. */
	#hangsOnUnknown(cell: Cell): boolean {
		const sums = (this.derivations(cell) ?? []).filter(({ derived, complete }) => derived === cell && complete);
		// What is left out beside a line that cannot be read may be in it, and most often is not.
		const isUnknown = (operand: Cell): boolean =>
			operand.state === 'absent'
				? this.isContradicted(operand) || this.#hangsOnUnknown(operand)
				: operand.state === 'unknown' && operand.entry !== undefined;
		return sums.some(({ operands }) => operands.some(({ cells }) => cells.some(isUnknown)));
	}

	/** What an identity makes of a cell that is left out. */
	derivedValue(cell: Cell): Decimal | undefined {
		for (const equation of this.derivations(cell) ?? []) {
			const value = this.#solve(equation, cell);
			if (value) return value;
		}
		return undefined;
	}

	#solve(equation: Equation, cell: Cell): Decimal | undefined {
		if (!equation.complete) return undefined;
		if (cell === equation.derived) return this.expected(equation);
		if (equation.solves.some((other) => other !== cell && other.state === 'absent')) return undefined;
		const target = this.valueOf(equation.derived);
		const others = this.sum(equation.operands.filter(({ cells }) => cells[0] !== cell));
		return target && others && subtract(target, others);
	}

	sum(operands: readonly Operand[]): Decimal | undefined {
		let total = zero;
		for (const { sign, cells } of operands) {
			let product: Decimal | undefined;
			for (const cell of cells) {
				const value = this.valueOf(cell);
				if (!value) return undefined;
				product = product ? multiply(product, value) : value;
			}
			if (product) total = add(total, sign === 1 ? product : negate(product));
		}
		return total;
	}

	/** What the operands of an identity come to. */
	sumOf({ summands }: Equation): Decimal | undefined {
		let total = zero;
		for (const each of summands) {
			const sum = this.#changed.size > 0 ? this.sum(each.operands) : each.once(sumIn, this);
			if (!sum) return undefined;
			total = add(total, sum);
		}
		return total;
	}

	/** What an identity makes of its cells, as the form prints it. */
	expected(equation: Equation): Decimal | undefined {
		const { rounded: rounding } = equation.identity;
		const sum = this.sumOf(equation);
		return sum && rounding?.of === 'derived' ? rounded(sum, rounding.places) : sum;
	}

	/** A figure in the ways the form may print it: as it stands; where it is a product, exact or rounded, the exact and the rounded one. */
	figures(cell: Cell): readonly Decimal[] {
		const value = this.valueOf(cell);
		if (!value) return [];
		for (const equation of this.derivations(cell) ?? []) {
			const isProduct = equation.identity.rounded?.of === 'derived' && equation.derived === cell && equation.complete;
			const exact = isProduct ? this.sumOf(equation) : undefined;
			const printed = isProduct ? this.expected(equation) : undefined;
			if (exact && printed && (equal(value, exact) || equal(value, printed))) return [value, exact, printed];
		}
		return [value];
	}

	/** The product that a figure is rounded from, where it is; else the figure itself. */
	exact(cell: Cell): Decimal | undefined {
		const [value, exact] = this.figures(cell);
		return exact ?? value;
	}

	/** Whether a figure that is not the one expected does as well, for the form rounds. */
	#doesAsWell({ identity: { rounded: rounding }, operands, derived }: Equation, actual: Decimal): boolean {
		if (!rounding) return false;
		if (rounding.of === 'derived') {
			const sum = this.sum(operands);
			return sum !== undefined && equal(actual, sum);
		}
		let sum: Decimal = zero;
		for (const { sign, cells } of operands) {
			const value = cells[0] && this.exact(cells[0]);
			if (!value) return false;
			sum = add(sum, sign === 1 ? value : negate(value));
		}
		return rounding.of === 'all'
			? equal(this.exact(derived) ?? actual, sum)
			: equal(actual, sum) || equal(actual, rounded(sum, rounding.places));
	}

	balance(equation: Equation): Balance {
		const { identity, derived, complete, solves } = equation;
		if (!complete || identity.derivesOnly || derived.state !== 'written' || solves.some(({ state }) => state === 'absent')) {
			return unknown;
		}
		if (this.mixed(equation)) return unknown;
		const expected = this.expected(equation);
		const actual = this.valueOf(derived);
		if (!expected || !actual) return unknown;
		const difference = subtract(actual, expected);
		return difference.units === 0n || this.#doesAsWell(equation, actual)
			? { state: 'holds', expected }
			: { state: 'broken', expected, actual, difference };
	}

	/** Whether the figure of a line is part of an identity that holds. */
	holdsWith(entry: Entry): boolean {
		if (!this.#holding) {
			this.#holding = new Set();
			for (const equation of this.equations) {
				if (this.balance(equation).state === 'holds') {
					for (const { cells } of equation.operands) {
						for (const cell of cells) {
							if (cell.entry) this.#holding.add(cell.entry);
						}
					}
				}
			}
		}
		return this.#holding.has(entry);
	}

	/** Amounts in more than one currency do not add up to anything. */
	mixed({ derived, summands }: Equation): readonly Cell[] | undefined {
		if (derived.state === 'written' && derived.currency === undefined) return undefined;
		let code = derived.currency;
		let isMixed = false;
		for (const { currencies } of summands) {
			for (const other of currencies) {
				isMixed ||= code !== undefined && other !== code;
				code ??= other;
			}
		}
		return !isMixed
			? undefined
			: [derived, ...summands.flatMap(({ operands }) => operands.flatMap(({ cells }) => cells))].filter(
					({ currency }) => currency !== undefined,
				);
	}

	/**
	 * A signed sum over the cells that a person can change: those written, and those left out that count as 0. A cell left out
	 * that is derived stands for what derives it. In a product each factor has the other's value for coefficient, which is exact
	 * as long as one cell changes at a time.
	 */
	form(operands: readonly Operand[], derived?: Cell): Form | undefined {
		const form: Form = new Map();
		for (const { sign, cells } of operands) {
			for (const [index, cell] of cells.entries()) {
				let factor: Decimal | undefined = sign === 1 ? one : minusOne;
				for (const [other, otherCell] of cells.length > 1 ? cells.entries() : []) {
					const value: Decimal | undefined = other === index ? one : this.valueOf(otherCell);
					factor = factor && value && multiply(factor, value);
				}
				if (!factor || !this.#expand(form, cell, factor, 0)) return undefined;
			}
		}
		return !derived || this.#expand(form, derived, negate(one), 0) ? form : undefined;
	}

	/** That of an identity, and of what it derives. */
	formOf({ summands, operands, derived }: Equation): Coefficients | undefined {
		const kept = summands.filter(({ keeps }) => keeps);
		if (kept.length < 2) return this.form(operands, derived);
		// In the order of the text, what is derived last: as if nothing were kept.
		const parts = summands.map((each) => (each.keeps ? each.once(formIn, this) : this.form(each.operands, undefined)));
		parts.push(this.form([], derived));
		const known = parts.flatMap((part) => part ?? []);
		if (known.length < parts.length) return undefined;
		const many = new ManyCoefficients(known.filter((_, index) => summands[index]?.keeps));
		const others = known.flatMap((part, index) => (summands[index]?.keeps ? [] : [...part.keys()]));
		const isApart = new Set(others).size === others.length && !others.some((cell) => many.has(cell));
		return isApart ? new ManyCoefficients(known) : this.form(operands, derived);
	}

	#expand(form: Form, cell: Cell, factor: Decimal, depth: number): boolean {
		if (cell.state === 'unknown' || depth > 12) return false;
		const deriver =
			cell.state === 'absent' ? this.derivations(cell)?.find((equation) => this.#solve(equation, cell) !== undefined) : undefined;
		if (!deriver) {
			const before = form.get(cell);
			form.set(cell, before ? add(before, factor) : factor);
			return true;
		}
		const inner = this.form(deriver.operands, undefined);
		if (!inner) return false;
		if (cell !== deriver.derived) {
			// Solved for an operand: derived - the other operands.
			inner.delete(cell);
			for (const [key, coefficient] of inner) inner.set(key, negate(coefficient));
			this.#expand(inner, deriver.derived, one, depth + 1);
		}
		for (const [key, coefficient] of inner) form.set(key, add(form.get(key) ?? zero, multiply(coefficient, factor)));
		return true;
	}
}

function sumIn(operands: readonly Operand[], ledger: Ledger): Decimal | undefined {
	return ledger.sum(operands);
}

function formIn(operands: readonly Operand[], ledger: Ledger): Form | undefined {
	return ledger.form(operands);
}
