import type { PlaceRow } from '../../form.js';
import { confirmationRows } from '../../rows.js';
import { type Line, remarks, since11 } from '../rows.js';

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
	...confirmationRows(
		'V',
		'The items that are confirmed as the form words them.',
		{ confirmations: 'confirmations', identical: 'identical' },
		{ confirms: true },
	),
	remarks('V'),
];
