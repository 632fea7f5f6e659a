import { type LineRow, type PlaceRow, titles } from '../form.js';
import { type Shape, shapes as shared } from '../shapes.js';
import type { NoteId, Wording } from '../types.js';

/** What the two next-day returns, FF304 and FF305, have in common: their header, classes, confirmations and signature. */

export const seen = (en: string, zh?: string): Wording => (zh === undefined ? { en, sure: 'seen' } : { en, zh, sure: 'seen' });
export const inferred = (en: string): Wording => ({ en, sure: 'inferred' });
/** A word of the language that the form has no label for. */
export const ours: readonly Wording[] = [];

/** How a form words what both have. */
export interface Labels {
	readonly id: string;
	readonly title: string;
	readonly listed: string;
	/** Of the notes on the confirmations. */
	readonly notes: { readonly listed?: NoteId; readonly confirmations: NoteId; readonly identical: NoteId };
}

/** What a section is about. */
const shorts: Readonly<Record<string, string>> = { I: 'changes in shares', II: 'purchases', III: 'sales of treasury shares' };
const sectionName: Readonly<Record<string, string>> = { I: 'section I', II: 'section II', III: 'section III' };

/** The text, a class, the sections with their blocks, the items of these, the signature. */
export function placesOf(
	title: string,
	headings: Readonly<Record<string, readonly Wording[]>>,
	items: readonly PlaceRow[],
): readonly PlaceRow[] {
	const sections = Object.entries(headings);
	return [
		{ id: 'file', kind: 'file', name: 'the return', headings: [seen(title)] },
		{ id: 'class', kind: 'item', parent: 'file', name: 'a class', onOneLine: true, headings: ours },
		...sections.map(
			([id, heading]): PlaceRow => ({
				id,
				kind: 'section',
				parent: 'file',
				name: sectionName[id] ?? id,
				...(shorts[id] === undefined ? {} : { short: shorts[id] }),
				headings: heading,
			}),
		),
		{ id: 'I/for', kind: 'block', parent: 'I', name: 'a class in section I', headings: ours },
		{ id: 'II/for', kind: 'block', parent: 'II', name: 'a class in section II', headings: ours },
		...items,
		{ id: 'signed', kind: 'item', parent: 'file', name: 'the signatory', headings: ours },
	];
}

export function headerLines({ id, listed, notes }: Labels): readonly LineRow[] {
	const exchange = notes.listed === undefined ? {} : { notes: [notes.listed] };
	return [
		{
			place: 'file',
			keyword: 'return',
			shape: 'edition',
			labels: [seen(id)],
			help: 'The form, and its edition where it is not the one in force on the day of submission.',
		},
		{
			place: 'file',
			keyword: 'issuer',
			shape: 'text',
			required: true,
			labels: [seen('Name of Issuer:')],
			help: "The issuer's name as the form prints it, a subtitle included.",
		},
		{
			place: 'file',
			keyword: 'submitted',
			shape: 'date',
			required: true,
			labels: [seen('Date Submitted:')],
			help: 'The day it is submitted: by 8:30 a.m. on the business day after the change or the purchase (Main Board Rules 13.25A and 10.06(4)(a) / GEM Rules 17.27A and 13.13(1)).',
		},
		{
			place: 'file',
			keyword: 'status',
			shape: 'text',
			seldom: true,
			list: 'status',
			labels: [seen('Status:')],
			help: 'Left out, it is a New Submission. A corrected return is a Resubmission: a whole return again.',
		},
		{
			place: 'file',
			keyword: 'class',
			shape: 'class',
			opens: 'class',
			lasts: true,
			repeats: true,
			list: 'class',
			labels: [seen('Class of shares')],
			help: 'A class of shares, under a short name of your own that `for` uses below.',
		},
		{
			place: 'class',
			keyword: 'type',
			shape: 'text',
			list: 'type',
			labels: [seen('Type of shares')],
			help: 'The type of shares; left out, the form prints "Not applicable".',
		},
		{
			place: 'class',
			keyword: 'listed',
			shape: 'code',
			instead: 'unlisted',
			...exchange,
			labels: [seen(listed)],
			help: 'Listed on the Exchange, under this stock code of five digits.',
		},
		{
			place: 'class',
			keyword: 'unlisted',
			shape: 'optional-code',
			instead: 'listed',
			...exchange,
			labels: [seen(listed)],
			help: 'Not listed on the Exchange. A code may follow: an A share line has six digits, and an unlisted class may print that of the listed one.',
		},
		{
			place: 'class',
			keyword: 'counter',
			shape: 'counter',
			repeats: true,
			seldom: true,
			labels: [seen('Multi-counter stock code')],
			help: 'Another counter of the class: its stock code, its currency and, where wanted, a description.',
		},
		{
			place: 'class',
			keyword: 'description',
			shape: 'text',
			asked: true,
			labels: [seen('Description')],
			help: 'What tells the class apart; wanted where class or type is "Other … (specify in description)".',
		},
		{
			place: 'file',
			keyword: 'section',
			shape: 'section',
			repeats: true,
			labels: ours,
			help: "Opens a section of the form; `not applicable` ticks the form's box.",
		},
		{
			place: 'file',
			keyword: 'signed',
			shape: 'text',
			opens: 'signed',
			required: true,
			last: true,
			labels: [seen('Submitted by: (Name)')],
			help: 'Who submits the return.',
		},
		{
			place: 'signed',
			keyword: 'title',
			shape: 'text',
			required: true,
			labels: [seen('Title: (Director, Secretary or other Duly Authorised Officer)')],
			help: 'The capacity in which they do: a Director, Secretary or other Duly Authorised Officer.',
			usual: titles,
		},
	];
}

export function confirmationLines({ notes }: Labels): readonly LineRow[] {
	return [
		{
			place: 'I',
			keyword: 'confirm',
			shape: 'items',
			repeats: true,
			notes: [notes.confirmations, notes.identical],
			labels: ours,
			help: 'The items that are confirmed as the form words them. Items that are not named are not printed, and those that are get new numbers from (i) on.',
		},
		{
			place: 'I',
			keyword: 'amend',
			shape: 'item-text',
			repeats: true,
			notes: [notes.confirmations],
			labels: ours,
			help: 'An item confirmed in other words; the text is the full wording that replaces it.',
		},
		{
			place: 'I',
			keyword: 'omit',
			shape: 'item-optional-text',
			repeats: true,
			unprinted: true,
			notes: [notes.confirmations],
			labels: ours,
			help: 'An item left out; the text is the reason and is not printed.',
		},
	];
}

export function blockLine(section: 'I' | 'II'): LineRow {
	return {
		place: section,
		keyword: 'for',
		shape: 'for',
		labels: ours,
		help: 'The class of shares that the lines below are about.',
		opens: `${section}/for`,
	};
}

export function remarksLine(place: string, labels: readonly Wording[]): LineRow {
	return {
		place,
		keyword: 'remarks',
		shape: 'text',
		labels,
		besides: true,
		help: 'Anything a reader of this section should know. A line that begins with a quotation mark adds a paragraph.',
	};
}

export function eventTextLine(place: string): LineRow {
	return {
		place,
		keyword: 'specify',
		shape: 'text',
		asked: true,
		labels: ours,
		help: 'What it was: the text the form prints under the name of the event.',
	};
}

/** The shapes the two forms have of their own. */
export const nextDayShapes = {
	edition: { ...shared.edition, syntax: 'the name of the form and, where wanted, an edition such as `v1.3.0`' },
	items: { ...shared.items, syntax: 'items from `(i)` to `(viii)`' },
	percent: {
		parts: ['amount'],
		columns: [{ id: 'value', slot: 'first', decimals: true }],
		syntax: 'a number, such as `0.01065`',
	},
	// D | total N
	bought: {
		parts: ['date', 'words', 'amount'],
		wants: [['date'], ['words', 'amount']],
		words: ['total'],
		columns: [{ id: 'value', slot: 'first' }],
		syntax: 'the day of the purchase, or `total` and a number of shares',
	},
} as const satisfies Readonly<Record<string, Shape>>;

/** What is said of each day's purchases, and what all of them cost, under the labels a form has for it. */
export const purchaseLines = (labels: {
	readonly shares: string;
	readonly method: string;
	readonly highest: string;
	readonly lowest: string;
	readonly paid: string;
}): readonly LineRow[] => [
	{
		place: 'bought',
		keyword: 'shares',
		shape: 'number',
		unit: 'shares',
		sign: 'positive',
		labels: [seen(labels.shares)],
		help: 'The shares bought that day.',
	},
	{
		place: 'bought',
		keyword: 'method',
		shape: 'text',
		list: 'method',
		partial: true,
		notes: ['method'],
		labels: [seen(labels.method)],
		help: 'On the Exchange, on another stock exchange (with its name), by private arrangement or by general offer.',
	},
	{
		place: 'bought',
		keyword: 'highest',
		shape: 'money',
		labels: [seen(labels.highest)],
		help: 'The price of one share; of several the highest.',
	},
	{
		place: 'bought',
		keyword: 'lowest',
		shape: 'money',
		labels: [seen(labels.lowest)],
		help: 'The lowest price of one share; left out where there was one price.',
	},
	{ place: 'bought', keyword: 'paid', shape: 'money', labels: [seen(labels.paid)], help: 'What all of them cost.' },
	{
		place: 'bought total',
		keyword: 'paid',
		shape: 'money',
		labels: [seen(labels.paid)],
		help: 'What all purchases cost. Left out, it is computed.',
	},
];
