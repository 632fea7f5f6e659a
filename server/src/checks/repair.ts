import type { Generation } from '../forms/types.js';
import { most } from '../limits.js';
import { type Cell, isWhole } from '../model/cell.js';
import { add, type Decimal, divide, equal, isZero, multiply, negate, normal, subtract, zero } from '../syntax/decimal.js';
import type { Coefficients } from './coefficients.js';
import type { Equation, Ledger } from './ledger.js';
import { likeliest } from './likeliest.js';
import { likelySlips, roundness, type Slip, slipOf, slipWeight } from './slips.js';

/** One cell set to one value, after which every identity the cell takes part in holds. */
export interface Repair {
	readonly cell: Cell;
	readonly value: Decimal;
	/** Derived cells that have to follow it, where the same slip stands in them too: none but as a last resort. */
	readonly following: readonly { readonly cell: Cell; readonly value: Decimal }[];
	/** How many broken identities it mends. */
	readonly mends: number;
	readonly slip: Slip | undefined;
	/** It sets a sum to what its parts come to, some of which were entered after it was written. */
	readonly overtaken: boolean;
	/** A figure that was entered becomes nothing. */
	readonly throwsAway: boolean;
	readonly score: number;
}

/** What other months say a cell should be: last month's closing for an opening, next month's opening for a closing. */
export type Anchors = ReadonlyMap<Cell, Decimal>;

interface Tie {
	readonly equation: Equation | undefined;
	readonly form: Coefficients;
	readonly residual: Decimal;
	/** It rounds, so what it comes to is worked out anew, and not from the form. */
	readonly rounds: boolean;
}

interface Habits {
	readonly generation: Generation;
	readonly byCell: ReadonlyMap<Cell, readonly Tie[]>;
}

const none: readonly Tie[] = [];

/** More than are ever offered. */
const enough = 48;

/** A tie of more cells than this is looked into by itself: to note it with each of them would cost more. */
const many = 200;

interface SharedTies {
	readonly large: readonly Tie[];
	readonly byCell: ReadonlyMap<Cell, readonly Tie[]>;
}

/** Finds the single cells whose change mends what is broken. Built once for a return that has something broken. */
export class Repairs {
	readonly #tieByEquation = new Map<Equation, Tie | undefined>();
	#sharedTies: SharedTies | undefined;

	constructor(
		readonly ledger: Ledger,
		private readonly anchors: Anchors,
	) {}

	#tieOf(equation: Equation): Tie | undefined {
		const { ledger } = this;
		const tieByEquation = this.#tieByEquation;
		if (tieByEquation.has(equation)) return tieByEquation.get(equation);
		const balance = ledger.balance(equation);
		const form = balance.state === 'unknown' ? undefined : ledger.formOf(equation);
		const residual = balance.state === 'broken' ? subtract(zero, balance.difference) : zero;
		const tie = form && { equation, form, residual, rounds: equation.identity.rounded !== undefined };
		tieByEquation.set(equation, tie);
		return tie;
	}

	/** The ties of what is not kept with an item: by cell those of a few. */
	#shared(): SharedTies {
		if (!this.#sharedTies) {
			const ties = this.ledger.groups.flatMap(({ stretch, equations }) =>
				stretch ? [] : equations.flatMap((equation) => this.#tieOf(equation) ?? []),
			);
			const byCell = new Map<Cell, Tie[]>();
			index(
				ties.filter(({ form }) => form.size <= many),
				byCell,
			);
			this.#sharedTies = { large: ties.filter(({ form }) => form.size > many), byCell };
		}
		return this.#sharedTies;
	}

	/** The ties a cell takes part in: of what it stands in and of other blocks; those of its own item alone. In the order of the text. */
	#tiesOf(cell: Cell): readonly Tie[] {
		const { ledger } = this;
		const { large, byCell } = this.#shared();
		const own = ledger
			.keptBy(cell.node)
			.flatMap((equation) => this.#tieOf(equation) ?? [])
			.filter(({ form }) => form.has(cell));
		const others = byCell.get(cell) ?? none;
		const wide = large.length > 0 ? large.filter(({ form }) => form.has(cell)) : none;
		if (own.length === 0 && wide.length === 0) return others;
		const ties = [...others, ...wide, ...own];
		return ties.length > 1 ? ties.sort((a, b) => placeOf(a) - placeOf(b)) : ties;
	}

	/** A habit is of the cells of one item or block, which keeps it. */
	#habitsOf(cell: Cell): readonly Tie[] {
		const { ledger } = this;
		const { generation } = ledger.return_;
		const { node } = cell;
		let known = node.known.get(Repairs) as Habits | undefined;
		if (known?.generation !== generation) {
			const habits = ledger.habitsOf(node).flatMap(({ operands }): Tie[] => {
				const residual = ledger.sum(operands);
				const form = residual && ledger.form(operands);
				return form ? [{ equation: undefined, form, residual, rounds: false }] : [];
			});
			const byCell = new Map<Cell, Tie[]>();
			index(habits, byCell);
			known = { generation, byCell };
			node.known.set(Repairs, known);
		}
		return known.byCell.get(cell) ?? none;
	}

	/** Best first; one that throws an entered figure away last. */
	of(equation: Equation): readonly Repair[] {
		const tie = this.#tieOf(equation);
		if (!tie || isZero(tie.residual)) return [];
		const repairs: Repair[] = [];
		for (const [cell, coefficient] of this.#candidates(tie)) {
			if (this.#isTooLong(tie) && cell !== equation.derived) continue;
			const repair = this.#repair(tie, cell, coefficient);
			if (repair) repairs.push(repair);
		}
		// Where one cell is the cause of several breaks, nothing else is carried on from what it made wrong.
		const isSuspected = repairs.some(({ mends, following }) => mends > 1 && following.length === 0);
		return repairs.filter(({ following }) => !isSuspected || following.length === 0).sort(byRank);
	}

	/** The figures to look into: all of a few; of many those that may have slipped. */
	#candidates(tie: Tie): Iterable<readonly [Cell, Decimal]> {
		if (tie.rounds || tie.form.size <= many) return tie.form;
		const { byCell } = this.#shared();
		return likeliest(
			tie.form,
			(coefficient) => divide(negate(tie.residual), coefficient),
			(cell, step) =>
				byCell.has(cell) ||
				cell === tie.equation?.derived ||
				this.ledger.keptBy(cell.node).length > 0 ||
				this.#habitsOf(cell).some(({ residual, form }) => isZero(add(residual, multiply(form.get(cell) as Decimal, step)))),
			enough,
		);
	}

	#repair(tie: Tie, cell: Cell, coefficient: Decimal): Repair | undefined {
		const best = this.#steps(tie, cell, coefficient).flatMap((step) => this.#repairBy(tie, cell, step) ?? []);
		return best.sort(byRank)[0];
	}

	/** By how much a cell may be off. Where the form rounds, several figures make the same one: the likely ones are tried. */
	#steps(tie: Tie, cell: Cell, coefficient: Decimal): readonly Decimal[] {
		const own = divide(negate(tie.residual), coefficient);
		if (!tie.rounds || cell === tie.equation?.derived) return own ? [own] : [];
		const now = cell.value ?? zero;
		const others = [...this.#tiesOf(cell), ...this.#habitsOf(cell)].flatMap((other) =>
			other.rounds ? [] : (divide(negate(other.residual), other.form.get(cell) as Decimal) ?? []),
		);
		const anchor = this.anchors.get(cell);
		const places =
			cell.column === 'capital' ? Math.max(now.scale, tie.equation?.identity.rounded?.places ?? 0) : Number.POSITIVE_INFINITY;
		const slips = likelySlips(now).filter((value) => normal(value).scale <= places);
		const likely = [...(anchor ? [anchor] : []), ...slips].map((value) => subtract(value, now));
		const steps = [...(own ? [own] : []), ...others, ...likely];
		const seen = new Set<string>();
		return steps.filter((step) => {
			const { units, scale } = normal(step);
			const value = `${units} ${scale}`;
			const isNew = !seen.has(value);
			seen.add(value);
			return isNew;
		});
	}

	#repairBy(tie: Tie, cell: Cell, step: Decimal): Repair | undefined {
		const now = cell.value ?? zero;
		if (isZero(step) || (tie.rounds && !isZero(this.#after(tie, new Map([[cell, step]])) ?? step))) return undefined;
		const value = normal(add(now, step));
		if (isWhole(cell.row, cell.column) && value.scale > 0) return undefined;
		const { sign } = cell.row;
		if (sign && !cell.row.movement && !fits(value, sign) && fits(now, sign)) return undefined;
		const overtaken = cell === tie.equation?.derived && wasOvertaken(tie);
		const changes = this.#follow(tie, cell, step, overtaken ? longestChain : 3);
		if (!changes) return undefined;
		let mends = 0;
		for (const other of this.#tiesOf(cell)) mends += isZero(other.residual) ? 0 : 1;
		const following = [...changes].flatMap(([other, change]) =>
			other === cell ? [] : [{ cell: other, value: normal(add(other.value ?? zero, change)) }],
		);
		const slip = cell.state === 'written' ? slipOf(now, value) : undefined;
		const slips = following.map((each) => slipOf(each.cell.value ?? zero, each.value));
		// Others follow where the same slip stands in them too, or where they are made of a sum that yields: else a third figure is
		// made wrong for the sake of two.
		const yields = cell === tie.equation?.derived && !isZero(value) && following.every((each) => this.#isDerived(each.cell));
		if (following.length > 0 && !yields && !(slip && slips.every((each) => each))) return undefined;
		if ([{ cell, value }, ...following].some((each) => this.#isKnownWrong(each.cell, each.value))) return undefined;
		// The same slip in what follows tells that it was carried on.
		const carriage = overtaken ? -overtaking : slips.reduce((sum, each) => sum + (each ? 40 : 60), 0);
		const score = this.#score(tie, cell, now, step, value, mends, slip) - carriage;
		const throwsAway = isZero(value) && !isZero(now) && !this.#isDerived(cell);
		return { cell, value, following, mends, slip, overtaken, throwsAway, score };
	}

	/** A sum that rounds is worked out anew for each figure that is tried. */
	#isTooLong({ rounds, form }: Tie): boolean {
		return rounds && form.size > most.repaired;
	}

	#isDerived(cell: Cell): boolean {
		return this.ledger.derivations(cell)?.some(({ derived }) => derived === cell) ?? false;
	}

	/** A figure that another finding would answer otherwise: another month's says what it is, or it is a balance below zero. */
	#isKnownWrong(cell: Cell, value: Decimal): boolean {
		const now = cell.value ?? zero;
		const { keyword } = cell.row;
		if (value.units < 0n && now.units >= 0n && (keyword === 'opening' || keyword === 'closing')) return true;
		const anchor = this.anchors.get(cell);
		return anchor !== undefined && !equal(anchor, value) && (keyword === 'opening' || equal(anchor, now));
	}

	/**
	 * What has to change with a cell: nothing, where every identity it takes part in then holds. Else the derived cells of those
	 * that do not, for a wrong balance may have been carried on. Undefined where that does not come out.
	 */
	#follow(tie: Tie, cell: Cell, step: Decimal, length: number): ReadonlyMap<Cell, Decimal> | undefined {
		const changes = new Map([[cell, step]]);
		const [only, second] = this.#tiesOf(cell);
		if (only === tie && !second && !tie.rounds) return changes;
		const pending = [cell];
		while (pending.length > 0) {
			const changed = pending.pop() as Cell;
			for (const other of this.#tiesOf(changed)) {
				const residual = this.#after(other, changes);
				if (!residual) return undefined;
				if (isZero(residual)) continue;
				const derived = other.equation?.derived;
				// A balance that held is carried on; what was broken before has its own fix.
				if (other === tie || !derived || derived.state !== 'written' || !isZero(other.residual) || changes.size > length) {
					return undefined;
				}
				const [source, ambiguous] = changes.has(derived) ? sources(other.form, derived) : [];
				// A sum is carried back to the one figure it adds up; of several, none is the one.
				const follower = changes.has(derived) ? (ambiguous ? undefined : source) : derived;
				const step = follower && divide(negate(residual), other.form.get(follower) as Decimal);
				if (!follower || !step || changes.has(follower)) return undefined;
				changes.set(follower, step);
				pending.push(follower);
			}
		}
		return changes;
	}

	/** What a tie is off by once cells have changed. */
	#after(tie: Tie, changes: ReadonlyMap<Cell, Decimal>): Decimal | undefined {
		if (this.#isTooLong(tie) && !changes.has(tie.equation?.derived as Cell)) return undefined;
		if (tie.rounds && tie.equation) {
			const values = [...changes].map(([cell, change]) => [cell, add(cell.value ?? zero, change)] as const);
			const balance = this.ledger.with(new Map(values)).balance(tie.equation);
			return balance.state === 'unknown' ? undefined : balance.state === 'holds' ? zero : negate(balance.difference);
		}
		let residual = tie.residual;
		for (const [cell, change] of changes) {
			const coefficient = tie.form.get(cell);
			residual = coefficient ? add(residual, multiply(coefficient, change)) : residual;
		}
		return residual;
	}

	#score(tie: Tie, cell: Cell, now: Decimal, step: Decimal, value: Decimal, mends: number, slip: Slip | undefined): number {
		let score = mends * 100;
		score += slip ? slipWeight[slip.kind] * 2 : 0;
		let isUsual = false;
		for (const habit of this.#habitsOf(cell)) {
			const after = add(habit.residual, multiply(habit.form.get(cell) as Decimal, step));
			isUsual ||= isZero(after);
			score += isZero(after) ? 8 : isZero(habit.residual) ? -8 : 0;
		}
		const anchor = this.anchors.get(cell);
		if (anchor) score += isZero(subtract(anchor, value)) ? 30 : isZero(subtract(anchor, now)) ? -30 : 0;
		const rounder = roundness(value) - roundness(now);
		score += Math.max(-2, Math.min(2, rounder)) * 1.5;
		const { sign } = cell.row;
		if (sign) score += fits(value, sign) ? (fits(now, sign) ? 0 : 4) : -6;
		// Nobody enters a figure where there is none: that it should be nothing is the last guess.
		score -= isZero(value) && !isZero(now) ? 8 : 0;
		// A line that is there is likelier wrong than one left out is missing, and no movement is made up that nothing else speaks for;
		// an item with no figure at all says that there is none.
		score -= cell.state !== 'absent' ? 0 : !hasFigures(cell) ? 70 : isUsual || this.#isDerived(cell) ? 6 : 40;
		score += cell === tie.equation?.derived ? 1 : 0;
		return score;
	}
}

/** How many cells are made of one another, from a sum of section III to the total of section II. */
const longestChain = 8;
/** What a sum that was overtaken by its parts has before any slip, but not before a cell in which several breaks meet. */
const overtaking = 50;

function byRank(a: Repair, b: Repair): number {
	return Number(a.throwsAway) - Number(b.throwsAway) || b.score - a.score;
}

/** Whether a sum is that of some of its parts: the others were entered after it was written. */
function wasOvertaken({ equation, form, residual }: Tie): boolean {
	const derived = equation?.derived;
	if (!derived || equation.operands.some(({ cells }) => cells.length > 1)) return false;
	const partOf = (cell: Cell, coefficient: Decimal) =>
		cell === derived || !cell.value ? zero : multiply(coefficient, cell.value);
	if (form.size <= many) {
		const parts = [...form].map(([cell, coefficient]) => partOf(cell, coefficient)).filter((part) => !isZero(part));
		if (parts.length <= 10) return sumsOf(parts).some((sum) => equal(sum, residual));
	}
	// Of many parts those at the end, or any one: what is left of all of them without those at the beginning.
	let end: Decimal = zero;
	for (const [cell, coefficient] of form) end = add(end, partOf(cell, coefficient));
	for (const [cell, coefficient] of form) {
		const part = partOf(cell, coefficient);
		if (!isZero(part) && (equal(part, residual) || equal(end, residual))) return true;
		end = subtract(end, part);
	}
	return false;
}

/** What each choice of the figures comes to. */
function sumsOf(parts: readonly Decimal[]): readonly Decimal[] {
	return parts.reduce<readonly Decimal[]>(
		(sums, part) =>
			sums.concat(
				part,
				sums.map((sum) => add(sum, part)),
			),
		[],
	);
}

/** The written figures, other than nothing, that a sum adds up. */
function sources(form: Coefficients, derived: Cell): readonly Cell[] {
	return [...form.keys()].filter((cell) => cell !== derived && cell.value !== undefined && !isZero(cell.value));
}

/** Whether what a cell stands in says a figure: an item that only refers to another part has none. */
function hasFigures({ node }: Cell): boolean {
	return node.place?.kind !== 'item' || [...node.entries.values()].some((entries) => entries.some(({ field }) => field.amount));
}

/** Its place in the text. */
function placeOf({ equation }: Tie): number {
	const node = equation?.node;
	return node?.opener?.line ?? (node?.parent ? Number.POSITIVE_INFINITY : -1);
}

function fits({ units }: Decimal, sign: 'positive' | 'negative'): boolean {
	return sign === 'negative' ? units <= 0n : units >= 0n;
}

function index(ties: readonly Tie[], byCell: Map<Cell, Tie[]>): void {
	for (const tie of ties) {
		for (const cell of tie.form.keys()) {
			const known = byCell.get(cell);
			if (known) known.push(tie);
			else byCell.set(cell, [tie]);
		}
	}
}
