import { describe, expect, it } from 'vitest';
import { Repairs } from '../../server/src/checks/repair.js';
import type { Cell } from '../../server/src/model/cell.js';
import { type Decimal, equal, format } from '../../server/src/syntax/decimal.js';
import { denseMonth } from '../support/dense.js';
import { generateReturn } from '../support/generate.js';
import { type Slipped, slipsOf, tiedCells } from '../support/slips.js';
import {
	arithmeticIn,
	changedLines,
	december,
	fixedBy,
	type Parts,
	smallReturn,
	snapshotOf,
	strictService,
	titlesOf,
	uri,
} from '../support/small.js';

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
		const [finding] = arithmeticIn(
			smallReturn({
				II: '    opening 1,000,000\n    change 47,500\n    closing 1,047,500',
				D: '    agreement "A"\n      D1 50,000\n    DD1 50,000',
			}),
		);
		expect(finding?.fixes().map(({ title, preferred }) => [title, preferred])).toEqual([
			['Set change issued to 50,000, and closing issued with it', false],
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

describe('after parts were entered the sum that was written before them', () => {
	const events = (...E1: string[]) =>
		E1.map(
			(shares, day) =>
				`    event "Repurchase of shares (shares repurchased and cancelled)"\n      on ${day + 5} November 2025\n      E1 ${shares}\n`,
		).join('');

	it.each<[string, Parts, readonly string[]]>([
		[
			'yields, with all that is made of it, where it was computed while nothing was entered',
			{
				II: '    opening 1,000,000 + 0 = 1,000,000\n    change 0 + 0\n    closing 1,000,000 + 0 = 1,000,000',
				A: '    scheme "S"\n      opening 90,000\n      exercised -47,500 new\n      closing 42,500\n      A1 47,500\n    AA1 0',
				totals: '    issued 0\n    treasury 0',
			},
			['* Set AA1 to 47,500, and issued, change issued, closing issued, closing total with it', 'Set A1 of scheme "S" to 0'],
		],
		[
			'yields where it is that of the first part',
			{ II: '    opening 1,000,000\n    change -1,000\n    closing 999,000', E: `${events('-1,000', '-2,000')}    EE1 -1,000` },
			[
				'* Set EE1 to -3,000, and change issued, closing issued with it',
				'Set E1 of 5 November 2025 to 1,000',
				'Set E1 of 6 November 2025 to 0',
			],
		],
		[
			'yields though a slip in another would do',
			{ without: ['II'], E: `${events('-90', '-10')}    EE1 -90` },
			['* Set EE1 to -100', 'Set E1 of 5 November 2025 to -80', 'Set E1 of 6 November 2025 to 0'],
		],
		[
			'yields where two parts were added between others',
			{ without: ['II'], E: `${events('-90', '-17', '-23', '-40')}    EE1 -130` },
			['* Set EE1 to -170', 'Set E1 of 5 November 2025 to -50', 'Set E1 of 6 November 2025 to 23'],
		],
		[
			'yields in a balance too',
			{ A: '    scheme "S"\n      opening 5,000\n      granted 100\n      lapsed -30\n      closing 5,100' },
			['* Set closing to 5,070', 'Set granted to 130', 'Set opening to 5,030', 'Set lapsed to 0'],
		],
		[
			'does not yield to what it never was a sum of',
			{ II: '    opening 1,000\n    change 90\n    closing 1,090', D: '    agreement "A"\n      D1 80\n    DD1 90' },
			['* Set D1 of agreement "A" to 90'],
		],
	])('%s', (_, parts, titles) => {
		const [finding] = arithmeticIn(smallReturn(parts));
		const offered = finding ? titlesOf(finding) : [];
		expect(offered.slice(0, titles.length)).toEqual(titles);
	});

	it('says so', () => {
		const [finding] = arithmeticIn(smallReturn({ without: ['II'], E: `${events('-1,000', '-2,000')}    EE1 -1,000` }));
		expect(finding?.message).toContain('Perhaps EE1 was written before all that it is made of: -3,000 would do.');
	});

	it.each<[string, Parts, string]>([
		[
			'the line that is the difference',
			{ A: '    scheme "S"\n      opening 5,000\n      lapsed -35\n      closing 5,000' },
			'Perhaps closing was written before all that it is made of: 4,965 would do. The difference is just lapsed (-35): is it left out, or entered twice?',
		],
		[
			'the slip that would do',
			{ without: ['II'], E: `${events('-90', '-10')}    EE1 -90` },
			'Perhaps EE1 was written before all that it is made of: -100 would do. Perhaps in ',
		],
	])('says so, and %s', (_, parts, said) => {
		const [finding] = arithmeticIn(smallReturn(parts));
		expect(finding?.message).toContain(said);
	});
});

describe('no fix is offered', () => {
	it.each<[string, Parts, readonly string[]]>([
		[
			'that makes section II as if nothing had moved, where section III is not filled in yet',
			{ II: '    opening 10,640,000,000\n    change -271,367,700\n    closing 10,368,632,300' },
			[],
		],
		[
			'that changes an entered figure which agreed with its sum',
			{
				II: '    opening 1,000,000\n    change 47,500\n    closing 1,047,500',
				D: '    agreement "A"\n      D1 50,000\n    DD1 50,000',
			},
			['Set change issued to 50,000, and closing issued with it'],
		],
		[
			'that makes a balance less than nothing',
			{ A: '    scheme "S"\n      opening 5\n      lapsed -8\n      closing 2' },
			['* Set lapsed to -3', 'Set opening to 10'],
		],
	])('%s', (_, parts, titles) => {
		expect(arithmeticIn(smallReturn(parts)).flatMap(titlesOf)).toEqual(titles);
	});

	it('for an opening balance but what last month closed with', () => {
		const service = strictService({
			'memory:///before.return': smallReturn(),
			[uri]: smallReturn({ ...december, II: '    opening 1,000,500\n    change 0\n    closing 1,000,700' }),
		});
		const titles = service.findings(uri).flatMap(titlesOf);
		expect(titles.filter((title) => title.includes('opening') || title.includes('forward'))).toEqual([
			'* Bring 1,000,000 forward',
		]);
	});
});

describe('whatever is wrong in a return', () => {
	it('each cell has one answer, and no fix makes wrong what held or throws a figure away before one that does not', () => {
		for (const [seed, finePar] of [
			[3, false],
			[11, true],
		] as const) {
			const text = generateReturn({ seed, finePar, lines: 30 });
			let state = seed;
			const random = () => {
				state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
				return state / 2_147_483_648;
			};
			for (const [index, cell] of tiedCells(text).entries()) {
				// One slip a cell, each kind in turn.
				const slips = slipsOf(text, cell, random);
				const slipped = slips[index % slips.length];
				if (slipped) expect(faultsOf(slipped)).toEqual([]);
			}
		}
	});
});

/** What is wrong with the fixes for a slip. */
function faultsOf({ text, line, before, after }: Slipped): readonly string[] {
	const { ledger } = snapshotOf(text);
	const repairs = new Repairs(ledger, new Map());
	const holding = ledger.equations.filter((equation) => ledger.balance(equation).state === 'holds');
	const answers = new Map<Cell, Decimal>();
	const faults: string[] = [];
	for (const equation of ledger.equations) {
		const offered = repairs.of(equation);
		const kept = offered.findLastIndex(({ throwsAway }) => !throwsAway);
		if (offered.slice(0, kept + 1).some(({ throwsAway }) => throwsAway)) faults.push('throws a figure away too early');
		for (const { cell, value, following } of offered) {
			const changes = new Map([[cell, value], ...following.map((each) => [each.cell, each.value] as const)]);
			for (const [changed, answer] of changes) {
				const other = answers.get(changed) ?? answer;
				if (!equal(other, answer)) faults.push(`${changed.row.keyword}: ${format(answer)} and ${format(other)}`);
				answers.set(changed, answer);
			}
			const fixed = ledger.with(changes);
			const broken = holding.find((each) => fixed.balance(each).state === 'broken');
			if (broken) faults.push(`breaks ${broken.identity.id}`);
		}
	}
	return faults.map((fault) => `line ${line + 1}, ${before} → ${after}: ${fault}`);
}

describe('a sum of many figures', () => {
	const text = denseMonth(400);
	const lines = text.split('\n');

	it.each([
		['a last digit', 45, (written: string) => written.replace(/0$/, '7')],
		['a last digit', 380, (written: string) => written.replace(/0$/, '3')],
		['a zero too many', 200, (written: string) => `${written.replaceAll(',', '')}0`],
	])('has the one that slipped as its first fix: %s on line %i', (_, line, slip) => {
		const place = lines[line] as string;
		const [, written = ''] = /E1 (\S+)$/.exec(place) ?? [];
		const service = strictService();
		service.put('memory:///a.return', lines.with(line, place.replace(written, slip(written))).join('\n'));
		const [finding] = service.findings('memory:///a.return');
		expect(finding?.check).toBe('issued-sum');
		const [first] = finding?.fixes() ?? [];
		expect(first?.edits).toMatchObject([{ range: { start: { line } }, newText: written }]);
	});
});
