import { knownValues as monthly } from '../ff301/values.js';
import { inferred, seen } from '../sure.js';
import type { KnownValue } from '../types.js';

/** The lists of classes and types are one with the monthly return's: the class block is the same. */
const lists: ReadonlySet<string> = new Set(['class', 'type', 'status']);

export const classValues: readonly KnownValue[] = monthly.filter(({ list }) => lists.has(list));

/** Events that Rule 13.25A(2) lists; that the form's list has them so was not seen. */
export const issueValues = (lines: readonly string[]): readonly KnownValue[] =>
	['Consideration issue', 'Open offer', 'Rights issue', 'Bonus issue', 'Scrip dividend', 'Capital reorganisation'].map(
		(name) => ({
			list: 'event',
			text: inferred(name),
			lines,
		}),
	);

/** An event of FF304, which some have still in FF305's part B: read in Chinese, where only fragments were seen, and never printed so. */
export const notCancelled = {
	text: seen('Repurchase of shares (or other securities) but not cancelled'),
	event: 'pending',
	reads: /^購回股份\(或其他證券\)但沒有註銷$/,
} as const satisfies Omit<KnownValue, 'list'>;

/** How a purchase was made, as Section II's note names the ways; only the first was seen printed. */
export const methodValues: readonly KnownValue[] = [
	{ list: 'method', text: seen('On the Exchange'), traded: true, reads: /^於本交易所進行$/ },
	{ list: 'method', text: inferred('On another stock exchange'), open: true },
	{ list: 'method', text: inferred('By private arrangement') },
	{ list: 'method', text: inferred('By general offer') },
];
