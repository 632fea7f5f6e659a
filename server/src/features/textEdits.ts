import type { TextEdit } from 'vscode-languageserver-types';
import { analyseAside, type Snapshot } from '../checks/snapshot.js';
import type { Edit } from '../syntax/outline.js';
import { readSimilar, type Source } from '../syntax/source.js';

/** A text as edits leave it, and back. */

export function applied({ lines, ends }: Source, edits: readonly Edit[]): string {
	const starts = [0];
	let text = '';
	for (const [index, line] of lines.entries()) {
		text += line + (ends[index] ?? '');
		starts.push(text.length);
	}
	const at = ({ line, character }: Edit['range']['start']) => (starts[line] ?? text.length) + character;
	let result = '';
	let from = 0;
	// Of those that insert at one place the first comes to stand first.
	const inOrder = edits.toSorted((a, b) => at(a.range.start) - at(b.range.start) || at(a.range.end) - at(b.range.end));
	for (const { range, newText } of inOrder) {
		result += text.slice(from, at(range.start)) + newText;
		from = at(range.end);
	}
	return result + text.slice(from);
}

/** The return as edits leave it. */
export function written(snapshot: Snapshot, edits: readonly Edit[]): Snapshot {
	return analyseAside(snapshot, readSimilar(snapshot.source, applied(snapshot.source, edits)), 'written');
}

/** One edit, of the lines from the first that differs to the last. */
export function difference(before: string, after: string): readonly TextEdit[] {
	if (before === after) return [];
	const [old, now] = [linesOf(before), linesOf(after)];
	const shorter = Math.min(old.length, now.length);
	let head = 0;
	while (head < shorter && old[head] === now[head]) head += 1;
	let tail = 0;
	while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
	return [
		{
			range: { start: { line: head, character: 0 }, end: { line: old.length - tail, character: 0 } },
			newText: now.slice(head, now.length - tail).join(''),
		},
	];
}

/** Each with its end. */
function linesOf(text: string): readonly string[] {
	if (text.includes('\r')) return text.split(/(?<=\n)|(?<=\r)(?!\n)/);
	const lines: string[] = [];
	let from = 0;
	for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
		lines.push(text.slice(from, end + 1));
		from = end + 1;
	}
	if (from < text.length || lines.length === 0) lines.push(text.slice(from));
	return lines;
}
