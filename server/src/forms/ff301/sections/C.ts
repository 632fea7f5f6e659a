import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { before, ours, seen, since } from '../../sure.js';
import { groupLines, movements, sumOfMovements } from '../groups.js';
import { approval, approvalHelp, type Line, remarks } from '../rows.js';

/** Section III.C: convertibles. */

export const places: readonly PlaceRow[] = [
	{
		id: 'III.C',
		kind: 'section',
		parent: 'file',
		name: 'section III.C',
		short: 'convertibles',
		headings: [
			since(
				'1.1',
				seen('(C). Convertibles (i.e. Convertible into Shares of the Issuer)', '(C). 可換股票據（即可轉換為發行人股份）'),
			),
			before(
				'1.0',
				seen(
					'(C). Convertibles (i.e. Convertible into Issue Shares of the Issuer which are to be Listed)',
					'(C). 可換股票據(即可轉換為將予上市的發行人股份)',
				),
			),
		],
	},
	{ id: 'III.C/for', kind: 'block', parent: 'III.C', name: 'a class in section III.C', headings: ours },
	{
		id: 'convertible',
		kind: 'item',
		parent: 'III.C/for',
		name: 'a convertible',
		plural: 'convertibles',
		symbol: 'interface',
		headings: ours,
	},
];

export const lines: readonly Line[] = [
	blockRow('III.C'),
	{
		place: 'III.C/for',
		keyword: 'convertible',
		shape: 'text',
		opens: 'convertible',
		lasts: true,
		repeats: true,
		labels: [seen('Description of the Convertibles')],
		help: 'A security convertible into shares of the issuer; its lines follow.',
	},
	{
		place: 'convertible',
		keyword: 'type',
		shape: 'text',
		list: 'convertible',
		labels: [seen('Type of the Convertibles')],
		alsoRead: ['Type of convertibles'],
		help: 'Bond/Notes, Preference Shares, or others with `specify`.',
	},
	{
		place: 'convertible',
		keyword: 'specify',
		shape: 'text',
		asked: true,
		labels: [seen('Others (Please specify)')],
		help: 'What it is, where the type is "Others (Please specify)".',
	},
	{
		place: 'convertible',
		keyword: 'code',
		shape: 'code',
		notes: ['exchange'],
		labels: [
			since('1.1', seen('Stock code of the Convertibles (if listed on the Exchange) (Note 1)')),
			before('1.0', seen('Stock code of the Convertibles (if listed on SEHK) (Note 1)')),
		],
		help: "The convertible's own stock code, not the share's.",
	},
	{
		place: 'convertible',
		keyword: 'price',
		shape: 'money',
		labels: [seen('Subscription/Conversion price')],
		help: 'What one share costs on conversion.',
	},
	{ place: 'convertible', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	{
		place: 'convertible',
		keyword: 'opening',
		monthly: true,
		shape: 'money',
		required: true,
		labels: [seen('Amount at close of preceding month')],
		help: "The amount outstanding at last month's close.",
	},
	...movements('convertible', 'movement-money'),
	{
		place: 'convertible',
		keyword: 'closing',
		monthly: true,
		shape: 'money',
		labels: [seen('Amount at close of the month')],
		help: sumOfMovements,
	},
	remarks('III.C'),
	...groupLines('C', 'convertible', 'seen'),
];
