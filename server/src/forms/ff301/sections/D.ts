import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { before, ours, seen, since } from '../../sure.js';
import { groupLines } from '../groups.js';
import { approval, approvalHelp, type Line, remarks } from '../rows.js';

/** Section III.D: other agreements and arrangements. */

export const places: readonly PlaceRow[] = [
	{
		id: 'III.D',
		kind: 'section',
		parent: 'file',
		name: 'section III.D',
		short: 'other agreements to issue shares',
		headings: [
			since(
				'1.1',
				seen(
					'(D). Any other Agreements or Arrangements to Issue Shares of the Issuer, including Options (other than Share Option Schemes)',
					'(D). 為發行發行人股份所訂立的任何其他協議或安排，包括期權(但不包括根據股份期權計劃發行的期權)',
				),
			),
			before(
				'1.0',
				seen(
					'(D). Any other Agreements or Arrangements to Issue Shares of the Issuer which are to be listed, including Options (other than Share Options Schemes)',
				),
			),
		],
	},
	{ id: 'III.D/for', kind: 'block', parent: 'III.D', name: 'a class in section III.D', headings: ours },
	{
		id: 'agreement',
		kind: 'item',
		parent: 'III.D/for',
		name: 'an agreement',
		plural: 'agreements',
		symbol: 'struct',
		headings: ours,
	},
];

export const lines: readonly Line[] = [
	blockRow('III.D'),
	{
		place: 'III.D/for',
		keyword: 'agreement',
		shape: 'text',
		opens: 'agreement',
		lasts: true,
		repeats: true,
		labels: [seen('Description of other agreements or arrangements')],
		help: 'Any other agreement to issue shares: a share award scheme, for one. Its lines follow.',
	},
	{ place: 'agreement', keyword: 'approved', shape: 'date', labels: approval, help: approvalHelp },
	remarks('III.D'),
	...groupLines('D', 'agreement', 'seen'),
];
