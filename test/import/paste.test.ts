import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/checks/snapshot.js';
import type { SectionId } from '../../server/src/form/types.js';
import { importRows } from '../../server/src/import/paste.js';
import { readSource } from '../../server/src/syntax/source.js';

const snapshot = analyse(
	'test:/a.return',
	readSource(`return FF301
month 31 December 2024
class A "Ordinary shares" type "A" unlisted 600000
class H "Ordinary shares" type "H" listed 01234
`),
);

function rows(place: SectionId, ...lines: string[]): string {
	const imported = importRows(lines.join('\n'), place, snapshot);
	return 'refused' in imported ? imported.refused : imported.text;
}

describe('rows pasted into a section', () => {
	it('are balances of I', () => {
		expect(
			rows(
				'I',
				'Balance at close of preceding month\t40,000,000,000\tUSD\t0.001\tUSD\t40,000,000',
				'Increase / decrease (-)\t\t\t\tUSD\t',
				'Balance at close of the month\t40,000,000,000\tUSD\t0.001\tUSD\t40,000,000',
			),
		).toBe(`    opening  40,000,000,000 x USD 0.001 = USD 40,000,000
    closing  40,000,000,000 x USD 0.001 = USD 40,000,000
`);
	});

	it('are balances of II, empty cells and all', () => {
		expect(
			rows(
				'II',
				'Balance at close of preceding month\t1,000\t\t1,000',
				'Increase / decrease (-)\t\t50\t',
				'Balance at close of the month\t1,000\t50\t1,050',
			),
		).toBe(`    opening  1,000 = 1,000
    change   0 + 50
    closing  1,000 + 50 = 1,050
`);
	});

	it('are the options of a class that stands above them', () => {
		expect(
			rows(
				'III.A',
				'1. Class of shares\tOrdinary shares\tType of shares\tH\tListed on the Exchange (Note 1)\tYes',
				'Stock code (if listed)\t01234\tDescription\t',
				'1). 2013 Share Option Scheme\t22,788,979\tExercised - new shares involved -2,370,720\t20,418,259\t\t\t18,715,592\t',
				'General Meeting approval date (if applicable) 27 February 2013',
			),
		).toBe(`  for H
    scheme "2013 Share Option Scheme"
      approved   27 February 2013
      opening    22,788,979
      exercised  -2,370,720 new
      closing    20,418,259
      issuable   18,715,592
`);
	});

	it('are agreements and events of a spreadsheet', () => {
		expect(
			rows('III.D', '2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974'),
		).toBe(`    agreement "2013 Share Award Scheme"
      approved  22 February 2013
      D1        0
      issuable  17,351,974
`);
		expect(rows('III.E', 'Placing\tHKD\t1.5\t5 December 2024\t14 June 2024\t300\t\t')).toBe(
			'    event "Placing"  price HKD 1.5  on 5 December 2024  approved 14 June 2024  E1 300\n',
		);
	});

	it('say what could not be read, and are refused where there is nothing of the form in them', () => {
		expect(rows('III.D', 'An award\t22 February 2013\t17,351,974')).toContain('# not read: 22 February 2013 17,351,974');
		expect(rows('III.D', 'just some words')).toBe('these are no rows of section III.D');
		expect(rows('II', '')).toBe('these are no rows of section II');
	});
});
