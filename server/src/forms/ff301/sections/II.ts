import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { before, ours, seen, since } from '../../sure.js';
import { closing, type Line, opening, remarks } from '../rows.js';

/** Section II: the issued shares, the treasury shares and the public float. */

export const places: readonly PlaceRow[] = [
	{
		id: 'II',
		kind: 'section',
		parent: 'file',
		name: 'section II',
		short: 'issued and treasury shares',
		headings: [
			since('1.2', seen('II. Movements in Issued Shares and/or Treasury Shares and Public Float Sufficiency Confirmation')),
			{
				...seen('II. Movements in Issued Shares and/or Treasury Shares', 'II. 已發行股份及/或庫存股份變動'),
				from: '1.1',
				until: '1.1',
			},
			before('1.0', seen('II. Movements in Issued Shares', 'II. 已發行股份變動')),
		],
	},
	{ id: 'II/for', kind: 'block', parent: 'II', name: 'a class in section II', headings: ours },
	{
		id: 'float',
		kind: 'item',
		parent: 'II/for',
		name: 'the public float confirmation',
		symbol: 'boolean',
		headings: [seen('Public float sufficiency confirmation (Note 4)')],
	},
];

export const lines: readonly Line[] = [
	blockRow('II'),
	{
		place: 'II/for',
		keyword: 'opening',
		monthly: true,
		shape: 'shares-columns',
		required: true,
		unit: 'shares',
		labels: opening('上月底結存'),
		help: "The shares at last month's close: issued (excluding treasury shares) + treasury = total.",
	},
	{
		place: 'II/for',
		keyword: 'change',
		monthly: true,
		shape: 'shares-change',
		unit: 'shares',
		labels: [seen('Increase / decrease (-)', '增加 / 減少 (-)')],
		help: 'The change of the issued shares, then of the treasury shares; `- 5` after the first number is a decrease of the second. The form has no total here.',
	},
	{
		place: 'II/for',
		keyword: 'closing',
		monthly: true,
		shape: 'shares-columns',
		unit: 'shares',
		labels: closing('本月底結存'),
		help: "The shares at the month's end: issued (excluding treasury shares) + treasury = total.",
	},
	{
		place: 'II/for',
		keyword: 'public',
		shape: 'float',
		confirms: true,
		opens: 'float',
		from: '1.2',
		notes: ['public-float'],
		labels: [
			seen('the applicable public float requirement (see below) has been complied with'),
			seen('the applicable public float requirement (see below) has not been complied with'),
		],
		help: 'Ticks one of the two boxes: `public float complied` or `public float not complied`.',
	},
	{
		place: 'float',
		keyword: 'threshold',
		shape: 'text',
		list: 'threshold',
		required: true,
		from: '1.2',
		notes: ['public-float'],
		labels: [seen('Applicable public float threshold')],
		help: 'Which minimum the class has to keep: the Initial Prescribed Threshold, or the Alternative Threshold.',
	},
	{
		place: 'float',
		keyword: 'information',
		shape: 'text',
		from: '1.2',
		notes: ['public-float'],
		labels: [seen('Additional information')],
		help: 'What else there is to say of the public float; may be left out.',
	},
	remarks('II'),
];
