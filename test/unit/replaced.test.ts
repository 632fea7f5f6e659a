import { describe, expect, it } from 'vitest';
import { december, type Parts, saidOf, smallReturn, strictService } from '../support/small.js';

const broken = { II: '    opening 1,000,000\n    change 0\n    closing 1,000,090' };
const resubmission: Parts = { submitted: '9 December 2025', head: 'status "Resubmission"' };

function said(texts: Readonly<Record<string, Parts>>, name: string, severities = {}): readonly string[] {
	const service = strictService(
		Object.fromEntries(
			Object.entries(texts).map(([of, parts]) => [`memory:///${of}`, smallReturn(parts).replace('submitted open\n', '')]),
		),
	);
	return saidOf(service.findings(`memory:///${name}`, { severities }));
}

describe('a return that a resubmission replaces', () => {
	const replaced = [
		'3 two-returns: A resubmission of the same month replaces this return.\n1 error in it is not said: what counts is the resubmission.',
	];

	it.each<[string, Parts, Parts, readonly string[]]>([
		['has its errors said no longer', broken, resubmission, replaced],
		['also by one that is not submitted yet', broken, { ...resubmission, submitted: 'open' }, replaced],
		['is silent where nothing was wrong in it', {}, resubmission, []],
	])('%s', (_, original, other, findings) => {
		expect(said({ a: original, b: other }, 'a')).toEqual(findings);
	});

	it('has them where the resubmission is of another class, another month, or was submitted before', () => {
		const others: Parts[] = [
			{ ...resubmission, classes: 'class PREF "Preference shares" unlisted', II: undefined },
			{ ...december, head: 'status "Resubmission"' },
			{ ...resubmission, submitted: '1 December 2025' },
		].map((parts) => JSON.parse(JSON.stringify(parts)));
		for (const other of others) {
			expect(said({ a: broken, b: other }, 'a').filter((line) => line.includes('issued-closing'))).toHaveLength(1);
		}
	});

	it('does not hide what is wrong in the resubmission, nor what could not be checked', () => {
		expect(
			said({ a: {}, b: { ...resubmission, ...broken } }, 'b').filter((line) => line.includes('issued-closing')),
		).toHaveLength(1);
	});

	it('is an information whatever the severity of two returns is, and nothing where that is off', () => {
		expect(said({ a: broken, b: resubmission }, 'a', { 'two-returns': 'error' })).toEqual(replaced);
		expect(said({ a: broken, b: resubmission }, 'a', { 'two-returns': 'off' })).toEqual([]);
	});
});

describe('the year of a month', () => {
	it.each([
		['30 November 0202', 1],
		['30 November 1989', 1],
		['30 November 1990', 0],
		['30 November 2100', 0],
		['30 November 2205', 1],
	])('%s', (month, findings) => {
		const service = strictService({ 'memory:///a': smallReturn({ month }) });
		const found = service.findings('memory:///a').filter(({ check }) => check === 'month-end');
		expect(found).toHaveLength(findings);
	});
});
