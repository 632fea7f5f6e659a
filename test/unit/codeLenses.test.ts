import { describe, expect, it } from 'vitest';
import { createReturnService } from '../../server/src/service.js';
import { generateMonths } from '../support/generate.js';
import { december, type Parts, smallReturn, strictService, uri } from '../support/small.js';

function titles(text: string, today?: string): readonly string[] {
	const service = createReturnService(today === undefined ? {} : { today: () => today });
	service.put(uri, text);
	const lines = text.split('\n');
	return service.codeLenses(uri).map(({ range, command }) => `${lines[range.start.line]?.trim()} « ${command?.title}`);
}

const deadline = (parts: Parts, today?: string) => titles(smallReturn(parts), today).find((title) => title.startsWith('return'));
const open: Parts = { head: '# to come', submitted: '' };
const left = (today?: string) => deadline({ ...open, submitted: '\n' }, today);

describe('the deadline', () => {
	it('is counted down until the return is submitted', () => {
		// The fifth business day after November 2025 is 5 December.
		expect(left('2025-12-01')).toBe('return FF301 « 4 days left: to be submitted by 5 December 2025');
		expect(left('2025-12-04')).toBe('return FF301 « 1 day left: to be submitted by 5 December 2025');
		expect(left('2025-12-05')).toBe('return FF301 « To be submitted today');
		expect(left('2025-12-06')).toBe('return FF301 « 1 day overdue: due on 5 December 2025');
		expect(left('2025-12-16')).toBe('return FF301 « 11 days overdue: due on 5 December 2025');
		expect(left()).toBe('return FF301 « To be submitted by 5 December 2025');
	});

	it('was kept, or not', () => {
		expect(deadline({ submitted: '5 December 2025' })).toBe('return FF301 « Submitted in time');
		expect(deadline({ submitted: '6 December 2025' })).toBe('return FF301 « Submitted 1 day late');
		expect(deadline({ submitted: '9 December 2025' })).toBe('return FF301 « Submitted 4 days late');
	});

	it('is not said of a resubmission, nor where it is not known', () => {
		expect(deadline({ head: 'status "Resubmission"' })).toBeUndefined();
		expect(deadline({ month: '30 November 2095', submitted: '\n' })).toBeUndefined();
		expect(deadline({ month: 'soon' })).toBeUndefined();
	});
});

describe('the months beside a return', () => {
	it('are opened by their lenses', () => {
		const [a = '', b = '', c = ''] = generateMonths({ seed: 2, month: { year: 2025, month: 11 } }, 3);
		const service = strictService({ 'memory:///a': a, 'memory:///b': b, 'memory:///c': c });
		const commands = (of: string) =>
			service
				.codeLenses(of)
				.flatMap(({ command }) => (command?.command ? [[command.title, command.command, command.arguments]] : []));
		expect(commands('memory:///b')).toEqual([
			['Previous month: November 2025', 'monthlyReturn.openMonth', ['memory:///a']],
			['Next month: January 2026', 'monthlyReturn.openMonth', ['memory:///c']],
		]);
		expect(commands('memory:///a')).toEqual([['Next month: December 2025', 'monthlyReturn.openMonth', ['memory:///b']]]);
	});
});

describe('a class in section II', () => {
	const D = '    agreement "P"\n      D1 10\n      D2 5';
	const of = (II: string, parts: Parts = { D }) =>
		titles(smallReturn({ II, ...parts })).filter((title) => title.startsWith('for'));

	it('reconciles with section III', () => {
		expect(of('    opening 100 + 50\n    change 15 - 5\n    closing 115 + 45')).toEqual([
			'for ORD « Reconciles with section III',
		]);
		expect(of('    opening 100 + 50')).toEqual(['for ORD « Reconciles with section III']);
	});

	it('or it does not', () => {
		expect(of('    opening 100 + 50\n    change 16 - 4\n    closing 116 + 46')).toEqual([
			'for ORD « ✗ 1 too high, 1 too high in treasury against III',
		]);
		expect(of('    opening 100 + 50\n    change 15 - 5\n    closing 113 + 45')).toEqual(['for ORD « ✗ 2 too low: closing']);
	});

	it('is held against the items of section III, whatever its totals still say', () => {
		const totals = '    issued 15\n    treasury -5';
		const II = '    opening 100 + 50\n    change 15 - 5\n    closing 115 + 45';
		expect(of(II, { D: `${D}\n    DD1 15`, totals })).toEqual(['for ORD « Reconciles with section III']);
		// A row was pasted in, and neither DD1 nor the totals were computed since.
		const pasted = `${D}\n    agreement "Q"\n      D1 16,355,000\n    DD1 15`;
		expect(of(II, { D: pasted, totals })).toEqual(['for ORD « ✗ 16,355,000 too low against III']);
	});

	it('says nothing over nothing', () => {
		expect(of('')).toEqual([]);
	});

	it('says nothing where section III is not known', () => {
		expect(of('    opening 100 + 50', { without: ['III.B'] })).toEqual([]);
		expect(of('    opening 100 + 50\n    change 1O', { D })).toEqual([]);
	});
});

it('there is nothing over nothing', () => {
	expect(titles('# c\n')).toEqual([]);
	expect(titles(smallReturn(december), '2026-01-02')).toContain('return FF301 « Submitted in time');
});

describe('the status', () => {
	const status = (text: string) => strictService({ [uri]: text }).status(uri);

	it('has the edition, the month, the deadline and what is wrong', () => {
		expect(status(smallReturn())).toEqual({
			form: 'FF301',
			edition: 'v1.1.1',
			month: '2025-11-30',
			breaks: 0,
			errors: 0,
			off: 0,
			deadline: '2025-12-05',
			submitted: '2025-12-02',
		});
		expect(
			status(smallReturn({ II: '    opening 5 + 3 = 9\n    closing 6 + 3 = 9\nwhat', month: '3 December 2025' })),
		).toMatchObject({
			month: '2025-12-31',
			breaks: 1,
			errors: 3,
			off: 0,
		});
	});

	it('counts the checks that are off: what nobody looked at does not reconcile', () => {
		const service = strictService({ [uri]: smallReturn() });
		const severities = { deadline: 'off', capital: 'off', 'shares-total': 'warning' } as const;
		expect(service.status(uri, { severities })).toMatchObject({ breaks: 0, off: 2 });
	});

	it('says what is not known', () => {
		expect(status('')).toMatchObject({ edition: undefined, month: undefined, deadline: undefined, submitted: undefined });
		expect(status('')?.unknown).toBe('undated');
		expect(status(smallReturn({ month: '30 November 2095', submitted: '2 December 2095' }))?.unknown).toBe('holidays');
		expect(strictService().status('memory:///none')).toBeUndefined();
	});
});

it('an empty file may be begun in four ways', () => {
	for (const text of ['', '\n \n', '\ufeff']) {
		const lenses = strictService({ [uri]: text }).codeLenses(uri);
		expect(lenses.map(({ command }) => command?.title)).toEqual(['Begin', 'From last month', 'Import', 'Practise']);
		expect(lenses[0]?.command?.arguments).toEqual([uri]);
	}
});
