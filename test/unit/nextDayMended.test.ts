import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../server/src/checks/catalogue.js';
import { serviceOf } from '../support/form6k.js';
import { expectFound, nameOf, type Wrong } from '../support/mended.js';
import { apply } from '../support/slips.js';
import { day, lastDay, month, oldDay } from '../support/smallDays.js';

/**
 * Every check of next-day returns and of the month of them: a folder with one thing wrong in it, what is found and where, and the folder
 * clean once its fix is taken; or why nobody can offer one.
 */

type Name = 'last' | 'day' | 'month' | 'old';
type Change = readonly [string | RegExp, string];

interface Row extends Wrong {
	readonly in: Name;
	readonly changes: readonly Change[];
	/** What the fix leaves to be found. */
	readonly leaves?: readonly CheckId[];
	/** Files of the folder that are not there. */
	readonly without?: Name;
}

const folders: Readonly<Record<Name, Readonly<Partial<Record<Name, string>>>>> = {
	last: { last: lastDay, day, month },
	day: { last: lastDay, day, month },
	month: { last: lastDay, day, month },
	old: { old: oldDay },
};

const opening = 'opening 6 November 2025 1,000,000,000 + 5,000,000 = 1,005,000,000';
const closing = '999,500,000 + 5,200,000 = 1,004,700,000';
const late = 'What was late stays late, and another date would be untrue.';
const written = 'Which row is to be written is for III.E’s own action, which writes it from the days.';

const rows: readonly Row[] = [
	{
		check: 'issued-closing',
		severity: 'error',
		of: 'the closing balance',
		in: 'day',
		changes: [[closing, '999,500,010 + 5,200,000 = 1,004,700,000']],
		also: ['shares-total'],
		at: '999,500,010',
		says: 'closing issued is 10 too high: 999,500,010, should be 999,500,000',
		fix: '* Set closing issued to 999,500,000',
	},
	{
		check: 'issued-closing',
		severity: 'error',
		of: 'the old form, in which what is not cancelled moves nothing',
		in: 'old',
		changes: [['505,000,000', '505,300,000']],
		at: '505,300,000',
		says: 'closing issued is 300,000 too high: 505,300,000, should be 505,000,000',
		fix: '* Set closing issued to 505,000,000',
	},
	{
		check: 'treasury-closing',
		severity: 'error',
		of: 'the closing balance',
		in: 'day',
		changes: [[closing, '999,500,000 + 5,300,000 = 1,004,700,000']],
		also: ['shares-total'],
		at: '5,300,000',
		says: 'closing treasury is 100,000 too high: 5,300,000, should be 5,200,000',
		fix: '* Set closing treasury to 5,200,000',
	},
	{
		check: 'shares-total',
		severity: 'error',
		of: 'the total',
		in: 'day',
		changes: [[closing, '999,500,000 + 5,200,000 = 1,004,700,001']],
		at: '1,004,700,001',
		says: 'closing total is 1 too high: 1,004,700,001, should be 1,004,700,000',
		fix: '* Set closing total to 1,004,700,000',
	},
	{
		check: 'percent',
		severity: 'warning',
		of: 'two digits that are swapped',
		in: 'day',
		changes: [['percent 0.015', 'percent 0.051']],
		at: '0.051',
		says: '150,000 of 1,000,000,000 is 0.015 %, not 0.051 %.',
		fix: '* Write 0.015',
	},
	{
		check: 'percent',
		severity: 'warning',
		of: 'the old form, whose base is without what was pending',
		in: 'old',
		changes: [['percent 1.0002', 'percent 1.2002']],
		at: '1.2002',
		says: '5,000,000 of 499,900,000 is 1.0002 %, not 1.2002 %.',
		fix: '* Write 1.0002',
	},
	{
		check: 'percent',
		severity: 'information',
		of: 'one unit of the last decimal',
		in: 'day',
		changes: [['percent 0.015', 'percent 0.016']],
		at: '0.016',
		says: '150,000 of 1,000,000,000 is 0.015 %, not 0.016 %: one unit of the last decimal off.',
		fix: '* Write 0.015',
	},
	{
		check: 'percent',
		severity: 'information',
		of: 'a sign',
		in: 'day',
		changes: [['percent 0.015', 'percent -0.015']],
		at: '-0.015',
		says: 'The form has the percentage without a sign.',
		fix: '* Write 0.015',
	},
	{
		check: 'discount',
		severity: 'error',
		of: 'a sign left out',
		in: 'old',
		changes: [['discount -1.07', 'discount 1.07']],
		at: '1.07',
		says: '60 against 60.65 is -1.07 %, not 1.07 %.',
		fix: '* Write -1.07',
	},
	{
		check: 'treasury-sides',
		severity: 'warning',
		of: 'treasury shares that are more than what left the issued ones',
		in: 'day',
		changes: [['issued -200,000 treasury 200,000', 'issued -200,000 treasury 300,000']],
		also: ['treasury-closing', 'bought-events'],
		at: '300,000',
		says: '-200,000 issued shares and 300,000 treasury shares are not opposite',
		fix: 'Write 200,000',
	},
	{
		check: 'bought-total',
		severity: 'error',
		of: 'the sum of the purchases, and of what becomes of them',
		in: 'day',
		changes: [['bought total 350,000', 'bought total 340,000']],
		at: '340,000',
		says: 'bought total is 10,000 too low: 340,000, should be 350,000',
		fix: '* Set bought total to 350,000',
	},
	{
		check: 'bought-total',
		severity: 'error',
		of: 'what is for cancellation',
		in: 'day',
		changes: [['cancelling 150,000', 'cancelling 160,000']],
		also: ['bought-events'],
		at: '350,000',
		says: 'bought total is 10,000 too low: 350,000, should be 360,000',
		fix: '* Set cancelling to 150,000',
	},
	{
		check: 'bought-total',
		severity: 'error',
		of: 'the old form, which does not part them',
		in: 'old',
		changes: [['bought total 200,000', 'bought total 300,000']],
		at: '300,000',
		says: 'bought total is 100,000 too high: 300,000, should be 200,000',
		fix: '* Set bought total to 200,000',
	},
	{
		check: 'paid-total',
		severity: 'error',
		of: 'two digits that are swapped',
		in: 'day',
		changes: [['paid HKD 11,598,000', 'paid HKD 11,589,000']],
		at: '11,589,000',
		says: 'paid is HKD 9,000 too low: HKD 11,589,000, should be HKD 11,598,000',
		fix: '* Set paid to 11,598,000',
	},
	{
		check: 'price-bounds',
		severity: 'error',
		of: 'the highest price',
		in: 'day',
		changes: [['highest HKD 33.2 lowest HKD 33 ', 'highest HKD 32.2 lowest HKD 33 ']],
		at: '4,968,000',
		says: 'HKD 4,968,000 is not what 150,000 shares cost at these prices',
		fix: 'Set highest to 33.2',
	},
	{
		check: 'price-bounds',
		severity: 'error',
		of: 'the decimal point of the lowest price',
		in: 'day',
		changes: [['lowest HKD 33.1 ', 'lowest HKD 331 ']],
		at: '6,630,000',
		says: 'HKD 6,630,000 is not what 200,000 shares cost at these prices',
		fix: 'Set lowest to 33.1',
	},
	{
		check: 'price-bounds',
		severity: 'error',
		of: 'what was paid, in sum too',
		in: 'day',
		changes: [
			['paid HKD 4,968,000', 'paid HKD 968,000'],
			['paid HKD 11,598,000', 'paid HKD 7,598,000'],
		],
		at: '968,000',
		says: 'HKD 968,000 is not what 150,000 shares cost at these prices',
		fix: { none: 'No slip of a price would do, and what was paid stands in the sum too.' },
	},
	{
		check: 'price-average',
		severity: 'warning',
		of: 'two digits that are swapped',
		in: 'day',
		changes: [['price HKD 33.12', 'price HKD 33.21']],
		at: '33.21',
		says: 'HKD 4,968,000 for 150,000 shares is 33.12 a share, not 33.21.',
		fix: '* Write 33.12',
	},
	{
		check: 'bought-events',
		severity: 'warning',
		of: 'a pending row of another number',
		in: 'day',
		changes: [['on 7 November 2025 shares 150,000', 'on 7 November 2025 shares 140,000']],
		also: ['percent'],
		at: 'bought',
		says: '350,000 shares were bought on 7 November 2025; section I has 340,000',
		fix: '* Write 150,000',
	},
	{
		check: 'bought-events',
		severity: 'information',
		of: 'a pending row under another day',
		in: 'day',
		changes: [['on 7 November 2025 shares 150,000', 'on 5 November 2025 shares 150,000']],
		at: '5 November 2025',
		says: 'These shares were bought on 7 November 2025; here they are of 5 November 2025.',
		fix: '* Write 7 November 2025',
	},
	{
		check: 'mandate-over',
		severity: 'error',
		of: 'two zeros left out',
		in: 'day',
		changes: [['authorised 100,000,000', 'authorised 1,000,000']],
		at: '1,350,000',
		says: '1,350,000 shares were bought under a mandate for 1,000,000.',
		fix: { none: 'What was authorised stands in the resolution, and nowhere here.' },
	},
	{
		check: 'mandate-running',
		severity: 'error',
		of: 'two digits that are swapped',
		in: 'day',
		changes: [['repurchased 1,350,000', 'repurchased 1,305,000']],
		at: '1,305,000',
		says: '1,350,000 shares under the mandate, not 1,305,000',
		fix: '* Write 1,350,000',
	},
	{
		check: 'moratorium',
		severity: 'warning',
		of: 'the day of the last return, left over',
		in: 'day',
		changes: [['moratorium 7 December', 'moratorium 6 December']],
		at: '6 December 2025',
		says: '30 days from the last purchase are up on 7 December 2025, not on 6 December 2025',
		fix: '* Write 7 December 2025',
	},
	{
		check: 'last-closing',
		severity: 'error',
		of: 'the opening number',
		in: 'day',
		changes: [[opening, 'opening 6 November 2025 1,000,000,001 + 5,000,000 = 1,005,000,000']],
		also: ['shares-total', 'issued-closing'],
		at: '1,000,000,001',
		says: 'It opens with 1,000,000,001; the last return closed with 1,000,000,000',
		fix: '* Write 1,000,000,000',
	},
	{
		check: 'last-closing',
		severity: 'error',
		of: 'the treasury shares, in the total too',
		in: 'day',
		changes: [[opening, 'opening 6 November 2025 1,000,000,000 + 5,000,001 = 1,005,000,001']],
		also: ['treasury-closing'],
		at: '5,000,001',
		says: 'It opens with 5,000,001; the last return closed with 5,000,000',
		fix: '* Write 5,000,000',
	},
	{
		check: 'last-closing',
		severity: 'warning',
		of: 'the opening date',
		in: 'day',
		changes: [['opening 6 November', 'opening 5 November']],
		at: '5 November 2025',
		says: 'It opens on 5 November 2025; the last return closed with this number on 6 November 2025.',
		fix: '* Write 6 November 2025',
	},
	{
		check: 'last-closing',
		severity: 'information',
		of: 'another day and number',
		without: 'month',
		in: 'day',
		changes: [
			['submitted 7', 'submitted 10'],
			[opening, 'opening 7 November 2025 999,000,000 + 5,000,000 = 1,004,000,000'],
			['-300,000 percent 0.03 ', '-300,000 '],
			['-200,000 treasury 200,000 percent 0.02 ', '-200,000 treasury 200,000 '],
			['percent 0.015 ', ''],
			['percent 0.01 ', ''],
			[`closing 7 November 2025 ${closing}`, 'closing 7 November 2025 998,500,000 + 5,200,000 = 1,003,700,000'],
		],
		at: '7 November 2025',
		says: 'A return between 6 November 2025 and 7 November 2025 is not here',
		fix: { none: 'The return in between is to be put here.' },
	},
	{
		check: 'last-closing',
		severity: 'information',
		of: 'a day before, and another number',
		without: 'month',
		in: 'day',
		changes: [
			[opening, 'opening 5 November 2025 999,000,000 + 5,000,000 = 1,004,000,000'],
			['-300,000 percent 0.03 ', '-300,000 '],
			['-200,000 treasury 200,000 percent 0.02 ', '-200,000 treasury 200,000 '],
			['percent 0.015 ', ''],
			['percent 0.01 ', ''],
			[closing, '998,500,000 + 5,200,000 = 1,003,700,000'],
		],
		at: '5 November 2025',
		says: 'It opens on 5 November 2025, before the last return closed, on 6 November 2025',
		fix: { none: 'Which of the two returns is in the wrong order is for a person to say.' },
	},
	{
		check: 'pending-carried',
		severity: 'warning',
		of: 'the number of a row',
		in: 'day',
		changes: [['on 6 November 2025 shares 100,000', 'on 6 November 2025 shares 110,000']],
		at: 'pending "Shares repurchased for cancellation but not yet cancelled"',
		says: 'Pending shares gone come to 400,000; shares cancelled since come to 300,000.',
		fix: '* Write 100,000',
	},
	{
		check: 'pending-carried',
		severity: 'warning',
		of: 'a row left out',
		in: 'day',
		changes: [[/^ *pending .* on 6 November .*\n/m, '']],
		at: 'for ORD',
		says: 'Pending shares gone come to 400,000; shares cancelled since come to 300,000.',
		fix: { none: 'Whether a row or a cancellation is missing, and which, the sums do not say.' },
	},
	{
		check: 'closing-date',
		severity: 'information',
		of: 'neither the day of the last event nor that of submission',
		in: 'day',
		changes: [
			['submitted 7', 'submitted 10'],
			['closing 7 November', 'closing 6 November'],
		],
		at: '6 November 2025',
		says: 'It closes on 6 November 2025; the last event is of 7 November 2025 (Note 5).',
		fix: 'Write 7 November 2025',
	},
	{
		check: 'next-day-deadline',
		severity: 'warning',
		of: 'two business days',
		in: 'day',
		changes: [['submitted 7', 'submitted 11']],
		at: '11 November 2025',
		says: 'Submitted late: the last day was 10 November 2025.',
		fix: { none: late },
	},
	{
		check: 'month-events',
		severity: 'error',
		of: 'another number',
		in: 'month',
		changes: [['E1 -300,000', 'E1 -310,000']],
		also: ['issued-sum'],
		at: '-310,000',
		says: 'Events of 7 November 2025 come to -310,000; the next-day returns have -300,000.',
		fix: '* Write -300,000',
	},
	{
		check: 'month-events',
		severity: 'warning',
		of: 'an event under another day',
		in: 'month',
		changes: [['on 7 November 2025 E1 -300,000', 'on 6 November 2025 E1 -300,000']],
		at: '6 November 2025',
		says: '-300,000 shares are of 6 November 2025 here, of 7 November 2025 in a next-day return.',
		fix: '* Write 7 November 2025',
	},
	{
		check: 'month-events',
		severity: 'warning',
		of: 'an event left out',
		in: 'month',
		changes: [
			[/^.*event .*E1 -300,000\n/m, ''],
			['EE1 -500,000', 'EE1 -200,000'],
			['change -500,000', 'change -200,000'],
			[closing, '999,800,000 + 5,200,000 = 1,005,000,000'],
		],
		at: 'for ORD',
		says: '-300,000 shares of 7 November 2025, of a next-day return, do not stand in III.E.',
		fix: { none: written },
	},
	{
		check: 'month-events',
		severity: 'warning',
		of: 'an event that no day has',
		in: 'month',
		changes: [
			[
				/^.*E1 -300,000\n/m,
				'$&    event "Repurchase of shares (shares repurchased and cancelled)" on 4 November 2025 E1 -1,000\n',
			],
			['EE1 -500,000', 'EE1 -501,000'],
			['change -500,000', 'change -501,000'],
			[closing, '999,499,000 + 5,200,000 = 1,004,699,000'],
		],
		at: 'event "Repurchase of shares (shares repurchased and cancelled)"',
		says: '-1,000 shares of 4 November 2025: no next-day return of this month has them.',
		fix: { none: 'The next-day return may be missing, or the event be wrong.' },
	},
	{
		check: 'month-pending',
		severity: 'warning',
		of: 'another number',
		in: 'month',
		changes: [['pending -250,000', 'pending -150,000']],
		at: '-150,000',
		says: '150,000 shares are pending here; the last next-day return has 250,000.',
		fix: '* Write -250,000',
	},
	{
		check: 'month-pending',
		severity: 'warning',
		of: 'none',
		in: 'month',
		changes: [[/^.*pending -250,000\n/m, '']],
		at: 'for ORD',
		says: '0 shares are pending here; the last next-day return has 250,000.',
		fix: { none: written },
	},
	{
		check: 'month-closing',
		severity: 'error',
		of: 'a balance whose opening is wrong as well',
		in: 'month',
		changes: [
			['1,000,000,000 + 5,000,000 = 1,005,000,000', '1,000,000,010 + 5,000,000 = 1,005,000,010'],
			[closing, '999,500,010 + 5,200,000 = 1,004,700,010'],
		],
		at: '999,500,010',
		says: 'It closes with 999,500,010; the last next-day return with 999,500,000',
		fix: 'Write 999,500,000',
		// The opening balance is wrong still, and the sum says it now.
		leaves: ['issued-closing'],
	},
];

const changed = (text: string, changes: readonly Change[]) =>
	changes.reduce((before, [from, to]) => {
		const after = before.replace(from, to);
		expect(after, `${from}`).not.toBe(before);
		return after;
	}, text);
const filesOf = ({ in: name, changes, without }: Row) =>
	Object.fromEntries(
		Object.entries(folders[name]).flatMap(([file, text]) =>
			file === without ? [] : [[`${file}.return`, file === name ? changed(text, changes) : text]],
		),
	);
const findings = (files: Readonly<Record<string, string>>, name: string) =>
	serviceOf(files, '2025-12-03').findings(`file:///returns/${name}.return`);
const all = (files: Readonly<Record<string, string>>) =>
	Object.keys(files).flatMap((file) =>
		findings(files, file.replace('.return', '')).map(({ check, message }) => `${file} ${check}: ${message}`),
	);

describe('every check of next-day returns and their month', () => {
	it.each(['day', 'old'] as const)('has nothing to say of a folder in which nothing is wrong: %s', (name) => {
		expect(all(Object.fromEntries(Object.entries(folders[name]).map(([file, text]) => [`${file}.return`, text])))).toEqual([]);
	});

	it.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
		const files = filesOf(row);
		const text = files[`${row.in}.return`] as string;
		const fix = expectFound(findings(files, row.in), text, row);
		// None is reported twice across files.
		for (const file of Object.keys(files))
			if (file !== `${row.in}.return`) expect(findings(files, file.replace('.return', ''))).toEqual([]);

		if (typeof row.fix !== 'string') return;
		const fixed = apply(text, fix?.edits ?? []);
		expect(all({ ...files, [`${row.in}.return`]: fixed }).map((said) => (row.leaves ? said.split(/[ :]/)[1] : said))).toEqual(
			row.leaves ?? [],
		);
	});

	it('has a row for each of them and its severities, as the page of documents lists them, and a page', () => {
		const listed = [...new Set(rows.map(({ check, severity }) => `${check} ${severity}`))];
		expect(new Set(listed)).toEqual(
			new Set([
				'issued-closing error',
				'treasury-closing error',
				'shares-total error',
				'percent warning',
				'percent information',
				'discount error',
				'treasury-sides warning',
				'bought-total error',
				'paid-total error',
				'price-bounds error',
				'price-average warning',
				'bought-events warning',
				'bought-events information',
				'mandate-over error',
				'mandate-running error',
				'moratorium warning',
				'last-closing error',
				'last-closing warning',
				'last-closing information',
				'pending-carried warning',
				'closing-date information',
				'next-day-deadline warning',
				'month-events error',
				'month-events warning',
				'month-pending warning',
				'month-closing error',
			]),
		);
		for (const { check } of rows)
			expect(existsSync(join(import.meta.dirname, `../../docs/checks/${check}.md`)), check).toBe(true);
	});
});
