import type { Identity } from '../identity.js';
import { closingOf, purchaseIdentities, shareTotals } from '../nextDay/identities.js';

/** What part A adds up to. Part B takes no part in it. */
export const identities: readonly Identity[] = [
	closingOf('issued', 'issued-closing', 'opening + events = closing, in issued shares'),
	closingOf('treasury', 'treasury-closing', 'opening + events = closing, in treasury shares'),
	...shareTotals,
	...purchaseIdentities({ split: true }),
];
