import type { Line } from '../forms/form.js';
import { first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import { copied } from './carry.js';
import type { Snapshot } from './snapshot.js';

/** A line of a report as another has it, with what stands below it. */
export function linesAsIn(last: Snapshot, { keyword, opens, home }: Line): readonly string[] {
	const { root } = last.outline;
	const child = (place: string) => root.children.find((node) => node.place?.id === place);
	const node = opens ? child(opens) : undefined;
	const entry = node?.opener ?? first((home.kind === 'item' && child(home.id)) || root, keyword);
	return entry ? [...copied(last, entry), ...ownLines(last, node)] : [];
}

/** All but a date, which is the report's own. */
function ownLines(last: Snapshot, node: Node | undefined): readonly string[] {
	return [...(node?.entries.values() ?? [])]
		.flat()
		.filter(({ field, line }) => !field.date && line >= (node?.opener?.line ?? 0))
		.flatMap((entry) => copied(last, entry))
		.map((line) => `  ${line}`);
}
