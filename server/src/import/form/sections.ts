import * as l10n from '@vscode/l10n';
import type { Line } from '../../forms/form.js';
import { type Generation, type SectionId, wordingOf } from '../../forms/types.js';
import { edgesOf, paragraphsOf } from '../source/paragraphs.js';
import { type Cell, type Row, squash, textOf } from '../source/sheet.js';
import { rowsAbove } from './above.js';
import { addMoney, addMoneyRow, Balances } from './balances.js';
import { type Classes, hasLabel, readClass, unitIn, unitOf } from './classes.js';
import { balanceHeads, beginsHead, type Column, headsOf, isAcross, isMadeOf, isPieceOf } from './columns.js';
import { addLine, addNode, addNote, addText, createNode, type Node } from './draft.js';
import { addValue } from './fields.js';
import { addFloat } from './float.js';
import { balancesIn, blockIn, has, letterOf, ticked, totalled } from './form.js';
import { Items } from './items.js';
import { linesIn, type Segment, segmentsOf } from './segments.js';
import { addSum, type Counted, countedIn } from './sums.js';
import { tables } from './tables.js';

/** What the sections add to one another. */
export interface Reading {
	readonly generation: Generation;
	readonly classes: Classes;
	/** Places across hold from page to page. */
	readonly steady: boolean;
	/** How far to the right the pages go, where places hold from page to page. */
	readonly edge?: number;
	/** Blocks, each with the class its `for` names once the classes have their short names. */
	readonly blocks: { readonly node: Node; readonly of: object }[];
	readonly totals: { readonly line: Line; readonly counted: readonly Counted[] }[];
	readonly unreadTotals: string[];
}

export class SectionReader {
	readonly #node: Node;
	readonly #items: Items | undefined;
	readonly #own = new Map<object, Node>();
	/** A class's balances, which stand in place of items, are numbers without money. */
	readonly #counted: boolean;
	/** Its rows stand below classes, as all but the depositary receipts do. */
	readonly #byClass: boolean;
	#block: Node | undefined;
	#balances: Balances | undefined;
	/** Labels of the block stand among its figures: its cells were copied out of their order, and no figure is where it belongs. */
	#scrambled = false;

	constructor(
		private readonly id: SectionId,
		private readonly reading: Reading,
	) {
		this.#node = createNode(`section ${id}`);
		const table = tables[id];
		this.#items = table && new Items(table, reading.generation, reading.steady);
		const balances = balancesIn(id);
		this.#counted = !table && balances.length > 0 && !balances.some(({ columns }) => columns.some(({ money }) => money));
		this.#byClass = blockIn(id) !== undefined;
		if (!this.#byClass) this.#block = this.#node;
	}

	/** Rows of one class, copied without what is printed above them; its `for` is there already. */
	readRows(rows: readonly Row[], columns: readonly Column[]): Node {
		const block = this.#byClass ? createNode('') : this.#node;
		this.#block = block;
		if (this.#counted) {
			this.#balances = new Balances(this.reading.generation);
			this.#balances.columnsAre(columns);
		}
		this.#items?.columnsAre(columns);
		const section = this.read(rows);
		if (block !== section && block.parts.length > 0) section.parts.unshift({ node: { head: '', parts: [{ node: block }] } });
		return section;
	}

	read(rows: readonly Row[]): Node {
		const edges = edgesOf(rows, this.reading.edge);
		for (const segment of this.#withNames(segmentsOf(this.id, rows))) this.#segment(segment, edges);
		this.#endBlock();
		return this.#node;
	}

	/** Items, each with what of its name stands above its number. */
	#withNames(segments: readonly Segment[]): readonly Segment[] {
		const items = this.#items;
		if (!items) return segments;
		const isName = (row: Row) => !items.isLabel(row) && !row.table;
		let above: readonly Row[] = [];
		return segments.map((segment, index): Segment => {
			const rows = [...above, ...segment.rows];
			above = [];
			const next = segments[index + 1];
			if (next?.kind !== 'item' || (segment.kind !== 'item' && segment.kind !== 'class')) return { ...segment, rows };
			const isOwn =
				segment.kind === 'item'
					? isName
					: (row: Row) => isName(row) && !row.cells.some((cell) => this.#isHead(cell) || hasLabel(cell));
			const count = rowsAbove(rows, next.rows, isOwn);
			above = rows.slice(rows.length - count);
			return { ...segment, rows: rows.slice(0, rows.length - count) };
		});
	}

	#segment({ kind, keyword, rows }: Segment, edges: ReadonlyMap<number, number>): void {
		const table = tables[this.id];
		switch (kind) {
			case 'class':
				this.#openBlock(rows);
				break;
			case 'line':
				this.#line(keyword, rows);
				break;
			case 'item':
				if (rows.some(({ unclear }) => unclear)) addNote(this.#block ?? this.#node, rows.map(textOf).join(' '));
				else if (this.#items && this.#block) this.#items.read(rows, this.#block);
				else this.#unread(rows);
				break;
			case 'sum':
				if (this.#block && table) addSum(rows, table, this.reading.generation, this.#block);
				else this.#unread(rows);
				break;
			case 'totals':
				this.#totals(rows);
				break;
			case 'float':
				this.#float(rows);
				break;
			case 'remarks':
				this.#endBlock();
				addText(this.#node, 'remarks', paragraphsOf(rows, edges));
				break;
			case 'lead':
				this.#lead(rows);
		}
	}

	#line(keyword: string, rows: readonly Row[]): void {
		const line = linesIn(this.id).find((one) => one.keyword === keyword) as Line;
		const label = wordingOf(line.labels, this.reading.generation)?.en ?? keyword;
		const said = label.replace(/:$/, '');
		this.#scrambled ||= rows.some(({ cells }) => cells.some(hasLabel));
		if (this.#scrambled) addNote(this.#block ?? this.#node, `${said}: ${rows.map(textOf).join(' ')}`);
		else if (line.home.kind === 'block') {
			if (!this.#block) this.#unread(rows, label);
			else if (line.columns.length < 2) addValue(this.#block, line, said, rows);
			else if (this.#balances) this.#balances.add(line, label, rows);
			else addMoneyRow(this.#block, line, this.reading.generation, label, rows);
		} else {
			this.#endBlock();
			if (line.shape === 'money') addMoney(this.#node, keyword, label, rows);
			else addValue(this.#node, line, said, rows);
		}
	}

	#totals(rows: readonly Row[]): void {
		const { line, counted, unread } = countedIn(rows);
		if (unread === '' && line) this.reading.totals.push({ line, counted });
		else this.reading.unreadTotals.push(unread);
	}

	#float(rows: readonly Row[]): void {
		if (this.#block && has(ticked, this.reading.generation)) {
			this.#balances?.write(this.#block);
			this.#balances = undefined;
			addFloat(rows, this.#block);
		} else this.#unread(rows);
	}

	/** What stands before the first thing the form has there. */
	#lead(rows: readonly Row[]): void {
		const said = rows.filter(({ cells }) => cells.length > 0);
		if (!this.#byClass) {
			this.#items?.headsAre(said);
			if (said.length > 0 && !said.some(({ cells }) => cells.some((cell) => this.#items?.isHead(cell)))) this.#unread(said);
		} else this.#unread(said.filter(({ cells }) => !cells.every((cell) => this.#isHead(cell))));
	}

	#isHead(cell: Cell): boolean {
		return isPieceOf(balanceHeads, cell) || (this.#items?.isHead(cell) ?? false);
	}

	/** Rows, behind the label that was taken off the first of them. */
	#unread(rows: readonly Row[], label?: string): void {
		const said = rows.filter(({ cells }) => cells.length > 0).map(textOf);
		const [first = '', ...others] = said;
		const labelled = label === undefined ? said : [`${label.replace(/:$/, '')}: ${first}`, ...others];
		for (const text of labelled) addNote(this.#block ?? this.#node, text);
	}

	#openBlock(rows: readonly Row[]): void {
		this.#endBlock();
		this.#scrambled = false;
		const table = tables[this.id];
		const heads = table ? headsOf(table) : balanceHeads;
		const list = rows[0]?.cells.length === 1;
		const { block, taken } = readClass(
			rows,
			(cell) => (list ? beginsHead(heads, cell) : isPieceOf(heads, cell)) || isAcross(heads, cell),
			this.reading.steady,
		);
		const inGroup = letterOf(this.id) !== undefined;
		// A class without a name is none that anybody could tell from another.
		if (block.name === '') {
			this.#unread(rows);
			return;
		}
		const of = this.reading.classes.find(block, inGroup ? new Set() : new Set(this.#own.keys()), inGroup);
		let node = this.#own.get(of);
		if (!node) {
			node = addNode(this.#node, 'for');
			this.#own.set(of, node);
			this.reading.blocks.push({ node, of });
		}
		this.#block = node;
		const below = rows.slice(taken);
		if (this.#counted) {
			this.#balances = new Balances(this.reading.generation);
			this.#balances.heads(below);
		}
		if (!this.#items) return;
		// What is no head is none of the table.
		const runTogether = isMadeOf(heads, below.map(textOf).join(' '));
		const last = runTogether
			? -1
			: below.findLastIndex(({ cells }) => cells.length > 0 && !cells.some((cell) => this.#isHead(cell)));
		this.#unread(below.slice(0, last + 1));
		this.#items.headsAre(below.slice(last + 1));
	}

	#endBlock(): void {
		if (this.#block && this.#balances) this.#balances.write(this.#block);
		this.#balances = undefined;
		if (this.#byClass) this.#block = undefined;
	}
}

/** The grand totals, under the classes their units name; where several classes have the same unit, in their order. */
export function writeTotals({ totals, unreadTotals, classes, blocks }: Reading): Node | undefined {
	const node = createNode(totalled[0]?.home.above?.id ?? '');
	const own = new Map<object, Node>();
	const lines = new Map<object, { keyword: string; number: string }[]>();
	for (const { keyword } of totalled) {
		const met = new Map<string, number>();
		for (const { counted } of totals.filter(({ line }) => line.keyword === keyword)) {
			for (const { number, unit } of counted) {
				const counts = unitIn(unit);
				const named = classes.all.filter(({ block }) => isUnit(counts, unitOf(block), squash(block.name)));
				const exact = named.filter(({ block }) => unitOf(block) === counts);
				const among = exact.length > 0 ? exact : named;
				const of = among[met.get(squash(unit)) ?? 0] ?? (classes.all.length === 1 ? classes.all[0] : undefined);
				met.set(squash(unit), (met.get(squash(unit)) ?? 0) + 1);
				if (number === undefined) continue;
				const again = of && lines.get(of)?.some((other) => other.keyword === keyword);
				if (of && !again) lines.set(of, [...(lines.get(of) ?? []), { keyword, number }]);
				else unreadTotals.push(l10n.t('a grand total: {0} {1}', number, unit));
			}
		}
	}
	for (const one of classes.all) {
		const found = lines.get(one);
		if (!found) continue;
		const block = addNode(node, 'for');
		own.set(one, block);
		blocks.push({ node: block, of: one });
		for (const { keyword, number } of found) addLine(block, keyword, number);
	}
	for (const what of unreadTotals) addNote(node, what);
	return node.parts.length > 0 ? node : undefined;
}

function isUnit(unit: string, whole: string, name: string): boolean {
	return unit === whole || unit === name;
}
