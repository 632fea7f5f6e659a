import { isBusinessDay } from '../../server/src/forms/calendar.js';
import { months } from '../../server/src/forms/months.js';
import type { Generation } from '../../server/src/forms/types.js';

/**
 * Invented returns that agree with themselves: every identity of the form holds in them and no check has anything to say.
 * The same options always give the same text.
 */

export interface Month {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
}

export interface GenerateOptions {
	readonly seed: number;
	/** How many lines the return has, its derivable cells written; left out: one or two items of every kind. */
	readonly lines?: number;
	readonly month?: Month;
	/** Which generation of the form, where no month says so. */
	readonly editionGeneration?: Generation;
	/** How many classes of shares; 2 unless told. */
	readonly classes?: number;
	/** A par value of many decimals and odd numbers of shares: capital is rounded, as the form prints it. */
	readonly finePar?: boolean;
	/** Leaves out every cell that an identity derives. Nothing else changes. */
	readonly leaveOut?: boolean;
}

export function generateReturn(options: GenerateOptions): string {
	return generateMonths(options, 1).join('');
}

/** Consecutive months of one issuer: each opens with what the one before closed with. */
export function generateMonths(options: GenerateOptions, count: number): string[] {
	const first = options.month ?? monthFor(options.seed, options.editionGeneration ?? '1.1', count);
	const texts: string[] = [];
	let issuer = sizedIssuer(options, first);
	let previous: Movements = new Map();
	for (let index = 0; index < count; index++) {
		const month = monthAfter(first, index);
		// A movement that is last month's to the digit would be taken for one left over: draw again.
		let drawn: Drawn;
		let attempt = 0;
		do drawn = drawMonth(issuer, month, options, index * 100 + attempt++);
		while (repeats(drawn.movements, previous));
		texts.push(drawn.text);
		issuer = drawn.next;
		previous = drawn.movements;
	}
	return texts;
}

export function generationOf({ year, month }: Month): Generation {
	const at = year * 12 + month;
	return at < 2024 * 12 + 6 ? '1.0' : at < 2026 * 12 + 1 ? '1.1' : '1.2';
}

export function monthAfter({ year, month }: Month, count = 1): Month {
	const at = year * 12 + month - 1 + count;
	return { year: Math.floor(at / 12), month: (at % 12) + 1 };
}

// ---- chance

interface Random {
	/** From 0 up to, not including, 1. */
	next(): number;
	integer(from: number, to: number): number;
	bigint(from: bigint, to: bigint): bigint;
	pick<T>(from: readonly T[]): T;
	chance(share: number): boolean;
}

/** mulberry32: small, and the same on every machine. */
function randomOf(seed: number, stream: number): Random {
	let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
	return {
		next,
		integer,
		bigint: (from, to) => from + BigInt(Math.floor(next() * Number(to - from + 1n))),
		pick: (from) => from[integer(0, from.length - 1)] as (typeof from)[number],
		chance: (share) => next() < share,
	};
}

// ---- numbers, money, dates

/** An exact decimal: `units` of ten to the minus `scale`. */
interface Decimal {
	readonly units: bigint;
	readonly scale: number;
}

interface Price extends Decimal {
	readonly currency: string;
}

function grouped(digits: string): string {
	return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function shares(n: bigint): string {
	return n < 0n ? `-${grouped(String(-n))}` : grouped(String(n));
}

function decimal({ units, scale }: Decimal): string {
	const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
	const fraction = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '');
	const whole = grouped(scale === 0 ? digits : digits.slice(0, -scale));
	return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function money(currency: string, units: bigint, scale: number): string {
	return `${currency} ${decimal({ units, scale })}`;
}

/** To two decimals, a half up, as the form prints amounts. */
function halfUp(units: bigint, scale: number): bigint {
	const step = 10n ** BigInt(Math.max(0, scale - 2));
	return (units + (units < 0n ? -step : step) / 2n) / step;
}

function priced(price: Price): string {
	return money(price.currency, price.units, price.scale);
}

function dated({ year, month }: Month, day: number): string {
	return `${day} ${months[month - 1]} ${year}`;
}

function lastDay({ year, month }: Month): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A weekday in the first days of the next month: never past the fifth business day, whatever is a holiday. */
function submittedOn(month: Month, random: Random): string {
	const next = monthAfter(month);
	let day = random.integer(2, 4);
	while ([0, 6].includes(new Date(Date.UTC(next.year, next.month - 1, day)).getUTCDay())) day++;
	return dated(next, day);
}

function earlier(random: Random, month: Month): string {
	return inYear(random, month.year - random.integer(1, 9));
}

function inYear(random: Random, year: number): string {
	return dated({ year, month: random.integer(1, 12) }, random.integer(1, 28));
}

/** A first month of the generation that leaves room for the months after it. */
function monthFor(seed: number, generation: Generation, count: number): Month {
	const { from, months } = {
		'1.0': { from: { year: 2021, month: 7 }, months: 35 },
		'1.1': { from: { year: 2024, month: 6 }, months: 19 },
		'1.2': { from: { year: 2026, month: 1 }, months: 12 },
	}[generation] as { readonly from: Month; readonly months: number };
	return monthAfter(from, randomOf(seed, 1).integer(0, Math.max(0, months - count)));
}

// ---- the issuer, as it stands between two months

interface ShareClass {
	readonly id: string;
	readonly declaration: string;
	readonly listed: boolean;
	readonly par: Price;
	/** The authorised capital is what is issued, as with mainland issuers. */
	readonly registered: boolean;
	readonly authorised: bigint;
	readonly issued: bigint;
	readonly treasury: bigint;
}

interface Item {
	/** Index of the class its shares belong to. */
	readonly of: number;
	readonly name: string;
	/** Fields that do not change from month to month. */
	readonly head: readonly Field[];
}

interface Scheme extends Item {
	readonly outstanding: bigint;
	readonly mandate: bigint;
}

/** A warrant or a convertible: an amount of money that becomes shares at a price. */
interface Instrument extends Item {
	readonly currency: string;
	readonly price: Price;
	/** In units of the price's scale. */
	readonly amount: bigint;
	/** Whether the amount is a whole number of prices. */
	readonly even: boolean;
}

interface Agreement extends Item {
	readonly issuable: bigint;
}

interface Receipt {
	readonly name: string;
	readonly code: string;
	readonly balance: bigint;
}

interface Issuer {
	readonly name: string;
	readonly signatory: string;
	readonly title: string;
	readonly classes: readonly ShareClass[];
	readonly schemes: readonly Scheme[];
	readonly warrants: readonly Instrument[];
	readonly convertibles: readonly Instrument[];
	readonly agreements: readonly Agreement[];
	/** How many events each class has in a month. */
	readonly events: readonly number[];
	readonly receipts: readonly Receipt[];
	/** Paragraphs that bring the return to its number of lines. */
	readonly paragraphs: number;
	/** The first two classes convert into each other. */
	readonly converts: boolean;
}

const issuerNames = [
	'Harbour Lantern',
	'Kestrel Bay',
	'Jade Ferry',
	'Nine Piers',
	'Tidewater Loom',
	'Amber Junk',
	'Lion Rock Kiln',
] as const;
const people = ['Chan Siu Ming', 'Wong Ka Yan', 'Lee Tsz Hin', 'Ho Mei Ling', 'Cheung Wai Lok'] as const;
const titles = ['Company Secretary', 'Executive Director', 'Director and Joint Company Secretary'] as const;
const sentences = [
	'No further grant will be made under the schemes set out above after the expiry of their mandates.',
	'The shares were allotted to the trustee and are held on trust for the selected participants.',
	'The exercise price was adjusted in accordance with the terms of the scheme, with effect from the date announced.',
	'Fractional entitlements were aggregated and dealt with as the board of directors thought fit.',
	'The weighted average closing price before the dates of exercise was announced in the next day disclosure returns.',
	'The conversion price is subject to the usual anti-dilution provisions of the instrument.',
] as const;

function sizedIssuer(options: GenerateOptions, month: Month): Issuer {
	const generation = generationOf(month);
	const wanted = options.lines;
	const written = (issuer: Issuer): number => lineCount(drawMonth(issuer, month, { ...options, leaveOut: false }, 0).text);
	let issuer = foundIssuer(options, generation, 0);
	if (wanted === undefined) return issuer;
	// How many lines an item takes hangs on what is drawn: aim, look, aim again, and let remarks make up the rest.
	let aim = wanted - written(issuer);
	let rest = aim;
	for (let pass = 0; pass < 4 && aim > 0; pass++) {
		const grown = foundIssuer(options, generation, aim);
		const left = wanted - written(grown);
		if (left >= 0 && left <= rest) {
			issuer = grown;
			rest = left;
			if (left <= 40) break;
		}
		aim += left - 20;
	}
	return { ...issuer, paragraphs: Math.max(0, rest) };
}

function lineCount(text: string): number {
	return text.split('\n').length - 1;
}

/** An issuer with an item of every kind and `extra` lines of further ones, by estimate. */
function foundIssuer(options: GenerateOptions, generation: Generation, extra: number): Issuer {
	const random = randomOf(options.seed, 2);
	const classCount = Math.max(1, options.classes ?? 2);
	const style = classCount > 1 ? random.pick(['mainland', 'weighted'] as const) : 'single';
	const found = foundClasses(random, style, classCount, generation);
	const base = options.finePar ? finely(found, random) : found;
	const classes = base.length;

	const schemes: Scheme[] = [];
	const warrants: Instrument[] = [];
	const convertibles: Instrument[] = [];
	const agreements: Agreement[] = [];
	const receipts: Receipt[] = [];
	const events = base.map(() => 1);
	const since: Month = { year: 2021, month: 6 };
	// Every class has schemes, agreements and events; the rest go to whichever comes.
	const any = (): number => random.integer(0, classes - 1);
	const scheme = (of: number): number => {
		const year = random.integer(2006, 2020);
		const name = `${year} Share Option Scheme${schemes.length === 0 ? '' : ` (Tranche ${schemes.length + 1})`}`;
		const head: Field[] = [['approved', inYear(random, year)]];
		schemes.push({
			of,
			name,
			head,
			outstanding: random.bigint(2_000_000n, 90_000_000n),
			mandate: random.bigint(1_000_000n, 400_000_000n),
		});
		return 13;
	};
	const agreement = (of: number): number => {
		const kind = random.pick(['Share Award Scheme', 'Share Incentive Plan', 'Employee Share Purchase Plan'] as const);
		const year = random.integer(2008, 2020);
		const name = `${year} ${kind}${agreements.length === 0 ? '' : ` (No. ${agreements.length + 1})`}`;
		const head: Field[] = [['approved', inYear(random, year)]];
		agreements.push({ of, name, head, issuable: random.bigint(5_000_000n, 300_000_000n) });
		return 5;
	};
	const warrant = (of: number): number => {
		const made = foundInstrument(random, 'HKD');
		const number = warrants.length + 1;
		const head: Field[] = [];
		if (random.chance(0.5)) head.push(['code', String(random.integer(1000, 1999)).padStart(5, '0')]);
		head.push(['expiry', inYear(random, random.integer(2029, 2033))]);
		head.push(['price', priced(made.price)], ['approved', earlier(random, since)]);
		warrants.push({ ...made, of, name: `Warrants ${number} of ${random.integer(2016, 2021)}`, head });
		return 13;
	};
	const convertible = (of: number): number => {
		const made = foundInstrument(random, random.pick(['HKD', 'USD', 'RMB'] as const));
		const number = convertibles.length + 1;
		const coupon = decimal({ units: BigInt(random.integer(5, 60)) * 125n, scale: 3 });
		const head: Field[] = [];
		if (random.chance(0.25)) head.push(['type', '"Others (Please specify)"'], ['specify', '"Convertible debenture"']);
		else head.push(['type', '"Bond/Notes"']);
		if (random.chance(0.4)) head.push(['code', String(random.integer(4000, 5999)).padStart(5, '0')]);
		head.push(['price', priced(made.price)], ['approved', earlier(random, since)]);
		convertibles.push({ ...made, of, name: `${coupon}% convertible notes, series ${number}`, head });
		return 14;
	};
	const event = (of: number): number => {
		events[of] = (events[of] ?? 0) + 1;
		return 2;
	};
	const receipt = (): number => {
		const number = receipts.length + 1;
		receipts.push({
			name: `Hong Kong Depositary Receipts, ${number} for ${random.integer(1, 9)}00 shares`,
			code: String(random.integer(6200, 6299)).padStart(5, '0'),
			balance: random.bigint(1_000_000n, 60_000_000n),
		});
		return 5;
	};

	for (let of = 0; of < classes; of++) {
		scheme(of);
		agreement(of);
		event(of);
		event(of);
	}
	scheme(0);
	agreement(0);
	warrant(0);
	convertible(0);
	convertible(classes - 1);
	receipt();
	const round = [scheme, event, event, agreement, event, warrant, event, event, convertible, event, agreement, event, receipt];
	for (let added = 0, turn = 0; added < extra; turn++) added += (round[turn % round.length] ?? event)(any());

	return {
		name: `${random.pick(issuerNames)} ${style === 'mainland' ? 'Company Limited' : 'Holdings Limited'}`,
		signatory: random.pick(people),
		title: random.pick(titles),
		classes: base,
		schemes,
		warrants,
		convertibles,
		agreements,
		events,
		receipts,
		paragraphs: 0,
		converts: style === 'weighted',
	};
}

function foundClasses(
	random: Random,
	style: 'mainland' | 'weighted' | 'single',
	count: number,
	generation: Generation,
): ShareClass[] {
	const code = String(random.integer(100, 9899)).padStart(5, '0');
	const par: Price =
		style === 'mainland'
			? { currency: 'RMB', units: 1n, scale: 0 }
			: random.pick([
					{ currency: 'USD', units: 1n, scale: 5 },
					{ currency: 'USD', units: 5n, scale: 5 },
					{ currency: 'HKD', units: 1n, scale: 2 },
					{ currency: 'HKD', units: 25n, scale: 3 },
				] as const);
	const declared: { id: string; rest: string; listed: boolean }[] = [];
	if (style === 'mainland') {
		declared.push({ id: 'H', rest: `"Ordinary shares" type "H" listed ${code}`, listed: true });
		declared.push({ id: 'A', rest: `"Ordinary shares" type "A" unlisted ${random.integer(600000, 603999)}`, listed: false });
	} else if (style === 'weighted') {
		declared.push({ id: 'A', rest: `"WVR ordinary shares" type "A" listed ${code}`, listed: true });
		declared.push({ id: 'B', rest: `"WVR ordinary shares" type "B" unlisted ${code}`, listed: false });
	} else {
		declared.push({ id: 'ORD', rest: `"Ordinary shares" listed ${code} counter 8${code.slice(1)} RMB`, listed: true });
	}
	while (declared.length < count) {
		const id = `X${declared.length - 1}`;
		declared.push({ id, rest: `"Other class (specify in description)" unlisted description "Series ${id}"`, listed: false });
	}
	return declared.map(({ id, rest, listed }) => {
		const issued = random.bigint(800_000_000n, 18_000_000_000n);
		const treasury = generation === '1.0' ? 0n : random.bigint(issued / 60n, issued / 30n);
		const registered = style === 'mainland';
		return {
			id,
			declaration: `class ${id} ${rest}`,
			listed,
			par,
			registered,
			authorised: registered ? issued + treasury : (issued / 1_000_000_000n + BigInt(random.integer(2, 9))) * 2_000_000_000n,
			issued,
			treasury,
		};
	});
}

function finely(classes: readonly ShareClass[], random: Random): ShareClass[] {
	const par: Price = random.pick([
		{ currency: 'USD', units: 5n, scale: 4 },
		{ currency: 'USD', units: 3125n, scale: 9 },
		{ currency: 'HKD', units: 25n, scale: 3 },
	]);
	return classes.map((of) => ({ ...of, par, registered: false, authorised: of.authorised + random.bigint(1n, 999_999n) }));
}

function foundInstrument(random: Random, currency: string): Pick<Instrument, 'currency' | 'price' | 'amount' | 'even'> {
	const price = { currency, units: random.bigint(120n, 9800n), scale: 2 };
	const number = random.bigint(2_000_000n, 40_000_000n);
	// Some are priced in another currency, some amounts are round and leave a fraction of a share.
	if (currency === 'USD' && random.chance(0.5))
		return { currency, price: { ...price, currency: 'HKD' }, amount: number * 10_000n, even: false };
	if (random.chance(0.25)) return { currency, price, amount: (number / 1000n) * 1000n * 100n * 5n, even: false };
	return { currency, price, amount: price.units * number, even: true };
}

// ---- one month

type Field = readonly [key: string, value: string];
/** Sums of III and movements of II, by class and code. */
type Movements = ReadonlyMap<string, bigint>;

interface Drawn {
	readonly text: string;
	readonly movements: Movements;
	readonly next: Issuer;
}

function repeats(now: Movements, before: Movements): boolean {
	return [...now].some(([key, n]) => n !== 0n && before.get(key) === n);
}

interface Sums {
	/** First letter of the code, `A` to `E`. */
	readonly letter: string;
	readonly issued: bigint[];
	readonly treasury: bigint[];
}

function drawMonth(issuer: Issuer, month: Month, options: GenerateOptions, stream: number): Drawn {
	const random = randomOf(options.seed, 1000 + stream);
	// Its own chance: how many paragraphs there are changes nothing else.
	const filler = randomOf(options.seed, 3);
	const generation = generationOf(month);
	const inTreasury = generation !== '1.0';
	const leaveOut = options.leaveOut === true;
	const { classes } = issuer;
	const movements = new Map<string, bigint>();
	const lines: string[] = [];

	// Sizes that no number of items can turn into a negative balance.
	const itemCount = (of: number): number =>
		(issuer.events[of] ?? 0) +
		[issuer.schemes, issuer.warrants, issuer.convertibles, issuer.agreements].reduce(
			(count, items) => count + items.filter((item) => item.of === of).length,
			0,
		);
	const most = classes.map(({ issued, treasury }, of) => {
		const items = BigInt(itemCount(of));
		return { fresh: issued / (60n * items) + 10n, treasury: treasury / (3n * items) };
	});
	const upTo = (...bounds: readonly bigint[]): bigint => {
		let to = bounds[0] ?? 0n;
		for (const bound of bounds) if (bound < to) to = bound;
		return to < 12n ? 0n : random.bigint(to / 12n + 1n, to);
	};
	const fresh = (of: number, ...bounds: readonly bigint[]): bigint => upTo(most[of]?.fresh ?? 0n, ...bounds);
	/** Shares out of treasury; 0 where there is next to none, or in a form without treasury shares. */
	const held = (of: number, ...bounds: readonly bigint[]): bigint =>
		upTo(inTreasury ? (most[of]?.treasury ?? 0n) : 0n, ...bounds);

	const put = (indent: number, fields: readonly (Field | undefined)[]): void => {
		const written = fields.filter((field) => field !== undefined);
		const width = Math.max(...written.map(([key]) => key.length));
		for (const [key, value] of written) lines.push(`${' '.repeat(indent)}${key.padEnd(width)}  ${value}`);
	};
	const derived = (key: string, value: string): Field | undefined => (leaveOut ? undefined : [key, value]);
	const equals = (value: string): string => (leaveOut ? '' : ` = ${value}`);
	const paragraphs = share(issuer.paragraphs, 6);
	const remarks = (first: string, section: number): Field => {
		const more = Array.from({ length: paragraphs[section] ?? 0 }, () => `\n    "${filler.pick(sentences)}"`);
		return ['remarks', `"${first}"${more.join('')}`];
	};

	/** A block of a section of III: its items, then its sums. */
	const block = (sums: Sums, of: number, items: () => void): void => {
		const id = classes[of]?.id ?? '';
		lines.push(`  for ${id}`);
		items();
		const { letter } = sums;
		const issued = sums.issued[of] ?? 0n;
		const treasury = sums.treasury[of] ?? 0n;
		movements.set(`${id} ${letter}1`, issued);
		movements.set(`${id} ${letter}2`, treasury);
		if (leaveOut) return;
		put(4, [[`${letter}${letter}1`, shares(issued)], inTreasury ? [`${letter}${letter}2`, shares(treasury)] : undefined]);
	};
	const sumsOf = (letter: string): Sums => ({ letter, issued: classes.map(() => 0n), treasury: classes.map(() => 0n) });
	/** What an item of A to D adds: a share out of treasury is one more in issue, as a new one is. */
	const add = (sums: Sums, of: number, x1: bigint, x2: bigint): void => {
		sums.issued[of] = (sums.issued[of] ?? 0n) + x1 + x2;
		sums.treasury[of] = (sums.treasury[of] ?? 0n) + x2;
	};
	const cells = (letter: string, x1: bigint, x2: bigint): (Field | undefined)[] => [
		[`${letter}1`, shares(x1)],
		inTreasury ? [`${letter}2`, shares(x2)] : undefined,
	];

	// III is drawn first, for I and II follow from it; it is printed after them.
	const schemes: Scheme[] = [];
	const warrants: Instrument[] = [];
	const convertibles: Instrument[] = [];
	const agreements: Agreement[] = [];
	const A = sumsOf('A');
	const B = sumsOf('B');
	const C = sumsOf('C');
	const D = sumsOf('D');
	const E = sumsOf('E');
	const sections: { readonly title: string; readonly lines: string[] }[] = [];
	const section = (title: string, write: () => void): void => {
		const start = lines.length;
		write();
		sections.push({ title, lines: lines.splice(start) });
	};

	section('III.A', () => {
		eachClass(issuer.schemes, classes.length, (of, items) =>
			block(A, of, () => {
				for (const item of items) {
					const bound = item.outstanding / 25n;
					const asNew = fresh(of, bound);
					const asTreasury = held(of, bound);
					const granted = random.bigint(item.outstanding / 40n, item.outstanding / 8n);
					const cancelled = -random.bigint(0n, item.outstanding / 60n);
					const lapsed = -random.bigint(0n, item.outstanding / 60n);
					const closing = item.outstanding + granted + cancelled + lapsed - asNew - asTreasury;
					const mandate = item.mandate;
					lines.push(`    scheme "${item.name}"`);
					put(6, [
						...item.head,
						['opening', shares(item.outstanding)],
						['granted', shares(granted)],
						['exercised', `${shares(-asNew)}${inTreasury ? ' new' : ''}`],
						inTreasury ? ['exercised', `${shares(-asTreasury)} treasury`] : undefined,
						['cancelled', shares(cancelled)],
						['lapsed', shares(lapsed)],
						derived('closing', shares(closing)),
						...cells('A', asNew, asTreasury),
						['issuable', shares(closing - closing / BigInt(random.integer(3, 50)))],
						['mandate', shares(mandate)],
					]);
					add(A, of, asNew, asTreasury);
					schemes.push({ ...item, outstanding: closing });
				}
			}),
		);
		put(2, [
			['funds', money('HKD', random.bigint(100_000n, 900_000_000n), 2)],
			remarks('The options exercised were granted to employees and to other eligible participants.', 0),
		]);
	});

	/** Draws a month of a warrant or convertible in whole shares where its amount allows, and says what became of it. */
	const drawInstrument = (item: Instrument, of: number) => {
		const { price, amount, currency, even } = item;
		const whole = amount / price.units / 20n;
		const x1 = fresh(of, whole);
		const x2 = held(of, whole);
		// In another currency the shares do not follow from the amount.
		const taken = currency === price.currency ? (x1 + x2) * price.units : amount / BigInt(random.integer(30, 90));
		const step = even ? price.units : 100n;
		return {
			x1,
			x2,
			taken,
			issued: random.chance(0.6) ? random.bigint(whole, whole * 3n) * step : 0n,
			gone: whole > 0n && random.chance(0.6) ? random.bigint(1n, whole) * step : 0n,
		};
	};

	section('III.B', () => {
		eachClass(issuer.warrants, classes.length, (of, items) =>
			block(B, of, () => {
				for (const item of items) {
					const { x1, x2, taken, issued, gone } = drawInstrument(item, of);
					const closing = item.amount + issued - taken - gone;
					const amount = (n: bigint): string => money(item.currency, n, item.price.scale);
					lines.push(`    warrant "${item.name}"`);
					put(6, [
						...item.head,
						['opening', amount(item.amount)],
						['issued', amount(issued)],
						['exercised', amount(-taken)],
						['lapsed', amount(-gone)],
						derived('closing', amount(closing)),
						...cells('B', x1, x2),
						['issuable', shares(closing / item.price.units)],
					]);
					add(B, of, x1, x2);
					warrants.push({ ...item, amount: closing });
				}
			}),
		);
		put(2, [remarks('The subscription price is payable in cash upon exercise.', 1)]);
	});

	section('III.C', () => {
		eachClass(issuer.convertibles, classes.length, (of, items) =>
			block(C, of, () => {
				for (const item of items) {
					const { x1, x2, taken, issued, gone } = drawInstrument(item, of);
					const closing = item.amount + issued - taken - gone;
					const amount = (n: bigint): string => money(item.currency, n, item.price.scale);
					lines.push(`    convertible "${item.name}"`);
					put(6, [
						...item.head,
						['opening', amount(item.amount)],
						issued === 0n ? undefined : ['issued', amount(issued)],
						['converted', amount(-taken)],
						gone === 0n ? undefined : [random.pick(['redeemed', 'repurchased'] as const), amount(-gone)],
						derived('closing', amount(closing)),
						...cells('C', x1, x2),
						['issuable', shares(closing / item.price.units)],
					]);
					add(C, of, x1, x2);
					convertibles.push({ ...item, amount: closing });
				}
			}),
		);
		put(2, [remarks('The notes converted were cancelled upon conversion.', 2)]);
	});

	section('III.D', () => {
		eachClass(issuer.agreements, classes.length, (of, items) =>
			block(D, of, () => {
				for (const item of items) {
					const x1 = random.chance(0.8) ? fresh(of) : 0n;
					const x2 = held(of);
					lines.push(`    agreement "${item.name}"`);
					// What is issued lessens what may still be; where that is used up, a mandate is granted anew.
					const issuable = item.issuable > x1 + x2 ? item.issuable - x1 - x2 : item.issuable + 40_000_000n;
					put(6, [...item.head, ...cells('D', x1, x2), ['issuable', shares(issuable)]]);
					add(D, of, x1, x2);
					agreements.push({ ...item, issuable });
				}
			}),
		);
		put(2, [remarks('Grants, vestings and lapses of awards are set out in the interim and annual reports.', 3)]);
	});

	section('III.E', () => {
		const end = lastDay(month);
		const converted = issuer.converts ? fresh(1) : 0n;
		for (let of = 0; of < classes.length; of++) {
			block(E, of, () => {
				// Two classes never have an event on one day, but for their conversion into each other on the last one.
				const days = Array.from({ length: end - 1 }, (_, day) => day + 1).filter((day) => day % classes.length === of);
				const trading = days.filter((day) => isBusinessDay({ ...month, day }));
				const drawn = Array.from({ length: issuer.events[of] ?? 0 }, () => random.pick(trading.length > 0 ? trading : days)).sort(
					(a, b) => a - b,
				);
				for (const day of drawn) {
					const event = drawEvent(random, generation, month, day, () => fresh(of), held(of));
					lines.push(...eventLines(event.fields));
					E.issued[of] = (E.issued[of] ?? 0n) + event.e1;
					E.treasury[of] = (E.treasury[of] ?? 0n) + event.e2;
				}
				if (issuer.converts && of < 2) {
					const e1 = of === 0 ? converted : -converted;
					lines.push(
						...eventLines([
							['event', '"Other (Please specify)"'],
							['specify', '"Conversion of Class B into Class A"'],
							['on', dated(month, end)],
							['E1', shares(e1)],
						]),
					);
					E.issued[of] = (E.issued[of] ?? 0n) + e1;
				}
			});
		}
		put(2, [remarks('The repurchases were made on the Exchange under the general mandate.', 4)]);
	});

	const next: ShareClass[] = classes.map((before, of) => {
		const issued = [A, B, C, D, E].reduce((sum, { issued }) => sum + (issued[of] ?? 0n), 0n);
		const treasury = (E.treasury[of] ?? 0n) - [A, B, C, D].reduce((sum, { treasury }) => sum + (treasury[of] ?? 0n), 0n);
		movements.set(`${before.id} issued`, issued);
		movements.set(`${before.id} treasury`, treasury);
		const closing = { issued: before.issued + issued, treasury: before.treasury + treasury };
		const total = closing.issued + closing.treasury;
		const authorised = before.registered
			? total
			: total * 10n > before.authorised * 9n || random.chance(0.3)
				? before.authorised + 10_000_000_000n
				: before.authorised;
		return { ...before, ...closing, authorised };
	});

	// ---- on paper

	lines.push('# Every figure and every name in this return is invented.', 'return FF301', '');
	put(0, [
		['issuer', `"${issuer.name}"`],
		['month', dated(month, lastDay(month))],
		['submitted', submittedOn(month, random)],
	]);
	lines.push('', ...classes.map(({ declaration }) => declaration), '', 'section I');
	let capital = 0n;
	const { currency, scale } = classes[0]?.par ?? { currency: 'HKD', scale: 0 };
	classes.forEach((before, of) => {
		const after = next[of] ?? before;
		const { units } = before.par;
		const worthOf = (n: bigint): bigint => halfUp(n * units, scale);
		const worth = (n: bigint): string => money(currency, worthOf(n), Math.min(scale, 2));
		const changed = after.authorised - before.authorised;
		capital += worthOf(after.authorised);
		lines.push(`  for ${before.id}`);
		put(4, [
			['opening', `${shares(before.authorised)} x ${priced(before.par)}${equals(worth(before.authorised))}`],
			['change', `${shares(changed)}${equals(worth(changed))}`],
			['closing', `${shares(after.authorised)} x ${priced(before.par)}${equals(worth(after.authorised))}`],
		]);
	});
	if (!leaveOut) put(2, [['total', money(currency, capital, Math.min(scale, 2))]]);

	lines.push('', 'section II');
	classes.forEach((before, of) => {
		const after = next[of] ?? before;
		const balance = ({ issued, treasury }: ShareClass): string =>
			inTreasury ? `${shares(issued)} + ${shares(treasury)}${equals(shares(issued + treasury))}` : shares(issued);
		const issued = after.issued - before.issued;
		const treasury = after.treasury - before.treasury;
		const change = `${shares(issued)}${inTreasury ? ` ${treasury < 0n ? '-' : '+'} ${shares(treasury < 0n ? -treasury : treasury)}` : ''}`;
		lines.push(`  for ${before.id}`);
		put(4, [['opening', balance(before)], derived('change', change), derived('closing', balance(after))]);
		if (generation === '1.2' && before.listed) lines.push('    public float complied', `      threshold "${initialThreshold}"`);
	});

	for (const { title, lines: body } of sections) lines.push('', `section ${title}`, ...body);

	if (!leaveOut) {
		lines.push('', 'totals');
		classes.forEach(({ id }, of) => {
			lines.push(`  for ${id}`);
			const issued = (next[of]?.issued ?? 0n) - (classes[of]?.issued ?? 0n);
			const treasury = (next[of]?.treasury ?? 0n) - (classes[of]?.treasury ?? 0n);
			put(4, [['issued', shares(issued)], inTreasury ? ['treasury', shares(treasury)] : undefined]);
		});
	}

	lines.push('', 'section IV');
	const receipts = issuer.receipts.map((item) => {
		const change = random.bigint(-item.balance / 20n, item.balance / 15n);
		const closing = item.balance + change;
		lines.push(`  receipt "${item.name}"`);
		put(4, [
			['code', item.code],
			['opening', shares(item.balance)],
			['change', shares(change)],
			derived('closing', shares(closing)),
		]);
		return { ...item, balance: closing };
	});
	put(2, [remarks('The depositary holds the underlying shares.', 5)]);

	lines.push('', 'section V');
	const amended = random.chance(0.3);
	const omitted = random.chance(0.3);
	lines.push(`  confirm (i) (ii) (iii) (iv)${amended ? '' : ' (v)'} (vi) (vii)${omitted ? '' : ' (viii)'}`);
	if (amended)
		lines.push(
			'  amend (v) "all the securities of each class issued are identical, save for their date of ranking for dividend;"',
		);
	if (omitted) lines.push('  omit (viii) "no trust deed was executed in the month"');
	lines.push('', `signed "${issuer.signatory}"`, `  title "${issuer.title}"`);

	return {
		text: `${lines.join('\n')}\n`,
		movements,
		next: { ...issuer, classes: next, schemes, warrants, convertibles, agreements, receipts },
	};
}

const initialThreshold =
	'Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)';

interface Event {
	readonly fields: readonly Field[];
	readonly e1: bigint;
	readonly e2: bigint;
}

function drawEvent(random: Random, generation: Generation, month: Month, day: number, fresh: () => bigint, held: bigint): Event {
	const kind = random.integer(0, 5);
	const n = fresh();
	const on: Field = ['on', dated(month, day)];
	const approved: Field = ['approved', earlier(random, month)];
	const price: Field = ['price', money('HKD', random.bigint(150n, 49_000n), 2)];
	const other = (specify: string): Field[] => [
		['event', '"Other (Please specify)"'],
		['specify', `"${specify}"`],
	];
	const e1 = (value: bigint): Field => ['E1', shares(value)];
	const e2 = (value: bigint): Field => ['E2', shares(value)];

	if (generation === '1.0') {
		if (kind < 4) return { fields: [['event', '"Repurchase of shares"'], on, approved, e1(-n)], e1: -n, e2: 0n };
		const issuable: Field[] = random.chance(0.5) ? [['issuable', shares(n * 2n)]] : [];
		return { fields: [...other('Placing of new shares'), price, on, approved, e1(n), ...issuable], e1: n, e2: 0n };
	}
	switch (kind) {
		case 0:
		case 1:
			return {
				fields: [['event', '"Repurchase of shares (shares held as treasury shares)"'], on, approved, e1(-n), e2(n)],
				e1: -n,
				e2: n,
			};
		case 2:
			return {
				fields: [['event', '"Repurchase of shares (shares repurchased and cancelled)"'], on, approved, e1(-n)],
				e1: -n,
				e2: 0n,
			};
		case 3:
			return {
				fields: [
					['event', '"Repurchase of shares (shares repurchased for cancellation but not yet cancelled)"'],
					on,
					approved,
					['pending', shares(-n)],
				],
				e1: 0n,
				e2: 0n,
			};
		case 4:
			if (held > 0n)
				return { fields: [...other('Sale of treasury shares'), price, on, e1(held), e2(-held)], e1: held, e2: -held };
			return { fields: [...other('Placing of new shares'), price, on, approved, e1(n)], e1: n, e2: 0n };
		default:
			return { fields: [...other('Placing of new shares'), price, on, approved, e1(n)], e1: n, e2: 0n };
	}
}

/** One line up to 120 columns, else one field a line. */
function eventLines(fields: readonly Field[]): string[] {
	const [head, ...rest] = fields.map(([key, value]) => `${key} ${value}`);
	const one = `    ${[head, ...rest].join('  ')}`;
	if (one.length <= 120) return [one];
	const width = Math.max(...fields.slice(1).map(([key]) => key.length));
	return [`    ${head}`, ...fields.slice(1).map(([key, value]) => `      ${key.padEnd(width)}  ${value}`)];
}

function eachClass<T extends Item>(items: readonly T[], classes: number, write: (of: number, items: readonly T[]) => void): void {
	for (let of = 0; of < classes; of++) {
		const own = items.filter((item) => item.of === of);
		if (own.length > 0) write(of, own);
	}
}

/** Cuts a number into parts as equal as can be. */
function share(whole: number, parts: number): number[] {
	return Array.from({ length: parts }, (_, index) => Math.floor((whole + index) / parts));
}
