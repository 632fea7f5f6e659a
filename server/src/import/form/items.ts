import * as l10n from '@vscode/l10n';
import { lineOf, linesOf, placeOf } from '../../forms/ff301/index.js';
import { itemTables } from '../../forms/ff301/layout.js';
import { prints } from '../../forms/ff301/print.js';
import { matchValue } from '../../forms/ff301/values.js';
import type { Line } from '../../forms/form.js';
import { type Generation, inGeneration, type PlaceId, wordingOf } from '../../forms/types.js';
import { append } from '../../lists.js';
import { type Cell, fold, join, type Row, squash } from '../source/sheet.js';
import { quoted, type Token, tokensOf } from '../source/values.js';
import { rawOf } from './balances.js';
import { boundsOf, type Column, columnOf, columnsUnder, columnWithin, cutAt, type Head, headsOf, isPieceOf } from './columns.js';
import { addLine, addNode, addNote, type Node } from './draft.js';
import { wordingsOf } from './labels.js';

/** A table of items: whose lines they are, and where their openers stand. */
export interface Table {
	readonly item: PlaceId;
	readonly opener: string;
	readonly block: PlaceId;
	/** Its columns from left to right, where nothing else tells them apart. */
	readonly columns: readonly string[];
	/** Lines below the row, each behind its label. */
	readonly fields: readonly string[];
}

/** As they are printed. */
export const tables: Readonly<Partial<Record<string, Table>>> = Object.fromEntries(
	itemTables.map(({ section, item, columns, details }): [string, Table] => [
		section,
		{
			item,
			opener: columns.flatMap((column) => (column.of === 'name' ? [column.line] : []))[0] ?? item,
			block: placeOf(item).parent ?? section,
			columns: columns.map((column) =>
				column.of === 'movements' ? 'movement' : column.of === 'name' || column.of === 'currency' ? column.of : column.line,
			),
			fields: details,
		},
	]),
);

/** The columns of a table in a generation. */
export function columnsOf({ item, columns }: Table, generation: Generation): readonly string[] {
	return columns.filter((id) => {
		const line = lineOf(item, id);
		return line === undefined || inGeneration(line, generation);
	});
}

/** What the lines below an item begin with, squashed, up to their brackets. */
export function fieldLabels(section: string): readonly string[] {
	const table = tables[section];
	return (table?.fields ?? [])
		.filter((keyword) => keyword !== 'specify')
		.flatMap((keyword) => fieldWordings(table as Table, keyword).map((wording) => squash(wording.split('(')[0] as string)));
}

function fieldWordings({ item }: Table, keyword: string): readonly string[] {
	return [...wordingsOf(item, keyword), ...(keyword === 'type' ? ['Type of convertibles'] : [])];
}

const movementHead = prints.movement[0]?.en;

/** So many of its characters begin a label and nothing else. */
const leastOfLabel = 12;

/** In characters. */
const cellPadding = 0.5;

interface Filled {
	readonly names: string[];
	readonly cells: Map<string, Token[]>;
	readonly fields: Map<string, Cell[]>;
	readonly unread: string[];
}

/** Reads the items of one table, whose heads may be printed again on every page. */
export class Items {
	private columns: readonly Column[] = [];
	/** Of the columns, where their heads tell. */
	private bounds: readonly number[] | undefined;
	private page = -1;
	private table = false;
	private readonly heads: readonly Head[];
	private readonly labels: readonly { readonly keyword: string; readonly core: string; readonly tail: string }[];

	constructor(
		private readonly of: Table,
		private readonly generation: Generation,
		private readonly steady: boolean,
	) {
		this.heads = headsOf(of.item, of.opener, of.block);
		this.labels = of.fields.flatMap((keyword) =>
			fieldWordings(of, keyword).map((wording) => {
				// Its bracket is what makes it a label.
				const core = keyword === 'specify' ? wording : (wording.split('(')[0] as string).trimEnd();
				const tails = wordingsOf(of.item, keyword).map((other) =>
					other.slice(other.indexOf('(') < 0 ? other.length : other.indexOf('(')),
				);
				return { keyword, core: squash(core), tail: squash(tails.join(' ')) };
			}),
		);
	}

	/** Where a page ends between heads and rows, the next one has the heads again. */
	headsAre(rows: readonly Row[]): void {
		const found = rows.filter(({ cells }) => cells.length > 0);
		if (found.length === 0) return;
		const page = found.at(-1)?.page;
		const last = found.filter((row) => row.page === page);
		const columns = columnsUnder(last, this.heads);
		const own = columns.length > 0 ? last : found;
		this.columns = this.whole(columns.length > 0 ? columns : columnsUnder(found, this.heads));
		this.page = own[0]?.page ?? this.page;
		this.table = own.some(({ table }) => table);
	}

	/** Heads of which some are not there, or run into one another, or are of something else, do not tell where a figure stands. */
	private whole(columns: readonly Column[]): readonly Column[] {
		const wanted = columnsOf(this.of, this.generation);
		const own = columns.every(({ id }) => id === '' || id === 'currency' || id === 'amount' || wanted.includes(id));
		return own && (!this.steady || columns.length >= wanted.length) ? columns : [];
	}

	/** Columns of a table whose heads were not copied with it. */
	columnsAre(columns: readonly Column[]): void {
		this.columns = columns;
		this.table = true;
	}

	isHead(cell: Cell): boolean {
		return isPieceOf(this.heads, cell);
	}

	read(rows: readonly Row[], parent: Node): void {
		const filled: Filled = { names: [], cells: new Map(), fields: new Map(), unread: [] };
		const own = this.underHeads(this.wholeLabels(rows.filter(({ cells }) => cells.length > 0)));
		let field: (typeof this.labels)[number] | undefined;
		let nameFrom: number | undefined;
		const loose: Token[] = [];
		const left = rows.find((row) => row.left !== undefined)?.left;
		if (left !== undefined && this.steady) this.bounds = boundsOf(this.columns, left - cellPadding);
		for (const [at, { row, columns }] of own.entries()) {
			const label = at > 0 ? this.labelOf(row) : undefined;
			if (label) {
				field = label.field;
				filled.fields.set(field.keyword, [...(filled.fields.get(field.keyword) ?? []), ...label.cells]);
				continue;
			}
			if (field) {
				const { tail } = field;
				const cells = row.cells.filter(({ text }) => !tail.includes(squash(text)));
				filled.fields.set(field.keyword, [...(filled.fields.get(field.keyword) ?? []), ...cells]);
				continue;
			}
			const { bounds } = this;
			const apart = bounds && bounds.length === columns.length + 1 && !row.table;
			const parts = apart ? row.cells.flatMap((cell) => cutAt(cell, bounds)) : row.cells;
			for (const [index, cell] of parts.entries()) {
				// A name may begin below its number, where the column is narrow.
				const elsewhere = nameFrom === undefined && !row.table && columns[1] !== undefined && cell.from >= columns[1].from - 1;
				if (elsewhere) nameFrom = columns[0]?.from;
				if (nameFrom === undefined && index === 0) {
					nameFrom = cell.from;
					const [name, figures] = columns.length > 0 ? [cell.text, []] : this.nameAndFigures(cell);
					filled.names.push(name);
					append(loose, figures);
				} else if (this.isName(cell, index, nameFrom as number, row, columns, filled, loose)) filled.names.push(cell.text);
				else if (columns.length > 0) this.put(cell, columns, row.table, filled);
				else append(loose, tokensOf(cell));
			}
		}
		if (loose.length > 0) this.inOrder(loose, filled);
		this.write(filled, parent);
	}

	/** The rows, each with the columns it stands in; heads that a new page repeats say where they are from there on. */
	private underHeads(rows: readonly Row[]): readonly { readonly row: Row; readonly columns: readonly Column[] }[] {
		const kept: { row: Row; columns: readonly Column[] }[] = [];
		for (let at = 0; at < rows.length; ) {
			const row = rows[at] as Row;
			let end = at;
			// The end of a label, whose beginning stands on the page before, is no head.
			const [only, ...others] = row.cells;
			const ended = only && others.length === 0 && this.labels.some(({ tail }) => tail.includes(squash(only.text)));
			if (!ended && (row.page !== this.page || row.table)) while (end < rows.length && this.isHeads(rows[end] as Row)) end++;
			if (end > at && columnsUnder(rows.slice(at, end), this.heads).length >= 3) {
				this.headsAre(rows.slice(at, end));
				at = end;
				continue;
			}
			const placed = row.table === this.table && (this.steady || row.table || row.page === this.page);
			kept.push({ row, columns: placed ? this.columns : [] });
			at++;
		}
		return kept;
	}

	/** The label of a line below an item is no head, though the form's table has it among the others; a reference to a note may be of either. */
	private isHeads(row: Row): boolean {
		return (
			!this.labelOf(row) &&
			row.cells.some((cell) => this.isHead(cell)) &&
			row.cells.every((cell) => this.isHead(cell) || squash(cell.text) === '')
		);
	}

	/** A label that stands above and below its value is one before it. */
	private wholeLabels(rows: readonly Row[]): readonly Row[] {
		const whole: Row[] = [];
		for (let at = 0; at < rows.length; at++) {
			const row = rows[at] as Row;
			const [cell, ...others] = row.cells as [Cell, ...Cell[]];
			const [below, ...more] = rows[at + 1]?.cells ?? [];
			const parted = others.length + more.length === 0 && below ? this.parted(cell.text, below.text) : undefined;
			if (parted !== undefined) at++;
			whole.push(parted === undefined ? row : { ...row, cells: [{ ...cell, text: parted }] });
		}
		return whole;
	}

	private parted(above: string, below: string): string | undefined {
		const [first, second] = [squash(above), squash(below)];
		for (const { core, tail } of this.labels) {
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
		return this.labelOf(row) !== undefined;
	}

	private labelOf(row: Row) {
		const [first, ...rest] = row.cells;
		const text = squash(first?.text ?? '');
		const field = this.labels.find(({ core }) => text.startsWith(core));
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
	private nameAndFigures(cell: Cell): readonly [string, readonly Token[]] {
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
	private endsInWords(cell: Cell): boolean {
		const last = tokensOf(cell).at(-1);
		return last !== undefined && !mayStandIn(this.of, last);
	}

	/** Whether a cell goes on with the item's name. */
	private isName(
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
		if (filled.cells.size > 0 || this.kindOf(cell.text)) return false;
		// Below its figures a name goes on in words, and so does a movement.
		return loose.length === 0 ? this.endsInWords(cell) : row.cells.length === 1 && isInWords(cell) && !isOfMovement(cell);
	}

	private put(cell: Cell, columns: readonly Column[], table: boolean, filled: Filled): void {
		const moves = filled.cells.get('movement') ?? [];
		const last = moves.findLastIndex(({ kind }) => kind === 'word');
		const word = moves[last];
		// What is said of a movement in brackets is a text, figures in it and all; in a narrow column it goes on below.
		const goesOn = word && (opensBracket(word.text) || (/^\(/.test(cell.text) && this.kindOf(word.text)?.rest === ''));
		if (word && goesOn && (Math.abs(cell.from - word.from) < 2 || (table && cell.from < word.to))) {
			const text = join([word.text, cell.text]);
			moves[last] = { ...word, text, raw: text };
			return;
		}
		const parts = this.partedAtKind(cell);
		if (parts.length > 1) {
			for (const part of parts) this.put(part, columns, table, filled);
			return;
		}
		if (this.kindOf(cell.text) && opensBracket(`${cell.text.replace(/\)\s*[-\d,.]*$/, '')}`)) {
			const end = opensBracket(cell.text) ? cell.text.length : cell.text.lastIndexOf(')') + 1;
			const text = cell.text.slice(0, end);
			filled.cells.set('movement', [...moves, { kind: 'word', text, raw: text, from: cell.from, to: cell.to }]);
			if (cell.text.slice(end).trim() !== '') this.put({ ...cell, text: cell.text.slice(end).trim() }, columns, table, filled);
			return;
		}
		for (const token of tokensOf(cell)) {
			// Numbers and dates have no words in them: those below a movement go on with it.
			const goesOn = token.kind === 'word' && (this.kindOf(token.text) !== undefined || filled.cells.has('movement'));
			const { bounds } = this;
			const within = bounds && bounds.length === columns.length + 1 && !table;
			const id = goesOn ? 'movement' : (within ? columnWithin(token, columns, bounds) : columnOf(token, columns, table))?.id;
			if (id === undefined || id === '') filled.unread.push(token.raw);
			else filled.cells.set(id, [...(filled.cells.get(id) ?? []), token]);
		}
	}

	/** A figure so close before a movement that the two were taken for one cell. */
	private partedAtKind(cell: Cell): readonly Cell[] {
		const tokens = tokensOf(cell);
		const at = tokens.findIndex(({ kind }) => kind === 'word');
		const word = tokens[at];
		if (at < 1 || !word || !this.kindOf(word.text)) return [cell];
		const index = Math.round(((word.from - cell.from) / (cell.to - cell.from)) * cell.text.length);
		return [
			{ text: cell.text.slice(0, index).trim(), from: cell.from, to: tokens[at - 1]?.to ?? word.from },
			{ text: cell.text.slice(index), from: word.from, to: cell.to },
		];
	}

	/** Without places, what stands there is read in order, and only where nothing can be missing in between. */
	private inOrder(tokens: readonly Token[], filled: Filled): void {
		const ids = columnsOf(this.of, this.generation).filter((id) => id !== 'name');
		const cells = new Map<string, Token[]>();
		const put = (id: string, token: Token) => cells.set(id, [...(cells.get(id) ?? []), token]);
		const movement = ids.indexOf('movement');
		const isKind = (token: Token | undefined) => token?.kind === 'word' && this.kindOf(token.text) !== undefined;
		const firstKind = tokens.findIndex(isKind);
		const before = movement < 0 ? ids : ids.slice(0, movement);
		const after = movement < 0 ? [] : ids.slice(movement + 1);
		const priced = (list: readonly Token[]) => list.filter(({ kind }) => kind !== 'currency' || !before.includes('price'));
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
			if (token.kind === 'currency' && before[index] === 'price') put('price', token);
			else put(before[index++] as string, token);
		}
		for (const token of middle) put('movement', token);
		for (const [at, token] of tail.entries()) put(after[at] as string, token);
		for (const [id, list] of cells) filled.cells.set(id, list);
	}

	private kindOf(text: string) {
		return kindOf(this.of, text);
	}

	private write({ names, cells, fields, unread }: Filled, parent: Node): void {
		const { opener, item } = this.of;
		const name = join(names);
		const [text, specify] = specified(name, opener, this.generation);
		const node = addNode(parent, `${opener} ${quoted(text)}`, item === 'event');
		if (name === '') addNote(node, l10n.t('what it is called'));
		const currency = cells.get('currency')?.find(({ kind }) => kind === 'currency')?.text;
		for (const line of linesOf(item)) {
			if (line.movement) continue;
			const field = fields.get(line.keyword);
			if (field) this.writeField(line, field, node);
			else if (line.keyword === 'specify' && specify !== '') addLine(node, 'specify', quoted(specify));
			else {
				const own = cells.get(line.keyword) ?? [];
				this.writeCell(line, line.keyword === 'price' ? [...own, ...(cells.get('amount') ?? [])] : own, currency, node);
			}
			if (line.keyword === 'opening') this.writeMovements(cells.get('movement') ?? [], currency, node);
		}
		for (const what of unread) addNote(node, what);
	}

	private writeField(line: Line, cells: readonly Cell[], node: Node): void {
		const text = join(cells.map(({ text }) => text));
		if (text === '' || /^(?:n\/?a|-+|不適用)$/i.test(fold(text))) return;
		if (line.keyword === 'type') {
			// What the form has a list of has no figures in it.
			if (/\d,\d{3}/.test(text)) {
				addNote(node, `${this.labelFor(line)}: ${text}`);
				return;
			}
			const [type, specify] = specified(text, 'type', this.generation);
			addLine(node, 'type', quoted(type));
			if (specify !== '') addLine(node, 'specify', quoted(specify));
			return;
		}
		if (line.keyword === 'specify') {
			addLine(node, 'specify', quoted(text));
			return;
		}
		if (line.shape === 'code') {
			if (/^\d{5,6}$/.test(fold(text))) addLine(node, line.keyword, fold(text));
			else addNote(node, `${this.labelFor(line)}: ${text}`);
			return;
		}
		this.writeCell(line, tokensOf({ text, from: 0, to: 1 }), undefined, node);
	}

	private writeCell(line: Line, tokens: readonly Token[], currency: string | undefined, node: Node): void {
		const said = tokens.filter(({ kind }) => kind !== 'blank');
		const numbers = said.filter(({ kind }) => kind === 'number');
		const unread = () => addNote(node, `${this.labelFor(line)}: ${rawOf(tokens)}`);
		if (said.length === 0 || (line.shape === 'money' && said.every(({ kind }) => kind === 'currency'))) return;
		if (!inGeneration(line, this.generation)) unread();
		else if (line.shape === 'date') {
			// A narrow column breaks a date over two lines.
			const [date, ...more] = tokensOf({ text: rawOf(said), from: 0, to: 1 });
			if (date?.kind === 'date' && more.length === 0) addLine(node, line.keyword, date.text);
			else unread();
		} else if (line.shape === 'code') {
			if (said.length === 1 && /^\d{5,6}$/.test(said[0]?.raw ?? '')) addLine(node, line.keyword, said[0]?.raw as string);
			else unread();
		} else if (line.shape === 'money') {
			const own = said.find(({ kind }) => kind === 'currency')?.text ?? currency;
			if (numbers.length === 1 && own !== undefined && said.every(({ kind }) => kind === 'number' || kind === 'currency'))
				addLine(node, line.keyword, `${own} ${numbers[0]?.text}`);
			else unread();
		} else if (numbers.length === 1 && said.length === 1) addLine(node, line.keyword, numbers[0]?.text as string);
		else unread();
	}

	private writeMovements(tokens: readonly Token[], currency: string | undefined, node: Node): void {
		const found: { line: Line; rest: string; number?: string; raw: string }[] = [];
		for (const token of tokens) {
			const last = found.at(-1);
			const kind = token.kind === 'word' ? this.kindOf(token.text) : undefined;
			if (kind) found.push({ ...kind, raw: token.raw });
			else if (token.kind === 'word' && last) {
				last.rest = join([last.rest, token.text]).replace(/^[\s:\p{Pd}]+/u, '');
				last.raw = `${last.raw} ${token.raw}`;
			} else if (token.kind === 'number' && last && last.number === undefined) last.number = token.text;
			else if (token.kind !== 'blank' && token.kind !== 'currency') addNote(node, `${movementHead}: ${token.raw}`);
		}
		for (const { line, rest, number, raw } of found) {
			const money = line.shape === 'movement-money';
			const kind = /^new\s*shares\s*involved$/i.test(rest)
				? ' new'
				: /^treasury\s*shares\s*(?:involved)?$/i.test(rest)
					? ' treasury'
					: '';
			const value = number === undefined ? '' : money ? `${currency} ${number}` : number;
			if ((money && number !== undefined && currency === undefined) || (rest !== '' && kind === '' && line.keyword !== 'other'))
				addNote(node, `${movementHead}: ${raw} ${number ?? ''}`);
			else if (line.keyword === 'other') {
				const said = /^\((.*)\)$/s.exec(rest)?.[1] ?? rest;
				addLine(node, line.keyword, `${said === '' ? '' : `${quoted(said)} `}${value}`.trim());
			} else addLine(node, line.keyword, `${value}${money ? '' : kind}`.trim());
		}
	}

	private labelFor(line: Line): string {
		return wordingOf(line.labels, this.generation)?.en ?? line.keyword;
	}
}

/** Whether a token may be the value of a column; dates are of few tables, and words only of movements. */
export function mayStandIn(table: Table, { kind, text }: Token): boolean {
	const has = (...ids: readonly string[]) => ids.some((id) => table.columns.includes(id));
	if (kind === 'date') return has('approved', 'on');
	if (kind === 'currency') return has('currency', 'price');
	return kind === 'word' ? isMovement(table, text) : true;
}

/** The whole of what a movement is called: in a name its first word may stand too. */
function isMovement(table: Table, text: string): boolean {
	const kind = kindOf(table, text);
	if (!kind) return false;
	const begun = ofMovement.some((movement) => movement.startsWith(squash(text)));
	return begun || kind.rest === '' || kind.line.keyword === 'other' || isOfMovement({ text: kind.rest });
}

function isInWords(cell: Cell): boolean {
	return tokensOf(cell).every(({ kind }) => kind === 'word');
}

const ofMovement = [...prints['exercised-new'], ...prints['exercised-treasury']].map(({ en }) => squash(en));

/** The end of what a movement is called, or words out of its midst. */
function isOfMovement({ text }: Pick<Cell, 'text'>): boolean {
	const piece = squash(text);
	return ofMovement.some((movement) => movement.endsWith(piece) || (/\S\s+\S/.test(text.trim()) && movement.includes(piece)));
}

function opensBracket(text: string): boolean {
	return [...text].reduce((open, sign) => open + Number(sign === '(') - Number(sign === ')'), 0) > 0;
}

/** What stands behind the first characters that count. */
function afterSquashed(text: string, count: number): string {
	let at = 0;
	for (let left = count; left > 0 && at < text.length; at++) if (/\S/.test(text[at] as string)) left--;
	return text.slice(at);
}

/** The movement a text begins with. */
function kindOf({ item }: Table, text: string): { line: Line; rest: string } | undefined {
	const squashed = squash(text);
	for (const line of linesOf(item)) {
		const label = line.movement ? squash(line.labels[0]?.en ?? '') : '';
		if (label !== '' && squashed.startsWith(label)) {
			return {
				line,
				rest: afterSquashed(text, label.length)
					.replace(/^[\s:\p{Pd}]+/u, '')
					.trim(),
			};
		}
	}
	return undefined;
}

export function isKind(table: Table, text: string): boolean {
	return kindOf(table, text) !== undefined;
}

/** A value of a list, and what is specified behind one that asks for it. */
function specified(text: string, what: string, generation: Generation): readonly [string, string] {
	const list = what === 'event' ? 'event' : what === 'type' ? 'convertible' : undefined;
	if (!list) return [text, ''];
	const asked = /^(Others?\s*\(please\s*specify\))(?:\s*:)?\s*(.*)$/i.exec(fold(text));
	const value = asked ? (asked[1] as string) : text;
	const rest = asked ? text.slice(text.length - (asked[2] as string).length) : '';
	return [matchValue(list, value, generation)?.text.en ?? value, asked?.[2] === '' ? '' : rest];
}
