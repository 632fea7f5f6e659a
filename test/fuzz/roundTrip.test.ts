import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importPdf } from '../../server/src/import/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, renderHtml, renderJson, renderText } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { open, saidOnPaper } from '../import/support/said.js';
import { anyCharacters, anyReturn } from '../support/models.js';

function read(text: string): string {
	const imported = importText(text);
	if ('refused' in imported) throw new Error(imported.refused);
	expect(imported.problems).toEqual([]);
	return imported.text;
}

describe('any return, printed and imported, is the same return', () => {
	it('as JSON, to the last sign', () => {
		const large = { largest: 10n ** 40n, chinese: true };
		const any = fc.oneof(anyReturn(large), anyReturn({ ...large, text: anyCharacters }));
		fc.assert(
			fc.property(any, (text) => {
				const json = renderJson(open(text));
				expect(renderJson(open(read(json)))).toBe(json);
			}),
			{ numRuns: 150 },
		);
	}, 120_000);

	it.each([
		['HTML', renderHtml],
		['text', renderText],
	] as const)(
		'as %s, in what the form says',
		(_, render) => {
			fc.assert(
				fc.property(anyReturn({ chinese: true }), (text) => {
					expect(saidOnPaper(read(render(open(text))))).toEqual(saidOnPaper(text));
				}),
				{ numRuns: 100 },
			);
		},
		120_000,
	);

	// Each takes a while: the same few at every run, which nothing shrinks.
	it.each(fc.sample(anyReturn({ chinese: true }), { numRuns: 5, seed: 1 }).map((text, index) => [index, text] as const))(
		'as PDF, return %i',
		async (_, text) => {
			const imported = await importPdf(await pdfOf(documentOf(open(text))));
			if ('refused' in imported) throw new Error(imported.refused);
			expect(imported.problems).toEqual([]);
			expect(saidOnPaper(imported.text)).toEqual(saidOnPaper(text));
		},
		120_000,
	);
});
