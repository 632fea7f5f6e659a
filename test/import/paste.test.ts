import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/checks/snapshot.js';
import type { SectionId } from '../../server/src/forms/types.js';
import { pasteRows } from '../../server/src/import/paste.js';
import { readSource } from '../../server/src/syntax/source.js';
import { modelOf } from './support/model.js';

const raw = readFileSync(join(import.meta.dirname, 'raw/moon-2026-01.layout.txt'), 'utf8');
const small = `return FF301
month 31 December 2024
class A "Ordinary shares" type "A" unlisted 600000
class H "Ordinary shares" type "H" listed 01234
section I
section II
section III.A
section III.D
section III.E
`;
const snapshot = analyse('test:/a.return', readSource(small));

/** Pasted below the heading of a section. */
function rows(place: SectionId, ...lines: string[]): string | undefined {
	const start = { line: snapshot.source.lines.indexOf(`section ${place}`) + 1, character: 0 };
	const pasted = pasteRows(lines.join('\n'), { start, end: start }, snapshot);
	return pasted?.insertText.replace(/\n?$/, '\n');
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
		expect(rows('III.D', 'just some words')).toBeUndefined();
		expect(rows('II', '')).toBeUndefined();
	});
});

describe('rows pasted at a place', () => {
	const moon = readFileSync(join(import.meta.dirname, '../returns/moon-inc-2026-01.return'), 'utf8');

	/** Pastes into a line, which is added, below the first that has a text; `|` is the cursor. */
	function paste(text: string, below: string, rows: string, cursor = '|') {
		const lines = text.split('\n');
		const line = lines.findIndex((one) => one.includes(below)) + 1;
		lines.splice(line, 0, cursor.replace('|', ''));
		const place = { line, character: cursor.indexOf('|') };
		const pasted = pasteRows(rows, { start: place, end: place }, analyse('test:/a.return', readSource(lines.join('\n'))));
		if (!pasted) return undefined;
		const [before = '', after = ''] = cursor.split('|');
		return { ...pasted, lines: lines.with(line, before + pasted.insertText + after).join('\n') };
	}
	/** A page of the Exchange's PDF as a reader gives it to the clipboard. */
	const page = (number: number) => raw.split('\f')[number - 1] ?? '';

	it('of a page of the PDF are its section again', () => {
		for (const [number, section] of [
			[1, 'I'],
			[2, 'II'],
			[5, 'III.C'],
			[9, 'V'],
		] as const) {
			const lines = moon.split('\n');
			const start = lines.findIndex((line) => line.startsWith(`section ${section}`));
			const end = lines.findIndex((line, at) => at > start && !line.startsWith(' '));
			const without = [...lines.slice(0, start + 1), ...lines.slice(end)].join('\n');
			const pasted = paste(without, `section ${section}`, page(number));
			expect(pasted, section).toMatchObject({ complete: true, title: `Paste as lines of section ${section}` });
			expect(modelOf(pasted?.lines ?? '', ['remarks']), section).toEqual(modelOf(moon, ['remarks']));
		}
	});

	it('copied without their columns are read where no cell is blank, and said where one may be', () => {
		const row = '1). 2013 Share Option Scheme 22,788,979 Exercised - new shares involved -2,370,720 20,418,259';
		const head = small.replace('class A', 'class K').replace('month 31 December 2024', 'month 31 December 2025');
		expect(paste(head, 'section III.A', `${row} 2,370,720 0 18,715,592 0`)).toMatchObject({
			complete: true,
			insertText: `    scheme "2013 Share Option Scheme"
      opening    22,788,979
      exercised  -2,370,720 new
      closing    20,418,259
      A1         2,370,720
      A2         0
      issuable   18,715,592
      mandate    0`,
		});
		expect(paste(head, 'section III.A', `${row} 18,715,592`)).toMatchObject({
			complete: false,
			insertText: expect.stringContaining('# not read: 22,788,979 Exercised'),
		});
	});

	it('open a block where the return has one class, and keep to what stands around the cursor', () => {
		const only = small.replace(/class H.*\n/, '');
		const row = '2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974';
		expect(paste(only, 'section III.D', row)?.insertText).toMatch(/^ {2}for A\n {4}agreement /);
		expect(paste(small, 'section III.D', row)?.insertText).toMatch(/^ {4}agreement /);
		expect(paste(only, 'section III.D', row, '    |')?.insertText).toMatch(/^for A\n {4}agreement /);
		expect(paste(only, 'section III.D', row, '  |remarks "x"')?.lines).toMatch(/^ {6}issuable {2}17,351,974\n {2}remarks "x"$/m);
		expect(paste(only, 'section III.D', row, 'remarks |')).toBeUndefined();
	});

	it('of a class that the return does not declare say so', () => {
		const pasted = paste(small, 'section II', page(2));
		expect(pasted?.complete).toBe(false);
		expect(pasted?.insertText).toContain('# not read: which class it is');
	});

	it('take a cell of several lines as a spreadsheet quotes it', () => {
		const row = '"2013 Share\nOption ""Scheme"""\t22,788,979\tLapsed -9\t22,788,970\t\t\t18,715,592\t';
		expect(paste(small, 'section III.A', row)?.insertText).toContain('scheme "2013 Share Option \\"Scheme\\""\n');
	});

	it.each([
		['section II', '    opening  1,000 + 0 = 1,000\n    closing  1,000 + 0 = 1,000'],
		['section III.A', 'scheme "Plan"\n  opening 5'],
		['section III.A', '# 1). A comment 1 2 3 4'],
		['section III.D', 'We bought 20 shares on 5 December 2024 for the trust.\nThe rest were 100.'],
		['month', '1). 2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974'],
		['section II', '1). 2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974'],
	])('below %s is not what %j is', (below, text) => {
		expect(paste(small, below, text)).toBeUndefined();
	});
});

describe('rows that nobody would paste', () => {
	// Each took seconds, or did not end: a test that ends is the proof.
	const numbers = ['1', '2', '3'].map((number) => `${number}\t4,000`).join('\n');
	it.each([
		['heads that begin one another', `${'At price (if applicable) Currency'.repeat(24)}!\n${numbers}`],
		['blank rows of a copied column', `${numbers}${'\n'.repeat(18_000)}`],
		['a label that goes on', `Stock code (if listed${'x'.repeat(45_000)}\n${numbers}`],
		['a label with many brackets', `Class of shares (Note${'('.repeat(45_000)}\n${numbers}`],
		['one row of cells', '4,000\t'.repeat(8_000)],
	])('are answered: %s', (_, text) => {
		// Taken for nothing, or said to be unread: no figure is made of them.
		for (const place of ['II', 'III.A', 'III.E'] as const) expect(rows(place, text) ?? '# not read').toContain('# not read');
	});

	it('are refused where there are more than the bounds allow', () => {
		const row = 'Balance at close of preceding month\t1,000\t\t1,000\n';
		expect(rows('II', row)).toContain('opening');
		expect(rows('II', row + '\n'.repeat(20_001))).toBeUndefined();
		expect(rows('II', row + 'x'.repeat(50_001))).toBeUndefined();
	});
});

it('rows pasted under `not applicable` take those words away', () => {
	const text = small.replace('section III.D', 'section III.D not applicable  # until now\n');
	const at = text.split('\n').findIndex((line) => line.startsWith('section III.D'));
	const range = { start: { line: at + 1, character: 0 }, end: { line: at + 1, character: 0 } };
	const row = '2013 Share Award Scheme\t22 February 2013\t0\t\t17,351,974';
	const pasted = pasteRows(row, range, analyse('test:/a.return', readSource(text)));
	const { start, end } = pasted?.removes ?? { start: range.start, end: range.end };
	const line = text.split('\n')[at] ?? '';
	expect(start.line).toBe(at);
	expect(line.slice(0, start.character) + line.slice(end.character)).toBe('section III.D  # until now');
	expect(
		pasteRows(row, { ...range, start: { line: 7, character: 0 }, end: { line: 7, character: 0 } }, snapshot)?.removes,
	).toBeUndefined();
});
