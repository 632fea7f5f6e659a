import type { Decimal } from './decimal.js';

/** A place in a line: columns in UTF-16 units, the end exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** A number as it stands; `value` is undefined where it cannot be read without guessing. */
export interface NumberValue extends Span {
	readonly value: Decimal | undefined;
}

export interface MoneyValue extends Span {
	readonly currency: string | undefined;
	readonly currencySpan: Span | undefined;
	/** Undefined where only the currency stands. */
	readonly number: NumberValue | undefined;
}

export interface TextValue extends Span {
	readonly text: string;
	readonly zh: TextValue | undefined;
}

/** A day of the calendar. */
export interface DateValue extends Span {
	readonly day: { readonly year: number; readonly month: number; readonly day: number } | undefined;
}

/** A month; undefined where none can be read. */
export interface MonthValue extends Span {
	readonly month: { readonly year: number; readonly month: number } | undefined;
}

export interface WordValue extends Span {
	readonly text: string;
}

/** The numbers of a line: `first x par = equals` or `first + second = equals`. */
export interface AmountValue {
	readonly first: MoneyValue | undefined;
	readonly par: MoneyValue | undefined;
	readonly noPar: Span | undefined;
	/** Signed: after `-` the negative of what stands. */
	readonly second: (NumberValue & { readonly negated: boolean }) | undefined;
	readonly equals: MoneyValue | undefined;
	/** A word behind the numbers, such as `new` or `treasury` after a movement. */
	readonly flag: WordValue | undefined;
}

/** A keyword with what follows it up to the next one. */
export interface Field extends Span {
	/** Spelt as the form's table has it. */
	readonly keyword: string;
	readonly keywordSpan: Span;
	readonly id?: WordValue;
	readonly text?: TextValue;
	readonly date?: DateValue;
	readonly amount?: AmountValue;
	readonly code?: WordValue;
	readonly currency?: WordValue;
	readonly items?: readonly WordValue[];
	readonly section?: WordValue;
	readonly edition?: WordValue;
	readonly form?: WordValue;
	readonly month?: MonthValue;
	/** `99.1`, `001-39278`: a name of letters, digits and signs. */
	readonly name?: WordValue;
	/** The words of its own that its line has, such as `float` and `complied`. */
	readonly words?: readonly WordValue[];
	/** `not applicable` after a section, `not` among the words. */
	readonly not?: Span;
	/** Something was found in it that could not be read: what it leaves out is unknown, not left out. */
	readonly broken: boolean;
}

export type ProblemKind = 'syntax' | 'malformed-number' | 'malformed-date' | 'malformed-text' | 'unchecked';

/** What is wrong in a line, wherever the line stands. */
export interface Problem extends Span {
	readonly kind: ProblemKind;
	readonly message: string;
	/** Replaces the span, or `at`. */
	/** `guessed`: not to be applied unasked. */
	readonly fix?: { readonly title: string; readonly text: string; readonly at?: Span; readonly guessed?: boolean };
}

/** Words or signs in a line that belong to nothing. What was wanted there depends on the line's place. */
export interface StrayTokens extends Span {
	readonly text: string;
	/** The field they stand behind; -1 before the first. */
	readonly after: number;
	/** They begin with a word: perhaps a misspelt keyword. */
	readonly word: WordValue | undefined;
}

/** `# allow check: reason`. */
export interface Allow extends Span {
	readonly check: string;
	readonly checkSpan: Span;
	readonly reason: string;
	/** Words follow without a colon: a remark about allowing, unless it names a check. */
	readonly loose: boolean;
}

/** One line, read by itself: a pure function of its text, its places relative to the line. */
export interface Statement {
	readonly fields: readonly Field[];
	/** A line that begins with a text: it continues the text above. */
	readonly continued: TextValue | undefined;
	/** A line that begins with `zh`: the Chinese of the text above. */
	readonly chinese: TextValue | undefined;
	readonly strays: readonly StrayTokens[];
	readonly problems: readonly Problem[];
	readonly comment: Span | undefined;
	readonly allow: Allow | undefined;
	/** A comment in place of what an import could not read. */
	readonly gap: boolean;
	/** Characters stand in it that cannot be seen. */
	readonly hidden: boolean;
	/** The line says something, but not with a word of the language at its head. */
	readonly unreadable: boolean;
}

/** Of a line that says nothing. */
export const emptyStatement: Statement = {
	fields: [],
	continued: undefined,
	chinese: undefined,
	strays: [],
	problems: [],
	comment: undefined,
	allow: undefined,
	gap: false,
	hidden: false,
	unreadable: false,
};

/** Whether a word of its line's own stands in a field. */
export function hasWord({ words }: Field, word: string): boolean {
	return words?.some(({ text }) => text.toLowerCase() === word) ?? false;
}
