import { describe, expect, it } from 'vitest';
import { roundness, slipOf } from '../../server/src/checks/slips.js';
import { line } from '../../server/src/limits.js';
import { decimalOf, format, integer, normal } from '../../server/src/syntax/decimal.js';
import { readLine } from '../../server/src/syntax/line.js';
import { checksIn, smallReturn } from '../support/small.js';

describe('a number of many digits', () => {
	const digits = (count: number) => '1'.repeat(count);

	it.each([digits(line.digits), format(decimalOf(digits(line.digits))), `-${digits(line.digits)}`])(
		'is read up to the bound: %s',
		(text) => {
			const { fields, problems } = readLine(`opening ${text}`);
			expect(problems).toEqual([]);
			expect(fields[0]?.amount?.first?.number?.value).toEqual(decimalOf(text));
		},
	);

	it.each([
		digits(line.digits + 1),
		`${digits(line.digits)}.5`,
		format(decimalOf(digits(line.digits + 1))),
		`(${digits(line.digits + 1)})`,
		`1${' 000'.repeat(line.digits)}`,
	])('is malformed beyond it, and its value is not known: %s', (text) => {
		const { fields, problems } = readLine(`opening ${text}`);
		expect(problems.map(({ kind }) => kind)).toContain('malformed-number');
		expect(fields[0]?.amount?.first?.number?.value).toBeUndefined();
	});

	it('breaks no sum', () => {
		const huge = `1${'0'.repeat(90_000)}`;
		expect(checksIn(smallReturn({ II: `    opening ${huge} + 0\n    closing ${huge} + 0` }))).toEqual([
			'malformed-number',
			'malformed-number',
		]);
	});
});

describe('what is said of digits', () => {
	it('is the same as by dividing', () => {
		for (const [units, scale] of [
			[0n, 5],
			[100n, 1],
			[100n, 2],
			[100n, 5],
			[-1230n, 3],
			[7n, 2],
			[-10n, 1],
		] as const) {
			const { units: wanted, scale: places } = byDividing(units, scale);
			expect(normal({ units, scale })).toEqual({ units: wanted, scale: places });
		}
		expect([0n, 7n, 100n, -12300n].map((units) => roundness(integer(units)))).toEqual([0, 0, 2, 2]);
		expect(slipOf(integer(5_000_000), integer(5))?.words).toContain('1,000,000');
	});
});

function byDividing(units: bigint, scale: number): { readonly units: bigint; readonly scale: number } {
	return scale > 0 && units % 10n === 0n ? byDividing(units / 10n, scale - 1) : { units, scale };
}
