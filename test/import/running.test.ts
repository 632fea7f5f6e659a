import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/text.js';
import { renderText } from '../../server/src/render/index.js';
import { generateReturn } from '../support/generate.js';
import { plainPart } from './support/plain.js';
import { open } from './support/said.js';

/** A printed return with every page on a line; what ends a line stands next to what begins the one below, or has a space before it. */
function onePageALine(printed: string, between: string): string {
	return printed
		.split('\f')
		.flatMap((page) => page.split(/(?<=v \d\.\d\.\d)\n/))
		.map((page) =>
			page
				.split('\n')
				.map((line) => line.trim().replace(/\s+/g, ' '))
				.filter((line) => line !== '' && !/^[-\s]+$/.test(line))
				.join(between),
		)
		.filter((page) => page !== '')
		.join('\n');
}

function read(text: string): string {
	const imported = importText(text);
	if ('refused' in imported) throw new Error(imported.refused);
	return imported.text;
}

const figures = (text: string) => text.match(/\d{1,3}(?:,\d{3})+/g) ?? [];

/** The figures that stand in a text less often than they are wanted. */
function tooFew(wanted: readonly string[], text: string): readonly string[] {
	const count = (figure: string) => wanted.filter((one) => one === figure).length;
	return [...new Set(wanted)].filter((figure) => text.split(figure).length - 1 < count(figure));
}

describe.each([
	['in English, with spaces at the ends of lines', 'en', ' '],
	['in English, without', 'en', ''],
	['in Chinese, with spaces at the ends of lines', 'zh', ' '],
	['in Chinese, without', 'zh', ''],
] as const)('a return with every page on a line, %s', (_, language, between) => {
	it.each(['1.0', '1.1', '1.2'] as const)('has its head, classes, I and II, and no figure of III is lost: %s', (generation) => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 3 }), (seed, classes) => {
				const text = generateReturn({ seed, editionGeneration: generation, classes });
				const source = onePageALine(renderText(open(text), [], { language }), between);
				const imported = read(source);
				expect(plainPart(imported)).toEqual(plainPart(text));
				// Figures may stand next to one another, as they stood in the source.
				const said = imported.replace(/\n\s*# (?!not read)|\s/g, '');
				expect(tooFew(figures(text), said)).toEqual([]);
			}),
			{ numRuns: 6 },
		);
	});
});
