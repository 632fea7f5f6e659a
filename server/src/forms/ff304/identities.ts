import type { Identity } from '../identity.js';
import { closingOf, purchaseIdentities } from '../nextDay/identities.js';

/** The rows that are not cancelled stand in the list and move nothing. */
export const identities: readonly Identity[] = [
	closingOf('issued', 'issued-closing', 'opening + events = closing; what is not cancelled moves nothing', 'pending'),
	...purchaseIdentities({ split: false }),
];
