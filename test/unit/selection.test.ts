import { describe, expect, it } from 'vitest';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { at, covers, oddTexts, textIn } from '../support/places.js';
import { smallReturn, strictService, uri } from '../support/small.js';

function chainAt(text: string, position: Position): readonly string[] {
	const [innermost] = strictService({ [uri]: text }).selectionRanges(uri, [position]);
	const chain: string[] = [];
	for (let range: SelectionRange | undefined = innermost; range; range = range.parent) {
		chain.push(textIn(text, range.range));
	}
	return chain;
}

const text = smallReturn({
	A: '    scheme "2013 Scheme"\n      opening 100\n      exercised -30 new # since May\n  remarks "one"\n    "two"',
	E: '    event "Placing" price HKD 1.5 on 5 November 2025',
});

describe('selection ranges', () => {
	it('grow from a number to the return', () => {
		const chain = chainAt(text, at(text, '-30', 0, 1));
		expect(chain.slice(0, 4)).toEqual([
			'-30',
			'exercised -30 new',
			'exercised -30 new # since May',
			'      exercised -30 new # since May',
		]);
		expect(chain.slice(4).map((each) => each.split('\n')[0])).toEqual([
			'scheme "2013 Scheme"',
			'for ORD',
			'section III.A',
			'return FF301',
		]);
		expect(chain.at(-1)).toBe(text);
	});

	it('take a text without its quotation marks first', () => {
		expect(chainAt(text, at(text, '2013')).slice(0, 3)).toEqual(['2013 Scheme', '"2013 Scheme"', 'scheme "2013 Scheme"']);
	});

	it('take an amount with its currency, and one field of a line', () => {
		expect(chainAt(text, at(text, '1.5')).slice(0, 3)).toEqual(['1.5', 'HKD 1.5', 'price HKD 1.5']);
		expect(chainAt(text, at(text, 'HKD')).slice(0, 3)).toEqual(['HKD', 'HKD 1.5', 'price HKD 1.5']);
	});

	it('take a text that goes on as a whole', () => {
		expect(chainAt(text, at(text, 'two')).slice(0, 4)).toEqual(['two', '"two"', '    "two"', 'remarks "one"\n    "two"']);
	});

	it('answer every position, in CJK and with CRLF too', () => {
		const chinese = 'issuer "A" zh "港燈控股"\r\nmonth 30 November 2025\r\n';
		expect(chainAt(chinese, at(chinese, '燈')).slice(0, 2)).toEqual(['港燈控股', '"港燈控股"']);
		const service = strictService({ [uri]: chinese });
		const positions = [at(chinese, 'A'), { line: 99, character: 5 }, { line: 0, character: 9999 }];
		expect(service.selectionRanges(uri, positions)).toHaveLength(3);
	});

	it.each(oddTexts)('in %j nest', (odd) => {
		const service = strictService({ [uri]: odd });
		const positions = odd
			.split(/\r\n|\n/)
			.flatMap((line, index) => Array.from({ length: line.length + 1 }, (_, character) => ({ line: index, character })));
		service.selectionRanges(uri, positions).forEach((innermost, index) => {
			const position = positions[index] as Position;
			for (let range: SelectionRange | undefined = innermost; range; range = range.parent) {
				expect(covers(range.range, { start: position, end: position })).toBe(true);
				expect(!range.parent || covers(range.parent.range, range.range)).toBe(true);
			}
		});
	});
});
