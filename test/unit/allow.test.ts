import { describe, expect, it } from 'vitest';
import { withoutMarkup } from '../../server/src/localise.js';
import { changedLines, findingOf, findingsIn, fixedBy, type Parts, saidIn, smallReturn, titlesOf } from '../support/small.js';

const scheme = (...lines: readonly string[]): Parts => ({
	A: ['    scheme "S"', '      opening 5', ...lines.map((line) => `      ${line}`)].join('\n'),
});
const checks = (parts: Parts, severities = {}) => findingsIn(smallReturn(parts), { severities }).map(({ check }) => check);

describe('# allow', () => {
	it('sets a finding aside on its own line', () => {
		expect(checks(scheme('lapsed 1'))).toEqual(['sign']);
		expect(checks(scheme('lapsed 1 # allow sign: the plan has it so'))).toEqual([]);
	});

	it('or on the line above, alone or behind something else', () => {
		expect(checks(scheme('# allow sign: the plan has it so', 'lapsed 1'))).toEqual([]);
		expect(checks(scheme('cancelled -1 # allow sign: the plan has it so', 'lapsed 1'))).toEqual([]);
	});

	it('does not reach further', () => {
		expect(checks(scheme('# allow sign: x', 'lapsed 1', 'cancelled 1'))).toEqual(['sign']);
		expect(checks(scheme('# allow sign: x', '', 'lapsed 1'))).toEqual(['unused-allow', 'sign']);
	});

	it('sets aside one check only', () => {
		expect(checks(scheme('# allow capital: x', 'lapsed 1'))).toEqual(['unused-allow', 'sign']);
	});

	it('one on each side are both in use', () => {
		expect(checks(scheme('# allow sign: a', 'lapsed 1 # allow sign: b'))).toEqual([]);
	});

	it('sets aside what is missing on the line that owns it', () => {
		const text = smallReturn({ without: ['III.B'] });
		expect(saidIn(text.replace('return FF301', 'return FF301 # allow missing-section: not yet known'))).toEqual([]);
	});

	it.each([
		['that sets nothing aside', '# allow sign: x', 'There is no finding sign on this line or the next to set aside.'],
		['without a reason', '# allow sign', 'The reason is missing: `# allow sign: reason`. Without one nothing is set aside.'],
		['with an empty reason', '# allow sign:  ', 'The reason is missing'],
		['without its colon', '# allow sign as the plan has it so', 'The reason is missing'],
		['that names no check', '# allow gravity: x', 'There is no check called gravity.'],
		['without a check', '# allow: x', 'Which check is allowed is missing: `# allow check: reason`.'],
	])('%s is reported', (_, comment, message) => {
		const finding = findingOf(smallReturn(scheme(comment, 'lapsed -1')), 'unused-allow');
		expect(finding.severity).toBe('warning');
		expect(finding.message).toContain(withoutMarkup(message));
	});

	it('misspelt gets its check by the fix, and then counts', () => {
		const text = smallReturn(scheme('# allow sgin: as the plan has it', 'lapsed 1'));
		const finding = findingOf(text, 'unused-allow');
		expect(finding.message).toBe('There is no check called sgin. Did you mean sign?');
		expect(titlesOf(finding)).toEqual(['* Write sign']);
		expect(changedLines(text, fixedBy(text, finding))).toEqual(['      # allow sign: as the plan has it']);
		expect(saidIn(fixedBy(text, finding))).toEqual([]);
	});

	it('is no more than a remark where it names no check and has no colon', () => {
		expect(checks(scheme('# allow the trustee some time', 'lapsed -1'))).toEqual([]);
	});
});

describe('settings', () => {
	it('change the severity of a check', () => {
		const [finding] = findingsIn(smallReturn(scheme('lapsed 1')), { severities: { sign: 'error' } });
		expect(finding).toMatchObject({ check: 'sign', severity: 'error' });
	});

	it('over the severity a finding has of its own', () => {
		const early = smallReturn({ submitted: '5 November 2025' });
		expect(findingsIn(early).map(({ severity }) => severity)).toEqual(['warning']);
		expect(findingsIn(early, { severities: { 'submitted-early': 'information' } }).map(({ severity }) => severity)).toEqual([
			'information',
		]);
	});

	it('turn a check off', () => {
		expect(checks(scheme('lapsed 1'), { sign: 'off' })).toEqual([]);
	});

	it('an allow of a check that is off is still in use', () => {
		expect(checks(scheme('lapsed 1 # allow sign: x'), { sign: 'off' })).toEqual([]);
	});

	it('do not turn errors of the language off', () => {
		const off = { syntax: 'off', 'malformed-number': 'off', 'malformed-date': 'off', 'malformed-text': 'off' } as const;
		expect(checks(scheme('flurb', 'lapsed (1)', 'approved 31/12/2020', 'issuable\u00a05'), off)).toEqual([
			'syntax',
			'malformed-number',
			'malformed-date',
			'malformed-text',
		]);
	});

	it('of one return leave the next as it was', () => {
		checks(scheme('lapsed 1'), { sign: 'off' });
		expect(checks(scheme('lapsed 1'))).toEqual(['sign']);
	});
});
