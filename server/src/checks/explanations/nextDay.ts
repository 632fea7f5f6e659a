import type { CheckId } from '../catalogue.js';
import type { Explanation } from './example.js';

/** What the checks of next-day returns say, and why. Their examples are one return of a day's purchases with one line changed. */

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

/** One of FF304: an over-allotment at 60 against a market price of 60.65. */
function old(discount: string): string {
	return `${[
		'return FF304',
		'issuer     "Harbour Lights Holdings Limited"',
		'submitted  8 November 2023',
		'class ORD "Ordinary shares" listed 07999',
		'section I',
		'  for ORD',
		'    opening  31 October 2023 1,000,000,000',
		`    event "Other (please specify)" specify "Over-allotment" on 7 November 2023 issued 1,000,000 percent 0.1 price HKD 60 market HKD 60.65 discount ${discount}`,
		'    closing  7 November 2023 1,001,000,000',
		'  confirm (i) (iv)',
		'section II not applicable',
		'signed "Chan Tai Man"',
		'  title "Company Secretary"',
	].join('\n')}\n`;
}

/** The day's shares held as treasury shares. */
function held(issued: string, closing: string, treasury: string): string {
	return day({
		events: `    event "Repurchase of shares (shares held as treasury shares)" on 5 November 2025 issued ${issued} percent 0.01 price HKD 10.1 treasury ${treasury}`,
		closing: `    closing  5 November 2025 999,900,000 ${closing}`,
		pending: '',
		bought: '',
		total: '',
		mandate: '',
	}).replace(/section II\n[\s\S]*?section III/, 'section II not applicable\nsection III');
}

function mandate(repurchased: string, comment = ''): string {
	return `    mandate 20 May 2025 authorised 100,000,000 repurchased ${repurchased} percent 0.015 moratorium 6 December 2025${comment}`;
}

const row = (date: string, shares: string, percent: string, price: string) =>
	`    pending "Shares repurchased for cancellation but not yet cancelled" on ${date} shares ${shares} percent ${percent} price HKD ${price}`;

/** Two returns of days that follow each other; of the second what is not as it should be. */
function twoDays(parts: DayParts & { readonly first?: string }): string {
	const first = parts.first ?? row('5 November 2025', '100,000', '0.01', '10.1');
	const second = day({
		submitted: 'submitted  7 November 2025',
		opening: '    opening  5 November 2025 1,000,000,000 + 0 = 1,000,000,000',
		events: '    event "Other (please specify)" specify "See Part B" on 6 November 2025',
		closing: '    closing  6 November 2025 1,000,000,000 + 0 = 1,000,000,000',
		pending: [first, row('6 November 2025', '50,000', '0.005', '10.1')].filter((text) => text !== '').join('\n'),
		bought: '    bought 6 November 2025 shares 50,000 method "On the Exchange" highest HKD 10.2 lowest HKD 10 paid HKD 505,000',
		total: '    bought total 50,000 paid HKD 505,000 cancelling 50,000 holding 0',
		mandate: mandate('150,000'),
		...parts,
	});
	return `--- file 2025-11-06.return\n${day()}--- file 2025-11-07.return\n${second}`;
}

/** A month, and its one next-day return: 100,000 shares cancelled, 50,000 pending. */
function month(parts: {
	readonly opening?: string;
	readonly closing?: string;
	readonly E1?: string;
	readonly pending?: string;
}): string {
	const days = day({
		events:
			'    event "Repurchase of shares (shares repurchased and cancelled)" on 5 November 2025 issued -100,000 percent 0.01 price HKD 10',
		closing: '    closing  5 November 2025 999,900,000 + 0 = 999,900,000',
		pending: row('5 November 2025', '50,000', '0.005', '10.1'),
		bought: '    bought 5 November 2025 shares 50,000 method "On the Exchange" highest HKD 10.2 lowest HKD 10 paid HKD 505,000',
		total: '    bought total 50,000 paid HKD 505,000 cancelling 50,000 holding 0',
		mandate: '    mandate 20 May 2025 authorised 100,000,000 repurchased 150,000 percent 0.015 moratorium 5 December 2025',
	});
	const all = [
		'return FF301',
		'issuer     "Harbour Lights Holdings Limited"',
		'month      30 November 2025',
		'submitted  2 December 2025',
		'class ORD "Ordinary shares" listed 07999',
		'section I not applicable',
		'section II',
		'  for ORD',
		`    opening  ${parts.opening ?? '1,000,000,000'}`,
		`    closing  ${parts.closing ?? '999,900,000'}`,
		'section III.A not applicable',
		'section III.B not applicable',
		'section III.C not applicable',
		'section III.D not applicable',
		'section III.E',
		'  for ORD',
		`    event "Repurchase of shares (shares repurchased and cancelled)" on 5 November 2025 E1 ${parts.E1 ?? '-100,000'}`,
		`    event "Repurchase of shares (shares repurchased for cancellation but not yet cancelled)" on 5 November 2025 pending ${parts.pending ?? '-50,000'}`,
		'section IV not applicable',
		'section V',
		'  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)',
		'signed "Chan Tai Man"',
		'  title "Company Secretary"',
	].join('\n');
	return `--- file 2025-11-06.return\n${days}--- file 2025-11.return\n${all}\n`;
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
	percent: {
		title: 'The percentage of a row',
		what: "In section I of a next-day return, a row's `percent` is its number of shares divided by the opening issued shares (excluding treasury shares), half up to the decimals that are written, without its sign. As good are the opening balances of all classes of the return, or of the last monthly return, together; of a pending row the closing balance, unless other pending rows are of the opening one; of FF304 the opening balance less what was bought back and not cancelled. One unit of the last decimal off, of a number that the remarks name, or alone among its rows of the closing balance, it is an information.",
		why: 'Note 3 of FF305 gives the base. The percentage is worked out by hand for every row, and a row that is copied from the last return keeps the one of another opening balance.',
		wrong: day({
			pending:
				'    pending "Shares repurchased for cancellation but not yet cancelled" on 5 November 2025 shares 100,000 percent 0.1 price HKD 10.1   # 0.01',
		}),
		right: day(),
	},
	discount: {
		title: 'The discount to the market price',
		what: 'In section I of FF304, `discount` is the price against the market price, price / market - 1, in per cent, half up to the decimals that are written; a discount is negative.',
		why: 'The sign is easily lost: the column is headed discount and asks for a minus.',
		wrong: old('1.07'),
		right: old('-1.07'),
	},
	'treasury-sides': {
		title: 'The two sides of a move into treasury',
		what: 'An event of a next-day return that moves shares into treasury, or out of it, has two numbers that are opposite: what joins the treasury shares leaves the issued shares (excluding treasury shares). Treasury shares that are cancelled have one number.',
		why: 'The two columns are entered apart, and each closes by itself, so that no sum finds it.',
		wrong: held('-100,000', '+ 90,000 = 999,990,000', '90,000   # 100,000 left the issued shares'),
		right: held('-100,000', '+ 100,000 = 1,000,000,000', '100,000'),
	},
	'price-bounds': {
		title: 'What was paid lies between the prices',
		what: 'In section II of a next-day return, what was paid for the shares of a purchase is not less than their number times the lowest price and not more than times the highest; where there was one price, it is their product.',
		why: 'A digit wrong in any of the four numbers most often carries the sum out of these bounds.',
		wrong: day({
			bought:
				'    bought 5 November 2025 shares 100,000 method "On the Exchange" highest HKD 10.2 lowest HKD 10.15 paid HKD 1,010,000   # less than 100,000 x 10.15',
		}),
		right: day(),
	},
	'price-average': {
		title: 'The average price of a purchase',
		what: 'A row of section I with the date and the number of a purchase in section II has the price that was paid in average: what was paid divided by the shares, to the decimals that are written.',
		why: 'Note 4 of FF305 asks for the volume-weighted average. The price of the day before is easily left in the row.',
		wrong: day({
			pending:
				'    pending "Shares repurchased for cancellation but not yet cancelled" on 5 November 2025 shares 100,000 percent 0.01 price HKD 10.2   # the highest price',
		}),
		right: day(),
	},
	'bought-events': {
		title: 'What was bought stands in section I',
		what: 'The shares bought on a day, by section II of a next-day return, are those of the pending rows, the cancellations and the purchases into treasury of that day in section I (a row with the number and the price, under another day, is information alone); and what section II says is for cancellation and is held agrees with them in sum.',
		why: 'The two sections are filled in apart. A purchase without its pending row is missing from every later return.',
		wrong: day({ pending: '' }),
		right: day(),
	},
	'mandate-over': {
		title: 'More bought than the mandate allows',
		what: 'In section II.B of a next-day return, the shares repurchased under the mandate are not more than those authorised.',
		why: 'A general mandate to buy back is for a tenth of the issued shares at most (Main Board Rule 10.06(1)(c)(i)).',
		wrong: day({
			mandate:
				'    mandate 20 May 2025 authorised 100,000,000 repurchased 100,000,100 moratorium 5 December 2025   # 100 too many',
		}),
		right: day(),
	},
	'mandate-running': {
		title: 'The mandate runs on',
		what: "The shares repurchased under the mandate are those of the last return of the same resolution and this return's purchases together, as far as no return in between is missing.",
		why: 'The number is carried by hand from return to return; a slip stays in all that follow.',
		wrong: twoDays({ mandate: mandate('160,000', '   # 100,000 + 50,000') }),
		right: twoDays({}),
	},
	moratorium: {
		title: 'The moratorium after a purchase',
		what: 'In section II.B of a next-day return, the moratorium goes up to 30 days after the last purchase. Left out, it is that.',
		why: 'It is often left over from the last return (Main Board Rule 10.06(3)(a)).',
		wrong: day({
			mandate:
				'    mandate 20 May 2025 authorised 100,000,000 repurchased 100,000 percent 0.01 moratorium 4 December 2025   # 5 December',
		}),
		right: day(),
	},
	'last-closing': {
		title: 'A return opens where the last one closed',
		what: 'The opening balance of a next-day return, its number and its date, is the closing balance of the last next-day or monthly return of the issuer, whichever is the later, class by class. The same date and another number is an error; the same number and another date a warning; neither an information, for a return in between may not be here. Of several returns of one day each opens where another closes; a resubmission takes the place of the return with its opening date.',
		why: 'Note 1 of FF305. An opening balance that is not the last closing one is most often the one of the return before that.',
		wrong: twoDays({
			opening: '    opening  5 November 2025 999,999,000 + 0 = 999,999,000   # 1,000,000,000',
			closing: '    closing  6 November 2025 999,999,000 + 0 = 999,999,000',
		}),
		right: twoDays({}),
	},
	'pending-carried': {
		title: 'Pending shares that are gone',
		what: 'The pending rows of the last next-day return that are not in this one come, in sum, to the shares cancelled since in section I. Rows are told apart by date, number and price. Both sums are said.',
		why: 'The list runs on from return to return, with hundreds of rows in a year of purchases. A row that is lost, or changed, is found by nothing else.',
		wrong: twoDays({ first: '' }),
		right: twoDays({}),
	},
	'closing-date': {
		title: 'The date of the closing balance',
		what: 'The closing balance of a next-day return has the date of its last event or row, or that of the submission.',
		why: 'Note 5 of FF305. Some issuers write the day of submission, so another date is an information.',
		wrong: day({ closing: '    closing  4 November 2025 1,000,000,000 + 0 = 1,000,000,000   # the event is of 5 November' }),
		right: day(),
	},
	'next-day-deadline': {
		title: 'A next-day return that is late',
		what: 'A next-day return is submitted by 8:30 a.m. on the business day after the last event; one business day later where it happened in another market, told by a price in another currency or by the name of another exchange.',
		why: 'Main Board Rules 13.25A and 10.06(4)(a) / GEM Rules 17.27A and 13.13(1).',
		wrong: day({ submitted: 'submitted  7 November 2025   # bought on 5 November' }),
		right: day(),
	},
	'month-events': {
		title: 'The month’s events are its days’',
		what: 'The changes of each day and kind in section III.E come to what the month’s next-day returns have of that day and kind: an error where both have it, a warning where one has none. What sections III.A to III.D account for is compared with them in sum. What is pending, and placeholders, are no change.',
		why: 'The monthly return repeats the days’ returns, in another form and by other hands.',
		wrong: month({ E1: '-110,000   # 100,000 were cancelled', closing: '999,890,000' }),
		right: month({}),
	},
	'month-pending': {
		title: 'The month’s pending shares',
		what: 'The shares pending at the month’s last next-day return are those of `pending` in section III.E, in sum.',
		why: 'Note 3 of FF301: what is bought back and not yet cancelled stands in a column of its own, in which the balance is easily forgotten.',
		wrong: month({ pending: '-40,000   # 50,000 are pending' }),
		right: month({}),
	},
	'month-closing': {
		title: 'The month closes where its last day closed',
		what: 'Where nothing moved after the month’s last next-day return, the closing balance in section II is that return’s closing balance.',
		why: 'The two are the same shares on the same day.',
		wrong: month({ opening: '1,000,001,000', closing: '999,901,000   # the last next-day return closed with 999,900,000' }),
		right: month({}),
	},
} as const satisfies Partial<Record<CheckId, Explanation>>;
