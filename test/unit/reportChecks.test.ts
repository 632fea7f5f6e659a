import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesApart } from '../../server/src/checks/matching.js';
import { compareNumbers, pathFrom, uriFrom } from '../../server/src/model/report.js';
import { report, reportUri, serviceOf } from '../support/form6k.js';
import { apply } from '../support/slips.js';

/** As published, but for the one warning it has: column (A1) is left blank. */
const kingsoft = readFileSync(join(import.meta.dirname, '../returns/kingsoft-cloud-2024-12.return'), 'utf8').replace(
	/^( *)exercised .*$/m,
	'$1# allow exercise: as published\n$&',
);
const names = { exhibit: 'kingsoft-cloud-2024-12.return', report: 'kingsoft-cloud-2025-01-07.6-K.return' };
const both = (text: string, of = kingsoft) =>
	serviceOf({ [names.exhibit]: of, 'self.6-K.return': 'report 6-K\n', [names.report]: text });
const said = (text: string, of = kingsoft) =>
	both(text, of)
		.findings(reportUri)
		.map(({ check, severity, message }) => `${severity} ${check}: ${message.split('\n')[0]}`);

const returnOf = (submitted: string, month = '31 December 2024', issuer = 'Kingsoft Cloud Holdings Limited', more = '') =>
	`return FF301\nissuer "${issuer}"\nmonth ${month}\nsubmitted ${submitted}\n${more}class ORD "Ordinary shares" listed 03896\n`;
const exhibits = (count: number) =>
	Array.from({ length: count }, (_, at) => `exhibit 99.${at + 1} from "${at + 1}.return"`).join('\n');
const listed = (note: string, ...days: readonly string[]) => {
	const files = Object.fromEntries(days.map((day, at) => [`${at + 1}.return`, returnOf(day, '31 December 2024')]));
	const text = report
		.replace(/^exhibit .*$/m, exhibits(days.length))
		.replace(/^note .*$/m, `note "${note}"`)
		.replace('date   7 January', 'date   31 January');
	return serviceOf({ ...files, [names.report]: text })
		.findings(reportUri)
		.filter(({ check }) => check === 'note-fact')
		.map(({ message }) => message);
};

describe('a report and its exhibit', () => {
	it('say nothing wrong as published', () => expect(said(report)).toEqual([]));

	it.each([
		['"Kingsoft Cloud Holdings Limited"', '"Moon Inc."', 'error registrant: Exhibit 99.1 is of another company.'],
		[
			'"Kingsoft Cloud Holdings Limited"',
			'"Kingsoft Cloud Holding Limited"',
			'warning registrant: Which is misspelt, the registrant here or the issuer of exhibit 99.1?',
		],
		[
			'month       January 2025',
			'month       December 2024',
			'error report-month: The month is December 2024, and the report is signed on 7 January 2025.',
		],
		[
			'month       January 2025',
			'month       8 December 2024',
			'error report-month: The month is December 2024, and the report is signed on 7 January 2025.',
		],
		['date   7 January 2025', 'date   6 January 2025', 'error furnished-early: Signed before exhibit 99.1 was submitted.'],
		[
			'date   7 January 2025',
			'date   14 January 2025',
			'information furnished-late: Signed 5 business days after the latest exhibit, 99.1, was submitted.',
		],
		[
			'dated January 7, 2025',
			'dated January 6, 2025',
			'warning note-fact: Exhibit 99.1 was submitted on 7 January 2025, not on 6 January 2025.',
		],
		[
			'dated January 7, 2025',
			'dated 6 January 2025',
			'warning note-fact: Exhibit 99.1 was submitted on 7 January 2025, not on 6 January 2025.',
		],
		['in December 2024', 'in November 2024', 'warning note-fact: Exhibit 99.1 is of December 2024, not of November 2024.'],
		['Exhibit 99.1 to', 'Exhibit 99.2 to', 'warning note-fact: There is no exhibit 99.2 in the index.'],
		['001-39278', '001-3927', 'error file-number: 001-3927 is no Commission file number.'],
		['001-39278', '39278', 'error file-number: 39278 is no Commission file number.'],
		['from "kingsoft', 'from "a/kingsoft', 'error exhibit: There is no return "a/kingsoft-cloud-2024-12.return".'],
		['from "kingsoft-cloud-2024-12.return"', 'from "/etc/passwd"', 'error exhibit: "/etc/passwd" is no path of a file.'],
		[
			'from "kingsoft-cloud-2024-12.return"',
			'from "https://a.b/c.return"',
			'error exhibit: "https://a.b/c.return" is no path of a file.',
		],
		[
			'from "kingsoft-cloud-2024-12.return"',
			'from "self.6-K.return"',
			'error exhibit: "self.6-K.return" is a report, and no return.',
		],
		['exhibit 99.1', 'exhibit 10.1', 'warning exhibit: 10.1 is no number of an exhibit to a Form 6-K.'],
		['\nsigned', 'exhibit 99.1 "Another"\n\nsigned', 'error exhibit: There are two exhibits 99.1.'],
		['\nsigned', 'exhibit 99.10 "A"\nexhibit 99.9 "B"\n\nsigned', 'error exhibit: Exhibit 99.9 follows 99.10: numbers ascend.'],
		['annual      20-F\n', '', 'warning missing-line: annual is missing.'],
	])('%s → %s', (from, to, wanted) => {
		expect(report).toContain(from);
		expect(said(report.replace(from, () => to)).map((line) => line.replaceAll('`', ''))).toContain(wanted);
	});

	it.each([
		['an accepted clause in brackets', 'Kingsoft Cloud Holdings Limited (incorporated in the Cayman Islands (BVI))'],
		['case and spacing', 'KINGSOFT  CLOUD HOLDINGS Limited'],
	])('take %s for the same company', (_, issuer) => {
		expect(said(report, kingsoft.replace('"Kingsoft Cloud Holdings Limited"', `"${issuer}"`))).toEqual([]);
	});

	it('compare the name that the Exchange knows, where it is written', () => {
		const text = report.replace('  caption', ' issuer "Noah Wealth"  caption');
		expect(said(text, kingsoft.replace('"Kingsoft Cloud Holdings Limited"', '"Noah Wealth"'))).toEqual([]);
	});

	it('have the errors of the exhibit, or its warnings', () => {
		expect(said(report, kingsoft.replace('20,418,259', '20,418,258'))).toEqual([
			`error exhibit-findings: "${names.exhibit}" has an error.`,
		]);
		expect(said(report, kingsoft.replace(/^ +title .*$/m, ''))).toEqual([
			`warning exhibit-findings: "${names.exhibit}" has a warning.`,
		]);
	});

	it('are fixed by their fixes', () => {
		for (const [right, wrong] of [
			['month       January 2025', 'month       December 2024'],
			['dated January 7, 2025', 'dated January 6, 2025'],
			['in December 2024', 'in November 2024'],
			['Exhibit 99.1 to', 'Exhibit 99.2 to'],
			['001-39278', '00139278'],
			['"Kingsoft Cloud Holdings Limited"', '"Kingsoft Cloud Holding Limited"'],
			['date   7 January 2025', 'date   6 January 2025'],
		] as const) {
			const text = report.replace(right, wrong);
			const [finding] = both(text).findings(reportUri);
			expect(apply(text, finding?.fixes()[0]?.edits ?? []), right).toBe(report);
		}
	});

	it('are set right where the Exchange knows the registrant by another name', () => {
		const text = report.replace('"Kingsoft Cloud Holdings Limited"', '"Moon Inc."');
		const service = both(text);
		const [finding] = service.findings(reportUri).filter(({ check }) => check === 'registrant');
		service.put(reportUri, apply(text, finding?.fixes()[0]?.edits ?? []));
		expect(service.text(reportUri)).toContain('registrant  "Moon Inc."  issuer "Kingsoft Cloud Holdings Limited"');
		expect(service.findings(reportUri)).toEqual([]);
	});

	it('follow the exhibit when it changes, comes and goes', () => {
		const service = serviceOf({ [names.report]: report });
		const checks = () => service.findings(reportUri).map(({ check }) => check);
		const exhibit = `file:///returns/${names.exhibit}`;
		expect(checks()).toEqual(['exhibit']);
		service.put(exhibit, kingsoft);
		expect(checks()).toEqual([]);
		expect(service.dependents(exhibit)).toContain(reportUri);
		service.put(exhibit, kingsoft.replace('20,418,259', '20,418,258'));
		expect(checks()).toEqual(['exhibit-findings']);
		service.refuse(exhibit, 'too large');
		expect(checks()).toEqual(['exhibit-findings']);
		service.remove(exhibit);
		expect(checks()).toEqual(['exhibit']);
	});
});

describe('the file of an exhibit', () => {
	const path = (text: string) => /^exhibit 99\.1 .*from "(.*)"$/m.exec(text)?.[1];
	/** What the fix of a path that leads nowhere makes of it. */
	const mended = (written: string, files: Readonly<Record<string, string>>) => {
		const text = report.replace(names.exhibit, () => written);
		const service = serviceOf({ ...files, [names.report]: text });
		const finding = service.findings(reportUri).find(({ check }) => check === 'exhibit');
		return finding?.fixes().map(({ edits, preferred }) => `${path(apply(text, edits))}${preferred ? ' !' : ''}`);
	};

	it.each<[string, string, readonly string[], readonly string[]]>([
		['in another folder now', names.exhibit, [`2024/${names.exhibit}`], [`2024/${names.exhibit} !`]],
		['in another case', names.exhibit.toUpperCase(), [names.exhibit], [`${names.exhibit} !`]],
		['with the strokes of Windows', `2024\\\\${names.exhibit}`, [`2024/${names.exhibit}`], [`2024/${names.exhibit} !`]],
		['with the strokes of Windows, and not there', '2024\\\\x.return', [], ['2024/x.return']],
		['by its place on a disk', `C:\\\\a\\\\${names.exhibit}`, [names.exhibit], [`${names.exhibit} !`]],
		['by its place on a disk, and not there', 'C:\\\\a\\\\x.return', [], []],
		['by its address', `file:///returns/${names.exhibit}`, [names.exhibit], [`${names.exhibit} !`]],
		['renamed', names.exhibit, ['december.return'], ['december.return']],
		['in two folders', names.exhibit, [`a/${names.exhibit}`, `b/${names.exhibit}`], [`a/${names.exhibit}`, `b/${names.exhibit}`]],
		['gone', names.exhibit, [], []],
	])('is found where it is %s', (_, written, files, wanted) => {
		expect(mended(written, Object.fromEntries(files.map((name) => [name, kingsoft])))).toEqual(wanted);
	});

	it('follows it from folder to folder', () => {
		const service = serviceOf({ [names.report]: report, [names.exhibit]: kingsoft });
		const checks = () => service.findings(reportUri).map(({ check }) => check);
		expect(checks()).toEqual([]);
		service.remove(`file:///returns/${names.exhibit}`);
		service.put('file:///returns/2024/moved.return', kingsoft);
		expect(checks()).toEqual(['exhibit-missing', 'exhibit']);
		service.put(reportUri, report.replace(names.exhibit, '2024/moved.return'));
		expect(checks()).toEqual([]);
	});

	it.each([
		['\nsigned', 'exhibit 99.1 "Another"\n\nsigned', 'exhibit 99.2 "Another"'],
		['\nsigned', 'exhibit 99.10 "A"\nexhibit 99.9 "B"\n\nsigned', 'exhibit 99.11 "B"'],
		['exhibit 99.1 ', 'exhibit 10.1 ', 'exhibit 99.1 '],
	])('has a number that is free: %s', (from, to, wanted) => {
		const text = report.replace(from, to);
		const finding = both(text)
			.findings(reportUri)
			.find(({ check }) => check === 'exhibit');
		const fixed = apply(text, finding?.fixes()[0]?.edits ?? []);
		expect(fixed).toContain(wanted);
		expect(
			both(fixed)
				.findings(reportUri)
				.filter(({ check }) => check === 'exhibit'),
		).toEqual([]);
	});
});

describe('the note', () => {
	const days = ['3 January 2025', '10 January 2025', '17 January 2025'];
	it.each([
		[
			'We submitted returns dated January 3, 2025, January 10, 2025 and January 17, 2025, as Exhibit 99.1, Exhibit 99.2 and Exhibit 99.3.',
			[],
		],
		['We submitted returns dated January 3, 10 and 17, 2025, as Exhibits 99.1, 99.2 and 99.3.', []],
		['We submitted returns dated January 3, January 10 and January 17, 2025.', []],
		[
			'We submitted returns dated January 10, 2025, January 3, 2025 and January 17, 2025, as Exhibit 99.1, Exhibit 99.2 and Exhibit 99.3.',
			[
				'Exhibit 99.1 was submitted on 3 January 2025, not on 10 January 2025.',
				'Exhibit 99.2 was submitted on 10 January 2025, not on 3 January 2025.',
			],
		],
		['We submitted returns dated January 3, 2025 and January 11, 2025.', ['No exhibit was submitted on 11 January 2025.']],
		['Shares bought on December 3, 2024 were cancelled; see the returns dated January 3, 2025 and January 10, 2025.', []],
		['See Exhibit 99.2, dated January 3, 2025.', ['Exhibit 99.2 was submitted on 10 January 2025, not on 3 January 2025.']],
		['Section 13.25 of the rules; 12.5 per cent.', []],
	])('%s', (note, wanted) => {
		expect(listed(note, ...days)).toEqual(wanted);
	});

	it('has its places found behind escapes and on lines that continue it', () => {
		const text = report.replace(/^note .*$/m, 'note  "The \\"Return\\" dated"\n      "\\"January 6, 2025\\""');
		const [finding] = both(text).findings(reportUri);
		expect(apply(text, finding?.fixes()[0]?.edits ?? [])).toBe(text.replace('January 6', 'January 7'));
	});
});

describe('what no report furnishes', () => {
	const before = report
		.replace('date   7 January 2025', 'date   6 December 2024')
		.replace(/^note .*\n\n/m, '')
		.replace('January 2025', 'December 2024');
	const files = {
		[names.exhibit]: kingsoft,
		[names.report]: report,
		'before.6-K.return': before.replace(/^exhibit .*$/m, 'exhibit 99.1 "Old"'),
	};
	const missing = (more: Record<string, string>, of: Record<string, string> = files) =>
		serviceOf({ ...of, ...more })
			.findings(reportUri)
			.flatMap(({ check, related }) => (check === 'exhibit-missing' ? (related[0]?.uri.split('/').at(-1) ?? '') : []));

	it.each([
		['after the last report and before this one', '10 December 2024', ['x.return']],
		['on the day of the last report', '6 December 2024', []],
		['after this one', '8 January 2025', []],
		['on the day of this one', '7 January 2025', ['x.return']],
	])('was submitted %s', (_, day, wanted) => expect(missing({ 'x.return': returnOf(day, '30 November 2024') })).toEqual(wanted));

	it('is the same issuer’s, no other report’s exhibit, and not replaced', () => {
		expect(missing({ 'x.return': returnOf('10 December 2024', '30 November 2024', 'Moon Inc.') })).toEqual([]);
		expect(
			missing({
				'x.return': returnOf('10 December 2024', '30 November 2024'),
				'other.6-K.return': before.replace(/^exhibit .*$/m, 'exhibit 99.1 from "x.return"').replace('6 December', '11 December'),
			}),
		).toEqual([]);
		expect(
			missing({
				'x.return': returnOf('10 December 2024', '30 November 2024'),
				'y.return': returnOf('11 December 2024', '30 November 2024', undefined, 'status "Resubmission"\n'),
			}),
		).toEqual(['y.return']);
	});

	it('is no copy of what is furnished', () => {
		expect(missing({ 'copies/k.return': kingsoft })).toEqual([]);
		const month = returnOf('10 December 2024', '30 November 2024');
		expect(missing({ 'x.return': month, 'copies/x.return': month })).toHaveLength(1);
	});

	it('is of the last weeks before an issuer’s first report', () => {
		const first = { [names.exhibit]: kingsoft, [names.report]: report };
		expect(missing({ 'x.return': returnOf('10 December 2024', '30 November 2024') }, first)).toEqual(['x.return']);
		expect(missing({ 'x.return': returnOf('3 November 2024', '31 October 2024') }, first)).toEqual([]);
	});

	it('is added by its fix as the next exhibit', () => {
		const service = serviceOf({ ...files, 'x y.return': returnOf('10 December 2024', '30 November 2024') });
		const finding = service.findings(reportUri).find(({ check }) => check === 'exhibit-missing');
		const text = apply(report, finding?.fixes()[0]?.edits ?? []);
		expect(text).toContain('from "kingsoft-cloud-2024-12.return"\nexhibit 99.2 from "x y.return"\n');
		service.put(reportUri, text);
		expect(service.findings(reportUri).filter(({ check }) => check === 'exhibit-missing')).toEqual([]);
	});
});

describe('names, numbers and paths', () => {
	it.each([
		['ZTO Express (Cayman) Inc.', 'ZTO Express Inc.', false],
		['ZTO Express (Cayman) Inc.', 'ZTO Express (Cayman) Inc. (A company controlled through weighted voting rights)', true],
		['KE Holdings Inc.', 'KE Holdings Inc. (the “Company”)', true],
		['Alibaba Group', 'ALIBABA  GROUP', true],
		['(All brackets)', '(All brackets)', true],
	])('%s and %s', (one, other, same) => expect(namesApart(one, other) === 0).toBe(same));

	it('are codes', () => {
		expect(['99.10', '99.9', '99.1', '10.1', '99.2'].sort(compareNumbers)).toEqual(['10.1', '99.1', '99.2', '99.9', '99.10']);
	});

	it.each([
		['file:///a/b/c.return', 'd.return', 'file:///a/b/d.return'],
		['file:///a/b/c.return', '../d e.return', 'file:///a/d%20e.return'],
		['file:///a/b/c.return', './x/../d.return', 'file:///a/b/d.return'],
		['vscode-vfs://github/o/r/c.return', 'x/d.return', 'vscode-vfs://github/o/r/x/d.return'],
		['memory:/c.return', 'd.return', 'memory:/d.return'],
		['file:///c.return', '../../../d.return', 'file:///d.return'],
		['file:///a/c.return', 'a\\b', undefined],
		['file:///a/c.return', 'C:/b', undefined],
		['file:///a/c.return', '//host/b', undefined],
		['file:///a/c.return', ' ', undefined],
	])('of %s: %s', (uri, path, wanted) => {
		expect(uriFrom(uri, path)).toBe(wanted);
		if (wanted) expect(uriFrom(uri, pathFrom(uri, wanted))).toBe(wanted);
	});
});
