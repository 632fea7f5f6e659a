import { describe, expect, it } from 'vitest';
import type { Position } from 'vscode-languageserver-types';
import { at, oddTexts, textIn } from '../support/places.js';
import { apply } from '../support/slips.js';
import { december, smallReturn, strictService, uri } from '../support/small.js';

const before = 'memory:///11.return';
const classes = 'class A "Ordinary shares" type "A" listed 07999\nclass B "Ordinary shares" type "B" unlisted\n';
const II = '  for A\n    opening 10 + 2\n    closing 11 + 2\n  for B\n    opening 5\n    closing 5';
const A = (figures: string) => `  for A\n    scheme "Plan  X"\n      ${figures}\n  for B\n    scheme "Plan X"\n      ${figures}`;
const D = '  for A\n    agreement "Award"\n      D1 0';
const november = smallReturn({ classes, II, A: A('opening 1\n      closing 1'), D });
const now = smallReturn({ ...december, classes, II: II.replace('10 + 2', '11 + 2'), A: A('opening 1'), D });
const service = strictService({ [before]: november, [uri]: now });

function definition(position: Position): readonly string[] {
	return service.definition(uri, position).map(({ uri: of, range }) => {
		const text = of === uri ? now : november;
		return `${of === uri ? 'here' : 'before'} ${range.start.line}: ${textIn(text, range)}`;
	});
}

const lineOf = (text: string, part: string, nth = 0) => at(text, part, nth).line;

describe('definition', () => {
	it('of a class is its declaration', () => {
		for (const [part, nth] of [
			['for A', 0],
			['for A', 1],
			['class A', 0],
		] as const) {
			const into = part.length;
			expect(definition(at(now, part, nth, into))).toEqual([`here ${lineOf(now, 'class A')}: A`]);
		}
	});

	it('of an opening balance is last month’s closing one, column by column', () => {
		const line = lineOf(november, 'closing 11 + 2');
		expect(definition(at(now, 'opening 11', 0, 9))).toEqual([`before ${line}: 11`]);
		expect(definition(at(now, '11 + 2', 0, 5))).toEqual([`before ${line}: 2`]);
		expect(definition(at(now, 'opening 11'))).toEqual([`before ${line}: 11`]);
	});

	it('of an item is last month’s of the same name, in the same class', () => {
		expect(definition(at(now, '"Plan X"', 0, 3))).toEqual([`before ${lineOf(november, '"Plan X"')}: "Plan X"`]);
		expect(definition(at(now, '"Plan  X"', 0, 3))).toEqual([`before ${lineOf(november, '"Plan  X"')}: "Plan  X"`]);
		expect(definition(at(now, 'agreement'))).toEqual([`before ${lineOf(november, 'agreement')}: "Award"`]);
	});

	it('of anything else is nothing', () => {
		for (const part of ['closing 11', 'D1 0', 'month', 'submitted', '"Chan', 'section II', '+ 2']) {
			expect(definition(at(now, part))).toEqual([]);
		}
		expect(service.definition(before, at(november, 'opening 10', 0, 9))).toEqual([]);
		expect(definition({ line: 999, character: 0 })).toEqual([]);
	});

	it('of a class that is declared nowhere is nothing', () => {
		const text = 'section II\n  for X\n    opening 1\n';
		expect(strictService({ [uri]: text }).definition(uri, at(text, 'X'))).toEqual([]);
	});
});

describe('references and highlights', () => {
	const places = (declaration: boolean) =>
		service.references(uri, at(now, 'for A', 0, 4), declaration).map(({ range }) => range.start.line);

	it('are the blocks of a class, with its declaration where that is asked for', () => {
		const blocks = [0, 1, 2].map((nth) => lineOf(now, 'for A', nth));
		expect(places(false)).toEqual(blocks);
		expect(places(true)).toEqual([lineOf(now, 'class A'), ...blocks]);
	});

	it('tell the declaration from the uses, and one class from another in case', () => {
		const text = `${now}class a "Ordinary shares" unlisted\n`;
		const found = strictService({ [uri]: text }).highlights(uri, at(text, 'class A', 0, 6));
		expect(found.map(({ kind }) => kind)).toEqual([3, 2, 2, 2]);
	});

	it('are of classes alone', () => {
		expect(service.references(uri, at(now, 'opening'), true)).toEqual([]);
		expect(service.highlights(uri, at(now, '"Award"'))).toEqual([]);
	});
});

describe('rename', () => {
	const renamed = (name: string, position = at(now, 'for A', 1, 5)) => service.rename(uri, position, name);

	it('is offered for the id of a class', () => {
		const position = at(now, 'class A', 0, 6);
		const offered = service.renameable(uri, position);
		expect(offered && [offered.placeholder, textIn(now, offered.range)]).toEqual(['A', 'A']);
		expect(service.renameable(uri, at(now, 'class A'))).toBeUndefined();
		expect(service.renameable(uri, at(now, '"Award"'))).toBeUndefined();
	});

	it('changes the declaration and every use, and nothing else', () => {
		const edits = renamed('ORD_1-a');
		expect('refused' in edits).toBe(false);
		const text = apply(now, edits as never);
		expect(text).toBe(now.replace('class A', 'class ORD_1-a').replaceAll('for A', 'for ORD_1-a'));
	});

	it('takes a word of the language, for behind `for` it is none', () => {
		for (const name of ['issued', 'section', 'x', 'HKD', 'v1']) {
			const text = apply(now, renamed(name) as never);
			const again = strictService({ [uri]: text });
			expect(again.references(uri, at(text, `class ${name}`, 0, 6), true)).toHaveLength(4);
		}
	});

	it.each(['', ' ', '1A', 'A B', 'é', 'Ａ', '_a', 'A.B', 'A#', 'A"', 'A\n', 'zh "x"', '股'])('refuses %j', (name) => {
		expect(renamed(name)).toMatchObject({ refused: expect.stringContaining('no short name') });
	});

	it('refuses the name of another class, declared or not', () => {
		expect(renamed('B')).toEqual({ refused: 'B is the short name of another class.' });
		const text = 'class A "Ordinary shares"\nsection II\n  for X\n    opening 1\n';
		const other = strictService({ [uri]: text });
		expect(other.rename(uri, at(text, 'A '), 'X')).toEqual({ refused: 'X is the short name of another class.' });
		expect(other.rename(uri, at(text, 'opening'), 'Y')).toEqual({ refused: 'Only the short name of a class can be renamed.' });
	});

	it('to the same name is nothing, and to another case is another', () => {
		expect(renamed('A')).toEqual([]);
		expect(renamed('a')).toHaveLength(4);
	});
});

it.each(oddTexts)('every position of %j is answered', (text) => {
	const odd = strictService({ [uri]: text, [before]: november });
	text.split(/\r\n|\n/).forEach((line, index) => {
		for (let character = 0; character <= line.length; character += 1) {
			const position = { line: index, character };
			odd.definition(uri, position);
			odd.references(uri, position, true);
			odd.highlights(uri, position);
			if (odd.renameable(uri, position)) {
				expect(odd.rename(uri, position, 'Fresh')).not.toHaveProperty('refused');
			}
		}
	});
});
