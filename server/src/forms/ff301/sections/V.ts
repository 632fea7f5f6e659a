import type { PlaceRow } from '../../form.js';
import { type Line, ours, remarks, since11 } from '../rows.js';

/** Section V: the confirmations. */

export const places: readonly PlaceRow[] = [
	{
		id: 'V',
		kind: 'section',
		parent: 'file',
		name: 'section V',
		short: 'confirmations',
		headings: since11('V. Confirmations', 'V. 確認'),
	},
];

export const lines: readonly Line[] = [
	{
		place: 'V',
		keyword: 'confirm',
		confirms: true,
		shape: 'items',
		repeats: true,
		notes: ['confirmations', 'identical'],
		labels: ours,
		help: 'The items that are confirmed as the form words them.',
	},
	{
		place: 'V',
		keyword: 'amend',
		confirms: true,
		shape: 'item-text',
		repeats: true,
		notes: ['confirmations'],
		labels: ours,
		help: 'An item confirmed in other words; the text is the full wording that replaces it.',
	},
	{
		place: 'V',
		keyword: 'omit',
		confirms: true,
		unprinted: true,
		shape: 'item-optional-text',
		repeats: true,
		notes: ['confirmations'],
		labels: ours,
		help: 'An item left out; the text is the reason and is not printed.',
	},
	remarks('V'),
];
