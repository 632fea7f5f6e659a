import { describe, expect, it } from 'vitest';
import { arithmeticIn, changedLines, fixedBy, type Parts, smallReturn } from '../support/small.js';

const cancelled = (E1: string, EE1 = '') =>
	`    event "Repurchase of shares (shares repurchased and cancelled)"\n      on 5 November 2025\n      E1 ${E1}${EE1 && `\n    EE1 ${EE1}`}`;
const II = (change: string, closing: string) => `    opening 10,640,000,000\n    change ${change}\n    closing ${closing}`;

/** The lines that the first fix of each broken identity writes. */
function firstFixes(parts: Parts): readonly (readonly string[])[] {
	const text = smallReturn(parts);
	return arithmeticIn(text).map((finding) => changedLines(text, fixedBy(text, finding)));
}

/** A return with nothing left to find once the first fix of the first finding is in. */
function mends(parts: Parts): boolean {
	const text = smallReturn(parts);
	const [finding] = arithmeticIn(text);
	return finding !== undefined && arithmeticIn(fixedBy(text, finding)).length === 0;
}

describe('the first fix offered is the likeliest slip', () => {
	it.each<[string, Parts, readonly string[]]>([
		[
			'a digit lost in an event, as an insurer filed it',
			{ II: II('-18,172,200', '10,621,827,800'), E: cancelled('-1,817,200') },
			['      E1 -18,172,200'],
		],
		[
			'a digit lost in a sum',
			{ II: II('-18,172,200', '10,621,827,800'), E: cancelled('-18,172,200', '-1,817,200') },
			['    EE1 -18,172,200'],
		],
		[
			'a digit lost in an event and carried into its sum',
			{ II: II('-18,172,200', '10,621,827,800'), E: cancelled('-1,817,200', '-1,817,200') },
			['      E1 -18,172,200', '    EE1 -18,172,200'],
		],
		[
			'a wrong sign in section II',
			{ II: II('2,000', '10,639,998,000'), E: cancelled('-2,000', '-2,000') },
			['    change -2,000'],
		],
		[
			'two digits swapped in a closing balance',
			{ A: '    scheme "S"\n      opening 5,000\n      lapsed -90\n      closing 4,901' },
			['      closing 4,910'],
		],
		[
			'two digits swapped in an opening balance',
			{ A: '    scheme "S"\n      opening 5,300\n      closing 3,500\n      lapsed 0' },
			['      closing 5,300'],
		],
		[
			'a factor of ten in a par value',
			{ I: '    opening 20,000,000 x HKD 0.1 = HKD 200,000\n    closing 20,000,000 x HKD 0.01 = HKD 200,000' },
			['    opening 20,000,000 x HKD 0.01 = HKD 200,000'],
		],
		[
			'one of several operands, where a digit of it is wrong',
			{ A: '    scheme "S"\n      opening 48,123\n      granted 1,000\n      lapsed -8,123\n      closing 41,005' },
			['      closing 41,000'],
		],
		[
			'a derived cell where no slip is in sight',
			{ A: '    scheme "S"\n      opening 500\n      lapsed -13\n      closing 421' },
			['      closing 487'],
		],
	])('%s', (_, parts, lines) => {
		expect(firstFixes(parts)[0]).toEqual(lines);
		expect(mends(parts)).toBe(true);
	});
});

describe('a cell in several broken identities', () => {
	const parts = { II: '    opening 1,000 + 50 = 1,050\n    closing 1,000 + 45 = 1,050' };

	it('is the suspect of each, and its fix comes first in each', () => {
		expect(firstFixes(parts)).toEqual(
			[['    closing 1,000 + 50 = 1,050'], ['    closing 1,000 + 50 = 1,050']].map((lines) =>
				lines.filter((line) => line.includes('closing')),
			),
		);
		for (const finding of arithmeticIn(smallReturn(parts))) {
			expect(finding.message).toMatch(/2 broken checks/i);
		}
	});

	it('one fix mends them all', () => expect(mends(parts)).toBe(true));
});

describe('a fix', () => {
	it('is offered only where every identity it touches then holds', () => {
		// A1 stands in AA1, and AA1 in section II: setting the opening balance of II would break what holds.
		const text = smallReturn({
			II: '    opening 1,000\n    change 90\n    closing 1,090',
			D: '    agreement "A"\n      D1 80\n    DD1 90',
		});
		for (const finding of arithmeticIn(text)) {
			for (const { title } of finding.fixes()) {
				expect(arithmeticIn(fixedBy(text, finding, title))).toEqual([]);
			}
		}
	});

	it('sets what has to follow with it, where the same slip was carried on', () => {
		const text = smallReturn({
			II: '    opening 1,000\n    change 80\n    closing 1,080',
			D: '    agreement "A"\n      D1 90\n    DD1 80',
		});
		const carried = arithmeticIn(text)
			.flatMap((finding) => finding.fixes().map(({ title }) => ({ title, after: fixedBy(text, finding, title) })))
			.find(({ title }) => title.includes(' with it'));
		expect(changedLines(text, carried?.after ?? '')).toEqual(['    change 90', '    closing 1,090', '    DD1 90']);
	});

	it('makes no fraction of a share, and no balance below zero first', () => {
		const text = smallReturn({ I: '    opening 30,000 x HKD 0.03 = HKD 1,000' });
		const shares = arithmeticIn(text).flatMap((finding) => finding.fixes().map(({ title }) => title));
		expect(shares.filter((title) => /shares to .*\./.test(title))).toEqual([]);
		expect(firstFixes({ A: '    scheme "S"\n      opening 5\n      lapsed -3\n      closing 7' })[0]).not.toContain(
			'      closing -2',
		);
	});

	it('that carries a figure on into others is not preferred where no slip explains it', () => {
		// Section III says nothing moved: likelier it is not filled in yet than that section II is wrong.
		const [finding] = arithmeticIn(
			smallReturn({ II: '    opening 10,640,000,000\n    change -271,367,700\n    closing 10,368,632,300' }),
		);
		expect(finding?.fixes().map(({ title, preferred }) => [title, preferred])).toEqual([
			['Set change issued to 0, and closing issued with it', false],
		]);
	});

	it('is preferred at most once a finding', () => {
		for (const parts of [
			{ II: II('-18,172,200', '10,621,827,800'), E: cancelled('-1,817,200') },
			{ II: '    opening 5 + 1 = 6\n    closing 5 + 2 = 6' },
		]) {
			for (const finding of arithmeticIn(smallReturn(parts))) {
				const preferred = finding.fixes().map((fix) => fix.preferred);
				expect(preferred.filter(Boolean).length).toBeLessThanOrEqual(1);
				expect(preferred.lastIndexOf(true)).toBeLessThanOrEqual(0);
			}
		}
	});
});
