import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import { ff301 } from '../../server/src/forms/ff301/index.js';
import { languageOf } from '../../server/src/syntax/language.js';
import { anyText, languageLine } from '../support/arbitraries.js';
import { apply } from '../support/slips.js';
import { december, smallReturn, strictService } from '../support/small.js';

const { lex: lexLine } = languageOf(ff301);

const uri = 'memory:///any.return';

/** The rest of a line that is in no token: blanks, of which nobody speaks. */
function uncovered(line: string): string {
	const { tokens, comment, oddSpaces } = lexLine(line);
	const covered = [...tokens, ...oddSpaces, ...(comment ? [comment] : [])].sort((a, b) => a.startOffset - b.startOffset);
	let at = 0;
	let rest = '';
	for (const { startOffset, image } of covered) {
		expect(startOffset).toBeGreaterThanOrEqual(at);
		expect(line.slice(startOffset, startOffset + image.length)).toBe(image);
		rest += line.slice(at, startOffset);
		at = startOffset + image.length;
	}
	return rest + line.slice(at);
}

describe('the tokens of a line', () => {
	it('are in order and cover it but for its blanks', () => {
		fc.assert(
			fc.property(fc.oneof(languageLine, fc.string({ unit: 'binary' }), anyText), (text) => {
				for (const line of text.split(/\r\n|\r|\n/)) {
					expect(uncovered(line)).toMatch(/^[ \t]*$/);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

describe('any text', () => {
	const inside = (lines: readonly string[], { start, end }: Range) => {
		for (const { line, character } of [start, end]) {
			expect(line).toBeGreaterThanOrEqual(0);
			expect(line).toBeLessThan(lines.length);
			expect(character).toBeGreaterThanOrEqual(0);
			expect(character).toBeLessThanOrEqual(lines[line]?.length ?? 0);
		}
		expect(start.line < end.line || (start.line === end.line && start.character <= end.character)).toBe(true);
	};

	/** Everything that is asked of a text; the service throws here what it would log. */
	const ask = (text: string, beside: readonly string[]) => {
		const service = strictService({ [uri]: text });
		for (const [index, other] of beside.entries()) {
			service.put(`memory:///beside-${index}.return`, other);
		}
		expect(service.text(uri)).toBe(text);
		const lines = text.split(/\r\n|\r|\n/);
		const findings = service.findings(uri);
		for (const finding of findings) {
			inside(lines, finding.range);
			expect(finding.message).toMatch(/\S/);
			expect(finding.message).not.toMatch(/undefined|NaN|\[object|\{\d\}/);
			for (const related of finding.related) {
				if (related.uri === uri) {
					inside(lines, related.range);
				}
			}
			const fixes = finding.fixes();
			expect(fixes.filter(({ preferred }) => preferred).length).toBeLessThanOrEqual(1);
			for (const { title, edits } of fixes) {
				expect(title).toMatch(/\S/);
				expect(edits.length).toBeGreaterThan(0);
				for (const { range } of edits) {
					inside(lines, range);
				}
				expect(apply(text, edits)).not.toBe(text);
			}
		}
		for (const options of [{}, { mend: true }]) {
			for (const { range } of service.compute(uri, options)) {
				inside(lines, range);
			}
		}
		service.codeActions(uri, { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } });
		service.dependents(uri);
		return findings;
	};

	it('is read, checked and computed without a throw, its findings inside it, its fixes changing it', () => {
		fc.assert(
			fc.property(anyText, (text) => void ask(text, [])),
			{ numRuns: 260 },
		);
	});

	it('and beside other months too', () => {
		const beside = [smallReturn(), smallReturn({ month: '31 January 2026', submitted: '2 February 2026' })];
		const header = smallReturn(december).split('\n').slice(0, 5).join('\n');
		fc.assert(
			fc.property(anyText, (text) => void ask(`${header}\n${text}`, beside)),
			{ numRuns: 80 },
		);
	});

	it('is found the same at each asking', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const said = () =>
					strictService({ [uri]: text })
						.findings(uri)
						.map(({ check, message, range }) => ({ check, message, range }));
				expect(said()).toEqual(said());
			}),
			{ numRuns: 40 },
		);
	});

	it('at positions outside it is asked nothing that it does not answer', () => {
		const service = strictService({ [uri]: smallReturn() });
		const position = fc.record({ line: fc.integer({ min: -5, max: 100 }), character: fc.integer({ min: -5, max: 200 }) });
		fc.assert(
			fc.property(position, position, (start, end) => {
				service.hover(uri, start);
				service.codeActions(uri, { start, end });
			}),
			{ numRuns: 200 },
		);
		expect(service.findings('memory:///unknown.return')).toEqual([]);
		expect(service.hover('memory:///unknown.return', { line: 0, character: 0 })).toBeUndefined();
	});
});
