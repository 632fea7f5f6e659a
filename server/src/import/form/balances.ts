import * as l10n from '@vscode/l10n';
import { unglued } from '../source/glued.js';
import { type Row, squash, textOf } from '../source/sheet.js';
import { type Token, tokensOf } from '../source/values.js';
import { balanceHeads, type Column, columnOf, columnsUnder } from './columns.js';
import { addLine, addNote, type Node } from './draft.js';

/** The pieces that stand in rows, and whether their places are those of a table. */
export function piecesOf(rows: readonly Row[]): readonly (Token & { readonly table: boolean })[] {
	return rows.flatMap(({ cells, table }) => cells.flatMap((cell) => tokensOf(cell).map((token) => ({ ...token, table }))));
}

export function rawOf(tokens: readonly Token[]): string {
	return tokens.map(({ raw }) => raw).join(' ');
}

/** A row of I: the shares, then, each behind its currency, the par value and the capital. Undefined where that is not what stands there. */
function capitalLine(keyword: string, tokens: readonly Token[]): string | undefined {
	const shares: string[] = [];
	const amounts: { currency: string; number: string | undefined }[] = [];
	let noPar = false;
	for (const token of tokens) {
		const last = amounts.at(-1);
		if (token.kind === 'blank') continue;
		if (token.kind === 'currency') amounts.push({ currency: token.text, number: undefined });
		else if (token.kind === 'number' && last === undefined) shares.push(token.text);
		else if (token.kind === 'number' && last?.number === undefined && last) last.number = token.text;
		else if (token.kind === 'word' && /^noparvalue$|^nopar$|^shares?noparvalue$/.test(squash(token.text))) noPar = true;
		else return undefined;
	}
	const written = amounts.filter(({ number }) => number !== undefined);
	if (shares.length === 0) return written.length === 0 && keyword === 'change' ? '' : undefined;
	if (shares.length > 1 || amounts.length > 2) return undefined;
	const money = (index: number) =>
		amounts[index]?.number === undefined ? undefined : `${amounts[index].currency} ${amounts[index].number}`;
	// A change has as a rule no par value; where one amount stands alone beside a balance, which of the two it is cannot be known.
	const alone = noPar || (keyword === 'change' && amounts.length < 2);
	const par = alone ? undefined : money(0);
	if (keyword !== 'change' && !noPar && amounts.length === 1) return undefined;
	const capital = alone ? money(amounts.length - 1) : money(1);
	return `${shares[0]}${par === undefined ? (noPar ? ' no par' : '') : ` x ${par}`}${capital === undefined ? '' : ` = ${capital}`}`;
}

const noFigures = (label: string) => l10n.t('{0}: no figures', label);

export function addCapital(node: Node, keyword: string, label: string, rows: readonly Row[]): void {
	const tokens = piecesOf(rows);
	const value = tokens.length === 0 ? (keyword === 'opening' ? undefined : '') : capitalLine(keyword, tokens);
	if (value === undefined) addNote(node, tokens.length === 0 ? noFigures(label) : `${label}: ${rawOf(tokens)}`);
	else if (value !== '') addLine(node, keyword, value);
}

const whole = (text: string) => BigInt(text.replaceAll(',', ''));

/** The rows of II, held until all are there: where places are missing, the balances tell in which column a change stands. */
export class Balances {
	private readonly rows: { keyword: string; label: string; rows: readonly Row[] }[] = [];
	private columns: readonly Column[] = [];

	constructor(private readonly treasury: boolean) {}

	heads(rows: readonly Row[]): void {
		this.columns = columnsUnder(rows, balanceHeads);
	}

	columnsAre(columns: readonly Column[]): void {
		this.columns = columns;
	}

	add(keyword: string, label: string, rows: readonly Row[]): void {
		this.rows.push({ keyword, label, rows });
	}

	write(node: Node): void {
		for (const { keyword, label, rows } of this.rows) {
			const pieces = piecesOf(rows);
			// Columns run together by a copy, where there is one way to part them.
			const tokens = (this.treasury ? unglued(pieces, keyword === 'change' ? 2 : 3) : undefined) ?? pieces;
			const numbers = tokens.filter(({ kind }) => kind === 'number');
			if (tokens.some(({ kind }) => kind !== 'number' && kind !== 'blank')) {
				addNote(node, `${label}: ${rawOf(tokens)}`);
				continue;
			}
			if (numbers.length === 0) {
				// What follows from the others may be left blank.
				if (keyword === 'opening') addNote(node, noFigures(label));
				continue;
			}
			const cells = this.place(keyword, tokens, numbers) ?? (keyword === 'change' ? this.moved(numbers) : undefined);
			if (!cells) addNote(node, l10n.t('{0}, its columns not being clear: {1}', label, rawOf(tokens)));
			else addLine(node, keyword, this.line(keyword, cells.get('issued'), cells.get('treasury'), cells.get('total')));
		}
	}

	/** A change that stands alone is of the column that moved by it, where the other did not move. */
	private moved(numbers: readonly (Token & { table: boolean })[]): ReadonlyMap<string, string> | undefined {
		const [only, ...more] = numbers;
		const [opening, closing] = ['opening', 'closing'].map((keyword) => this.balance(keyword));
		if (!only || more.length > 0 || !opening || !closing || !/^-?[\d,]+$/.test(only.text)) return undefined;
		const by = (id: string) => whole(closing.get(id) ?? '0') - whole(opening.get(id) ?? '0');
		const still = { issued: 'treasury', treasury: 'issued' } as const;
		const ids = (['issued', 'treasury'] as const).filter((id) => by(id) === whole(only.text) && by(still[id]) === 0n);
		return ids[0] === undefined ? undefined : new Map([[ids[0], only.text]]);
	}

	private balance(keyword: string): ReadonlyMap<string, string> | undefined {
		const row = this.rows.find((one) => one.keyword === keyword);
		const tokens = row ? piecesOf(row.rows) : [];
		const cells = this.place(
			keyword,
			tokens,
			tokens.filter(({ kind }) => kind === 'number'),
		);
		return [...(cells?.values() ?? ['.'])].every((text) => /^[\d,]+$/.test(text)) ? cells : undefined;
	}

	/** Which number is which. */
	private place(
		keyword: string,
		tokens: readonly (Token & { table: boolean })[],
		numbers: readonly (Token & { table: boolean })[],
	): ReadonlyMap<string, string> | undefined {
		const texts = numbers.map(({ text }) => text);
		const named = (...ids: string[]) => new Map(ids.map((id, index) => [id, texts[index] as string]));
		if (!this.treasury) return numbers.length === 1 ? named('issued') : undefined;
		const wanted = keyword === 'change' ? 2 : 3;
		if (numbers.length === wanted)
			return keyword === 'change' ? named('issued', 'treasury') : named('issued', 'treasury', 'total');
		if (numbers.length > wanted) return undefined;
		if (tokens.length === wanted) {
			const ids = ['issued', 'treasury', 'total'];
			return new Map(tokens.flatMap(({ kind, text }, index) => (kind === 'number' ? [[ids[index] as string, text]] : [])));
		}
		if (this.columns.length > 0) {
			const cells = new Map<string, string>();
			for (const token of numbers) {
				const column = columnOf(token, this.columns, token.table)?.id;
				if (column === undefined || column === '' || cells.has(column)) return undefined;
				cells.set(column, token.text);
			}
			if (cells.has('issued')) return cells;
			return keyword === 'change' && !cells.has('total') ? cells : undefined;
		}
		// Without places: two equal numbers of a balance are the issued shares and the total, none being in treasury.
		if (keyword !== 'change' && numbers.length === 2 && texts[0] === texts[1]) return named('issued', 'total');
		return undefined;
	}

	private line(keyword: string, issued = '0', treasury: string | undefined, total: string | undefined): string {
		const second = treasury === undefined ? '' : treasury.startsWith('-') ? ` - ${treasury.slice(1)}` : ` + ${treasury}`;
		return `${issued}${second}${total === undefined || keyword === 'change' ? '' : ` = ${total}`}`;
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
