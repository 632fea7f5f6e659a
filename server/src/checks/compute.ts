import { type Cell, isMoney } from '../model/cell.js';
import type { Return } from '../model/return.js';
import type { CellValue } from '../model/write.js';
import { add, type Decimal, equal, isZero, multiply, negate, normal, rounded, zero } from '../syntax/decimal.js';
import { doubtful } from './arithmetic.js';
import type { Equation, Ledger } from './ledger.js';
import { type Anchors, Repairs } from './repair.js';
import type { Snapshot } from './snapshot.js';

export interface ComputeOptions {
	/** Also changes figures that are written and disagree, where nothing else explains it. */
	readonly mend?: boolean;
	/** Only cells of these nodes, or this one cell. */
	readonly within?: (cell: Cell) => boolean;
	/** What other months say of the balances. */
	readonly anchors?: Anchors;
}

/** A figure that is written and is not what it is made of. */
export interface Disagreeing extends CellValue {
	/** Changed when that is asked for: no slip elsewhere and no balance of another month explains the break. */
	readonly changes: boolean;
}

export interface Computation {
	/** What is left out and follows from the other figures. */
	readonly filled: readonly CellValue[];
	readonly disagreeing: readonly Disagreeing[];
}

const nothingKnown: Anchors = new Map();

const all = () => true;

/** What follows for the cells that are left out: hints, actions and pages all ask for it. */
const filledOf = new WeakMap<Snapshot, readonly CellValue[]>();

function filledCells(snapshot: Snapshot): readonly CellValue[] {
	let values = filledOf.get(snapshot);
	if (!values) {
		values = idealCells(snapshot, false, all);
		filledOf.set(snapshot, values);
	}
	return values;
}

/** What computing a return comes to. */
export function computationOf(snapshot: Snapshot, options: ComputeOptions): Computation {
	const { anchors = nothingKnown } = options;
	const filled = computedCells(snapshot, options).filter(({ cell }) => cell.state === 'absent');
	const wanted = idealCells(snapshot, true, all).filter(({ cell }) => cell.state === 'written');
	const changed = changeable(snapshot, wanted, anchors);
	return { filled, disagreeing: wanted.map((value) => ({ ...value, changes: changed.has(value.cell) })) };
}

/** The derived cells as the entries make them, in the order of dependence. */
export function computedCells(
	snapshot: Snapshot,
	{ mend = false, within = all, anchors = nothingKnown }: ComputeOptions,
): readonly CellValue[] {
	if (!mend) return within === all ? filledCells(snapshot) : idealCells(snapshot, false, within);
	const values = idealCells(snapshot, true, all);
	const changed = changeable(
		snapshot,
		values.filter(({ cell }) => cell.state === 'written'),
		anchors,
	);
	// Where a figure stays as it is, what is left out is computed from that.
	const after = new Map([...changed.values()].map(({ cell, value }) => [cell, value]));
	const filled = changed.size === 0 ? filledCells(snapshot) : idealCells(snapshot, false, all, snapshot.ledger.with(after));
	return [...changed.values(), ...filled].filter(({ cell }) => within(cell));
}

/**
 * Of the written figures that disagree those that may be changed. Not what hangs on a cell in which a slip, several breaks at once
 * or another month's balance has the cause; nor what would set against each other what agreed, or still would not agree.
 */
function changeable({ ledger }: Snapshot, wanted: readonly CellValue[], anchors: Anchors): ReadonlyMap<Cell, CellValue> {
	const changes = new Map(wanted.map((value) => [value.cell, value]));
	if (changes.size === 0) return changes;
	const suspects = new Set<Cell>();
	for (const [cell, value] of anchors) {
		// Another month agrees with what is written and would not with the change, or does not agree with what the change comes from.
		const change = changes.get(cell);
		if (cell.state === 'written' && (change ? equal(value, cell.value as Decimal) : !equal(value, cell.value as Decimal))) {
			suspects.add(cell);
		}
	}
	const repairs = new Repairs(ledger, anchors);
	for (const equation of ledger.equations) {
		if (ledger.balance(equation).state !== 'broken') continue;
		for (const { cell, value, following, slip, mends } of repairs.of(equation)) {
			const change = changes.get(cell);
			const isOwn = change !== undefined && equal(change.value, value);
			// Nobody enters a figure where there is none: that it should be nothing explains little.
			if (!isOwn && following.length === 0 && !isZero(value) && cell.state === 'written' && (slip || mends > 1)) {
				suspects.add(cell);
			}
		}
	}
	for (const cell of dependentsOf(ledger, suspects)) changes.delete(cell);
	for (let settled = false; !settled; ) {
		settled = true;
		const after = ledger.with(new Map([...changes].map(([cell, { value }]) => [cell, value])));
		for (const equation of ledger.equations) {
			const cells = [equation.derived, ...equation.operands.flatMap(({ cells }) => cells)];
			const touched = cells.filter((cell) => changes.has(cell));
			if (touched.length > 0 && after.balance(equation).state === 'broken') {
				for (const cell of touched) changes.delete(cell);
				settled = false;
			}
		}
	}
	return changes;
}

/** The cells, with all that is made of them. */
function dependentsOf(ledger: Ledger, cells: ReadonlySet<Cell>): ReadonlySet<Cell> {
	const found = new Set(cells);
	const makes = new Map<Cell, Cell[]>();
	for (const { derived, operands } of ledger.equations) {
		for (const cell of operands.flatMap(({ cells }) => cells)) makes.set(cell, [...(makes.get(cell) ?? []), derived]);
	}
	const pending = [...cells];
	for (let cell = pending.pop(); cell; cell = pending.pop()) {
		for (const made of makes.get(cell) ?? []) {
			if (!found.has(made)) {
				found.add(made);
				pending.push(made);
			}
		}
	}
	return found;
}

function idealCells(
	snapshot: Snapshot,
	mend: boolean,
	within: (cell: Cell) => boolean,
	ledger: Ledger = snapshot.ledger,
): readonly CellValue[] {
	const ideal = new Ideal(ledger, mend);
	const values: CellValue[] = [];
	const seen = new Set<Cell>();
	for (const equation of ledger.equations) {
		for (const cell of [equation.derived, ...equation.solves]) {
			// The change's capital is filled in where there is a change; it is no line of its own.
			if (seen.has(cell) || cell.state === 'unknown' || !within(cell) || (equation.solves.includes(cell) && !cell.entry)) {
				continue;
			}
			if (!cell.entry && !beginsKnown(ideal, snapshot, cell)) continue;
			seen.add(cell);
			const value = ideal.of(cell);
			if (value && (cell.state === 'absent' ? ideal.isDerived(cell) : mend && !equal(value, cell.value as Decimal))) {
				const currency = cell.currency ?? currencyFor(ledger.return_, equation, cell);
				// An amount whose currency nothing says cannot be written.
				if (currency || !isMoney(cell.row, cell.column)) values.push({ cell, value: normal(value), currency });
			}
		}
	}
	return values;
}

/** Whether the line of a cell that is left out can be begun: its first number is known, if only as the 0 of a blank. */
function beginsKnown(ideal: Ideal, { return_ }: Snapshot, { node, row, column }: Cell): boolean {
	// A date before the number is nobody's to compute.
	if (row.takes.parts.some((part) => part !== 'amount' && part !== 'text')) return false;
	const first = row.columnIds[0] ?? column;
	const beginning = first === column ? undefined : return_.cells.get(node, row.keyword, first);
	return !beginning || ideal.of(beginning) !== undefined;
}

/** The currency a money cell gets where it stands blank: that of what it is made of. */
function currencyFor({ cells }: Return, equation: Equation, cell: Cell): string | undefined {
	if (equation.currency) return equation.currency;
	// Nothing of it is money, of a sum however long.
	if (!isMoney(cell.row, cell.column)) return undefined;
	const others = [equation.derived, ...equation.operands.flatMap(({ cells }) => cells)];
	const beside = others.find((other) => other !== cell && other.currency)?.currency;
	// A capital that is left out as well has its currency from the par value beside it.
	return (
		beside ??
		others
			.flatMap(({ node, row }) => [row.keyword, 'opening'].map((line) => cells.get(node, line, 'par')?.currency))
			.find((currency) => currency !== undefined)
	);
}

/** What each cell would be were every derived one right. */
class Ideal {
	readonly #values = new Map<Cell, Decimal | undefined>();
	readonly #derived = new Set<Cell>();
	readonly #active = new Set<Cell>();

	constructor(
		private readonly ledger: Ledger,
		private readonly mend: boolean,
	) {}

	isDerived(cell: Cell): boolean {
		return this.#derived.has(cell);
	}

	of(cell: Cell): Decimal | undefined {
		if (this.#values.has(cell)) return this.#values.get(cell);
		if (this.#active.has(cell)) return undefined;
		this.#active.add(cell);
		const value = cell.state === 'absent' || (cell.state === 'written' && this.mend) ? this.#derive(cell) : undefined;
		this.#active.delete(cell);
		const result = value ?? this.ledger.valueOf(cell);
		this.#values.set(cell, result);
		return result;
	}

	#derive(cell: Cell): Decimal | undefined {
		for (const equation of this.ledger.derivations(cell) ?? []) {
			if (!equation.complete || this.ledger.mixed(equation)) continue;
			const value = cell === equation.derived ? this.#expected(equation) : this.#solved(equation, cell);
			if (!value || this.#isDoubtful(equation)) continue;
			this.#derived.add(cell);
			return value;
		}
		return undefined;
	}

	/** As the form prints it; a figure that is written and does as well stays. */
	#expected(equation: Equation): Decimal | undefined {
		const { derived, identity, operands } = equation;
		const sum = this.#sum(equation);
		if (!sum || !identity.rounded) return sum;
		if (derived.state === 'written') {
			const figures = [derived, ...operands.flatMap(({ cells }) => cells)].flatMap((cell): [Cell, Decimal][] => {
				const value = cell === derived ? undefined : this.of(cell);
				return value ? [[cell, value]] : [];
			});
			if (this.ledger.with(new Map(figures)).balance(equation).state === 'holds') return derived.value;
		}
		return identity.rounded.of === 'derived' ? rounded(sum, identity.rounded.places) : sum;
	}

	#isDoubtful(equation: Equation): boolean {
		const balance = this.ledger.balance(equation);
		return balance.state === 'broken' && doubtful(this.ledger, equation, balance.difference) !== undefined;
	}

	/** The change's capital is what closing and opening leave for it, and only where it is left out. */
	#solved(equation: Equation, cell: Cell): Decimal | undefined {
		const target = cell.state === 'absent' ? this.of(equation.derived) : undefined;
		const others = this.#sum(equation, cell);
		return target && others && add(target, negate(others));
	}

	#sum({ operands, solves }: Equation, without?: Cell): Decimal | undefined {
		if (solves.some((cell) => cell !== without && cell.state === 'absent')) return undefined;
		let total: Decimal = zero;
		for (const { sign, cells } of operands) {
			if (cells[0] === without) continue;
			let product: Decimal | undefined;
			for (const cell of cells) {
				const value = this.of(cell);
				if (!value) return undefined;
				product = product ? multiply(product, value) : value;
			}
			total = product ? add(total, sign === 1 ? product : negate(product)) : total;
		}
		return total;
	}
}
