import type { Cell } from '../model/cell.js';
import { add, type Decimal, isZero } from '../syntax/decimal.js';
import type { Coefficients } from './coefficients.js';
import { roundness, slipOf } from './slips.js';

/**
 * Of the many figures that a sum may have, those that are likeliest to have slipped: each would mend it, and to weigh them all would
 * take longer than to say that it is wrong. What is sorted out here by its digits alone is weighed in full by `Repairs`.
 */
export function likeliest(
	coefficients: Coefficients,
	stepOf: (coefficient: Decimal) => Decimal | undefined,
	/** Something else than this sum speaks for or against it. */
	isTied: (cell: Cell, step: Decimal) => boolean,
	most: number,
): readonly [Cell, Decimal][] {
	const found = new Map<number, { readonly at: number; readonly of: [Cell, Decimal] }[]>();
	const steps = new Map<Decimal, Step | undefined>();
	let at = 0;
	for (const of of coefficients) {
		const [cell, coefficient] = of;
		at += 1;
		if (!steps.has(coefficient)) {
			const step = stepOf(coefficient);
			steps.set(coefficient, step && stepFrom(step));
		}
		const step = steps.get(coefficient);
		const weight = !cell.value || !step || isTied(cell, step.by) ? Number.POSITIVE_INFINITY : weigh(cell.value, step);
		const same = found.get(weight);
		if (!same) found.set(weight, [{ at, of }]);
		else if (same.length < most || weight === Number.POSITIVE_INFINITY) same.push({ at, of });
	}
	const chosen: { readonly at: number; readonly of: [Cell, Decimal] }[] = [];
	for (const [weight, same] of [...found].sort(([a], [b]) => b - a)) {
		for (const one of same) {
			if (chosen.length < most || weight === Number.POSITIVE_INFINITY) chosen.push(one);
		}
	}
	return chosen.sort((a, b) => a.at - b.at).map(({ of }) => of);
}

/** By how much a figure may be off. */
interface Step {
	readonly by: Decimal;
	/** As a number, where it is whole and small enough to be one. */
	readonly whole: number | undefined;
	/** One digit, or two neighbouring ones swapped, may make it. */
	readonly ofDigits: boolean;
}

function stepFrom(by: Decimal): Step {
	const digits = (by.units < 0n ? -by.units : by.units).toString().replace(/(?<!0)0+$/, '');
	const ofDigits = digits.length === 1 || (digits.length === 2 && Number(digits) % 9 === 0);
	return { by, whole: by.scale === 0 ? safe(by.units) : undefined, ofDigits };
}

function safe(units: bigint): number | undefined {
	const number = Number(units);
	return Number.isSafeInteger(number) ? number : undefined;
}

const slipped = 100;

/** A slip weighs most, then how round the figure becomes. */
function weigh(now: Decimal, { by, whole, ofDigits }: Step): number {
	const number = now.scale === 0 && whole !== undefined ? safe(now.units) : undefined;
	if (number === undefined || whole === undefined) {
		const value = add(now, by);
		const rounder = isZero(value) || isZero(now) ? -9 : clamped(roundness(value) - roundness(now));
		return (slipOf(now, value) ? slipped : 0) + rounder;
	}
	const value = number + whole;
	if (value === 0 || number === 0) return -9;
	return (maySlip(number, value, ofDigits) ? slipped : 0) + clamped(zeros(value) - zeros(number));
}

function clamped(rounder: number): number {
	return Math.max(-2, Math.min(2, rounder));
}

/** Two are as many as count. */
function zeros(number: number): number {
	return number % 10 !== 0 ? 0 : number % 100 !== 0 ? 1 : number % 1000 !== 0 ? 2 : 3 + zeros(number / 1000);
}

function maySlip(now: number, value: number, ofDigits: boolean): boolean {
	if (now < 0 !== value < 0) return value === -now;
	const [one, other] = [Math.abs(now), Math.abs(value)];
	const apart = Math.abs(String(one).length - String(other).length);
	return apart === 0 ? ofDigits : apart === 1 || Math.max(one, other) % (Math.min(one, other) * 10) === 0;
}
