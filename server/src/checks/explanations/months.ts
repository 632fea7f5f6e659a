import type { CheckId } from '../catalogue.js';
import { agreements, type Explanation, file, months, openingOnly, scheme, september, unchanged } from './example.js';

/** A month held against others. */
export const otherMonths = {
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
} as const satisfies Partial<Record<CheckId, Explanation>>;
