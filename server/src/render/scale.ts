import { scaleLinear } from 'd3-scale';
import { largest, smallest } from '../lists.js';
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

/** Round steps that span the values, with some air where they need not begin at zero. Shares come whole, prices do not. */
export function scaleOf(values: readonly number[], { top, height }: Band, withZero: boolean, whole = true): Scale {
	const spanned = withZero || values.length === 0 ? [...values, 0] : values;
	const [low, high] = [smallest(spanned), largest(spanned)];
	const air = withZero ? 0 : (high - low) * 0.1 || Math.max(whole ? 1 : 0.01, Math.abs(high) * 0.01);
	const y = scaleLinear([low - air, high === low && withZero ? low + 1 : high + air], [top + height, top]).nice(3);
	const ticks = y.ticks(3).filter((value) => !whole || Number.isInteger(value));
	const longest = largest(ticks.map(Math.abs), 1);
	const written = new Intl.NumberFormat(locale(), {
		// No language has a short name for what is larger.
		notation: longest < 1e15 ? 'compact' : 'scientific',
		maximumSignificantDigits: digitsOf(longest, ticks.length > 1 ? (ticks[1] as number) - (ticks[0] as number) : longest),
	});
	return { y, ticks: ticks.map((value) => ({ value, label: written.format(value) })) };
}

/** As many as tell one tick from the next. */
function digitsOf(longest: number, unit: number): number {
	return Math.min(15, Math.max(1, Math.floor(Math.log10(longest)) - Math.floor(Math.log10(unit)) + 1));
}
