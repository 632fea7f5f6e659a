import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, edgarHtml, renderHtml, renderJson, renderText } from '../../server/src/render/index.js';
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
	});

	it.each([
		['HTML', renderHtml],
		['text', renderText],
		['HTML as EDGAR takes it', (snapshot: Snapshot) => edgarHtml(documentOf(snapshot))],
	] as const)('as %s, in what the form says', (_, render) => {
		fc.assert(
			fc.property(anyReturn({ chinese: true }), (text) => {
				expect(saidOnPaper(read(render(open(text))))).toEqual(saidOnPaper(text));
			}),
			{ numRuns: 100 },
		);
	});

	// Each takes a while: the same at every run, which nothing shrinks. Among them figures so long that columns touch, and classes, items and
	// heads that a page ends within.
	it.each([
		[1, [0, 1, 2, 3, 4, 5, 6, 7]],
		[2, [17, 48]],
		[3, [63, 68, 81]],
		[4, [4, 7, 15, 18, 28, 84, 95]],
		[5, [22, 61]],
		[9, [87]],
	])('as PDF, of seed %i those numbered %j', async (seed, numbers) => {
		const returns = fc.sample(anyReturn({ chinese: true }), { numRuns: Math.max(...numbers) + 1, seed });
		for (const number of numbers) {
			const text = returns[number] as string;
			const imported = await importPdf(await pdfOf(documentOf(open(text))));
			if ('refused' in imported) throw new Error(imported.refused);
			expect(imported.problems, String(number)).toEqual([]);
			expect(saidOnPaper(imported.text), String(number)).toEqual(saidOnPaper(text));
		}
	});
});
