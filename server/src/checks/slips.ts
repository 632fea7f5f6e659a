import * as l10n from '@vscode/l10n';
import { most } from '../limits.js';
import { absolute, type Decimal, format, integer } from '../syntax/decimal.js';

/** How a number that is written may have come from the one that was meant. */
export type SlipKind = 'sign' | 'swapped' | 'factor' | 'dropped' | 'doubled' | 'digit';

export interface Slip {
	readonly kind: SlipKind;
	/** In words, for a message: "two neighbouring digits are swapped". */
	readonly words: string;
}

/** How likely a slip of each kind is against one that is none of them, for ranking. */
export const slipWeight: Readonly<Record<SlipKind, number>> = {
	sign: 5,
	swapped: 5,
	factor: 5,
	dropped: 4,
	doubled: 4,
	digit: 3,
};

function digits(value: Decimal, scale: number): string {
	return (absolute(value).units * 10n ** BigInt(scale - value.scale)).toString();
}

/** The slip that makes `written` of `meant`; undefined where it is none that people make. */
export function slipOf(written: Decimal, meant: Decimal): Slip | undefined {
	const scale = Math.max(written.scale, meant.scale);
	const has = digits(written, scale);
	const should = digits(meant, scale);
	const sameSign = written.units < 0n === meant.units < 0n;
	if (has === should) return sameSign ? undefined : { kind: 'sign', words: l10n.t('the sign is wrong') };
	if (!sameSign || has === '0' || should === '0') return undefined;
	const [longer, shorter] = has.length > should.length ? [has, should] : [should, has];
	const apart = longer.length - shorter.length;
	if (apart > 0 && longer === shorter + '0'.repeat(apart)) {
		const factor = format(integer(10n ** BigInt(apart)));
		const words =
			has.length > should.length ? l10n.t('a factor of {0} is too much', factor) : l10n.t('a factor of {0} is missing', factor);
		return { kind: 'factor', words };
	}
	if (apart === 1) {
		const at = [...longer].findIndex((digit, index) => digit !== shorter[index]);
		const index = at < 0 ? longer.length - 1 : at;
		if (longer.slice(0, index) + longer.slice(index + 1) === shorter) {
			const digit = longer[index] ?? '';
			return has.length > should.length
				? { kind: 'doubled', words: l10n.t('a {0} is one digit too many', digit) }
				: { kind: 'dropped', words: l10n.t('a {0} is missing', digit) };
		}
	}
	if (apart === 0) {
		const differing = [...has].flatMap((digit, index) => (digit === should[index] ? [] : [index]));
		const [first, second] = differing;
		if (differing.length === 1 && first !== undefined) {
			return { kind: 'digit', words: l10n.t('a digit is wrong ({0} for {1})', has[first] ?? '', should[first] ?? '') };
		}
		if (
			differing.length === 2 &&
			first !== undefined &&
			second === first + 1 &&
			has[first] === should[second] &&
			has[second] === should[first]
		) {
			const pair = (text: string) => text.slice(first, second + 1);
			return { kind: 'swapped', words: l10n.t('two neighbouring digits are swapped ({0} for {1})', pair(has), pair(should)) };
		}
	}
	return undefined;
}

/** What a number may have been meant to be, were it a slip of one of the kinds; nothing for one that is longer than any figure. */
export function likelySlips(written: Decimal): readonly Decimal[] {
	const { scale } = written;
	const text = absolute(written).units.toString();
	if (text.length > most.slipped) return [];
	const digits = '0123456789';
	const texts = [...text].flatMap((digit, index) => {
		const [before, after, next = ''] = [text.slice(0, index), text.slice(index + 1), text[index + 1] ?? ''];
		return [
			...[...digits].map((other) => before + other + after),
			...[...digits].map((other) => before + other + digit + after),
			before + next + digit + after.slice(1),
			before + after,
		];
	});
	const sign = written.units < 0n ? -1n : 1n;
	const meant = [...texts, ...[...digits].map((digit) => text + digit)]
		.filter((other) => other !== '' && other !== text)
		.map((other): Decimal => ({ units: sign * BigInt(other), scale }));
	const factors = [1, 2, 3].flatMap((zeros): Decimal[] => {
		const factor = 10n ** BigInt(zeros);
		return [
			{ units: written.units * factor, scale },
			{ units: written.units, scale: scale + zeros },
		];
	});
	return [...meant, ...factors, { units: -written.units, scale }].filter((value) => slipOf(written, value) !== undefined);
}

/** Two digits swapped leave a difference of 9, 99, 999 … times a digit, and zeros. */
const nines = /^([1-9])\1*0*$/;

/** What a difference alone says, where no cell is known to have slipped. */
export function differenceHint<T>(
	difference: Decimal,
	operands: readonly { readonly of: T; readonly value: Decimal }[],
	nameOf: (of: T) => string,
): string | undefined {
	const size = absolute(difference);
	const same = (value: Decimal, times: bigint) => {
		if (value.scale === size.scale) {
			const units = value.units * times;
			return units === size.units || -units === size.units;
		}
		const scale = Math.max(size.scale, value.scale);
		return digits(size, scale) === (BigInt(digits(value, scale)) * times).toString();
	};
	const twice = operands.find(({ value }) => value.units !== 0n && same(value, 2n));
	if (twice) {
		return l10n.t('the difference is twice {0} ({1}): is its sign wrong?', nameOf(twice.of), format(twice.value));
	}
	const equal = operands.find(({ value }) => value.units !== 0n && same(value, 1n));
	if (equal) {
		return l10n.t('the difference is just {0} ({1}): is it left out, or entered twice?', nameOf(equal.of), format(equal.value));
	}
	if (size.units % 9n === 0n && nines.test((size.units / 9n).toString())) {
		return l10n.t('the difference can be divided by 9: are two digits swapped somewhere?');
	}
	return undefined;
}

/** How many zeros a number ends in: people write round numbers, and slips make them less round. */
export function roundness(value: Decimal): number {
	if (value.units === 0n) return 0;
	const digits = absolute(value).units.toString();
	let zeros = 0;
	while (digits.at(-1 - zeros) === '0') zeros += 1;
	return zeros;
}
