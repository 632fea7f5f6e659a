import { describe, expect, it } from 'vitest';
import { createReturnService } from '../../server/src/service.js';
import { type GenerateOptions, generateMonths, generateReturn, monthAfter } from '../support/generate.js';

const generations = ['1.0', '1.1', '1.2'] as const;

/** What the service says of texts that stand in one workspace, a line for each finding. */
function said(texts: readonly string[]): string[] {
	const failures: string[] = [];
	const service = createReturnService({ log: (message) => failures.push(message) });
	const uris = texts.map((_, index) => `file:///returns/${String(index).padStart(3, '0')}.return`);
	uris.forEach((uri, index) => {
		service.put(uri, texts[index] ?? '');
	});
	const findings = uris.flatMap((uri) =>
		service.findings(uri).map(({ check, message, range }) => `${uri}:${range.start.line + 1} ${check}: ${message}`),
	);
	return [...failures, ...findings];
}

describe('generated returns', () => {
	const cases = generations.flatMap((editionGeneration) =>
		[1, 2, 3].flatMap((classes) => [false, true].map((leaveOut) => ({ editionGeneration, classes, leaveOut }))),
	);
	it.each(cases)('v$editionGeneration, $classes classes, derivable cells left out: $leaveOut: no finding', (options) => {
		for (let seed = 0; seed < 12; seed++) expect(said([generateReturn({ ...options, seed })]), `seed ${seed}`).toEqual([]);
	});

	it.each(generations)('v%s at length: no finding', (editionGeneration) => {
		for (const lines of [300, 1000, 5000]) {
			const options: GenerateOptions = { seed: lines, lines, editionGeneration };
			expect(said([generateReturn(options)])).toEqual([]);
			expect(said([generateReturn({ ...options, leaveOut: true })])).toEqual([]);
		}
	});

	it('in consecutive months, from one generation into the next: no finding', () => {
		for (const month of [
			{ year: 2024, month: 3 },
			{ year: 2025, month: 10 },
		])
			for (let seed = 0; seed < 6; seed++)
				expect(said(generateMonths({ seed, month, classes: 1 + (seed % 3) }, 6)), `seed ${seed}`).toEqual([]);
	});

	it('say so when they are made wrong', () => {
		const slipped = generateReturn({ seed: 1 }).replace(
			/^( {6}closing .*)(\d)$/m,
			(_, rest, digit) => rest + ((Number(digit) + 1) % 10),
		);
		expect(said([slipped])).toEqual([expect.stringContaining(' options-closing: ')]);
	});

	it('are as long as was asked', () => {
		for (const lines of [300, 1000, 5000, 20_000])
			for (const editionGeneration of generations)
				expect(generateReturn({ seed: 7, lines, editionGeneration }).split('\n').length - 1).toBe(lines);
	});

	it('are the same for the same options, others for another seed', () => {
		expect(generateReturn({ seed: 4 })).toBe(generateReturn({ seed: 4 }));
		expect(generateReturn({ seed: 4 })).not.toBe(generateReturn({ seed: 5 }));
	});

	it('leave nothing out but derivable cells', () => {
		const whole = generateReturn({ seed: 9, lines: 300 }).split('\n');
		const rest = generateReturn({ seed: 9, lines: 300, leaveOut: true }).split('\n');
		let at = 0;
		for (const line of rest) {
			// Blanks shrink where a longer keyword beside it is gone.
			const found = whole.findIndex((full, index) => index >= at && squeezed(full).startsWith(squeezed(line)));
			expect(found, line).toBeGreaterThanOrEqual(at);
			at = found + 1;
		}
	});
});

describe('months', () => {
	it('follow each other over the end of a year', () => {
		expect(monthAfter({ year: 2024, month: 11 }, 2)).toEqual({ year: 2025, month: 1 });
	});
});

function squeezed(line: string): string {
	return line.trim().replace(/ +/g, ' ');
}
