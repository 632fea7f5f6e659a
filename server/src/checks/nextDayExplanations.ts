import type { Check, CheckId } from './catalogue.js';

/** What the checks of next-day returns say, and why. Their examples are one return of a day's purchases with one line changed. */

export type Explanation = Omit<Check, 'id' | 'severity'>;

export interface DayParts {
	readonly submitted?: string;
	readonly opening?: string;
	readonly events?: string;
	readonly closing?: string;
	readonly pending?: string;
	readonly bought?: string;
	readonly total?: string;
	readonly mandate?: string;
}

/** A return of the day after 100,000 shares were bought back, with what is not as in it. */
export function day(parts: DayParts = {}): string {
	const pending =
		'    pending "Shares repurchased for cancellation but not yet cancelled" on 5 November 2025 shares 100,000 percent 0.01 price HKD 10.1';
	return `${[
		'return FF305',
		'issuer     "Harbour Lights Holdings Limited"',
		parts.submitted ?? 'submitted  6 November 2025',
		'class ORD "Ordinary shares" listed 07999',
		'section I',
		'  for ORD',
		parts.opening ?? '    opening  31 October 2025 1,000,000,000 + 0 = 1,000,000,000',
		parts.events ?? '    event "Other (please specify)" specify "See Part B" on 5 November 2025',
		parts.closing ?? '    closing  5 November 2025 1,000,000,000 + 0 = 1,000,000,000',
		...[parts.pending ?? pending].filter((text) => text !== ''),
		'  confirm (iv)',
		'section II',
		'  for ORD',
		parts.bought ??
			'    bought 5 November 2025 shares 100,000 method "On the Exchange" highest HKD 10.2 lowest HKD 10 paid HKD 1,010,000',
		parts.total ?? '    bought total 100,000 paid HKD 1,010,000 cancelling 100,000 holding 0',
		parts.mandate ?? '    mandate 20 May 2025 authorised 100,000,000 repurchased 100,000 percent 0.01 moratorium 5 December 2025',
		'  explanatory 15 April 2025',
		'section III not applicable',
		'signed "Chan Tai Man"',
		'  title "Company Secretary"',
	].join('\n')}\n`;
}

export const nextDayExplanations = {
	'bought-total': {
		title: 'Shares bought: the purchases make the total',
		what: 'In section II of a next-day return, the shares of the purchases add up to `bought total`, and the shares for cancellation and for holding as treasury shares make it too.',
		why: 'The total and its two parts are entered by hand beside the rows. One of the three is easily left from the day before.',
		wrong: day({ total: '    bought total 110,000 paid HKD 1,010,000   # 100,000 were bought' }),
		right: day(),
	},
	'paid-total': {
		title: 'Price paid: the purchases make the total',
		what: 'In section II of a next-day return, what the purchases cost adds up to what `bought total` says was paid.',
		why: 'The sum in the report is the one that is added up by readers over the months of a mandate.',
		wrong: day({ total: '    bought total 100,000 paid HKD 1,001,000 cancelling 100,000 holding 0   # HKD 1,010,000 was paid' }),
		right: day(),
	},
} as const satisfies Partial<Record<CheckId, Explanation>>;
