import { describe, expect, it } from 'vitest';
import type { ColumnId } from '../../server/src/forms/types.js';
import { writeCells } from '../../server/src/model/write.js';
import { decimalOf } from '../../server/src/syntax/decimal.js';
import { apply } from '../support/slips.js';
import { changedLines, type Parts, smallReturn, snapshotOf } from '../support/small.js';

interface Wanted {
	readonly place: string;
	readonly line: string;
	readonly column?: ColumnId;
	readonly value: string;
	readonly currency?: string;
}

/** A text with values written into cells of it, each in the first node of its place. */
function written(text: string, ...wanted: readonly Wanted[]): string {
	const { source, outline, return_, ledger } = snapshotOf(text);
	const values = wanted.map(({ place, line, column = 'value', value, currency }) => {
		const node = [...outline.nodes, ...ledger.implied].find((candidate) => candidate.place?.id === place);
		const cell = node && return_.cells.get(node, line, column);
		if (!cell) {
			throw new Error(`no ${line} in ${place}`);
		}
		return { cell, value: decimalOf(value), currency };
	});
	return apply(text, writeCells(source, outline, values));
}

/** The lines that are new or changed. */
function lines(parts: Parts, ...wanted: readonly Wanted[]): readonly string[] {
	const text = smallReturn(parts);
	return changedLines(text, written(text, ...wanted));
}

const II = (column: ColumnId, value: string, line = 'opening'): Wanted => ({ place: 'II/for', line, column, value });

describe('a number is replaced where it stands', () => {
	it.each<[string, Parts, Wanted, string]>([
		[
			'the first of a line',
			{ II: '    opening  5 + 1 = 6  # as filed' },
			II('issued', '1,234'),
			'    opening  1,234 + 1 = 6  # as filed',
		],
		['the second, with its operator', { II: '    opening 5 + 1 = 6' }, II('treasury', '-7'), '    opening 5 - 7 = 6'],
		['the second, back to plus', { II: '    opening 5 - 1 = 4' }, II('treasury', '7'), '    opening 5 + 7 = 4'],
		['the second, its sign at the digits', { II: '    opening 5 -1' }, II('treasury', '2'), '    opening 5 + 2'],
		['the second, its operator doubled by a sign', { II: '    opening 5 - -1' }, II('treasury', '-2'), '    opening 5 - 2'],
		['the total', { II: '    opening 5 + 1 = 6' }, II('total', '9'), '    opening 5 + 1 = 9'],
		[
			'a par value behind its currency',
			{ I: '    opening 5 x HKD 0.1 = HKD 0.5' },
			{ place: 'I/for', line: 'opening', column: 'par', value: '0.01' },
			'    opening 5 x HKD 0.01 = HKD 0.5',
		],
		[
			'a pasted number, its parentheses too',
			{ A: '    scheme "S" opening 5\n      lapsed (3)' },
			{ place: 'scheme', line: 'lapsed', value: '-4' },
			'      lapsed -4',
		],
	])('%s', (_, parts, wanted, line) => expect(lines(parts, wanted)).toEqual([line]));
});

describe('a column is added to its line', () => {
	it.each<[string, Parts, readonly Wanted[], string]>([
		['a total behind the first', { II: '    opening 5  # c' }, [II('total', '5')], '    opening 5 = 5  # c'],
		['a total behind the second', { II: '    opening 5 + 1' }, [II('total', '6')], '    opening 5 + 1 = 6'],
		['a second before a total', { II: '    opening 5 = 6' }, [II('treasury', '1')], '    opening 5 + 1 = 6'],
		['a second that is negative', { II: '    opening 5' }, [II('treasury', '-1')], '    opening 5 - 1'],
		['both at once', { II: '    opening 5' }, [II('total', '6'), II('treasury', '1')], '    opening 5 + 1 = 6'],
		[
			'a capital',
			{ I: '    opening 5 x HKD 1' },
			[{ place: 'I/for', line: 'opening', column: 'capital', value: '5', currency: 'HKD' }],
			'    opening 5 x HKD 1 = HKD 5',
		],
		[
			'a par value before a capital',
			{ I: '    opening 5 = HKD 5' },
			[{ place: 'I/for', line: 'opening', column: 'par', value: '1', currency: 'HKD' }],
			'    opening 5 x HKD 1 = HKD 5',
		],
		[
			'a number behind a movement that has none',
			{ A: '    scheme "S" opening 5\n      lapsed' },
			[{ place: 'scheme', line: 'lapsed', value: '-1' }],
			'      lapsed -1',
		],
		[
			'a number before the kind of an exercise',
			{ A: '    scheme "S" opening 5\n      exercised new' },
			[{ place: 'scheme', line: 'exercised', value: '-1' }],
			'      exercised -1 new',
		],
		[
			'money behind the text of another movement',
			{ B: '    warrant "W" opening HKD 5\n      other "Lost"' },
			[{ place: 'warrant', line: 'other', value: '-1', currency: 'HKD' }],
			'      other "Lost" HKD -1',
		],
	])('%s', (_, parts, wanted, line) => expect(lines(parts, ...wanted)).toEqual([line]));
});

describe('a line that is left out is put where the form has it', () => {
	/** The new lines, each with the line before it. */
	function placed(parts: Parts, ...wanted: readonly Wanted[]): readonly string[] {
		const text = smallReturn(parts);
		const after = written(text, ...wanted).split('\n');
		const old = text.split('\n');
		return after.flatMap((line, index) => (old.includes(line) ? [] : [`${after[index - 1]?.trim()} | ${line}`]));
	}

	it.each<[string, Parts, readonly Wanted[], readonly string[]]>([
		[
			'between its neighbours',
			{ II: '    opening 5\n    closing 5' },
			[II('issued', '0', 'change')],
			['opening 5 |     change  0'],
		],
		[
			'at the indentation of the lines beside it',
			{ II: '\topening 5' },
			[II('issued', '5', 'closing')],
			['opening 5 | \tclosing  5'],
		],
		[
			'with 0 in the columns before',
			{ II: '    opening 5\n    closing 5' },
			[II('treasury', '-3', 'change')],
			['opening 5 |     change  0 - 3'],
		],
		[
			'behind the movements of an item',
			{ A: '    scheme "S"\n      opening 5\n      lapsed -1\n      A1 0' },
			[{ place: 'scheme', line: 'closing', value: '4' }],
			['lapsed -1 |       closing  4'],
		],
		[
			'with its currency',
			{ C: '    convertible "C"\n      opening HKD 5' },
			[{ place: 'convertible', line: 'closing', value: '5', currency: 'HKD' }],
			['opening HKD 5 |       closing  HKD 5'],
		],
		[
			'behind the items of a block',
			{ D: '    agreement "A"\n      D1 1\n    agreement "B"\n      D1 2' },
			[{ place: 'III.D/for', line: 'DD1', value: '3' }],
			['D1 2 |     DD1  3'],
		],
		[
			'behind the blocks of a section',
			{ I: '    opening 5 x HKD 1\n    closing 5 x HKD 1' },
			[{ place: 'I', line: 'total', value: '5', currency: 'HKD' }],
			['closing 5 x HKD 1 |   total  HKD 5'],
		],
		[
			'an item above its block, where both are new',
			{ A: '    scheme "S"\n      opening 5' },
			[
				{ place: 'III.A/for', line: 'AA1', value: '0' },
				{ place: 'scheme', line: 'closing', value: '5' },
			],
			['opening 5 |       closing  5', 'closing  5 |     AA1  0'],
		],
	])('%s', (_, parts, wanted, expected) => expect(placed(parts, ...wanted)).toEqual(expected));

	it.each<[string, Parts, string, string[]]>([
		[
			'an item that is laid out',
			{ A: '    scheme "S"\n      opening    5\n      exercised  -1' },
			'4',
			['exercised  -1 |       closing    4'],
		],
		['one that is not', { A: '    scheme "S"\n      opening 5\n      exercised -1' }, '4', ['exercised -1 |       closing  4']],
	])('in the column of %s', (_, parts, value, expected) => {
		expect(placed(parts, { place: 'scheme', line: 'closing', value })).toEqual(expected);
	});

	it('the totals are opened where they are missing, before section IV', () => {
		const wanted = [
			{ place: 'totals/for', line: 'issued', value: '5' },
			{ place: 'totals/for', line: 'treasury', value: '0' },
		];
		const text = smallReturn({ E: '    event "Placing"\n      E1 5' });
		expect(written(text, ...wanted)).toBe(
			text.replace('      E1 5\n', '      E1 5\n\ntotals\n  for ORD\n    issued    5\n    treasury  0\n'),
		);
	});

	it('a class of them is added to those that are there', () => {
		const text = smallReturn({
			classes: 'class A "Ordinary shares" unlisted\nclass ORD "Ordinary shares" listed 07999',
			II: '  for A\n    opening 5\n  for ORD\n    opening 5',
			totals: '  for A\n    issued 0',
		});
		const { ledger } = snapshotOf(text);
		expect([...ledger.implied].map(({ classId }) => classId)).toEqual(['ORD']);
		const { source, outline, return_ } = snapshotOf(text);
		void return_;
		const [node] = ledger.implied;
		const cell = node && ledger.return_.cells.get(node, 'issued');
		const after = cell && apply(text, writeCells(source, outline, [{ cell, value: decimalOf('0') }]));
		expect(after).toBe(text.replace('    issued 0\n', '    issued 0\n  for ORD\n    issued  0\n'));
	});

	it('the line ends are those of the text', () => {
		const text = smallReturn().replaceAll('\n', '\r\n');
		expect(written(text, II('issued', '0', 'change'))).toBe(
			text.replace('opening 1,000,000\r\n', 'opening 1,000,000\r\n    change  0\r\n'),
		);
	});

	it('behind the last line of a text that has no end', () => {
		expect(written('section II\n  for A\n    opening 5', II('issued', '5', 'closing'))).toBe(
			'section II\n  for A\n    opening 5\n    closing  5',
		);
	});
});
