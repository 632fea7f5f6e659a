import { afterAll, describe, expect, it } from 'vitest';
import { speak } from '../../server/src/localise.js';
import { displayWidth } from '../../server/src/width.js';
import { marked } from '../support/completing.js';
import { languages, readJson } from '../support/l10n.js';
import { december, smallReturn, strictService, uri } from '../support/small.js';

function hoverAt(source: string, others: Readonly<Record<string, string>> = {}): string {
	const { text, line, character } = marked(source);
	const contents = strictService({ ...others, [uri]: text }).hover(uri, { line, character })?.contents;
	return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

const block = (said: string) => /```\n([\s\S]*?)\n```/.exec(said)?.[1]?.split('\n') ?? [];

afterAll(() => speak(undefined));

describe('the sum of a figure', () => {
	const scheme = (closing: string) =>
		smallReturn({
			A: `    scheme "S" approved 5 May 2020\n      opening 22,788,979\n      exercised -2,370,720 new\n      closing ${closing}`,
		});

	it('stands once, as a column, with what is said and by how much that is wrong', () => {
		const said = hoverAt(scheme('20,418,2¦95'));
		expect(said.match(/22,788,979/g)).toHaveLength(1);
		expect(block(said)).toEqual([
			'opening      22,788,979',
			'exercised    -2,370,720',
			'───────────────────────',
			'closing      20,418,259',
			'says ✗       20,418,295',
			'too high by          36',
		]);
	});

	it('that holds says so, and one that is left out too', () => {
		expect(block(hoverAt(scheme('20,418,2¦59')))).toEqual([
			'opening    22,788,979',
			'exercised  -2,370,720',
			'─────────────────────',
			'closing ✓  20,418,259',
		]);
		const open = scheme('5').replace('\n      closing 5', '').replace('22,788,979', '22,788,9¦79');
		expect(block(hoverAt(open)).slice(-2)).toEqual(['closing    20,418,259', 'left out']);
	});

	it('has the currency of each amount, the factors of a product, and what was rounded', () => {
		const said = hoverAt(
			smallReturn({ I: '    opening 5,001 x HKD 0.0005 = HKD 2.5¦1' }).replace('\n    closing', '\n    closing'),
		);
		expect(block(said)).toEqual([
			'opening shares            5,001',
			'× opening par value  HKD 0.0005',
			'───────────────────────────────',
			'exactly              HKD 2.5005',
			'opening capital         HKD 2.5',
			'says ✗                 HKD 2.51',
			'too high by            HKD 0.01',
		]);
	});

	it('names events by their dates, and sums up what is beyond a dozen', () => {
		const events = Array.from({ length: 20 }, (_, day) => `    event "Placing" on ${day + 1} November 2025 E1 ${day + 1}`);
		const rows = block(hoverAt(smallReturn({ E: [...events, '    EE1 2¦11'].join('\n') })));
		expect(rows[0]).toMatch(/^E1 of 1 November 2025 +1$/);
		expect(rows[12]).toMatch(/^8 more +132$/);
		expect(rows.filter((row) => row.startsWith('E1 of'))).toHaveLength(12);
	});

	it.each(['en', ...languages])('is a column in every language: %s', (language) => {
		speak(language === 'en' ? undefined : readJson(`l10n/bundle.l10n.${language}.json`));
		const rows = block(hoverAt(scheme('20,418,2¦95')));
		expect(new Set(rows.map((row) => displayWidth(row.replace(/─/g, '-')))).size).toBe(1);
		speak(undefined);
	});
});

describe('an opening balance', () => {
	const scheme = (lines: string) => `    scheme "S" approved 5 May 2020\n      ${lines}`;
	const before = { 'memory:///november.return': smallReturn({ A: scheme('opening 100\n      closing 100') }) };
	it('that is right links the closing balance it repeats', () => {
		expect(hoverAt(smallReturn({ ...december, A: scheme('opening 1¦00') }), before)).toMatch(
			/✓ It is the \[closing of November 2025\]\(<memory:\/\/\/november\.return#L\d+>\)\./,
		);
	});
	it('that is wrong does not', () => {
		expect(hoverAt(smallReturn({ ...december, A: scheme('opening 1¦01') }), before)).not.toContain('It is the');
	});
});

it('of a section says what it is, and what stands in it', () => {
	for (const source of ['section ¦V', 'sect¦ion V']) {
		const said = hoverAt(smallReturn({ V: '  confirm (i)' }).replace('section V', source));
		expect(said).toContain('V. Confirmations');
		expect(said).toContain('`confirm`: The items that are confirmed as the form words them.');
	}
});
