import type { Snapshot } from '../checks/snapshot.js';
import type { Line } from '../forms/form.js';
import { entriesOn, type Node } from '../syntax/outline.js';
import type { Statement } from '../syntax/statement.js';
import type { LayoutOptions } from './layoutRows.js';

/** Which lines the place of a line hangs on: those that share a column, or stand together. */

/** Lines whose value has no column: what they take is short, or names what is opened. */
const ragged: ReadonlySet<string> = new Set([
	'edition',
	'section',
	'for',
	'class',
	'nothing',
	'items',
	'item-text',
	'item-optional-text',
]);

/** Which of the text's own lines stand together; undefined for what stands apart. */
export function groupOf({ home, role, group, keyword, last }: Line, opening: string): string | undefined {
	if (home.kind !== 'file') return undefined;
	return (
		group ??
		(keyword === opening
			? 'form'
			: role === 'class'
				? 'classes'
				: role === 'field' && !last
					? 'head'
					: role === 'item' && !last
						? keyword
						: undefined)
	);
}

/** The value stands in a column with those of the lines beside it. A signature that has one line only needs none. */
export function hasColumn({ opens, group, shape, place, home, takes }: Line): boolean {
	return (
		(!opens || group === 'head') &&
		!ragged.has(shape) &&
		takes.parts[0] !== 'words' &&
		(place !== 'signed' || home.lines.length > 1)
	);
}

/** The lines that may be changed, and those that their places depend on. */
export function reachOf(
	{ source, outline, form }: Snapshot,
	{ from, to }: LayoutOptions,
): { readonly first: number; readonly last: number } {
	const end = source.lines.length - 1;
	if (from <= 0 && to >= end) return { first: 0, last: end };
	// A comment goes with what stands beside it, and so does a blank line.
	const isAside = ({ fields, continued, chinese }: Statement) => fields.length === 0 && !continued && !chinese;
	let first = Math.max(Math.min(from, end) - 1, 0);
	while (first > 0 && isAside(source.statements[first] as Statement)) first -= 1;
	let last = Math.min(Math.max(to, from, 0) + 1, end);
	while (last < end && isAside(source.statements[last] as Statement)) last += 1;
	const reach = (line: number) => {
		first = Math.min(first, line);
		last = Math.max(last, line);
	};
	const continued = new Map(outline.entries.flatMap((entry) => (entry.more ?? []).map(({ line }) => [line, entry.line])));
	let classes: readonly number[] | undefined = outline.nodes.flatMap(({ place, opener }) =>
		place?.id === 'class' && opener ? opener.line : [],
	);
	const seen = new Set<Node>();
	const reachColumn = (node: Node) => {
		if (seen.has(node)) return;
		seen.add(node);
		for (const entries of node.entries.values()) {
			for (const { row, line } of entries) {
				if (row && hasColumn(row)) reach(line);
			}
		}
	};
	let low = first;
	let high = first;
	while (low > first || high <= last) {
		const line = low > first ? --low : high++;
		reach(continued.get(line) ?? line);
		for (const { row, node } of entriesOn(outline, line)) {
			if (row && groupOf(row, form.opening)) reach(0);
			if (row?.opens === 'class') {
				classes?.forEach(reach);
				classes = undefined;
			}
			if (row && hasColumn(row)) reachColumn(node);
		}
	}
	return { first, last };
}
