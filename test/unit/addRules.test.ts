import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnNames, dateFormats, encodings, numberFormats, rulesIn } from '../../server/src/entry/rules.js';
import { dayIn, numberIn } from '../../server/src/entry/values.js';
import { entryRows } from '../../server/src/forms/ff301/entries.js';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { ff304 } from '../../server/src/forms/ff304/index.js';
import { ff305 } from '../../server/src/forms/ff305/index.js';
import { entryRows as purchaseRows } from '../../server/src/forms/nextDay/entries.js';
import { format } from '../../server/src/syntax/decimal.js';

const root = join(import.meta.dirname, '../..');
const { properties } = JSON.parse(readFileSync(join(root, 'docs/schema/add.schema.json'), 'utf8'));

describe('the rules of `add`', () => {
	it('are what the schema says', () => {
		expect(Object.keys(properties.columns.properties)).toEqual(columnNames);
		expect(properties.dates.enum).toEqual(dateFormats);
		expect(properties.numbers.enum).toEqual(numberFormats);
		expect(properties.encoding.enum).toEqual(encodings);
		const kinds = [...entryRows, ...purchaseRows].map(({ kind, shares }) => (shares === 'new' ? kind : `${kind} ${shares}`));
		expect([...properties.kind.enum].sort()).toEqual([...new Set(kinds)].sort());
	});

	it('are read as they are documented', () => {
		const [, , example] = readFileSync(join(root, 'docs/add.md'), 'utf8')
			.split(/```\w*\n/)
			.filter((_, index) => index % 2 === 1 || index === 0);
		expect(example === undefined ? undefined : rulesIn(example)).not.toHaveProperty('problems');
	});
});

it('every kind of row goes to lines that the form has', () => {
	for (const { item, cells, movement, section, funds } of entryRows) {
		for (const { keyword } of cells) expect(ff301.line(item, keyword), keyword).toBeDefined();
		if (movement) expect(ff301.line(item, movement.keyword)?.movement).toBe(true);
		if (funds !== undefined) expect(ff301.line(section, funds)).toBeDefined();
	}
});

it.each([ff304, ff305])('a purchase goes to lines that $id has', (form) => {
	for (const { item, cells, purchase } of purchaseRows) {
		const { way, highest, lowest, paid } = purchase ?? {};
		for (const keyword of [...cells.map((cell) => cell.keyword), way, highest, lowest, paid]) {
			expect(form.line(item, keyword ?? ''), keyword).toBeDefined();
		}
	}
});

describe('dates and numbers', () => {
	it.each(dateFormats)('%s takes its own days and no others', (as) => {
		const own = { year: '2026', month: '11', day: '03' };
		const written = as
			.replace('YYYY', own.year)
			.replace('MMM', 'Nov')
			.replace('MM', own.month)
			.replace('DD', own.day)
			.replace('M月D', '11月3');
		expect(dayIn(written, as)).toEqual({ year: 2026, month: 11, day: 3 });
		expect(dayIn(`${written}x`, as)).toBeUndefined();
		expect(dayIn('', as)).toBeUndefined();
	});

	it('takes no day that is none', () => {
		expect(dayIn('2026-02-29', 'YYYY-MM-DD')).toBeUndefined();
		expect(dayIn('31/11/2026', 'DD/MM/YYYY')).toBeUndefined();
		expect(dayIn('11/13/2026', 'DD/MM/YYYY')).toBeUndefined();
	});

	it.each([
		['12,000', '1,234.56', '12,000'],
		['12000.50', '1,234.56', '12,000.50'],
		['12.000,50', '1.234,56', '12,000.50'],
		['1,2000', '1,234.56', undefined],
		['12.000', '1.234,56', '12,000'],
		['-5', '1,234.56', undefined],
		['(5)', '1,234.56', undefined],
		['1e5', '1,234.56', undefined],
	] as const)('%s as %s', (text, as, wanted) => {
		const value = numberIn(text, as);
		expect(value && format(value)).toBe(wanted);
	});
});
