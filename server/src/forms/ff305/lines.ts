import type { ColumnRow, LineRow, PlaceRow } from '../form.js';
import {
	closingLine,
	confirmationLines,
	datedLines,
	explanatoryLine,
	headerLines,
	mandateLines,
	nextDayShapes,
	openingLine,
	placesOf,
	purchaseLines,
} from '../nextDay/lines.js';
import { blockRow, remarksRow } from '../rows.js';
import type { Shape } from '../shapes.js';
import { shapes as shared } from '../shapes.js';
import { ours, seen } from '../sure.js';
import type { Wording } from '../types.js';

/** FF305's places and lines. */

export const places: readonly PlaceRow[] = placesOf(
	seen(
		'Next Day Disclosure Return (Equity issuer - changes in issued shares or treasury shares, share buybacks and/or on-market sales of treasury shares)',
	),
	{
		I: [seen('Section I')],
		II: [seen('Section II Repurchase report')],
		III: [seen('Report of on-market sale of treasury shares')],
	},
	{
		event: [seen('A. Changes in issued shares or treasury shares')],
		pending: [
			seen(
				'B. Shares redeemed or repurchased for cancellation but not yet cancelled as at the closing balance date (Notes 5 and 6)',
			),
		],
		bought: [seen('A. Repurchase report')],
		mandate: [seen('B. Additional information for issuer who has a primary listing on the Exchange')],
	},
);

const percentLabels: readonly Wording[] = [
	seen('As a % of existing number of issued shares (excluding treasury shares) before the relevant event (Note 3)'),
];
const priceLabels: readonly Wording[] = [seen('Issue/ selling price per share (Note 4)')];
const remarks: readonly Wording[] = [seen('Remarks:')];

export const lines: readonly LineRow[] = [
	...headerLines('FF305', 'Listed on the Exchange'),
	// I
	blockRow('I'),
	openingLine('Opening balance as at (Note 1)'),
	{
		place: 'I/for',
		keyword: 'event',
		shape: 'text',
		opens: 'event',
		repeats: true,
		list: 'event',
		partial: true,
		notes: ['events'],
		labels: [seen('Events')],
		help: 'A change of the issued or treasury shares. Where only the shares still to be cancelled change, one placeholder stands here: "Other (please specify)" with "See Part B".',
	},
	...datedLines('event', 'The day of the change.'),
	{
		place: 'event',
		keyword: 'issued',
		shape: 'number',
		unit: 'shares',
		labels: [seen('Number of issued shares (excluding treasury shares)')],
		help: 'The change of the issued shares (excluding treasury shares), signed: a cancellation is negative.',
	},
	{
		place: 'event',
		keyword: 'percent',
		shape: 'percent',
		notes: ['percent'],
		labels: percentLabels,
		help: "The number of shares as a percentage of this return's opening issued shares (excluding treasury shares), without its sign.",
	},
	{
		place: 'event',
		keyword: 'treasury',
		shape: 'number',
		unit: 'shares',
		labels: [seen('Number of treasury shares')],
		help: 'The change of the treasury shares, signed: shares bought into treasury are positive here and negative in `issued`.',
	},
	{
		place: 'event',
		keyword: 'price',
		shape: 'money',
		notes: ['price'],
		labels: priceLabels,
		help: 'The price of one share; of several prices the volume-weighted average.',
	},
	closingLine(
		'Closing balance as at (Notes 5 and 6)',
		['closing', 'pending'],
		'The balance after the events, with the date of the last one. Shares still to be cancelled are part of it.',
	),
	{
		place: 'I/for',
		keyword: 'pending',
		shape: 'text',
		opens: 'pending',
		repeats: true,
		list: 'pending',
		partial: true,
		notes: ['closing', 'pending'],
		labels: ours,
		help: 'Shares bought back or redeemed and still to be cancelled. The list runs on: each row stands in every return until its shares are cancelled. With none the form prints Not applicable.',
	},
	...datedLines('pending', 'The day of the purchase.'),
	{
		place: 'pending',
		keyword: 'shares',
		shape: 'number',
		unit: 'shares',
		sign: 'positive',
		labels: [seen('Number of issued shares (excluding treasury shares)')],
		help: 'The shares, a positive number. They move no balance.',
	},
	{
		place: 'pending',
		keyword: 'percent',
		shape: 'percent',
		notes: ['percent'],
		labels: percentLabels,
		help: "The number of shares as a percentage of this return's opening issued shares (excluding treasury shares).",
	},
	{
		place: 'pending',
		keyword: 'price',
		shape: 'money',
		notes: ['price'],
		labels: priceLabels,
		help: 'What one share cost; of several prices the volume-weighted average.',
	},
	...confirmationLines,
	remarksRow('I', remarks),
	// II
	blockRow('II'),
	...purchaseLines({
		shares: 'Number of shares repurchased',
		method: 'Method of repurchase (Note 1)',
		highest: 'Repurchase price per share or highest repurchase price per share $',
		lowest: 'Lowest repurchase price per share $',
		paid: 'Aggregate price paid $',
	}),
	{
		place: 'bought total',
		keyword: 'cancelling',
		shape: 'number',
		unit: 'shares',
		labels: [seen('Number of shares repurchased for cancellation')],
		help: 'Of the shares bought those that will be cancelled.',
	},
	{
		place: 'bought total',
		keyword: 'holding',
		shape: 'number',
		unit: 'shares',
		labels: [seen('Number of shares repurchased for holding as treasury shares')],
		help: 'Of the shares bought those that are held as treasury shares.',
	},
	{
		place: 'II/for',
		keyword: 'mandate',
		shape: 'optional-date',
		opens: 'mandate',
		lasts: true,
		labels: [seen('Date of the resolution granting the repurchase mandate')],
		help: 'The day of the resolution. An issuer with a secondary listing leaves the mandate out.',
	},
	{
		place: 'mandate',
		keyword: 'authorised',
		shape: 'number',
		unit: 'shares',
		sign: 'positive',
		labels: [seen('Total number of shares which the issuer is authorised to repurchase under the repurchase mandate')],
		help: 'The most that may be bought under the mandate.',
	},
	...mandateLines(
		'Number of shares repurchased on the Exchange or another stock exchange under the repurchase mandate (a)',
		'As a % of number of issued shares (excluding treasury shares) as at the date of the resolution granting the repurchase mandate (a) x 100 / number of issued shares (excluding treasury shares) as at the date of the resolution granting the repurchase mandate',
	),
	{
		place: 'mandate',
		keyword: 'moratorium',
		shape: 'date',
		notes: ['moratorium'],
		labels: [
			seen(
				'Moratorium period for any issue of new shares, or sale or transfer of treasury shares after the share repurchase(s) set out in Part A (Note 2)',
			),
		],
		help: 'Up to this day: 30 days after the last purchase. Left out, it is that.',
	},
	explanatoryLine,
	remarksRow('II', remarks),
	// III: its columns were not seen.
	remarksRow('III', remarks),
];

export const columns = {
	issued: { head: seen('Number of issued shares (excluding treasury shares)') },
	treasury: { head: seen('Number of treasury shares') },
	total: { head: seen('Total number of issued shares') },
} as const satisfies Readonly<Record<string, ColumnRow>>;

export const shapes: Readonly<Record<string, Shape>> = {
	...nextDayShapes,
	// D N [+ N] [= N]
	'dated-shares': {
		parts: ['date', 'amount'],
		columns: [
			{ id: 'issued', slot: 'first' },
			{ id: 'treasury', slot: 'second' },
			{ id: 'total', slot: 'equals' },
		],
		syntax: 'a date, the issued shares, then `+` and the treasury shares, then `=` and the total',
	},
	section: { ...shared.section, syntax: 'a section from `I` to `III` and, where it is so, `not applicable`' },
};
