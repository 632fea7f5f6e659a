import { locale } from '../localise.js';
import type { Decimal } from '../syntax/decimal.js';

/** A band of the picture, from the top down. */
export interface Band {
	readonly top: number;
	readonly height: number;
}

export interface Scale {
	readonly y: (value: number) => number;
	readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** For drawing alone: a coordinate needs no more digits than a float has. */
export function numeric({ units, scale }: Decimal): number {
	const value = Number(units) / 10 ** scale;
	return Number.isFinite(value) ? value : units < 0n ? -1e300 : 1e300;
}

/** Round steps that span the values, with some air where they need not begin at zero. Shares come whole. */
export function scaleOf(values: readonly number[], { top, height }: Band, withZero: boolean): Scale {
	const spanned = withZero || values.length === 0 ? [...values, 0] : values;
	const [low, high] = [Math.min(...spanned), Math.max(...spanned)];
	const span = high - low || Math.abs(high) * 0.02 || 1;
	const unit = Math.max(1, stepOf(span / 3));
	const air = withZero ? 0 : span * 0.1;
	const from = Math.floor((low - air) / unit) * unit;
	const to = Math.max(from + unit, Math.ceil((high + air) / unit) * unit);
	const ticks = Array.from({ length: Math.round((to - from) / unit) + 1 }, (_, index) => from + index * unit);
	const largest = Math.max(Math.abs(from), Math.abs(to));
	const written = new Intl.NumberFormat(locale(), {
		// No language has a short name for what is larger.
		notation: largest < 1e15 ? 'compact' : 'scientific',
		maximumSignificantDigits: digitsOf(largest, unit),
	});
	return {
		y: (value) => top + height - ((value - from) / (to - from)) * height,
		ticks: ticks.map((value) => ({ value, label: written.format(value) })),
	};
}

/** The next of 1, 2, 5, 10, 20 … */
function stepOf(rough: number): number {
	const power = 10 ** Math.floor(Math.log10(rough));
	return power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
}

/** As many as tell one tick from the next. */
function digitsOf(largest: number, unit: number): number {
	return Math.min(15, Math.max(1, Math.floor(Math.log10(largest)) - Math.floor(Math.log10(unit)) + 1));
}
