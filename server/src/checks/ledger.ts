import type { Place } from '../forms/form.js';
import type { CellName, Habit, Identity, Take } from '../forms/identity.js';
import { inGeneration, type KnownValue } from '../forms/types.js';
import { matchValue } from '../forms/values.js';
import { append } from '../lists.js';
import type { Cell } from '../model/cell.js';
import { blockOf, type Return, textOf } from '../model/return.js';
import { add, type Decimal, equal, multiply, negate, one, rounded, subtract, zero } from '../syntax/decimal.js';
import type { Entry, Node, Outline, Stretch } from '../syntax/outline.js';
import { type Coefficients, ManyCoefficients } from './coefficients.js';
import { Equation, EquationsOf, type Operand, Summands } from './equation.js';
import { keptOf } from './keeping.js';

export type { Equation, Operand };

export type Balance =
	| { readonly state: 'unknown' }
	| { readonly state: 'holds'; readonly expected: Decimal }
	| { readonly state: 'broken'; readonly expected: Decimal; readonly actual: Decimal; readonly difference: Decimal };

const none: ReadonlyMap<string, Node> = new Map();
const minusOne = negate(one);

const unknown: Balance = { state: 'unknown' };

/** The coefficients of the cells that can be changed, in a signed sum. */
export type Form = Map<Cell, Decimal>;

/** The arithmetic of one return: every identity on its cells, and the value of each cell, written or derived. */
export class Ledger {
	/** Blocks of the totals that are not written but stand for what section III adds up to. */
	readonly implied: ReadonlySet<Node>;
	/** The equations in the order of their nodes; those of a stretch are of its own cells alone. */
	readonly groups: readonly { readonly stretch: Stretch | undefined; readonly equations: readonly Equation[] }[];
	private all: readonly Equation[] | undefined;
	/** The equations of the nodes that do not keep theirs. */
	private readonly others = new Map<Node, EquationsOf>();
	private readonly broods: ReadonlyMap<Node, readonly Brood[]>;
	private values = new Map<Cell, Decimal | undefined>();
	private active = new Set<Cell>();
	/** The lines whose figures are part of an identity that holds, once somebody asks. */
	private holding: Set<Entry> | undefined;
	private changed: ReadonlyMap<Cell, Decimal> = new Map();

	constructor(readonly return_: Return) {
		const { outline, generation } = return_;
		const implied = new Map<string, Node>();
		const sums = outline.form.implied;
		const place = sums && outline.form.place(sums.place);
		for (const block of (sums && outline.sections.get(sums.of)?.children) ?? []) {
			const id = block.classId;
			if (place && id !== undefined && !blockOf(outline, place.parent ?? '', id)) {
				implied.set(id, impliedBlock(outline, place, id));
			}
		}
		this.implied = new Set(implied.values());
		this.broods = broodsOf(outline);
		const other = (nodes: readonly Node[]) => {
			const equations: Equation[] = [];
			for (const node of nodes) {
				const own = this.equationsOf(node, implied);
				if (own.length > 0) {
					this.others.set(node, new EquationsOf(node, own));
					append(equations, own);
				}
			}
			return { stretch: undefined, equations };
		};
		this.groups = [
			other([outline.root]),
			...outline.stretches.map((stretch) => {
				if (!stretch.keeps || !stretch.nodes.every(isByItself)) {
					return other(stretch.nodes);
				}
				const equations = keptOf(stretch, Ledger, [generation], () =>
					stretch.nodes.flatMap((node) => {
						const own = this.equationsOf(node, implied);
						node.known.set(Ledger, own.length > 0 ? new EquationsOf(node, own) : undefined);
						return own;
					}),
				);
				return { stretch, equations };
			}),
			other([...this.implied]),
		];
	}

	get equations(): readonly Equation[] {
		this.all ??= this.groups.flatMap(({ equations }) => equations);
		return this.all;
	}

	/** What derives a cell, written or not; the first is the one that counts. */
	derivations(cell: Cell): readonly Equation[] | undefined {
		const own = this.others.get(cell.node) ?? (cell.node.known.get(Ledger) as EquationsOf | undefined);
		return own?.deriving(cell);
	}

	/** The equations that an item keeps as long as it stays as it is. */
	keptBy({ known }: Node): readonly Equation[] {
		return (known.get(Ledger) as EquationsOf | undefined)?.equations ?? [];
	}

	private equationsOf(node: Node, implied: ReadonlyMap<string, Node>): Equation[] {
		// An item keeps its own arithmetic wherever it belongs; a block or a section that is astray has none.
		if (!node.place || (node.astray && node.place.kind !== 'item')) {
			return [];
		}
		return node.place.identities.flatMap((identity) =>
			inGeneration(identity, this.return_.generation) ? this.instances(identity, node, implied) : [],
		);
	}

	private instances(identity: Identity, node: Node, implied: ReadonlyMap<string, Node>): Equation[] {
		const { cells } = this.return_;
		if (identity.terms.some(({ take }) => take.of === 'blocks')) {
			return this.byCurrency(identity, node);
		}
		const derived = cells.get(node, identity.derived.line, identity.derived.column);
		if (!derived || !this.applies(identity, derived)) {
			return [];
		}
		const { summands, complete } = this.take(identity.terms, node, implied);
		const solves = [identity.solves ?? []].flat().flatMap(({ line, column }: CellName) => cells.get(node, line, column) ?? []);
		return [new Equation(identity, node, derived, summands, complete, solves, derived.currency)];
	}

	private applies({ unlessWritten, same }: Identity, derived: Cell): boolean {
		if (unlessWritten && !this.isOpen(derived, unlessWritten)) {
			return false;
		}
		const [a, b] = (same ?? []).map(({ line, column }) => this.return_.cells.get(derived.node, line, column));
		// A row left out has no cells to derive.
		return !same || (!!derived.entry && !!a?.value && !!b?.value && equal(a.value, b.value) && a.currency === b.currency);
	}

	private isOpen({ node, state, entry }: Cell, { zero, absent }: NonNullable<Identity['unlessWritten']>): boolean {
		const named = ({ line, column }: CellName) => this.return_.cells.get(node, line, column);
		const nothing = named(zero);
		const isNothing = !nothing?.entry || nothing.value?.units === 0n;
		return state === 'absent' && !entry?.field.amount?.noPar && named(absent)?.state === 'absent' && isNothing;
	}

	private take(
		terms: Identity['terms'],
		node: Node,
		implied: ReadonlyMap<string, Node>,
	): { summands: readonly Summands[]; complete: boolean } {
		const summands: Summands[] = [];
		let single: Operand[] = [];
		let complete = true;
		for (const { sign, take } of terms) {
			if (take.of === 'items') {
				if (node.damaged || node.gap) {
					complete = false;
					continue;
				}
				if (single.length > 0) {
					summands.push(new Summands(single, false));
					single = [];
				}
				append(summands, this.columns(take, sign, node));
				continue;
			}
			const found = this.cellsOf(take, node, implied);
			if (!found) {
				complete = false;
				continue;
			}
			for (const cells of found) {
				single.push({ sign, cells });
			}
		}
		if (single.length > 0 || summands.length === 0) {
			summands.push(new Summands(single, false));
		}
		return { summands, complete };
	}

	/** A column over the items of a node, stretch by stretch. */
	private columns(take: Extract<Take, { of: 'items' }>, sign: 1 | -1, node: Node): readonly Summands[] {
		const { cells, generation, outline } = this.return_;
		const operandsOf = (nodes: readonly Node[]) =>
			nodes.flatMap((child): Operand[] => {
				const counts = child.place?.id === take.item && !(take.except && this.kindOf(child) === take.except);
				const cell = counts ? cells.get(child, take.line, take.column) : undefined;
				// A column that the edition does not have is reported where it stands, and counts nowhere.
				return cell && inGeneration(cell.row, generation) ? [{ sign, cells: [cell] }] : [];
			});
		const keeps = outline.form.place(take.item)?.identities.every(isOfItself) ?? false;
		return (this.broods.get(node) ?? []).map(({ stretch, nodes }) =>
			stretch && keeps
				? keptOf(stretch, take, [generation], () => new Summands(operandsOf(nodes), true))
				: new Summands(operandsOf(nodes), false),
		);
	}

	/** The cells a term stands for, products in twos; undefined where they are not known. */
	private cellsOf(take: Take, node: Node, implied: ReadonlyMap<string, Node>): readonly (readonly Cell[])[] | undefined {
		const { cells, outline } = this.return_;
		const named = ({ line, column }: CellName): Cell[] => {
			const cell = cells.get(node, line, column);
			return cell ? [cell] : [];
		};
		switch (take.of) {
			case 'cell':
				return [named({ line: take.line, column: take.column ?? 'value' })];
			case 'product':
				return [take.factors.flatMap(named)];
			case 'movements':
				return node.damaged || node.gap ? undefined : cells.movements(node).map((cell) => [cell]);
			case 'beside': {
				const { parent } = node;
				return !parent || parent.damaged || parent.gap
					? undefined
					: parent.children.flatMap((child) => {
							const cell = child.place?.id === take.item ? cells.get(child, take.line, take.column) : undefined;
							return cell ? [[cell]] : [];
						});
			}
			case 'class': {
				const section = outline.form.place(take.place)?.parent ?? '';
				const id = node.classId as string;
				const block = blockOf(outline, section, id) ?? (take.place === outline.form.implied?.place ? implied.get(id) : undefined);
				if (block) {
					const cell = cells.get(block, take.line, take.column ?? 'value');
					return cell ? [[cell]] : [];
				}
				const opened = outline.sections.get(section);
				// A section that says nothing of the class moves nothing of it; one not written says nothing at all.
				return opened && !opened.damaged && !opened.gap ? [] : undefined;
			}
			case 'items':
			case 'blocks':
				return undefined;
		}
	}

	/** What kind of event an item's text says it is. */
	private kindOf({ opener }: Node): KnownValue['event'] {
		const { outline, generation } = this.return_;
		const list = opener?.row?.list;
		return list === undefined ? undefined : matchValue(outline.form, list, textOf(opener) ?? '', generation)?.event;
	}

	/** A capital that is left out has the currency of the par value beside it, or of the one that stands for that. */
	private currencyOf({ node, row, column, currency }: Cell): string | undefined {
		const par = column === 'capital' ? this.return_.cells.get(node, row.keyword, 'par') : undefined;
		const other = node.place?.identities.find(({ derivesOnly, derived }) => derivesOnly && derived.column === 'par');
		const carried = par && other && this.instances(other, node, new Map())[0]?.operands[0]?.cells[0];
		return currency ?? par?.currency ?? carried?.currency;
	}

	/** Section I's total: one equation a currency, when every class has a capital. */
	private byCurrency(identity: Identity, node: Node): Equation[] {
		const { cells } = this.return_;
		const take = identity.terms[0]?.take;
		if (take?.of !== 'blocks' || node.damaged || node.notApplicable || node.children.length === 0) {
			return [];
		}
		const byCurrency = new Map<string, Operand[]>();
		for (const child of node.children) {
			const cell = cells.get(child, take.line, take.column);
			const currency = cell && this.currencyOf(cell);
			if (!cell || !currency || cell.state === 'unknown') {
				return [];
			}
			const operands = byCurrency.get(currency) ?? [];
			operands.push({ sign: 1, cells: [cell] });
			byCurrency.set(currency, operands);
		}
		const written = cells.totals(node);
		const sumIn = (derived: Cell, currency: string | undefined): Equation => {
			const summands = [new Summands(byCurrency.get(currency ?? '') ?? [], false)];
			return new Equation(identity, node, derived, summands, true, [], currency);
		};
		const equations = written.map((derived) => sumIn(derived, derived.currency));
		for (const currency of byCurrency.keys()) {
			const row = cells.get(node, identity.derived.line, 'value')?.row;
			if (row && !written.some((cell) => cell.currency === currency)) {
				const derived: Cell = {
					node,
					row,
					column: 'value',
					state: 'absent',
					value: undefined,
					currency,
					entry: undefined,
					span: undefined,
				};
				equations.push(sumIn(derived, currency));
			}
		}
		return equations;
	}

	/** The habits of a node's cells that can be held against it. */
	habitsOf(node: Node): readonly { readonly habit: Habit; readonly operands: readonly Operand[] }[] {
		const { generation } = this.return_;
		if (!node.place || node.astray) {
			return [];
		}
		return node.place.habits.flatMap((habit) => {
			if (!inGeneration(habit, generation)) {
				return [];
			}
			const { summands, complete } = this.take(habit.terms, node, none);
			return complete ? [{ habit, operands: summands.flatMap(({ operands }) => operands) }] : [];
		});
	}

	/** The same return with other figures in some cells. */
	with(changed: ReadonlyMap<Cell, Decimal>): Ledger {
		return Object.assign(Object.create(Ledger.prototype) as Ledger, this, {
			values: new Map(),
			active: new Set(),
			holding: undefined,
			changed,
		});
	}

	/** Written, derived, or 0 where it is left out and nothing derives it; undefined where it is not known. */
	valueOf(cell: Cell): Decimal | undefined {
		if (cell.state !== 'absent' || this.changed.has(cell)) {
			return this.changed.get(cell) ?? cell.value;
		}
		if (this.values.has(cell)) {
			return this.values.get(cell);
		}
		if (this.active.has(cell)) {
			return undefined;
		}
		this.active.add(cell);
		const value = this.derivedValue(cell) ?? this.blank(cell);
		this.active.delete(cell);
		this.values.set(cell, value);
		return value;
	}

	/** A cell left out counts as 0; but there is no par value, nor a capital, of 0, and totals not written say nothing. */
	private blank(cell: Cell): Decimal | undefined {
		const isUnknown = cell.column === 'par' || cell.column === 'capital' || this.implied.has(cell.node);
		return isUnknown || this.isContradicted(cell) || this.hangsOnUnknown(cell) ? undefined : zero;
	}

	/** Whether another line of its item says that a cell which is left out is not 0. */
	isContradicted(cell: Cell): boolean {
		if (cell.state !== 'absent' || !inGeneration(cell.row, this.return_.generation)) {
			return false;
		}
		return this.return_.cells.counted(cell).some(({ state, value }) => state === 'unknown' || (value && value.units !== 0n));
	}

	/** Whether a sum that is left out is made of something that is not known. */
	private hangsOnUnknown(cell: Cell): boolean {
		const sums = (this.derivations(cell) ?? []).filter(({ derived, complete }) => derived === cell && complete);
		// What is left out beside a line that cannot be read may be in it, and most often is not.
		const isUnknown = (operand: Cell): boolean =>
			operand.state === 'absent'
				? this.isContradicted(operand) || this.hangsOnUnknown(operand)
				: operand.state === 'unknown' && operand.entry !== undefined;
		return sums.some(({ operands }) => operands.some(({ cells }) => cells.some(isUnknown)));
	}

	/** What an identity makes of a cell that is left out. */
	derivedValue(cell: Cell): Decimal | undefined {
		for (const equation of this.derivations(cell) ?? []) {
			const value = this.solve(equation, cell);
			if (value) {
				return value;
			}
		}
		return undefined;
	}

	private solve(equation: Equation, cell: Cell): Decimal | undefined {
		if (!equation.complete) {
			return undefined;
		}
		if (cell === equation.derived) {
			return this.expected(equation);
		}
		if (equation.solves.some((other) => other !== cell && other.state === 'absent')) {
			return undefined;
		}
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
				if (!value) {
					return undefined;
				}
				product = product ? multiply(product, value) : value;
			}
			if (product) {
				total = add(total, sign === 1 ? product : negate(product));
			}
		}
		return total;
	}

	/** What the operands of an identity come to. */
	sumOf({ summands }: Equation): Decimal | undefined {
		let total = zero;
		for (const each of summands) {
			const sum = this.changed.size > 0 ? this.sum(each.operands) : each.once(sumIn, this);
			if (!sum) {
				return undefined;
			}
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
		if (!value) {
			return [];
		}
		for (const equation of this.derivations(cell) ?? []) {
			const isProduct = equation.identity.rounded?.of === 'derived' && equation.derived === cell && equation.complete;
			const exact = isProduct ? this.sumOf(equation) : undefined;
			const printed = isProduct ? this.expected(equation) : undefined;
			if (exact && printed && (equal(value, exact) || equal(value, printed))) {
				return [value, exact, printed];
			}
		}
		return [value];
	}

	/** The product that a figure is rounded from, where it is; else the figure itself. */
	exact(cell: Cell): Decimal | undefined {
		const [value, exact] = this.figures(cell);
		return exact ?? value;
	}

	/** Whether a figure that is not the one expected does as well, for the form rounds. */
	private doesAsWell({ identity: { rounded: rounding }, operands, derived }: Equation, actual: Decimal): boolean {
		if (!rounding) {
			return false;
		}
		if (rounding.of === 'derived') {
			const sum = this.sum(operands);
			return sum !== undefined && equal(actual, sum);
		}
		let sum: Decimal = zero;
		for (const { sign, cells } of operands) {
			const value = cells[0] && this.exact(cells[0]);
			if (!value) {
				return false;
			}
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
		if (this.mixed(equation)) {
			return unknown;
		}
		const expected = this.expected(equation);
		const actual = this.valueOf(derived);
		if (!expected || !actual) {
			return unknown;
		}
		const difference = subtract(actual, expected);
		return difference.units === 0n || this.doesAsWell(equation, actual)
			? { state: 'holds', expected }
			: { state: 'broken', expected, actual, difference };
	}

	/** Whether the figure of a line is part of an identity that holds. */
	holdsWith(entry: Entry): boolean {
		if (!this.holding) {
			this.holding = new Set();
			for (const equation of this.equations) {
				if (this.balance(equation).state === 'holds') {
					for (const { cells } of equation.operands) {
						for (const cell of cells) {
							if (cell.entry) this.holding.add(cell.entry);
						}
					}
				}
			}
		}
		return this.holding.has(entry);
	}

	/** Amounts in more than one currency do not add up to anything. */
	mixed({ derived, summands }: Equation): readonly Cell[] | undefined {
		if (derived.state === 'written' && derived.currency === undefined) {
			return undefined;
		}
		const codes = new Set(derived.currency === undefined ? [] : [derived.currency]);
		for (const { currencies } of summands) {
			for (const code of currencies) {
				codes.add(code);
			}
		}
		return codes.size < 2
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
				if (!factor || !this.expand(form, cell, factor, 0)) {
					return undefined;
				}
			}
		}
		return !derived || this.expand(form, derived, negate(one), 0) ? form : undefined;
	}

	/** That of an identity, and of what it derives. */
	formOf({ summands, operands, derived }: Equation): Coefficients | undefined {
		const kept = summands.filter(({ keeps }) => keeps);
		if (kept.length < 2) {
			return this.form(operands, derived);
		}
		const others = summands.flatMap((each) => (each.keeps ? [] : each.operands));
		const parts = [this.form(others, derived), ...kept.map((each) => each.once(formIn, this))];
		const [first] = parts;
		const known = parts.flatMap((part) => part ?? []);
		if (!first || known.length < parts.length) {
			return undefined;
		}
		const many = new ManyCoefficients(known.slice(1));
		return [...first.keys()].some((cell) => many.has(cell)) ? this.form(operands, derived) : new ManyCoefficients(known);
	}

	private expand(form: Form, cell: Cell, factor: Decimal, depth: number): boolean {
		if (cell.state === 'unknown' || depth > 12) {
			return false;
		}
		const deriver =
			cell.state === 'absent' ? this.derivations(cell)?.find((equation) => this.solve(equation, cell) !== undefined) : undefined;
		if (!deriver) {
			const before = form.get(cell);
			form.set(cell, before ? add(before, factor) : factor);
			return true;
		}
		const inner = this.form(deriver.operands, undefined);
		if (!inner) {
			return false;
		}
		if (cell !== deriver.derived) {
			// Solved for an operand: derived - the other operands.
			inner.delete(cell);
			for (const [key, coefficient] of inner) {
				inner.set(key, negate(coefficient));
			}
			this.expand(inner, deriver.derived, one, depth + 1);
		}
		for (const [key, coefficient] of inner) {
			form.set(key, add(form.get(key) ?? zero, multiply(coefficient, factor)));
		}
		return true;
	}
}

function sumIn(operands: readonly Operand[], ledger: Ledger): Decimal | undefined {
	return ledger.sum(operands);
}

function formIn(operands: readonly Operand[], ledger: Ledger): Form | undefined {
	return ledger.form(operands);
}

/** Items that follow each other in one node: of a stretch, or others. */
interface Brood {
	readonly stretch: Stretch | undefined;
	readonly nodes: readonly Node[];
}

function broodsOf({ stretches }: Outline): ReadonlyMap<Node, readonly Brood[]> {
	const broods = new Map<Node, Brood[]>();
	const note = (parent: Node | undefined, brood: Brood) => {
		const known = parent && broods.get(parent);
		if (known) {
			known.push(brood);
		} else if (parent) {
			broods.set(parent, [brood]);
		}
	};
	for (const stretch of stretches) {
		const [first] = stretch.nodes;
		if (stretch.keeps && first && !first.astray) {
			note(first.parent, { stretch, nodes: stretch.nodes });
			continue;
		}
		for (const node of stretch.nodes) {
			note(node.parent, { stretch: undefined, nodes: [node] });
		}
	}
	return broods;
}

/** Whether an identity ties cells of its own node alone. */
function isOfItself({ terms }: Identity): boolean {
	return terms.every(({ take }) => take.of === 'cell' || take.of === 'product' || take.of === 'movements');
}

function isByItself({ place }: Node): boolean {
	return place?.identities.every(isOfItself) ?? true;
}

/** A class's block of sums, where none is written. */
function impliedBlock({ sections }: Outline, place: Place, classId: string): Node {
	const totals = sections.get(place.parent ?? '');
	return {
		place,
		parent: totals,
		opener: undefined,
		entries: new Map(),
		children: [],
		classId,
		notApplicable: false,
		damaged: totals?.damaged ?? false,
		gap: totals?.gap ?? false,
		astray: false,
		lastLine: -1,
		known: new Map(),
	};
}
