import { afterAll, describe, expect, it } from 'vitest';
import { checks } from '../../server/src/checks/explanations/index.js';
import { line, opened } from '../../server/src/limits.js';
import { speak, verdictWidth } from '../../server/src/localise.js';
import { createReturnService, type Finding } from '../../server/src/service.js';
import { displayWidth } from '../../server/src/width.js';
import { languages, readJson } from '../support/l10n.js';
import { arithmeticIn, smallReturn } from '../support/small.js';

const spoken = ['en', ...languages] as const;
const say = (language: string) => speak(language === 'en' ? undefined : readJson(`l10n/bundle.l10n.${language}.json`));

/** The findings of a check's wrong example, whose files are headed by `--- file NAME` where there are several. */
function found(example: string): readonly Finding[] {
	const parts = example.split(/^--- file (.+)\n/mu);
	const files =
		parts.length === 1 ? [['example.return', example]] : parts.flatMap((name, at) => (at % 2 ? [[name, parts[at + 1]]] : []));
	const service = createReturnService({ today: () => '2026-06-30' });
	for (const [name, text] of files) service.put(`file:///${name}`, text ?? '');
	return files.flatMap(([name]) => service.findings(`file:///${name}`));
}

afterAll(() => speak(undefined));

describe.each(spoken)('in %s', (language) => {
	const shown = checks.filter(({ wrong }) => wrong !== undefined);

	const beyond = {
		lines: smallReturn() + '\n'.repeat(opened.lines),
		classes: smallReturn() + Array.from({ length: opened.classes + 1 }, (_, at) => `class C${at} "C${at}" unlisted\n`).join(''),
		faults: `${smallReturn()}\n${'!\n'.repeat(opened.faults + 1)}`,
		'characters of a line': `${smallReturn()}\nremarks ${'x'.repeat(line.length)}`,
		'words of a line': `${smallReturn()}\nremarks ${'x '.repeat(line.tokens + 1)}`,
	};

	it.each(Object.entries(beyond))('unchecked says so of %s that are beyond a bound', (_, text) => {
		say(language);
		const service = createReturnService({ today: () => '2026-06-30' });
		service.put('file:///a.return', text);
		const [finding] = service.findings('file:///a.return').filter(({ check }) => check === 'unchecked');
		const [first = ''] = finding?.message.split('\n') ?? [];
		expect(displayWidth(first), first).toBeLessThanOrEqual(verdictWidth);
		expect(first.trim()).not.toBe('');
		expect(finding?.severity).toBe('error');
	});

	it.each(shown)('$id says the verdict on a first line that a list shows whole', ({ wrong = '' }) => {
		say(language);
		const findings = found(wrong);
		expect(findings.length).toBeGreaterThan(0);
		for (const { message, related, fixes } of findings) {
			const [first = ''] = message.split('\n');
			expect(displayWidth(first), first).toBeLessThanOrEqual(verdictWidth);
			expect(first.trim()).not.toBe('');
			for (const said of [message, ...related.map((place) => place.message), ...fixes().map(({ title }) => title)])
				expect(said).not.toContain('`');
			for (const line of message.split('\n')) expect(line).not.toMatch(/(^|\s)[-+] |[-+]$/);
		}
	});
});

describe('a broken sum', () => {
	const closing = (figure: string) =>
		smallReturn({
			A: `    scheme "S" approved 5 May 2020\n      opening 22,788,979\n      exercised -2,370,720 new\n      closing ${figure}\n      A1 2,370,720\n    AA1 2,370,720`,
			II: '    opening 5\n    change 2,370,720',
		});

	it.each([
		[
			'en',
			'closing is 9 too low: 20,418,250, should be 20,418,259\n22,788,979 (opening) -\u00a02,370,720 (exercised) = 20,418,259\nPerhaps in ',
		],
		[
			'zh-tw',
			'closing 少了 9：現為 20,418,250，應為 20,418,259\n22,788,979（opening） -\u00a02,370,720（exercised） = 20,418,259\n',
		],
		[
			'zh-cn',
			'closing 少了 9：现为 20,418,250，应为 20,418,259\n22,788,979（opening） -\u00a02,370,720（exercised） = 20,418,259\n',
		],
	])('says the verdict, the sum and the slip, each on its line: %s', (language, message) => {
		say(language);
		expect(arithmeticIn(closing('20,418,250'))[0]?.message).toContain(message);
	});

	it('says the difference in the sum’s words, with amounts in their currency everywhere', () => {
		speak(undefined);
		const [finding] = arithmeticIn(
			smallReturn({ I: '    opening 5,000 x HKD 0.1 = HKD 501\n    closing 5,000 x HKD 0.1 = HKD 500' }),
		);
		expect(finding?.message.split('\n')[0]).toBe('opening capital is HKD 1 too high: HKD 501, should be HKD 500');
		expect(finding?.related.map(({ message }) => message)).toEqual(['opening shares: 5,000', 'opening par value: HKD 0.1']);
	});

	it('tells events apart by their dates, and by their words where a day has several', () => {
		const event = (text: string, day: string, E1: string) =>
			`    event "${text}" on ${day} November 2025 approved 5 May 2025 E1 ${E1}`;
		const text = (second: string) =>
			smallReturn({
				E: [event('Placing', '5', '100'), event('Open offer', second, '200'), '    EE1 500'].join('\n'),
				II: '    opening 5\n    change 500',
			});
		const sum = (of: string) => arithmeticIn(of)[0]?.message.split('\n')[1];
		expect(sum(text('6'))).toBe('100 (E1 of 5 November 2025) +\u00a0200 (E1 of 6 November 2025) = 300');
		expect(sum(text('5'))).toBe(
			'100 (E1 of event "Placing" of 5 November 2025) +\u00a0200 (E1 of event "Open offer" of 5 November 2025) = 300',
		);
	});

	it('cuts a long name in the middle', () => {
		const name = 'Pre-IPO Share Option Scheme adopted for the senior management in 2019 (Tranche 12)';
		const text = smallReturn({ D: `    agreement "${name}" D1 5\n    DD1 6`, II: '    opening 5\n    change 6' });
		expect(arithmeticIn(text)[0]?.message).toContain('agreement "Pre-IPO Share Op…019 (Tranche 12)"');
	});
});
