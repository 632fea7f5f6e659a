import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, format, multiply, rounded } from '../../server/src/syntax/decimal.js';
import { apply } from '../support/slips.js';
import { arithmeticIn, changedLines, december, fixedBy, smallReturn, strictService, uri } from '../support/small.js';

const par: Decimal = { units: 5n, scale: 4 };
const shares = (units: bigint): Decimal => ({ units, scale: 0 });
const row = (line: string, number: Decimal, value: Decimal, capital: Decimal) =>
	`    ${line} ${format(number)} x USD ${format(value)} = USD ${format(capital)}`;
const of = (number: Decimal, value: Decimal, capital: Decimal) =>
	smallReturn({ I: `${row('opening', number, value, capital)}\n${row('closing', number, value, capital)}` });
const checks = (text: string) => arithmeticIn(text).map(({ check }) => check);

describe('a capital', () => {
	const figures = fc.record({
		number: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(shares),
		value: fc.record({ units: fc.bigInt({ min: 1n, max: 10n ** 6n }), scale: fc.integer({ min: 0, max: 9 }) }),
	});

	it('is its product, exact or rounded half up to two decimals, and nothing else', () => {
		fc.assert(
			fc.property(figures, fc.integer({ min: 1, max: 40 }), fc.boolean(), ({ number, value }, cents, up) => {
				const exact = multiply(number, value);
				const printed = rounded(exact, 2);
				expect(checks(of(number, value, exact))).toEqual([]);
				expect(checks(of(number, value, printed))).toEqual([]);
				const { units, scale } = rounded({ units: printed.units * 10n ** BigInt(2 - printed.scale), scale: 2 }, 2);
				const off = { units: units + BigInt(up ? cents : -cents), scale };
				expect(checks(of(number, value, off))).toEqual(['capital', 'capital']);
			}),
		);
	});

	it.each([
		['0.005', '0.01'],
		['0.0049', '0'],
		['-0.005', '-0.01'],
		['1.995', '2'],
		['2', '2'],
	])('of %s is rounded %s', (exact, printed) => {
		const decimal = { units: BigInt(exact.replace('.', '')), scale: exact.split('.')[1]?.length ?? 0 };
		expect(Number(format(rounded(decimal, 2)))).toBe(Number(printed));
	});

	it('left out is computed rounded, and so is what adds it up', () => {
		const text = smallReturn({
			I: '    opening 397,645,130 x USD 0.0005\n    change 86\n    closing 397,645,216 x USD 0.0005',
		});
		const service = strictService({ [uri]: text });
		expect(changedLines(text, apply(text, service.compute(uri))).slice(0, 4)).toEqual([
			'    opening 397,645,130 x USD 0.0005 = USD 198,822.57',
			'    change 86 = USD 0.04',
			'    closing 397,645,216 x USD 0.0005 = USD 198,822.61',
			'  total  USD 198,822.61',
		]);
	});

	it('written exact is left as it is where everything is computed', () => {
		const text = of(shares(397_645_123n), par, multiply(shares(397_645_123n), par));
		const service = strictService({ [uri]: text });
		expect(changedLines(text, apply(text, service.compute(uri, { mend: true })))).toContain('  total  USD 198,822.5615');
		expect(apply(text, service.compute(uri, { mend: true }))).toContain(
			text.split('\n').find((line) => line.includes('opening 397')),
		);
	});

	it('that was rounded shows the exact product in its hover', () => {
		const text = of(shares(397_645_130n), par, { units: 19_882_257n, scale: 2 });
		const line = text.split('\n').findIndex((one) => one.includes('opening 397'));
		const hover = strictService({ [uri]: text }).hover(uri, { line, character: (text.split('\n')[line] ?? '').length - 2 });
		expect(JSON.stringify(hover?.contents)).toContain('198,822.565');
	});

	it('of last month may have been exact or rounded', () => {
		const opening = (capital: string) => `    opening 397,645,130 x USD 0.0005${capital}`;
		const said = (before: string, after: string) => {
			const service = strictService({
				[uri]: smallReturn({ I: opening(before) }),
				'memory:///next.return': smallReturn({ ...december, I: opening(after) }),
			});
			return service.findings('memory:///next.return').filter(({ check }) => check === 'brought-forward').length;
		};
		const ways = ['', ' = USD 198,822.57', ' = USD 198,822.565'];
		for (const before of ways) for (const after of ways) expect(said(before, after), `${before} and${after}`).toBe(0);
		expect(said('', ' = USD 198,822.56')).toBe(1);
	});

	it.each([
		['shares', '    closing 397,645,130 x USD 0.0005', '    closing 397,654,130 x USD 0.0005'],
		['a par value', 'opening 397,645,130 x USD 0.0005', 'opening 397,645,130 x USD 0.005'],
	])('that is rounded tells of a slip in %s', (_, right, wrong) => {
		const text = of(shares(397_645_130n), par, { units: 19_882_257n, scale: 2 });
		const slipped = text.replace(right, wrong);
		const [finding] = arithmeticIn(slipped);
		expect(finding && fixedBy(slipped, finding)).toBe(text);
	});
});
