import { inferred, seen } from '../sure.js';
import type { KnownValue } from '../types.js';

/** What stands in the columns of an event, by what it does to the shares. */
const cancelled = { lines: ['on', 'E1 -{}'] };
const intoTreasury = { lines: ['on', 'E1 -{shares=}', 'E2 {shares=}'] };
const notYet = { lines: ['on', 'pending -{}'] };

/** What asks to be specified, however a copy words it. */
const otherOfShares = /^其他(?:股份)?(?:類別|分類|類型)?(?:\((?:請|於|在)[^()]*\))?$/;
export const otherToSpecify = /^其他(?:\(請[^()]*\))?$/;

/**
 * What the form's own lists are known to hold. No list is known to be complete: a value that is missing here is worth a word, not
 * an error. Where only the beginning of an entry is known it is `open`.
 */
export const knownValues: readonly KnownValue[] = [
	{ list: 'class', text: seen('Ordinary shares', '普通股') },
	{ list: 'class', text: seen('WVR ordinary shares'), reads: /^不同投票權(?:的)?普通股(?:份)?$/ },
	{ list: 'class', text: seen('Preference shares', '優先股') },
	{ list: 'class', text: seen('Other class (specify in description)'), specify: true, reads: otherOfShares },

	{ list: 'type', text: seen('Not applicable', '不適用') },
	{ list: 'type', text: seen('A') },
	{ list: 'type', text: seen('B') },
	{ list: 'type', text: seen('H') },
	// As v1.0.1 printed A and B.
	{ list: 'type', until: '1.0', text: seen('Class A') },
	{ list: 'type', until: '1.0', text: seen('Class B') },
	{ list: 'type', text: seen('Other type (specify in description)', '其他類別(請註明)'), specify: true, reads: otherOfShares },

	{ list: 'convertible', text: seen('Bond/Notes'), reads: /^債[券劵]\/票據$/ },
	{ list: 'convertible', text: seen('Preference Shares'), reads: /^優先股(?:份)?$/ },
	{ list: 'convertible', text: seen('Others (Please specify)'), specify: true, reads: otherToSpecify },

	{
		list: 'event',
		until: '1.0',
		text: seen('Repurchase of shares'),
		...cancelled,
		traded: true,
		reads: /^購回股份(?:或其他證券)?$/,
	},
	{ list: 'event', until: '1.0', text: inferred('Redemption of shares'), ...cancelled, reads: /^贖回股份(?:或其他證券)?$/ },
	// Notes 2 and 3 name these with a small first letter; the list's capital was seen on the first.
	{
		list: 'event',
		from: '1.1',
		text: seen('Repurchase of shares (shares repurchased and cancelled)', '購回股份（股份購回並註銷）'),
		event: 'cancelled',
		...cancelled,
		traded: true,
	},
	{
		list: 'event',
		from: '1.1',
		text: seen('Redemption of shares (shares redeemed and cancelled)', '贖回股份（股份贖回並註銷）'),
		event: 'cancelled',
		...cancelled,
	},
	{
		list: 'event',
		from: '1.1',
		text: seen('Repurchase of shares (shares held as treasury shares)', '購回股份（股份被持作庫存股份）'),
		event: 'treasury',
		...intoTreasury,
		traded: true,
	},
	{
		list: 'event',
		from: '1.1',
		text: seen(
			'Repurchase of shares (shares repurchased for cancellation but not yet cancelled)',
			'購回股份（股份購回擬註銷但尚未註銷）',
		),
		event: 'pending',
		...notYet,
		traded: true,
	},
	{
		list: 'event',
		from: '1.1',
		text: seen('Redemption of shares (shares redeemed but not yet cancelled)', '贖回股份（股份贖回但尚未註銷）'),
		event: 'pending',
		...notYet,
	},
	// From the events Rule 13.25A(2) lists; the form's own words for them were not seen.
	{ list: 'event', text: inferred('Placing'), reads: /^配售$/ },
	{ list: 'event', text: inferred('Consideration issue'), reads: /^代價發行$/ },
	{ list: 'event', text: inferred('Open offer'), reads: /^公開招股$/ },
	{ list: 'event', text: inferred('Rights issue'), reads: /^供股$/ },
	{ list: 'event', text: inferred('Bonus issue'), reads: /^紅股發行$/ },
	{ list: 'event', text: inferred('Scrip dividend'), reads: /^以股代息$/ },
	{ list: 'event', text: inferred('Capital reorganisation', '資本重組') },
	{ list: 'event', from: '1.1', text: inferred('New shares in respect of share awards') },
	{
		list: 'event',
		from: '1.1',
		text: inferred('Sale of treasury shares'),
		lines: ['on', 'E1 {shares=}', 'E2 -{shares=}'],
		traded: true,
	},
	{
		list: 'event',
		from: '1.1',
		text: inferred('Cancellation of treasury shares'),
		lines: ['on', 'E2 -{}'],
		reads: /^註銷庫存股份$/,
	},
	{ list: 'event', text: seen('Other (Please specify)'), specify: true, reads: otherToSpecify },

	{
		list: 'threshold',
		from: '1.2',
		text: seen(
			'Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)',
		),
	},
	// Other percentages and the Alternative Threshold are in use; how their entries go on was not seen.
	{ list: 'threshold', from: '1.2', text: inferred('Initial Prescribed Threshold'), open: true },
	{ list: 'threshold', from: '1.2', text: inferred('Alternative Threshold'), open: true },

	{ list: 'status', text: seen('New Submission', '新提交') },
	{ list: 'status', text: seen('Resubmission', '重新提交') },
];
