import { describe, expect, it } from 'vitest';
import { oddTexts } from '../support/places.js';
import { strictService, uri } from '../support/small.js';

/** First and last lines, from 1. */
function foldsIn(text: string): readonly string[] {
	return strictService({ [uri]: text })
		.foldingRanges(uri)
		.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`);
}

describe('folding', () => {
	it('takes in sections, blocks, items, texts of several lines and comments', () => {
		const text = [
			'# One comment', // 1
			'# of two lines.',
			'return FF301 # not of them',
			'# alone',
			'class A "Ordinary shares"', // 5
			'  listed 07999',
			'section III.A',
			'  for A',
			'    scheme "a"',
			'      opening 1', // 10
			'      closing 1',
			'    scheme "b"',
			'    AA1 0',
			'  remarks "one',
			'    "two"', // 15
			'',
			'section III.B not applicable',
			'section V',
			'  confirm (i)',
		];
		expect(foldsIn(text.join('\n'))).toEqual(['1-2 comment', '5-6', '7-15', '8-13', '9-11', '14-15', '18-19']);
		expect(foldsIn(text.join('\r\n'))).toEqual(foldsIn(text.join('\n')));
	});

	it('say what a section is about, to a client that shows it', () => {
		const service = strictService({ [uri]: 'section III.A\n  for A\n    scheme "a"\n      opening 1\n' });
		expect(service.foldingRanges(uri, true).map(({ collapsedText }) => collapsedText)).toEqual([
			'section III.A  share options',
			undefined,
			undefined,
		]);
		expect(service.foldingRanges(uri).map(({ collapsedText }) => collapsedText)).toEqual([undefined, undefined, undefined]);
	});

	it('ends where something else begins, and leaves blank lines out', () => {
		expect(foldsIn('section I\n  for A\n    opening 1\n\n\nsection II\n  for A\n    opening 1\n\n')).toEqual([
			'1-3',
			'2-3',
			'6-8',
			'7-8',
		]);
	});

	it('has one fold for a line, the longest', () => {
		expect(foldsIn('section IV\n  receipt "a\n    "b"\n    opening 1\n')).toEqual(['1-4', '2-4']);
	});

	it.each(oddTexts)('of %j stays in it', (text) => {
		const lines = text.split('\n').length;
		for (const { startLine, endLine } of strictService({ [uri]: text }).foldingRanges(uri)) {
			expect(startLine).toBeLessThan(endLine);
			expect(endLine).toBeLessThan(lines);
		}
	});
});
