import { otherToSpecify } from '../ff301/values.js';
import { classValues, issueValues, methodValues, notCancelled } from '../nextDay/values.js';
import { inferred, seen } from '../sure.js';
import type { KnownValue } from '../types.js';

/** What the events of a kind say: an issue at which price, against that of the market. */
const cancelled = ['on', 'issued -{}', 'price'];
const issued = ['on', 'issued', 'price', 'market', 'discount'];

/** Of the list of events a few entries were seen: a text that is none of them is most often one of the others. */
export const knownValues: readonly KnownValue[] = [
	...classValues,
	{ list: 'event', ...notCancelled },
	{ list: 'event', text: inferred('Redemption of shares (or other securities) but not cancelled'), event: 'pending' },
	{
		list: 'event',
		text: inferred('Repurchase of shares (or other securities) and cancelled'),
		event: 'cancelled',
		lines: cancelled,
	},
	{
		list: 'event',
		text: inferred('Redemption of shares (or other securities) and cancelled'),
		event: 'cancelled',
		lines: cancelled,
	},
	{ list: 'event', text: inferred('Placing/subscription - new shares involved'), lines: issued },
	...issueValues(issued),
	{ list: 'event', text: seen('Other (please specify)'), specify: true, lines: issued, reads: otherToSpecify },
	...methodValues,
];
