/**
 * Exact decimals: `units` × 10^-`scale`. Share counts and money at any size; nothing rounds but `rounded`, for those who ask for it.
 */
export interface Decimal {
	readonly units: bigint;
	readonly scale: number;
}

export const zero: Decimal = { units: 0n, scale: 0 };
export const one: Decimal = { units: 1n, scale: 0 };

/** Reads `-2,370,720` or `0.001`: ASCII digits, separators anywhere (the syntax checks where they stand). */
export function decimalOf(text: string): Decimal {
	return text.length <= 18 ? shortDecimal(text) : longDecimal(text);
}

const [minus, comma, point, digit] = [...'-,.0'].map((sign) => sign.charCodeAt(0)) as [number, number, number, number];

/** Of so few digits that they are a whole number exactly, whatever they are. */
function shortDecimal(text: string): Decimal {
	let units = 0;
	let digits = 0;
	let scale = -1;
	let sign = 1;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === comma) continue;
		if (code === point && scale < 0) {
			scale = 0;
		} else if (code === minus && at === 0) {
			sign = -1;
		} else if (code >= digit && code < digit + 10 && digits < 15) {
			units = units * 10 + (code - digit);
			digits += 1;
			if (scale >= 0) scale += 1;
		} else {
			return longDecimal(text);
		}
	}
	return digits === 0 ? longDecimal(text) : { units: BigInt(sign * units), scale: Math.max(0, scale) };
}

function longDecimal(text: string): Decimal {
	const plain = text.includes(',') ? text.replaceAll(',', '') : text;
	const point = plain.indexOf('.');
	if (point < 0) return { units: BigInt(plain), scale: 0 };
	return { units: BigInt(plain.slice(0, point) + plain.slice(point + 1)), scale: plain.length - point - 1 };
}

export function integer(value: number | bigint): Decimal {
	return { units: BigInt(value), scale: 0 };
}

function scaled(value: Decimal, scale: number): bigint {
	return value.scale === scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
	if (a.scale === b.scale) return { units: a.units + b.units, scale: a.scale };
	const scale = Math.max(a.scale, b.scale);
	return { units: scaled(a, scale) + scaled(b, scale), scale };
}

/** What cannot be read is not none: where one of them is not known, neither is their sum. */
export function sum(values: readonly Decimal[]): Decimal;
export function sum(values: readonly (Decimal | undefined)[]): Decimal | undefined;
export function sum(values: readonly (Decimal | undefined)[]): Decimal | undefined {
	return values.reduce<Decimal | undefined>((all, value) => all && value && add(all, value), zero);
}

export function negate(value: Decimal): Decimal {
	return { units: -value.units, scale: value.scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
	return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
	return { units: a.units * b.units, scale: a.scale + b.scale };
}

export function compare(a: Decimal, b: Decimal): number {
	const scale = Math.max(a.scale, b.scale);
	const difference = scaled(a, scale) - scaled(b, scale);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equal(a: Decimal, b: Decimal): boolean {
	return compare(a, b) === 0;
}

export function isZero(value: Decimal): boolean {
	return value.units === 0n;
}

export function isNegative(value: Decimal): boolean {
	return value.units < 0n;
}

export function absolute(value: Decimal): Decimal {
	return value.units < 0n ? negate(value) : value;
}

/** Without trailing zeros after the point. */
export function normal(value: Decimal): Decimal {
	const { units, scale } = value;
	if (scale === 0 || units % 10n !== 0n) return value;
	// In the digits: a division for each zero would take time in the square of them.
	const digits = units.toString();
	const most = units === 0n ? scale : Math.min(scale, digits.length - 1);
	let zeros = 0;
	while (zeros < most && (units === 0n || digits.at(-1 - zeros) === '0')) zeros += 1;
	return { units: units === 0n ? 0n : BigInt(digits.slice(0, digits.length - zeros)), scale: scale - zeros };
}

/** Half up, as people round: a half goes away from zero. */
export function rounded(value: Decimal, places: number): Decimal {
	if (value.scale <= places) return value;
	const step = 10n ** BigInt(value.scale - places);
	const size = value.units < 0n ? -value.units : value.units;
	const units = (size + step / 2n) / step;
	return { units: value.units < 0n ? -units : units, scale: places };
}

/** The exact quotient; undefined where it has none in decimals, or where the divisor is zero. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
	if (b.units === 0n) return undefined;
	// a/b is a finite decimal when, in lowest terms, the divisor has no prime factor but 2 and 5.
	const scale = Math.max(a.scale, b.scale);
	let numerator = scaled(a, scale);
	let denominator = scaled(b, scale);
	if (denominator < 0n) {
		numerator = -numerator;
		denominator = -denominator;
	}
	let places = 0;
	while (numerator % denominator !== 0n && places < 30) {
		numerator *= 10n;
		places += 1;
	}
	return numerator % denominator === 0n ? { units: numerator / denominator, scale: places } : undefined;
}

/** The quotient to so many decimals, half up; undefined where the divisor is zero. */
export function quotient(a: Decimal, b: Decimal, places: number): Decimal | undefined {
	if (b.units === 0n) return undefined;
	const scale = Math.max(a.scale, b.scale);
	const [numerator, denominator] = [scaled(a, scale) * 10n ** BigInt(places), scaled(b, scale)];
	const [size, by] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
	const units = (size * 2n + by) / (by * 2n);
	return { units: numerator < 0n === denominator < 0n ? units : -units, scale: places };
}

/** `1,234,567.89`, `-5`: separators in threes, as many decimals as the value has. */
export function format(value: Decimal): string {
	const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
	const whole = value.scale === 0 ? digits : digits.slice(0, -value.scale);
	const fraction = value.scale === 0 ? '' : `.${digits.slice(-value.scale)}`;
	const sign = value.units < 0n ? '-' : '';
	return `${sign}${grouped(whole)}${fraction}`;
}

/** By slicing: a pattern that looks ahead takes time in the square of the digits. */
function grouped(digits: string): string {
	const first = digits.length % 3;
	const groups = first > 0 ? [digits.slice(0, first)] : [];
	for (let index = first; index < digits.length; index += 3) groups.push(digits.slice(index, index + 3));
	return groups.join(',');
}
