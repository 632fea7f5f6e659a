import { describe, expect, it } from 'vitest';
import {
	absolute,
	add,
	compare,
	decimalOf,
	divide,
	equal,
	format,
	integer,
	isNegative,
	isZero,
	multiply,
	negate,
	normal,
	subtract,
} from '../../server/src/syntax/decimal.js';

const of = decimalOf;
const written = (value: ReturnType<typeof of> | undefined) => value && format(value);

describe('a number is read and written exactly', () => {
	it.each([
		['0', '0'],
		['-0', '0'],
		['1000', '1,000'],
		['-2,370,720', '-2,370,720'],
		['0.00001', '0.00001'],
		['-0.05', '-0.05'],
		['175,955.06', '175,955.06'],
		['100.', '100'],
		['0.10', '0.10'],
		['999', '999'],
		['123456789012345678901234567890.123456789', '123,456,789,012,345,678,901,234,567,890.123456789'],
	])('%s is %s', (text, expected) => expect(format(of(text))).toBe(expected));
});

describe('arithmetic never rounds', () => {
	it.each([
		['0.1 + 0.2', add(of('0.1'), of('0.2')), '0.3'],
		['a share count beyond 2^53 plus one', add(of('9007199254740993'), of('1')), '9,007,199,254,740,994'],
		['numbers of other scales', add(of('1.25'), of('-1')), '0.25'],
		['subtraction below zero', subtract(of('5'), of('5.5')), '-0.5'],
		['shares by par value', multiply(of('3,805,284,801'), of('0.001')), '3,805,284.801'],
		['two negatives', multiply(of('-3'), of('-0.5')), '1.5'],
		['the opposite', negate(of('-7')), '7'],
		['the size', absolute(of('-7.50')), '7.50'],
		['without trailing zeros', normal(of('7.500')), '7.5'],
		['a whole number without them', normal(of('7.00')), '7'],
		['zeros before the point stay', normal(of('700')), '700'],
	])('%s', (_, value, expected) => expect(format(value)).toBe(expected));

	it('divides where the quotient has an end', () => {
		expect(written(divide(of('1'), of('8')))).toBe('0.125');
		expect(written(divide(of('40,000,000'), of('0.001')))).toBe('40,000,000,000');
		expect(written(divide(of('-1'), of('-4')))).toBe('0.25');
	});

	it('does not divide by zero, nor where the quotient has none', () => {
		expect(divide(of('1'), of('0.00'))).toBeUndefined();
		expect(divide(of('1'), of('3'))).toBeUndefined();
	});

	it('compares by value, not by how it is written', () => {
		expect(equal(of('1.50'), of('1.5'))).toBe(true);
		expect(compare(of('-2'), of('-1.99'))).toBeLessThan(0);
		expect(compare(of('0.002'), of('0.0019'))).toBeGreaterThan(0);
		expect(isZero(of('-0.00'))).toBe(true);
		expect(isNegative(of('-0'))).toBe(false);
		expect(isNegative(integer(-1))).toBe(true);
	});
});
