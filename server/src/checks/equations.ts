import type { Place } from '../forms/form.js';
import type { CellName, Habit, Identity, Take } from '../forms/identity.js';
import { inGeneration, type KnownValue } from '../forms/types.js';
import { matchValue } from '../forms/values.js';
import { append } from '../lists.js';
import type { Cell } from '../model/cell.js';
import { blockOf, type Return, textOf } from '../model/return.js';
import { equal } from '../syntax/decimal.js';
import type { Node, Outline, Stretch } from '../syntax/outline.js';
import { Equation, EquationsOf, type Operand, Summands } from './equation.js';
import { keptOf } from './keeping.js';

const none: ReadonlyMap<string, Node> = new Map();

/** Every identity of a form on the cells of a return. */
export class EquationsOfReturn {
	/** Blocks of the totals that are not written but stand for what section III adds up to. */
	readonly implied: ReadonlySet<Node>;
	/** The equations in the order of their nodes; those of a stretch are of its own cells alone. */
	readonly groups: readonly { readonly stretch: Stretch | undefined; readonly equations: readonly Equation[] }[];
	#every: readonly Equation[] | undefined;
	/** The equations of the nodes that do not keep theirs. */
	readonly #others = new Map<Node, EquationsOf>();
	readonly #broods: ReadonlyMap<Node, readonly Brood[]>;

	constructor(private readonly return_: Return) {
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
		this.#broods = broodsOf(outline);
		const other = (nodes: readonly Node[]) => {
			const equations: Equation[] = [];
			for (const node of nodes) {
				const own = this.#equationsOf(node, implied);
				if (own.length > 0) {
					this.#others.set(node, new EquationsOf(node, own));
					append(equations, own);
				}
			}
			return { stretch: undefined, equations };
		};
		this.groups = [
			other([outline.root]),
			...outline.stretches.map((stretch) => {
				if (!stretch.keeps || !stretch.nodes.every(isByItself)) return other(stretch.nodes);
				const equations = keptOf(stretch, EquationsOfReturn, [generation], () =>
					stretch.nodes.flatMap((node) => {
						const own = this.#equationsOf(node, implied);
						node.known.set(EquationsOfReturn, own.length > 0 ? new EquationsOf(node, own) : undefined);
						return own;
					}),
				);
				return { stretch, equations };
			}),
			other([...this.implied]),
		];
	}

	get all(): readonly Equation[] {
		this.#every ??= this.groups.flatMap(({ equations }) => equations);
		return this.#every;
	}

	/** What derives a cell, written or not; the first is the one that counts. */
	derivations(cell: Cell): readonly Equation[] | undefined {
		const own = this.#others.get(cell.node) ?? (cell.node.known.get(EquationsOfReturn) as EquationsOf | undefined);
		return own?.deriving(cell);
	}

	/** The equations that an item keeps as long as it stays as it is. */
	keptBy({ known }: Node): readonly Equation[] {
		return (known.get(EquationsOfReturn) as EquationsOf | undefined)?.equations ?? [];
	}

	#equationsOf(node: Node, implied: ReadonlyMap<string, Node>): Equation[] {
		// An item keeps its own arithmetic wherever it belongs; a block or a section that is astray has none.
		if (!node.place || (node.astray && node.place.kind !== 'item')) return [];
		return node.place.identities.flatMap((identity) =>
			inGeneration(identity, this.return_.generation) ? this.#instances(identity, node, implied) : [],
		);
	}

	#instances(identity: Identity, node: Node, implied: ReadonlyMap<string, Node>): Equation[] {
		const { cells } = this.return_;
		if (identity.terms.some(({ take }) => take.of === 'blocks')) return this.#byCurrency(identity, node);
		const derived = cells.get(node, identity.derived.line, identity.derived.column);
		if (!derived || !this.#applies(identity, derived)) return [];
		const { summands, complete } = this.#take(identity.terms, node, implied);
		const solves = [identity.solves ?? []].flat().flatMap(({ line, column }: CellName) => cells.get(node, line, column) ?? []);
		return [new Equation(identity, node, derived, summands, complete, solves, derived.currency)];
	}

	#applies({ unlessWritten, same }: Identity, derived: Cell): boolean {
		if (unlessWritten && !this.#isOpen(derived, unlessWritten)) return false;
		const [a, b] = (same ?? []).map(({ line, column }) => this.return_.cells.get(derived.node, line, column));
		// A row left out has no cells to derive.
		return !same || (!!derived.entry && !!a?.value && !!b?.value && equal(a.value, b.value) && a.currency === b.currency);
	}

	#isOpen({ node, state, entry }: Cell, { zero, absent }: NonNullable<Identity['unlessWritten']>): boolean {
		const named = ({ line, column }: CellName) => this.return_.cells.get(node, line, column);
		const nothing = named(zero);
		const isNothing = !nothing?.entry || nothing.value?.units === 0n;
		return state === 'absent' && !entry?.field.amount?.noPar && named(absent)?.state === 'absent' && isNothing;
	}

	#take(
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
				append(summands, this.#columns(take, sign, node));
				continue;
			}
			const found = this.#cellsOf(take, node, implied);
			if (!found) {
				complete = false;
				continue;
			}
			for (const cells of found) single.push({ sign, cells });
		}
		if (single.length > 0 || summands.length === 0) summands.push(new Summands(single, false));
		return { summands, complete };
	}

	/** A column over the items of a node, stretch by stretch. */
	#columns(take: Extract<Take, { of: 'items' }>, sign: 1 | -1, node: Node): readonly Summands[] {
		const { cells, generation, outline } = this.return_;
		const operandsOf = (nodes: readonly Node[]) =>
			nodes.flatMap((child): Operand[] => {
				const counts = child.place?.id === take.item && !(take.except && this.#kindOf(child) === take.except);
				const cell = counts ? cells.get(child, take.line, take.column) : undefined;
				// A column that the edition does not have is reported where it stands, and counts nowhere.
				return cell && inGeneration(cell.row, generation) ? [{ sign, cells: [cell] }] : [];
			});
		const keeps = outline.form.place(take.item)?.identities.every(isOfItself) ?? false;
		return (this.#broods.get(node) ?? []).map(({ stretch, nodes }) =>
			stretch && keeps
				? keptOf(stretch, take, [generation], () => new Summands(operandsOf(nodes), true))
				: new Summands(operandsOf(nodes), false),
		);
	}

	/** The cells a term stands for, products in twos; undefined where they are not known. */
	#cellsOf(take: Take, node: Node, implied: ReadonlyMap<string, Node>): readonly (readonly Cell[])[] | undefined {
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
	#kindOf({ opener }: Node): KnownValue['event'] {
		const { outline, generation } = this.return_;
		const list = opener?.row?.list;
		return list === undefined ? undefined : matchValue(outline.form, list, textOf(opener) ?? '', generation)?.event;
	}

	/** A capital that is left out has the currency of the par value beside it, or of the one that stands for that. */
	#currencyOf({ node, row, column, currency }: Cell): string | undefined {
		const par = column === 'capital' ? this.return_.cells.get(node, row.keyword, 'par') : undefined;
		const other = node.place?.identities.find(({ derivesOnly, derived }) => derivesOnly && derived.column === 'par');
		const carried = par && other && this.#instances(other, node, new Map())[0]?.operands[0]?.cells[0];
		return currency ?? par?.currency ?? carried?.currency;
	}

	/** Section I's total: one equation a currency, when every class has a capital. */
	#byCurrency(identity: Identity, node: Node): Equation[] {
		const { cells } = this.return_;
		const take = identity.terms[0]?.take;
		if (take?.of !== 'blocks' || node.damaged || node.notApplicable || node.children.length === 0) return [];
		const byCurrency = new Map<string, Operand[]>();
		for (const child of node.children) {
			const cell = cells.get(child, take.line, take.column);
			const currency = cell && this.#currencyOf(cell);
			if (!cell || !currency || cell.state === 'unknown') return [];
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
		if (!node.place || node.astray) return [];
		return node.place.habits.flatMap((habit) => {
			if (!inGeneration(habit, generation)) return [];
			const { summands, complete } = this.#take(habit.terms, node, none);
			return complete ? [{ habit, operands: summands.flatMap(({ operands }) => operands) }] : [];
		});
	}
}

/** Items that follow each other in one node: of a stretch, or others. */
interface Brood {
	readonly stretch: Stretch | undefined;
	readonly nodes: readonly Node[];
}

function broodsOf({ stretches }: Outline): ReadonlyMap<Node, readonly Brood[]> {
	const broods = new Map<Node, Brood[]>();
	const broodsIn = (parent: Node) => {
		const known = broods.get(parent) ?? [];
		if (known.length === 0) broods.set(parent, known);
		return known;
	};
	/** The last node's, while those that follow it are its siblings. */
	let last: { readonly parent: Node; readonly nodes: Node[] } | undefined;
	for (const stretch of stretches) {
		const [first] = stretch.nodes;
		if (stretch.keeps && first && !first.astray) {
			if (first.parent) broodsIn(first.parent).push({ stretch, nodes: stretch.nodes });
			last = undefined;
			continue;
		}
		for (const node of stretch.nodes) {
			const { parent } = node;
			if (!parent) continue;
			if (last?.parent === parent) {
				last.nodes.push(node);
				continue;
			}
			last = { parent, nodes: [node] };
			broodsIn(parent).push({ stretch: undefined, nodes: last.nodes });
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
