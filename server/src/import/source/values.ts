import { currencies } from '../../forms/currencies.js';
import { months } from '../../forms/months.js';
import { decimalOf, format } from '../../syntax/decimal.js';
import { inQuotes } from '../../syntax/quotes.js';
import { type Cell, fold, tidy } from './sheet.js';

/** `blank`: a cell that says it is empty. `bad`: digits that are no number of the form, which nobody may guess at. */
export type TokenKind = 'number' | 'date' | 'currency' | 'word' | 'blank' | 'bad';

export interface Token {
	readonly kind: TokenKind;
	/** As the language writes it. */
	readonly text: string;
	/** As the source has it. */
	readonly raw: string;
	readonly from: number;
	readonly to: number;
}

const monthName = `(?:${months.join('|')})`;
const dateForms = [
	new RegExp(`^(?<day>\\d{1,2})\\s*(?<month>${monthName})\\s*(?<year>\\d{4})`, 'i'),
	new RegExp(`^(?<month>${monthName})\\s*(?<day>\\d{1,2})\\s*,\\s*(?<year>\\d{4})`, 'i'),
	/^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/,
	/^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/,
];

function matchDate(text: string): { readonly text: string; readonly length: number } | undefined {
	for (const form of dateForms) {
		const { 0: all = '', groups } = form.exec(text) ?? {};
		if (!groups) continue;
		const { day = '', month = '', year } = groups;
		const index = /^\d/.test(month) ? Number(month) - 1 : months.findIndex((name) => name.toLowerCase() === month.toLowerCase());
		if (months[index] !== undefined && Number(day) >= 1 && Number(day) <= 31)
			return { text: `${Number(day)} ${months[index]} ${year}`, length: all.length };
	}
	return undefined;
}

/** The date a text begins with, as the form prints it without a leading zero. */
export function dateOf(text: string): string | undefined {
	return matchDate(fold(tidy(text)))?.text;
}

const wellFormed = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** A number as the form writes it: separators in threes, `-` before a decrease, which older forms put in brackets. */
export function numberOf(text: string): string | undefined {
	const bracketed = /^\((.*)\)$/.exec(text)?.[1];
	const digits = (bracketed ?? text).replace(/^-\s*/, '');
	if (!wellFormed.test(digits) || (bracketed !== undefined && digits !== bracketed)) return undefined;
	const negative = bracketed !== undefined || text.startsWith('-');
	return `${negative && /[1-9]/.test(digits) ? '-' : ''}${format(decimalOf(digits))}`;
}

const signs: Readonly<Record<string, string>> = { HK$: 'HKD', US$: 'USD', CNY: 'RMB', 人民幣: 'RMB', 港元: 'HKD', 美元: 'USD' };

export function currencyOf(text: string): string | undefined {
	return signs[text] ?? (currencies.has(text) ? text : undefined);
}

const pieces =
	/(?<currency>(?<![A-Za-z])(?:[A-Z]{3}(?![A-Za-z])|(?:HK|US)\$)|人民幣|港元|美元)|(?<number>(?<![\w.](?<!(?<![A-Za-z])[A-Z]{3}))(?:\(\d[\d,.]*\)|-\s?\d[\d,.]*|\d[\d,.]*)(?![\w%]))|(?<word>\S+)/g;
const blank = /^(?:-+|N\/?A|NIL)$/i;

/** The numbers, dates, currencies and words of a cell, each with its place; neighbouring words are one. */
export function tokensOf({ text, from, to }: Cell): readonly Token[] {
	const folded = fold(text);
	const scale = folded.length === 0 ? 0 : (to - from) / folded.length;
	const tokens: Token[] = [];
	const put = (kind: TokenKind, value: string, start: number, end: number): void => {
		const last = tokens.at(-1);
		const raw = text.slice(start, end);
		const place = { from: from + start * scale, to: from + end * scale };
		if (kind === 'word' && last?.kind === 'word')
			tokens[tokens.length - 1] = { ...last, text: `${last.text} ${raw}`, raw: `${last.raw} ${raw}`, to: place.to };
		else tokens.push({ kind, text: value, raw, ...place });
	};
	for (let at = 0; at < folded.length; ) {
		if (/\s/.test(folded[at] as string)) {
			at++;
			continue;
		}
		const date = /[\dA-Za-z]/.test(folded[at] as string) ? matchDate(folded.slice(at, at + 40)) : undefined;
		if (date) {
			put('date', date.text, at, at + date.length);
			at += date.length;
			continue;
		}
		pieces.lastIndex = at;
		const found = pieces.exec(folded);
		if (!found) break;
		const { index, 0: piece, groups = {} } = found;
		const end = index + piece.length;
		const currency = groups.currency === undefined ? undefined : currencyOf(piece);
		if (currency !== undefined) put('currency', currency, index, end);
		else if (groups.number !== undefined) {
			const number = numberOf(piece);
			put(number === undefined ? 'bad' : 'number', number ?? piece, index, end);
		} else if (blank.test(piece) && folded.trim() === piece) put('blank', '', index, end);
		else put('word', piece, index, end);
		at = end;
	}
	return tokens;
}

/** A text of the language. */
export function quoted(text: string): string {
	return `"${inQuotes(tidy(text))}"`;
}
