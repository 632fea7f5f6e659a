import type { IToken, TokenType } from 'chevrotain';
import { months } from '../forms/months.js';
import type { ParsedLine } from './parser.js';
import { takesText } from './shapes.js';
import type { AmountValue, Field } from './statement.js';
import { Currency, IsoDate, LongDate, Numeral, Text, type Vocabulary } from './tokens.js';
import { dateOf, moneyOf, numberOf, textOf } from './values.js';

/**
 * Most lines are keywords with one plain value each: `closing 78,133,241`, `price HKD 43.66 on 5 May 2023`. What the parser makes of a
 * keyword with such a value is asked of it once, and known of every line that differs in the value alone; any other line is the parser's.
 */

type Kind = 'number' | 'money' | 'date' | 'text';

/** One of each kind, as short as it may be. */
const samples: Readonly<Record<Kind, string>> = { number: '1', money: 'HKD 1', date: '1 May 2023', text: '"a"' };

const number = String.raw`-?(?:0|[1-9]\d{0,2}(?:(?:,\d{3}){1,12}|\d{0,36}))(?:\.\d{1,36})?`;
const field = new RegExp(
	[
		String.raw`([A-Za-z][A-Za-z0-9]*)[ \t]+(?:`,
		String.raw`"([^"\\]*)"`,
		String.raw`|(\d{4}-\d\d-\d\d|\d{1,2} (?:${months.join('|')}) \d{4})`,
		`|(?:([A-Z]{3})[ \\t]+)?(${number})`,
		String.raw`)(?=[ \t]|$)[ \t]*`,
	].join(''),
	'y',
);

const blanks = /[ \t]*/y;
const mostFields = 100;
const mostKnown = 1_000;

/** Whether a keyword with a value of a kind is one field with that value, and whether it has an amount with nothing in it besides. */
type Known = 'plain' | 'amounts' | 'other';

export class PlainLines {
	/** By keyword as it is written, whatever its case, and kind. */
	readonly #known = new Map<string, Record<Kind, Known | undefined>>();
	readonly #isOdd: (keyword: string) => boolean;
	/** Whether a value was read with nothing to say of it. */
	#faultless = true;
	readonly #report = (): void => {
		this.#faultless = false;
	};

	constructor(
		private readonly vocabulary: Vocabulary,
		private readonly parse: (line: string) => ParsedLine,
	) {
		const flags = new Set(vocabulary.form.flags.map((flag) => flag.toLowerCase()));
		// What may stand in a field too, or takes a word behind it.
		const wordy = new Set(
			vocabulary.readings.flatMap(({ category, parts, words }) => (parts.some(takesWords) || words.length > 0 ? [category] : [])),
		);
		const inFields = new Set(vocabulary.readings.flatMap(({ words }) => words.map(({ name }) => name)));
		this.#isOdd = (keyword) => {
			if (months.some((month) => keyword.startsWith(month.slice(0, 3).toLowerCase()))) {
				return true; // it may be read as part of a date
			}
			const type = vocabulary.words.get(keyword);
			const kinds: readonly TokenType[] = type?.CATEGORIES ?? [];
			return flags.has(keyword) || inFields.has(keyword) || kinds.some((kind) => wordy.has(kind));
		};
	}

	/** What is in quotation marks and is no text is for the parser, and what it then makes of it. */
	#takesText(word: string): boolean {
		return takesText(this.vocabulary.form, this.vocabulary.keywordOf(word) ?? word);
	}

	/** The fields of a line as the parser reads them, and nothing else stands in it; undefined where that is for the parser to say. */
	read(line: string): readonly Field[] | undefined {
		blanks.lastIndex = 0;
		blanks.test(line);
		let at = blanks.lastIndex;
		const fields: Field[] = [];
		while (at < line.length) {
			field.lastIndex = at;
			const match = field.exec(line);
			if (!match || fields.length >= mostFields) return undefined;
			const made = this.#field(line, match, at);
			if (!made) return undefined;
			fields.push(made);
			at = field.lastIndex;
		}
		return fields.length === 0 ? undefined : fields;
	}

	#field(line: string, match: RegExpExecArray, at: number): Field | undefined {
		const [whole, word = '', text, date, currency, numeral] = match;
		const kind: Kind = text !== undefined ? 'text' : date !== undefined ? 'date' : currency !== undefined ? 'money' : 'number';
		const known = this.#knownOf(word, kind);
		if (known === 'other' || (currency !== undefined && this.vocabulary.words.has(currency.toLowerCase()))) {
			return undefined;
		}
		this.#faultless = true;
		const keywordSpan = { start: at, end: at + word.length };
		const end = at + endOf(whole);
		const keyword = this.vocabulary.keywordOf(word) as string;
		const made: { -readonly [Key in keyof Field]: Field[Key] } = { start: at, end, keyword, keywordSpan, broken: false };
		if (text !== undefined) {
			const start = end - text.length - 2;
			made.text = textOf(token(Text, line.slice(start, end), start), undefined, this.#report);
		} else if (date !== undefined) {
			const type = date.charCodeAt(4) === dash ? IsoDate : LongDate;
			made.date = dateOf(token(type, date, end - date.length), this.#report);
		}
		if (numeral !== undefined) {
			const figure = numberOf(token(Numeral, numeral, end - numeral.length), this.#report);
			const code = currency === undefined ? undefined : token(Currency, currency, whole.indexOf(currency, word.length) + at);
			made.amount = amountOf(moneyOf(code, figure, this.#report));
		} else if (known === 'amounts') {
			made.amount = amountOf(undefined);
		}
		return this.#faultless ? made : undefined;
	}

	#knownOf(word: string, kind: Kind): Known {
		let ofWord = this.#known.get(word);
		if (!ofWord) {
			// A text may be full of words that are no keywords.
			if (this.vocabulary.keywordOf(word) === undefined || this.#known.size >= mostKnown) return 'other';
			ofWord = { number: undefined, money: undefined, date: undefined, text: undefined };
			this.#known.set(word, ofWord);
		}
		ofWord[kind] ??=
			this.#isOdd(word.toLowerCase()) || (kind === 'text' && !this.#takesText(word))
				? 'other'
				: knownFrom(this.parse(`${word} ${samples[kind]}`), kind);
		return ofWord[kind];
	}
}

function amountOf(first: AmountValue['first']): AmountValue {
	return { first, par: undefined, noPar: undefined, second: undefined, equals: undefined, flag: undefined };
}
const dash = '-'.charCodeAt(0);

function token(tokenType: TokenType, image: string, startOffset: number): IToken {
	return { image, startOffset, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx as number } as IToken;
}

/** Without the blanks behind it. */
function endOf(whole: string): number {
	let end = whole.length;
	while (whole[end - 1] === ' ' || whole[end - 1] === '\t') end -= 1;
	return end;
}

const takesWords = (part: string) =>
	part === 'id' || part === 'name' || part === 'form' || part === 'section' || part === 'month';

/** What the parser says of a keyword with one value. */
function knownFrom({ fields, strays, problems }: ParsedLine, kind: Kind): Known {
	const [field, second] = fields;
	if (!field || second || strays.length > 0 || problems.length > 0 || field.broken) return 'other';
	const { start, end, keyword, keywordSpan, broken, amount, text, date, ...others } = field;
	const isOnly = Object.values(others).every((other) => other === undefined);
	const { first, ...empty } = amount ?? amountOf(undefined);
	if (!isOnly || Object.values(empty).some((slot) => slot !== undefined)) return 'other';
	const has = { number: first?.number && !first.currency, money: first?.number && first.currency, text, date };
	const standing = [first, text, date].filter((value) => value !== undefined).length;
	if (!has[kind] || standing !== 1) return 'other';
	return amount && !first ? 'amounts' : 'plain';
}
