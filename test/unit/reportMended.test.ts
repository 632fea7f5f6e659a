import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, reportUri, serviceOf } from '../support/form6k.js';
import { expectFound, nameOf, type Wrong } from '../support/mended.js';
import { apply } from '../support/slips.js';

/**
 * Every check of a Form 6-K: a folder with one thing wrong in it, what is found and where, and the folder clean once its fix is taken; or
 * why nobody can offer one.
 */

type Files = Readonly<Record<string, string>>;

interface Row extends Wrong {
	/** What stands otherwise in the report. */
	readonly report?: readonly (readonly [string | RegExp, string])[];
	/** Files beside it, in place of those of the folder. */
	readonly files?: Files;
	/** At the cursor of its fix. */
	readonly typed?: string;
	/** What the report has after the fix and had not before. */
	readonly has?: string;
}

const exhibit = 'kingsoft-cloud-2024-12.return';
const name = 'kingsoft-cloud-2025-01-07.6-K.return';
/** As published, but for the one warning it has: column (A1) is left blank. */
const kingsoft = readFileSync(join(import.meta.dirname, '../returns', exhibit), 'utf8').replace(
	/^( *)exercised .*$/m,
	'$1# allow exercise: as published\n$&',
);
const dayReturn = (submitted: string, opened = '31 December 2024', issuer = 'Kingsoft Cloud Holdings Limited') =>
	`return FF305
issuer "${issuer}"
submitted ${submitted}
class ORD "Ordinary shares" listed 03896
section I
  for ORD
    opening ${opened} 3,805,284,801 + 0 = 3,805,284,801
    closing ${submitted} 3,805,284,801 + 0 = 3,805,284,801
  confirm (i) (ii) (iii) (iv) (v) (vi) (vii) (viii)
section II not applicable
section III not applicable
signed "Zou Tao"
  title "Executive Director"
`;
const last = report
	.replace('date   7 January 2025', 'date   6 December 2024')
	.replace(/^note .*\n\n/m, '')
	.replace('January 2025', 'December 2024')
	.replace(/^exhibit .*$/m, 'exhibit 99.1 "Announcement"');
const folder: Files = { [exhibit]: kingsoft, 'kingsoft-cloud-2024-12-06.6-K.return': last };

const registrant = '"Kingsoft Cloud Holdings Limited"';
const days = (
	[
		['3', '31 December 2024'],
		['10', '3 January 2025'],
		['17', '10 January 2025'],
	] as const
).map(([day, opened]) => [`${day}.return`, dayReturn(`${day} January 2025`, opened)] as const);
/** A report of next-day returns of some of these days. */
const listing = (count: number, note: string): Pick<Row, 'report' | 'files'> => ({
	files: { ...folder, ...Object.fromEntries(days.slice(0, count)) },
	report: [
		[/^note .*$/m, `note  "${note}"`],
		[
			/^exhibit .*$/m,
			[exhibit, ...days.slice(0, count).map(([file]) => file)]
				.map((file, at) => `exhibit 99.${at + 1} from "${file}"`)
				.join('\n'),
		],
		['date   7 January', `date   ${days[count - 1]?.[0].replace('.return', '')} January`],
	],
});
const itself = 'It is in the other file, where its own fixes are: what a report says cannot mend it.';

const rows: readonly Row[] = [
	{
		check: 'registrant',
		severity: 'error',
		of: 'another company, known to the Exchange by another name',
		report: [[registrant, '"Moon Inc."']],
		at: '"Moon Inc."',
		says: 'Exhibit 99.1 is of another company.',
		fix: 'Add issuer "Kingsoft Cloud Holdings Limited"',
		has: '"Moon Inc." issuer "Kingsoft Cloud Holdings Limited"',
	},
	{
		check: 'registrant',
		severity: 'error',
		of: 'the name that the Exchange knows',
		report: [['  caption', '  issuer "Moon Inc."  caption']],
		at: '"Moon Inc."',
		says: 'Exhibit 99.1 is of another company.',
		fix: `Write ${registrant}`,
	},
	{
		check: 'registrant',
		severity: 'error',
		of: 'an exhibit of another company among the registrant’s',
		report: [[/^exhibit .*$/m, '$&\nexhibit 99.2 from "moon.return"']],
		files: { ...folder, 'moon.return': dayReturn('6 January 2025', undefined, 'Moon Inc.').replace('03896', '07999') },
		at: registrant,
		says: 'Exhibit 99.2 is of another company.',
		fix: { none: 'No name is that of both: the wrong paper is among the exhibits, and which is for a person to say.' },
	},
	{
		check: 'registrant',
		severity: 'warning',
		of: 'a letter left out',
		report: [[registrant, '"Kingsoft Cloud Holding Limited"']],
		at: '"Kingsoft Cloud Holding Limited"',
		says: 'Which is misspelt, the registrant here or the issuer of exhibit 99.1?',
		fix: `Write ${registrant}`,
	},
	{
		check: 'report-month',
		severity: 'error',
		of: 'the month of the return',
		report: [['month       January 2025', 'month       December 2024']],
		at: 'December 2024',
		says: 'The month is December 2024, and the report is signed on 7 January 2025.',
		fix: '* Write January 2025',
	},
	{
		check: 'report-month',
		severity: 'error',
		of: 'the day of the last report',
		report: [['month       January 2025', 'month       6 December 2024']],
		at: '6 December 2024',
		says: 'The month is December 2024, and the report is signed on 7 January 2025.',
		fix: '* Write 7 January 2025',
	},
	{
		check: 'report-month',
		severity: 'error',
		of: 'another year, which may be the signature’s as well',
		report: [['month       January 2025', 'month       January 2024']],
		at: 'January 2024',
		says: 'The month is January 2024, and the report is signed on 7 January 2025.',
		fix: 'Write January 2025',
	},
	{
		check: 'furnished-early',
		severity: 'error',
		of: 'the day before',
		report: [['date   7 January 2025', 'date   6 January 2025']],
		at: '6 January 2025',
		says: 'Signed before exhibit 99.1 was submitted.',
		fix: 'Write 7 January 2025',
	},
	{
		check: 'furnished-early',
		severity: 'error',
		of: 'last year, in January',
		report: [['date   7 January 2025', 'date   7 January 2024']],
		also: ['report-month'],
		at: '7 January 2024',
		says: 'Signed before exhibit 99.1 was submitted.',
		fix: 'Write 7 January 2025',
	},
	{
		check: 'furnished-late',
		severity: 'information',
		of: 'five business days',
		report: [['date   7 January 2025', 'date   14 January 2025']],
		at: '14 January 2025',
		says: 'Signed 5 business days after the latest exhibit, 99.1, was submitted.',
		fix: { none: 'The day is the one it was signed on. What was late stays late, and another date would be untrue.' },
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'a date',
		report: [['dated January 7, 2025', 'dated January 6, 2025']],
		at: 'January 6, 2025',
		says: 'Exhibit 99.1 was submitted on 7 January 2025, not on 6 January 2025.',
		fix: '* Write January 7, 2025',
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'a month',
		report: [['in December 2024', 'in November 2024']],
		at: 'November 2024',
		says: 'Exhibit 99.1 is of December 2024, not of November 2024.',
		fix: '* Write December 2024',
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'a number',
		report: [['Exhibit 99.1 to', 'Exhibit 99.2 to']],
		at: '99.2',
		says: 'There is no exhibit 99.2 in the index.',
		fix: '* Write 99.1',
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'a number among several',
		...listing(2, 'We submitted the returns that are Exhibit 99.1, Exhibit 99.2 and Exhibit 99.4.'),
		at: '99.4',
		says: 'There is no exhibit 99.4 in the index.',
		fix: '* Write 99.3',
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'a number that may be either of two',
		...listing(2, 'We submitted Exhibit 99.1 and Exhibit 99.4.'),
		at: '99.4',
		says: 'There is no exhibit 99.4 in the index.',
		fix: 'Write 99.2',
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'a number of no exhibit besides those that are named',
		report: [['Exhibit 99.1 to', 'Exhibit 99.1 and Exhibit 99.2 to']],
		at: '99.2',
		says: 'There is no exhibit 99.2 in the index.',
		fix: { none: 'Every exhibit is named already: one is missing, or the note says too much.' },
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'dates in another order than the exhibits',
		...listing(
			2,
			'We submitted returns dated January 7, 2025, January 3, 2025 and January 11, 2025, as Exhibit 99.1, Exhibit 99.2 and Exhibit 99.3.',
		),
		at: 'January 11, 2025',
		says: 'Exhibit 99.3 was submitted on 10 January 2025, not on 11 January 2025.',
		fix: '* Write January 10, 2025',
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'a day of a list of days',
		...listing(3, 'We submitted returns dated January 7, 3, 11 and 17, 2025.'),
		at: '11',
		says: 'Exhibit 99.3 was submitted on 10 January 2025, not on 11 January 2025.',
		fix: '* Write 10',
	},
	{
		check: 'note-fact',
		severity: 'warning',
		of: 'one of fewer dates than exhibits, which may be either of two',
		...listing(2, 'We submitted returns dated January 7, 2025 and January 11, 2025.'),
		at: 'January 11, 2025',
		says: 'No exhibit was submitted on 11 January 2025.',
		fix: 'Write January 3, 2025',
	},
	{
		check: 'file-number',
		severity: 'error',
		of: 'a digit too few, as the last report has it',
		report: [['001-39278', '001-3927']],
		at: '001-3927',
		says: '001-3927 is no Commission file number.',
		fix: 'Write 001-39278',
	},
	...['39278', '00139278', '0001-39278', '001–39278'].map(
		(text): Row => ({
			check: 'file-number',
			severity: 'error',
			of: `${text}, with no report before it`,
			files: { [exhibit]: kingsoft },
			report: [['001-39278', text]],
			at: text,
			says: `${text} is no Commission file number.`,
			fix: 'Write 001-39278',
		}),
	),
	{
		check: 'file-number',
		severity: 'error',
		of: 'a digit too few, with no report before it',
		files: { [exhibit]: kingsoft },
		report: [['001-39278', '001-3927']],
		at: '001-3927',
		says: '001-3927 is no Commission file number.',
		fix: { none: 'Which digit is missing stands nowhere.' },
	},
	{
		check: 'exhibit',
		severity: 'error',
		of: 'a file that is in another folder',
		report: [['from "kingsoft', 'from "2024/kingsoft']],
		also: ['exhibit-missing'],
		at: `"2024/${exhibit}"`,
		says: `There is no return "2024/${exhibit}".`,
		fix: `* Write "${exhibit}"`,
	},
	{
		check: 'exhibit',
		severity: 'error',
		of: 'a file that is not there, beside one return that no report furnishes',
		report: [['from "kingsoft-cloud-2024-12', 'from "december']],
		also: ['exhibit-missing'],
		at: '"december.return"',
		says: 'There is no return "december.return".',
		fix: `Write "${exhibit}"`,
	},
	{
		check: 'exhibit',
		severity: 'error',
		of: 'a file that is nowhere',
		files: {},
		at: `"${exhibit}"`,
		says: `There is no return "${exhibit}".`,
		fix: { none: 'No return of the workspace can be meant: the file is to be put there, or to be imported.' },
	},
	{
		check: 'exhibit',
		severity: 'error',
		of: 'no path',
		report: [['from "kingsoft', 'from "C:/kingsoft']],
		also: ['exhibit-missing'],
		at: `"C:/${exhibit}"`,
		says: `"C:/${exhibit}" is no path of a file.`,
		fix: `* Write "${exhibit}"`,
	},
	{
		check: 'exhibit',
		severity: 'error',
		of: 'a report',
		report: [[exhibit, 'kingsoft-cloud-2024-12-06.6-K.return']],
		also: ['exhibit-missing'],
		at: '"kingsoft-cloud-2024-12-06.6-K.return"',
		says: '"kingsoft-cloud-2024-12-06.6-K.return" is a report, and no return.',
		fix: `Write "${exhibit}"`,
	},
	{
		check: 'exhibit',
		severity: 'error',
		of: 'a number twice',
		report: [[/^exhibit .*$/m, '$&\nexhibit 99.1 "Announcement"']],
		at: '99.1',
		says: 'There are two exhibits 99.1.',
		fix: 'Write 99.2',
		has: 'exhibit 99.2 "Announcement"',
	},
	{
		check: 'exhibit',
		severity: 'error',
		of: 'numbers that descend, one of them in the note',
		report: [
			[/^exhibit .*$/m, '$&\nexhibit 99.10 "A"\nexhibit 99.9 "B"'],
			['to this current', 'and Exhibit 99.9 to this current'],
		],
		at: '99.9',
		says: 'Exhibit 99.9 follows 99.10: numbers ascend.',
		fix: 'Write 99.11',
		has: 'Exhibit 99.11 to this',
	},
	...(
		[
			['10.1', '99.1'],
			['99.01', '99.1'],
			['99', '99.1'],
		] as const
	).map(
		([wrong, right]): Row => ({
			check: 'exhibit',
			severity: 'warning',
			of: `the number ${wrong}, in the note too`,
			report: [
				[/^exhibit 99\.1/m, `exhibit ${wrong}`],
				...(wrong.includes('.')
					? [['Exhibit 99.1 to', `Exhibit ${wrong} to`] as const]
					: [['refer to Exhibit 99.1', 'see it'] as const]),
			],
			at: wrong,
			says: `${wrong} is no number of an exhibit to a Form 6-K.`,
			fix: `Write ${right}`,
			has: `exhibit ${right} `,
		}),
	),
	{
		check: 'exhibit-findings',
		severity: 'error',
		of: 'a sum that is wrong in an exhibit',
		files: { ...folder, [exhibit]: kingsoft.replace('20,418,259', '20,418,258') },
		at: `"${exhibit}"`,
		says: `"${exhibit}" has an error.`,
		fix: { none: itself },
	},
	{
		check: 'exhibit-findings',
		severity: 'warning',
		of: 'a line that is missing in an exhibit',
		files: { ...folder, [exhibit]: kingsoft.replace(/^ +title .*$/m, '') },
		at: `"${exhibit}"`,
		says: `"${exhibit}" has a warning.`,
		fix: { none: itself },
	},
	{
		check: 'exhibit-missing',
		severity: 'information',
		of: 'a return of the same day',
		files: { ...folder, 'day.return': dayReturn('7 January 2025') },
		at: 'report',
		says: 'A return is furnished by no report.',
		fix: 'Add it as exhibit 99.2',
		has: 'exhibit 99.2 from "day.return"',
	},
	{
		check: 'missing-line',
		severity: 'warning',
		of: 'what is furnished',
		files: { 'kingsoft-cloud-2024-12-06.6-K.return': last },
		report: [[/^(?:note|exhibit) .*\n/gm, '']],
		at: 'report',
		says: 'exhibit is missing: nothing is furnished, for there is no note either.',
		fix: 'Add the line exhibit',
		typed: 'Announcement',
	},
	...(
		[
			[/^registrant .*\n/m, 'registrant', 'registrant "King…oldings Limited"', 'registrant "Kingsoft Cloud Holdings Limited"'],
			[/^file .*\n/m, 'file', 'file 001-39278', 'file 001-39278'],
			[
				/^address .*\n(?: .*\n)*/m,
				'address',
				'address "Buildin…qi Middle Road,"',
				'"Beijing, 100085, the People\'s Republic of China"',
			],
			[/^annual .*\n/m, 'annual', 'annual 20-F', 'annual 20-F'],
		] as const
	).map(
		([line, keyword, title, has]): Row => ({
			check: 'missing-line',
			severity: 'warning',
			of: `${keyword}, which the last report has`,
			report: [[line, '']],
			at: 'report',
			says: `${keyword} is missing.`,
			fix: `Add “${title}”, as in the last report`,
			has,
		}),
	),
	...(
		[
			[/^registrant .*\n/m, 'registrant', 'Kingsoft Cloud Holdings Limited'],
			[/^file .*\n/m, 'file', '001-39278'],
			[/^address .*\n(?: .*\n)*/m, 'address', 'Beijing'],
			[/^annual .*\n/m, 'annual', '40-F'],
		] as const
	).map(
		([line, keyword, typed]): Row => ({
			check: 'missing-line',
			severity: 'warning',
			of: `${keyword}, which nobody has yet`,
			files: { [exhibit]: kingsoft },
			report: [[line, '']],
			at: 'report',
			says: `${keyword} is missing.`,
			fix: `Add the line ${keyword}`,
			typed,
		}),
	),
	{
		check: 'missing-line',
		severity: 'warning',
		of: 'the signatory',
		// Of the date nothing is asked before there is who signs.
		report: [[/^signed .*\n(?: .*\n)*/m, 'signed "Haijian He"\n  title "CFO"\n']],
		at: 'signed "Haijian He"',
		says: 'date is missing in signed "Haijian He".',
		fix: 'Add “date 7 January 2025”, the day exhibit 99.1 was submitted',
	},
	{
		check: 'missing-line',
		severity: 'warning',
		of: 'the title of who signed last as well',
		report: [[/^ +title .*\n/m, '']],
		at: 'signed "Haijian He"',
		says: 'title is missing in signed "Haijian He".',
		fix: 'Add “title "Chief Fin…er and Director"”, as in the last report',
	},
	{
		check: 'missing-line',
		severity: 'warning',
		of: 'the title of who did not sign last',
		report: [
			[/^ +title .*\n/m, ''],
			['Haijian He', 'Zou Tao'],
		],
		at: 'signed "Zou Tao"',
		says: 'title is missing in signed "Zou Tao".',
		fix: 'Add the line title',
		typed: 'Director',
	},
];

const textOf = ({ report: changes = [] }: Row) =>
	changes.reduce((text, [from, to]) => {
		const next = text.replace(from, to);
		expect(next, `${from}`).not.toBe(text);
		return next;
	}, report);
const found = (row: Row, text: string) => serviceOf({ ...(row.files ?? folder), [name]: text }, '2025-02-01').findings(reportUri);

describe('every check of a report', () => {
	it('has nothing to say of a folder in which nothing is wrong', () => {
		expect(found(rows[0] as Row, report)).toEqual([]);
	});

	it.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
		const text = textOf(row);
		const fix = expectFound(found(row, text), text, row);
		if (typeof row.fix !== 'string') return;
		const [edit, ...more] = fix?.edits ?? [];
		expect(fix?.cursor !== undefined).toBe(row.typed !== undefined);
		const written = edit && {
			...edit,
			newText:
				fix?.cursor === undefined ? edit.newText : edit.newText.slice(0, fix.cursor) + row.typed + edit.newText.slice(fix.cursor),
		};
		const fixed = apply(text, written ? [written, ...more] : []);
		expect(text).not.toContain(row.has ?? '\0');
		expect(fixed.replace(/ +/g, ' ')).toContain(row.has ?? '');
		expect(found(row, fixed).map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
	});

	it('writes each of two dates that stand for each other', () => {
		const row = {
			...(rows[0] as Row),
			...listing(
				2,
				'We submitted returns dated January 3, 2025, January 7, 2025 and January 10, 2025, as Exhibit 99.1, Exhibit 99.2 and Exhibit 99.3.',
			),
		};
		const findings = found(row, textOf(row)).filter(({ check }) => check === 'note-fact');
		expect(findings.flatMap((finding) => finding.fixes().map(({ title, preferred }) => [title, preferred]))).toEqual([
			['Write January 7, 2025', true],
			['Write January 3, 2025', true],
		]);
	});

	it('has a row for each of its checks, as the page of the language lists them', () => {
		const listed = new Set(rows.map(({ check, severity }) => `${check} ${severity}`));
		expect(listed).toEqual(
			new Set([
				'registrant error',
				'registrant warning',
				'report-month error',
				'furnished-early error',
				'furnished-late information',
				'note-fact warning',
				'file-number error',
				'exhibit error',
				'exhibit warning',
				'exhibit-findings error',
				'exhibit-findings warning',
				'exhibit-missing information',
				'missing-line warning',
			]),
		);
	});
});
