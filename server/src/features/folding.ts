import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import { treeOf, walk } from './tree.js';

/** Sections, blocks, items, texts of several lines, and comments of several lines. One for each line that begins any: the longest. */
export function foldingRangesOf(snapshot: Snapshot): readonly FoldingRange[] {
	const folds = new Map<number, FoldingRange>();
	const fold = (startLine: number, endLine: number, kind?: FoldingRangeKind) => {
		if (endLine > (folds.get(startLine)?.endLine ?? startLine)) {
			folds.set(startLine, { startLine, endLine, ...(kind && { kind }) });
		}
	};
	walk(treeOf(snapshot), ({ opener, lastLine }) => fold(opener.line, lastLine));
	for (const { line, more } of snapshot.outline.entries) {
		fold(line, more?.at(-1)?.line ?? line);
	}
	for (const [first, last] of commentBlocks(snapshot)) {
		fold(first, last, FoldingRangeKind.Comment);
	}
	return [...folds.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Lines of nothing but a comment that follow each other. */
function commentBlocks({ source: { lines, statements } }: Snapshot): readonly (readonly [number, number])[] {
	const blocks: [number, number][] = [];
	statements.forEach(({ comment }, line) => {
		if (!comment || lines[line]?.slice(0, comment.start).trim() !== '') {
			return;
		}
		const last = blocks.at(-1);
		if (last?.[1] === line - 1) {
			last[1] = line;
		} else {
			blocks.push([line, line]);
		}
	});
	return blocks;
}
