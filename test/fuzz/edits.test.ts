import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentChange, ReturnService } from '../../server/src/service.js';
import { anyText, languageLine } from '../support/arbitraries.js';
import { strictService } from '../support/small.js';

const uri = 'memory:///edited.return';

function said(service: ReturnService) {
	return service.findings(uri).map((finding) => ({
		check: finding.check,
		severity: finding.severity,
		message: finding.message,
		range: finding.range,
		related: finding.related,
		fixes: finding.fixes(),
	}));
}

/** A place in a text, from a number; sometimes between a carriage return and its line feed, as only an offset can be. */
function positionAt(text: string, number: number): { line: number; character: number } {
	const before = text.slice(0, number % (text.length + 1));
	const lines = before.split(/\r\n|\r|\n/);
	return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const inserted = fc.oneof(
	languageLine,
	fc.constantFrom('', '\n', '\r', '\r\n', ' ', '"', '#', '5', '\ufeff'),
	fc.string({ maxLength: 6 }),
);
const edit = fc.record({
	from: fc.nat(),
	length: fc.oneof(fc.constant(0), fc.nat({ max: 60 })),
	text: inserted,
	whole: fc.integer({ min: 0, max: 30 }),
});

describe('edits one after another', () => {
	it('come to the text and the findings that the whole text has', () => {
		fc.assert(
			fc.property(
				anyText,
				fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
				fc.nat(),
				(start, batches, look) => {
					const service = strictService({ [uri]: start });
					let version = 0;
					for (const batch of batches) {
						const changes: ContentChange[] = [];
						const scratch = strictService({ [uri]: service.text(uri) ?? '' });
						for (const { from, length, text, whole } of batch) {
							// Each place is one of the text that the change before it left.
							const now = scratch.text(uri) ?? '';
							const begin = from % (now.length + 1);
							const change: ContentChange =
								whole === 0
									? { text }
									: {
											range: { start: positionAt(now, begin), end: positionAt(now, Math.min(now.length, begin + length)) },
											text,
										};
							changes.push(change);
							scratch.edit(uri, [change], 1);
						}
						version += 1;
						service.edit(uri, changes, version);
						// Now and then the findings are asked for in between, as an editor does.
						if ((look + version) % 3 === 0) {
							service.findings(uri);
						}
					}
					const text = service.text(uri) ?? '';
					expect(said(service)).toEqual(said(strictService({ [uri]: text })));
					expect(service.version(uri)).toBe(version);
				},
			),
			{ numRuns: 120 },
		);
	});

	it('make of the text what the same edits make of a string', () => {
		fc.assert(
			fc.property(anyText, fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
				const service = strictService({ [uri]: start });
				let expected = start;
				for (const [index, { from, length, text }] of edits.entries()) {
					// A place inside a line end is none that an editor has.
					const whole = (at: number) => (expected[at - 1] === '\r' && expected[at] === '\n' ? at + 1 : at);
					const begin = whole(from % (expected.length + 1));
					const end = whole(Math.min(expected.length, begin + length));
					const range = { start: positionAt(expected, begin), end: positionAt(expected, end) };
					service.edit(uri, [{ range, text }], index + 1);
					expected = expected.slice(0, begin) + text + expected.slice(end);
					expect(service.text(uri)).toBe(expected);
				}
			}),
			{ numRuns: 200 },
		);
	});

	it('of a document that is not there are nothing', () => {
		const service = strictService();
		service.edit(uri, [{ text: 'x' }], 1);
		expect(service.has(uri)).toBe(false);
		expect(service.text(uri)).toBeUndefined();
	});
});
