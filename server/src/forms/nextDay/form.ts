import { confirmationIds } from '../items.js';
import { shares } from './shares.js';

/** What both next-day returns are, whatever their lines. */
export const nextDay = {
	name: 'next-day return',
	kind: 'day',
	opening: 'return',
	dated: 'submitted',
	items: confirmationIds,
	someItems: true,
	shares,
	exhibit: 'Next Day Disclosure Return Dated {0}',
} as const;
