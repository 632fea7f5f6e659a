// Invented issuers' next-day returns of a few days and the month they are of: what a suite in an editor begins a day from, and writes a
// month from. Plain JavaScript, for those suites run without being built.

import { monthNames } from './months.mjs';

/** `{ year, month, day }` of a day so many days from a date in UTC. */
export function dayFrom(date, days) {
	const at = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + days));
	return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

export const said = ({ year, month, day }) => `${day} ${monthNames[month - 1]} ${year}`;
export const iso = ({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const grouped = (value) => BigInt(value).toLocaleString('en');
const signed = (value) => (value < 0n ? `-${grouped(-value)}` : grouped(value));

/** Two that have nothing to do with each other: the names of their files, and what their returns say of them. */
const pebble = { file: 'pebble-quay', name: 'Pebble Quay Holdings Limited', code: '07993' };
export const cove = { file: 'cove-lanterns', name: 'Cove Lanterns Limited', code: '07992' };

const tail = `section III not applicable

signed "Chan Tai Man"
  title "Company Secretary"
`;

/**
 * Next-day returns, one for each day: `{ on, bought, held, cancels }`. What is bought at HKD 10 to 10.2 waits to be cancelled, or is held;
 * `cancels`: so many of the oldest rows are. The balance of the first opens on `from`.
 */
export function nextDayReturns({ file, name, code }, from, days) {
	let issued = 800_000_000n;
	let treasury = 0n;
	let repurchased = 0n;
	let last = from;
	let pending = [];
	return days.map(({ on, bought = 0n, held = false, cancels = 0 }) => {
		const opening = `    opening  ${said(last)} ${grouped(issued)} + ${grouped(treasury)} = ${grouped(issued + treasury)}`;
		const gone = pending.slice(0, cancels).reduce((sum, row) => sum + row.shares, 0n);
		pending = pending.slice(cancels);
		const events = [];
		if (gone > 0n) {
			events.push(
				`    event "Repurchase of shares (shares repurchased and cancelled)"  on ${said(on)}  issued ${signed(-gone)}  price HKD 10.1`,
			);
			issued -= gone;
		}
		if (held) {
			events.push(
				`    event "Repurchase of shares (shares held as treasury shares)"  on ${said(on)}  issued ${signed(-bought)}  treasury ${grouped(bought)}  price HKD 10.1`,
			);
			issued -= bought;
			treasury += bought;
		} else pending.push({ on, shares: bought });
		if (events.length === 0) events.push(`    event "Other (please specify)"  specify "See Part B"  on ${said(on)}`);
		repurchased += bought;
		const paid = `HKD ${grouped((bought * 101n) / 10n)}`;
		last = on;
		const until = dayFrom(new Date(Date.UTC(on.year, on.month - 1, on.day)), 30);
		return {
			on,
			name: `${file}-${iso(on)}.return`,
			text: `return FF305

issuer     "${name}"
submitted  ${said(on)}

class ORD "Ordinary shares" listed ${code}

section I
  for ORD
${opening}
${events.join('\n')}
    closing  ${said(on)} ${grouped(issued)} + ${grouped(treasury)} = ${grouped(issued + treasury)}
${pending
	.map(
		(row) =>
			`    pending "Shares repurchased for cancellation but not yet cancelled"  on ${said(row.on)}  shares ${grouped(row.shares)}  price HKD 10.1\n`,
	)
	.join('')}  confirm (iv)

section II
  for ORD
    bought ${said(on)}  shares ${grouped(bought)}  method "On the Exchange"  highest HKD 10.2  lowest HKD 10  paid ${paid}
    bought total ${grouped(bought)}  paid ${paid}  cancelling ${held ? 0 : grouped(bought)}  holding ${held ? grouped(bought) : 0}
    mandate 13 June 2024  authorised 80,000,000  repurchased ${grouped(repurchased)}  moratorium ${said(until)}
  explanatory  29 April 2024

${tail}`,
		};
	});
}

/** The month's return before its section III.E is written. */
function monthBefore({ year, month, day }, submitted) {
	return `return FF301

issuer     "${pebble.name}"
month      ${said({ year, month, day })}
submitted  ${said(submitted)}

class ORD "Ordinary shares" listed 07993

section I
  for ORD
    opening  1,000,000,000 x HKD 0.01 = HKD 10,000,000
    closing  1,000,000,000 x HKD 0.01 = HKD 10,000,000
  total  HKD 10,000,000

section II
  for ORD
    opening  800,000,000 + 0 = 800,000,000

section III.A not applicable
section III.B not applicable
section III.C not applicable
section III.D not applicable
section III.E not applicable

section IV not applicable
section V not applicable

signed "Chan Tai Man"
  title "Company Secretary"
`;
}

/** Five days of March 2025: three that wait, of which two are cancelled on the fourth; on the fifth they are held in treasury. */
export const march = nextDayReturns(
	pebble,
	{ year: 2025, month: 2, day: 28 },
	[
		{ bought: 40_000n },
		{ bought: 52_000n },
		{ bought: 61_000n },
		{ bought: 38_000n, cancels: 2 },
		{ bought: 75_000n, held: true },
	].map((of, index) => ({ ...of, on: { year: 2025, month: 3, day: 3 + index } })),
);
export const marchReturn = {
	name: `${pebble.file}-2025-03.return`,
	text: monthBefore({ year: 2025, month: 3, day: 31 }, { year: 2025, month: 4, day: 2 }),
};
