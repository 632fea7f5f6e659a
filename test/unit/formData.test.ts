import { describe, expect, it } from 'vitest';
import { currencies } from '../../server/src/forms/currencies.js';
import { confirmations, preambles } from '../../server/src/forms/ff301/confirmations.js';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { confirmationIds } from '../../server/src/forms/items.js';
import { confirmationText, noteById, noteByNumber, notesOf, renumbered } from '../../server/src/forms/notes.js';
import { type Generation, inGeneration } from '../../server/src/forms/types.js';
import { completionsOf, matchValue, valuesOf } from '../../server/src/forms/values.js';
import { wordingsOf } from '../../server/src/forms/wordings.js';

const words = wordingsOf(ff301);
const generations: readonly Generation[] = ['1.0', '1.1', '1.2'];

describe('editions', () => {
	it.each([
		['2021-06', undefined],
		['2021-07', 'v1.0.0'],
		['2021-09', 'v1.0.0'],
		['2021-10', 'v1.0.1'],
		['2023-06', 'v1.0.1'],
		['2023-07', 'v1.0.2'],
		['2024-05', 'v1.0.2'],
		['2024-06', 'v1.1.0'],
		['2024-10', 'v1.1.0'],
		['2024-11', 'v1.1.1'],
		['2025-12', 'v1.1.1'],
		['2026-01', 'v1.2.0'],
		['2026-02', 'v1.2.0'],
		['2026-03', 'v1.2.1'],
		['2031-01', 'v1.2.1'],
	])('for %s: %s', (month, id) => {
		expect(ff301.editionFor(month)?.id).toBe(id);
	});

	it('follow one another without a gap', () => {
		expect(ff301.editions.map(({ from, until }) => [from, until])).toEqual([
			['2021-07', '2021-09'],
			['2021-10', '2023-06'],
			['2023-07', '2024-05'],
			['2024-06', '2024-10'],
			['2024-11', '2025-12'],
			['2026-01', '2026-02'],
			['2026-03', undefined],
		]);
		expect(ff301.edition('v1.1.1')?.generation).toBe('1.1');
		expect(ff301.edition('v1.3.0')).toBeUndefined();
	});
});

describe('notes', () => {
	it('are numbered from 1 without a gap: six, five and six', () => {
		expect(generations.map((generation) => notesOf(words, generation).map((note) => note.number))).toEqual([
			[1, 2, 3, 4, 5, 6],
			[1, 2, 3, 4, 5],
			[1, 2, 3, 4, 5, 6],
		]);
	});

	it('moved when the public float came in between', () => {
		expect(noteByNumber(words, 4, '1.1')?.id).toBe('confirmations');
		expect(noteByNumber(words, 4, '1.2')?.id).toBe('public-float');
		expect(noteById(words, 'public-float', '1.1')).toBeUndefined();
		const identical = noteByNumber(words, 5, '1.1');
		expect(identical && renumbered(words, identical, '1.1')).toEqual({ generation: '1.2', number: 6 });
		const newer = noteByNumber(words, 6, '1.2');
		expect(newer && renumbered(words, newer, '1.2')).toEqual({ generation: '1.1', number: 5 });
		const date = noteByNumber(words, 2, '1.2');
		expect(date && renumbered(words, date, '1.2')).toBeUndefined();
		const oldest = noteByNumber(words, 2, '1.0');
		expect(oldest && renumbered(words, oldest, '1.0')).toEqual({ generation: '1.1', number: 4 });
	});

	it('are told by the number they had, however many generations keep the new one', () => {
		const later = [...words.editions, { id: 'v1.3.0', generation: '1.3', from: '2026-09' }];
		for (const generation of ['1.2', '1.3']) {
			const note = noteByNumber(words, 6, generation);
			expect(note && renumbered({ ...words, editions: later }, note, generation)).toEqual({ generation: '1.1', number: 5 });
		}
	});

	it('say nothing in the name of the form that was not seen', () => {
		for (const note of generations.flatMap((generation) => notesOf(words, generation))) {
			expect(note.plain).not.toBe('');
			if (note.text.sure !== 'seen') expect(note.text.en).toContain('not been seen');
		}
	});
});

describe('confirmations', () => {
	it('have exactly one wording for each item in each generation', () => {
		for (const generation of generations) {
			expect(preambles.find((row) => inGeneration(row, generation))?.text.en).toMatch(/^Pursuant to .* insofar as applicable:$/u);
			for (const item of confirmationIds) {
				const rows = confirmations.filter((row) => row.item === item && inGeneration(row, generation));
				expect([generation, item, rows.length]).toEqual([generation, item, 1]);
				expect(confirmationText(words, item, generation)).toBe(rows[0]?.text);
			}
		}
	});

	it('speak of treasury shares from v1.1 on, and of the note where it stands', () => {
		expect(confirmationText(words, 'i', '1.0')?.en).not.toContain('treasury');
		expect(confirmationText(words, 'i', '1.1')?.en).toContain('or sale or transfer of treasury shares');
		for (const generation of generations) {
			expect(confirmationText(words, 'iv', generation)?.en).toContain(
				`(Note ${noteById(words, 'identical', generation)?.number})`,
			);
		}
	});
});

describe('known values', () => {
	it('are found whatever their case and spacing, in either language', () => {
		expect(matchValue(ff301, 'class', 'ordinary  SHARES', '1.2')?.text.en).toBe('Ordinary shares');
		expect(matchValue(ff301, 'class', '普通股', '1.1')?.text.en).toBe('Ordinary shares');
		expect(matchValue(ff301, 'status', 'New submission', '1.0')?.text.en).toBe('New Submission');
		expect(matchValue(ff301, 'class', 'Ordinry shares', '1.2')).toBeUndefined();
	});

	it('belong to their generation', () => {
		expect(matchValue(ff301, 'event', 'Repurchase of shares', '1.0')?.text.en).toBe('Repurchase of shares');
		expect(matchValue(ff301, 'event', 'Repurchase of shares', '1.1')).toBeUndefined();
		expect(completionsOf(ff301, 'event', 'Repurchase of shares', '1.1')).toHaveLength(3);
		expect(valuesOf(ff301, 'threshold', '1.1')).toEqual([]);
	});

	it('complete what begins one', () => {
		expect(completionsOf(ff301, 'threshold', 'Initial Prescribed Threshold - 25%', '1.2').map((value) => value.text.en)).toEqual([
			'Initial Prescribed Threshold - 25% of the total number of issued shares in the class to which the listed shares belong (excluding treasury shares)',
		]);
		expect(completionsOf(ff301, 'class', '', '1.2')).toEqual([]);
		expect(completionsOf(ff301, 'class', 'Ordinary shares', '1.2')).toEqual([]);
	});

	it('take any text that begins with what is known of an entry', () => {
		expect(matchValue(ff301, 'threshold', 'Alternative Threshold', '1.2')?.open).toBe(true);
		expect(matchValue(ff301, 'threshold', 'Initial Prescribed Threshold - 15% of the total', '1.2')?.open).toBe(true);
		// On its way to the one known in full.
		expect(matchValue(ff301, 'threshold', 'Initial Prescribed Threshold - 25%', '1.2')).toBeUndefined();
	});

	it('stand once in a list of a generation', () => {
		for (const generation of generations) {
			for (const list of new Set((ff301.values ?? []).map((value) => value.list))) {
				const texts = valuesOf(ff301, list, generation).map((value) => value.text.en.toLowerCase());
				expect(texts).toEqual([...new Set(texts)]);
			}
		}
	});
});

describe('currencies', () => {
	it('are codes of three capitals, with RMB, and without metals and test codes', () => {
		for (const code of currencies) expect(code).toMatch(/^[A-Z]{3}$/u);
		for (const code of ['HKD', 'USD', 'RMB', 'CNY', 'GBP', 'CAD', 'EUR', 'SGD', 'JPY']) expect(currencies.has(code)).toBe(true);
		for (const code of ['XAU', 'XTS', 'XXX', 'HKS', 'CNH']) expect(currencies.has(code)).toBe(false);
	});
});
