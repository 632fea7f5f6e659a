import { otherToSpecify } from '../ff301/values.js';
import { classValues, issueValues, methodValues, notCancelled } from '../nextDay/values.js';
import { inferred, seen } from '../sure.js';
import type { KnownValue } from '../types.js';

/** What the events of a kind say, with the sign of what they take away. */
const cancelled = ['on', 'issued -{}', 'price'];
const issued = ['on', 'issued', 'price'];

/** Of the list of events a few entries were seen: a text that is none of them is most often one of the others. */
export const knownValues: readonly KnownValue[] = [
	...classValues,
	{
		list: 'event',
		text: seen('Repurchase of shares (shares repurchased and cancelled)'),
		event: 'cancelled',
		lines: cancelled,
		reads: /^購回股份\(股份購回並註銷\)$/,
	},
	{
		list: 'event',
		text: inferred('Repurchase of shares (shares held as treasury shares)'),
		reads: /^購回股份\(股份被持作庫存股份\)$/,
		event: 'treasury',
		lines: ['on', 'issued -{shares=}', 'treasury {shares=}', 'price'],
	},
	{
		list: 'event',
		text: inferred('Redemption of shares (shares redeemed and cancelled)'),
		event: 'cancelled',
		lines: cancelled,
		reads: /^贖回股份\(股份贖回並註銷\)$/,
	},
	{ list: 'event', text: seen('Placing/subscription - new shares involved'), lines: issued },
	{ list: 'event', text: inferred('Cancellation of treasury shares'), lines: ['on', 'treasury -{}'] },
	{ list: 'event', text: inferred('Sale of treasury shares'), lines: ['on', 'issued {shares=}', 'treasury -{shares=}', 'price'] },
	...issueValues(issued),
	{ list: 'event', text: seen('Other (please specify)'), specify: true, lines: issued, reads: otherToSpecify },
	{
		list: 'pending',
		text: seen('Shares repurchased for cancellation but not yet cancelled'),
		event: 'pending',
		reads: /^股份購回作註銷但尚未註銷$/,
	},
	{ list: 'pending', ...notCancelled },
	{ list: 'pending', text: inferred('Shares redeemed for cancellation but not yet cancelled'), event: 'pending' },
	...methodValues,
];
