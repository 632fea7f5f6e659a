import * as l10n from '@vscode/l10n';
import type { Column as FormColumn, Line } from '../../forms/form.js';
import { slots } from '../../forms/shapes.js';
import { type Generation, inGeneration } from '../../forms/types.js';
import { unglued } from '../source/glued.js';
import { type Row, squash, textOf } from '../source/sheet.js';
import { type Token, tokensOf } from '../source/values.js';
import { balanceHeads, type Column, columnOf, columnsUnder } from './columns.js';
import { addLine, addNote, type Node } from './draft.js';
import { isBalance } from './form.js';

/** The pieces that stand in rows, and whether their places are those of a table. */
function piecesOf(rows: readonly Row[]): readonly (Token & { readonly table: boolean })[] {
	return rows.flatMap(({ cells, table }) => cells.flatMap((cell) => tokensOf(cell).map((token) => ({ ...token, table }))));
}

export function rawOf(tokens: readonly Token[]): string {
	return tokens.map(({ raw }) => raw).join(' ');
}

/** The columns of a row that a generation has, as they are printed and written. */
function columnsIn({ columns }: Line, generation: Generation): readonly FormColumn[] {
	return slots.flatMap((slot) => columns.filter((column) => column.slot === slot && inGeneration(column, generation)));
}

/** A row as the language writes it, of what stands in each of its columns; a first number that is not there is 0. */
function written(columns: readonly FormColumn[], cells: ReadonlyMap<string, string>, noPar = false): string {
	const parts = columns.map(({ id, slot }): string => {
		const text = cells.get(id);
		if (slot === 'first') return text ?? '0';
		if (slot === 'par' && noPar) return 'no par';
		if (text === undefined) return '';
		if (slot === 'second') return text.startsWith('-') ? `- ${text.slice(1)}` : `+ ${text}`;
		return `${slot === 'par' ? 'x' : '='} ${text}`;
	});
	return parts.filter((part) => part !== '').join(' ');
}

const isFilled = ({ number }: { readonly number: string | undefined }) => number !== undefined;

/**
 * A row with amounts of money: its numbers, and each behind its currency the amounts, in the order of the columns. Undefined where that is
 * not what stands there.
 */
function moneyLine(line: Line, generation: Generation, tokens: readonly Token[]): string | undefined {
	const columns = columnsIn(line, generation);
	const [first, ...further] = columns.filter(({ money }) => !money);
	const amounts: { currency: string; number: string | undefined }[] = [];
	/** Before the first amount, and behind it. */
	const numbers: [string[], string[]] = [[], []];
	let noPar = false;
	for (const token of tokens) {
		const last = amounts.at(-1);
		if (token.kind === 'blank') continue;
		if (token.kind === 'currency') amounts.push({ currency: token.text, number: undefined });
		else if (token.kind === 'number' && last && !isFilled(last)) last.number = token.text;
		else if (token.kind === 'number') numbers[last ? 1 : 0].push(token.text);
		else if (token.kind === 'word' && /^noparvalue$|^nopar$|^shares?noparvalue$/.test(squash(token.text))) noPar = true;
		else return undefined;
	}
	const balance = isBalance(line);
	const [[own, ...more], others] = numbers;
	const filled = amounts.filter(isFilled);
	if (own === undefined) return others.length + filled.length === 0 && !balance ? '' : undefined;
	const paid = columns.filter(({ money }) => money);
	if (more.length > 0 || others.length > further.length || amounts.length > paid.length) return undefined;
	// A change has as a rule no par value; where one amount stands alone beside a balance, which of the two it is cannot be known.
	const alone = noPar || (!balance && amounts.length < paid.length);
	if (balance && !noPar && amounts.length < paid.length && amounts.length > 0) return undefined;
	const cells = new Map<string, string>(first ? [[first.id, own]] : []);
	for (const [index, { id }] of further.entries()) if (others[index] !== undefined) cells.set(id, others[index]);
	for (const [index, { currency, number }] of amounts.entries()) {
		const column = alone ? (index === amounts.length - 1 ? paid.at(-1) : undefined) : paid[index];
		if (column && number !== undefined) cells.set(column.id, `${currency} ${number}`);
	}
	return written(columns, cells, noPar);
}

const noFigures = (label: string) => l10n.t('{0}: no figures', label);

export function addMoneyRow(node: Node, line: Line, generation: Generation, label: string, rows: readonly Row[]): void {
	const tokens = piecesOf(rows);
	const value = tokens.length === 0 ? (line.required ? undefined : '') : moneyLine(line, generation, tokens);
	if (value === undefined) addNote(node, tokens.length === 0 ? noFigures(label) : `${label}: ${rawOf(tokens)}`);
	else if (value !== '') addLine(node, line.keyword, value);
}

const whole = (text: string) => BigInt(text.replaceAll(',', ''));

type Piece = Token & { readonly table: boolean };
type Cells = ReadonlyMap<string, string>;

interface Held {
	readonly line: Line;
	/** Of its generation. */
	readonly columns: readonly FormColumn[];
	readonly label: string;
	readonly rows: readonly Row[];
}

const isNumber = ({ kind }: Token) => kind === 'number';

/** Rows of numbers, held until all are there: where places are missing, the balances tell in which column a change stands. */
export class Balances {
	readonly #rows: Held[] = [];
	#columns: readonly Column[] = [];

	constructor(private readonly generation: Generation) {}

	heads(rows: readonly Row[]): void {
		this.#columns = columnsUnder(rows, balanceHeads);
	}

	columnsAre(columns: readonly Column[]): void {
		this.#columns = columns;
	}

	add(line: Line, label: string, rows: readonly Row[]): void {
		this.#rows.push({ line, columns: columnsIn(line, this.generation), label, rows });
	}

	write(node: Node): void {
		for (const held of this.#rows) {
			const { line, columns, label, rows } = held;
			const pieces = piecesOf(rows);
			// Columns run together by a copy, where there is one way to part them.
			const tokens = (columns.length > 1 ? unglued(pieces, columns.length) : undefined) ?? pieces;
			const numbers = tokens.filter(isNumber);
			if (tokens.some(({ kind }) => kind !== 'number' && kind !== 'blank')) {
				addNote(node, `${label}: ${rawOf(tokens)}`);
				continue;
			}
			if (numbers.length === 0) {
				// What follows from the others may be left blank.
				if (line.required) addNote(node, noFigures(label));
				continue;
			}
			const cells = this.#place(columns, tokens) ?? (isBalance(line) ? undefined : this.#moved(columns, numbers));
			if (!cells) addNote(node, l10n.t('{0}, its columns not being clear: {1}', label, rawOf(tokens)));
			else addLine(node, line.keyword, written(columns, cells));
		}
	}

	/** A change that stands alone is of the column that moved by it, where no other did. */
	#moved(columns: readonly FormColumn[], [only, ...more]: readonly Piece[]): Cells | undefined {
		const [opening, closing] = this.#rows.filter(({ line }) => isBalance(line)).map((held) => this.#balance(held));
		if (!only || more.length > 0 || !opening || !closing || !/^-?[\d,]+$/.test(only.text)) return undefined;
		const by = ({ id }: FormColumn) => whole(closing.get(id) ?? '0') - whole(opening.get(id) ?? '0');
		const moved = columns.find(
			(one) => by(one) === whole(only.text) && columns.every((other) => other === one || by(other) === 0n),
		);
		return moved && new Map([[moved.id, only.text]]);
	}

	#balance({ columns, rows }: Held): Cells | undefined {
		const cells = this.#place(columns, piecesOf(rows));
		return [...(cells?.values() ?? ['.'])].every((text) => /^[\d,]+$/.test(text)) ? cells : undefined;
	}

	/** Which number is which. */
	#place(columns: readonly FormColumn[], tokens: readonly Piece[]): Cells | undefined {
		const numbers = tokens.filter(isNumber);
		const ids = columns.map(({ id }) => id);
		if (numbers.length === ids.length) return new Map(numbers.map(({ text }, index) => [ids[index] as string, text]));
		if (numbers.length > ids.length || ids.length === 1) return undefined;
		if (tokens.length === ids.length)
			return new Map(tokens.flatMap((token, index) => (isNumber(token) ? [[ids[index] as string, token.text]] : [])));
		const total = columns.find(({ slot }) => slot === 'equals');
		if (this.#columns.length > 0) {
			const cells = new Map<string, string>();
			for (const token of numbers) {
				const column = columnOf(token, this.#columns, token.table)?.id;
				if (column === undefined || column === '' || cells.has(column)) return undefined;
				cells.set(column, token.text);
			}
			if (cells.has(ids[0] as string)) return cells;
			return !total && [...cells.keys()].every((id) => ids.includes(id)) ? cells : undefined;
		}
		// Without places: two equal numbers of a balance are the first column and the total, nothing being in the one between.
		const [first, last] = numbers.map(({ text }) => text);
		if (total && ids.length === 3 && numbers.length === 2 && first === last)
			return new Map([ids[0] as string, total.id].map((id) => [id, first as string]));
		return undefined;
	}
}

/** One amount of money behind a label. */
export function addMoney(node: Node, keyword: string, label: string, rows: readonly Row[]): void {
	const tokens = piecesOf(rows).filter(({ kind }) => kind !== 'blank');
	const [currency, number, ...rest] = tokens;
	if (tokens.length === 0 || (tokens.length === 1 && currency?.kind === 'currency')) return;
	if (currency?.kind === 'currency' && number?.kind === 'number' && rest.length === 0)
		addLine(node, keyword, `${currency.text} ${number.text}`);
	else addNote(node, `${label} ${rows.map(textOf).join(' ')}`);
}
