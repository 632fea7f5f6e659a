import { type Day, isBusinessDay, lastDayOfMonth } from '../../server/src/forms/calendar.js';
import { months } from '../../server/src/forms/months.js';

/**
 * A year of an invented issuer that buys back its shares: a next-day return for each day, on two markets and on some days two; shares that wait
 * for weeks to be cancelled, shares held in treasury and cancelled there, a resubmission; and the twelve monthly returns. No check has anything
 * to say of them. The same options always give the same files.
 */
export interface YearOptions {
	readonly year?: number;
	/** How many days it buys on in a month at most. */
	readonly daysAMonth?: number;
	readonly months?: number;
	/** After how many days of purchases those before are cancelled. */
	readonly cancelEvery?: number;
}

export type Files = Readonly<Record<string, string>>;

interface Pending {
	readonly on: string;
	readonly shares: bigint;
	readonly price: string;
}

const grouped = (value: bigint): string => value.toLocaleString('en');
const signed = (value: bigint): string => (value < 0n ? `-${grouped(-value)}` : grouped(value));
const said = ({ year, month, day }: Day): string => `${day} ${months[month - 1]} ${year}`;
const two = (value: number) => String(value).padStart(2, '0');

/** Half up, to so many decimals, without zeros at the end. */
function quotient(over: bigint, under: bigint, decimals: number): string {
	const scaled = (over * 10n ** BigInt(decimals) * 2n + under) / (2n * under);
	const digits = scaled.toString().padStart(decimals + 1, '0');
	const whole = grouped(BigInt(digits.slice(0, -decimals)));
	const rest = digits.slice(-decimals).replace(/0+$/, '');
	return rest === '' ? whole : `${whole}.${rest}`;
}

export function issuerYear({ year = 2025, daysAMonth = 20, months: many = 12, cancelEvery = 23 }: YearOptions = {}): Files {
	return new Year(year, daysAMonth, many, cancelEvery).files();
}

class Year {
	#state = 12345;
	#issued = 1_234_567_890n;
	#treasury = 4_321_000n;
	#closed: Day;
	#repurchased = 1_234_500n;
	#pending: Pending[] = [];
	#bought = 0;
	readonly #files: Record<string, string> = {};
	/** Of the month: what moved on a day, in words of the monthly return. */
	#moved: { readonly event: string; readonly on: string; readonly issued: bigint; readonly treasury: bigint }[] = [];

	constructor(
		private readonly year: number,
		private readonly daysAMonth: number,
		private readonly many: number,
		private readonly cancelEvery: number,
	) {
		this.#closed = { year: year - 1, month: 12, day: 31 };
	}

	files(): Files {
		for (let month = 1; month <= this.many; month++) {
			const [issued, treasury] = [this.#issued, this.#treasury];
			this.#moved = [];
			let days = 0;
			for (let day = 1; day <= lastDayOfMonth(this.year, month) && days < this.daysAMonth; day++) {
				const on = { year: this.year, month, day };
				if (!isBusinessDay(on)) continue;
				days++;
				this.#day(on);
			}
			this.#month(month, issued, treasury);
		}
		return this.#files;
	}

	#day(on: Day): void {
		this.#bought++;
		const name = `days/${on.year}-${two(on.month)}-${two(on.day)}`;
		const held = this.#bought % 7 === 0;
		if (this.#bought % this.cancelEvery === 0) this.#write(`${name}.return`, on, 'cancel');
		else if (this.#bought % 61 === 0) this.#write(`${name}.return`, on, 'treasury');
		else {
			this.#write(`${name}.return`, on, held ? 'hold' : 'buy');
			// Two on one day: what was bought in New York has a return of its own.
			if (this.#bought % 19 === 0) this.#write(`${name}-new-york.return`, on, 'abroad');
			if (this.#bought === 31) {
				const right = this.#files[`${name}.return`] as string;
				this.#files[`${name}-resubmission.return`] = right.replace(/^(submitted .*)$/m, '$1\nstatus     "Resubmission"');
				// The original had the price wrong, and is replaced.
				this.#files[`${name}.return`] = right.replace(/(?<=highest HKD )\d+/, (price) => String(Number(price) + 1));
			}
		}
	}

	#write(name: string, on: Day, kind: 'buy' | 'hold' | 'abroad' | 'cancel' | 'treasury'): void {
		const [opening, held] = [this.#issued, this.#treasury];
		const opened = this.#closed;
		const events: string[] = [];
		let report: readonly string[] = ['section II not applicable'];
		if (kind === 'cancel') {
			const gone = this.#pending.slice(0, -3);
			const shares = gone.reduce((sum, row) => sum + row.shares, 0n);
			this.#pending = this.#pending.slice(-3);
			this.#issued -= shares;
			const event = 'Repurchase of shares (shares repurchased and cancelled)';
			events.push(
				`    event "${event}"  on ${said(on)}  issued ${signed(-shares)}  percent ${quotient(shares * 100n, opening, 5)}`,
			);
			this.#moved.push({ event, on: said(on), issued: -shares, treasury: 0n });
		} else if (kind === 'treasury') {
			const shares = 1_000_000n + BigInt(this.#random(900)) * 100n;
			this.#treasury -= shares;
			events.push(`    event "Cancellation of treasury shares"  on ${said(on)}  treasury ${signed(-shares)}`);
			this.#moved.push({ event: 'Cancellation of treasury shares', on: said(on), issued: 0n, treasury: -shares });
		} else {
			const shares = BigInt(500 + this.#random(9000)) * 100n;
			const highest = BigInt(2100 + this.#random(900));
			const lowest = highest - BigInt(20 + this.#random(60));
			const cents = (shares * (lowest * 2n + highest)) / 3n;
			const currency = kind === 'abroad' ? 'USD' : 'HKD';
			const money = (value: bigint) => `${currency} ${quotient(value, 100n, 2)}`;
			const price = `${currency} ${quotient(cents, shares * 100n, 4)}`;
			this.#repurchased += shares;
			if (kind === 'hold') {
				this.#issued -= shares;
				this.#treasury += shares;
				const event = 'Repurchase of shares (shares held as treasury shares)';
				events.push(
					`    event "${event}"  on ${said(on)}  issued ${signed(-shares)}  percent ${quotient(shares * 100n, opening, 5)}  treasury ${signed(shares)}  price ${price}`,
				);
				this.#moved.push({ event, on: said(on), issued: -shares, treasury: shares });
			} else {
				this.#pending.push({ on: said(on), shares, price });
				events.push(`    event "Other (please specify)"  specify "See Part B"  on ${said(on)}`);
			}
			const method = kind === 'abroad' ? 'On another stock exchange (New York Stock Exchange)' : 'On the Exchange';
			const cancelling = kind === 'hold' ? 0n : shares;
			report = [
				'section II',
				'  for ORD',
				`    bought ${said(on)}  shares ${grouped(shares)}  method "${method}"  highest ${money(highest)}  lowest ${money(lowest)}  paid ${money(cents)}`,
				`    bought total ${grouped(shares)}  paid ${money(cents)}  cancelling ${grouped(cancelling)}  holding ${grouped(shares - cancelling)}`,
				`    mandate 20 December ${this.year - 1}  authorised 246,913,578  repurchased ${grouped(this.#repurchased)}  percent ${quotient(this.#repurchased * 100n, 1_234_567_890n, 5)}  moratorium ${said(later(on, 30))}`,
				`  explanatory 20 November ${this.year - 1}`,
			];
		}
		const submitted = kind === 'abroad' ? nextBusinessDay(on) : on;
		const total = (issued: bigint, treasury: bigint) =>
			`${grouped(issued)} + ${grouped(treasury)} = ${grouped(issued + treasury)}`;
		this.#files[name] = [
			'return FF305',
			'',
			'issuer     "Harbour Lantern Holdings Limited"',
			`submitted  ${said(submitted)}`,
			'',
			'class ORD "Ordinary shares" listed 07999',
			'',
			'section I',
			'  for ORD',
			`    opening  ${said(opened)}  ${total(opening, held)}`,
			...events,
			`    closing  ${said(on)}  ${total(this.#issued, this.#treasury)}`,
			...this.#pending.map(
				(row) =>
					`    pending "Shares repurchased for cancellation but not yet cancelled"  on ${row.on}  shares ${grouped(row.shares)}  percent ${quotient(row.shares * 100n, opening, 5)}  price ${row.price}`,
			),
			'  confirm (iv)',
			'',
			...report,
			'section III not applicable',
			'',
			'signed "Chan Siu Ming"',
			'  title "Company Secretary"',
			'',
		].join('\n');
		this.#closed = on;
	}

	#month(month: number, issued: bigint, treasury: bigint): void {
		const last = { year: this.year, month, day: lastDayOfMonth(this.year, month) };
		const waiting = this.#pending.reduce((sum, { shares }) => sum + shares, 0n);
		const [change, held] = [this.#issued - issued, this.#treasury - treasury];
		const total = (one: bigint, other: bigint) => `${grouped(one)} + ${grouped(other)} = ${grouped(one + other)}`;
		const events = this.#moved.map(({ event, on, issued: e1, treasury: e2 }) => {
			const named = event === 'Cancellation of treasury shares' ? `"Other (please specify)"  specify "${event}"` : `"${event}"`;
			return `    event ${named}  on ${on}  E1 ${signed(e1)}  E2 ${signed(e2)}`;
		});
		const pending =
			waiting > 0n
				? [
						`    event "Repurchase of shares (shares repurchased for cancellation but not yet cancelled)"  pending ${signed(-waiting)}`,
					]
				: [];
		const submitted = nextBusinessDay(last);
		this.#files[`${this.year}-${two(month)}.return`] = [
			'return FF301',
			'',
			'issuer     "Harbour Lantern Holdings Limited"',
			`month      ${said(last)}`,
			`submitted  ${said(submitted)}`,
			'',
			'class ORD "Ordinary shares" listed 07999',
			'',
			'section I not applicable',
			'section II',
			'  for ORD',
			`    opening  ${total(issued, treasury)}`,
			`    change   ${signed(change)} ${held < 0n ? '-' : '+'} ${grouped(held < 0n ? -held : held)}`,
			`    closing  ${total(this.#issued, this.#treasury)}`,
			'section III.A not applicable',
			'section III.B not applicable',
			'section III.C not applicable',
			'section III.D not applicable',
			'section III.E',
			'  for ORD',
			...events,
			...pending,
			`    EE1 ${signed(change)}`,
			`    EE2 ${signed(held)}`,
			'section IV not applicable',
			'section V not applicable',
			'',
			'signed "Chan Siu Ming"',
			'  title "Company Secretary"',
			'',
		].join('\n');
		this.#closed = last;
	}

	#random(below: number): number {
		this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((this.#state / 2_147_483_648) * below);
	}
}

function later({ year, month, day }: Day, days: number): Day {
	const date = new Date(Date.UTC(year, month - 1, day + days));
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function nextBusinessDay(day: Day): Day {
	let next = later(day, 1);
	while (!isBusinessDay(next)) next = later(next, 1);
	return next;
}
