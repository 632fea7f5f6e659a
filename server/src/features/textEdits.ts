import type { TextEdit } from 'vscode-languageserver-types';
import type { Edit } from '../syntax/outline.js';

/** A text as edits leave it, and back. */

export function applied(text: string, edits: readonly Edit[]): string {
	const starts = [0];
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
	}
	const offset = ({ line, character }: Edit['range']['start']) => (starts[line] ?? text.length) + character;
	// Of those that insert at one place the first comes to stand first.
	return [...edits]
		.reverse()
		.sort((a, b) => offset(b.range.start) - offset(a.range.start) || offset(b.range.end) - offset(a.range.end))
		.reduce((now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)), text);
}

/** One edit from the first line that differs to the last. */
export function difference(before: string, now: string): readonly TextEdit[] {
	if (before === now) {
		return [];
	}
	const [old, fresh] = [before.split('\n'), now.split('\n')];
	let from = 0;
	while (from < old.length - 1 && from < fresh.length - 1 && old[from] === fresh[from]) from += 1;
	let [oldEnd, freshEnd] = [old.length - 1, fresh.length - 1];
	while (oldEnd > from && freshEnd > from && old[oldEnd] === fresh[freshEnd]) {
		oldEnd -= 1;
		freshEnd -= 1;
	}
	const end = { line: oldEnd, character: (old[oldEnd] as string).length };
	return [{ range: { start: { line: from, character: 0 }, end }, newText: fresh.slice(from, freshEnd + 1).join('\n') }];
}
