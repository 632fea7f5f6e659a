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
import { type Shape, shapes as shared } from '../shapes.js';
import { ours, seen } from '../sure.js';
import type { Wording } from '../types.js';

/** FF304's places and lines: one number of shares, and one list, in which shares that are not cancelled stand too. */

export const places: readonly PlaceRow[] = placesOf(
	seen('Next Day Disclosure Return (Equity issuer - changes in issued share capital and/or share buybacks)'),
	{
		I: [seen('Section I')],
		II: [
			seen(
				'Section II The issuer has Purchase report or additional information for issuer whose primary listing is on the Exchange',
			),
		],
	},
	{
		event: ours,
		bought: [seen('A. Purchase report')],
		mandate: [seen('B. Additional information for issuer whose primary listing is on the Exchange')],
	},
);

/** Not seen on this form; FF305 prints it so. */
const remarks: readonly Wording[] = [{ en: 'Remarks:', sure: 'inferred' }];

export const lines: readonly LineRow[] = [
	...headerLines('FF304', 'Listed on SEHK (Note 11)', ['exchange']),
	// I
	blockRow('I'),
	openingLine('Opening balance as at (Note 2)'),
	{
		place: 'I/for',
		keyword: 'event',
		shape: 'text',
		opens: 'event',
		repeats: true,
		list: 'event',
		partial: true,
		notes: ['events', 'repurchase', 'redemption'],
		labels: [seen('Issues of shares (Notes 6 and 7)')],
		help: 'A change of the issued shares. Shares bought back and not cancelled stand here too, a positive number that moves nothing.',
	},
	...datedLines('event', 'The day of the change.'),
	{
		place: 'event',
		keyword: 'issued',
		shape: 'number',
		unit: 'shares',
		labels: [seen('No. of shares')],
		help: 'The change of the issued shares, signed: a cancellation is negative. Shares that are not cancelled are a positive number, which moves nothing.',
	},
	{
		place: 'event',
		keyword: 'percent',
		shape: 'percent',
		notes: ['percent'],
		labels: [seen('Issued shares as a % of existing number of issued shares before relevant share issue (Notes 4, 6 and 7)')],
		help: 'The number of shares as a percentage of the opening issued shares less those bought back and not cancelled, without its sign. Rows of earlier days have none.',
	},
	{
		place: 'event',
		keyword: 'price',
		shape: 'money',
		notes: ['price'],
		labels: [seen('Issue price per share (Notes 1 and 7)')],
		help: 'The price of one share; of several prices the weighted average.',
	},
	{
		place: 'event',
		keyword: 'market',
		shape: 'money',
		notes: ['market'],
		labels: [seen('Closing market price per share of the immediately preceding business day (Note 5)')],
		help: 'What one share closed at on the business day before.',
	},
	{
		place: 'event',
		keyword: 'discount',
		shape: 'percent',
		notes: ['redemption'],
		labels: [seen('% discount(-)/ premium of issue price to market price (Note 7)')],
		help: 'By how many per cent the price is below (-) or above the market price.',
	},
	closingLine('Closing balance as at (Note 8)', ['closing'], 'The balance after the events, with the date of the last one.'),
	...confirmationLines,
	remarksRow('I', remarks),
	// II
	blockRow('II'),
	...purchaseLines({
		shares: 'Number of securities purchased',
		method: 'Method of purchase (Note)',
		highest: 'Price per share or highest price paid $',
		lowest: 'Lowest price paid $',
		paid: 'Total paid $',
	}),
	{
		place: 'II/for',
		keyword: 'mandate',
		shape: 'optional-date',
		opens: 'mandate',
		lasts: true,
		unprinted: true,
		labels: ours,
		help: 'The day of the resolution, which this form does not print. An issuer with a secondary listing leaves the mandate out.',
	},
	...mandateLines(
		'Number of such securities purchased on the Exchange in the year to date (since ordinary resolution) (a)',
		'% of number of shares in issue at time ordinary resolution passed acquired on the Exchange since date of resolution ( (a) x 100 )/ Number of shares in issue',
	),
	explanatoryLine,
	remarksRow('II', remarks),
];

export const columns = {} as const satisfies Readonly<Record<string, ColumnRow>>;

export const shapes: Readonly<Record<string, Shape>> = {
	...nextDayShapes,
	// D N
	'dated-shares': {
		parts: ['date', 'amount'],
		columns: [{ id: 'issued', slot: 'first' }],
		syntax: 'a date and the issued shares',
	},
	section: { ...shared.section, syntax: 'a section, `I` or `II`, and, where it is so, `not applicable`' },
};
