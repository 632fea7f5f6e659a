import type { LineRow, PlaceRow } from '../form.js';
import { classRows, confirmationRows, headRows, signatureRows } from '../rows.js';
import { type Shape, shapes as shared } from '../shapes.js';
import { ours, seen } from '../sure.js';
import type { NoteId, Wording } from '../types.js';

/** What the two next-day returns, FF304 and FF305, have in common: their header, classes, confirmations and signature. */

/** What a section is about. */
const shorts: Readonly<Record<string, string>> = { I: 'changes in shares', II: 'purchases', III: 'sales of treasury shares' };

/** What the items of a form are headed. */
interface Headings {
	readonly event: readonly Wording[];
	readonly pending?: readonly Wording[];
	readonly bought: readonly Wording[];
	readonly mandate: readonly Wording[];
}

/** The text, a class, the sections with their blocks, the items of these, the signature. */
export function placesOf(
	title: Wording,
	sections: Readonly<Record<string, readonly Wording[]>>,
	{ event, pending, bought, mandate }: Headings,
): readonly PlaceRow[] {
	return [
		{ id: 'file', kind: 'file', name: 'the return', headings: [title] },
		{ id: 'class', kind: 'item', parent: 'file', name: 'a class', onOneLine: true, headings: ours },
		...Object.entries(sections).map(
			([id, headings]): PlaceRow => ({
				id,
				kind: 'section',
				parent: 'file',
				name: `section ${id}`,
				...(shorts[id] === undefined ? {} : { short: shorts[id] }),
				headings,
			}),
		),
		{ id: 'I/for', kind: 'block', parent: 'I', name: 'a class in section I', headings: ours },
		{ id: 'II/for', kind: 'block', parent: 'II', name: 'a class in section II', headings: ours },
		{ id: 'event', kind: 'item', parent: 'I/for', name: 'an event', onOneLine: true, headings: event },
		...(pending
			? [{ id: 'pending', kind: 'item', parent: 'I/for', name: 'a pending row', onOneLine: 'always', headings: pending } as const]
			: []),
		{ id: 'bought', kind: 'item', parent: 'II/for', name: 'a purchase', onOneLine: 'always', headings: bought },
		{ id: 'bought total', kind: 'item', parent: 'II/for', name: 'the total of the purchases', onOneLine: true, headings: ours },
		{ id: 'mandate', kind: 'item', parent: 'II/for', name: 'the repurchase mandate', onOneLine: true, headings: mandate },
		{ id: 'signed', kind: 'item', parent: 'file', name: 'the signatory', headings: ours },
	];
}

/** Above section I; `notes` are on the listing. */
export function headerLines(id: string, listed: string, notes?: readonly NoteId[]): readonly LineRow[] {
	return [
		...headRows(
			{ return: [seen(id)], issuer: [seen('Name of Issuer:')], status: [seen('Status:')] },
			'The form, and its edition where it is not the one in force on the day of submission.',
			[
				{
					place: 'file',
					keyword: 'submitted',
					shape: 'date',
					required: true,
					labels: [seen('Date Submitted:')],
					help: 'The day it is submitted: by 8:30 a.m. on the business day after the change or the purchase (Main Board Rules 13.25A and 10.06(4)(a) / GEM Rules 17.27A and 13.13(1)).',
				},
			],
		),
		...classRows({
			class: [seen('Class of shares')],
			type: [seen('Type of shares')],
			listed: [seen(listed)],
			...(notes ? { notes } : {}),
			counter: [seen('Multi-counter stock code')],
			description: [seen('Description')],
		}),
		...signatureRows({
			signed: { labels: [seen('Submitted by: (Name)')] },
			title: { labels: [seen('Title: (Director, Secretary or other Duly Authorised Officer)')] },
		}),
	];
}

export const confirmationLines: readonly LineRow[] = confirmationRows(
	'I',
	'The items that are confirmed as the form words them. Items that are not named are not printed, and those that are get new numbers from (i) on.',
	{ confirmations: 'confirmations', identical: 'identical' },
);

/** A balance on a day, before the events or after them. */
function balanceLine(keyword: 'opening' | 'closing', label: string, notes: readonly NoteId[], help: string): LineRow {
	return {
		place: 'I/for',
		keyword,
		shape: 'dated-shares',
		required: true,
		unit: 'shares',
		notes,
		labels: [seen(label)],
		help,
	};
}

export const openingLine = (label: string): LineRow =>
	balanceLine(
		'opening',
		label,
		['opening'],
		'The closing balance of the last next-day or monthly return, whichever is the later, with its date.',
	);

export const closingLine = (label: string, notes: readonly NoteId[], help: string): LineRow =>
	balanceLine('closing', label, notes, help);

/** What happened, where its name does not say it, and when. */
export const datedLines = (place: string, help: string): readonly LineRow[] => [
	{
		place,
		keyword: 'specify',
		shape: 'text',
		asked: true,
		labels: ours,
		help: 'What it was: the text the form prints under the name of the event.',
	},
	{ place, keyword: 'on', shape: 'date', labels: [seen('Date of changes')], help },
];

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

/** Each day's purchases with what is said of them, and what all of them cost, under the labels a form has for it. */
export const purchaseLines = (labels: {
	readonly shares: string;
	readonly method: string;
	readonly highest: string;
	readonly lowest: string;
	readonly paid: string;
}): readonly LineRow[] => [
	{
		place: 'II/for',
		keyword: 'bought',
		shape: 'bought',
		opens: 'bought',
		opensAt: { total: 'bought total' },
		repeats: true,
		unit: 'shares',
		labels: [seen('Trading date')],
		help: 'A day of purchases, or, with `total`, what all of them come to.',
	},
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

/** What was bought under the mandate so far, and what part of the shares that is. */
export const mandateLines = (repurchased: string, percent: string): readonly LineRow[] => [
	{
		place: 'mandate',
		keyword: 'repurchased',
		shape: 'number',
		unit: 'shares',
		sign: 'positive',
		labels: [seen(repurchased)],
		help: "What was bought under it so far, this return's purchases included.",
	},
	{
		place: 'mandate',
		keyword: 'percent',
		shape: 'percent',
		labels: [seen(percent)],
		help: 'The shares bought under it as a percentage of the shares at the resolution.',
	},
];

export const explanatoryLine: LineRow = {
	place: 'II',
	keyword: 'explanatory',
	shape: 'date',
	labels: ours,
	help: "The date of the Explanatory Statement that section II's confirmation refers to.",
};
