import type { Position, Range } from 'vscode-languageserver-types';

/** Where a text has a part, the nth of them; `into` columns behind its beginning. */
export function at(text: string, part: string, nth = 0, into = 0): Position {
	let offset = text.indexOf(part);
	for (let more = nth; more > 0; more -= 1) {
		offset = text.indexOf(part, offset + 1);
	}
	if (offset < 0) {
		throw new Error(`no ${part}`);
	}
	const before = text.slice(0, offset).split(/\r\n|\r|\n/);
	return { line: before.length - 1, character: (before.at(-1) ?? '').length + into };
}

/** What a range takes out of a text; line ends as line feeds. */
export function textIn(text: string, { start, end }: Range): string {
	const lines = text.split(/\r\n|\r|\n/).slice(start.line, end.line + 1);
	lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.character);
	lines[0] = (lines[0] ?? '').slice(start.character);
	return lines.join('\n');
}

export function covers(outer: Range, inner: Range): boolean {
	const before = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);
	return before(outer.start, inner.start) && before(inner.end, outer.end);
}

/** Texts nobody means to write, all of which an editor holds for a while. */
export const oddTexts: readonly string[] = [
	'',
	'\n',
	'\ufeff',
	'\ufeffreturn FF301\r\n',
	'for',
	'class',
	'section',
	'section III',
	'issuer "',
	'  "',
	'zh "公司',
	'signed "a" signed "b"',
	'section II section II\nfor for\nfor A\n  opening 1 + = x',
	'<<<<<<< HEAD\nclass A "Ordinary shares"\n=======\nclass A\n>>>>>>> theirs',
	'section III.A\n  for A\n    scheme "a\n      opening (1)\n  for A\n    scheme "a"\nsection III.A\n  for B\n',
	'scheme "astray"\n  opening 1\n"continued"\nzh "續"',
	'month 31 December 2024\n# Rule 13.25B\n# allow nothing: here',
];
