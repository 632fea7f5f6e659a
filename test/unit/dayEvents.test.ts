import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textIn } from '../support/places.js';
import { strictService } from '../support/small.js';

const folder = join(import.meta.dirname, '../golden/next-day-and-month');
const names = readdirSync(folder).filter((name) => /^[\d-]+\.return$/.test(name));
const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const [first, second, month] = ['2025-09-03.return', '2025-09-04.return', '2025-09.return'] as const;

/** Where a line leads, from a word of it: the files, with the lines there. */
function from(name: string, line: RegExp, word: string, files: Readonly<Record<string, string>> = texts) {
	const service = strictService(files);
	const lines = (files[name] ?? '').split('\n');
	const at = lines.findIndex((each) => line.test(each));
	return service.definition(name, { line: at, character: (lines[at] ?? '').indexOf(word) + 1 }).map(({ uri, range }) => {
		expect(textIn(files[uri] ?? '', range)).toMatch(/^".*"$/);
		return `${uri}: ${(files[uri] ?? '')
			.split('\n')
			[range.start.line]?.trim()
			.replace(/^\w+ "[^"]*"\s*/, '')}`;
	});
}

describe('a day and its line in the month', () => {
	it.each(['event', 'Repurchase', '4 September', 'E1'])('from the month, on %s, to the row of the next-day return', (word) => {
		expect(from(month, /E1 -40,000/, word)).toEqual([
			'2025-09-04.return: on 4 September 2025  issued -40,000  percent 0.005  price HKD 10.05',
		]);
	});

	it('from the row to the month', () => {
		for (const word of ['event', 'issued']) {
			expect(from(second, /^ +event/, word)).toEqual([`${month}: price HKD 10.05  on 4 September 2025  E1 -40,000`]);
		}
	});

	it('what is pending, of the month’s last return', () => {
		expect(from(month, /pending -80,000/, 'pending -')).toEqual([
			'2025-09-04.return: on 4 September 2025  shares 80,000  percent 0.01  price HKD 10.1',
		]);
		expect(from(second, /^ +pending/, 'shares 8')).toEqual([`${month}: pending -80,000`]);
	});

	it('nowhere, where the other has none: a placeholder, another kind or day, no such file', () => {
		expect(from(first, /^ +event/, 'event')).toEqual([]);
		const later = { ...texts, [month]: (texts[month] ?? '').replace('on 4 September', 'on 5 September') };
		expect(from(month, /E1 -40,000/, 'event', later)).toEqual([]);
		expect(from(second, /^ +event/, 'event', later)).toEqual([]);
		expect(from(second, /^ +event/, 'event', { [second]: texts[second] ?? '' })).toEqual([]);
	});
});
