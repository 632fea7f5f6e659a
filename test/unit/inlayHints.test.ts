import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InlayHint } from 'vscode-languageserver-types';
import type { HintSettings } from '../../server/src/service.js';
import { generateReturn } from '../support/generate.js';
import { type Parts, smallReturn as small, strictService, uri } from '../support/small.js';

/** Nothing is left out of its section II. */
const smallReturn = (parts: Parts = {}) =>
	small({ II: '    opening 8 + 0 = 8\n    change 0 + 0\n    closing 8 + 0 = 8', ...parts });

const off: HintSettings = { computed: false, columns: false, runningTotals: false, headings: false };
const all: HintSettings = { computed: true, columns: true, runningTotals: true, headings: false };
const whole = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

function hintsIn(text: string, settings: HintSettings): readonly InlayHint[] {
	return strictService({ [uri]: text }).inlayHints(uri, whole, settings);
}

/** `closing 5 « the hint`, line by line. */
function shown(text: string, settings: HintSettings): readonly string[] {
	const lines = text.split('\n');
	return [...hintsIn(text, settings)]
		.sort((a, b) => a.position.line - b.position.line)
		.map(
			({ position, label }) =>
				`${lines[position.line]?.trim()} « ${String(label)
					.replace(/^\u00a0\u00a0/, '')
					.replaceAll('\u00a0', ' ')}`,
		);
}

function inserted(text: string, { textEdits = [] }: InlayHint): string {
	return TextDocument.applyEdits(TextDocument.create(uri, 'it', 0, text), textEdits);
}

const computed = { ...off, computed: true };
const scheme = (...lines: string[]) => ['    scheme "S"', ...lines.map((line) => `      ${line}`)].join('\n');

describe('values left out', () => {
	it('of a line stand behind it', () => {
		const text = smallReturn({ II: '    opening 5 + 3\n    change 0 + 0\n    closing 5 + 3 = 8 # c' });
		expect(shown(text, computed)).toEqual(['opening 5 + 3 « = 8']);
		expect(shown(smallReturn({ I: '    opening 5 x HKD 2 # c\n    closing 5 x HKD 2' }), computed)).toEqual([
			'opening 5 x HKD 2 # c « = HKD 10',
			'closing 5 x HKD 2 « = HKD 10 · total follows',
		]);
	});

	it('whose line is missing stand where it would be', () => {
		const text = smallReturn({
			II: '    opening 1,000',
			A: `${scheme('opening 50', 'exercised -7', 'A1 7', 'issuable 43')}`,
		});
		expect(shown(text, computed)).toEqual([
			'opening 1,000 « = 1,000 · change, closing follow',
			'exercised -7 « closing 43',
			'issuable 43 « AA1 7',
			'section III.E not applicable « totals for ORD issued 7 · treasury 0',
		]);
	});

	it('are said of nothing that is not known, nor where a blank stands for 0', () => {
		expect(shown(smallReturn(), computed)).toEqual([]);
		expect(shown(smallReturn({ A: scheme('opening 50', 'lapsed 5x', 'A1 0') }), computed)).toEqual([]);
	});

	it('are not said of a line whose first number is not known', () => {
		const text = smallReturn({ II: '    opening 1O + 3' });
		expect(shown(text, computed)).toEqual([]);
	});

	it('are written by the hint’s edits, all of them until none is left', () => {
		for (const seed of [1, 2, 3, 4]) {
			let text = generateReturn({ seed, leaveOut: true });
			const service = strictService({ [uri]: text });
			const errors = () => service.findings(uri).filter(({ severity }) => severity === 'error');
			let hints = service.inlayHints(uri, whole, computed);
			expect(hints.length).toBeGreaterThan(10);
			for (let round = 0; round < 200 && hints[0]; round++) {
				text = inserted(text, hints[0]);
				service.put(uri, text);
				expect(errors()).toEqual([]);
				hints = service.inlayHints(uri, whole, computed);
			}
			expect(hints).toEqual([]);
		}
	});

	it('show how they come about', () => {
		const [hint] = hintsIn(smallReturn({ A: scheme('opening 50', 'exercised -7 new', 'lapsed -3') }), computed);
		expect(hint?.tooltip).toBe('closing = 50 (opening) -\u00a07 (exercised) -\u00a03 (lapsed) = 40');
	});
});

describe('running totals', () => {
	const running = { ...off, runningTotals: true, headings: false };

	it('stand behind each movement', () => {
		const text = smallReturn({ A: scheme('opening 50', 'granted 10', 'exercised -7', 'other "x" 0', 'closing 53') });
		expect(shown(text, running)).toEqual(['granted 10 « so far 60', 'exercised -7 « so far 53']);
		const C = '    convertible "C"\n      opening HKD 50\n      converted HKD -8\n      closing HKD 42';
		expect(shown(smallReturn({ C }), running)).toEqual(['converted HKD -8 « so far HKD 42']);
	});

	it('stand behind the lines of a sum that has several', () => {
		const E = '    event "Placing" on 5 November 2025 E1 10 E2 -4\n    event "Placing" on 6 November 2025 E1 5\n    EE1 15';
		expect(shown(smallReturn({ E }), running)).toEqual([
			'event "Placing" on 5 November 2025 E1 10 E2 -4 « EE1 so far 10',
			'event "Placing" on 6 November 2025 E1 5 « EE1 so far 15',
		]);
		expect(shown(smallReturn({ D: '    agreement "P"\n      D1 5\n    DD1 5' }), running)).toEqual([]);
	});

	it('stand on one row, where lines wrap', () => {
		const E = '    event "Placing" on 5 November 2025 E1 1,000\n    event "Placing" on 6 November 2025 E1 -2,500\n    EE1 -1,500';
		const C = '    convertible "C"\n      opening HKD 50\n      converted HKD -8\n      closing HKD 42';
		for (const text of [smallReturn({ E }), smallReturn({ C })]) {
			const labels = hintsIn(text, running).map(({ label }) => String(label));
			expect(labels.length).toBeGreaterThan(0);
			for (const label of labels) expect(label).not.toContain(' ');
		}
	});

	it('say nothing twice, and stop at what cannot be read', () => {
		const text = smallReturn({ A: scheme('opening 50', 'granted 10', 'exercised -7') });
		expect(shown(text, { ...running, computed: true })).toEqual(['granted 10 « so far 60', 'exercised -7 « closing 53']);
		expect(shown(smallReturn({ A: scheme('opening 50', 'granted 1O', 'lapsed -7') }), running)).toEqual([]);
	});
});

describe('names of columns', () => {
	const columns = { ...off, columns: true };

	it('stand behind rows with several numbers', () => {
		const text = smallReturn({
			I: '    opening 5 x HKD 2 = HKD 10\n    change 0',
			II: '    opening 5 + 3 = 8\n    change -1 - 2\n    closing 4',
		});
		expect(shown(text, columns)).toEqual([
			'opening 5 x HKD 2 = HKD 10 « shares x par value = capital',
			'opening 5 + 3 = 8 « issued + treasury = total',
			'change -1 - 2 « issued + treasury',
		]);
		expect(hintsIn(text, columns)[1]?.tooltip).toContain('issued: Number of issued shares (excluding treasury shares)');
	});
});

describe('all of them', () => {
	const text = smallReturn({ II: '    opening 5 + 3', A: scheme('opening 50', 'granted 1', 'granted 2') });

	it('stand at the end of their lines', () => {
		const lines = text.split('\n');
		const hints = hintsIn(text, all);
		expect(hints.length).toBeGreaterThan(2);
		for (const { position, label } of hints) {
			expect([position.character, String(label).slice(0, 2)]).toEqual([lines[position.line]?.length, '\u00a0\u00a0']);
		}
		expect(hintsIn(text, off)).toEqual([]);
	});

	it('stand in the range that is asked for, and never on the line being edited', () => {
		const service = strictService({ [uri]: text });
		const line = text.split('\n').findIndex((of) => of.includes('granted 1'));
		const range = { start: { line, character: 0 }, end: { line, character: 5 } };
		expect(service.inlayHints(uri, range, all).map(({ label }) => label)).toEqual(['\u00a0\u00a0so\u00a0far\u00a051']);
		const at = { line, character: 15 };
		service.edit(uri, [{ range: { start: at, end: at }, text: '0' }], 1);
		expect(service.inlayHints(uri, range, all)).toEqual([]);
		const labels = service.inlayHints(uri, whole, all).map(({ label }) => label);
		expect(labels).toContain('\u00a0\u00a0closing 62');
		service.leaveLine(uri);
		expect(service.inlayHints(uri, range, all).map(({ label }) => label)).toEqual(['\u00a0\u00a0so\u00a0far\u00a060']);
	});

	it.each(['\n', '\r\n      '])('stand on a line as soon as it is ended', (typed) => {
		const service = strictService({ [uri]: text });
		const line = text.split('\n').findIndex((of) => of.includes('granted 1'));
		const at = { line, character: (text.split('\n')[line] ?? '').length };
		service.edit(uri, [{ range: { start: at, end: at }, text: typed }], 1);
		const on = (of: number) => service.inlayHints(uri, whole, all).filter(({ position }) => position.line === of);
		expect(on(line).map(({ label }) => label)).toEqual(['\u00a0\u00a0so\u00a0far\u00a051']);
		service.edit(uri, [{ range: { start: at, end: at }, text: '0' }], 2);
		expect(on(line)).toEqual([]);
	});
});

describe('a line has one hint', () => {
	it('the names of its columns first, then its own figure, and the lines that follow by their names, with the rest in the tooltip', () => {
		const text = smallReturn({
			II: '    opening 100 + 5\n    change 7 + 0',
			A: scheme('opening 50', 'exercised -7', 'A1 7', 'AA1 7'),
		});
		expect(shown(text, all)[0]).toBe('opening 100 + 5 « issued + treasury · = 105');
		const on = hintsIn(text, all).filter(({ position }) => text.split('\n')[position.line]?.includes('change 7 + 0'));
		expect(on.map(({ label }) => label)).toEqual(['\u00a0\u00a0issued + treasury · closing follows']);
		expect(on[0]?.tooltip).toContain('closing total = ');
		expect(inserted(text, on[0] as InlayHint)).toContain('closing  107 + 5 = 112');
	});
});

it('a section’s heading says quietly what it is about', () => {
	const text = smallReturn({ A: scheme('opening 5', 'closing 5') });
	const headings = shown(text, { ...off, headings: true });
	expect(headings).toContain('section III.A « share options');
	expect(headings).toContain('section III.B not applicable « warrants');
	expect(headings).toHaveLength(9);
	const days = strictService({ [uri]: 'return FF305\nsection II\n' }).inlayHints(uri, whole, { ...off, headings: true });
	expect(days.map(({ label }) => label)).toEqual(['\u00a0\u00a0purchases']);
});
