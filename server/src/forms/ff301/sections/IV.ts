import type { PlaceRow } from '../../form.js';
import { ours, recalled } from '../../sure.js';
import { type Line, remarks, since11 } from '../rows.js';

/** Section IV: depositary receipts. */

export const places: readonly PlaceRow[] = [
	{
		id: 'IV',
		kind: 'section',
		parent: 'file',
		name: 'section IV',
		short: 'depositary receipts',
		headings: since11('IV. Information about Hong Kong Depositary Receipt (HDR)', 'IV. 有關香港預託證券(預託證券)的資料'),
	},
	{
		id: 'receipt',
		kind: 'item',
		parent: 'IV',
		name: 'a depositary receipt',
		plural: 'receipts',
		symbol: 'struct',
		headings: ours,
	},
];

export const lines: readonly Line[] = [
	{
		place: 'IV',
		keyword: 'receipt',
		shape: 'text',
		opens: 'receipt',
		lasts: true,
		repeats: true,
		labels: [recalled('Hong Kong Depositary Receipt')],
		help: "A depositary receipt; its lines follow. The form's own labels here were never seen filled in.",
	},
	{ place: 'receipt', keyword: 'code', shape: 'code', labels: [recalled('Stock code')], help: 'The stock code of the receipts.' },
	{
		place: 'receipt',
		keyword: 'opening',
		monthly: true,
		shape: 'number',
		unit: 'receipts',
		required: true,
		labels: [recalled('Balance at close of preceding month')],
		help: "The receipts at last month's close.",
	},
	{
		place: 'receipt',
		keyword: 'change',
		monthly: true,
		shape: 'number',
		unit: 'receipts',
		labels: [recalled('Increase / decrease (-)')],
		help: 'The change during the month, a decrease negative.',
	},
	{
		place: 'receipt',
		keyword: 'closing',
		monthly: true,
		shape: 'number',
		unit: 'receipts',
		labels: [recalled('Balance at close of the month')],
		help: 'Opening and change together.',
	},
	remarks('IV'),
];
