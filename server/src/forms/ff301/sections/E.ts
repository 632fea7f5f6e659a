import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { before, ours, seen, since } from '../../sure.js';
import { approvalHelp, type Line, newSharesToCome, remarks, since11 } from '../rows.js';

/** Section III.E: the other movements. */

export const places: readonly PlaceRow[] = [
	{
		id: 'III.E',
		kind: 'section',
		parent: 'file',
		name: 'section III.E',
		short: 'other movements of shares',
		headings: [
			since(
				'1.1',
				seen('(E). Other Movements in Issued Shares and/or Treasury Shares', '(E). 已發行股份及/或庫存股份的其他變動'),
			),
			before('1.0', seen('(E). Other Movements in Issued Share')),
		],
	},
	{ id: 'III.E/for', kind: 'block', parent: 'III.E', name: 'a class in section III.E', headings: ours },
	{
		id: 'event',
		kind: 'item',
		parent: 'III.E/for',
		name: 'an event',
		plural: 'events',
		symbol: 'event',
		waits: 'pending',
		onOneLine: true,
		headings: ours,
	},
];

export const lines: readonly Line[] = [
	blockRow('III.E'),
	{
		place: 'III.E/for',
		keyword: 'event',
		shape: 'text',
		opens: 'event',
		repeats: true,
		list: 'event',
		labels: [since('1.1', seen('Events', '事件')), before('1.0', seen('Type of Issue'))],
		help: 'A movement that A to D have no place for: a repurchase, a placing, a bonus issue, a conversion of one class into another.',
	},
	{
		place: 'event',
		keyword: 'specify',
		shape: 'text',
		asked: true,
		labels: [seen('Other (Please specify)')],
		help: 'What it was, where the event is "Other (Please specify)".',
	},
	{
		place: 'event',
		keyword: 'price',
		shape: 'money',
		labels: since11('At price (if applicable): Currency, Amount', '價格 (如適用): 貨幣, 價格'),
		help: 'The price of one share, where there was one.',
	},
	{
		place: 'event',
		keyword: 'on',
		shape: 'date',
		notes: ['event-date', 'dates'],
		labels: [
			since('1.1', seen('Date of event (Note 2)', '事件發生日期 (註2)')),
			before('1.0', seen('Issue and allotment date (Note 5 and 6)')),
		],
		help: 'The day it happened: for a repurchase or redemption with cancellation the cancellation date, for shares held in treasury the day they were bought.',
	},
	{
		place: 'event',
		keyword: 'approved',
		shape: 'date',
		labels: since11('General Meeting approval date (if applicable)', '股東大會通過日期 (如適用)'),
		help: approvalHelp,
	},
	{
		place: 'event',
		keyword: 'E1',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'Increase/ decrease (-) in issued shares (excluding treasury shares) during the month pursuant thereto (E1)',
					'本月内因此而增加/減少(-)已發行股份（不包括庫存股份）(E1)',
				),
			),
			before('1.0', seen('No. of new shares of issuer issued during the month pursuant thereto (E)')),
		],
		help: 'The change of the issued shares (excluding treasury shares), signed: a repurchase is negative.',
	},
	{
		place: 'event',
		keyword: 'E2',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		from: '1.1',
		// Its brackets are the form's own, uneven as they are.
		labels: [
			seen(
				'Increase/ decrease (-) in treasury shares during the month pursuant thereto (E2)',
				'本月内因此而增加/減少(-)庫存股份 (E2）',
			),
		],
		help: 'The change of the treasury shares, signed: shares bought into treasury are positive here and negative in E1.',
	},
	{
		place: 'event',
		keyword: 'pending',
		shape: 'number',
		unit: 'shares',
		sign: 'negative',
		from: '1.1',
		notes: ['pending'],
		labels: [
			seen(
				'Number of shares redeemed or repurchased for cancellation but not yet cancelled as at close of the month (Note 3)',
				'贖回/購回股份（擬註銷但截至本月底尚未註銷）的數目 (註3)',
			),
		],
		help: 'Shares bought back or redeemed, this month or earlier, and still to be cancelled: a negative number. It moves no balance.',
	},
	{
		place: 'event',
		keyword: 'issuable',
		shape: 'number',
		unit: 'shares',
		until: '1.0',
		labels: [newSharesToCome],
		help: 'The shares that may still be issued for it at the end of the month.',
	},
	{
		place: 'III.E/for',
		keyword: 'EE1',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'Increase/ decrease (-) in issued shares (excluding treasury shares): (EE1)',
					'增加/減少(-)已發行股份（不包括庫存股份）: (EE1)',
				),
			),
			before('1.0', seen('Total E')),
		],
		help: 'The sum of column E1 of this class, signed.',
	},
	{
		place: 'III.E/for',
		keyword: 'EE2',
		monthly: true,
		shape: 'number',
		unit: 'shares',
		from: '1.1',
		labels: [seen('Increase/ decrease (-) in treasury shares: (EE2)', '增加/減少(-)庫存股份: (EE2)')],
		help: 'The sum of column E2 of this class, signed.',
	},
	remarks('III.E'),
];
