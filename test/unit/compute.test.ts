import { describe, expect, it } from 'vitest';
import { generateReturn } from '../support/generate.js';
import { apply } from '../support/slips.js';
import { changedLines, type Parts, saidIn, smallReturn, strictService, uri } from '../support/small.js';

function computed(text: string, options: { readonly mend?: boolean } = {}): string {
	return apply(text, strictService({ [uri]: text }).compute(uri, options));
}

/** The lines that computing writes or changes. */
function lines(parts: Parts, options: { readonly mend?: boolean } = {}): readonly string[] {
	const text = smallReturn(parts);
	return changedLines(text, computed(text, options));
}

const without = ['III.A', 'III.B', 'III.C', 'III.D', 'III.E', 'IV', 'V'];
const quiet = { II: '    opening 5 + 0 = 5\n    change 0 + 0\n    closing 5 + 0 = 5', without };

describe('computing writes what is derivable and left out', () => {
	it.each<[string, Parts, readonly string[]]>([
		[
			'a closing balance',
			{ A: '    scheme "S"\n      opening 5\n      lapsed -2', ...quiet, without: without.slice(1) },
			['      closing  3', '    AA1  0', '    AA2  0'],
		],
		[
			'the columns of section II',
			{ II: '    opening 1,000 + 50\n    change 100 - 10', without },
			['    opening 1,000 + 50 = 1,050', '    closing  1,100 + 40 = 1,140'],
		],
		[
			'a change from the totals',
			{ II: '    opening 1,000', without, totals: '    issued 5\n    treasury -2' },
			['    opening 1,000 = 1,000', '    change   5 - 2', '    closing  1,005 - 2 = 1,003'],
		],
		[
			'a closing capital where nothing moves, from the opening par value',
			{ ...quiet, I: '    opening 5,000 x HKD 0.1 = HKD 500' },
			['    closing  5,000 x HKD 0.1 = HKD 500', '  total  HKD 500'],
		],
		[
			'capital, from shares and par',
			{ ...quiet, I: '    opening 5,000 x HKD 0.1\n    closing 5,000 x HKD 0.1' },
			['    opening 5,000 x HKD 0.1 = HKD 500', '    closing 5,000 x HKD 0.1 = HKD 500', '  total  HKD 500'],
		],
		[
			'the capital of a consolidation, with its currency',
			{ ...quiet, I: '    opening 100,000 x HKD 0.01\n    change -95,000\n    closing 5,000 x HKD 0.2\n  total HKD 1,000' },
			['    opening 100,000 x HKD 0.01 = HKD 1,000', '    change -95,000 = HKD 0', '    closing 5,000 x HKD 0.2 = HKD 1,000'],
		],
		[
			'a balance of money',
			{
				...quiet,
				C: '    convertible "C"\n      opening HKD 500\n      converted HKD -5.5',
				without: without.filter((id) => id !== 'III.C'),
			},
			['      closing  HKD 494.5', '    CC1  0', '    CC2  0'],
		],
	])('%s', (_, parts, expected) => expect(lines(parts)).toEqual(expected));

	it('leaves alone what is written, right or wrong', () => {
		expect(lines({ ...quiet, II: '    opening 5 + 0 = 5\n    change 1 + 0\n    closing 7 + 0 = 7' })).toEqual([]);
	});

	it('mends derived cells that are wrong where it is asked to', () => {
		expect(lines({ ...quiet, II: '    opening 5 + 0 = 5\n    change 1 + 0\n    closing 83 + 0 = 83' }, { mend: true })).toEqual([
			'    closing 6 + 0 = 6',
		]);
	});

	it('mends along the chain, from an event to the closing balance', () => {
		const parts: Parts = {
			II: '    opening 1,000 + 0 = 1,000\n    change 3 + 0\n    closing 1,003 + 0 = 1,003',
			E: '    event "Placing"\n      on 5 November 2025\n      E1 17\n      E2 0\n    EE1 3\n    EE2 0',
			totals: '    issued 3\n    treasury 0',
		};
		expect(lines(parts, { mend: true })).toEqual([
			'    change 17 + 0',
			'    closing 1,017 + 0 = 1,017',
			'    EE1 17',
			'    issued 17',
		]);
	});

	it.each<[string, Parts]>([
		[
			'a digit too many in an entry',
			{
				II: '    opening 1,000 + 0 = 1,000\n    change 3 + 0\n    closing 1,003 + 0 = 1,003',
				E: '    event "Placing"\n      on 5 November 2025\n      E1 30\n      E2 0\n    EE1 3\n    EE2 0',
				totals: '    issued 3\n    treasury 0',
			},
		],
		['a figure that stands in two breaks', { ...quiet, II: '    opening 9 + 0 = 5\n    change 0 + 0\n    closing 5 + 0 = 5' }],
	])('changes nothing where %s explains it', (_, parts) => expect(lines(parts, { mend: true })).toEqual([]));

	it('takes back the zeros of sums whose parts were entered after them', () => {
		const scheme = '    scheme "S"\n      opening 500,000\n      exercised -47,500 new\n      closing 452,500';
		const parts: Parts = { II: '    opening 1,000,000', A: scheme };
		// Nothing is known of the shares issued, and so nothing is written of them.
		expect(lines(parts).filter((line) => /AA1|change|closing|issued/.test(line))).toEqual([]);
		const zeros = smallReturn({
			...parts,
			II: '    opening 1,000,000 + 0 = 1,000,000\n    change 0 + 0\n    closing 1,000,000 + 0 = 1,000,000',
			A: `${scheme}\n      A1 47,500\n    AA1 0\n    AA2 0`,
			totals: '    issued 0\n    treasury 0',
		});
		expect(computed(zeros)).toBe(zeros);
		expect(changedLines(zeros, computed(zeros, { mend: true }))).toEqual([
			'    change 47,500 + 0',
			'    closing 1,047,500 + 0 = 1,047,500',
			'    AA1 47,500',
			'    issued 47,500',
		]);
	});

	it('computes nothing of what cannot be read', () => {
		expect(lines({ ...quiet, A: '    scheme "S"\n      opening 5,00\n      lapsed -2', without: without.slice(1) })).toEqual([
			'    AA1  0',
			'    AA2  0',
		]);
		expect(
			lines({ ...quiet, A: '    scheme "S"\n      opening 500\n      lapst -2', without: without.slice(1) }).join(),
		).not.toContain('closing');
	});

	it('does not decide what no filled return shows', () => {
		const A = '    scheme "S"\n      opening 9\n      closing 9\n      A2 2\n    AA1 0\n    AA2 2';
		expect(lines({ ...quiet, A, without: without.slice(1) }, { mend: true })).toEqual([]);
	});
});

describe('computing a return', () => {
	it.each([1, 2, 3, 4, 5, 6])('written out in full changes nothing, even asked to mend (seed %i)', (seed) => {
		const text = generateReturn({ seed });
		expect(computed(text)).toBe(text);
		expect(computed(text, { mend: true })).toBe(text);
	});

	it.each([1, 2, 3, 4, 5, 6])('with its derivable cells left out finds nothing, and is done at once (seed %i)', (seed) => {
		const once = computed(generateReturn({ seed, leaveOut: true }));
		// A purchase on a day without trading is a remark on the day alone.
		expect(saidIn(once).filter((said) => !/ event-date: /.test(said))).toEqual([]);
		expect(computed(once, { mend: true })).toBe(once);
		// What was left out comes back as it was, the layout apart.
		const full = generateReturn({ seed });
		const squeezed = (text: string) =>
			text
				.split('\n')
				.map((line) => line.trim().replace(/ +/g, ' '))
				.filter(Boolean);
		expect(squeezed(once)).toEqual(
			expect.arrayContaining(squeezed(full).filter((line) => /^(closing|AA1|DD1|EE1|issued|total) /.test(line))),
		);
	});

	it('of CRLF stays one', () => {
		const after = computed(generateReturn({ seed: 1, leaveOut: true }).replaceAll('\n', '\r\n'));
		expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});
});

it('the figures of a line that is written to are set in threes', () => {
	const text = smallReturn({ II: '    opening 1000000 + 5000' });
	const after = apply(text, strictService({ [uri]: text }).compute(uri));
	expect(after).toMatch(/opening +1,000,000 \+ 5,000 = 1,005,000\n/);
	expect(after).toMatch(/closing +1,000,000 \+ 5,000 = 1,005,000\n/);
});
