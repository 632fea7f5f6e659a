import { describe, expect, it } from 'vitest';
import { type Change, editSource, readSource, textOfSource } from '../../server/src/syntax/source.js';

const at = (line: number, character: number) => ({ line, character });
const change = (start: readonly [number, number], end: readonly [number, number], text: string): Change => ({
	range: { start: at(...start), end: at(...end) },
	text,
});

/** An edit comes to what reading the whole text anew comes to. */
function edited(text: string, ...changes: readonly Change[]): string {
	const source = changes.reduce(editSource, readSource(text));
	const result = textOfSource(source);
	const anew = readSource(result);
	expect(source.lines).toEqual(anew.lines);
	expect(source.ends).toEqual(anew.ends);
	expect(source.statements).toEqual(anew.statements);
	return result;
}

describe('a text is split into lines', () => {
	it.each([
		['', [''], ['']],
		['a', ['a'], ['']],
		['a\n', ['a', ''], ['\n', '']],
		['a\r\nb', ['a', 'b'], ['\r\n', '']],
		['a\rb', ['a', 'b'], ['\r', '']],
		['\r\r\n\n', ['', '', '', ''], ['\r', '\r\n', '\n', '']],
		['a\u2028b\u0085c', ['a\u2028b\u0085c'], ['']],
	])('%j', (text, lines, ends) => {
		const source = readSource(text);
		expect(source.lines).toEqual(lines);
		expect(source.ends).toEqual(ends);
		expect(source.statements).toHaveLength(lines.length);
		expect(textOfSource(source)).toBe(text);
	});

	it('a byte order mark is kept, and is nothing to the reader', () => {
		const source = readSource('\ufeffreturn FF301\n');
		expect(textOfSource(source)).toBe('\ufeffreturn FF301\n');
		expect(source.statements[0]).toMatchObject({ problems: [], fields: [{ keyword: 'return', start: 1 }] });
	});

	it('anywhere but at the beginning it is a pasted character', () => {
		expect(readSource('return FF301\n\ufeffmonth 31 May 2025').statements[1]?.problems).toMatchObject([
			{ kind: 'malformed-text', start: 0, end: 1 },
		]);
	});
});

describe('an edit', () => {
	it.each([
		['inserts in a line', 'opening 5\nclosing 6', change([0, 8], [0, 8], '1'), 'opening 15\nclosing 6'],
		['replaces over lines', 'a\nb\nc\nd', change([0, 1], [2, 0], '-'), 'a-c\nd'],
		['inserts lines', 'a\nb', change([0, 1], [0, 1], '\nx\ny'), 'a\nx\ny\nb'],
		['removes a whole line', 'a\nb\nc', change([1, 0], [2, 0], ''), 'a\nc'],
		['removes the last line', 'a\nb', change([0, 1], [1, 1], ''), 'a'],
		['appends to a text that ends in a line end', 'a\n', change([1, 0], [1, 0], 'b\n'), 'a\nb\n'],
		['writes into an empty text', '', change([0, 0], [0, 0], 'a\r\nb'), 'a\r\nb'],
		['replaces all where it has no range', 'a\nb', { text: 'c' }, 'c'],
		['joins a carriage return with a line feed put behind it', 'a\rb', change([1, 0], [1, 0], '\n'), 'a\r\nb'],
		['joins one that it ends in with the line feed that follows', 'a\nb', change([0, 1], [0, 1], '\r'), 'a\r\nb'],
		['parts a carriage return and a line feed', 'a\r\nb', change([0, 1], [0, 1], '\r'), 'a\r\r\nb'],
		['puts a byte order mark at the beginning', 'return FF301', change([0, 0], [0, 0], '\ufeff'), '\ufeffreturn FF301'],
		['moves a byte order mark away from it', '\ufeffreturn FF301', change([0, 0], [0, 0], '\n'), '\n\ufeffreturn FF301'],
		['takes its ends in either order', 'abc', change([0, 2], [0, 1], ''), 'ac'],
		['outside the text is brought to its nearest place', 'ab\ncd', change([7, 3], [9, 9], 'x'), 'ab\ncdx'],
		['behind the end of a line stops there', 'ab\ncd', change([0, 99], [0, 99], 'x'), 'abx\ncd'],
		['before the beginning begins there', 'ab', change([-1, -5], [-1, 0], 'x'), 'xab'],
	])('%s', (_, text, edit, expected) => expect(edited(text, edit)).toBe(expected));

	it('reads only the lines it touches', () => {
		const before = readSource('opening 5\nclosing 6\nchange 1');
		const after = editSource(before, change([1, 8], [1, 9], '7'));
		expect(after.statements[0]).toBe(before.statements[0]);
		expect(after.statements[1]).not.toBe(before.statements[1]);
		expect(after.statements[2]).toBe(before.statements[2]);
	});

	it('leaves the source it was made of alone', () => {
		const before = readSource('a\nb');
		editSource(before, change([0, 0], [1, 1], 'x'));
		expect(textOfSource(before)).toBe('a\nb');
	});
});
