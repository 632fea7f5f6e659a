import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/service.js';
import { apply } from '../support/slips.js';
import { december, type Parts, smallReturn, strictService } from '../support/small.js';

const november = 'memory:///2025-11.return';
const following = 'memory:///2025-12.return';

function left(before: Parts | string, after: Parts | string): { readonly text: string; readonly found: readonly Finding[] } {
	const text = typeof after === 'string' ? after : smallReturn({ ...december, ...after });
	const service = strictService({ [november]: typeof before === 'string' ? before : smallReturn(before), [following]: text });
	return { text, found: service.findings(following).filter(({ check }) => check === 'not-carried-forward') };
}

const twoClasses = 'class ORD "Ordinary shares" listed 07999\nclass B "Ordinary shares" type "B" unlisted';
const scheme = (name: string, options: string) => `    scheme "${name}" opening ${options}`;

describe('what last month closed with', () => {
	it.each<[string, Parts, Parts, string, readonly string[]]>([
		[
			'a class of section II',
			{ classes: twoClasses, II: '  for ORD\n    opening 5\n  for B\n    opening 7' },
			{ classes: twoClasses, II: '  for ORD\n    opening 5' },
			"Section II says nothing of B, and last month closed with balances.\nLast month's return closed with 7 of B in section II.",
			['  for ORD', '    opening 5', '  for B', '    opening  7 + 0 = 7', 'section III.A not applicable'],
		],
		[
			'a class of the whole return',
			{ classes: twoClasses, II: '  for ORD\n    opening 5\n  for B\n    opening 7' },
			{ II: '  for ORD\n    opening 5' },
			'The class B of last month\'s return is not in this one.\n"Ordinary shares" closed with 7 of B in section II.',
			['class B "Ordinary shares"  type "B"  unlisted', '  for B', '    opening  7 + 0 = 7'],
		],
		[
			'a scheme',
			{ A: `${scheme('One', '9')}\n${scheme('Two', '8 lapsed -1')} approved 1 May 2020 issuable 7` },
			{ A: scheme('One', '9') },
			'Not carried forward: last month\'s closing balance of 7.\nIt is that of scheme "Two"; this return has no line for it.',
			['    scheme "One" opening 9', '    scheme "Two"', '      opening   7', '      approved  1 May 2020', '      issuable  7'],
		],
		[
			'a section marked not applicable',
			{ C: '    convertible "Notes"\n      type "Bond/Notes"\n      opening HKD 464,000,000\n    CC1 0' },
			{},
			'Section III.C is marked not applicable, and last month closed with balances.\nLast month\'s return closed with HKD 464,000,000 of convertible "Notes".',
			['section III.C', '  for ORD', '    convertible "Notes"', '      type     "Bond/Notes"', '      opening  HKD 464,000,000'],
		],
		[
			'a section that is left out',
			{ IV: '  receipt "HDR"\n    code 06200\n    opening 5' },
			{ without: ['IV'] },
			'There is no section IV, and last month closed with balances.\nLast month\'s return closed with 5 of receipt "HDR".',
			['section III.E not applicable', '', 'section IV', '  receipt "HDR"', '    code     06200', '    opening  5'],
		],
		[
			'an agreement with shares issuable',
			{ D: '    agreement "Plan" issuable 5 D1 2' },
			{ D: '    agreement "Another" issuable 6' },
			'Not carried forward: last month\'s 5 shares issuable.\nThey are those under agreement "Plan"; this return has no line for it.',
			['    agreement "Another" issuable 6', '    agreement "Plan"', '      issuable  5'],
		],
		[
			'treasury shares whose column is left out',
			{ II: '    opening 5 + 2' },
			{ II: '    opening 5' },
			'The opening balance is left out; last month closed with 2.\nIt is that of ORD in section II (treasury).',
			['    opening 5 + 2'],
		],
		[
			'an authorised capital',
			{ I: '    opening 9 x HKD 2 = HKD 18' },
			{},
			"Section I is marked not applicable, and last month closed with balances.\nLast month's return closed with 9, HKD 18 of ORD in section I.",
			['section I', '  for ORD', '    opening  9 x HKD 2 = HKD 18'],
		],
	])('%s is there, or is missed and written', (_, before, after, message, lines) => {
		const { text, found } = left(before, after);
		expect(found.map((each) => each.message)).toEqual([message]);
		const [finding] = found;
		expect(finding).toMatchObject({ severity: 'warning', check: 'not-carried-forward' });
		expect(finding?.related.every(({ uri }) => uri === november)).toBe(true);
		const [fix] = finding?.fixes() ?? [];
		expect(fix?.preferred).toBe(true);
		const fixed = apply(text, fix?.edits ?? []);
		for (const line of lines) expect(fixed.split('\n')).toContain(line);
		expect(left(before, fixed).found).toEqual([]);
	});

	it.each<[string, Parts, Parts]>([
		['of nothing', { A: scheme('One', '9 lapsed -9') }, {}],
		['of what goes on under another name', { A: scheme('One', '9') }, { A: scheme('One (2020)', '9') }],
		['of what cannot be read', { A: scheme('One', '1,00') }, {}],
		['of an agreement whose mandate is used up', { D: '    agreement "Plan" D1 2' }, {}],
	])('but not %s', (_, before, after) => {
		expect(left(before, after).found).toEqual([]);
	});

	it('but not where it may stand in a line that cannot be read', () => {
		const before = { A: scheme('One', '9') };
		expect(left(before, { A: '    scheem One opening 9' }).found).toEqual([]);
		expect(left(before, { A: scheme('Two', '8') }).found).toHaveLength(1);
	});

	it('is written in the class of this month, whatever it is called', () => {
		const before = {
			classes: 'class H "Ordinary shares" listed 07999',
			II: '  for H\n    opening 5',
			A: `  for H\n${scheme('One', '9')}`,
		};
		const { text, found } = left(before, { II: '    opening 5' });
		expect(apply(text, found[0]?.fixes()[0]?.edits ?? [])).toContain(
			'section III.A\n  for ORD\n    scheme "One"\n      opening  9\n',
		);
	});
});

describe('the months of an issuer', () => {
	const found = (of: string, texts: Record<string, Parts>) =>
		strictService(Object.fromEntries(Object.entries(texts).map(([name, parts]) => [name, smallReturn(parts)])))
			.findings(of)
			.filter(({ check }) => check === 'months-missing' || check === 'two-returns');

	it('one missing before a return is said, and which is the newest there is', () => {
		const [finding, ...others] = found('c', {
			a: { month: '31 July 2025', submitted: '4 August 2025' },
			b: { month: '31 August 2025', submitted: '4 September 2025' },
			c: {},
		});
		expect(others).toEqual([]);
		expect(finding).toMatchObject({ check: 'months-missing', severity: 'information', related: [{ uri: 'b' }] });
		expect(finding?.message).toContain('August 2025');
		expect(found('b', { b: {}, c: { ...december } })).toEqual([]);
		expect(
			found('b', { a: { month: '31 July 2025', issuer: 'Another', classes: 'class ORD "Ordinary shares" listed 00001' }, b: {} }),
		).toEqual([]);
	});

	it('two returns for one, neither a resubmission, and which counts', () => {
		const texts = { a: {}, b: { submitted: '3 December 2025' } };
		expect(found('a', texts)).toMatchObject([{ check: 'two-returns', severity: 'warning', related: [{ uri: 'b' }] }]);
		expect(found('a', texts)[0]?.message).toContain('The other one counts');
		expect(found('b', texts)[0]?.message).toContain('This one counts');
		expect(found('a', { a: {}, b: {} })[0]?.message).toContain('is not known');
		expect(found('a', { a: {}, b: { submitted: '3 December 2025', head: 'status "Resubmission"' } })).toEqual([]);
	});
});
