import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import type { Imported } from '../../server/src/import/imported.js';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, edgarHtml, renderHtml, renderJson, renderText } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { open, saidOnPaper } from '../import/support/said.js';
import { anyCharacters, anyReturn } from '../support/models.js';

/** The text of what was imported, where no more is said of it than that nobody signs a return that nobody signs. */
function textOf(imported: Imported, of: string, which = ''): string {
	if ('refused' in imported) throw new Error(imported.refused);
	const unsigned = ['not read: signed: who submits it, for no name stands at its label'];
	expect(
		imported.problems.map(({ message }) => message),
		which,
	).toEqual(/^signed "/m.test(of) ? [] : unsigned);
	return imported.text;
}

describe('any return, printed and imported, is the same return', () => {
	it('as JSON, to the last sign', () => {
		const large = { largest: 10n ** 40n, chinese: true };
		const any = fc.oneof(anyReturn(large), anyReturn({ ...large, text: anyCharacters }));
		fc.assert(
			fc.property(any, (text) => {
				const json = renderJson(open(text));
				const imported = importText(json);
				expect(imported).toMatchObject({ problems: [] });
				expect('text' in imported && renderJson(open(imported.text))).toBe(json);
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
				expect(saidOnPaper(textOf(importText(render(open(text))), text))).toEqual(saidOnPaper(text));
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
			const imported = textOf(await importPdf(await pdfOf(documentOf(open(text)))), text, String(number));
			expect(saidOnPaper(imported), String(number)).toEqual(saidOnPaper(text));
		}
	});
});
