import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import type { Form, Line } from '../forms/form.js';
import { months } from '../forms/months.js';
import type { Part } from '../forms/shapes.js';

declare const __DEV__: boolean | undefined;
/** Chevrotain's self-analysis costs start-up time and needs a newer Node than the oldest VS Code has: only while developing. */
export const skipValidations = typeof __DEV__ === 'undefined' ? false : !__DEV__;

/** Token types that stand for more than one: what the grammar asks for. */
const category = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });

/** Any word, keywords included: what may be a class id. */
export const AnyWord = category('AnyWord');
export const AnyText = category('AnyText');
export const AnyDate = category('AnyDate');
export const AnyCurrency = category('AnyCurrency');
export const AnyTimes = category('AnyTimes');
export const AnyEquals = category('AnyEquals');
export const AnyPlus = category('AnyPlus');
export const AnyItem = category('AnyItem');
/** What cannot begin a field: wherever it is not wanted, it is passed over and reported. */
export const Stray = category('Stray');

/** A word that may stand behind the number of some line of the form, such as `new`. */
export const AnyFlag = category('AnyFlag');

/** Words that have a meaning inside a line only. */
const inner = (name: string, categories: readonly TokenType[] = []): TokenType =>
	createToken({ name, pattern: Lexer.NA, categories: [AnyWord, ...categories, Stray] });
export const Zh = inner('zh');
export const Times = inner('x', [AnyTimes]);
export const No = inner('no');
export const Par = inner('par');
export const Not = inner('not');
export const Applicable = inner('applicable');
export const Currency = createToken({ name: 'currency', pattern: Lexer.NA, categories: [AnyWord, AnyCurrency, Stray] });

const digits = '0123456789';
const wideDigits = '０１２３４５６７８９';
const minuses = '−–—－';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const oddSpaces =
	'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff\v\f';

/** What a pattern begins with. Every one says it: to work it out takes time at each start, and a library of its own. */
const hints = (characters: Iterable<string | number>): { start_chars_hint: (string | number)[] } => ({
	start_chars_hint: [...characters],
});

/** Any character. Above Latin-1 the lexer takes 255 for one, and some of each are here. */
const anything = Array.from({ length: 2 ** 16 }, (_, code) => code).filter((code) => code < 256 || code % 85 === 0);

export const Space = createToken({ name: 'space', pattern: /[ \t]+/, group: Lexer.SKIPPED, ...hints(' \t') });
/** Spaces that are pasted: no-break, ideographic, thin and the like. */
const OddSpace = createToken({
	name: 'oddSpace',
	pattern: new RegExp(`[${oddSpaces}]+`),
	group: 'oddSpaces',
	...hints(oddSpaces),
});
export const Comment = createToken({ name: 'comment', pattern: /#.*/, group: 'comments', ...hints('#') });
export const Text = createToken({ name: 'text', pattern: /"(?:[^"\\]|\\.)*"/, categories: [AnyText, Stray], ...hints('"') });
export const UnclosedText = createToken({
	name: 'unclosedText',
	pattern: /"(?:[^"\\]|\\.)*\\?/,
	categories: [AnyText, Stray],
	...hints('"'),
});
export const PastedText = createToken({
	name: 'pastedText',
	pattern: /[“”„＂][^“”„＂"]*[“”„＂"]/,
	categories: [AnyText, Stray],
	line_breaks: false,
	...hints('“”„＂'),
});
export const IsoDate = createToken({
	name: 'isoDate',
	pattern: /\d{4}-\d{1,2}-\d{1,2}(?!\d|[,.]\d)/,
	categories: [AnyDate, Stray],
	...hints(digits),
});
export const LongDate = createToken({
	name: 'longDate',
	pattern: new RegExp(`\\d{1,2}[ \\t]+(?:${months.join('|')})[ \\t]+\\d{4}(?!\\w|[,.]\\d)`, 'i'),
	categories: [AnyDate, Stray],
	...hints(digits),
});
/** `31/12/2024`, `7 Jan 2025`, `2023年11月30日` and the like. */
export const PastedDate = createToken({
	name: 'pastedDate',
	pattern: new RegExp(
		[
			'\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}(?!\\d|[,.]\\d)',
			`\\d{1,2}(?:st|nd|rd|th)?[ \\t-]*(?:${months.map((month) => month.slice(0, 3)).join('|')})[a-z]*[.,]?[ \\t-]*\\d{4}(?!\\w)`,
			'\\d{4}[ \\t]*年[ \\t]*\\d{1,2}[ \\t]*月[ \\t]*\\d{1,2}[ \\t]*日',
		].join('|'),
		'i',
	),
	categories: [AnyDate, Stray],
	...hints(digits),
});
/** `January 7, 2025`. */
export const AmericanDate = createToken({
	name: 'americanDate',
	pattern: new RegExp(
		`(?:${months.map((month) => month.slice(0, 3)).join('|')})[a-z]*\\.?[ \\t]+\\d{1,2}(?:st|nd|rd|th)?,?[ \\t]+\\d{4}(?!\\w)`,
		'i',
	),
	categories: [AnyDate, Stray],
	...hints('jfmasondJFMASOND'),
});
/** `2025-01`, `Jan. 2025`: made where a month is wanted (`writtenMonths.ts`). */
export const PastedMonth = createToken({ name: 'pastedMonth', pattern: Lexer.NA, categories: [Stray] });
export const Numeral = createToken({
	name: 'number',
	// Separators at its end belong to it: it was cut there, and what is left is not the number.
	pattern: new RegExp(`[-${minuses}]?[\\d${wideDigits}][\\d${wideDigits},，.．]*`),
	categories: [Stray],
	...hints(`-${minuses}${digits}${wideDigits}`),
});
/** `4O2,000`: a number with a letter in it, which is none. */
export const BrokenNumeral = createToken({
	name: 'brokenNumber',
	pattern: new RegExp(`[-${minuses}]?\\d[\\d,.]*[A-Za-z_][\\w,.]*`),
	categories: [Stray],
	...hints(`-${minuses}${digits}`),
});
/** A number in parentheses, as the legacy form and accounts write a decrease. */
export const BracketedNumeral = createToken({
	name: 'bracketedNumber',
	pattern: new RegExp(`[(（][ \\t]*[\\d${wideDigits}](?:[\\d${wideDigits},，.．]*[\\d${wideDigits}])?[ \\t]*[)）]`),
	categories: [Stray],
	...hints('(（'),
});
export const Item = createToken({
	name: 'item',
	pattern: /[(（][ \t]*[ivx]+[ \t]*[)）]/i,
	categories: [AnyItem, Stray],
	...hints('(（'),
});
export const SectionName = createToken({
	name: 'sectionName',
	pattern: /[ivx]+(?:\.[a-z](?![a-z0-9_])|[ \t]*[(（][ \t]*[a-h][ \t]*[)）])/i,
	categories: [Stray],
	...hints('ivxIVX'),
});
export const EditionName = createToken({ name: 'editionName', pattern: /v\d+(?:\.\d+)+/i, categories: [Stray], ...hints('vV') });
/** `HK$` and `US$`. */
export const PastedCurrency = createToken({
	name: 'pastedCurrency',
	pattern: /(?:HK|US)\$/i,
	categories: [AnyCurrency, Stray],
	...hints('hHuU'),
});
export const Word = createToken({
	name: 'word',
	// In `USD0.001` the currency is a word by itself, for no id has a separator.
	pattern: /[A-Z]{3}(?=-?\d+[.,]\d)|[A-Za-z][A-Za-z0-9_-]*/,
	categories: [AnyWord, Stray],
	...hints(letters),
});
export const Plus = createToken({ name: 'plus', pattern: '+', categories: [AnyPlus, Stray] });
export const PastedPlus = createToken({ name: 'pastedPlus', pattern: '＋', categories: [AnyPlus, Stray] });
export const Minus = createToken({
	name: 'minus',
	pattern: new RegExp(`[-${minuses}]`),
	categories: [Stray],
	...hints(`-${minuses}`),
});
export const Equals = createToken({ name: 'equals', pattern: '=', categories: [AnyEquals, Stray] });
export const PastedEquals = createToken({ name: 'pastedEquals', pattern: '＝', categories: [AnyEquals, Stray] });
export const PastedTimes = createToken({ name: 'pastedTimes', pattern: /[×✕*]/, categories: [AnyTimes, Stray], ...hints('×✕*') });
/** Anything else, character by character. */
export const Junk = createToken({
	name: 'junk',
	// biome-ignore lint/suspicious/noControlCharactersInRegex: whatever a file holds is a token
	pattern: /[\u0000-\u001f!-~\u007f-\uffff]/,
	categories: [Stray],
	...hints(anything),
});

export const lexical: TokenType[] = [
	Space,
	OddSpace,
	Comment,
	Text,
	UnclosedText,
	PastedText,
	IsoDate,
	LongDate,
	PastedDate,
	AmericanDate,
	BrokenNumeral,
	Numeral,
	BracketedNumeral,
	Item,
	SectionName,
	EditionName,
	PastedCurrency,
	Word,
	Plus,
	PastedPlus,
	Minus,
	Equals,
	PastedEquals,
	PastedTimes,
	Junk,
];

/** How the fields of some keywords are read: the parts that may stand behind them, and the words among these. */
export interface Reading {
	readonly name: string;
	readonly category: TokenType;
	readonly parts: readonly Part[];
	readonly words: readonly TokenType[];
}

/** What a form's words are to the lexer and the parser. */
export interface Vocabulary {
	readonly form: Form;
	/** One of each kind, in the order in which the form's table has them first. */
	readonly readings: readonly Reading[];
	/** All that the parser knows. */
	readonly tokens: TokenType[];
	/** Words with a meaning, by their spelling in lower case. The lexer knows one Word; it is told apart here. */
	readonly words: ReadonlyMap<string, TokenType>;
	/** The form's own inner words, beside those that every form has. */
	readonly inner: ReadonlySet<TokenType>;
	/** The name of the form. */
	readonly formName: TokenType | undefined;
	/** A keyword as the form's table spells it; undefined for any other word. */
	keywordOf(word: string): string | undefined;
}

/** The order in which the parts of a line come. Where a keyword has several shapes, its reading has the parts of all of them. */
const partOrder: readonly Part[] = [
	'section',
	'form',
	'edition',
	'id',
	'items',
	'name',
	'month',
	'date',
	'words',
	'code',
	'currency',
	'text',
	'amount',
];

/** What a reading takes besides, to have it refused in its place by name rather than as something that belongs to nothing. */
const refused: Readonly<Partial<Record<Part, Part>>> = { amount: 'text', items: 'text' };

function readingParts(rows: readonly Line[]): readonly Part[] {
	const parts = new Set(rows.flatMap(({ takes }) => takes.parts.flatMap((part) => [part, refused[part] ?? part])));
	const [first] = rows;
	// As the table has them where one shape has all: `counter` and its text, an amount behind its date.
	const ordered = first && [...parts].every((part) => first.takes.parts.includes(part)) ? first.takes.parts : undefined;
	return ordered ?? partOrder.filter((part) => parts.has(part));
}

export function vocabularyOf(form: Form): Vocabulary {
	const words = new Map<string, TokenType>();
	const canonical = new Map<string, string>();
	const own = new Map<string, TokenType>();
	const flags = new Set(form.flags);
	const flag = (word: string): TokenType[] => (flags.has(word) ? [AnyFlag] : []);
	const meant = new Set(['zh']);
	for (const { takes } of form.lines) {
		if (takes.columns?.some(({ slot }) => slot === 'par')) for (const word of ['x', 'no', 'par']) meant.add(word);
		if (takes.parts.includes('section')) for (const word of ['not', 'applicable']) meant.add(word);
	}
	for (const type of [Zh, Times, No, Par, Not, Applicable]) {
		if (meant.has(type.name)) words.set(type.name, type);
	}
	const innerWord = (word: string): TokenType => {
		// Of a word that is a keyword too, as `caption` in `no caption`, the keyword is one.
		const isKeyword = form.keywords.includes(word);
		const type = words.get(word) ?? own.get(word) ?? (isKeyword ? category(`${word}Word`) : inner(word, flag(word)));
		if (!isKeyword) words.set(word, type);
		own.set(word, type);
		return type;
	};
	const readings = new Map<string, { rows: Line[]; keywords: string[]; parts: readonly Part[]; words: readonly string[] }>();
	for (const keyword of form.keywords) {
		const rows = form.linesWith(keyword);
		const parts = readingParts(rows);
		const said = [...new Set(rows.flatMap(({ takes }) => takes.words ?? []))];
		const name = [...parts, ...said].join('_') || 'nothing';
		const reading = readings.get(name);
		if (reading) reading.keywords.push(keyword);
		else readings.set(name, { rows: [...rows], keywords: [keyword], parts, words: said });
	}
	for (const { words: said } of readings.values()) for (const word of said) innerWord(word);
	for (const word of flags) if (!form.keywords.includes(word)) innerWord(word);
	const made = [...readings].map(([name, { keywords, parts, words: said }]): Reading => {
		const kind = category(`${name}Keyword`);
		for (const keyword of keywords) {
			const alike = own.get(keyword.toLowerCase());
			const categories = [AnyWord, kind, ...flag(keyword), ...(alike ? [alike] : [])];
			const type = createToken({ name: keyword, pattern: Lexer.NA, categories });
			words.set(keyword.toLowerCase(), type);
			canonical.set(keyword.toLowerCase(), keyword);
		}
		return { name, category: kind, parts, words: said.map((word) => own.get(word) as TokenType) };
	});
	const formName = /^\w+$/.test(form.id) ? inner(form.id) : undefined;
	if (formName) words.set(form.id.toLowerCase(), formName);
	return {
		form,
		readings: made,
		tokens: [
			...lexical,
			PastedMonth,
			...new Set([...words.values(), ...own.values()]),
			...[Times, No, Par, Not, Applicable].filter((type) => !words.has(type.name)),
			Currency,
			AnyWord,
			AnyText,
			AnyDate,
			AnyCurrency,
			AnyTimes,
			AnyEquals,
			AnyPlus,
			AnyItem,
			AnyFlag,
			Stray,
			...made.map(({ category }) => category),
		],
		words,
		inner: new Set(own.values()),
		formName,
		keywordOf: (word) => canonical.get(word.toLowerCase()),
	};
}

let lexer: Lexer | undefined;

export interface LexedLine {
	readonly tokens: IToken[];
	readonly comment: IToken | undefined;
	readonly oddSpaces: readonly IToken[];
}

/** A line without its end to its tokens. Every character is in a token, a comment or a space. */
export function lexWords(line: string, words: Vocabulary['words']): LexedLine {
	lexer ??= new Lexer(lexical, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations });
	const { tokens, groups } = lexer.tokenize(line);
	for (const token of tokens) {
		if (token.tokenType === Word) {
			const type = words.get(token.image.toLowerCase()) ?? (/^[A-Z]{3}$/.test(token.image) ? Currency : undefined);
			if (type) {
				token.tokenType = type;
				token.tokenTypeIdx = type.tokenTypeIdx as number;
			}
		}
	}
	return { tokens, comment: groups.comments?.[0], oddSpaces: groups.oddSpaces ?? [] };
}
