import { describe, expect, it } from 'vitest';
import type { Cell } from '../../server/src/model/cell.js';
import { blockOf } from '../../server/src/model/return.js';
import { format, normal } from '../../server/src/syntax/decimal.js';
import { findingsIn, type Parts, smallReturn, snapshotOf, sums } from '../support/small.js';

const two = 'class A "Ordinary shares" listed 07999\nclass B "Preference shares" unlisted';
const old: Parts = { month: '31 January 2024', submitted: '5 February 2024' };
const event = '    event "Placing" on 5 November 2025';

/** The identities that a return breaks, with the line of each. */
function broken(parts: Parts): readonly string[] {
	return findingsIn(smallReturn(parts))
		.filter(({ check }) => sums.has(check))
		.map(({ check, severity }) => (severity === 'error' ? check : `${severity} ${check}`));
}

/** How each instance of an identity stands. */
function states(parts: Parts, id: string): readonly string[] {
	const { ledger } = snapshotOf(smallReturn(parts));
	return ledger.equations.filter(({ identity }) => identity.id === id).map((equation) => ledger.balance(equation).state);
}

/** Each identity in a return where it holds; a figure of it, and what that figure becomes when it breaks. */
const cases: readonly (readonly [string, Parts, string, string])[] = [
	[
		'capital',
		{ I: '    opening 2,000,000 x HKD 0.01 = HKD 20,000\n    closing 2,000,000 x HKD 0.01 = HKD 20,000' },
		'0.01 = HKD 20,000\n    closing',
		'0.01 = HKD 2,000\n    closing',
	],
	['authorised-closing', { I: '    opening 2,000,000\n    change 500,000\n    closing 2,500,000' }, '2,500,000', '2,600,000'],
	[
		'authorised-closing',
		{ I: '    opening 2,000,000 no par = CAD 5\n    change 0 = CAD 1\n    closing 2,000,000 no par = CAD 6' },
		'CAD 1',
		'CAD 2',
	],
	[
		'authorised-total',
		{ I: '    opening 2,000,000\n    closing 2,000,000 x HKD 0.01\n  total HKD 20,000' },
		'total HKD 20,000',
		'total HKD 20,001',
	],
	['issued-closing', { II: '    opening 5\n    closing 5' }, 'closing 5', 'closing 6'],
	['treasury-closing', { II: '    opening 5 + 5\n    closing 5 + 5' }, 'closing 5 + 5', 'closing 5 + 6'],
	['shares-total', { II: '    opening 5 + 5 = 10\n    closing 5 + 5' }, '= 10', '= 11'],
	[
		'options-closing',
		{
			A: '    scheme "S"\n      opening 9\n      granted 3\n      lapsed -1\n      lapsed -1\n      other "Split" 5\n      closing 15',
		},
		'closing 15',
		'closing 16',
	],
	[
		'warrants-closing',
		{ B: '    warrant "W"\n      opening HKD 9.5\n      exercised HKD -1.25\n      closing HKD 8.25' },
		'8.25',
		'8.26',
	],
	[
		'convertibles-closing',
		{ C: '    convertible "C"\n      opening HKD 9\n      issued HKD 3\n      closing HKD 12' },
		'HKD 12',
		'HKD 13',
	],
	[
		'issued-sum',
		{
			II: '    opening 5 + 9\n    change 5 - 2',
			A: '    scheme "S"\n      opening 9\n      A1 3\n    scheme "T"\n      opening 9\n      A2 2\n    AA1 5',
		},
		'AA1 5',
		'AA1 4',
	],
	[
		'issued-sum',
		{ II: '    opening 5\n    change 5', E: `${event}\n      E1 7\n${event}\n      E1 -2\n    EE1 5` },
		'EE1 5',
		'EE1 4',
	],
	[
		'treasury-sum',
		{ II: '    opening 5 + 9\n    change 2 - 2', D: '    agreement "S"\n      D2 2\n    DD2 2' },
		'DD2 2',
		'DD2 3',
	],
	[
		'total-issued',
		{ II: '    opening 5\n    change 5', D: '    agreement "S"\n      D1 2', E: `${event}\n      E1 3`, totals: '    issued 5' },
		'    issued 5',
		'    issued 6',
	],
	[
		'total-treasury',
		{
			II: '    opening 5 + 9\n    change 2 + 5',
			D: '    agreement "S"\n      D2 2',
			E: `${event}\n      E1 0\n      E2 7`,
			totals: '    treasury 5',
		},
		'treasury 5',
		'treasury 9',
	],
	['movement-issued', { II: '    opening 5\n    change 3', E: `${event}\n      E1 3` }, 'change 3', 'change 4'],
	['movement-treasury', { II: '    opening 5 + 9\n    change 0 + 3', E: `${event}\n      E1 0\n      E2 3` }, '0 + 3', '0 + 4'],
	['receipts-closing', { IV: '  receipt "R"\n    opening 9\n    change -1\n    closing 8' }, 'closing 8', 'closing 7'],
];

describe('an identity', () => {
	it.each(cases)('%s holds in a return that is right', (id, parts) => {
		expect(broken(parts)).toEqual([]);
		expect(states(parts, id)).toContain('holds');
	});

	it.each(cases)('%s breaks with one figure, and no other identity but those of the same figure', (id, parts, figure, slip) => {
		const text = smallReturn(parts);
		expect(text).toContain(figure);
		const found = findingsIn(text.replace(figure, slip)).filter(({ severity }) => severity === 'error');
		expect(found.map(({ check }) => check)).toContain(id);
		expect(found.every(({ message }) => message.includes(', should be '))).toBe(true);
	});

	it.each(cases)('%s is unknown, not broken, where a figure cannot be read', (id, parts, figure) => {
		// The last digits of the figure run into a letter.
		const text = smallReturn(parts).replace(figure, figure.replace(/(\d)(\D*)$/, '$1k$2'));
		const found = findingsIn(text).map(({ check }) => check);
		expect(found).toContain('malformed-number');
		expect(found).not.toContain(id);
	});

	it('has its message say both sides and the difference, on the derived cell, with every operand beside it', () => {
		const text = smallReturn({
			A: '    scheme "2013 Share Option Scheme"\n      opening 22,788,979\n      exercised -2,370,720\n      lapsed\n      closing 20,418,250',
		});
		const [finding] = findingsIn(text);
		expect(finding?.message).toContain(
			'closing is 9 too low: 20,418,250, should be 20,418,259\n22,788,979 (opening) -\u00a02,370,720 (exercised) = 20,418,259\n',
		);
		expect(text.split('\n')[finding?.range.start.line ?? 0]).toBe('      closing 20,418,250');
		expect(finding?.related.map(({ message, range }) => [message, range.start.line + 1])).toEqual([
			['opening: 22,788,979', 14],
			['exercised: -2,370,720', 15],
			['lapsed: 0', 16],
		]);
	});
});

describe('what is left out', () => {
	it('as an entry counts as 0', () => {
		expect(broken({ II: '    opening 5\n    closing 5' })).toEqual([]);
		expect(broken({ A: '    scheme "S"\n      opening 5\n      granted\n      closing 5' })).toEqual([]);
		expect(broken({ II: '    opening 5', D: '    agreement "A"\n    DD1 0' })).toEqual([]);
	});

	it('as a derived cell is what its identity makes of it, over many steps', () => {
		const parts = (issued: string): Parts => ({
			II: `    opening 1,000\n    closing ${issued}`,
			D: '    agreement "A"\n      D1 40',
			E: `${event}\n      E1 60`,
		});
		// E1 and D1 to EE1 and DD1, to the totals, to the change, to the closing balance.
		expect(broken(parts('1,100'))).toEqual([]);
		expect(broken(parts('1,101'))).toEqual(['issued-closing']);
	});

	it('in the totals is what AA1 to EE1 add up to once each of III.A to III.E is there', () => {
		const II = '    opening 1,000\n    change 100\n    closing 1,100';
		expect(broken({ II })).toEqual(['movement-issued']);
		for (const section of ['III.A', 'III.B', 'III.C', 'III.D', 'III.E']) {
			expect(broken({ II, without: [section] })).toEqual([]);
		}
		expect(broken({ II, without: ['III.E'], totals: '    issued 90' })).toEqual(['movement-issued']);
	});

	it('as a section takes no part: section I and II alone are checked on I and II', () => {
		const without = ['III.A', 'III.B', 'III.C', 'III.D', 'III.E', 'IV', 'V'];
		expect(broken({ I: '    opening 5,000', II: '    opening 5\n    change 2\n    closing 7', without })).toEqual([]);
		expect(broken({ II: '    opening 5\n    change 2\n    closing 8', without })).toEqual(['issued-closing']);
	});
});

describe('section I', () => {
	it('a consolidation changes shares and par value and leaves the capital', () => {
		const I =
			'    opening 100,000,000,000 x HKD 0.01 = HKD 1,000,000,000\n    change -95,000,000,000\n    closing 5,000,000,000 x HKD 0.2 = HKD 1,000,000,000\n  total HKD 1,000,000,000';
		expect(broken({ I })).toEqual([]);
		expect(broken({ I: I.replace('-95,000,000,000', '-95,000,000,000 = HKD 0') })).toEqual([]);
		expect(broken({ I: I.replace('-95,000,000,000', '-95,000,000,000 = HKD -950,000,000') })).toEqual(['authorised-closing']);
	});

	it('an increase at one par value changes the capital with it', () => {
		const I =
			'    opening 5,000,000 x HKD 0.1 = HKD 500,000\n    change 5,000,000 = HKD 500,000\n    closing 10,000,000 x HKD 0.1 = HKD 1,000,000';
		expect(broken({ I })).toEqual([]);
		expect(broken({ I: I.replace('5,000,000 = HKD 500,000\n    closing', '5,000,000 = HKD 50,000\n    closing') })).toEqual([
			'authorised-closing',
		]);
	});

	it('without par value has no capital to hold against the shares', () => {
		expect(broken({ I: '    opening 5,000,000 no par = CAD 7\n    closing 5,000,000 no par = CAD 7\n  total CAD 7' })).toEqual(
			[],
		);
		expect(new Set(states({ I: '    opening 5,000,000 no par = CAD 7' }, 'capital'))).toEqual(new Set(['unknown']));
	});

	it('keeps its par value where no shares move and the closing row leaves it out', () => {
		const I = '    opening 5,000,000 x HKD 0.1 = HKD 500,000';
		expect(broken({ I: `${I}\n  total HKD 500,000` })).toEqual([]);
		expect(broken({ I: `${I}\n    change 0\n    closing 5,000,000\n  total HKD 50,000` })).toEqual(['authorised-total']);
		for (const rest of [
			'    change -4,000,000\n  total HKD 50,000',
			'    closing 5,000,000 no par\n  total HKD 50,000',
			'    closing 5,000,000 x HKD 0.01 = HKD 50,000\n  total HKD 50,000',
			'    closing 5,000,000 = HKD 50,000\n  total HKD 50,000',
		]) {
			expect(broken({ I: `${I}\n${rest}` })).toEqual([]);
		}
	});

	it('adds up each currency by itself', () => {
		const I =
			'  for A\n    opening 1,000 x HKD 1\n    closing 1,000 x HKD 1\n  for B\n    opening 500 x USD 2\n    closing 500 x USD 2\n  total HKD 1,000\n  total USD 1,000';
		const parts = { classes: two, II: '  for A\n    opening 5\n  for B\n    opening 5' };
		expect(broken({ ...parts, I })).toEqual([]);
		expect(broken({ ...parts, I: I.replace('total USD 1,000', 'total USD 100') })).toEqual(['authorised-total']);
		expect(broken({ ...parts, I: I.replace('total USD 1,000', 'total RMB 1,000') })).toEqual(['authorised-total']);
		// Without a capital of every class there is no total to hold against.
		expect(
			broken({ ...parts, I: I.replace('500 x USD 2\n  total', '500 no par\n  total').replace('HKD 1,000', 'HKD 1') }),
		).toEqual([]);
	});

	it('in two currencies within a row says that they do not add up', () => {
		expect(broken({ I: '    opening 5,000,000 x HKD 1 = USD 5,000,000' })).toEqual(['capital']);
		expect(broken({ I: '    opening 5,000,000 x HKD 1\n    change 0\n    closing 5,000,000 x USD 0.2' })).toEqual([]);
		expect(broken({ B: '    warrant "W" opening HKD 5 exercised USD -1 closing HKD 4' })).toEqual(['warrants-closing']);
	});
});

describe('the editions', () => {
	it('before June 2024 have one number in section II, and AA1 as Total A', () => {
		const II = '    opening 1,000\n    change 100\n    closing 1,100';
		const A = '    scheme "S"\n      opening 500\n      exercised -100\n      closing 400\n      A1 100\n    AA1 100';
		expect(broken({ ...old, II, A })).toEqual([]);
		expect(broken({ ...old, II, A: A.replace('AA1 100', 'AA1 10') })).toContain('issued-sum');
		expect(states({ ...old, II, A }, 'treasury-sum')).toEqual([]);
		expect(states({ ...old, II, A }, 'shares-total')).toEqual([]);
	});
});

describe('shares out of treasury', () => {
	const A =
		'    scheme "S"\n      opening 500\n      exercised -40 new\n      exercised -60 treasury\n      A1 40\n      A2 60\n    AA1 100\n    AA2 60';

	it('raise the issued shares as new ones do', () => {
		expect(broken({ II: '    opening 1,000 + 100\n    change 100 - 60\n    closing 1,100 + 40', A })).toEqual([]);
	});

	it('left out of the sum are a doubt, not an error, for no filled return shows it', () => {
		expect(broken({ II: '    opening 1,000 + 100\n    change 40 - 60', A: A.replace('AA1 100', 'AA1 40') })).toEqual([
			'warning issued-sum',
		]);
		expect(broken({ II: '    opening 1,000 + 100\n    change 100 - 60', A: A.replace('AA1 100', 'AA1 40') })).toEqual([
			'warning movement-issued',
			'warning issued-sum',
		]);
		expect(broken({ II: '    opening 1,000 + 100\n    change 40 - 60', A: A.replace('AA1 100', 'AA1 41') })).toContain(
			'issued-sum',
		);
	});
});

describe('cells', () => {
	const snapshot = snapshotOf(
		smallReturn({
			II: '    opening 1,000 + 5 = 1,00\n    change\n    closing',
			A: '    scheme "S"\n      opening 5\n      granted\n      lapsed -1\n      closing HKD 4',
		}),
	);
	const { cells, outline } = snapshot.return_;
	const block = blockOf(outline, 'II', 'ORD');
	const scheme = outline.nodes.find(({ place }) => place?.id === 'scheme');
	const stateOf = (cell: Cell | undefined) => `${cell?.state}${cell?.value ? ` ${format(normal(cell.value))}` : ''}`;

	it('are written, left out, or unknown', () => {
		expect(stateOf(block && cells.get(block, 'opening', 'issued'))).toBe('written 1,000');
		expect(stateOf(block && cells.get(block, 'opening', 'treasury'))).toBe('written 5');
		expect(stateOf(block && cells.get(block, 'opening', 'total'))).toBe('unknown');
		// A line without its number lost it.
		expect(stateOf(block && cells.get(block, 'change', 'issued'))).toBe('unknown');
		expect(stateOf(scheme && cells.get(scheme, 'issuable'))).toBe('absent');
	});

	it('of another kind than their column are unknown', () =>
		expect(stateOf(scheme && cells.get(scheme, 'closing'))).toBe('unknown'));

	it('of movements stand in the order of the text, those with no number left out', () => {
		expect(scheme && cells.movements(scheme).map((cell) => `${cell.row.keyword} ${stateOf(cell)}`)).toEqual([
			'granted absent',
			'lapsed written -1',
		]);
	});

	it('are the same at each asking, and none where the form has no such line', () => {
		expect(block && cells.get(block, 'opening', 'issued')).toBe(block && cells.get(block, 'opening', 'issued'));
		expect(block && cells.get(block, 'AA1')).toBeUndefined();
	});
});
