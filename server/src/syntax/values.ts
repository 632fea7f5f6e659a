import * as l10n from '@vscode/l10n';
import type { IToken } from 'chevrotain';
import { months } from '../forms/months.js';
import { line as limits } from '../limits.js';
import { monthName, sentences } from '../localise.js';
import { decimalOf, format } from './decimal.js';
import { outOfQuotes } from './quotes.js';
import type { DateValue, MoneyValue, MonthValue, NumberValue, Problem, Span, TextValue, WordValue } from './statement.js';
import {
	AmericanDate,
	BracketedNumeral,
	IsoDate,
	LongDate,
	PastedCurrency,
	PastedDate,
	PastedText,
	UnclosedText,
} from './tokens.js';

/** Tokens to values. What is pasted or malformed is reported into `problems`, with the fix that rewrites it. */
export type Report = (problem: Problem) => void;

export function spanOf(token: IToken): Span {
	return { start: token.startOffset, end: token.startOffset + token.image.length };
}

export function wordOf(token: IToken): WordValue {
	return { ...spanOf(token), text: token.image };
}

const wide: Readonly<Record<string, string>> = { '，': ',', '．': '.', '−': '-', '–': '-', '—': '-', '－': '-' };

/** Full-width digits and signs as ASCII. */
export function narrow(text: string): string {
	return text.replace(
		/[０-９，．−–—－]/g,
		(character) => wide[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0),
	);
}

const plainFigure = /^-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?$/;
const wellFormed = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

export function numberOf(token: IToken, report: Report, sign = ''): NumberValue {
	const span = spanOf(token);
	// The plain case first: most figures are it.
	if (token.image.length <= limits.digits && plainFigure.test(token.image)) {
		const value = decimalOf(token.image);
		return { start: span.start, end: span.end, value: sign === '-' ? { units: -value.units, scale: value.scale } : value };
	}
	const bracketed = token.tokenType === BracketedNumeral;
	const narrowed = narrow(token.image);
	const plain = bracketed ? `-${narrowed.replace(/[()（）\s]/g, '')}` : narrowed;
	const kind = 'malformed-number';
	if (plain.length > limits.digits && plain.replace(/\D+/g, '').length > limits.digits) {
		report({
			...span,
			kind,
			message: l10n.t('This number is not read: it has more than {0} digits.\nNo figure of a return has as many.', limits.digits),
		});
		return { ...span, value: undefined };
	}
	if (!wellFormed.test(plain)) {
		const european = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain)
			? plain.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ''))
			: plain;
		const lookalike = european.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
		const digits = lookalike.replace(/[,\s]/g, '').replace(/\.+$/, '');
		const rewritten = /^-?\d+(?:\.\d+)?$/.test(digits) ? format(decimalOf(digits)) : undefined;
		report({
			...span,
			kind,
			message:
				lookalike !== european
					? sentences(
							l10n.t('{0} is no number: a letter stands among its digits.', token.image),
							rewritten && l10n.t('Is it {0}?', rewritten),
						)
					: rewritten && european !== plain
						? l10n.t(
								'{0} is written {1}: thousands are parted by commas, and a point stands before decimals.',
								token.image,
								rewritten,
							)
						: rewritten && /\s/.test(plain)
							? l10n.t('{0} is written {1}: thousands are parted by commas, or not at all.', token.image, rewritten)
							: rewritten
								? l10n.t(
										'The separators of {0} do not stand in threes, so the number cannot be read. Is it {1}?',
										token.image,
										rewritten,
									)
								: l10n.t(
										'{0} is no number: write the digits, with separators in threes if any, and one decimal point at most.',
										token.image,
									),
			...(rewritten ? { fix: { title: l10n.t('Write {0}', rewritten), text: rewritten } } : {}),
		});
		return { ...span, value: undefined };
	}
	const value = decimalOf(plain);
	if (bracketed || narrowed !== token.image) {
		const rewritten = format(value);
		report({
			...span,
			kind,
			message: bracketed
				? l10n.t('This is a number in parentheses; a return has {0}.', rewritten)
				: /[０-９，．]/.test(token.image)
					? l10n.t('This is a number in full-width characters; a return has {0}.', rewritten)
					: l10n.t('This is a minus sign that is not the hyphen of the keyboard; a return has {0}.', rewritten),
			fix: { title: l10n.t('Write {0}', rewritten), text: rewritten },
		});
	} else if (/^-?0\d/.test(plain)) {
		const rewritten = format(value);
		report({
			...span,
			kind,
			message: l10n.t('A number does not begin with 0; only a stock code keeps its leading zeros. Is it {0}?', rewritten),
			fix: { title: l10n.t('Write {0}', rewritten), text: rewritten },
		});
	}
	return { ...span, value: sign === '-' ? { units: -value.units, scale: value.scale } : value };
}

const pastedCurrencies: Readonly<Record<string, string>> = { HK$: 'HKD', US$: 'USD' };

export function moneyOf(currency: IToken | undefined, numeral: NumberValue | undefined, report: Report): MoneyValue | undefined {
	if (!currency) {
		return numeral && { start: numeral.start, end: numeral.end, currency: undefined, currencySpan: undefined, number: numeral };
	}
	const span = spanOf(currency);
	return {
		start: span.start,
		end: numeral?.end ?? span.end,
		currency: currencyOf(currency, report, numeral === undefined || numeral.start > span.end),
		currencySpan: span,
		number: numeral,
	};
}

/** `spaced`: nothing stands directly behind it, so its code needs no space of its own. */
export function currencyOf(token: IToken, report: Report, spaced = true): string {
	if (token.tokenType === PastedCurrency) {
		const code = pastedCurrencies[token.image.toUpperCase()] as string;
		report({
			...spanOf(token),
			kind: 'malformed-number',
			message: l10n.t('A currency is written as its code: {0}, not {1}.', code, token.image),
			fix: { title: l10n.t('Write {0}', code), text: spaced ? code : `${code} ` },
		});
		return code;
	}
	// The form prints RMB; CNY is its code in ISO 4217.
	return token.image === 'CNY' ? 'RMB' : token.image;
}

export function textOf(token: IToken, zh: TextValue | undefined, report: Report): TextValue {
	const span = spanOf(token);
	const image = token.image;
	if (token.tokenType === PastedText) {
		const inner = image.slice(1, -1);
		report({
			...span,
			kind: 'malformed-text',
			message: l10n.t('A text stands between straight quotation marks ("…").'),
			fix: { title: l10n.t('Use straight quotation marks'), text: `"${inner.replaceAll('\\', '\\\\')}"` },
		});
		return { ...span, text: inner, zh };
	}
	if (token.tokenType === UnclosedText) {
		const curly = image.search(/[”“＂]/);
		const end = image.trimEnd().length;
		report({
			...span,
			kind: 'syntax',
			message: l10n.t('This text is not closed: a quotation mark (") is missing. It is read to the end of the line.'),
			fix:
				curly > 0
					? {
							title: l10n.t('Close the text with a straight quotation mark'),
							text: '"',
							at: { start: span.start + curly, end: span.start + curly + 1 },
						}
					: { title: l10n.t('Close the text'), text: '"', at: { start: span.start + end, end: span.start + end } },
		});
		return { ...span, text: outOfQuotes(image.slice(1)), zh };
	}
	return { ...span, text: image.includes('\\') ? outOfQuotes(image.slice(1, -1)) : image.slice(1, -1), zh };
}

export function dateOf(token: IToken, report: Report): DateValue {
	const span = spanOf(token);
	const { image } = token;
	const type = token.tokenType;
	const numbers = image.match(/\d+/g)?.map(Number) ?? [];
	const [a = 0, b = 0, c = 0] = numbers;
	const named = () => months.findIndex((name) => image.toLowerCase().includes(name.slice(0, 3).toLowerCase())) + 1;
	let year: number;
	let month: number;
	let day: number;
	if (type === IsoDate || (type === PastedDate && image.includes('年'))) [year, month, day] = [a, b, c];
	else if (type === LongDate || (type === PastedDate && numbers.length === 2)) [day, month, year] = [a, named(), b];
	else if (type === AmericanDate) [month, day, year] = [named(), a, b];
	else [day, month, year] = [a, b, c];
	const name = months[month - 1];
	if (!name || day < 1 || day > daysIn(year, month)) {
		// 12/31/2024, as Americans write it.
		const other = type === PastedDate && numbers.length === 3 && !image.includes('年') ? months[day - 1] : undefined;
		const swapped = other && month > 12 && month <= daysIn(year, day) ? `${month} ${other} ${year}` : undefined;
		report({
			...span,
			kind: 'malformed-date',
			message: sentences(
				name
					? l10n.t('{0} {1} has no day {2}.', monthName(month), year, day)
					: l10n.t('There is no month {0}: {1} is no date.', month, image),
				swapped && l10n.t('Is it {0}?', swapped),
			),
			...(swapped ? { fix: { title: l10n.t('Write {0}', swapped), text: swapped } } : {}),
		});
		return { ...span, day: undefined };
	}
	const pasted = type === PastedDate || type === AmericanDate || (type === IsoDate && !/^\d{4}-\d\d-\d\d$/.test(image));
	if (pasted) {
		const rewritten = `${day} ${name} ${year}`;
		report({
			...span,
			kind: 'malformed-date',
			message: l10n.t('A date is written {0}, or {1}.', rewritten, isoDay(year, month, day)),
			fix: { title: l10n.t('Write {0}', rewritten), text: rewritten },
		});
	}
	return { ...span, day: { year, month, day } };
}

/** `January 2026`, a month's short name included. */
export function monthOf(name: IToken, year: IToken | undefined, report: Report): MonthValue {
	const span = { start: name.startOffset, end: spanOf(year ?? name).end };
	const word = name.image.toLowerCase();
	const index = months.findIndex((month) => word.length > 2 && month.toLowerCase().startsWith(word));
	if (index < 0 || !year || !/^\d{4}$/.test(year.image)) {
		report({ ...span, kind: 'malformed-date', message: l10n.t('This is no month: write it as January 2026.') });
		return { ...span, month: undefined };
	}
	const rewritten = `${months[index]} ${year.image}`;
	if (name.image !== months[index]) {
		report({
			...span,
			kind: 'malformed-date',
			message: l10n.t('A month is written {0}.', rewritten),
			fix: { title: l10n.t('Write {0}', rewritten), text: rewritten },
		});
	}
	return { ...span, month: { year: Number(year.image), month: index + 1 } };
}

/** `2025-01`, `01/2025`, `2025年1月`, `Jan. 2025`. */
export function pastedMonth(token: IToken, report: Report): MonthValue {
	const span = spanOf(token);
	const { image } = token;
	const [year = '', other = ''] = (image.match(/\d+/g) ?? []).toSorted((a, b) => b.length - a.length);
	const name = /[A-Za-z]+/.exec(image)?.[0].toLowerCase();
	const month = name === undefined ? Number(other) : months.findIndex((one) => one.toLowerCase().startsWith(name)) + 1;
	const known = months[month - 1];
	const rewritten = `${known} ${year}`;
	report({
		...span,
		kind: 'malformed-date',
		...(known
			? { message: l10n.t('A month is written {0}.', rewritten), fix: { title: l10n.t('Write {0}', rewritten), text: rewritten } }
			: { message: l10n.t('This is no month: write it as January 2026.') }),
	});
	return { ...span, month: known && { year: Number(year), month } };
}

function isoDay(year: number, month: number, day: number): string {
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
