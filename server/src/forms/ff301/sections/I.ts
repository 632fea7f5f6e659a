import type { PlaceRow } from '../../form.js';
import { blockRow } from '../../rows.js';
import { ours, seen } from '../../sure.js';
import { closing, type Line, opening, remarks, since11 } from '../rows.js';

/** Section I: the authorised or registered share capital. */

export const places: readonly PlaceRow[] = [
	{
		id: 'I',
		kind: 'section',
		parent: 'file',
		name: 'section I',
		short: 'authorised share capital',
		headings: [seen('I. Movements in Authorised / Registered Share Capital', 'I. 法定/註冊股本變動')],
	},
	{ id: 'I/for', kind: 'block', parent: 'I', name: 'a class in section I', headings: ours },
];

export const lines: readonly Line[] = [
	blockRow('I'),
	{
		place: 'I/for',
		keyword: 'opening',
		monthly: true,
		shape: 'shares-at-par',
		required: true,
		unit: 'shares',
		labels: opening('上月底結存'),
		help: "The authorised or registered shares at last month's close, the par value, and the capital they make.",
	},
	{
		place: 'I/for',
		keyword: 'change',
		monthly: true,
		shape: 'shares-at-par',
		unit: 'shares',
		labels: [seen('Increase / decrease (-)', '增加 / 減少 (-)')],
		help: 'The change during the month, a decrease negative. Left out when there was none.',
	},
	{
		place: 'I/for',
		keyword: 'closing',
		monthly: true,
		shape: 'shares-at-par',
		unit: 'shares',
		labels: closing('本月底結存'),
		help: 'Opening and change together. What is left out is computed.',
	},
	{
		place: 'I',
		keyword: 'total',
		monthly: true,
		shape: 'money',
		repeats: true,
		perCurrency: true,
		labels: since11(
			'Total authorised/registered share capital at the end of the month:',
			'本月底法定/註冊股本總額：',
			'本月底法定/註冊股本總額:',
		),
		help: "The sum of the classes' closing capital, one line a currency.",
	},
	remarks('I'),
];
