import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
	absolute,
	add,
	compare,
	type Decimal,
	decimalOf,
	divide,
	equal,
	format,
	isNegative,
	isZero,
	multiply,
	negate,
	normal,
	subtract,
	zero,
} from '../../server/src/syntax/decimal.js';

const decimal: fc.Arbitrary<Decimal> = fc.record({
	units: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
	scale: fc.nat({ max: 20 }),
});
const law = (name: string, holds: (a: Decimal, b: Decimal, c: Decimal) => boolean) =>
	it(name, () => fc.assert(fc.property(decimal, decimal, decimal, holds), { numRuns: 300 }));

describe('decimals', () => {
	law('add in any order', (a, b, c) => equal(add(a, b), add(b, a)) && equal(add(add(a, b), c), add(a, add(b, c))));
	law(
		'multiply in any order',
		(a, b, c) => equal(multiply(a, b), multiply(b, a)) && equal(multiply(multiply(a, b), c), multiply(a, multiply(b, c))),
	);
	law('multiply each summand', (a, b, c) => equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))));
	law('have a zero and an opposite', (a) => equal(add(a, zero), a) && isZero(add(a, negate(a))) && equal(negate(negate(a)), a));
	law('subtract what was added', (a, b) => equal(subtract(add(a, b), b), a));
	law('divide by what they were multiplied with', (a, b) => {
		if (isZero(b)) {
			return divide(a, b) === undefined;
		}
		const quotient = divide(multiply(a, b), b);
		// A quotient with more decimals than is sensible is none at all; one that is given is exact.
		return quotient === undefined || equal(quotient, a);
	});
	law('compare as their difference says', (a, b) => {
		const difference = subtract(a, b);
		return compare(a, b) === (isZero(difference) ? 0 : isNegative(difference) ? -1 : 1) && compare(a, b) === 0 - compare(b, a);
	});
	law('have a size', (a) => !isNegative(absolute(a)) && (equal(absolute(a), a) || equal(absolute(a), negate(a))));
	law('are read as they are written', (a) => {
		const again = decimalOf(format(a));
		return again.units === a.units && again.scale === a.scale;
	});
	law(
		'are the same without trailing zeros',
		(a) => equal(normal(a), a) && (normal(a).scale === 0 || normal(a).units % 10n !== 0n),
	);
	law('are written with separators in threes', (a) => /^-?\d{1,3}(,\d{3})*(\.\d+)?$/.test(format(a)));
});
