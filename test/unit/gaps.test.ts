import { describe, expect, it } from 'vitest';
import { findingsIn, type Parts, smallReturn } from '../support/small.js';

const errors = (parts: Parts) =>
	findingsIn(smallReturn(parts))
		.filter(({ severity }) => severity === 'error')
		.map(({ check }) => check);

/** What a row, an import could not read, leaves in its place; the row itself; and the row with a wrong figure. */
const gaps: readonly (readonly [string, (row: string) => Parts, string, string, string, string])[] = [
	[
		'a scheme',
		(row) => ({
			II: 'opening 1,000 + 0 = 1,000\nchange 64 + 0\nclosing 1,064 + 0 = 1,064',
			A: `scheme "Scheme"\n${row}\nAA1 64`,
			totals: 'issued 64',
		}),
		'# not read: 900 Exercised - new shares involved -64 836 64 836',
		'opening 900\nexercised -64 new\nclosing 836\nA1 64\nissuable 836',
		'opening 900\nexercised -64 new\nclosing 836\nA1 46\nissuable 836',
		'issued-sum',
	],
	[
		'an agreement',
		(row) => ({
			II: 'opening 1,000 + 0 = 1,000\nchange 90 + 0\nclosing 1,090 + 0 = 1,090',
			D: `agreement "Award Plan"\n${row}\nDD1 90`,
			totals: 'issued 90',
		}),
		'# not read: 4 June 2021 90 18,200',
		'approved 4 June 2021\nD1 90\nissuable 18,200',
		'approved 4 June 2021\nD1 9\nissuable 18,200',
		'issued-sum',
	],
	[
		'an event',
		(row) => ({
			II: 'opening 1,000 + 0 = 1,000\nchange -5 + 0\nclosing 995 + 0 = 995',
			E: `event "Repurchase of shares (shares repurchased and cancelled)"\n${row}\nEE1 -5`,
			totals: 'issued -5',
		}),
		'# not read: HKD 1 3 November 2025 -5',
		'price HKD 1\non 3 November 2025\nE1 -5',
		'price HKD 1\non 3 November 2025\nE1 -6',
		'issued-sum',
	],
	[
		'rows of a block, whose items nobody knows',
		(row) => ({
			II: 'opening 1,000 + 0 = 1,000\nchange 90 + 0\nclosing 1,090 + 0 = 1,090',
			D: `${row}\nDD1 90`,
			totals: 'issued 90',
		}),
		'# not read: Award Plan 90 18,200',
		'agreement "Award Plan"\nD1 90\nissuable 18,200',
		'agreement "Award Plan"\nD1 80\nissuable 18,200',
		'issued-sum',
	],
	[
		'a balance of II',
		(row) => ({ II: `${row}\nchange 0 + 0\nclosing 1,000 + 0 = 1,000` }),
		'# not read: Balance at close of preceding month: 1,00O 0 1,000',
		'opening 1,000 + 0 = 1,000',
		'opening 1,100 + 0 = 1,100',
		'issued-closing',
	],
];

describe('a comment in place of what an import could not read', () => {
	it.each(gaps)('%s: makes no error of a sum that hangs on it', (_, parts, gap) => {
		expect(errors(parts(gap))).toEqual([]);
	});

	it.each(gaps)('%s: once written, the sum is checked again', (_, parts, __, right, wrong, check) => {
		expect(errors(parts(right))).toEqual([]);
		expect(errors(parts(wrong))).toContain(check);
	});

	it.each(gaps)('%s: taken out and not written, the sum is broken', (_, parts, __, ___, ____, check) => {
		expect(errors(parts(''))).toContain(check);
	});

	it('leaves other comments alone', () => {
		const [, parts] = gaps[1] as (typeof gaps)[number];
		expect(errors(parts('# the row is not read yet'))).toContain('issued-sum');
	});

	it('stands for what the line above it belongs to, and for no other item', () => {
		const D = 'agreement "One"\n# not read: 5\nagreement "Two"\nD1 4\nDD1 9';
		const II = 'opening 1,000 + 0 = 1,000\nchange 9 + 0\nclosing 1,009 + 0 = 1,009';
		expect(errors({ II, D, totals: 'issued 9' })).toEqual([]);
		expect(errors({ II, D: D.replace('# not read: 5', 'D1 6'), totals: 'issued 9' })).toContain('issued-sum');
	});

	it('that stands for a section takes nothing from what stands above it', () => {
		const D = 'agreement "One"\n# not read: section III.E, for its heading is not there\nDD1 9';
		const II = 'opening 1,000 + 0 = 1,000\nchange 9 + 0\nclosing 1,009 + 0 = 1,009';
		expect(errors({ II, D, totals: 'issued 9' })).toContain('issued-sum');
	});
});
