import type { Entry, Node, Outline, Stretch } from '../../syntax/outline.js';
import type { Draft } from '../draft.js';
import { keptOf } from '../keeping.js';
import type { Snapshot } from '../snapshot.js';

/** A rule about one line, item or block by itself. */
export interface RuleOfOne<T> {
	/** What else of the return it looks at: whether it has anything to say hangs on this, and on the one it is about. */
	hangsOn(snapshot: Snapshot): readonly unknown[];
	of(one: T, snapshot: Snapshot): readonly Draft[];
}

/**
 * What a rule says of all there are. Where it had nothing to say of what has not changed since, it is not asked again; what it did say
 * is said anew, for its places may have moved.
 */
function draftsOfAll<T>(snapshot: Snapshot, rule: RuleOfOne<T>, all: (stretch: Stretch) => readonly T[]): readonly Draft[] {
	const hangsOn = rule.hangsOn(snapshot);
	const drafts: Draft[] = [];
	const say = (one: T): boolean => {
		const said = rule.of(one, snapshot);
		for (const draft of said) drafts.push(draft);
		return said.length > 0;
	};
	for (const stretch of snapshot.outline.stretches) {
		let isNew = false;
		const speakers = keptOf(stretch, rule, hangsOn, () => {
			isNew = true;
			return all(stretch).filter(say);
		});
		if (!isNew) speakers.forEach(say);
	}
	return drafts;
}

export function draftsOfEntries(snapshot: Snapshot, rule: RuleOfOne<Entry>): readonly Draft[] {
	return draftsOfAll(snapshot, rule, ({ entries }) => entries);
}

export function draftsOfNodes(snapshot: Snapshot, rule: RuleOfOne<Node>): readonly Draft[] {
	return draftsOfAll(snapshot, rule, ({ nodes }) => nodes);
}

/** The nodes that are no items among others of their kind: sections and blocks are among them. */
export function nodesBesidesRuns({ stretches }: Outline): readonly Node[] {
	return stretches.flatMap(({ keeps, nodes }) => (keeps ? [] : nodes));
}
