import type { ColumnId } from './types.js';

/**
 * What follows a keyword: the parts of a line's value, in the order they are written. The parser reads each where it stands and goes
 * without it where it does not; which of them a line needs is held against its row of the table.
 */
export type Part =
	/** `"…" [zh "…"]`, continued by the lines below it that begin with a text. */
	| 'text'
	/** `31 January 2026` */
	| 'date'
	/** `January 2026`, or a date, which names its month too. */
	| 'month'
	/** The numbers of a row: `[money] [x money | no par] [+ number | - number] [= money] [flag]`; the shape's columns say which. */
	| 'amount'
	/** Digits with their leading zeros: a stock code. */
	| 'code'
	/** Letters, digits and signs with nothing between them: `99.1`, `001-39278`, `20-F`. */
	| 'name'
	| 'currency'
	/** `(i) (iv)` */
	| 'items'
	/** The form a text is: `FF301`. */
	| 'form'
	/** `v1.1.0` */
	| 'edition'
	/** A name of the writer's own. */
	| 'id'
	/** `III.A [not applicable]` */
	| 'section'
	/** The shape's own words, in their order; all but the first may be left out. */
	| 'words';

/** Where in an amount a column's number stands: first, after `x`, after `+` or `-`, after `=`. */
export type Slot = 'first' | 'par' | 'second' | 'equals';

/** In the order in which they are written. */
export const slots: readonly Slot[] = ['first', 'par', 'second', 'equals'];

export interface ShapeColumn {
	readonly id: ColumnId;
	readonly slot: Slot;
	/** It begins with its currency. */
	readonly money?: boolean;
	/** No number of shares, which is whole: it may have decimals. */
	readonly decimals?: boolean;
}

export interface Shape {
	readonly parts: readonly Part[];
	/** The parts that must stand: all of one of these lists, and no other part than it has. Left out, all. */
	readonly wants?: readonly (readonly Part[])[];
	readonly columns?: readonly ShapeColumn[];
	readonly words?: readonly string[];
	/** What its words may say together. Left out, all of them one after the other. */
	readonly phrases?: readonly string[];
	/** How it is written, for messages and hovers. */
	readonly syntax: string;
}

const value: readonly ShapeColumn[] = [{ id: 'value', slot: 'first' }];
const amount: readonly ShapeColumn[] = [{ id: 'value', slot: 'first', money: true }];

/** The shapes that every form has; a form may add its own. */
export const shapes = {
	// N [x M | no par] [= M]
	'shares-at-par': {
		parts: ['amount'],
		columns: [
			{ id: 'shares', slot: 'first' },
			{ id: 'par', slot: 'par', money: true },
			{ id: 'capital', slot: 'equals', money: true },
		],
		syntax: 'a number of shares, then `x` and the par value (or `no par`), then `=` and the capital',
	},
	// N [+ N | - N] [= N]
	'shares-columns': {
		parts: ['amount'],
		columns: [
			{ id: 'issued', slot: 'first' },
			{ id: 'treasury', slot: 'second' },
			{ id: 'total', slot: 'equals' },
		],
		syntax: 'the issued shares, then `+` and the treasury shares, then `=` and the total',
	},
	// N [+ N | - N]
	'shares-change': {
		parts: ['amount'],
		columns: [
			{ id: 'issued', slot: 'first' },
			{ id: 'treasury', slot: 'second' },
		],
		syntax: 'the change of the issued shares, then `+` or `-` and that of the treasury shares',
	},
	number: { parts: ['amount'], columns: value, syntax: 'a number' },
	money: { parts: ['amount'], columns: amount, syntax: 'an amount of money, such as `HKD 1,000`' },
	// [N] [flag]
	'movement-number': { parts: ['amount'], wants: [[]], columns: value, syntax: 'a number, or nothing' },
	'movement-money': {
		parts: ['amount'],
		wants: [[]],
		columns: amount,
		syntax: 'an amount of money, such as `HKD 1,000`, or nothing',
	},
	text: { parts: ['text'], syntax: 'a text in quotation marks' },
	'optional-text': { parts: ['text'], wants: [[], ['text']], syntax: 'a text in quotation marks, or nothing' },
	date: { parts: ['date'], syntax: 'a date, such as `31 January 2026`' },
	'optional-date': { parts: ['date'], wants: [[], ['date']], syntax: 'a date, such as `31 January 2026`, or nothing' },
	month: { parts: ['month'], syntax: 'a month, such as `January 2026`, or a date' },
	code: { parts: ['code'], syntax: 'a stock code of five digits' },
	'optional-code': { parts: ['code'], wants: [[], ['code']], syntax: 'a stock code, or nothing' },
	name: { parts: ['name'], syntax: 'a number or a name, such as `99.1`' },
	// N [T]
	'name-text': {
		parts: ['name', 'text'],
		wants: [['name'], ['name', 'text']],
		syntax: 'a number or a name, such as `99.1`, and where wanted a text in quotation marks',
	},
	counter: {
		parts: ['code', 'currency', 'text'],
		wants: [
			['code', 'currency'],
			['code', 'currency', 'text'],
		],
		syntax: 'a stock code, a currency and, where wanted, a text',
	},
	items: { parts: ['items'], syntax: 'items such as `(i)`' },
	'item-text': { parts: ['items', 'text'], syntax: 'an item, such as `(v)`, and its wording in quotation marks' },
	'item-optional-text': {
		parts: ['items', 'text'],
		wants: [['items'], ['items', 'text']],
		syntax: 'an item, such as `(v)`, and the reason in quotation marks, or none',
	},
	// FF301 [edition]
	edition: {
		parts: ['form', 'edition'],
		wants: [['form'], ['form', 'edition']],
		syntax: 'the name of the form and, where wanted, an edition such as `v1.2.1`',
	},
	class: { parts: ['id', 'text'], syntax: 'a short name of your own and the class of shares in quotation marks' },
	for: { parts: ['id'], syntax: 'the short name of a class' },
	section: {
		parts: ['section'],
		syntax: 'a section of the form and, where it is so, `not applicable`',
	},
	nothing: { parts: [], syntax: 'nothing' },
} as const satisfies Readonly<Record<string, Shape>>;
