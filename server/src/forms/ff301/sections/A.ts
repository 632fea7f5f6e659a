import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { before, ours, seen, since } from '../../sure.js';
import { groupLines, movements, sumOfMovements } from '../groups.js';
import { approval, approvalHelp, type Line, remarks } from '../rows.js';

/** Section III.A: share options. */

export const places: readonly PlaceRow[] = [
	{
		id: 'III.A',
		kind: 'section',
		parent: 'file',
		name: 'section III.A',
		short: 'share options',
		headings: [
			since(
				'1.1',
				seen('(A). Share Options (under Share Option Schemes of the Issuer)', '(A). 股份期權（根據發行人的股份期權計劃）'),
			),
			before(
				'1.0',
				seen('(A). Share Options (under Share Option Schemes of the Issuer)', '(A). 股份期權(根據發行人的股份期權計劃)'),
			),
		],
	},
	{ id: 'III.A/for', kind: 'block', parent: 'III.A', name: 'a class in section III.A', headings: ours },
	{
		id: 'scheme',
		kind: 'item',
		parent: 'III.A/for',
		name: 'a share option scheme',
		plural: 'schemes',
		symbol: 'struct',
		headings: ours,
	},
];

export const lines: readonly Line[] = [
	blockRow('III.A'),
	{
		place: 'III.A/for',
		keyword: 'scheme',
		shape: 'text',
		opens: 'scheme',
		lasts: true,
		repeats: true,
		labels: [seen('Particulars of share option scheme')],
		help: 'A share option scheme; its lines follow.',
	},
	{ place: 'scheme', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	{
		place: 'scheme',
		keyword: 'opening',
		monthly: true,
		shape: 'number',
		required: true,
		unit: 'options',
		labels: [seen('Number of share options outstanding at close of preceding month')],
		help: "The options outstanding at last month's close.",
	},
	...movements('scheme', 'movement-number').filter(({ keyword }) =>
		['granted', 'exercised', 'cancelled', 'lapsed', 'other'].includes(keyword),
	),
	{
		place: 'scheme',
		keyword: 'closing',
		monthly: true,
		shape: 'number',
		unit: 'options',
		labels: [seen('Number of share options outstanding at close of the month')],
		help: sumOfMovements,
	},
	{
		place: 'III.A',
		keyword: 'funds',
		monthly: true,
		shape: 'money',
		labels: [seen('Total funds raised during the month from exercise of options:')],
		help: 'The money received on exercise this month, over all classes and schemes.',
	},
	remarks('III.A'),
	...groupLines('A', 'scheme', 'seen', ''),
	{
		place: 'scheme',
		keyword: 'mandate',
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'The total number of shares which may be issued or transferred out of treasury upon exercise of all share options to be granted under the scheme at close of the month',
				),
			),
			before(
				'1.0',
				seen(
					'The total number of securities which may be issued upon exercise of all share options to be granted under the scheme at close of the month',
				),
			),
		],
		help: 'What the scheme still has room for: the shares behind all options yet to be granted.',
	},
];
