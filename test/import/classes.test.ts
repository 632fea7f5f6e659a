import { describe, expect, it } from 'vitest';
import { readClass } from '../../server/src/import/form/classes.js';
import { headsOf, isPieceOf } from '../../server/src/import/form/columns.js';
import { type Table, tables } from '../../server/src/import/form/tables.js';
import type { Row } from '../../server/src/import/source/sheet.js';

const heads = headsOf(tables['III.B'] as Table);
/** A row of a page: each text where it begins, in characters. */
const row = (page: number, ...cells: readonly (readonly [number, string])[]): Row => ({
	cells: cells.map(([from, text]) => ({ text, from, to: from + text.length * 0.6 })),
	table: false,
	page,
});
const first = row(
	5,
	[5.1, '2. Type of shares issuable'],
	[31.6, 'WVR ordinary shares'],
	[64.1, 'Class of shares'],
	[82.9, 'A'],
	[116.3, 'Shares issuable to be listed on SEHK (Note 1)'],
	[144.6, 'Yes'],
);
const read = (rows: readonly Row[]) => readClass(rows, (cell) => isPieceOf(heads, cell), true);

describe('the block of a class', () => {
	it('goes on behind the end of a page, though that comes within a label', () => {
		const { block, taken } = read([
			first,
			row(5, [5.1, 'Stock code of shares'], [31.6, '05552'], [64.1, 'Description']),
			row(5, [5.1, 'issuable (if listed on SEHK)']),
			row(5),
			row(6),
			row(6, [5.1, '(Note 1)']),
			row(6),
			row(6, [5.1, 'Multi-counter stock code'], [31.6, '00003'], [64.1, 'Currency'], [82.9, 'CAD'], [116.3, 'Description']),
			row(6),
			row(6, [14.7, 'Description of the Warrants'], [45.2, 'Currency']),
		]);
		expect(block).toMatchObject({ code: '05552', listed: true, counters: [{ code: '00003', currency: 'CAD' }] });
		expect(taken).toBe(8);
	});

	it('has a word that heads have too where it stands below the text it ends', () => {
		const described = row(6, [5.1, 'Stock code'], [31.6, '05552'], [64.1, 'Description'], [82.9, 'with no']);
		const heading = row(6, [84.3, 'month'], [45.2, 'Currency']);
		expect(read([first, described, row(6, [82.9, 'month']), heading])).toMatchObject({
			block: { description: 'with no month' },
			taken: 3,
		});
		// Anywhere else it is one.
		expect(read([first, described, row(6, [84.3, 'month']), heading])).toMatchObject({
			block: { description: 'with no' },
			taken: 2,
		});
	});
});
