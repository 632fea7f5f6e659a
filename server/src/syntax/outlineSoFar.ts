import type { Form, Line, Place } from '../forms/form.js';
import type { PlaceId } from '../forms/types.js';
import { Open } from './open.js';
import { type Entry, type Fault, type Node, rangeOf } from './outline.js';
import { contradicted, lineTwice } from './outlineFaults.js';
import { shapeProblems } from './shapes.js';
import type { Source } from './source.js';
import type { Field } from './statement.js';
import { type Kept, noteEntry, reach, type Stand, StandingEntry, StandingNode } from './stretch.js';
import { type ReadSoFar, TakingOver } from './takingOver.js';

/** What an outline has so far, and how a field is put into it. */
export class OutlineSoFar implements ReadSoFar {
	readonly form: Form;
	readonly root: Node;
	readonly open: Open;
	readonly takingOver: TakingOver;
	readonly sections = new Map<PlaceId, Node>();
	readonly classes = new Map<string, Node>();
	readonly entries: StandingEntry[] = [];
	readonly nodes: Node[] = [];
	readonly faults: Fault[] = [];
	lastEntry: Entry | undefined;
	damaged = false;
	headDamaged = false;
	readonly #ground: Stand = { line: 0, owner: undefined };
	readonly #totalled = new Map<Node, Set<string | undefined>>();

	constructor(source: Source, kept: Kept | undefined) {
		this.form = source.form;
		this.root = node(this.form.root, undefined, undefined);
		this.open = new Open(this.root);
		this.takingOver = new TakingOver(source, kept, this.open, this);
	}

	/** `quiet`: it is read, and takes part in nothing. */
	add(field: Field, line: number, row: Line | undefined, owner: Node, quiet: boolean): Entry {
		const problems = row ? shapeProblems(field, row, this.form) : [];
		for (const { message, span, fix } of problems) {
			this.faults.push({
				check: 'syntax',
				message,
				range: rangeOf(line, span),
				...(fix ? { fix: { title: fix.title, edits: [{ range: rangeOf(line, fix.at), newText: fix.text }] } } : {}),
			});
		}
		this.takingOver.touch(owner);
		reach(owner, line);
		const entry = new StandingEntry(field, this.#ground, line, row, owner, field.broken || problems.length > 0);
		this.entries.push(entry);
		this.lastEntry = entry;
		if (!quiet) noteEntry(owner, entry);
		if (field.broken && !row?.opens) {
			// What the line lost may be another field of the same item; an opener's is its own.
			owner.damaged = true;
		}
		if (row && owner.notApplicable && !row.besides && row.role !== 'block') this.contradiction(owner, field, line);
		return entry;
	}

	/** A line that may stand once. */
	checkRepeated(entry: Entry): void {
		const { node: owner, field, row } = entry;
		const same = owner.entries.get(field.keyword);
		const first = same?.[0];
		// A line that is partly lost may have been another one.
		if (!same || !first || same.length < 2 || !row || first.lost) return;
		if (row.repeats && !(row.perCurrency && this.#isTotalled(entry, same))) return;
		this.faults.push(lineTwice(entry, first));
	}

	/** Whether a total in this currency stands above. */
	#isTotalled(one: Entry, same: readonly Entry[]): boolean {
		const { node: owner, field } = one;
		const currency = (of: Field) => of.amount?.first?.currency;
		let seen = this.#totalled.get(owner);
		if (!seen) {
			seen = new Set(same.filter((entry) => entry !== one).map((entry) => currency(entry.field)));
			this.#totalled.set(owner, seen);
		}
		const repeated = seen.has(currency(field));
		seen.add(currency(field));
		return repeated;
	}

	/** Something stands in a section that is ticked as not applicable: it applies. */
	contradiction(section: Node, field: Field, line: number): void {
		const { opener } = section;
		section.notApplicable = false;
		if (opener?.field.not) {
			this.faults.push(contradicted(section.place as Place, opener, opener.field.not, field, line));
		}
	}

	/** A line that cannot be read, or stands where nothing like it belongs: what it replaced may have opened anything. */
	fault(): void {
		for (const node of this.open.nodes) {
			this.takingOver.touch(node);
			node.damaged = true;
		}
		this.damaged = true;
		this.headDamaged ||= this.sections.size === 0;
		this.open.doubt();
		this.open.text = 'unknown';
	}

	astray(place: Place | undefined): Node {
		return node(place, undefined, undefined, { astray: true });
	}
}

export function node(
	place: Place | undefined,
	parent: Node | undefined,
	opener: Entry | undefined,
	{
		astray = false,
		notApplicable = false,
		classId,
	}: { astray?: boolean; notApplicable?: boolean; classId?: string | undefined } = {},
): Node {
	return new StandingNode(place, parent, opener, astray, notApplicable, classId);
}
