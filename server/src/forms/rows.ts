import { type LineRow, titles } from './form.js';
import { ours } from './sure.js';
import type { NoteId, PlaceId, Wording } from './types.js';

/** The rows that forms have in common. */

/** A row of places that are known, so that a slip of the pen is none. */
interface Row<Own extends PlaceId, Opened extends PlaceId = never> extends LineRow {
	readonly place: Own;
	readonly opens?: Opened;
	readonly flags?: never;
}

type Wordings = readonly Wording[];

/** Above the classes; `dates` is what it is of, and when it was submitted. */
export function headRows(
	labels: { readonly return: Wordings; readonly issuer: Wordings; readonly status: Wordings },
	edition: string,
	dates: readonly Row<'file'>[],
	monthly: Pick<LineRow, 'monthly'> = {},
): readonly Row<'file'>[] {
	return [
		{ place: 'file', keyword: 'return', shape: 'edition', labels: labels.return, help: edition },
		{
			place: 'file',
			keyword: 'issuer',
			shape: 'text',
			required: true,
			labels: labels.issuer,
			alsoCalled: ['name', 'company'],
			help: "The issuer's name as the form prints it, a subtitle included.",
		},
		...dates,
		{
			place: 'file',
			keyword: 'status',
			...monthly,
			shape: 'text',
			seldom: true,
			ifLeftOut: 'New Submission',
			list: 'status',
			labels: labels.status,
			help: 'Left out, it is a New Submission. A corrected return is a Resubmission: a whole return again.',
		},
	];
}

/** The classes, and the sections below them; `notes` are on the listing. */
export function classRows(labels: {
	readonly class: Wordings;
	readonly type: Wordings;
	readonly listed: Wordings;
	readonly counter: Wordings;
	readonly description: Wordings;
	readonly notes?: readonly NoteId[];
}): readonly Row<'file' | 'class', 'class'>[] {
	const listing = { labels: labels.listed, ...(labels.notes ? { notes: labels.notes } : {}) };
	return [
		{
			place: 'file',
			keyword: 'class',
			shape: 'class',
			opens: 'class',
			lasts: true,
			repeats: true,
			list: 'class',
			labels: labels.class,
			help: 'A class of shares, under a short name of your own that `for` uses below.',
		},
		{
			place: 'class',
			keyword: 'type',
			shape: 'text',
			ifLeftOut: 'Not applicable',
			list: 'type',
			labels: labels.type,
			help: 'The type of shares; left out, the form prints "Not applicable".',
		},
		{
			place: 'class',
			keyword: 'listed',
			shape: 'code',
			instead: 'unlisted',
			...listing,
			help: 'Listed on the Exchange, under this stock code of five digits.',
		},
		{
			place: 'class',
			keyword: 'unlisted',
			shape: 'optional-code',
			instead: 'listed',
			...listing,
			help: 'Not listed on the Exchange. A code may follow: an A share line has six digits, and an unlisted class may print that of the listed one.',
		},
		{
			place: 'class',
			keyword: 'counter',
			shape: 'counter',
			repeats: true,
			seldom: true,
			labels: labels.counter,
			help: 'Another counter of the class: its stock code, its currency and, where wanted, a description.',
		},
		{
			place: 'class',
			keyword: 'description',
			shape: 'text',
			asked: true,
			labels: labels.description,
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
	];
}

type Said = Pick<LineRow, 'labels'> & Partial<Pick<LineRow, 'help' | 'usual'>>;

/** The help is that of a return, left out. */
export function signatureRows(of: { readonly signed: Said; readonly title: Said }): readonly Row<'file' | 'signed', 'signed'>[] {
	return [
		{
			place: 'file',
			keyword: 'signed',
			shape: 'text',
			opens: 'signed',
			alsoCalled: ['name', 'by', 'signature', 'signatory'],
			required: true,
			last: true,
			help: 'Who submits the return.',
			...of.signed,
		},
		{
			place: 'signed',
			keyword: 'title',
			shape: 'text',
			required: true,
			help: 'The capacity in which they do: a Director, Secretary or other Duly Authorised Officer.',
			usual: titles,
			...of.title,
		},
	];
}

/** The items that are confirmed, in a section's own lines. */
export function confirmationRows<Own extends PlaceId>(
	place: Own,
	help: string,
	{ confirmations, identical }: { readonly confirmations: NoteId; readonly identical: NoteId },
	anew: Pick<LineRow, 'confirms'> = {},
): readonly Row<Own>[] {
	const row = { place, ...anew, repeats: true, notes: [confirmations], labels: ours };
	return [
		{ ...row, keyword: 'confirm', shape: 'items', notes: [confirmations, identical], help },
		{
			...row,
			keyword: 'amend',
			shape: 'item-text',
			help: 'An item confirmed in other words; the text is the full wording that replaces it.',
		},
		{
			...row,
			keyword: 'omit',
			shape: 'item-optional-text',
			unprinted: true,
			help: 'An item left out; the text is the reason and is not printed.',
		},
	];
}

export function blockRow<Own extends PlaceId>(section: Own): Row<Own, `${Own}/for`> {
	return {
		place: section,
		keyword: 'for',
		shape: 'for',
		labels: ours,
		help: 'The class of shares that the lines below are about.',
		opens: `${section}/for`,
	};
}

export function remarksRow<Own extends PlaceId>(place: Own, labels: Wordings): Row<Own> {
	return {
		place,
		keyword: 'remarks',
		shape: 'text',
		labels,
		besides: true,
		help: 'Anything a reader of this section should know. A line that begins with a quotation mark adds a paragraph.',
	};
}
