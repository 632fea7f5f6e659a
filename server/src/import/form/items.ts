import type { Line } from '../../forms/form.js';
import type { Generation } from '../../forms/types.js';
import { append } from '../../lists.js';
import { type Cell, join, type Row, squash } from '../source/sheet.js';
import { type Token, tokensOf } from '../source/values.js';
import { rawOf } from './balances.js';
import { boundsOf, type Column, columnOf, columnsUnder, columnWithin, cutAt, type Head, headsOf, isPieceOf } from './columns.js';
import type { Node } from './draft.js';
import { type Filled, ItemWriter } from './itemWriter.js';
import { wordingsOf } from './labels.js';
import { MovementWord, opensBracket } from './movementWord.js';
import { afterSquashed, columnsOf, inWords, isOfMovement, kindOf, mayStandIn, type Table } from './tables.js';

/** So many of its characters begin a label and nothing else. */
const leastOfLabel = 12;

/** In characters. */
const cellPadding = 0.5;

interface Placed {
	readonly row: Row;
	readonly columns: readonly Column[];
}

interface FieldLabel {
	readonly line: Line;
	readonly core: string;
	readonly tail: string;
}

/** Reads the items of one table, whose heads may be printed again on every page. */
export class Items {
	#columns: readonly Column[] = [];
	/** Of the columns, where their heads tell. */
	#bounds: readonly number[] | undefined;
	#page = -1;
	#table = false;
	readonly #heads: readonly Head[];
	readonly #labels: readonly FieldLabel[];
	readonly #writer: ItemWriter;

	constructor(
		private readonly of: Table,
		private readonly generation: Generation,
		private readonly steady: boolean,
	) {
		this.#heads = headsOf(of);
		this.#writer = new ItemWriter(of, generation);
		this.#labels = of.fields.flatMap((line) => {
			const wordings = wordingsOf(of.item, line.keyword);
			const tails = wordings.map((other) => other.slice(other.indexOf('(') < 0 ? other.length : other.indexOf('(')));
			return wordings.map((wording) => ({
				line,
				// Its bracket is what makes it a label.
				core: squash(line.asked ? wording : (wording.split('(')[0] as string).trimEnd()),
				tail: squash(tails.join(' ')),
			}));
		});
	}

	/** Where a page ends between heads and rows, the next one has the heads again. */
	headsAre(rows: readonly Row[]): void {
		const found = rows.filter(({ cells }) => cells.length > 0);
		if (found.length === 0) return;
		const page = found.at(-1)?.page;
		const last = found.filter((row) => row.page === page);
		const columns = columnsUnder(last, this.#heads);
		const own = columns.length > 0 ? last : found;
		this.#columns = this.#whole(columns.length > 0 ? columns : columnsUnder(found, this.#heads));
		this.#page = own[0]?.page ?? this.#page;
		this.#table = own.some(({ table }) => table);
	}

	/** Heads of which some are not there, or run into one another, or are of something else, do not tell where a figure stands. */
	#whole(columns: readonly Column[]): readonly Column[] {
		const wanted = columnsOf(this.of, this.generation);
		const own = columns.every(({ id }) => id === '' || id === 'currency' || id === 'amount' || wanted.includes(id));
		return own && (!this.steady || columns.length >= wanted.length) ? columns : [];
	}

	/** Columns of a table whose heads were not copied with it. */
	columnsAre(columns: readonly Column[]): void {
		this.#columns = columns;
		this.#table = true;
	}

	isHead(cell: Cell): boolean {
		return isPieceOf(this.#heads, cell);
	}

	/** A head by itself, which a copy may have put where an item's name begins. Part of one, `Share Option Scheme`, may be a name. */
	#isWholeHead({ text }: Cell): boolean {
		return this.#heads.some(({ squashed }) => squashed === squash(text));
	}

	read(rows: readonly Row[], parent: Node): void {
		const own = this.#underHeads(this.#wholeLabels(rows.filter(({ cells }) => cells.length > 0)));
		const left = rows.find((row) => row.left !== undefined)?.left;
		if (left !== undefined && this.steady) this.#bounds = boundsOf(this.#columns, left - cellPadding);
		const filled = this.#fill(own);
		const isPlaced = this.steady || !own.some(({ columns }) => columns.length > 0) || !this.#isCrowded(filled);
		this.#writer.write(isPlaced ? filled : this.#fill(own.map(({ row }) => ({ row, columns: [] }))), parent);
	}

	/** Two figures below one head: where the heads stand tells nothing of where the figures do. */
	#isCrowded({ cells }: Filled): boolean {
		const isFigure = ({ kind }: Token) => kind === 'number' || kind === 'bad';
		return [...cells].some(([id, tokens]) => id !== 'movement' && tokens.filter(isFigure).length > 1);
	}

	#fill(own: readonly Placed[]): Filled {
		const filled: Filled = { names: [], cells: new Map(), fields: new Map(), unread: [] };
		let field: FieldLabel | undefined;
		let nameFrom: number | undefined;
		const loose: Token[] = [];
		for (const [at, { row, columns }] of own.entries()) {
			const label = at > 0 ? this.#labelOf(row) : undefined;
			if (label) {
				field = label.field;
				append(listAt(filled.fields, field.line), label.cells);
				continue;
			}
			if (field) {
				const { tail } = field;
				const cells = row.cells.filter(({ text }) => !tail.includes(squash(text)));
				append(listAt(filled.fields, field.line), cells);
				continue;
			}
			const bounds = this.#bounds;
			const apart = bounds && bounds.length === columns.length + 1 && !row.table;
			const cells = at === 0 ? withCurrency(row.cells, columns) : row.cells;
			const parts = apart ? cells.flatMap((cell) => cutAt(cell, bounds)) : cells;
			for (const [index, cell] of parts.entries()) {
				// A name may begin below its number, where the column is narrow.
				const elsewhere = nameFrom === undefined && !row.table && columns[1] !== undefined && cell.from >= columns[1].from - 1;
				if (elsewhere) nameFrom = columns[0]?.from;
				if (nameFrom === undefined && index === 0 && columns.length === 0 && this.#isWholeHead(cell))
					filled.unread.push(cell.text);
				else if (nameFrom === undefined && index === 0) {
					nameFrom = cell.from;
					const [name, figures] = columns.length > 0 ? [cell.text, []] : this.#nameAndFigures(cell);
					filled.names.push(name);
					append(loose, figures);
				} else if (this.#isName(cell, index, nameFrom as number, row, columns, filled, loose)) filled.names.push(cell.text);
				else if (columns.length > 0) this.#put(cell, columns, row.table, filled);
				else append(loose, tokensOf(cell));
			}
		}
		if (loose.length > 0) this.#inOrder(loose, filled);
		return filled;
	}

	/** The rows, each with the columns it stands in; heads that a new page repeats say where they are from there on. */
	#underHeads(rows: readonly Row[]): readonly Placed[] {
		const kept: { row: Row; columns: readonly Column[] }[] = [];
		for (let at = 0; at < rows.length; ) {
			const row = rows[at] as Row;
			let end = at;
			// The end of a label, whose beginning stands on the page before, is no head.
			const [only, ...others] = row.cells;
			const ended = only && others.length === 0 && this.#labels.some(({ tail }) => tail.includes(squash(only.text)));
			if (!ended && (row.page !== this.#page || row.table)) while (end < rows.length && this.#isHeads(rows[end] as Row)) end++;
			if (end > at && columnsUnder(rows.slice(at, end), this.#heads).length >= 3) {
				this.headsAre(rows.slice(at, end));
				at = end;
				continue;
			}
			const placed = row.table === this.#table && (this.steady || row.table || row.page === this.#page);
			kept.push({ row, columns: placed ? this.#columns : [] });
			at++;
		}
		return kept;
	}

	/** The label of a line below an item is no head, though the form's table has it among the others; a reference to a note may be of either. */
	#isHeads(row: Row): boolean {
		return (
			!this.#labelOf(row) &&
			row.cells.some((cell) => this.isHead(cell)) &&
			row.cells.every((cell) => this.isHead(cell) || squash(cell.text) === '')
		);
	}

	/** A label that stands above and below its value is one before it. */
	#wholeLabels(rows: readonly Row[]): readonly Row[] {
		const whole: Row[] = [];
		for (let at = 0; at < rows.length; at++) {
			const row = rows[at] as Row;
			const [cell, ...others] = row.cells as [Cell, ...Cell[]];
			const [below, ...more] = rows[at + 1]?.cells ?? [];
			const parted = others.length + more.length === 0 && below ? this.#parted(cell.text, below.text) : undefined;
			if (parted !== undefined) at++;
			whole.push(parted === undefined ? row : { ...row, cells: [{ ...cell, text: parted }] });
		}
		return whole;
	}

	#parted(above: string, below: string): string | undefined {
		const [first, second] = [squash(above), squash(below)];
		for (const { core, tail } of this.#labels) {
			const label = core + tail;
			let count = 0;
			while (count < first.length && first[count] === label[count]) count++;
			const rest = label.slice(count);
			if (count < leastOfLabel || count === first.length || rest === '' || !second.startsWith(rest)) continue;
			return join([label, afterSquashed(above, count), afterSquashed(below, rest.length)]);
		}
		return undefined;
	}

	/** Whether a row is a line below an item. */
	isLabel(row: Row): boolean {
		return this.#labelOf(row) !== undefined;
	}

	#labelOf(row: Row) {
		const [first, ...rest] = row.cells;
		const text = squash(first?.text ?? '');
		const field = this.#labels.find(({ core }) => text.startsWith(core));
		if (!first || !field) return undefined;
		// What remains of the label, then its value where that stands in the same cell.
		let value = afterSquashed(first.text, field.core.length);
		for (;;) {
			const bracket = /^\s*\([^()]*\)/.exec(value)?.[0];
			if (bracket === undefined || (!field.tail.includes(squash(bracket)) && squash(bracket) !== '')) break;
			value = value.slice(bracket.length);
		}
		// A bracket that goes on in the next line.
		const open = /^\s*\([^()]*$/.exec(value)?.[0];
		if (open !== undefined && field.tail.includes(squash(open))) value = '';
		value = value.replace(/^\s*:?\s*/, '');
		return {
			field,
			cells: [
				...(value === '' ? [] : [{ ...first, text: value }]),
				...rest.filter(({ text }) => !field.tail.includes(squash(text))),
			],
		};
	}

	/** A row copied without its columns: the figures that stand behind the last word that is no kind of movement, where they are several or a movement is among them. */
	#nameAndFigures(cell: Cell): readonly [string, readonly Token[]] {
		const tokens = tokensOf(cell);
		const last = tokens.findLastIndex((token) => !mayStandIn(this.of, token));
		const figures = tokens.slice(last + 1);
		const several = figures.filter(({ kind }) => kind === 'number' || kind === 'date').length > 2;
		const moved = figures[0]?.kind === 'number' && figures.some(({ kind }) => kind === 'word');
		const money = figures[0]?.kind === 'currency';
		const end = ((tokens[last]?.to ?? cell.to) - cell.from) / (cell.to - cell.from || 1);
		return (several || moved || money) && last >= 0
			? [cell.text.slice(0, Math.round(end * cell.text.length)), figures]
			: [cell.text, []];
	}

	/** Of a name there may be figures in the midst, and a date at its end where the table has none. */
	#endsInWords(cell: Cell): boolean {
		const last = tokensOf(cell).at(-1);
		return last !== undefined && !mayStandIn(this.of, last);
	}

	/** Whether a cell goes on with the item's name. */
	#isName(
		cell: Cell,
		index: number,
		from: number,
		row: Row,
		columns: readonly Column[],
		filled: Filled,
		loose: readonly Token[],
	): boolean {
		if (columns.length > 0 && row.table) return columnOf({ ...cell, kind: 'word' }, columns, true)?.id === 'name';
		if (index > 0) return false;
		if (columns.length > 0) return Math.abs(cell.from - from) <= 3 || cell.to < (columns[1]?.from ?? 0);
		if (filled.cells.size > 0 || this.#kindOf(cell.text)) return false;
		// Below its figures a name goes on in words, and so does a movement.
		return loose.length === 0
			? this.#endsInWords(cell)
			: row.cells.length === 1 && inWords(cell.text) && !isOfMovement(cell.text);
	}

	#put(cell: Cell, columns: readonly Column[], table: boolean, filled: Filled): void {
		const word = filled.moved;
		// What is said of a movement in brackets is a text, figures in it and all; in a narrow column it goes on below.
		const goesOn = word && (word.isOpen || (cell.text.startsWith('(') && word.isBare));
		if (goesOn && (Math.abs(cell.from - word.from) < 2 || (table && cell.from < word.to))) {
			word.goOn(cell.text);
			return;
		}
		const parts = this.#partedAtKind(cell);
		if (parts.length > 1) {
			for (const part of parts) this.#put(part, columns, table, filled);
			return;
		}
		if (this.#kindOf(cell.text) && opensBracket(`${cell.text.replace(/\)\s*[-\d,.]*$/, '')}`)) {
			const end = opensBracket(cell.text) ? cell.text.length : cell.text.lastIndexOf(')') + 1;
			const text = cell.text.slice(0, end);
			this.#putMovement({ kind: 'word', text, raw: text, from: cell.from, to: cell.to }, filled);
			if (cell.text.slice(end).trim() !== '') this.#put({ ...cell, text: cell.text.slice(end).trim() }, columns, table, filled);
			return;
		}
		for (const token of tokensOf(cell)) {
			// Numbers and dates have no words in them: those below a movement go on with it.
			const goesOn = token.kind === 'word' && (this.#kindOf(token.text) !== undefined || filled.cells.has('movement'));
			const bounds = this.#bounds;
			const within = bounds && bounds.length === columns.length + 1 && !table;
			const id = goesOn ? 'movement' : (within ? columnWithin(token, columns, bounds) : columnOf(token, columns, table))?.id;
			if (id === undefined || id === '') filled.unread.push(token.raw);
			else if (id === 'movement' && token.kind === 'word') this.#putMovement(token, filled);
			else listAt(filled.cells, id).push(token);
		}
	}

	#putMovement(token: Token, filled: Filled): void {
		filled.moved = new MovementWord(token, this.of);
		listAt(filled.cells, 'movement').push(filled.moved);
	}

	/** A figure so close before a movement that the two were taken for one cell. */
	#partedAtKind(cell: Cell): readonly Cell[] {
		const tokens = tokensOf(cell);
		const at = tokens.findIndex(({ kind }) => kind === 'word');
		const word = tokens[at];
		if (at < 1 || !word || !this.#kindOf(word.text)) return [cell];
		const index = Math.round(((word.from - cell.from) / (cell.to - cell.from)) * cell.text.length);
		return [
			{ text: cell.text.slice(0, index).trim(), from: cell.from, to: tokens[at - 1]?.to ?? word.from },
			{ text: cell.text.slice(index), from: word.from, to: cell.to },
		];
	}

	/** Without places, what stands there is read in order, and only where nothing can be missing in between. */
	#inOrder(tokens: readonly Token[], filled: Filled): void {
		const ids = columnsOf(this.of, this.generation).filter((id) => id !== 'name');
		const cells = new Map<string, Token[]>();
		const put = (id: string, token: Token) => listAt(cells, id).push(token);
		const movement = ids.indexOf('movement');
		const isKind = (token: Token | undefined) => token?.kind === 'word' && this.#kindOf(token.text) !== undefined;
		const firstKind = tokens.findIndex(isKind);
		const before = movement < 0 ? ids : ids.slice(0, movement);
		const after = movement < 0 ? [] : ids.slice(movement + 1);
		const price = this.of.priced?.keyword;
		const isPrice = (id: string | undefined) => id !== undefined && id === price;
		const priced = (list: readonly Token[]) => list.filter(({ kind }) => kind !== 'currency' || !before.some(isPrice));
		const head = movement < 0 ? tokens : tokens.slice(0, firstKind < 0 ? before.length : firstKind);
		// The first movements stand in the row itself, the others in the rows below it, behind its last figure.
		const middle: Token[] = [];
		const tail: Token[] = [];
		for (let at = head.length; at < tokens.length; at++) {
			const [token, next] = [tokens[at] as Token, tokens[at + 1]];
			if (isKind(token) && next) {
				middle.push(token, next);
				at++;
			} else (token.kind === 'word' ? middle : tail).push(token);
		}
		const kinds = middle.filter((token) => token.kind === 'word').length;
		const complete =
			priced(head).length === before.length &&
			tail.length === after.length &&
			middle.length === 2 * kinds &&
			middle.every(({ kind }, at) => (kind === 'word') === (at % 2 === 0)) &&
			tail.every((token, at) => tokens.indexOf(token) === tokens.indexOf(tail[0] as Token) + at) &&
			tail.every(({ kind }) => kind === 'number' || kind === 'blank');
		if (!complete || filled.cells.size > 0) {
			filled.unread.push(rawOf(tokens));
			return;
		}
		let index = 0;
		for (const token of head) {
			if (token.kind === 'currency' && isPrice(before[index])) put(price as string, token);
			else put(before[index++] as string, token);
		}
		for (const token of middle) put('movement', token);
		for (const [at, token] of tail.entries()) put(after[at] as string, token);
		for (const [id, list] of cells) filled.cells.set(id, list);
	}

	#kindOf(text: string) {
		return kindOf(this.of, text);
	}
}

/** What is in a list of lists, which is begun where there is none. */
function listAt<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
	const list = lists.get(key) ?? [];
	lists.set(key, list);
	return list;
}

/** A name may fill its column and stand so close to the currency that the two were taken for one cell: before a figure it is none of the name. */
function withCurrency(cells: readonly Cell[], columns: readonly Column[]): readonly Cell[] {
	const column = columns.find(({ id }) => id === 'currency');
	const [name, next, ...others] = cells;
	const [, text, currency] = /^(.*\S)\s+(\S+)$/.exec(name?.text ?? '') ?? [];
	if (!column || !name || !next || text === undefined || currency === undefined || name.to > column.to) return cells;
	const isCurrency = tokensOf({ text: currency, from: 0, to: 1 }).every(({ kind }) => kind === 'currency');
	if (!isCurrency || tokensOf(next)[0]?.kind !== 'number') return cells;
	const at = { from: column.from, to: column.to };
	return [{ ...name, text, to: Math.min(name.to, at.from - 1) }, { text: currency, ...at }, next, ...others];
}
