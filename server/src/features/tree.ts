import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import type { Form, Place } from '../forms/form.js';
import type { Entry, Node } from '../syntax/outline.js';

/**
 * A line that opens something, and what stands under it. Unlike the outline, which reads what is opened twice as one, this is the
 * text as it is laid out: no part reaches into its neighbour, whatever is misplaced or opened again.
 */
export interface Part {
	readonly opener: Entry;
	readonly depth: Depth;
	/** What the outline makes of it; undefined for what is opened again. */
	readonly node: Node | undefined;
	readonly children: Part[];
	lastLine: number;
}

/** How deep what a line opens, or what it belongs to, lies in the return. */
type Depth = 0 | 1 | 2;

/** The parts of a return, in the order of its text. */
export function treeOf({ outline }: Snapshot): readonly Part[] {
	const nodes = new Map(outline.nodes.map((node) => [node.opener, node]));
	const roots: Part[] = [];
	let open: Part[] = [];
	let line = -1;
	for (const entry of outline.entries) {
		const first = entry.line !== line;
		line = entry.line;
		const depth = first ? depthOf(entry, outline.form) : undefined;
		if (depth !== undefined) {
			open = open.filter((part) => part.depth < depth);
			const part: Part = { opener: entry, depth, node: nodes.get(entry), children: [], lastLine: line };
			(open.at(-1)?.children ?? roots).push(part);
			open.push(part);
		} else if (first) {
			const owner = ownerDepth(entry);
			open = open.filter((part) => part.depth <= owner);
		}
		const last = entry.more?.at(-1)?.line ?? line;
		for (const part of open) part.lastLine = Math.max(part.lastLine, last);
	}
	return roots;
}

/** What a keyword opens, wherever it stands. */
export function openedBy({ row, field: { keyword } }: Entry, form: Form): Place | undefined {
	return row?.opened ?? form.linesWith(keyword).find(({ opened }) => opened)?.opened;
}

function depthOf(entry: Entry, form: Form): Depth | undefined {
	if (form.root.line(entry.field.keyword)?.role === 'section') return 0;
	const opened = openedBy(entry, form);
	if (!opened) return undefined;
	const { kind, above } = opened;
	return kind === 'item' ? (above?.kind === 'file' ? 0 : 2) : kind === 'block' ? 1 : 0;
}

/** The depth of what a line that opens nothing belongs to; -1: the return itself. Where that is not known, what is open. */
function ownerDepth({ row, node }: Entry): Depth | -1 {
	switch ((row?.home ?? node.place)?.kind) {
		case 'file':
			return -1;
		case 'section':
			return 0;
		case 'block':
			return 1;
		default:
			return 2;
	}
}

/** From the word that opens it to the end of its last line. */
export function rangeOfPart({ source }: Snapshot, { opener, lastLine }: Part): Range {
	return {
		start: { line: opener.line, character: opener.field.start },
		end: { line: lastLine, character: source.lines[lastLine]?.trimEnd().length ?? 0 },
	};
}

export function walk(parts: readonly Part[], visit: (part: Part) => void): void {
	for (const part of parts) {
		visit(part);
		walk(part.children, visit);
	}
}
