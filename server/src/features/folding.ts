import * as l10n from '@vscode/l10n';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import type { Node } from '../syntax/outline.js';
import { treeOf, walk } from './tree.js';

/**
 * Sections, blocks, items, texts of several lines, and comments of several lines. One for each line that begins any: the longest.
 * `named`: a section that is folded says what it is about.
 */
export function foldingRangesOf(snapshot: Snapshot, named = false): readonly FoldingRange[] {
	const folds = new Map<number, FoldingRange>();
	const fold = (startLine: number, endLine: number, kind?: FoldingRangeKind, collapsedText?: string) => {
		if (endLine > (folds.get(startLine)?.endLine ?? startLine)) {
			folds.set(startLine, { startLine, endLine, ...(kind && { kind }), ...(collapsedText !== undefined && { collapsedText }) });
		}
	};
	const nameOf = (node: Node | undefined, line: number) => {
		const short = named ? node?.place?.short : undefined;
		return short === undefined ? undefined : `${snapshot.source.lines[line]?.trim()}  ${l10n.t(short)}`;
	};
	walk(treeOf(snapshot), ({ opener, lastLine, node }) => fold(opener.line, lastLine, undefined, nameOf(node, opener.line)));
	for (const { line, more } of snapshot.outline.entries) fold(line, more?.at(-1)?.line ?? line);
	for (const [first, last] of commentBlocks(snapshot)) fold(first, last, FoldingRangeKind.Comment);
	return [...folds.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Lines of nothing but a comment that follow each other. */
function commentBlocks({ source: { lines, statements } }: Snapshot): readonly (readonly [number, number])[] {
	const blocks: [number, number][] = [];
	statements.forEach(({ comment }, line) => {
		if (!comment || lines[line]?.slice(0, comment.start).trim() !== '') return;
		const last = blocks.at(-1);
		if (last?.[1] === line - 1) last[1] = line;
		else blocks.push([line, line]);
	});
	return blocks;
}
