import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/service.js';
import { apply } from '../support/slips.js';
import { december, type Parts, smallReturn, strictService } from '../support/small.js';

const november = 'memory:///2025-11.return';
const following = 'memory:///2025-12.return';
const monthChecks = ['brought-forward', 'brought-forward-new', 'stale-movement'];
const text = (parts: Parts | string) => (typeof parts === 'string' ? parts : smallReturn(parts));

/** What the second month's return has to say of the first's. */
function between(before: Parts | string, after: Parts | string, ...others: readonly (Parts | string)[]): readonly Finding[] {
	const service = strictService({ [november]: text(before), [following]: text(after) });
	others.forEach((other, index) => {
		service.put(`memory:///other-${index}.return`, text(other));
	});
	return service.findings(following).filter(({ check }) => monthChecks.includes(check));
}

const said = (...months: Parameters<typeof between>) => between(...months).map(({ check, message }) => `${check}: ${message}`);
const next = (parts: Parts): Parts => ({ ...december, ...parts });
const II = (opening: string): Parts => ({ II: `    opening ${opening}` });

describe('an opening balance is the closing balance of the month before', () => {
	it('and if not, the finding says both, links to last month’s line, and brings its figure forward', () => {
		const after = text(next({ II: '    opening 1,000,100\n    closing 1,000,100' }));
		const [finding] = between({}, after);
		expect(finding).toMatchObject({ check: 'brought-forward', severity: 'error' });
		expect(finding?.message).toContain('is 1,000,100; last month');
		expect(finding?.message).toContain('closed with 1,000,000.');
		expect(finding?.related).toMatchObject([{ uri: november, range: { start: { line: 9, character: 12 } } }]);
		const [fix] = finding?.fixes() ?? [];
		expect(fix?.preferred).toBe(true);
		expect(apply(after, fix?.edits ?? [])).toBe(after.replace('opening 1,000,100', 'opening 1,000,000'));
	});

	it.each<[string, Parts, Parts, readonly string[]]>([
		['issued shares and treasury shares', { II: '    opening 5 + 5 = 10' }, { II: '    opening 6 + 4 = 10' }, ['6', '4']],
		['their total', { II: '    opening 5 + 5 = 10' }, { II: '    opening 5 + 5 = 11' }, ['11']],
		[
			'authorised shares, par value and capital',
			{ I: '    opening 5,000,000 x HKD 1 = HKD 5,000,000\n    closing 5,000,000 x HKD 1 = HKD 5,000,000' },
			{ I: '    opening 6,000,000 x HKD 2 = HKD 12,000,000' },
			['6,000,000', 'HKD 2', 'HKD 12,000,000'],
		],
		[
			'options of a scheme of one text, case and spaces apart',
			{ A: '    scheme "2013 Share Option Scheme" opening 9 lapsed -1' },
			{ A: '    scheme "2013  share option SCHEME" opening 9' },
			['9'],
		],
		['a warrant', { B: '    warrant "W" opening HKD 9 exercised HKD -1.5' }, { B: '    warrant "W" opening HKD 9' }, ['HKD 9']],
		[
			'a convertible',
			{ C: '    convertible "C" opening HKD 9 closing HKD 9' },
			{ C: '    convertible "C" opening HKD 8' },
			['HKD 8'],
		],
		['a receipt', { IV: '  receipt "HDR" opening 5' }, { IV: '  receipt "hdr" opening 6' }, ['6']],
	])('%s', (_, before, after, openings) => {
		const found = between(before, next(after)).filter(({ check }) => check === 'brought-forward');
		expect(found).toHaveLength(openings.length);
		openings.forEach((opening, index) => {
			expect(found[index]?.message).toContain(`is ${opening}; last month`);
		});
	});

	it('written or computed', () => {
		expect(said({ II: '    opening 5\n    change 2', D: '    agreement "A" D1 2' }, next(II('7')))).toEqual([]);
		expect(said({ II: '    opening 5', D: '    agreement "A" D1 2' }, next(II('5')))).toHaveLength(1);
	});

	it('but not where either cannot be read', () => {
		expect(said({ II: '    opening 5\n    closing 1,00' }, next(II('7')))).toEqual([]);
		expect(said({}, next(II('1,00')))).toEqual([]);
	});

	it('the fix writes treasury shares with their operator', () => {
		const after = text(next(II('5 + 4')));
		const [finding] = between({ II: '    opening 5 - 5' }, after);
		expect(apply(after, finding?.fixes()[0]?.edits ?? [])).toBe(after.replace('5 + 4', '5 - 5'));
	});
});

describe('classes match', () => {
	const mainland = 'class A "Ordinary shares" type "A" unlisted 601600\nclass H "Ordinary shares" type "H" listed 02600';

	it('by stock code and type, whatever their ids', () => {
		const before: Parts = { classes: mainland, II: '  for A\n    opening 5\n  for H\n    opening 7' };
		const swapped = mainland.replace('class A', 'class X').replace('class H', 'class A').replace('class X', 'class H');
		expect(said(before, next({ classes: swapped, II: '  for H\n    opening 5\n  for A\n    opening 7' }))).toEqual([]);
		expect(said(before, next({ classes: swapped, II: '  for H\n    opening 7\n  for A\n    opening 5' }))).toHaveLength(2);
	});

	it('else by id', () => {
		const of = (id: string, issued: string): Parts => ({
			classes: `class ${id} "Ordinary shares" unlisted`,
			II: `  for ${id}\n    opening ${issued}`,
		});
		expect(said(of('ORD', '5'), next(of('ORD', '6')))).toHaveLength(1);
		expect(said(of('ORD', '5'), next(of('PREF', '6')))).toEqual([]);
	});
});

describe('returns are of one issuer', () => {
	it('by a listed stock code, whatever the name', () => {
		expect(said({ issuer: 'Old Name Limited' }, next({ issuer: 'New Name Limited', ...II('5') }))).toHaveLength(1);
	});

	it('not by the name where the codes differ', () => {
		expect(said({}, next({ classes: 'class ORD "Ordinary shares" listed 07998', ...II('5') }))).toEqual([]);
	});

	it('by the name where there is no code, case and spaces apart', () => {
		const unlisted = { classes: 'class ORD "Ordinary shares" unlisted' };
		expect(said(unlisted, next({ ...unlisted, issuer: 'harbour lights  HOLDINGS limited', ...II('5') }))).toHaveLength(1);
		expect(said(unlisted, next({ ...unlisted, issuer: 'Another Limited', ...II('5') }))).toEqual([]);
	});
});

describe('the month before', () => {
	it('missing, is no finding', () => {
		expect(said({ month: '31 October 2025', submitted: '4 November 2025' }, next(II('5')))).toEqual([]);
	});

	it('is found over the end of a year', () => {
		const january: Parts = { month: '31 January 2026', submitted: '2 February 2026', ...II('5') };
		expect(said(december, january)).toHaveLength(1);
	});

	it('of two returns for it the later submitted counts', () => {
		const revised: Parts = { ...II('7'), submitted: '4 December 2025' };
		expect(said(II('5'), next(II('7')), revised)).toEqual([]);
		expect(said(revised, next(II('7')), II('5'))).toEqual([]);
		expect(said(II('5'), next(II('5')), revised)).toHaveLength(1);
	});

	it('of two submitted on one day the resubmission counts', () => {
		const revised: Parts = { ...II('7'), head: 'status "Resubmission"' };
		expect(said(II('5'), next(II('7')), revised)).toEqual([]);
		expect(said(revised, next(II('7')), II('5'))).toEqual([]);
	});

	it('of two copies the one in its own folder counts, whichever was read first', () => {
		const copies = ['file:///returns/backup/11.return', 'file:///returns/2025/11.return'];
		for (const order of [copies, copies.toReversed()]) {
			const service = strictService(Object.fromEntries(order.map((uri) => [uri, text({})])));
			for (const folder of ['backup', '2025']) {
				const own = `file:///returns/${folder}/12.return`;
				service.put(own, text(next({})));
				expect(service.neighbours(own).previous).toBe(`file:///returns/${folder}/11.return`);
				service.remove(own);
			}
		}
	});

	it('tells which of two cells slipped', () => {
		// The opening balance is last month's: so it is the closing one that is wrong.
		const parts = next({ II: '    opening 1,000,000\n    closing 1,000,100' });
		const service = strictService({ [november]: text({}), [following]: text(parts) });
		expect(service.findings(following)[0]?.fixes()[0]?.title).toContain('1,000,000');
		// And here it is not, though the digits say as little.
		service.put(november, text({ II: '    opening 1,000,100' }));
		expect(
			service
				.findings(following)
				.find(({ check }) => check === 'issued-closing')
				?.fixes()[0]?.title,
		).toContain('1,000,100');
	});

	it('changes, and the findings change with it', () => {
		const service = strictService({ [november]: text({}), [following]: text(next({})) });
		expect(service.findings(following)).toEqual([]);
		expect(service.dependents(november)).toEqual([following]);
		service.put(november, text(II('5')));
		expect(service.findings(following).map(({ check }) => check)).toEqual(['brought-forward']);
		service.remove(november);
		expect(service.findings(following)).toEqual([]);
	});
});

describe('from May to June 2024, when treasury shares were parted from the issued ones', () => {
	const may = (II: string): Parts => ({ month: '31 May 2024', submitted: '5 June 2024', II: `    opening ${II}` });
	const june = (II: string): Parts => ({ month: '30 June 2024', submitted: '5 July 2024', II: `    opening ${II}` });

	it.each([
		['the issued shares', '100 + 0 = 100'],
		['the total', '90 + 10 = 100'],
		['the total, computed', '90 + 10'],
		['the issued shares, with treasury shares beside them', '100 + 10 = 110'],
	])('the one old figure may be %s', (_, opening) => expect(said(may('100'), june(opening))).toEqual([]));

	it('but has to be one of them', () => expect(said(may('100'), june('80 + 10 = 90'))).toHaveLength(1));
});

describe('an item that last month does not have', () => {
	const A = (name: string, opening: string): Parts => ({ A: `    scheme "${name}" opening ${opening}` });

	it('is asked about where it has an opening balance', () => {
		const found = between(A('2013 Share Option Scheme', '9'), next(A('2013 Option Scheme', '9')));
		expect(found).toMatchObject([{ check: 'brought-forward-new', severity: 'information' }]);
		expect(found[0]?.message).toContain('scheme "2013 Option Scheme"');
	});

	it('is new where it has none', () =>
		expect(said(A('S', '9'), next({ A: '    scheme "S" opening 9\n    scheme "T" opening 0 granted 5' }))).toEqual([]));

	it('may stand in a line that could not be read', () => {
		expect(
			said({ A: '    scheme "S" opening 9\n    skeme "T"' }, next({ A: '    scheme "S" opening 9\n    scheme "T" opening 9' })),
		).toEqual([]);
	});

	it('is not asked about where last month left the section out', () => {
		expect(said({ without: ['III.A'] }, next(A('S', '9')))).toEqual([]);
	});
});

describe('a movement that is last month’s to the digit', () => {
	const placing = (on: string, shares: string) => `    event "Placing" on 5 ${on} 2025 E1 ${shares}\n    EE1 ${shares}`;

	it('is asked about in section II and in the sums', () => {
		const found = between(
			{ II: '    opening 5\n    change 3', E: placing('November', '3') },
			next({ II: '    opening 8\n    change 3', E: placing('December', '3') }),
		);
		expect(found.map(({ check, range }) => [check, range.start.line + 1])).toEqual([
			['stale-movement', 10],
			['stale-movement', 18],
		]);
		expect(found.every(({ related }) => related.every(({ uri }) => uri === november))).toBe(true);
	});

	it('is none where nothing moved', () => {
		const still = { II: '    opening 5\n    change 0', E: placing('November', '0') };
		expect(said(still, next({ ...still, E: placing('December', '0') }))).toEqual([]);
	});

	it('shows beside the movement that does not fit, as an issuer filed it', () => {
		const service = strictService({
			[november]: text({
				II: '    opening 5,000,000,000',
				E: placing('November', '-114,933,082').replace('Placing', 'Repurchase of shares (shares repurchased and cancelled)'),
			}),
			[following]: text(
				next({
					II: '    opening 4,885,066,918\n    change -940,000',
					E: placing('December', '-114,933,082').replace('Placing', 'Repurchase of shares (shares repurchased and cancelled)'),
				}),
			),
		});
		expect(service.findings(following).map(({ check }) => check)).toEqual(['movement-issued', 'stale-movement']);
	});
});

describe('what an item keeps', () => {
	const scheme = (approved: string) => `    scheme "S" approved ${approved}\n      opening 5\n      closing 5`;
	const convertible = (lines: string) => `    convertible "C" ${lines}\n      opening HKD 50\n      closing HKD 50`;
	const changed = (before: Parts, after: Parts) => {
		const service = strictService({ [november]: text(before), [following]: text(next(after)) });
		return service.findings(following).filter(({ check }) => check === 'changed-fact');
	};

	it.each<[string, Parts, Parts, string]>([
		[
			'an approval date',
			{ A: scheme('5 May 2020') },
			{ A: scheme('5 May 2002') },
			'approved is 5 May 2002; last month it was 5 May 2020',
		],
		[
			'a price',
			{ C: convertible('price HKD 5') },
			{ C: convertible('price HKD 5.1') },
			'price is HKD 5.1; last month it was HKD 5',
		],
		[
			'its currency',
			{ C: convertible('price HKD 5') },
			{ C: convertible('price USD 5') },
			'price is USD 5; last month it was HKD 5',
		],
		[
			'a type',
			{ C: convertible('type "Bond/Notes"') },
			{ C: convertible('type "Preference Shares"') },
			'type is "Preference Shares"; last month it was "Bond/Notes"',
		],
	])('%s', (_, before, after, message) => {
		expect(changed(before, after)).toMatchObject([{ severity: 'information', message }]);
		expect(changed(before, before)).toEqual([]);
		expect(changed(after, before)).toHaveLength(1);
	});

	it('is not missed where it is not written, and may be written anew', () => {
		expect(changed({ C: convertible('') }, { C: convertible('price HKD 5') })).toEqual([]);
		const after = text(next({ A: scheme('5 May 2002') }));
		const [finding] = changed({ A: scheme('5 May 2020') }, { A: scheme('5 May 2002') });
		expect(apply(after, finding?.fixes()[0]?.edits ?? [])).toBe(text(next({ A: scheme('5 May 2020') })));
	});
});
