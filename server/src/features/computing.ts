import type { TextEdit } from 'vscode-languageserver-types';
import { analyseAside, type Snapshot } from '../checks/snapshot.js';
import { type CellValue, writeCells } from '../model/write.js';
import { readSimilar, textOfSource } from '../syntax/source.js';
import { formatEdits, laidOut } from './formatting.js';
import { figuresOf } from './grouping.js';

/** The edits that write figures into a return: where its lines stood in their layout, they do afterwards. */
export function writingEdits(snapshot: Snapshot, values: readonly CellValue[]): readonly TextEdit[] {
	const edits = withGroups(snapshot, writeCells(snapshot.source, snapshot.outline, values));
	if (edits.length === 0 || formatEdits(snapshot).length > 0) {
		return edits;
	}
	const before = textOfSource(snapshot.source);
	const written = analyseAside(snapshot, readSimilar(snapshot.source, applied(before, snapshot, edits)), 'written');
	return formatEdits(written).length === 0 ? edits : [between(before, laidOut(written))];
}

/** The figures beside what is written on a line are set in threes with it. */
function withGroups(snapshot: Snapshot, edits: readonly TextEdit[]): readonly TextEdit[] {
	const lines = new Set(edits.filter(({ newText }) => !/^[\r\n]/.test(newText)).map(({ range }) => range.start.line));
	const touches = ({ range }: TextEdit) =>
		edits.some(
			(edit) =>
				edit.range.start.line === range.start.line &&
				edit.range.start.character < range.end.character &&
				range.start.character < edit.range.end.character,
		);
	const groups = [...lines].flatMap((line) => figuresOf(snapshot, line)).filter((edit) => !touches(edit));
	// Of two that meet, what stands first comes first.
	return groups.length === 0 ? edits : [...groups, ...edits];
}

function applied(text: string, { source }: Snapshot, edits: readonly TextEdit[]): string {
	const starts = [0];
	for (const [line, content] of source.lines.entries()) {
		starts.push((starts[line] ?? 0) + content.length + (source.ends[line]?.length ?? 0));
	}
	const at = ({ line, character }: TextEdit['range']['start']) => (starts[line] ?? text.length) + character;
	const ordered = edits
		.map((edit, index) => ({ edit, index }))
		.sort((a, b) => at(a.edit.range.start) - at(b.edit.range.start) || a.index - b.index);
	let result = '';
	let from = 0;
	for (const { edit } of ordered) {
		result += text.slice(from, at(edit.range.start)) + edit.newText;
		from = at(edit.range.end);
	}
	return result + text.slice(from);
}

/** The lines from the first that differs to the last. */
function between(before: string, after: string): TextEdit {
	const split = (text: string) => text.split(/(?<=\n)|(?<=\r)(?!\n)/);
	const [old, now] = [split(before), split(after)];
	const shorter = Math.min(old.length, now.length);
	let head = 0;
	while (head < shorter && old[head] === now[head]) {
		head += 1;
	}
	let tail = 0;
	while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) {
		tail += 1;
	}
	return {
		range: { start: { line: head, character: 0 }, end: { line: old.length - tail, character: 0 } },
		newText: now.slice(head, now.length - tail).join(''),
	};
}
