import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { before, ours, seen, since } from '../../sure.js';
import type { Line } from '../rows.js';

/** The totals of section III, which the form prints below III.E. */

export const places: readonly PlaceRow[] = [
	{ id: 'totals', kind: 'section', parent: 'file', name: 'the totals of section III', headings: ours },
	{ id: 'totals/for', kind: 'block', parent: 'totals', name: 'a class in the totals', headings: ours },
];

export const lines: readonly Line[] = [
	blockRow('totals'),
	{
		place: 'totals/for',
		keyword: 'issued',
		shape: 'number',
		unit: 'shares',
		labels: [
			since(
				'1.1',
				seen(
					'Total increase/ decrease (-) in issued shares (excluding treasury shares) during the month (i.e. Total of AA1 to EE1):',
					'本月内合共增加/減少(-)已發行股份 (不包括庫存股份) 總額 (即AA1至EE1項的總和) :',
				),
			),
			before('1.0', seen('Total increase / decrease (-) in shares during the month (i.e. Total of A to E)')),
		],
		help: 'AA1 + BB1 + CC1 + DD1 + EE1 of the class. It is the change of the issued shares in section II.',
	},
	{
		place: 'totals/for',
		keyword: 'treasury',
		shape: 'number',
		unit: 'shares',
		from: '1.1',
		labels: [
			seen(
				'Total increase/ decrease (-) in treasury shares during the month (i.e. Total of AA2 to EE2):',
				'本月内合共增加/減少(-)庫存股份總額 (即AA2至EE2項的總和) :',
			),
		],
		help: 'EE2 - (AA2 + BB2 + CC2 + DD2) of the class, for the first four are decreases entered positive. It is the change of the treasury shares in section II.',
	},
];
