import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/bundles.js';
import { MadePatterns } from '../support/madePatterns.js';
import { type SlowPattern, slowness, UsedPatterns } from '../support/usedPatterns.js';

/*
 * What a published form is read by are patterns made of its labels, with blanks between all signs. Many of them would be slow on a long run of
 * blanks or digits: none may get to them, whatever stands in what is imported.
 */

const raw = (name: string) => readFileSync(join(import.meta.dirname, 'raw', name), 'utf8');

const cases = readdirSync(join(root, 'test/cases'))
	.filter((name) => /\.input\.(?:txt|htm)$/.test(name))
	.map((name) => readFileSync(join(root, 'test/cases', name), 'utf8'));

/** So long a run costs nothing yet. */
const most = 100;
const long = 400;
/** In so many places of a text. */
const places = 12;

describe('a pattern that is slow on long runs of some sign', () => {
	const made = new MadePatterns();
	let read: (text: string) => unknown;
	let sources: readonly string[] = [];
	let used: UsedPatterns;
	beforeAll(async () => {
		// What is made when a module is loaded is seen where that is loaded now.
		const { importText } = await import('../../server/src/import/text.js');
		const { printedOf } = await import('../support/sources.js');
		const { allForms } = await import('../../server/src/forms/index.js');
		const { ff301 } = await import('../../server/src/forms/ff301/index.js');
		read = importText;
		sources = [
			...allForms.filter(({ kind }) => kind !== 'cover').map((form) => printedOf(form, 'text')),
			// Copied as one line.
			...allForms.filter(({ kind }) => kind === 'day').map((form) => printedOf(form, 'text').replaceAll('\n', ' ')),
			...(['html', 'markdown'] as const).map((kind) => printedOf(ff301, kind)),
			...['kingsoft-cloud-2024-12.6-K.txt', 'tencent-2024-01-18.FF304.txt', 'miniso-2024-10-18.FF305.txt'].map(raw),
		];
		used = new UsedPatterns();
		for (const source of [...sources, ...cases]) read(source);
	});
	afterAll(() => {
		used.end();
		made.end();
	});

	it('is met by what is imported here, if it was made of pieces', () => {
		const met = new Set(used.slow.map(({ source }) => source));
		const unmet = made.all.filter((one) => one.file.includes('/import/') && slowness(one) && !met.has(one.source));
		expect(unmet.map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
		expect(met.size).toBeGreaterThan(20);
	});

	it('is given none', () => {
		const signs = new Set(used.slow.flatMap(({ slow }) => slow.picks));
		expect(signs.size).toBeGreaterThan(2);
		for (const sign of signs) {
			for (const source of sources) {
				const gaps = source.match(/(?<=\S) (?=\S)|\n/g)?.length ?? 0;
				const each = Math.ceil(gaps / places);
				let at = 0;
				read(source.replace(/(?<=\S) (?=\S)|\n/g, (gap) => (at++ % each === 0 ? gap + sign.repeat(long) + gap : gap)));
			}
		}
		expect(used.slow.filter(({ longest }) => longest > most).map(shown)).toEqual([]);
	});

	it('is known by how it would be slow', () => {
		expect(slowness(/^\s*a\s*b/m)?.picks).toEqual(['\n']);
		expect(slowness(/\d+\.?\d*x/)?.picks).toContain('0');
		expect(slowness(/^\d+$/)).toBeUndefined();
	});
});

const shown = ({ source, flags, longest }: SlowPattern) => `${longest} at once: /${source}/${flags}`;
