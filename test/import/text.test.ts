import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/text.js';
import { createReturnService } from '../../server/src/service.js';
import { generateReturn } from '../support/generate.js';
import { modelOf } from './support/model.js';
import { layouts, printed } from './support/sources.js';

const folder = import.meta.dirname;
const raw = (name: string) => readFileSync(join(folder, 'raw', name), 'utf8');
const real = (name: string) => readFileSync(join(folder, '../returns', `${name}.return`), 'utf8');

function read(text: string): string {
	const imported = importText(text);
	if ('refused' in imported) throw new Error(imported.refused);
	return imported.text;
}

function problems(text: string): readonly string[] {
	const imported = importText(text);
	return 'refused' in imported ? [imported.refused] : imported.problems.map(({ message }) => message);
}

function errors(text: string): readonly string[] {
	const service = createReturnService();
	service.put('test:/a.return', text);
	return service.findings('test:/a.return').flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
}

describe('real returns', () => {
	it('reads Kingsoft Cloud’s from its Form 6-K', () => {
		const text = read(raw('kingsoft-cloud-2024-12.6-K.txt'));
		expect(modelOf(text, ['remarks'])).toEqual(modelOf(real('kingsoft-cloud-2024-12'), ['remarks']));
		expect(errors(text)).toEqual([]);
		expect(text).toContain('to take place on the Hong Kong Stock Exchange)."');
		// The copy has lost these two headings; whether they were not applicable nobody can tell from it.
		expect(problems(raw('kingsoft-cloud-2024-12.6-K.txt'))).toEqual([
			'not read: section III.B, for its heading is not there',
			'not read: section III.C, for its heading is not there',
		]);
	});

	it('reads Moon’s as pdftotext lays it out', () => {
		const text = read(raw('moon-2026-01.layout.txt'));
		expect(modelOf(text)).toEqual(modelOf(real('moon-inc-2026-01')));
		expect(errors(text)).toEqual([]);
		expect(problems(raw('moon-2026-01.layout.txt'))).toEqual([]);
	});
});

describe.each(layouts)('a return set in $name', ({ write }) => {
	it.each(['1.0', '1.1', '1.2'] as const)('is read as it was, generation %s', (editionGeneration) => {
		for (let seed = 0; seed < 25; seed++) {
			const original = generateReturn({
				seed,
				editionGeneration,
				classes: (seed % 4) + 1,
				...(seed % 5 === 0 ? { lines: 250 } : {}),
			});
			const { elements, edition } = printed(original);
			const source = write(elements, edition);
			const text = read(source);
			expect(text, `seed ${seed}`).not.toContain('# not read');
			// Why an item is left out is not printed.
			expect(modelOf(text).map(withoutReason), `seed ${seed}`).toEqual(modelOf(original).map(withoutReason));
			expect(errors(text), `seed ${seed}`).toEqual([]);
		}
	});
});

function withoutReason(said: string): string {
	return said.startsWith('V / omit') ? said.replace(/".*" /, '') : said;
}
