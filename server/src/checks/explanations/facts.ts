import type { CheckId } from '../catalogue.js';
import { type Explanation, file, float25, openingOnly, scheme, unchanged } from './example.js';

/** The rules of the form that are no sums. */
export const facts = {
	'month-end': {
		title: 'The month is missing or does not end on its last day',
		what: '`month` must be there and name the last day of a calendar month of the years 1990 to 2100. It decides which edition of the form is in force and which return is last month’s.',
		why: 'The form says “For the month ended”. Without it neither the edition nor the deadline nor the order of the returns is known.',
		wrong: file({ month: 'month      29 November 2025   # November has 30 days' }),
		right: file({}),
	},
	'whole-shares': {
		title: 'A number of shares is whole',
		what: 'A number of shares, options or receipts has a decimal point. Where three digits follow it, the fix makes it the separator it was meant to be; where only zeros follow, the fix takes them away. The number counts as unknown until then, so that nothing else is said for it.',
		why: 'On many keyboards, and in many countries, the point parts thousands: `1.000` for `1,000` would be one share.',
		wrong: file({ II: '    opening  1,000,000,000 + 0 = 1,000,000,000\n    closing  1,000,000.000 + 0 = 1,000,000,000' }),
		right: file({}),
	},
	edition: {
		title: 'A line the form does not have that month',
		what: 'The month decides the edition of the form. A line that its edition does not have is an error: treasury shares before June 2024 (v1.1), the public float before January 2026 (v1.2), `issuable` in III.E after May 2024. An edition written after `FF301` that is not the month’s is a warning; among v1.0.0, v1.0.1 and v1.0.2, whose boundaries are not known exactly, it is not.',
		why: 'The form of the month has no cell for it, so it could not be filed as written.',
		wrong: file({
			month: 'month      30 November 2023',
			head: 'submitted  4 December 2023',
			II: '    opening  995,000,000 + 5,000,000   # in 2023 the form has one number\n    closing  995,000,000 + 5,000,000',
		}),
		right: file({
			month: 'month      30 November 2023',
			head: 'submitted  4 December 2023',
			II: '    opening  995,000,000\n    closing  995,000,000',
		}),
	},
	'stock-code': {
		title: 'A stock code of the wrong length',
		what: 'A code after `listed` has five digits, leading zeros included; the fix adds those that are missing. After `unlisted` it may also have six, as a mainland A share’s has.',
		why: 'The Exchange’s codes are printed with five digits (`03896`), and the return is filed under them.',
		wrong: file({ classes: 'class ORD "Ordinary shares" listed 7999   # 07999' }),
		right: file({}),
	},
	'public-float': {
		title: 'No public float confirmation',
		what: 'From January 2026 (v1.2) section II has a public float confirmation for each class listed on the Exchange: `public float complied` or `public float not complied`, and under it the `threshold` that applies.',
		why: 'Main Board Rule 13.32D(1) (19A.28D(1) for PRC issuers, GEM Rules 17.37D(1) and 25.21D(1)) requires it in every monthly return. Note 4 of the form explains its terms.',
		wrong: file({
			month: 'month      31 January 2026',
			head: 'submitted  3 February 2026',
			II: `${unchanged}   # and the public float?`,
		}),
		right: file({
			month: 'month      31 January 2026',
			head: 'submitted  3 February 2026',
			II: `${unchanged}\n    public float complied\n      threshold "${float25}"`,
		}),
	},
	confirmations: {
		title: 'An item of section V is missing, or there twice',
		what: 'Where section V applies, each of the items (i) to (viii) is confirmed, amended or omitted, and only once. The fix confirms those that are left.',
		why: 'Main Board Rule 13.25C (GEM Rule 17.27C). The items are suggestions that may be amended to meet the case, but one that has simply been forgotten looks the same as one left out on purpose. `omit` says that it was on purpose.',
		wrong: file({ V: '  confirm (i) (ii) (iii) (iv) (v) (vi) (vii)   # and (viii)?' }),
		right: file({ V: '  confirm (i) (ii) (iii) (iv) (v) (vi) (vii)\n  omit (viii) "No debt securities were issued."' }),
	},
	'missing-section': {
		title: 'A section is missing',
		what: 'Sections I to V are each either written or marked `not applicable`. The fix adds `section … not applicable`.',
		why: 'The form prints every section, and the totals of section III are only known when none of III.A to III.E is missing.',
		wrong: file({ without: ['III.E'] }).replace('section IV', '# section III.E is missing\nsection IV'),
		right: file({}),
	},
	'missing-line': {
		title: 'A line is missing',
		what: 'The form cannot do without: the issuer, the date of submission (of which `deadline` speaks where the month is known), whether each class is listed or unlisted, the opening balances, the threshold of a public float confirmation, who signed and with what title. A text with nothing between its quotation marks is missing too. Closing balances and sums may be left out, they are computed.',
		why: 'It would be an empty cell that cannot be worked out from others.',
		wrong: file({ signed: 'signed "Chan Siu Ming"   # in which capacity?' }),
		right: file({}),
	},
	'missing-language': {
		title: 'A text without its Chinese',
		what: 'Some texts of the return have their Chinese (`zh "…"`) and this one has not. A return without any Chinese is not told so. Values of the form’s own lists need none.',
		why: 'Returns are filed in English and in Chinese; the Chinese form would print the English here.',
		wrong: file({
			issuer: 'issuer     "Harbour Lights Holdings Limited" zh "維港燈火控股有限公司"',
			II: `${unchanged}\n  remarks "No shares were issued."   # and in Chinese?`,
			signed: 'signed "Chan Siu Ming" zh "陳小明"\n  title "Company Secretary" zh "公司秘書"',
		}),
		right: file({
			issuer: 'issuer     "Harbour Lights Holdings Limited" zh "維港燈火控股有限公司"',
			II: `${unchanged}\n  remarks "No shares were issued." zh "並無發行股份。"`,
			signed: 'signed "Chan Siu Ming" zh "陳小明"\n  title "Company Secretary" zh "公司秘書"',
		}),
	},
	deadline: {
		title: 'Submitted too late',
		what: 'The return is due by 8:30 a.m. on the fifth business day after the end of the month; the message names that day. Saturdays, Sundays and Hong Kong’s general holidays are not business days, half-days of trading are. A resubmission has no deadline. Past the last year of the table of holidays nothing is said. Where `submitted` is left out, it is an information up to that day and a warning after it.',
		why: 'Main Board Rule 13.25B, GEM Rule 17.27B. A day on which a typhoon closed the market, such as 1 September 2023, is not in the table: the real deadline of such a month was a day later.',
		wrong: file({ head: 'submitted  10 December 2025   # the fifth business day was 5 December' }),
		right: file({ head: 'submitted  5 December 2025' }),
	},
	'submitted-early': {
		title: 'Submitted before the month was over',
		what: 'The date of submission lies on or before the last day of the month. In the last seven days it is an information; about one return in fifty is submitted then. Earlier than that it is a warning, which asks whether `month` is right.',
		why: 'A return for July, submitted in early August, was headed “31 August” and had to be filed again.',
		wrong: file({
			month: 'month      31 August 2025   # submitted on the 4th?',
			head: 'submitted  4 August 2025',
		}),
		right: file({ month: 'month      31 July 2025', head: 'submitted  4 August 2025' }),
	},
	sign: {
		title: 'A sign the form does not expect',
		what: 'Exercised, cancelled, lapsed, converted, redeemed and repurchased are decreases and negative; granted is positive. `pending` is negative (Note 3). A1 to D1 and A2 to D2 count shares and are positive, also where they lessen the treasury shares.',
		why: 'The sum comes out even with the wrong sign as long as the closing balance follows it, so that no other check sees it.',
		wrong: file({ A: scheme('opening  10,000,000', 'lapsed   250,000   # lapsed options grow fewer', 'closing  10,250,000') }),
		right: file({ A: scheme('opening  10,000,000', 'lapsed   -250,000', 'closing  9,750,000') }),
	},
	'treasury-event': {
		title: 'An event that moves the wrong column',
		what: 'What a repurchase or redemption does to the two columns of III.E follows from its name. Held as treasury shares: E1 and E2 cancel each other out. Repurchased and cancelled: E1 only. Not yet cancelled: neither, the number goes under `pending`.',
		why: 'Notes 2 and 3 of the form. Shares bought into treasury are no longer counted in the first column of section II and are counted in the second; shares that wait for their cancellation are still issued.',
		wrong: file({
			II: openingOnly,
			E: '    event "Repurchase of shares (shares held as treasury shares)"\n      on  20 November 2025\n      E1  -500,000   # and E2 500,000',
		}),
		right: file({
			II: openingOnly,
			E: '    event "Repurchase of shares (shares held as treasury shares)"\n      on  20 November 2025\n      E1  -500,000\n      E2  500,000',
		}),
	},
	'over-authorised': {
		title: 'More shares issued than authorised',
		what: 'At the close of the month the issued shares and the treasury shares of a class together are more than its authorised shares. Only where section I applies.',
		why: 'A company cannot issue more shares than it is authorised to. Usually one of the two sections has a digit too many or too few.',
		wrong: file({
			I: '    opening  100,000,000 x HKD 0.01 = HKD 1,000,000   # section II has 1,000,000,000\n    closing  100,000,000 x HKD 0.01 = HKD 1,000,000\n  total    HKD 1,000,000',
		}),
		right: file({
			I: '    opening  10,000,000,000 x HKD 0.01 = HKD 100,000,000\n    closing  10,000,000,000 x HKD 0.01 = HKD 100,000,000\n  total    HKD 100,000,000',
		}),
	},
	'negative-balance': {
		title: 'A balance below zero',
		what: 'A closing balance, of shares, options, amounts or receipts, is below zero.',
		why: 'No more can lapse, be converted or be cancelled than there was. The opening balance or one of the movements is wrong.',
		wrong: file({ A: scheme('opening  200,000', 'lapsed   -250,000   # more than there were', 'closing  -50,000') }),
		right: file({ A: scheme('opening  200,000', 'lapsed   -25,000', 'closing  175,000') }),
	},
	'event-date': {
		title: 'An event dated outside the month',
		what: 'The date of an event in III.E lies outside the month of the return. Not for an event that is `pending`, whose shares may have been bought in an earlier month.',
		why: 'Note 2 of the form: for shares repurchased or redeemed and cancelled the date is that of the cancellation, not of the purchase. An event left over from last month shows here too.',
		wrong: file({
			II: openingOnly,
			E: '    event "Repurchase of shares (shares repurchased and cancelled)"\n      on  20 October 2025   # bought then; cancelled on 3 November\n      E1  -500,000',
		}),
		right: file({
			II: openingOnly,
			E: '    event "Repurchase of shares (shares repurchased and cancelled)"\n      on  3 November 2025\n      E1  -500,000',
		}),
	},
	specify: {
		title: 'Nothing specified',
		what: '“Other (Please specify)” and “Others (Please specify)” want a `specify` beside them, a class or type “… (specify in description)” a `description`.',
		why: 'The form prints a box for it. “Other” by itself says nothing to a reader.',
		wrong: file({
			II: openingOnly,
			E: '    event "Other (Please specify)"   # what was it?\n      on  12 November 2025\n      E1  1,000,000',
		}),
		right: file({
			II: openingOnly,
			E: '    event "Other (Please specify)"\n      specify "Issue of shares to the depositary for future awards"\n      on  12 November 2025\n      E1  1,000,000',
		}),
	},
	'exercise-kind': {
		title: '`new` or `treasury` after something else than an exercise',
		what: '`new` and `treasury` say which shares an exercise was met with. After any other movement they have no meaning.',
		why: 'The form has the distinction in the kind “Exercised - new shares involved” only.',
		wrong: file({
			A: scheme('opening  10,000,000', 'lapsed   -250,000 new   # nothing is issued for a lapsed option', 'closing  9,750,000'),
		}),
		right: file({ A: scheme('opening  10,000,000', 'lapsed   -250,000', 'closing  9,750,000') }),
	},
	'unused-class': {
		title: 'A class that no section mentions',
		what: 'A class is declared and stands in no section.',
		why: 'Its block may have been forgotten, or the class is left over from an earlier return.',
		wrong: file({
			classes: 'class ORD "Ordinary shares" listed 07999\nclass PREF "Preference shares" unlisted   # in no section',
		}),
		right: file({}),
	},
	'unknown-value': {
		title: 'A value that the form’s list is not known to have',
		what: 'The class, type, kind of convertible, event, threshold or status is not among the values that the form’s drop-down list is known to have in the edition of the month. Where it is the clear beginning of one, the fix completes it. The lists are known from published returns and are not complete, so this is an information only.',
		why: 'What stands here has to be chosen from a list on the form. Spelt as the list has it, it is also recognised by the other checks, such as `treasury-event`.',
		wrong: file({ classes: 'class ORD "Ordinary" listed 07999   # Ordinary shares' }),
		right: file({}),
	},
	conversion: {
		title: 'Amount and price do not make the shares that may be issued',
		what: 'For a convertible whose amount and price are in one currency: the closing amount divided by the price differs by more than one share from `issuable`.',
		why: 'Usually the price or the amount has changed and the shares were left as they were. It is an information only, for real returns have good reasons: the price cell holds the issue price, or the terms fix a rate of exchange.',
		wrong: file({
			C: '    convertible "2.5% Notes due 2028"\n      type      "Bond/Notes"\n      price     HKD 2.5\n      opening   HKD 50,000,000\n      closing   HKD 50,000,000\n      issuable  2,000,000   # 50,000,000 / 2.5 = 20,000,000',
		}),
		right: file({
			C: '    convertible "2.5% Notes due 2028"\n      type      "Bond/Notes"\n      price     HKD 2.5\n      opening   HKD 50,000,000\n      closing   HKD 50,000,000\n      issuable  20,000,000',
		}),
	},
	exercise: {
		title: 'Options exercised and shares issued differ',
		what: 'In III.A the options exercised as `new` differ from the shares issued (A1), or those exercised as `treasury` from the shares transferred (A2). Where A1 or A2 is left out it is not 0 but unknown, as is every sum that needs it: a warning, whose fix writes it.',
		why: 'It is legitimate where the shares were issued beforehand, to a depositary or a trustee for one, or follow in the next month; a remark then helps the reader. Otherwise one of the two numbers is wrong.',
		wrong: file({
			II: openingOnly,
			A: scheme(
				'opening    10,000,000',
				'exercised  -300,000 new',
				'closing    9,700,000',
				'A1         200,000   # 300,000 were exercised',
			),
		}),
		right: file({
			II: openingOnly,
			A: scheme('opening    10,000,000', 'exercised  -300,000 new', 'closing    9,700,000', 'A1         300,000'),
		}),
	},
	'class-conversion': {
		title: 'A conversion between classes that does not net to zero',
		what: 'Events of III.E in two classes with the same date and the same text look like the two sides of a conversion from one class into the other, and their numbers do not cancel each other out.',
		why: 'Weighted voting rights convert one to one (Main Board Rule 8A.21), so what one class loses the other gains. A conversion at another rate is possible elsewhere: an information only.',
		wrong: file({
			classes: 'class A "WVR ordinary shares" type "A" listed 07999\nclass B "WVR ordinary shares" type "B" unlisted',
			II: '  for A\n    opening  800,000,000 + 0 = 800,000,000\n  for B\n    opening  200,000,000 + 0 = 200,000,000',
			E: '  for A\n    event "Other (Please specify)" specify "Conversion of Class B into Class A" on 5 November 2025 E1 1,200,000\n  for B\n    event "Other (Please specify)" specify "Conversion of Class B into Class A" on 5 November 2025 E1 -1,000,000   # class A has 1,200,000',
		}),
		right: file({
			classes: 'class A "WVR ordinary shares" type "A" listed 07999\nclass B "WVR ordinary shares" type "B" unlisted',
			II: '  for A\n    opening  800,000,000 + 0 = 800,000,000\n  for B\n    opening  200,000,000 + 0 = 200,000,000',
			E: '  for A\n    event "Other (Please specify)" specify "Conversion of Class B into Class A" on 5 November 2025 E1 1,200,000\n  for B\n    event "Other (Please specify)" specify "Conversion of Class B into Class A" on 5 November 2025 E1 -1,200,000',
		}),
	},
} as const satisfies Partial<Record<CheckId, Explanation>>;
