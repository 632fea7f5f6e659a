import type { EntryRow } from '../entries.js';
import { methodValues } from './values.js';

/** A broker's trades: those of a day, made in one way, are one purchase. */
export const entryRows: readonly EntryRow[] = [
	{
		kind: 'bought',
		shares: 'new',
		section: 'II',
		item: 'bought',
		cells: [{ keyword: 'shares', sign: 1 }],
		purchase: {
			way: 'method',
			usual: methodValues.find(({ traded }) => traded)?.text.en ?? '',
			highest: 'highest',
			lowest: 'lowest',
			paid: 'paid',
		},
	},
];
