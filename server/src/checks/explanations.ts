import { type Check, type CheckId, checkIds, defaultSeverity } from './catalogue.js';
import { nextDayExplanations } from './nextDayExplanations.js';
import { reportExplanations } from './reportExplanations.js';

/**
 * What each check says, why, and an example of it wrong and right. Apart from the catalogue, so that the language server, which
 * links to the pages made from this, need not carry the texts: only the command line and the documentation import it.
 */

/** The parts of an invented return; a section that is not given is not applicable. */
interface Parts {
	readonly edition?: string;
	readonly issuer?: string;
	readonly month?: string;
	/** Whole lines between `month` and the classes. */
	readonly head?: string;
	readonly classes?: string;
	readonly I?: string;
	readonly II?: string;
	readonly A?: string;
	readonly B?: string;
	readonly C?: string;
	readonly D?: string;
	readonly E?: string;
	readonly totals?: string;
	readonly IV?: string;
	readonly V?: string;
	readonly signed?: string;
	/** Leaves these sections out altogether. */
	readonly without?: readonly string[];
}

const unchanged = '    opening  1,000,000,000 + 0 = 1,000,000,000\n    closing  1,000,000,000 + 0 = 1,000,000,000';

/** A return of November 2025, v1.1.1, that has nothing to find but what its parts bring in. */
function file(parts: Parts): string {
	const section = (id: string, body: string | undefined): string[] => {
		if (parts.without?.includes(id)) return [];
		return body === undefined ? [`section ${id} not applicable`] : [`section ${id}`, body];
	};
	const perClass = (body: string | undefined): string | undefined =>
		body === undefined || body.startsWith('  for ') ? body : `  for ORD\n${body}`;
	return `${[
		`return FF301${parts.edition === undefined ? '' : ` ${parts.edition}`}`,
		parts.issuer ?? 'issuer     "Harbour Lights Holdings Limited"',
		parts.month ?? 'month      30 November 2025',
		parts.head ?? 'submitted  2 December 2025',
		parts.classes ?? 'class ORD "Ordinary shares" listed 07999',
		...section('I', perClass(parts.I)),
		...section('II', perClass(parts.II ?? unchanged)),
		...section('III.A', perClass(parts.A)),
		...section('III.B', perClass(parts.B)),
		...section('III.C', perClass(parts.C)),
		...section('III.D', perClass(parts.D)),
		...section('III.E', perClass(parts.E)),
		...(parts.totals === undefined ? [] : ['totals', perClass(parts.totals)]),
		...section('IV', parts.IV),
		...section('V', parts.V),
		parts.signed ?? 'signed "Chan Siu Ming"\n  title "Company Secretary"',
	].join('\n')}\n`;
}

/** Two months of one issuer, under the convention `Check` has for several files. */
function months(october: Parts, november: Parts): string {
	const before = file({ month: 'month      31 October 2025', head: 'submitted  4 November 2025', ...october });
	return `--- file 2025-10.return\n${before}--- file 2025-11.return\n${file(november)}`;
}

const september = file({
	month: 'month      30 September 2025',
	head: 'submitted  3 October 2025',
	II: '    opening  1,000,000,000 + 0 = 1,000,000,000\n    closing  1,000,000,000 + 0 = 1,000,000,000',
});

interface Explanation {
	readonly title: string;
	readonly what: string;
	readonly why: string;
	readonly wrong?: string;
	readonly right?: string;
}

const capitalOpening = '    opening  2,000,000,000 x HKD 0.01 = HKD 20,000,000';
const withTreasury = '    opening  990,000,000 + 10,000,000 = 1,000,000,000';
const float25 =
	'Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)';

/** II with its opening only: what follows from section III is left to be computed. */
const openingOnly = '    opening  1,000,000,000 + 0 = 1,000,000,000';

const agreements = (first: string, second: string, total: string): string =>
	`    agreement "2020 Share Award Scheme"\n      D1  ${first}\n    agreement "2024 Share Award Scheme"\n      D1  ${second}\n    DD1  ${total}`;

const scheme = (...lines: readonly string[]): string =>
	[`    scheme "2019 Share Option Scheme"`, ...lines.map((line) => `      ${line}`)].join('\n');

const explanations: Readonly<Record<CheckId, Explanation>> = {
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
	...nextDayExplanations,
	'brought-forward': {
		title: 'The opening balance is last month’s closing balance',
		what: 'Every opening balance must be the closing balance of the previous month’s return of the same issuer, if that return is in the workspace or among the files given. Issuers are matched by stock code, else by name; classes by stock code and type, else by their id; schemes, warrants, convertibles and receipts by their text, ignoring case and spaces. A month missing in between is no finding. Of two returns for one month the one submitted later counts, and of the same day the resubmission. Into June 2024, when treasury shares came in, the single number of May may be the issued shares or the total.',
		why: 'The form asks for the “balance at close of preceding month”. If last month’s figure was wrong, last month’s return is the one to correct, by a resubmission; then the opening balance agrees with that one.',
		wrong: months(
			{},
			{
				II: '    opening  1,000,000,010 + 0 = 1,000,000,010   # October closed at 1,000,000,000\n    closing  1,000,000,010 + 0 = 1,000,000,010',
			},
		),
		right: months({}, {}),
	},
	'brought-forward-new': {
		title: 'Something with an opening balance that last month did not have',
		what: 'A class, scheme, warrant, convertible or receipt has an opening balance other than 0, and last month’s return has no such item. It may have been renamed, in which case its balances are not compared; or it was missing last month.',
		why: 'Items are matched from month to month by their text, so that a new wording hides a break in the balances.',
		wrong: months(
			{ A: scheme('opening  10,000,000', 'closing  10,000,000') },
			{
				A: '    scheme "Share Option Scheme of 2019"   # October had "2019 Share Option Scheme"\n      opening  10,000,000\n      closing  10,000,000',
			},
		),
		right: months(
			{ A: scheme('opening  10,000,000', 'closing  10,000,000') },
			{ A: scheme('opening  10,000,000', 'closing  10,000,000') },
		),
	},
	'not-carried-forward': {
		title: 'A balance of last month is gone',
		what: 'Last month’s return closed with a balance that is not 0 and this one has no line for it: a class, in a section or altogether; a scheme, a warrant or a convertible; an agreement under which shares may still be issued; a depositary receipt; a section now marked not applicable; an opening that is left out. The fix writes the item with its opening. What goes on under another name with the same figure is there.',
		why: 'A sum that lacks a whole item still adds up. One return lost notes of HKD 464,000,000 in a section marked not applicable, and nothing else in it was wrong. What has expired or was redeemed in full is entered with its last movement, and closes with 0.',
		wrong: months(
			{ II: openingOnly, A: scheme('opening    10,000,000', 'closing    10,000,000') },
			{ II: '    opening  1,000,000,000 + 0 = 1,000,000,000   # and the scheme of III.A?' },
		),
		right: months(
			{ II: openingOnly, A: scheme('opening    10,000,000', 'closing    10,000,000') },
			{ II: openingOnly, A: scheme('opening    10,000,000', 'lapsed     -10,000,000', 'closing    0') },
		),
	},
	'months-missing': {
		title: 'The month before is not here',
		what: 'There are earlier returns of this issuer, and none of the month before: the opening balances are compared with nothing.',
		why: 'Silence would look like balances that agree. A return is due for every month, so the one missing is in another folder, or was never made.',
		wrong: `--- file 2025-09.return\n${september}--- file 2025-11.return\n${file({ II: unchanged })}`,
		right: months({ II: unchanged }, { II: unchanged }),
	},
	'two-returns': {
		title: 'Two returns for one month',
		what: 'Two returns of one issuer, class and month, neither of which says `status "Resubmission"`. The message says which counts: the one submitted later. Of a return that a resubmission replaces it is an information, instead of the errors and warnings that were found in it, which fail nothing any longer; a resubmission that is not submitted yet replaces it too.',
		why: 'Next month’s opening balances are compared with the return that counts; with the wrong one they agree with what was never filed. A copy belongs elsewhere, and a return that corrects another is a resubmission.',
		wrong: `--- file 2025-11-draft.return\n${file({ II: unchanged, head: 'submitted  1 December 2025' })}--- file 2025-11.return\n${file({ II: unchanged })}`,
		right: `--- file 2025-11-first.return\n${file({ II: unchanged, head: 'submitted  1 December 2025' })}--- file 2025-11.return\n${file({ II: unchanged, head: 'submitted  2 December 2025\nstatus     "Resubmission"' })}`,
	},
	'stale-issuable': {
		title: 'Shares issuable as they were',
		what: 'The shares that may still be issued (`issuable`) are last month’s to the digit though the item moved; or they are more than the options a scheme has left.',
		why: 'No sum ties this figure, so that nothing else shows that it was left over from the month before. It can be right where a mandate is counted in it.',
		wrong: file({
			II: openingOnly,
			A: scheme(
				'opening    10,000,000',
				'lapsed     -300,000',
				'closing    9,700,000',
				'issuable   10,000,000   # as before the lapse',
			),
		}),
		right: file({
			II: openingOnly,
			A: scheme('opening    10,000,000', 'lapsed     -300,000', 'closing    9,700,000', 'issuable   9,700,000'),
		}),
	},
	'stale-movement': {
		title: 'The same movement as last month',
		what: 'A change in section II or a total line of section III is, to the digit, what it was last month, and not 0.',
		why: 'Returns are made by copying last month’s. An issuer’s September return still carried August’s 114,933,082 shares. Two equal months do occur, with fixed monthly vesting for one; then there is nothing to do.',
		wrong: months(
			{ II: openingOnly, D: agreements('300,000', '213,450', '513,450') },
			{
				II: '    opening  1,000,513,450 + 0 = 1,000,513,450',
				D: agreements('300,000', '213,450', '513,450   # exactly what October had'),
			},
		),
		right: months(
			{ II: openingOnly, D: agreements('300,000', '213,450', '513,450') },
			{ II: '    opening  1,000,513,450 + 0 = 1,000,513,450', D: agreements('120,000', '98,200', '218,200') },
		),
	},
	'changed-fact': {
		title: 'A date, a price or a type that is not last month’s',
		what: 'The approval date, the expiry date, the price or the type of a scheme, warrant, convertible or agreement is not what last month’s return of the same issuer has for it.',
		why: 'These stay as long as the item does: a mistyped digit in one of them is noticed by nobody, for no sum hangs on it. A price that was adjusted is a good reason.',
		wrong: months(
			{ D: '    agreement "2020 Share Award Scheme"\n      approved  5 May 2020\n      D1        0\n    DD1  0' },
			{ D: '    agreement "2020 Share Award Scheme"\n      approved  5 May 2002   # 2020\n      D1        0\n    DD1  0' },
		),
		right: months(
			{ D: '    agreement "2020 Share Award Scheme"\n      approved  5 May 2020\n      D1        0\n    DD1  0' },
			{ D: '    agreement "2020 Share Award Scheme"\n      approved  5 May 2020\n      D1        0\n    DD1  0' },
		),
	},
	syntax: {
		title: 'Not the language',
		what: 'The line cannot be read, or stands where its word has no meaning. The message says what was found and what belongs there; a word misspelt by little is offered corrected. Every line is read by itself, so that the fault never spoils the reading of another.',
		why: 'A line that is not understood is not checked, and would be missing from the return.',
		wrong: file({ II: `${unchanged}\n  remarcks "No shares were issued."   # remarks` }),
		right: file({ II: `${unchanged}\n  remarks "No shares were issued."` }),
	},
	'malformed-number': {
		title: 'A number that is not written as one',
		what: 'A number has digits, an optional minus before them, an optional decimal point, and thousands separators in groups of three or none. What is pasted from a form, a spreadsheet or a web page is recognised and its fix writes it properly: a number in parentheses, a Unicode minus, full-width digits, a no-break space, `HK$`, a minus before the currency, leading zeros.',
		why: 'A group not in threes usually means a digit lost or doubled, and a wrong guess would be a wrong number: so it is unknown until it is put right, and no sum is drawn from it. The form before July 2021 had its decreases in parentheses; FF301 has a minus.',
		wrong: file({ A: scheme('opening  10,000,000', 'lapsed   (250,000)   # a minus, no parentheses', 'closing  9,750,000') }),
		right: file({ A: scheme('opening  10,000,000', 'lapsed   -250,000', 'closing  9,750,000') }),
	},
	'malformed-date': {
		title: 'A date that is not written as one',
		what: 'A date is written `7 January 2025` or `2025-01-07`, and must be in the calendar. `31/12/2024`, `7 Jan 2025` and `2023年11月30日` are recognised, and the fix rewrites them.',
		why: 'In `2/12/2025` nobody can tell the day from the month, and the form writes the month in full.',
		wrong: file({ head: 'submitted  2/12/2025   # 2 December, or 12 February?' }),
		right: file({ head: 'submitted  2 December 2025' }),
	},
	'malformed-text': {
		title: 'A text that is not written as one',
		what: 'A text stands between straight quotation marks on one line; `\\"` and `\\\\` stand for a quotation mark and a backslash in it. A text that is not closed ends at the end of its line. Typographic quotation marks are recognised, and the fix replaces them. A further paragraph is a further line that begins with a quotation mark.',
		why: 'Word processors and web pages turn quotation marks into curly ones.',
		wrong: file({ issuer: 'issuer     “Harbour Lights Holdings Limited”   # curly quotation marks' }),
		right: file({}),
	},
	unchecked: {
		title: 'A return, or a part of it, that was not checked',
		what: 'The whole return or what stands from a line on was not checked, and the message says why: it is larger than a bound that no return comes near, or the program failed on it. No setting turns it off, `# allow` does not set it aside, and the command line exits with 2 where the program failed.',
		why: 'What was not looked at must not look clean. The bounds keep a file that is no return from taking the editor down; the page on limits lists them.',
	},
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
	'hidden-character': {
		title: 'A character that cannot be seen',
		what: 'A control character, a character that turns the direction of writing, or a zero-width character stands in a text or a comment. The finding names it by its Unicode code, and the fix takes it out.',
		why: 'What is pasted from a web page or a PDF brings such characters along. They go into the filed form unseen, break what compares names, and can make a line look other than it is.',
		wrong: file({ issuer: 'issuer     "Harbour\u200b Lights Holdings Limited"   # a zero-width space behind “Harbour”' }),
		right: file({}),
	},
	'undeclared-class': {
		title: 'A class that is not declared',
		what: '`for` names a class by the id that a `class` line gave it. Capitals count. The fix writes the id as it was declared, where only the capitals differ, or declares the class.',
		why: 'The block’s numbers would belong to a class that the return says nothing about, and would be left out of that class’s sums.',
		wrong: file({ D: '  for ord   # the class is ORD\n    agreement "2020 Share Award Scheme"\n      D1  0' }),
		right: file({ D: '  for ORD\n    agreement "2020 Share Award Scheme"\n      D1  0' }),
	},
	'duplicate-class': {
		title: 'A class declared twice',
		what: 'The id of a class may be given once.',
		why: 'Of two declarations nobody can say which stock code or which kind of shares is meant.',
		wrong: file({
			classes: 'class ORD "Ordinary shares" listed 07999\nclass ORD "Ordinary shares" listed 07999   # a second time',
		}),
		right: file({}),
	},
	'duplicate-line': {
		title: 'A line entered twice',
		what: 'A cell of the form stands once in its place: one `opening` for a class, one `closing` for a scheme. Movements, events and other items, `confirm`, `counter` and a `total` in another currency may repeat. The first one counts.',
		why: 'Two closing balances may differ, and the form has one cell.',
		wrong: file({ II: `${unchanged}\n    closing  1,000,000,000 + 0 = 1,000,000,000   # a second time` }),
		right: file({ II: unchanged }),
	},
	'duplicate-section': {
		title: 'A section opened twice',
		what: 'Each section, and `totals`, stands once; within a section each class has one block.',
		why: 'A section pasted a second time would count its movements double, or contradict the first.',
		wrong: file({}).replace('section III.C', 'section III.B not applicable   # a second time\nsection III.C'),
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
	...reportExplanations(
		file({ II: unchanged }),
		file({ month: 'month      31 October 2025', head: 'submitted  4 November 2025' }),
		file({ totals: '    issued  5   # nothing moved' }),
	),
	'unused-allow': {
		title: 'An `# allow` without effect',
		what: '`# allow CHECK: reason`, on the line of a finding or on the line above it, sets that finding aside. It is reported where it sets nothing aside, names no check, is misspelt, or gives no reason.',
		why: 'A comment left behind would silence the next real mistake on that line.',
		wrong: file({
			head: '# allow deadline: the office was closed for a move\nsubmitted  2 December 2025   # in time: there is nothing to allow',
		}),
		right: file({ head: '# allow deadline: the office was closed for a move\nsubmitted  10 December 2025' }),
	},
};

/** Every check in the order of the catalogue, with its severity from there. */
export const checks: readonly Check[] = checkIds.map((id) => ({ id, severity: defaultSeverity[id], ...explanations[id] }));
