import { describe, expect, it } from 'vitest';
import { semanticTokenModifiers, semanticTokenTypes } from '../../server/src/features/semanticTokens.js';
import type { ReturnService } from '../../server/src/service.js';
import { generateReturn } from '../support/generate.js';
import { oddTexts } from '../support/places.js';
import { strictService, uri } from '../support/small.js';

interface Token {
	readonly line: number;
	readonly start: number;
	readonly length: number;
	readonly said: string;
}

function decoded(data: readonly number[]): readonly Token[] {
	let line = 0;
	let start = 0;
	return Array.from({ length: data.length / 5 }, (_, index) => {
		const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(index * 5);
		start = down > 0 ? right : start + right;
		line += down;
		const said = [semanticTokenTypes[type] ?? '?', ...semanticTokenModifiers.filter((_, bit) => modifiers & (1 << bit))];
		return { line, start, length, said: said.join('.') };
	});
}

function tokensIn(text: string): readonly string[] {
	const lines = text.split(/\r\n|\r|\n/);
	return decoded(strictService({ [uri]: text }).semanticTokens(uri)).map(
		({ line, start, length, said }) => `${lines[line]?.slice(start, start + length)} ${said}`,
	);
}

describe('semantic tokens', () => {
	it('of the header and the classes', () => {
		expect(
			tokensIn(
				'return FF301 v1.1.1 # note\nmonth 30 November 2025\nclass for "Ordinary shares" zh "普通股" counter 80700 RMB "x"',
			),
		).toEqual([
			'return keyword',
			'FF301 enumMember',
			'v1.1.1 enumMember',
			'# note comment',
			'month keyword',
			'30 November 2025 number',
			'class keyword',
			'for class.declaration',
			'"Ordinary shares" string',
			'zh keyword',
			'"普通股" string',
			'counter property',
			'80700 number',
			'RMB type',
			'"x" string',
		]);
	});

	it('of a block, with what the form derives', () => {
		expect(
			tokensIn('section II\r\n  for issued\r\n    opening 10 + 2 = 12\r\n    closing 10 + 2 = 12\r\n    change 0 - 0'),
		).toEqual([
			'section keyword',
			'II enumMember',
			'for keyword',
			'issued class',
			'opening property',
			'10 number',
			'+ operator',
			'2 number',
			'= operator',
			'12 number.readonly',
			'closing property',
			'10 number.readonly',
			'+ operator',
			'2 number.readonly',
			'= operator',
			'12 number.readonly',
			'change property',
			expect.stringMatching(/^0 number/),
			'- operator',
			expect.stringMatching(/^0 number/),
		]);
	});

	it('tell a movement from a line of the same name', () => {
		const text =
			'section III.B\n  for A\n    warrant "w"\n      issued HKD 1\n      exercised\ntotals\n  for A\n    issued 0\n    treasury 0';
		expect(tokensIn(text).filter((token) => /^(issued|exercised|treasury) /.test(token))).toEqual([
			'issued function',
			'exercised function',
			'issued property',
			'treasury property',
		]);
	});

	it('of words inside a line', () => {
		expect(tokensIn('section III.E not applicable')).toEqual([
			'section keyword',
			'III.E enumMember',
			'not keyword',
			'applicable keyword',
		]);
		expect(tokensIn('section III.A\nfor A\nscheme "s"\nexercised -1 treasury').slice(-3)).toEqual([
			'exercised function',
			'-1 number',
			'treasury keyword',
		]);
		expect(tokensIn('section I\nfor A\nopening 1 no par = HKD 2\nsection V\nconfirm (i) (ii)').slice(4)).toEqual([
			'opening property',
			'1 number',
			'no keyword',
			'par keyword',
			'= operator',
			'HKD type',
			'2 number.readonly',
			'section keyword',
			'V enumMember',
			'confirm property',
			'(i) enumMember',
			'(ii) enumMember',
		]);
	});

	it('of an allow show its check', () => {
		expect(tokensIn('# allow brought-forward: late\n"text" # allow')).toEqual([
			'#  comment',
			'allow keyword',
			'brought-forward enumMember',
			': late comment',
			'"text" string',
			'# allow comment',
		]);
	});

	it('leave out what is not of the language', () => {
		expect(tokensIn('nonsense 1 "a"')).not.toContain('nonsense keyword');
		expect(tokensIn('month 30 November 2025 nonsense')).toEqual(['month keyword', '30 November 2025 number']);
	});

	it('of a range are those of its lines', () => {
		const text = generateReturn({ seed: 5 });
		const service = strictService({ [uri]: text });
		const all = decoded(service.semanticTokens(uri));
		const range = { start: { line: 10, character: 3 }, end: { line: 20, character: 0 } };
		expect(decoded(service.semanticTokens(uri, range))).toEqual(all.filter(({ line }) => line >= 10 && line <= 20));
		expect(all.length).toBeGreaterThan(100);
	});

	it('after an edit are those of the text opened anew', () => {
		const text = generateReturn({ seed: 6 });
		const service: ReturnService = strictService({ [uri]: text });
		service.semanticTokens(uri);
		const at = { line: 12, character: 0 };
		service.edit(uri, [{ range: { start: at, end: at }, text: 'class X "y"\n' }], 2);
		expect(service.semanticTokens(uri)).toEqual(strictService({ [uri]: service.text(uri) ?? '' }).semanticTokens(uri));
	});

	it.each(oddTexts)('of %j lie in it and follow each other', (text) => {
		const lines = text.split(/\r\n|\n/);
		let end = { line: 0, character: 0 };
		for (const { line, start, length } of decoded(strictService({ [uri]: text }).semanticTokens(uri))) {
			expect(length).toBeGreaterThan(0);
			expect(start + length).toBeLessThanOrEqual(lines[line]?.length ?? -1);
			expect(line > end.line || start >= end.character).toBe(true);
			end = { line, character: start + length };
		}
	});
});
