import { largest, smallest } from '../../lists.js';
import { type Cell, fold, type Row, squash } from '../source/sheet.js';
import type { Token } from '../source/values.js';
import { form, letters, linesOf, words as printed } from './form.js';
import { textsOf } from './labels.js';
import type { Table } from './tables.js';

/** A column of a table: of a row of the form's table, or one the form has for itself (`currency`, `amount`, `movement`). */
export interface Column {
	readonly id: string;
	readonly from: number;
	readonly to: number;
	/** Of the widest line of its head: two heads below it may be wider than what they leave free at either side. */
	readonly middle?: number;
}

export interface Head {
	readonly id: string;
	readonly wording: string;
	readonly squashed: string;
}

const head = (id: string, wording: string): Head => ({ id, wording, squashed: squash(wording) });

const texts = (id: string): readonly string[] => textsOf(printed[id] ?? []);

/** The heads of a currency and an amount that stand below one: each alone, and behind the one above it. */
function pricedHeads(id: string): readonly Head[] {
	return texts('at-price').flatMap((above, language) => {
		const below = (of: string, what: string) => {
			const own = texts(what)[language];
			return own === undefined ? [] : [head(of, own), head(of, `${above} ${own}`)];
		};
		return [head(id, above), ...below('currency', 'price-currency'), ...below('amount', 'price-amount')];
	});
}

/** What the columns of each table are headed. An item's own column is `name`. */
export function headsOf({ item, opener, priced }: Pick<Table, 'item' | 'opener' | 'priced'>): readonly Head[] {
	const lines = linesOf(item).filter(({ movement }) => !movement);
	return [
		...textsOf(opener.labels).map((wording) => head('name', wording)),
		...lines.flatMap(({ keyword, labels }) => textsOf(labels).map((wording) => head(keyword, wording))),
		...texts('movement').map((wording) => head('movement', wording)),
		...texts('currency').map((wording) => head('currency', wording)),
		head('currency', 'Currency of nominal value'),
		head('amount', 'Amount'),
		...(priced ? pricedHeads(priced.keyword) : []),
	];
}

/** Those of balances, which have a column for each kind of shares. */
export const balanceHeads: readonly Head[] = Object.entries(form.columns).flatMap(([id, { head: wording }]) =>
	textsOf([wording]).map((text) => head(id, text)),
);

/** A piece of a head, as it stands broken over lines. */
export function isPieceOf(heads: readonly Head[], cell: Cell): boolean {
	const piece = squash(cell.text);
	return (
		piece.length >= (/\p{Script=Han}/u.test(piece) ? 2 : 3) &&
		(heads.some(({ squashed }) => squashed.includes(piece)) || isRunOf(heads, piece))
	);
}

/** Heads copied without the space between them. */
function isRunOf(heads: readonly Head[], text: string): boolean {
	if (text.length > longestRun) return false;
	// Where one head begins another there are many ways to a place, and each is gone on from once.
	const reached = new Set([0]);
	for (const at of reached) {
		for (const { squashed } of heads) if (squashed !== '' && text.startsWith(squashed, at)) reached.add(at + squashed.length);
	}
	return text !== '' && reached.has(text.length);
}

/** In characters: more than all the heads of a table. */
const longestRun = 2_000;

/** Whether a text is heads, one behind the other. */
export function areHeads(heads: readonly Head[], text: string): boolean {
	return isRunOf(heads, squash(text));
}

/** What heads begin with: their first two words. */
export function beginningsOf(heads: readonly Head[]): readonly string[] {
	return [...new Set(heads.map(({ wording }) => squash(wording.split(/\s+/).slice(0, 2).join(' ')).slice(0, 12)))].filter(
		(begin) => begin !== '',
	);
}

const codeOrNote = new RegExp(`\\([${letters.toLowerCase()}][12]?\\)|(?<!\\d)[1-9]\\)`, 'g');

/** Whether a text has nothing but the words of heads: those of neighbours run into one another where each is broken over lines. */
export function isMadeOf(heads: readonly Head[], text: string): boolean {
	const known = new Set(heads.flatMap(({ wording }) => words(wording).map((word) => word.replace('(-)', ''))));
	known.delete('');
	for (const note of ['note', 'notes', '註']) known.add(note);
	const rest = squash(text)
		// Codes, and the numbers of notes that a line ended before.
		.replace(codeOrNote, '')
		.replace(/[^a-z\d\u4e00-\u9fff]/g, '');
	/** Up to where known words go. */
	const reached = [true];
	for (let end = 1; end <= rest.length; end++)
		reached[end] = [...known].some((word) => reached[end - word.length] === true && rest.endsWith(word, end));
	return rest !== '' && reached[rest.length] === true;
}

/** Whether a cell is a line across the heads of a table, each broken over lines, whose columns were lost in copying: too many of their words for a text. */
export function isAcross(heads: readonly Head[], { text }: Cell): boolean {
	return words(text).length >= leastAcross && isMadeOf(heads, text);
}

/** In words, or in Chinese characters. */
const leastAcross = 5;

/** Whether a cell is the beginning of a head, or a whole one. */
export function beginsHead(heads: readonly Head[], cell: Cell): boolean {
	const piece = squash(cell.text);
	return piece.length >= 6 && (heads.some(({ squashed }) => squashed.startsWith(piece)) || isRunOf(heads, piece));
}

const words = (text: string): readonly string[] =>
	fold(text)
		.toLowerCase()
		.match(/[a-z]+|\(-\)|[\u4e00-\u9fff]/g) ?? [];
const coded = new RegExp(`\\(\\s*([${letters}])\\s*([12]?)\\s*\\)`);
const code = (text: string) => coded.exec(fold(text));
const codes = new RegExp(coded, 'g');

/** Several heads that were taken for one tell of no column: each has its code. */
function areSeveral(text: string): boolean {
	return new Set(Array.from(fold(text).matchAll(codes), ([, letter, number]) => `${letter}${number}`)).size > 1;
}

/** How much a head that was found is like one of the form's, 0 to 1; its code decides where both have one. */
function likeness(found: string, wording: string): number {
	const [a, b] = [code(found), code(wording)];
	if (a && b) return a[1] === b[1] && a[2] === b[2] ? 2 : 0;
	const [x, y] = [words(found), words(wording)];
	// A word as often as both have it: `價格 (如適用) 價格` is not `價格 (如適用)`.
	const left = new Map<string, number>();
	for (const word of y) left.set(word, (left.get(word) ?? 0) + 1);
	let both = 0;
	for (const word of x) {
		const times = left.get(word) ?? 0;
		left.set(word, times - 1);
		if (times > 0) both += 1;
	}
	return x.length + y.length === 0 ? 0 : (2 * both) / (x.length + y.length);
}

interface Heap {
	readonly text: string;
	readonly from: number;
	readonly to: number;
	readonly widest: Cell;
}

/** No table of the form has a tenth of it. */
const mostColumns = 200;

/** Pieces of heads that stand below one another are one head; none of what is wider than any table. */
function heaps(rows: readonly Row[]): readonly Heap[] {
	let found: Heap[] = [];
	for (const row of rows) {
		for (const cell of row.cells) {
			if (found.length > mostColumns) return [];
			const over = found.filter((heap) => {
				const shared = Math.min(heap.to, cell.to) - Math.max(heap.from, cell.from);
				return shared > 0.3 * Math.min(heap.to - heap.from, cell.to - cell.from);
			});
			found = found.filter((heap) => !over.includes(heap));
			found.push({
				text: [...over.map(({ text }) => text), cell.text].join(' '),
				from: smallest(
					over.map(({ from }) => from),
					cell.from,
				),
				to: largest(
					over.map(({ to }) => to),
					cell.to,
				),
				widest: [...over.map(({ widest }) => widest), cell].reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a)),
			});
		}
	}
	return found.sort((a, b) => a.from - b.from);
}

const groups: ReadonlySet<string> = new Set((printed['at-price'] ?? []).map(({ en }) => squash(en)));

/** Without the head that stands over a currency and an amount, where these stand below it: it is neither's. */
function withoutGroup(rows: readonly Row[], heads: readonly Head[]): readonly Row[] {
	if (!heads.some(({ squashed }) => groups.has(squashed))) return rows;
	const is = (id: string, { text }: Cell) => heads.some((head) => head.id === id && head.squashed === squash(text));
	const at = rows.findLastIndex(
		({ cells }) => cells.some((cell) => is('currency', cell)) && cells.some((cell) => is('amount', cell)),
	);
	const left = rows[at]?.cells.find((cell) => is('currency', cell));
	const right = rows[at]?.cells.find((cell) => is('amount', cell));
	if (!left || !right) return rows;
	const isOver = ({ from, to }: Cell) => (from + to) / 2 > left.from && (from + to) / 2 < right.to;
	return rows.map((row, index) => (index < at ? { ...row, cells: row.cells.filter((cell) => !isOver(cell)) } : row));
}

/** The columns under heads; none where the heads stand one a line, or are not the form's. */
export function columnsUnder(all: readonly Row[], heads: readonly Head[]): readonly Column[] {
	if (!all.some(({ cells }) => cells.length > 1)) return [];
	const rows = withoutGroup(all, heads);
	const columns: Column[] = [];
	for (const { text, from, to, widest } of heaps(rows)) {
		const rated = heads.map((head) => ({ id: head.id, rate: likeness(text, head.wording) })).sort((a, b) => b.rate - a.rate);
		const best = rated[0];
		const taken = best !== undefined && columns.some(({ id }) => id === best.id);
		const middle = (widest.from + widest.to) / 2;
		columns.push({ id: best && best.rate >= 0.6 && !taken && !areSeveral(text) ? best.id : '', from, to, middle });
	}
	return columns.filter(({ id }) => id !== '').length >= 2 ? columns : [];
}

/**
 * Where columns begin and end, from their heads, which are centred in them: each ends as far behind its head's middle as it begins before it.
 * Undefined where they do not, so that one would not hold its head.
 */
export function boundsOf(columns: readonly Column[], left: number): readonly number[] | undefined {
	const bounds = [left];
	for (const { from, to, middle = (from + to) / 2 } of columns) {
		const begin = bounds.at(-1) as number;
		const end = 2 * middle - begin;
		if (from < begin - 1 || to > end + 1) return undefined;
		bounds.push(end);
	}
	return bounds;
}

/** Of a proportional typeface, in parts of its size: narrow signs, wide ones, and all others. */
function advance(sign: string): number {
	if (/[\u1100-\uffef]/.test(sign)) return 1;
	if (/[\s.,:;'’|!ijltfI/()[\]-]/.test(sign)) return 0.3;
	return /[A-Zmw&%@+=<>–—]/.test(sign) ? 0.7 : 0.556;
}

/** About how far from a space in a cell's text a bound may be found: within a column no text reaches over one. */
const cutWithin = 1.5;

/**
 * A cell cut at the bounds that it reaches over: what fills its column to the end stands so close to the next that the two were taken for one.
 * Where in it a space stands is known about only, but the bound is.
 */
export function cutAt(cell: Cell, bounds: readonly number[]): readonly Cell[] {
	const { text, from, to } = cell;
	const bound = bounds.slice(1, -1).find((at) => at > from + 1 && at < to - 1);
	if (bound === undefined) return [cell];
	const whole = [...text].reduce((sum, sign) => sum + advance(sign), 0);
	let at = from;
	let best: { readonly index: number; readonly off: number } | undefined;
	for (let index = 0; index < text.length; index++) {
		const wide = (advance(text[index] as string) / whole) * (to - from);
		const off = Math.abs(at + wide / 2 - bound);
		if (text[index] === ' ' && off < (best?.off ?? cutWithin)) best = { index, off };
		at += wide;
	}
	if (!best) return [cell];
	const rest = { text: text.slice(best.index + 1), from: bound + 0.3, to };
	return [{ text: text.slice(0, best.index), from, to: bound - 0.3 }, ...cutAt(rest, bounds)];
}

/** The column a piece stands in by its bounds: a number ends in it, anything else has its middle in it. */
export function columnWithin(
	{ from, to, kind }: Pick<Token, 'from' | 'to' | 'kind'>,
	columns: readonly Column[],
	bounds: readonly number[],
): Column | undefined {
	const numeric = kind === 'number' || kind === 'bad';
	const at = numeric ? to - 0.5 : (from + to) / 2;
	return columns.find((_, index) => at <= (bounds[index + 1] as number)) ?? columns.at(-1);
}

/** The column a piece stands in. Heads are centred in it, numbers stand at its right edge: what ends in it belongs to it. */
export function columnOf(
	{ from, to, kind }: Pick<Token, 'from' | 'to' | 'kind'>,
	columns: readonly Column[],
	table: boolean,
): Column | undefined {
	if (table) return columns.findLast((column) => column.from <= from) ?? columns[0];
	const aligned = columns.find((column) => Math.abs(column.from - from) <= 0.5 || Math.abs(column.to - to) <= 0.5);
	if (aligned) return aligned;
	const centre = (column: Column) => (column.from + column.to) / 2;
	const numeric = kind === 'number' || kind === 'bad';
	for (const [index, column] of columns.entries()) {
		const next = columns[index + 1];
		if (!next) return column;
		const edge = (centre(column) + centre(next)) / 2;
		const before = columns[index - 1];
		const wide = before ? centre(column) - centre(before) : centre(next) - centre(column);
		const at = numeric ? to - 0.2 * wide : (from + to) / 2;
		if (at <= edge) return column;
	}
	return undefined;
}
