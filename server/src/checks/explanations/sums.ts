import type { CheckId } from '../catalogue.js';
import { agreements, capitalOpening, type Explanation, file, openingOnly, scheme, unchanged, withTreasury } from './example.js';

/** The sums of the form. */
export const sums = {
	capital: {
		title: 'Shares times par value is the capital',
		what: 'In section I, the number of authorised shares multiplied by the par value must be the capital, at the opening and at the closing of the month: the exact product or, as the form prints it, the product rounded half up to two decimals (498,911,230 x USD 0.0005 is 249,455.615 and printed 249,455.62). Nothing else does: a cent off from both is an error. A class with `no par` has no capital to compare; a capital left out is computed, rounded.',
		why: 'The form normally works the capital out itself, but the filer can tick “Manual input” and type all three. Par values run to nine decimals (USD 0.000003125), where one zero too many is easily missed. After a consolidation the opening and the closing par value may rightly differ; each is checked with its own.',
		wrong: file({
			I: `${capitalOpening}\n    closing  2,000,000,000 x HKD 0.1 = HKD 20,000,000   # HKD 0.1 would make HKD 200,000,000\n  total    HKD 20,000,000`,
		}),
		right: file({
			I: `${capitalOpening}\n    closing  2,000,000,000 x HKD 0.01 = HKD 20,000,000\n  total    HKD 20,000,000`,
		}),
	},
	'authorised-closing': {
		title: 'Authorised capital: opening and change make the closing',
		what: 'In section I, opening + change = closing, for the number of shares and, where all are in one currency, for the capital. A change left out counts as 0; the capital of a change left out is change × par value where the par value stays, else what the two balances leave, because a consolidation changes shares and par value but no capital. Capitals may be rounded to two decimals: where they miss each other by a cent for that, their exact products must agree.',
		why: 'The closing balance of section I is what the total of the authorised capital and next month’s opening balance start from.',
		wrong: file({
			I: '    opening  1,000,000,000 x HKD 0.01\n    change   1,000,000,000\n    closing  20,000,000,000 x HKD 0.01   # one zero too many',
		}),
		right: file({
			I: '    opening  1,000,000,000 x HKD 0.01\n    change   1,000,000,000\n    closing  2,000,000,000 x HKD 0.01',
		}),
	},
	'authorised-total': {
		title: 'The classes’ capital adds up to the total',
		what: 'The total of section I must be the sum of the closing capital of its classes, currency by currency: of the capitals as they stand, or of the exact products, rounded to two decimals or not. It is compared when every class has a capital; with a class of no par value it is not.',
		why: '“Total authorised/registered share capital at the end of the month” is one line for the whole section, so a class added or changed during the month is easily left out of it.',
		wrong: file({
			classes: 'class A "Ordinary shares" type "A" unlisted 607999\nclass H "Ordinary shares" type "H" listed 07999',
			I: '  for A\n    opening  3,000,000 x RMB 1 = RMB 3,000,000\n    closing  3,000,000 x RMB 1 = RMB 3,000,000\n  for H\n    opening  1,000,000 x RMB 1 = RMB 1,000,000\n    closing  1,000,000 x RMB 1 = RMB 1,000,000\n  total  RMB 3,000,000   # class H is missing',
			II: '  for A\n    opening  3,000,000 + 0 = 3,000,000\n    closing  3,000,000 + 0 = 3,000,000\n  for H\n    opening  1,000,000 + 0 = 1,000,000\n    closing  1,000,000 + 0 = 1,000,000',
		}),
		right: file({
			classes: 'class A "Ordinary shares" type "A" unlisted 607999\nclass H "Ordinary shares" type "H" listed 07999',
			I: '  for A\n    opening  3,000,000 x RMB 1 = RMB 3,000,000\n    closing  3,000,000 x RMB 1 = RMB 3,000,000\n  for H\n    opening  1,000,000 x RMB 1 = RMB 1,000,000\n    closing  1,000,000 x RMB 1 = RMB 1,000,000\n  total  RMB 4,000,000',
			II: '  for A\n    opening  3,000,000 + 0 = 3,000,000\n    closing  3,000,000 + 0 = 3,000,000\n  for H\n    opening  1,000,000 + 0 = 1,000,000\n    closing  1,000,000 + 0 = 1,000,000',
		}),
	},
	'issued-closing': {
		title: 'Issued shares: opening and change make the closing',
		what: 'In section II, opening + change = closing in the column of issued shares (excluding treasury shares). Before June 2024 the form has this one column only. A change left out is taken from the totals of section III where they are known, else it is 0.',
		why: 'A closing balance mistyped by 100 in a month without any movement was published and had to be filed again. This sum finds it at once, without looking at any other section.',
		wrong: file({
			II: `${openingOnly}\n    closing  1,000,000,100 + 0   # nothing moved this month`,
		}),
		right: file({ II: unchanged }),
	},
	'treasury-closing': {
		title: 'Treasury shares: opening and change make the closing',
		what: 'In section II, opening + change = closing in the column of treasury shares. From v1.1 of the form on (June 2024).',
		why: 'Treasury shares are moved by other events than issued shares; the column has to close on its own as well as in the total.',
		wrong: file({
			II: `${withTreasury}\n    closing  990,000,000 + 1,000,000   # 9,000,000 treasury shares have gone`,
		}),
		right: file({ II: `${withTreasury}\n    closing  990,000,000 + 10,000,000 = 1,000,000,000` }),
	},
	'shares-total': {
		title: 'Issued and treasury shares make the total',
		what: 'In section II, issued shares (excluding treasury shares) + treasury shares = total number of issued shares, at the opening and at the closing. The row of changes has no total on the form. From v1.1 on (June 2024).',
		why: 'The first column leaves treasury shares out. Whoever enters all issued shares there counts the treasury shares twice.',
		wrong: file({ II: `${withTreasury}\n    closing  990,000,000 + 10,000,000 = 1,010,000,000   # should be 1,000,000,000` }),
		right: file({ II: `${withTreasury}\n    closing  990,000,000 + 10,000,000 = 1,000,000,000` }),
	},
	'options-closing': {
		title: 'Share options: opening and movements make the closing',
		what: 'In III.A, for each scheme, the options outstanding at the opening plus all movements (granted, exercised, cancelled, lapsed, other), each with its sign, are the options outstanding at the close. A movement with no number is 0.',
		why: 'The movements are counted in options, not in shares, and stand with their sign: exercised, cancelled and lapsed options are negative.',
		wrong: file({ A: scheme('opening  10,000,000', 'lapsed   -250,000', 'closing  9,570,000   # two digits swapped') }),
		right: file({ A: scheme('opening  10,000,000', 'lapsed   -250,000', 'closing  9,750,000') }),
	},
	'warrants-closing': {
		title: 'Warrants: opening and movements make the closing',
		what: 'In III.B, for each warrant, the nominal value at the opening plus all movements, each with its sign, is the nominal value at the close. It is money, in the currency of the warrant.',
		why: 'Section III.B is kept in nominal value, while column B1 counts shares: a number of shares among the amounts breaks the sum.',
		wrong: file({
			B: '    warrant "Warrants 2027"\n      opening      HKD 50,000,000\n      repurchased  HKD -1,200,000\n      closing      HKD 48,000,000   # HKD 800,000 short',
		}),
		right: file({
			B: '    warrant "Warrants 2027"\n      opening      HKD 50,000,000\n      repurchased  HKD -1,200,000\n      closing      HKD 48,800,000',
		}),
	},
	'convertibles-closing': {
		title: 'Convertibles: opening and movements make the closing',
		what: 'In III.C, for each convertible, the amount at the opening plus all movements (issued, converted, redeemed, repurchased, …), each with its sign, is the amount at the close. A movement with no amount, as the form may print it, is 0.',
		why: 'The amount outstanding decides how many shares may still be issued, which the market reads as dilution.',
		wrong: file({
			C: '    convertible "2.5% Notes due 2028"\n      type      "Bond/Notes"\n      opening   HKD 80,000,000\n      redeemed  HKD -30,000,000\n      closing   HKD 80,000,000   # the redemption is missing',
		}),
		right: file({
			C: '    convertible "2.5% Notes due 2028"\n      type      "Bond/Notes"\n      opening   HKD 80,000,000\n      redeemed  HKD -30,000,000\n      closing   HKD 50,000,000',
		}),
	},
	'issued-sum': {
		title: 'A group’s issued shares add up',
		what: 'The first total line of each group of section III is the sum of the rows above it, class by class. In A to D that is column 1 and column 2 together, AA1 = sum of A1 + sum of A2, because a share that leaves treasury raises the issued shares (excluding treasury shares) just as a new one does. In E it is EE1 = sum of E1, with its sign. Where column 2 is not empty and the line equals the sum of column 1 alone, it is a warning: no filled example of that case was seen.',
		why: 'A row added late, or one that is a copy of last month’s, shows here first. The lines AA1 to EE1 feed the grand total, and that the change of section II.',
		wrong: file({ II: openingOnly, D: agreements('300,000', '200,000', '300,000   # the second scheme is missing') }),
		right: file({ II: openingOnly, D: agreements('300,000', '200,000', '500,000') }),
	},
	'treasury-sum': {
		title: 'A group’s treasury shares add up',
		what: 'The second total line of each group of section III is the sum of its column: AA2 = sum of A2, and so on to EE2 = sum of E2, class by class. A2 to D2 and their sums are entered positive although treasury shares decrease (the form says “Decrease in treasury shares”); E2 and EE2 carry their sign. From v1.1 on (June 2024).',
		why: 'The total of treasury movements is made of these lines, four of them with the opposite sign, so a slip here is hard to see there.',
		wrong: file({
			II: withTreasury,
			A: `${scheme('opening    10,000,000', 'exercised  -300,000 treasury', 'closing    9,700,000', 'A2         300,000')}\n    AA1  300,000\n    AA2  30,000   # a digit is lost`,
		}),
		right: file({
			II: withTreasury,
			A: `${scheme('opening    10,000,000', 'exercised  -300,000 treasury', 'closing    9,700,000', 'A2         300,000')}\n    AA1  300,000\n    AA2  300,000`,
		}),
	},
	'total-issued': {
		title: 'The total of issued shares is AA1 to EE1',
		what: 'The grand total of issued shares (excluding treasury shares) of a class is AA1 + BB1 + CC1 + DD1 + EE1. In v1.0 it is the total of A to E. A line left out is computed where its group is written or marked not applicable.',
		why: 'The form itself says so in the label: “i.e. Total of AA1 to EE1”.',
		wrong: file({
			II: openingOnly,
			D: agreements('300,000', '200,000', '500,000'),
			totals: '    issued  300,000   # DD1 is 500,000',
		}),
		right: file({ II: openingOnly, D: agreements('300,000', '200,000', '500,000'), totals: '    issued  500,000' }),
	},
	'total-treasury': {
		title: 'The total of treasury shares is EE2 less AA2 to DD2',
		what: 'The grand total of treasury shares of a class is EE2 - (AA2 + BB2 + CC2 + DD2). The first four are decreases entered as positive numbers, so they are taken off, although the label says “Total of AA2 to EE2”. From v1.1 on (June 2024).',
		why: 'The total must be the change of the treasury column in section II, which only comes out if shares transferred out of treasury lessen it. Real returns with purchases into treasury fit that reading.',
		wrong: file({
			II: withTreasury,
			A: `${scheme('opening    10,000,000', 'exercised  -300,000 treasury', 'closing    9,700,000', 'A2         300,000')}`,
			totals: '    issued    300,000\n    treasury  300,000   # shares left treasury: it is a decrease',
		}),
		right: file({
			II: withTreasury,
			A: `${scheme('opening    10,000,000', 'exercised  -300,000 treasury', 'closing    9,700,000', 'A2         300,000')}`,
			totals: '    issued    300,000\n    treasury  -300,000',
		}),
	},
	'movement-issued': {
		title: 'Section III explains the change of the issued shares',
		what: 'The grand total of section III must be the change of the issued shares (excluding treasury shares) in section II, class by class. It is compared as soon as the total is known: where `totals` is written, or where each of III.A to III.E is written or marked not applicable.',
		why: 'This is the sum that would have caught most of the returns that issuers really had to correct: an insurer entered 1,817,200 where 18,172,200 shares had been cancelled; another issuer left last month’s event in the form; a third moved section II and left E empty.',
		wrong: file({
			II: `${openingOnly}\n    change   -18,172,200 + 0\n    closing  981,827,800 + 0 = 981,827,800`,
			E: '    event "Repurchase of shares (shares repurchased and cancelled)"\n      on  20 November 2025\n      E1  -1,817,200   # a digit is lost: section II moved by 18,172,200',
		}),
		right: file({
			II: `${openingOnly}\n    change   -18,172,200 + 0\n    closing  981,827,800 + 0 = 981,827,800`,
			E: '    event "Repurchase of shares (shares repurchased and cancelled)"\n      on  20 November 2025\n      E1  -18,172,200',
		}),
	},
	'movement-treasury': {
		title: 'Section III explains the change of the treasury shares',
		what: 'The grand total of treasury shares must be the change of the treasury column in section II, class by class. From v1.1 on (June 2024).',
		why: 'A purchase into treasury moves both columns in opposite directions and leaves the total number of issued shares as it was; entering both with one sign is the slip to expect.',
		wrong: file({
			II: `${withTreasury}\n    change   -500,000 - 500,000   # the treasury shares rose`,
			E: '    event "Repurchase of shares (shares held as treasury shares)"\n      on  20 November 2025\n      E1  -500,000\n      E2  500,000',
		}),
		right: file({
			II: `${withTreasury}\n    change   -500,000 + 500,000`,
			E: '    event "Repurchase of shares (shares held as treasury shares)"\n      on  20 November 2025\n      E1  -500,000\n      E2  500,000',
		}),
	},
	'receipts-closing': {
		title: 'Depositary receipts: opening and change make the closing',
		what: 'In section IV, for each Hong Kong Depositary Receipt, opening + change = closing.',
		why: 'It is the same sum as in section II, for issuers listed under Chapter 19B.',
		wrong: file({
			IV: '  receipt "Hong Kong Depositary Receipts"\n    code     06399\n    opening  1,000,000\n    change   -50,000\n    closing  1,050,000   # the change is a decrease',
		}),
		right: file({
			IV: '  receipt "Hong Kong Depositary Receipts"\n    code     06399\n    opening  1,000,000\n    change   -50,000\n    closing  950,000',
		}),
	},
} as const satisfies Partial<Record<CheckId, Explanation>>;
