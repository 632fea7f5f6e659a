import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { keywords, linesWith, type Shape } from '../forms/ff301/lines.js';
import { months } from '../forms/months.js';

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

/** The syntactic forms of fields. A keyword with several shapes has the form that holds them all; its place narrows it. */
export const forms = [
	'text',
	'date',
	'amount',
	'code',
	'counter',
	'float',
	'items',
	'edition',
	'class',
	'for',
	'section',
	'nothing',
] as const;
export type Form = (typeof forms)[number];

const formOf: Readonly<Record<Shape, Form>> = {
	'shares-at-par': 'amount',
	'shares-columns': 'amount',
	'shares-change': 'amount',
	number: 'amount',
	money: 'amount',
	'movement-number': 'amount',
	'movement-money': 'amount',
	text: 'text',
	'optional-text': 'text',
	date: 'date',
	code: 'code',
	'optional-code': 'code',
	counter: 'counter',
	float: 'float',
	items: 'items',
	'item-text': 'items',
	'item-optional-text': 'items',
	edition: 'edition',
	class: 'class',
	for: 'for',
	section: 'section',
	nothing: 'nothing',
};

export const keywordCategory = Object.fromEntries(forms.map((form) => [form, category(`${form}Keyword`)])) as Readonly<
	Record<Form, TokenType>
>;

/** Words that have a meaning inside a line only. */
export const Zh = createToken({ name: 'zh', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Times = createToken({ name: 'x', pattern: Lexer.NA, categories: [AnyWord, AnyTimes, Stray] });
export const No = createToken({ name: 'no', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Par = createToken({ name: 'par', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Not = createToken({ name: 'not', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Applicable = createToken({ name: 'applicable', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Float = createToken({ name: 'float', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Complied = createToken({ name: 'complied', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const New = createToken({ name: 'new', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Ff301 = createToken({ name: 'FF301', pattern: Lexer.NA, categories: [AnyWord, Stray] });
export const Currency = createToken({ name: 'currency', pattern: Lexer.NA, categories: [AnyWord, AnyCurrency, Stray] });

/** Keywords by their spelling in lower case. The lexer knows one Word; it is told apart here, in their place. */
const wordTypes = new Map<string, TokenType>();
const canonical = new Map<string, string>();
for (const type of [Zh, Times, No, Par, Not, Applicable, Float, Complied, New, Ff301]) {
	wordTypes.set(type.name.toLowerCase(), type);
}
for (const keyword of keywords) {
	const form = formOf[(linesWith(keyword)[0] as { shape: Shape }).shape];
	const type = createToken({ name: keyword, pattern: Lexer.NA, categories: [AnyWord, keywordCategory[form]] });
	wordTypes.set(keyword.toLowerCase(), type);
	canonical.set(keyword.toLowerCase(), keyword);
}

/** A keyword as the form's table spells it; undefined for any other word. */
export function keywordOf(word: string): string | undefined {
	return canonical.get(word.toLowerCase());
}

/** The token type of a keyword of the form's table. */
export function keywordType(keyword: string): TokenType {
	return wordTypes.get(keyword.toLowerCase()) as TokenType;
}

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
export const OddSpace = createToken({
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

/** For the parser: the lexical tokens, the words told apart from Word, and the categories. */
export const vocabulary: TokenType[] = [
	...lexical,
	...new Set(wordTypes.values()),
	Currency,
	AnyWord,
	AnyText,
	AnyDate,
	AnyCurrency,
	AnyTimes,
	AnyEquals,
	AnyPlus,
	AnyItem,
	Stray,
	...Object.values(keywordCategory),
];

let lexer: Lexer | undefined;

export interface LexedLine {
	readonly tokens: IToken[];
	readonly comment: IToken | undefined;
	readonly oddSpaces: readonly IToken[];
}

/** A line without its end to its tokens. Every character is in a token, a comment or a space. */
export function lexLine(line: string): LexedLine {
	lexer ??= new Lexer(lexical, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations });
	const { tokens, groups } = lexer.tokenize(line);
	for (const token of tokens) {
		if (token.tokenType === Word) {
			const type = wordTypes.get(token.image.toLowerCase()) ?? (/^[A-Z]{3}$/.test(token.image) ? Currency : undefined);
			if (type) {
				token.tokenType = type;
				token.tokenTypeIdx = type.tokenTypeIdx as number;
			}
		}
	}
	return { tokens, comment: groups.comments?.[0], oddSpaces: groups.oddSpaces ?? [] };
}
