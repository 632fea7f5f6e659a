import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importText } from '../../server/src/import/text.js';
import { renderHtml, renderJson, renderText } from '../../server/src/render/index.js';
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
});
