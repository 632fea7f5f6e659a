import { describe, expect, it } from 'vitest';
import { differenceHint, likelySlips, roundness, slipOf } from '../../server/src/checks/slips.js';
import { decimalOf as of } from '../../server/src/syntax/decimal.js';

describe('the slip from the number that was meant to the one that is written', () => {
	it.each([
		['-18,172,200', '18,172,200', 'sign', undefined],
		['621,372,800', '621,327,800', 'swapped', '72 for 27'],
		['1,817,200', '18,172,200', 'dropped', 'a 2 '],
		['181,722,000', '18,172,200', 'factor', undefined],
		['18,172', '18,172,000', 'factor', undefined],
		['18,172,2000', '18,172,200', 'factor', undefined],
		['188,172,200', '18,172,200', 'doubled', 'a 8 '],
		['18,173,200', '18,172,200', 'digit', '3 for 2'],
		['0.01', '0.001', 'factor', undefined],
		['175,955.60', '175,955.06', 'swapped', '60 for 06'],
		['-90', '-99', 'digit', '0 for 9'],
	])('%s for %s: %s', (written, meant, kind, words) => {
		const slip = slipOf(of(written), of(meant));
		expect(slip?.kind).toBe(kind);
		expect(slip?.words).toContain(words ?? '');
	});

	it.each([
		['5', '5'],
		['1,234', '9,876'],
		['0', '5'],
		['5', '0'],
		['12', '-21'],
		['1,357', '7,351'],
	])('%s for %s: none that people make', (written, meant) => expect(slipOf(of(written), of(meant))).toBeUndefined());
});

describe('what a difference says where no cell is known to have slipped', () => {
	const operands = [
		{ of: 'opening', value: of('1,000') },
		{ of: 'lapsed', value: of('-35') },
	];

	it.each([
		['70', 'twice lapsed'],
		['-35', 'just lapsed'],
		['27', 'divided by 9'],
		['63,000', 'divided by 9'],
		['1,980', 'divided by 9'],
	])('%s', (difference, words) => expect(differenceHint(of(difference), operands, (name) => name)).toContain(words));

	it.each(['11', '113,993,082', '0'])('nothing where no two digits make it: %s', (difference) =>
		expect(differenceHint(of(difference), operands, (name) => name)).toBeUndefined(),
	);
});

it('a number is the rounder the more zeros it ends in', () => {
	expect([of('0'), of('5'), of('1,200'), of('-30'), of('0.5')].map(roundness)).toEqual([0, 0, 2, 1, 0]);
});

it('a number may have slipped from some twenty for each of its digits, and one that is longer than any figure from none', () => {
	expect(likelySlips(of('1,000')).length).toBeGreaterThan(20);
	expect(likelySlips({ units: 10n ** 39n, scale: 0 }).length).toBeGreaterThan(400);
	expect(likelySlips({ units: 10n ** 40n, scale: 0 })).toEqual([]);
});
