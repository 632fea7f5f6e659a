import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { before, ours, recalled, seen, since } from '../../sure.js';
import { groupLines, movements, sumOfMovements } from '../groups.js';
import { approval, approvalHelp, type Line, remarks } from '../rows.js';

/** Section III.B: warrants. */

export const places: readonly PlaceRow[] = [
	{
		id: 'III.B',
		kind: 'section',
		parent: 'file',
		name: 'section III.B',
		short: 'warrants',
		headings: [
			since('1.1', seen('(B). Warrants to Issue Shares of the Issuer', '(B). 承諾發行發行人股份的權證')),
			before(
				'1.0',
				seen('(B). Warrants to Issue Shares of the Issuer which are to be Listed', '(B). 承諾發行將予上市的發行人股份的權證'),
			),
		],
	},
	{ id: 'III.B/for', kind: 'block', parent: 'III.B', name: 'a class in section III.B', headings: ours },
	{
		id: 'warrant',
		kind: 'item',
		parent: 'III.B/for',
		name: 'a warrant',
		plural: 'warrants',
		symbol: 'interface',
		headings: ours,
	},
];

export const lines: readonly Line[] = [
	blockRow('III.B'),
	{
		place: 'III.B/for',
		keyword: 'warrant',
		shape: 'text',
		opens: 'warrant',
		lasts: true,
		repeats: true,
		labels: [recalled('Description of the Warrants')],
		help: 'A warrant to subscribe for shares of the issuer; its lines follow.',
	},
	{
		place: 'warrant',
		keyword: 'code',
		shape: 'code',
		notes: ['exchange'],
		labels: [recalled('Stock code of the Warrants (if listed on the Exchange) (Note 1)')],
		help: "The warrant's own stock code, not the share's.",
	},
	{
		place: 'warrant',
		keyword: 'expiry',
		shape: 'date',
		labels: [recalled('Date of expiry')],
		help: 'The last day on which it can be exercised.',
	},
	{
		place: 'warrant',
		keyword: 'price',
		shape: 'money',
		labels: [recalled('Subscription price')],
		help: 'What one share costs on exercise.',
	},
	{ place: 'warrant', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	{
		place: 'warrant',
		keyword: 'opening',
		monthly: true,
		shape: 'money',
		required: true,
		labels: [recalled('Nominal value at close of preceding month')],
		help: "The nominal value outstanding at last month's close.",
	},
	...movements('warrant', 'movement-money'),
	{
		place: 'warrant',
		keyword: 'closing',
		monthly: true,
		shape: 'money',
		labels: [recalled('Nominal value at close of the month')],
		help: sumOfMovements,
	},
	remarks('III.B'),
	// No return was seen with it filled in: its columns follow the pattern of the others.
	...groupLines('B', 'warrant', 'inferred'),
];
