import type { TextEdit } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import { type CellValue, writeCells } from '../model/write.js';
import { textOfSource } from '../syntax/source.js';
import { isLaidOut, laidOut } from './formatting.js';
import { figuresOf } from './grouping.js';
import { difference, written } from './textEdits.js';

/** The edits that write figures into a return: where its lines stood in their layout, they do afterwards. */
export function writingEdits(snapshot: Snapshot, values: readonly CellValue[]): readonly TextEdit[] {
	return inLayout(snapshot, figureEdits(snapshot, values));
}

/** Where they are written; the lines around them stay as they are. */
export function figureEdits(snapshot: Snapshot, values: readonly CellValue[]): readonly TextEdit[] {
	return withGroups(snapshot, writeCells(snapshot.source, snapshot.outline, values));
}

/** Such edits, with what keeps the lines in their layout. */
export function inLayout(snapshot: Snapshot, edits: readonly TextEdit[]): readonly TextEdit[] {
	if (edits.length === 0 || !isLaidOut(snapshot)) return edits;
	const after = written(snapshot, edits);
	return isLaidOut(after) ? edits : difference(textOfSource(snapshot.source), laidOut(after));
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
