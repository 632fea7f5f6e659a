import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, Range, SelectionRange } from 'vscode-languageserver-types';
import type { ReturnService } from '../../server/src/service.js';
import { anyText } from '../support/arbitraries.js';
import { covers } from '../support/places.js';
import { december, smallReturn, strictService } from '../support/small.js';

const uri = 'memory:///any.return';

function expectInside(lines: readonly string[], { start, end }: Range): void {
	for (const { line, character } of [start, end]) {
		expect(character).toBeGreaterThanOrEqual(0);
		expect(character).toBeLessThanOrEqual(lines[line]?.length ?? -1);
	}
	expect(start.line < end.line || (start.line === end.line && start.character <= end.character)).toBe(true);
}

function expectSymbols(lines: readonly string[], symbols: readonly DocumentSymbol[]): void {
	for (const { name, range, selectionRange, children = [] } of symbols) {
		expect(name).not.toBe('');
		expectInside(lines, range);
		expect(covers(range, selectionRange)).toBe(true);
		for (const child of children) {
			expect(covers(range, child.range)).toBe(true);
		}
		expectSymbols(lines, children);
	}
}

/** What an editor draws from a text as a whole. The service throws here what it would log. */
function askForAll(service: ReturnService, lines: readonly string[]): void {
	expectSymbols(lines, service.documentSymbols(uri));
	for (const { startLine, endLine } of service.foldingRanges(uri)) {
		expect(startLine).toBeLessThan(endLine);
		expect(endLine).toBeLessThan(lines.length);
	}
	for (const { range } of service.documentLinks(uri)) {
		expectInside(lines, range);
	}
	for (const { name } of service.workspaceSymbols('')) {
		expect(name).not.toBe('');
	}
	let at = { line: 0, character: 0 };
	const data = service.semanticTokens(uri);
	for (let index = 0; index < data.length; index += 5) {
		const [down = 0, right = 0, length = 0] = data.slice(index, index + 3);
		const line = at.line + down;
		const start = { line, character: down > 0 ? right : at.character + right };
		expect(length).toBeGreaterThan(0);
		expectInside(lines, { start, end: { line, character: start.character + length } });
		at = start;
	}
}

function askAt(service: ReturnService, lines: readonly string[], line: number, character: number): void {
	const position = { line, character };
	for (const { label, parameters = [] } of service.signatureHelp(uri, position)?.signatures ?? []) {
		for (const { label: span } of parameters) expect(label.slice(...(span as [number, number]))).not.toBe('');
	}
	const [innermost] = service.selectionRanges(uri, [position]);
	expect(innermost).toBeDefined();
	for (let range: SelectionRange | undefined = innermost; range; range = range.parent) {
		expectInside(lines, range.range);
		expect(covers(range.range, { start: position, end: position })).toBe(true);
		expect(!range.parent || covers(range.parent.range, range.range)).toBe(true);
	}
	service.definition(uri, position);
	for (const { range } of [...service.references(uri, position, true), ...service.highlights(uri, position)]) {
		expectInside(lines, range);
	}
	if (service.renameable(uri, position)) {
		expect(service.rename(uri, position, 'Fresh-1')).not.toHaveProperty('refused');
	}
}

describe('any text', () => {
	it('can be found one’s way in', () => {
		fc.assert(
			fc.property(anyText, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (text, share, crlf) => {
				const written = crlf ? text.replaceAll(/\r?\n/g, '\r\n') : text;
				const lines = written.split(/\r\n|\r|\n/);
				const service = strictService({
					[uri]: written,
					'memory:///1.return': smallReturn(),
					'memory:///2.return': smallReturn(december),
				});
				askForAll(service, lines);
				const line = Math.floor(share * (lines.length - 1));
				for (let character = 0; character <= Math.min(lines[line]?.length ?? 0, 40); character += 1) {
					askAt(service, lines, line, character);
				}
			}),
			{ numRuns: 150 },
		);
	});
});
