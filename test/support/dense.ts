import { isBusinessDay } from '../../server/src/forms/calendar.js';

/**
 * Invented returns in which one section is nearly all of the text, a line a trade, as a month of buybacks has them. They agree with
 * themselves, and no check has anything to say.
 */

const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Any number of numbers that look drawn, the same each time. */
function draws(): (from: number, to: number) => number {
	let state = 20260131;
	return (from, to) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return from + (state % (to - from + 1));
	};
}

/** The days of January 2026 on which the Exchange traded. */
const tradingDays = Array.from({ length: 31 }, (_, index) => index + 1).filter((day) =>
	isBusinessDay({ year: 2026, month: 1, day }),
);

/** A monthly return of so many lines, nearly all of them buybacks of one class in section III.E. */
export function denseMonth(lines: number): string {
	const draw = draws();
	const opening = 9_000_000_000;
	const around = 38;
	const events: string[] = [];
	let bought = 0;
	for (let trade = 0; trade < lines - around; trade++) {
		const shares = draw(1, 900) * 100;
		bought += shares;
		const day = tradingDays[Math.floor((trade * tradingDays.length) / (lines - around))];
		const price = `${draw(300, 420)}.${draw(1, 9)}`;
		events.push(
			`    event "Repurchase of shares (shares repurchased and cancelled)" price HKD ${price} on ${day} January 2026 E1 -${grouped(shares)}`,
		);
	}
	const authorised = '20,000,000,000 x HKD 0.01 = HKD 200,000,000';
	return `# Every figure and every name in this return is invented.
return FF301

issuer     "Kestrel Bay Holdings Limited"
month      31 January 2026
submitted  4 February 2026

class ORD "Ordinary shares" listed 06209

section I
  for ORD
    opening  ${authorised}
    closing  ${authorised}
  total  HKD 200,000,000

section II
  for ORD
    opening  ${grouped(opening)} + 0 = ${grouped(opening)}
    change   -${grouped(bought)} + 0
    closing  ${grouped(opening - bought)} + 0 = ${grouped(opening - bought)}
    public float complied
      threshold "Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)"

section III.A not applicable
section III.B not applicable
section III.C not applicable
section III.D not applicable
section III.E
  for ORD
${events.join('\n')}
    EE1  -${grouped(bought)}

totals
  for ORD
    issued  -${grouped(bought)}

section IV not applicable
section V
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)

signed "Lee Tsz Hin"
  title "Company Secretary"
`;
}

/** A next-day return of so many lines, nearly all of them shares bought back that are still to be cancelled. */
export function denseDay(lines: number): string {
	const draw = draws();
	const opening = 9_000_000_000;
	const around = 28;
	const count = lines - around;
	const events: string[] = [];
	let last = 0;
	for (let trade = 0; trade < count; trade++) {
		const shares = draw(1, 900) * 100;
		// The last day's rows are what section II has been bought for.
		const day = tradingDays[Math.min(tradingDays.length - 2, Math.floor((trade * tradingDays.length) / count))];
		if (trade === count - 1) last = shares;
		const on = trade === count - 1 ? tradingDays.at(-1) : day;
		events.push(
			`    pending "Shares repurchased for cancellation but not yet cancelled" on ${on} January 2026 shares ${grouped(shares)} percent ${((shares * 100) / opening).toFixed(5)} price HKD ${trade === count - 1 ? 400 : `${draw(300, 420)}.${draw(1, 9)}`}`,
		);
	}
	const balance = `${grouped(opening)} + 0 = ${grouped(opening)}`;
	const final = tradingDays.at(-1);
	return `# Every figure and every name in this return is invented.
return FF305

issuer     "Kestrel Bay Holdings Limited"
submitted  ${final} January 2026

class ORD "Ordinary shares" listed 06209

section I
  for ORD
    opening  ${tradingDays.at(-2)} January 2026  ${balance}
    event "Other (please specify)" specify "Not applicable" on ${final} January 2026 issued 0 treasury 0
    closing  ${final} January 2026  ${balance}
${events.join('\n')}
  confirm (iv)

section II
  for ORD
    bought ${final} January 2026 shares ${grouped(last)} method "On the Exchange" highest HKD 400 lowest HKD 400 paid HKD ${grouped(last * 400)}
    bought total ${grouped(last)} paid HKD ${grouped(last * 400)} cancelling ${grouped(last)} holding 0
    mandate 14 May 2025 authorised 900,000,000 repurchased 800,000,000 moratorium 1 March 2026
  explanatory 8 April 2025

section III not applicable

signed "Lee Tsz Hin"
  title "Company Secretary"
`;
}
