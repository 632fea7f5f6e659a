import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../server/src/checks/snapshot.js';
import { importPdf } from '../../server/src/import/source/pdf.js';
import { importText } from '../../server/src/import/text.js';
import { documentOf, edgarCheck, edgarHtml, renderHtml, renderJson, renderText } from '../../server/src/render/index.js';
import { pdfOf } from '../../server/src/render/pdf.js';
import { modelOf } from '../import/support/model.js';
import { open } from '../import/support/said.js';
import { anyCharacters } from '../support/models.js';
import { anyNextDayReturn } from '../support/nextDayModels.js';

function read(text: string): string {
	const imported = importText(text);
	if ('refused' in imported) throw new Error(imported.refused);
	expect(imported.problems.map(({ message }) => message)).toEqual([]);
	return imported.text;
}

const runs = Number(process.env.FUZZ_RUNS ?? 40);

describe('any next-day return, printed and imported, is the same return', () => {
	it('as JSON, to the last sign', () => {
		fc.assert(
			fc.property(fc.oneof(anyNextDayReturn(), anyNextDayReturn(anyCharacters)), (text) => {
				const json = renderJson(open(text));
				expect(renderJson(open(read(json)))).toBe(json);
			}),
			{ numRuns: runs },
		);
	});

	it.each([
		['HTML', renderHtml],
		['text', renderText],
		['HTML as EDGAR takes it', (snapshot: Snapshot) => edgarHtml(documentOf(snapshot))],
	] as const)('as %s', (_, render) => {
		fc.assert(
			fc.property(anyNextDayReturn(), (text) => {
				expect(modelOf(read(render(open(text))))).toEqual(modelOf(text));
			}),
			{ numRuns: runs },
		);
	});

	it('as HTML in no more than EDGAR’s subset, whatever its texts hold', () => {
		fc.assert(
			fc.property(anyNextDayReturn(anyCharacters), (text) => {
				const bytes = new TextEncoder().encode(edgarHtml(documentOf(open(text))));
				expect(edgarCheck([{ name: 'a.htm', bytes }])).toEqual([]);
			}),
			{ numRuns: runs },
		);
	});

	// Each takes a while: the same at every run, which nothing shrinks.
	it.each(Array.from({ length: Math.ceil(runs / 10) }, (_, seed) => seed))('as PDF, of seed %i', async (seed) => {
		for (const text of fc.sample(anyNextDayReturn(), { numRuns: 2, seed })) {
			const imported = await importPdf(await pdfOf(documentOf(open(text))));
			if ('refused' in imported) throw new Error(imported.refused);
			expect(imported.problems.map(({ message }) => message)).toEqual([]);
			expect(modelOf(imported.text)).toEqual(modelOf(text));
		}
	});
});
