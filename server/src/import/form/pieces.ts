import type { SectionId } from '../../forms/types.js';
import { type Cell, fold, type Row, squash } from '../source/sheet.js';
import { type Token, tokensOf } from '../source/values.js';
import { areHeads, balanceHeads, beginningsOf, type Head, headsOf, isMadeOf } from './columns.js';
import { labelPattern, wordingsOf } from './labels.js';
import type { Segment } from './segments.js';
import { isKind, mayStandIn, type Table, tables } from './tables.js';

/** What stands in a running text from one label of the form to the next. */
export interface Piece {
	readonly kind: Segment['kind'] | 'title' | 'other' | 'heading' | 'beside' | 'label' | 'field' | 'notes' | 'text';
	readonly text: string;
	readonly section: SectionId | undefined;
}

/** A piece as rows. What a running text does not tell apart is not told apart here: it stays in one row. */
export function rowsOfPiece({ kind, text, section }: Piece, page: number): readonly Row[] {
	const row = (...texts: readonly string[]): Row => ({ cells: cellsOf(texts), table: false, page });
	if (text.trim() === '') return [];
	const table = section === undefined ? undefined : tables[section];
	const heads = table ? headsOf(table) : balanceHeads;
	switch (kind) {
		case 'class': {
			const { begin, end } = descriptionIn(text);
			const [block, other] = withoutHeads(text, end, heads);
			const rows = [row(block.slice(0, begin)), row(block.slice(begin))];
			return other === '' ? rows : [...rows, { cells: [], table: false, page }, row(other)];
		}
		case 'item':
			return table ? [itemOf(withoutRepeated(text, heads), table, page)] : [row(text)];
		case 'line':
			return [row(apartInThrees(apart(withoutRepeated(text, heads))))];
		case 'sum':
		case 'totals':
			return [row(apart(withoutRepeated(text, heads)))];
		case 'field':
			return [row(withoutRepeated(text, heads))];
		case 'text':
			// Where no classes are, the heads stand below the heading.
			return table?.block === section ? [row(withoutHeads(text, 0, heads).join(' '))] : [row(text)];
		default:
			return [row(text)];
	}
}

function cellsOf(texts: readonly string[]): readonly Cell[] {
	let at = 0;
	return texts
		.map((said) => said.trim())
		.filter((said) => said !== '')
		.map((said) => {
			const from = at;
			at += said.length + 2;
			return { text: said, from, to: from + said.length };
		});
}

/** The last label of a class's block: behind it stands its value, then the heads of the table. */
function descriptionIn(text: string): { readonly begin: number; readonly end: number } {
	const labels = wordingsOf('class', 'description').map((wording) => new RegExp(`${labelPattern(wording)}(?!\\s*of\\b)`, 'g'));
	const found = labels.flatMap((label) =>
		[...fold(text).matchAll(label)].map(({ index, 0: { length } }) => ({ begin: index, end: index + length })),
	);
	return found.reduce((last, one) => (one.end > last.end ? one : last), { begin: text.length, end: 0 });
}

/** Where heads may begin in a text. */
function* headsIn(text: string, from: number, heads: readonly Head[]): Generator<number> {
	const begins = beginningsOf(heads);
	const first = new Set(begins.map((begin) => begin[0]));
	const folded = fold(text).toLowerCase();
	for (let at = from; at < text.length; at++) {
		if (!first.has(folded[at])) continue;
		const rest = squash(text.slice(at, at + 60));
		if (begins.some((begin) => rest.startsWith(begin))) yield at;
	}
}

/** A class's block without the heads behind it, in any order and broken as they may be; and what begins like them and is something else. */
function withoutHeads(text: string, from: number, heads: readonly Head[]): readonly [string, string] {
	let first: number | undefined;
	for (const at of headsIn(text, from, heads)) {
		const rest = text.slice(at);
		if (rest.length < mostOfHeads && (areHeads(heads, rest) || isMadeOf(heads, rest))) return [text.slice(0, at), ''];
		first ??= at;
	}
	return first === undefined ? [text, ''] : [text.slice(0, first), text.slice(first)];
}

/** Without the heads that the next page repeats. */
function withoutRepeated(text: string, heads: readonly Head[]): string {
	for (const at of headsIn(text, 1, heads))
		if (text.length - at > leastOfHeads && text.length - at < mostOfHeads && areHeads(heads, text.slice(at)))
			return text.slice(0, at);
	return text;
}

/** So many characters are several heads; all of a table's are not so many. */
const leastOfHeads = 60;
const mostOfHeads = 4000;

/** Digits apart from the letters they were copied next to; in brackets are codes. */
function apart(text: string): string {
	return text
		.split(/(\([^()]*\))/)
		.map((part, index) =>
			index % 2 === 1 ? part : part.replace(/(?<=\p{L}|^)(?=-?\d)/gu, ' ').replace(/(?<=\d)(?=\p{L}|\()/gu, ' '),
		)
		.join('');
}

/** Figures in threes apart from the words they were copied next to, which may have digits of their own. */
function figuresApart(text: string): string {
	return text
		.replace(/(?<=[\p{L})])(?=-?\d{1,3}(?:,\d{3}){1,20}(?!\d{0,20},?\d{0,20}[A-Za-z]\d))/gu, ' ')
		.replace(/(?<=\d,\d{3}(?:\.\d{1,20})?)(?=\p{L})/gu, ' ');
}

/** Figures that were copied without the space between them, where there is one way to part them. */
function apartInThrees(text: string): string {
	return text.replace(/(?<![\d.,])-?\d[\d,-]{0,60},\d{3}\d[\d,-]{0,60}(?![\d.,])/g, (run) => {
		const ways = waysToPart(run);
		return ways.length === 1 ? (ways[0] as readonly string[]).join(' ') : run;
	});
}

const oneFigure = /^-?(?:[1-9]\d{0,2}(?:,\d{3})*|0)/;
const mostWays = 64;

/** All ways to part a run of digits into figures in threes; only a few are of interest. */
function waysToPart(run: string): readonly (readonly string[])[] {
	if (run === '') return [[]];
	const longest = oneFigure.exec(run)?.[0] ?? '';
	const ways: (readonly string[])[] = [];
	for (let end = longest.length; end > 0 && ways.length < mostWays; end--) {
		const figure = run.slice(0, end);
		if (!/^-?(?:[1-9]\d{0,2}(?:,\d{3})*|0)$/.test(figure) || run[end] === ',') continue;
		for (const rest of waysToPart(run.slice(end))) ways.push([figure, ...rest]);
	}
	return ways;
}

/** What may stand behind a name for a date to be part of it. */
const goesOn = /\b(?:on|of|dated|from|to|until|by|since|before|after|at|and)\s*$/i;

/** An item: its name, and behind it its figures; one cell, marked, where it cannot be told where the name ends. */
function itemOf(said: string, table: Table, page: number): Row {
	const text = apartInThrees(figuresApart(said));
	const [marker = ''] = /^\s*\d{1,3}\s*\)\s*\.\s*/.exec(text) ?? [];
	const own = text.slice(marker.length);
	const tokens = tokensOf({ text: own, from: 0, to: own.length });
	const last = tokens.findLastIndex((token) => !mayBeFigure(table, token));
	const figures = tokens.slice(last + 1);
	const end = Math.round(tokens[last]?.to ?? 0);
	const name = own.slice(0, end);
	const clear = isClear(tokens.slice(0, last + 1), figures, name, table);
	const cells = cellsOf(clear ? [marker + name, own.slice(end)] : [text]);
	return { cells, table: false, page, ...(clear ? {} : { unclear: true }) };
}

/** In a running text a number that is not in threes is more likely a year. */
function mayBeFigure(table: Table, token: Token): boolean {
	if (token.kind === 'bad') return false;
	return mayStandIn(table, token) && (token.kind !== 'number' || /,|^-?\s*\d{1,3}(?:\.\d+)?$/.test(token.raw));
}

function isClear(words: readonly Token[], figures: readonly Token[], name: string, table: Table): boolean {
	if (words.length === 0) return false;
	const isFigure = ({ kind, raw }: Token) => kind === 'number' && raw.includes(',');
	const ofMoney = (index: number) => words[index - 1]?.kind === 'currency';
	// A name has no figures but of money; where it has, they may be the table's, and the name goes on behind them.
	if (words.some((token, index) => (isFigure(token) && !ofMoney(index)) || (token.kind === 'bad' && /\d,\d/.test(token.raw))))
		return false;
	const [first] = figures;
	if (
		words.some((_, index) => ofMoney(index) && isFigure(words[index] as Token)) &&
		mayStandIn(table, { ...(words[0] as Token), kind: 'currency' })
	)
		if (first?.kind !== 'currency') return false;
	if (!first) return !/\d,\d{3}/.test(name) || words.some((_, index) => ofMoney(index));
	if (first.kind === 'number' && !first.raw.includes(',') && /[1-9]/.test(first.raw)) return false;
	if (first.kind === 'date' && goesOn.test(name)) return false;
	return !endsInKind(name, table);
}

/** The last words of a name may be a movement's. */
function endsInKind(name: string, table: Table): boolean {
	const words = name.split(/\s+/);
	return words.some((_, index) => index > 0 && isKind(table, words.slice(index).join(' ')));
}
