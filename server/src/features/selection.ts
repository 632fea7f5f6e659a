import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import { type Entry, entriesOn, rangeOf } from '../syntax/outline.js';
import type { Span } from '../syntax/statement.js';
import { type Part, rangeOfPart, treeOf, walk } from './tree.js';

/** From the value under a position outwards: field, line, item, block, section, return. One for each position. */
export function selectionRangesAt(snapshot: Snapshot, positions: readonly Position[]): readonly SelectionRange[] {
	const parts: Part[] = [];
	walk(treeOf(snapshot), (part) => parts.push(part));
	return positions.map((position) => nested(rangesAround(snapshot, parts, position)));
}

/** Outermost first. */
function rangesAround(snapshot: Snapshot, parts: readonly Part[], { line, character }: Position): readonly Range[] {
	const { source, outline } = snapshot;
	const last = source.lines.length - 1;
	const at = { line: Math.min(line, last), character };
	const text = source.lines[at.line] ?? '';
	at.character = Math.max(0, Math.min(character, text.length));
	const start = { line: 0, character: 0 };
	const ranges: Range[] = [{ start, end: { line: last, character: source.lines[last]?.length ?? 0 } }];
	for (const part of parts) {
		if (part.opener.line <= at.line && at.line <= part.lastLine) {
			const range = rangeOfPart(snapshot, part);
			ranges.push(contains(range, at) ? range : { ...range, start: { line: part.opener.line, character: 0 } });
		}
	}
	const owner = outline.entries.findLast((entry) => entry.line <= at.line && at.line <= lastLineOf(entry));
	if (owner && lastLineOf(owner) > owner.line) {
		const end = lastLineOf(owner);
		ranges.push({
			start: { line: owner.line, character: owner.field.start },
			end: { line: end, character: source.lines[end]?.length ?? 0 },
		});
	}
	const indent = text.length - text.trimStart().length;
	ranges.push(rangeOf(at.line, { start: 0, end: text.length }), rangeOf(at.line, { start: indent, end: text.trimEnd().length }));
	const statement = source.statements[at.line];
	const pieces = [
		...entriesOn(outline, at.line).map(({ field }) => field),
		statement?.continued,
		statement?.chinese,
		statement?.comment,
	];
	for (const span of pieces.flatMap((piece) => spansIn(piece, text))) ranges.push(rangeOf(at.line, span));
	return ranges.filter((range) => contains(range, at));
}

function lastLineOf({ line, more }: Entry): number {
	return more?.at(-1)?.line ?? line;
}

/** A value with all that it is made of; of a text what stands between its quotation marks as well. */
function spansIn(value: unknown, line: string): readonly Span[] {
	if (Array.isArray(value)) return value.flatMap((each) => spansIn(each, line));
	if (typeof value !== 'object' || value === null) return [];
	const { start, end } = value as Partial<Span>;
	const inner = Object.values(value).flatMap((each) => spansIn(each, line));
	if (start === undefined || end === undefined) return inner;
	const quoted = line[start] === '"' && 'text' in value && 'zh' in value;
	const closed = quoted && end - start > 1 && line[end - 1] === '"';
	return [{ start, end }, ...(quoted ? [{ start: start + 1, end: closed ? end - 1 : end }] : []), ...inner];
}

function contains({ start, end }: Range, at: Position): boolean {
	return compare(start, at) <= 0 && compare(at, end) <= 0;
}

function compare(a: Position, b: Position): number {
	return a.line - b.line || a.character - b.character;
}

/** Each range the parent of the next that lies within it and is smaller; what only overlaps is left out. */
function nested(ranges: readonly Range[]): SelectionRange {
	const outwards = [...ranges].sort((a, b) => compare(a.start, b.start) || compare(b.end, a.end));
	let innermost: SelectionRange | undefined;
	for (const range of outwards) {
		const within = !innermost || (contains(innermost.range, range.start) && contains(innermost.range, range.end));
		const same = innermost && compare(innermost.range.start, range.start) === 0 && compare(innermost.range.end, range.end) === 0;
		if (within && !same) innermost = { range, ...(innermost && { parent: innermost }) };
	}
	return innermost as SelectionRange;
}
