import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../server/src/checks/catalogue.js';
import { withoutMarkup } from '../../server/src/localise.js';
import {
	changedLines,
	checksIn,
	findingOf,
	findingsIn,
	fixedBy,
	type Parts,
	pointedAt,
	smallReturn,
	titlesOf,
} from '../support/small.js';

const january: Parts = { month: '31 January 2026', submitted: '2 February 2026' };
const old: Parts = { month: '31 January 2024', submitted: '5 February 2024' };
const float25 =
	'Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)';
const float = `    public float complied\n      threshold "${float25}"`;
const all = '  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)';
const repurchase = (kind: string, rest: string) => `    event "Repurchase of shares (shares ${kind})" on 5 November 2025 ${rest}`;
const two = 'class A "Ordinary shares" listed 07999\nclass B "Ordinary shares" unlisted';

interface Case {
	readonly says: string;
	readonly check: CheckId;
	readonly parts: Parts | string;
	/** What of the text it points at. */
	readonly at: string;
	readonly message: string;
	readonly severity?: string;
	/** The lines that its first fix writes; the finding is then gone. */
	readonly fixed?: readonly string[];
}

const cases: readonly Case[] = [
	{
		says: 'a month that is not whole',
		check: 'month-end',
		parts: { month: '30 December 2025', submitted: '5 January 2026' },
		at: '30 December 2025',
		message: '30 December 2025 is not the last day of December 2025: 31 is.',
		fixed: ['month 31 December 2025'],
	},
	{
		says: 'a month that is missing',
		check: 'month-end',
		parts: smallReturn().replace(/month .*\n/, ''),
		at: 'return',
		message: 'The month is missing',
	},
	{
		says: 'a purchase on a Sunday',
		check: 'event-date',
		severity: 'information',
		parts: { E: repurchase('repurchased and cancelled', 'approved 5 May 2025 E1 0').replace('5 November', '9 November') },
		at: '9 November 2025',
		message: 'The Exchange did not trade on 9 November 2025',
	},
	{
		says: 'a sale of treasury shares on a general holiday',
		check: 'event-date',
		severity: 'information',
		parts: {
			month: '31 December 2025',
			submitted: '5 January 2026',
			E: '    event "Sale of treasury shares" on 26 December 2025 approved 5 May 2025 E1 0 E2 0',
		},
		at: '26 December 2025',
		message: 'The Exchange did not trade on 26 December 2025',
	},
	{
		says: 'a point for a comma in a number of shares',
		check: 'whole-shares',
		parts: { II: '    opening 1,000.000 + 0\n    closing 1,000,000 + 0' },
		at: '1,000.000',
		message: '1,000.000 has a decimal point: shares, options and receipts are whole\nIs it 1,000,000?',
		fixed: ['    opening 1,000,000 + 0'],
	},
	{
		says: 'shares to the cent',
		check: 'whole-shares',
		parts: { A: '    scheme "S" approved 5 May 2020\n      opening 500\n      granted 1,200.00' },
		at: '1,200.00',
		message: 'are whole',
		fixed: ['      granted 1,200'],
	},
	{
		says: 'half an option',
		check: 'whole-shares',
		parts: { A: '    scheme "S" approved 5 May 2020\n      opening 500.5' },
		at: '500.5',
		message: '500.5 has a decimal point: shares, options and receipts are whole',
	},
	{
		says: 'a zero-width space in a text',
		check: 'hidden-character',
		parts: { issuer: 'Harbour\u200b Lights' },
		at: '\u200b',
		message: 'A character that cannot be seen stands here: U+200B ZERO WIDTH SPACE',
		fixed: ['issuer "Harbour Lights"'],
	},
	{
		says: 'a zero-width space that alone parts two words',
		check: 'hidden-character',
		parts: { issuer: 'Harbour\u200bLights' },
		at: '\u200b',
		message: 'A character that cannot be seen stands here: U+200B ZERO WIDTH SPACE',
		fixed: ['issuer "Harbour Lights"'],
	},
	{
		says: 'a text turned about',
		check: 'hidden-character',
		parts: { signed: 'signed "Chan \u202eSiu Ming"\n  title "Company Secretary"' },
		at: '\u202e',
		message: 'U+202E RIGHT-TO-LEFT OVERRIDE\nIt changes the direction',
		fixed: ['signed "Chan Siu Ming"'],
	},
	{
		says: 'a control character in a comment',
		check: 'hidden-character',
		parts: { signed: 'signed "Chan Siu Ming" # a\u0007b\n  title "Company Secretary"' },
		at: '\u0007',
		message: 'A control character that cannot be seen stands here: U+0007',
		fixed: ['signed "Chan Siu Ming" # ab'],
	},
	{
		says: 'a class misspelt in its case',
		check: 'undeclared-class',
		parts: { II: '  for ord\n    opening 5', D: '    agreement "A" D1 0' },
		at: 'ord',
		message: 'No class is called ord; declared are ORD.',
		fixed: ['  for ORD'],
	},
	{
		says: 'a class that is declared nowhere',
		check: 'undeclared-class',
		parts: smallReturn().replace(/class .*\n/, ''),
		at: 'ORD',
		message: 'No class is called ORD.',
		fixed: ['class ORD "Ordinary shares"'],
	},
	{
		says: 'treasury shares before June 2024',
		check: 'edition',
		parts: { ...old, II: '    opening 5 + 0\n    closing 5' },
		at: '0',
		message:
			'FF301 has treasury shares only from edition v1.1.0 on; this return is of v1.0.2.\nUntil then section II has one number.',
	},
	{
		says: 'an exercise out of treasury before June 2024',
		check: 'edition',
		parts: { ...old, A: '    scheme "S" opening 5 exercised -5 treasury' },
		at: 'treasury',
		message: 'only from edition v1.1.0 on',
	},
	{
		says: 'a treasury column before June 2024',
		check: 'edition',
		parts: { ...old, D: '    agreement "S" D2 5' },
		at: 'D2',
		message: 'FF301 has `D2` here from v1.1.0 on',
	},
	{
		says: 'public float before January 2026',
		check: 'edition',
		parts: { II: '    opening 1,000,000\n    public float complied' },
		at: 'public',
		message: 'FF301 has `public` here from v1.2.0 on; this return is of v1.1.1.',
	},
	{
		says: '`issuable` of an event after May 2024',
		check: 'edition',
		parts: { E: '    event "Placing" on 5 November 2025 E1 0 issuable 5' },
		at: 'issuable',
		message: 'here up to v1.0.2',
	},
	{
		says: 'an edition that is not the month’s',
		check: 'edition',
		severity: 'warning',
		parts: { edition: 'v1.0.2' },
		at: 'v1.0.2',
		message: 'The edition in force for the month is v1.1.1, not v1.0.2.',
		fixed: ['return FF301 v1.1.1'],
	},
	{
		says: 'a month before the form',
		check: 'edition',
		severity: 'warning',
		parts: { month: '30 June 2021', submitted: '5 July 2021' },
		at: '30 June 2021',
		message: 'FF301 is filed for July 2021 and after',
	},
	{
		says: 'a stock code without its zeros',
		check: 'stock-code',
		parts: { classes: 'class ORD "Ordinary shares" listed 7999' },
		at: '7999',
		message: 'five digits, leading zeros included',
		fixed: ['class ORD "Ordinary shares" listed 07999'],
	},
	{
		says: 'a stock code of six digits',
		check: 'stock-code',
		parts: { classes: 'class ORD "Ordinary shares" listed 601600' },
		at: '601600',
		message: 'five digits',
	},
	{
		says: 'a code of another exchange of four',
		check: 'stock-code',
		parts: { classes: 'class ORD "Ordinary shares" unlisted 6016' },
		at: '6016',
		message: 'five digits, or six for an A share line',
	},
	{
		says: 'the code of a counter',
		check: 'stock-code',
		parts: { classes: 'class ORD "Ordinary shares" listed 07999 counter 8799 RMB' },
		at: '8799',
		message: 'five digits',
		fixed: ['class ORD "Ordinary shares" listed 07999 counter 08799 RMB'],
	},
	{
		says: 'a listed class without public float',
		check: 'public-float',
		parts: january,
		at: 'for ORD',
		message: 'The public float confirmation of ORD is missing',
		fixed: ['    public float complied', '      threshold ""'],
	},
	{
		says: 'confirmations left out',
		check: 'confirmations',
		parts: { V: '  confirm (i) (ii) (iii)\n  amend (iv) "x"\n  omit (v)' },
		at: 'section V',
		message: 'The items (vi) (vii) (viii) are neither confirmed nor amended nor omitted.',
		fixed: ['  confirm (i) (ii) (iii) (vi) (vii) (viii)'],
	},
	{ says: 'no confirmation at all', check: 'confirmations', parts: { V: '  remarks "x"' }, at: 'section V', message: '(i) (ii)' },
	{
		says: 'one confirmation left out',
		check: 'confirmations',
		parts: { V: all.replace(' (iv)', '') },
		at: 'section V',
		message: 'Item (iv) is neither confirmed nor amended nor omitted.',
		fixed: ['  confirm (i) (ii) (iii) (v) (vi) (vii) (viii) (iv)'],
	},
	{
		says: 'a confirmation twice',
		check: 'confirmations',
		parts: { V: `${all} (ii)` },
		at: '(ii)',
		message: 'Item (ii) stands twice',
		fixed: [all],
	},
	{
		says: 'a confirmation confirmed and amended',
		check: 'confirmations',
		parts: { V: `${all}\n  amend (v) "x"` },
		at: '(v)',
		message: 'Item (v) stands twice',
		fixed: [all.replace(' (v)', '')],
	},
	{
		says: 'a section that is left out',
		check: 'missing-section',
		parts: { without: ['III.B'] },
		at: 'return',
		message: 'Section III.B is neither written nor marked not applicable.',
		fixed: ['section III.B not applicable'],
	},
	{
		says: 'a return without its first line',
		check: 'missing-line',
		parts: smallReturn().replace('return FF301\n', ''),
		at: '',
		message: 'A return begins with the line `return FF301`.',
		fixed: ['return FF301'],
	},
	{
		says: 'the issuer',
		check: 'missing-line',
		parts: smallReturn().replace(/issuer .*\n/, ''),
		at: 'return',
		message: '`issuer` is missing.',
	},
	{
		says: 'an issuer without a name',
		check: 'missing-line',
		parts: smallReturn().replace(/issuer .*\n/, 'issuer "" # who?\n'),
		at: 'issuer ""',
		message: '`issuer` says nothing.',
	},
	{
		says: 'nobody who signs',
		check: 'missing-line',
		parts: { signed: 'signed " "\n  title "Director"' },
		at: 'signed " "',
		message: '`signed` says nothing.',
	},
	{
		says: 'the day it is submitted, once it is overdue',
		check: 'deadline',
		parts: smallReturn().replace(/submitted .*\n/, ''),
		at: 'return',
		message: '`submitted` is left out, and the last day was 5 December 2025.\nMain Board Rule 13.25B / GEM Rule 17.27B',
	},
	{ says: 'the signatory', check: 'missing-line', parts: { signed: '' }, at: 'return', message: '`signed` is missing.' },
	{
		says: 'the capacity of the signatory',
		check: 'missing-line',
		parts: { signed: 'signed "Chan Siu Ming"' },
		at: 'signed "Chan Siu Ming"',
		message: '`title` is missing in signed "Chan Siu Ming".',
	},
	{
		says: 'an opening balance',
		check: 'missing-line',
		parts: { A: '    scheme "S"\n      granted 0' },
		at: 'scheme "S"',
		message: '`opening` is missing in scheme "S".',
	},
	{
		says: 'a threshold',
		check: 'missing-line',
		parts: { ...january, II: '    opening 5\n    public float complied' },
		at: 'public',
		message: '`threshold` is missing in the public float confirmation.',
	},
	{
		says: 'a class that is listed, and is not',
		check: 'duplicate-line',
		parts: { classes: 'class ORD "Ordinary shares" unlisted listed 07999' },
		at: 'unlisted',
		message: 'A class is `listed` or `unlisted`, not both.',
	},
	{
		says: 'whether a class is listed',
		check: 'missing-line',
		parts: { classes: 'class ORD "Ordinary shares"' },
		at: 'class ORD',
		message: 'Whether the class ORD is listed',
		fixed: ['class ORD "Ordinary shares" unlisted'],
	},
	{
		says: 'a text without its Chinese',
		check: 'missing-language',
		parts: smallReturn({ A: '    scheme "S" opening 5' }).replace(/("Chan.*"|"Comp.*"|"Harb.*")/g, '$1 zh "中"'),
		at: '"S"',
		message: 'Other texts of this return have their Chinese',
		fixed: ['    scheme "S" zh "" opening 5'],
	},
	{
		says: 'a return after its deadline',
		check: 'deadline',
		parts: { submitted: '8 December 2025' },
		at: '8 December 2025',
		message: 'the last day was 5 December 2025',
	},
	{
		says: 'a deadline past the holidays that are known',
		check: 'deadline',
		severity: 'information',
		parts: { month: '30 November 2029', submitted: '2 January 2030', II: `    opening 5\n${float}` },
		at: '2 January 2030',
		message: 'cannot be said',
	},
	{
		says: 'a return in the last days of its month',
		check: 'submitted-early',
		severity: 'information',
		parts: { submitted: '28 November 2025' },
		at: '28 November 2025',
		message: 'before the month is over (30 November 2025)',
	},
	{
		says: 'a return headed with the wrong month',
		check: 'submitted-early',
		severity: 'warning',
		parts: { month: '31 August 2025', submitted: '5 August 2025' },
		at: '5 August 2025',
		message: 'Is `month` right?',
	},
	...(['exercised', 'cancelled', 'lapsed'] as const).map(
		(keyword): Case => ({
			says: `options ${keyword} that grow`,
			check: 'sign',
			parts: { A: `    scheme "S"\n      opening 5\n      ${keyword} 1,000` },
			at: '1,000',
			message: `\`${keyword}\` is entered as a negative number: -1,000?`,
			fixed: [`      ${keyword} -1,000`],
		}),
	),
	...(['converted', 'redeemed', 'repurchased'] as const).map(
		(keyword): Case => ({
			says: `money ${keyword} that grows`,
			check: 'sign',
			parts: { C: `    convertible "S"\n      opening HKD 5,000\n      ${keyword} HKD 1,000` },
			at: '1,000',
			message: `\`${keyword}\` is entered as a negative number: -1,000?`,
			fixed: [`      ${keyword} HKD -1,000`],
		}),
	),
	{
		says: 'options granted that shrink',
		check: 'sign',
		parts: { A: '    scheme "S"\n      opening 5\n      granted -1' },
		at: '-1',
		message: '`granted` is entered as a positive number: 1?',
		fixed: ['      granted 1'],
	},
	{
		says: 'a positive number not yet cancelled',
		check: 'sign',
		parts: { E: repurchase('repurchased for cancellation but not yet cancelled', 'pending 5') },
		at: '5',
		message: '(Note 3)',
		fixed: [repurchase('repurchased for cancellation but not yet cancelled', 'pending -5')],
	},
	{
		says: 'shares issued below zero',
		check: 'sign',
		parts: { II: '    opening 5', D: '    agreement "A" D1 -3' },
		at: '-3',
		message: '`D1` is entered as a positive number: 3?',
		fixed: ['    agreement "A" D1 3'],
	},
	{
		says: 'shares bought into treasury that do not all arrive',
		check: 'treasury-event',
		parts: { II: '    opening 50', E: repurchase('held as treasury shares', 'E1 -10 E2 15') },
		at: '15',
		message: 'E1 and E2 come to 5 together, should be 0.',
	},
	{
		says: 'cancelled shares in the treasury column',
		check: 'treasury-event',
		parts: { II: '    opening 50', E: repurchase('repurchased and cancelled', 'E1 -10 E2 10') },
		at: '10',
		message: 'E2 stays blank',
	},
	{
		says: 'shares not yet cancelled that move a balance',
		check: 'treasury-event',
		parts: { II: '    opening 50', E: repurchase('repurchased for cancellation but not yet cancelled', 'E1 -10') },
		at: '-10',
		message: '`pending` alone (Note 3)',
	},
	{
		says: 'more shares than are authorised',
		check: 'over-authorised',
		parts: { I: '    opening 10\n    closing 10', II: '    opening 8 + 3\n    closing 8 + 3' },
		at: '8',
		message: 'ORD has 11 shares in issue; authorised are 10.',
	},
	{
		says: 'a balance below zero',
		check: 'negative-balance',
		parts: { A: '    scheme "S"\n      opening 5\n      lapsed -6\n      closing -1' },
		at: '-1',
		message: 'The closing balance is -1: it cannot be below zero.\nIt is that of scheme "S".',
	},
	{
		says: 'a balance that comes below zero',
		check: 'negative-balance',
		parts: { IV: '  receipt "R"\n    opening 5\n    change -6' },
		at: 'receipt "R"',
		message: 'comes to -1',
	},
	{
		says: 'an event before the month',
		check: 'event-date',
		parts: { E: '    event "Placing" on 31 October 2025 E1 0' },
		at: '31 October 2025',
		message: '31 October 2025 is before the month of this return (30 November 2025).',
	},
	{
		says: 'an event after the month',
		check: 'event-date',
		parts: { E: '    event "Placing" on 1 December 2025 E1 0' },
		at: '1 December 2025',
		message: 'is after the month',
	},
	{
		says: 'another event that is not specified',
		check: 'specify',
		parts: { E: '    event "Other (Please specify)" on 5 November 2025 E1 0' },
		at: 'event "Other (Please specify)"',
		message: 'asks what it is: `specify` and a text',
	},
	{
		says: 'another convertible that is not specified',
		check: 'specify',
		parts: { C: '    convertible "C"\n      type "Others (Please specify)"\n      opening HKD 5' },
		at: 'type "Others (Please specify)"',
		message: '`specify` and a text',
	},
	{
		says: 'another class that is not described',
		check: 'specify',
		parts: { classes: 'class ORD "Other class (specify in description)" listed 07999' },
		at: 'class ORD',
		message: '`description` and a text',
	},
	{
		says: 'the kind of an exercise where there is none',
		check: 'exercise-kind',
		parts: { A: '    scheme "S"\n      opening 5\n      lapsed -1 new' },
		at: 'new',
		message: '`lapsed` involves none',
		fixed: ['      lapsed -1'],
	},
	{
		says: 'a class in no section',
		check: 'unused-class',
		parts: { classes: 'class ORD "Ordinary shares" listed 07999\nclass P "Preference shares" unlisted' },
		at: 'class P',
		message: 'The class P stands in no section.',
	},
	{
		says: 'the beginning of a known class',
		check: 'unknown-value',
		parts: { classes: 'class ORD "Ordinary" listed 07999' },
		at: '"Ordinary"',
		message: 'The form\'s list has "Ordinary shares"',
		fixed: ['class ORD "Ordinary shares" listed 07999'],
	},
	{
		says: 'the beginning of several events',
		check: 'unknown-value',
		parts: { E: '    event "Repurchase of shares" on 5 November 2025 E1 0' },
		at: '"Repurchase of shares"',
		message: 'not among the values',
		fixed: [repurchase('repurchased and cancelled', 'E1 0')],
	},
	{
		says: 'a status that is none',
		check: 'unknown-value',
		parts: { head: 'status "Revised"' },
		at: '"Revised"',
		message: '"New Submission", "Resubmission"',
	},
	{
		says: 'the beginning of a threshold',
		check: 'unknown-value',
		parts: { ...january, II: '    opening 5\n    public float complied threshold "Initial Prescribed Threshold - 25%"' },
		at: '"Initial Prescribed Threshold - 25%"',
		message: 'of which this is the beginning',
		fixed: [`    public float complied threshold "${float25}"`],
	},
	{
		says: 'an amount and a price that make other shares',
		check: 'conversion',
		parts: { C: '    convertible "C" price HKD 5 opening HKD 1,000 issuable 100' },
		at: '100',
		message: 'divided by price is 200 shares; 100 may be issued',
	},
	{
		says: 'options and new shares that differ',
		check: 'exercise',
		parts: { II: '    opening 5', A: '    scheme "S" opening 5 exercised -4 new A1 3' },
		at: '-4',
		message: '4 options were exercised and 3 new shares were issued (A1)',
	},
	{
		says: 'options and treasury shares that differ',
		check: 'exercise',
		parts: { II: '    opening 5 + 9', A: '    scheme "S" opening 5 exercised -4 treasury A2 3' },
		at: '-4',
		message: '(A2)',
	},
	{
		says: 'a conversion that nets to something',
		check: 'class-conversion',
		parts: {
			classes: two,
			II: '  for A\n    opening 5\n  for B\n    opening 9',
			E: '  for A\n    event "Other (Please specify)" specify "B into A" on 5 November 2025 E1 5\n  for B\n    event "Other (Please specify)" specify "B into A" on 5 November 2025 E1 -4',
		},
		at: 'event "Other (Please specify)"',
		message: 'their E1 come to 1 together',
	},
];

const textOf = (parts: Parts | string) => (typeof parts === 'string' ? parts : smallReturn(parts));

describe('a rule finds', () => {
	it.each(cases)('$check: $says', ({ check, parts, at, message, severity, fixed }) => {
		const text = textOf(parts);
		const finding = findingOf(text, check);
		expect(finding.message).toContain(withoutMarkup(message));
		expect(pointedAt(text, finding)).toBe(at);
		if (severity) {
			expect(finding.severity).toBe(severity);
		}
		expect(checksIn(text).filter((other) => other !== check && !['missing-line', 'deadline'].includes(other))).toEqual([]);
		if (fixed) {
			const after = fixedBy(text, finding);
			expect(after.split('\n')).toEqual(expect.arrayContaining([...fixed]));
			expect(fixed).toEqual(expect.arrayContaining([...changedLines(text, after)]));
			const still = findingsIn(after).filter((other) => other.check === check && other.message === finding.message);
			// An empty text put in asks to be filled.
			expect(still.length === 0 || fixed.join().includes('""')).toBe(true);
		}
	});
});

const silences: readonly (readonly [string, Parts | string])[] = [
	['a return with nothing wrong', {}],
	['editions v1.0.x for one another', { ...old, edition: 'v1.0.0' }],
	['the last day for submission', { submitted: '5 December 2025' }],
	['a resubmission after it', { submitted: '8 January 2026', head: 'status "Resubmission"' }],
	['the day after the month', { submitted: '1 December 2025' }],
	['a placing on a Sunday', { E: '    event "Placing" on 9 November 2025 approved 5 May 2025 E1 0' }],
	[
		'an event that is pending, whenever it was',
		{ E: repurchase('repurchased for cancellation but not yet cancelled', 'pending -5').replace('November', 'October') },
	],
	[
		'shares bought into treasury',
		{ II: '    opening 50\n    change -10 + 10', E: repurchase('held as treasury shares', 'E1 -10 E2 10') },
	],
	[
		'a class conversion that nets to nothing',
		{
			classes: two,
			II: '  for A\n    opening 5\n  for B\n    opening 9',
			E: '  for A\n    event "Other (Please specify)" specify "B into A" on 5 November 2025 E1 4\n  for B\n    event "Other (Please specify)" specify "B into A" on 5 November 2025 E1 -4',
		},
	],
	[
		'repurchases of two classes on one day',
		{
			classes: two,
			II: '  for A\n    opening 5\n  for B\n    opening 9',
			E: `  for A\n${repurchase('repurchased and cancelled', 'E1 -4')}\n  for B\n${repurchase('repurchased and cancelled', 'E1 -3')}`,
		},
	],
	['an amount and a price up to a fraction of a share', { C: '    convertible "C" price HKD 3 opening HKD 1,000 issuable 333' }],
	[
		'an amount and a price in two currencies',
		{ C: '    convertible "C" price CAD 8.88 opening USD 250,000,000 issuable 42,117,228' },
	],
	['options exercised with nothing said of the kind', { II: '    opening 5', A: '    scheme "S" opening 5 exercised -4 A1 3' }],
	[
		'public float not complied with',
		{ ...january, II: '    opening 5\n    public float not complied threshold "Alternative Threshold - 10%"' },
	],
	['a class that is not listed without public float', { ...january, classes: 'class ORD "Ordinary shares" unlisted' }],
	[
		'each kind of confirmation',
		{ V: '  confirm (i) (ii) (iii) (vi)\n  amend (iv) "x"\n  omit (v)\n  omit (vii) "y"\n  confirm (viii)' },
	],
	[
		'values whatever their case and spaces',
		{ classes: 'class ORD "ordinary  Shares" listed 07999', C: '    convertible "C" type "bond/notes" opening HKD 5' },
	],
	['a class listed by a code of another exchange', { classes: 'class ORD "Ordinary shares" type "A" unlisted 601600' }],
	['a return all in Chinese', smallReturn().replace('"Harbour Lights Holdings Limited"', '"港燈控股有限公司"')],
	['a return in which all texts have their Chinese', smallReturn().replace(/("Chan.*"|"Comp.*"|"Harb.*")/g, '$1 zh "中"')],
	['more issued than authorised, where section I does not apply', { II: '    opening 5,000,000,000' }],
	[
		'remarks on a section that does not apply',
		smallReturn().replace('section I not applicable', 'section I not applicable\n  remarks "No limit."'),
	],
];

describe('nothing is said of', () => {
	it.each(silences)('%s', (_, parts) => {
		expect(findingsIn(textOf(parts)).map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
	});
});

describe('fixes of several kinds', () => {
	it('a section is added in its place, applicable or not', () => {
		const text = smallReturn({ without: ['III.B'] });
		expect(titlesOf(findingOf(text, 'missing-section'))).toEqual(['Add “section III.B not applicable”', 'Add section III.B']);
		expect(fixedBy(text, findingOf(text, 'missing-section'))).toContain(
			'section III.A not applicable\n\nsection III.B not applicable\nsection III.C',
		);
	});

	it('a section whose neighbours are missing too stands behind the last before it', () => {
		const text = smallReturn({ without: ['II', 'III.A', 'III.B'] });
		const finding = findingsIn(text).find(({ message }) => message.startsWith('Section III.B'));
		expect(finding && fixedBy(text, finding)).toContain(
			'section I not applicable\n\nsection III.B not applicable\nsection III.C',
		);
	});

	it('the first line goes behind a byte order mark', () => {
		const text = '\ufeffissuer "x"\n';
		expect(fixedBy(text, findingOf(text, 'missing-line'))).toBe('\ufeffreturn FF301\nissuer "x"\n');
	});

	it('a sign is turned by preference, but not where the sum holds with it as it is', () => {
		const scheme = (closing: string) =>
			smallReturn({ A: `    scheme "S"\n      opening 5,000\n      lapsed 1,000\n      closing ${closing}` });
		expect(titlesOf(findingOf(scheme('4,000'), 'sign'))).toEqual(['* Write -1,000']);
		expect(titlesOf(findingOf(scheme('6,000'), 'sign'))).toEqual(['Write -1,000']);
	});

	it('none is offered where only the author knows', () => {
		expect(titlesOf(findingOf(smallReturn({ submitted: '8 December 2025' }), 'deadline'))).toEqual([]);
		expect(
			titlesOf(
				findingOf(
					smallReturn({ V: '  confirm (i) (ii) (iii) (iv) (v) (vi) (vii)\n  omit (viii)\n  amend (viii) "x"' }),
					'confirmations',
				),
			),
		).toEqual([]);
	});
});
