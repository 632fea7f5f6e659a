import type { Form, Line, Place } from '../forms/form.js';
import type { PlaceId } from '../forms/types.js';
import { largest } from '../lists.js';
import type { Entry, Fault, Node, Outline, Stretch } from './outline.js';
import type { Field, Statement, TextValue } from './statement.js';

/**
 * What is kept of an outline when its text is edited. Items that follow each other make a *run*, with the lines they were read from; as
 * long as those are the same, the run is taken over whole, and with it all that was worked out from its items alone. Where it stands, and
 * in what, is said in one place for all of it, so that what is moved is not made again.
 */

/** Where lines that were read together stand now: the first of them, and what their items stand in. */
export interface Stand {
	line: number;
	owner: Node | undefined;
}

export class StandingEntry implements Entry {
	more: Continuation[] | undefined;

	constructor(
		readonly field: Field,
		private stand: Stand,
		private offset: number,
		readonly row: Line | undefined,
		/** Undefined: what the stand is in. */
		private own: Node | undefined,
		readonly lost: boolean,
	) {}

	get line(): number {
		return this.stand.line + this.offset;
	}

	get node(): Node {
		return this.own ?? (this.stand.owner as Node);
	}

	/** It opens one of several items that stand somewhere together. */
	standOn(stand: Stand, offset: number, own: Node | undefined): void {
		this.stand = stand;
		this.offset = offset;
		this.own = own;
	}

	continueWith(line: number, text: TextValue, zh: boolean): void {
		this.more ??= [];
		this.more.push(new Continuation(this, line - this.line, text, zh));
	}
}

class Continuation {
	constructor(
		private readonly of: Entry,
		private readonly offset: number,
		readonly text: TextValue,
		readonly zh: boolean,
	) {}

	get line(): number {
		return this.of.line + this.offset;
	}
}

export class StandingNode implements Node {
	readonly entries = new Map<string, Entry[]>();
	readonly children: Node[] = [];
	readonly known = new Map<object, unknown>();
	damaged = false;
	gap = false;
	/** How many lines below its opener its last is. */
	#extent = 0;
	#stand: Stand | undefined;

	constructor(
		readonly place: Place | undefined,
		private own: Node | undefined,
		readonly opener: Entry | undefined,
		readonly astray: boolean,
		public notApplicable: boolean,
		readonly classId: string | undefined,
	) {}

	get parent(): Node | undefined {
		return this.own ?? this.#stand?.owner;
	}

	get lastLine(): number {
		return (this.opener?.line ?? 0) + this.#extent;
	}

	set lastLine(line: number) {
		this.#extent = line - (this.opener?.line ?? 0);
	}

	standOn(stand: Stand): void {
		this.#stand = stand;
		if (!this.astray) this.own = undefined;
	}
}

/** A node, and what it stands in, reach down to a line. */
export function reach(from: Node, line: number): void {
	for (let node: Node | undefined = from; node; node = node.parent) node.lastLine = line;
}

export function noteEntry(owner: Node, entry: Entry): void {
	const same = owner.entries.get(entry.field.keyword);
	if (same) same.push(entry);
	else owner.entries.set(entry.field.keyword, [entry]);
}

/** What an item stands in and among, as far as its reading hangs on it. */
export interface Around {
	readonly block: Place | undefined;
	readonly section: Place | undefined;
	readonly sureBlock: boolean;
	readonly sureSection: boolean;
}

export interface LastText {
	readonly entry: StandingEntry;
	readonly zh: boolean;
}

/** An item that was read from lines which say nothing else, with nothing to report. */
export class Item {
	run: Run | undefined;
	/** Who has it now. Lines of the same text may share what was read of them, and it stands in one place only. */
	taker: object | undefined;

	constructor(
		readonly node: StandingNode,
		readonly entries: readonly StandingEntry[],
		readonly row: Line,
		/** Whose it is is known. */
		readonly sure: boolean,
		readonly around: Around,
		readonly statements: readonly Statement[],
		/** The line behind it: one that would add to the item is none of the item's lines yet. */
		readonly follower: Statement | undefined,
		readonly lastText: LastText | undefined,
	) {}

	get line(): number {
		return (this.node.opener as Entry).line;
	}

	/** With what continues the text of its opener, which is not its own. */
	get lastLine(): number {
		return largest(this.entries.map(({ line, more }) => more?.at(-1)?.line ?? line));
	}

	standOn(stand: Stand, line: number): void {
		const before = this.line;
		for (const entry of this.entries) {
			const isOpener = entry === this.node.opener;
			entry.standOn(stand, entry.line - before + line - stand.line, isOpener ? (this.sure ? undefined : entry.node) : this.node);
		}
		this.node.standOn(stand);
	}
}

export const runLength = 64;

export class Run implements Stretch {
	readonly keeps = true;
	readonly known = new Map<object, unknown>();
	readonly entries: readonly Entry[];
	readonly nodes: readonly Node[];
	readonly statements: readonly Statement[];
	readonly stand: Stand;

	constructor(readonly items: readonly Item[]) {
		const [first] = items as readonly [Item];
		this.stand = { line: first.line, owner: first.sure ? first.node.parent : undefined };
		for (const item of items) {
			item.standOn(this.stand, item.line);
			item.run = this;
		}
		this.entries = items.flatMap(({ entries }) => entries);
		this.nodes = items.map(({ node }) => node);
		this.statements = items.flatMap(({ statements }) => statements);
	}

	get first(): Item {
		return this.items[0] as Item;
	}

	get last(): Item {
		return this.items[this.items.length - 1] as Item;
	}

	/** Its items are each for itself from now on. */
	dissolve(): void {
		for (const item of this.items) {
			if (item.run === this) item.run = undefined;
		}
	}
}

/** What was read before, by the statement that opens it. */
export class Kept {
	readonly #items = new WeakMap<Statement, Item>();

	get(opener: Statement): Item | undefined {
		return this.#items.get(opener);
	}

	set(item: Item): void {
		this.#items.set(item.statements[0] as Statement, item);
	}

	/** Something was added to it: it is not what was kept. */
	delete(item: Item): void {
		item.run?.dissolve();
		this.#items.delete(item.statements[0] as Statement);
	}
}

/** Whether lines are those that something was read from, and what follows them is the same. */
export function isIntact(
	{ statements, follower }: Pick<Item, 'statements' | 'follower'>,
	now: readonly Statement[],
	line: number,
): boolean {
	const { length } = statements;
	for (let index = 0; index < length; index += 1) {
		if (statements[index] !== now[line + index]) return false;
	}
	return follower === now[line + length];
}

/** What has been read, as stretches: the runs, and what stands between them. */
export function stretchesOf(
	entries: readonly Entry[],
	nodes: readonly Node[],
	cuts: readonly Cut[],
	kept: Kept | undefined,
): Stretch[] {
	const stretches: Stretch[] = [];
	let gathered: Item[] = [];
	const flush = () => {
		if (gathered.length > 0) {
			const run = new Run(gathered);
			for (const item of gathered) kept?.set(item);
			stretches.push(run);
			gathered = [];
		}
	};
	const loose = (from: Pick<Cut, 'entry' | 'node'>, to: Pick<Cut, 'entry' | 'node'>) => {
		if (to.entry > from.entry || to.node > from.node) {
			flush();
			const isAll = to.entry - from.entry === entries.length && to.node - from.node === nodes.length;
			stretches.push({
				entries: isAll ? entries : entries.slice(from.entry, to.entry),
				nodes: isAll ? nodes : nodes.slice(from.node, to.node),
				keeps: false,
				known: new Map(),
			});
		}
	};
	let done = { entry: 0, node: 0 };
	for (const { entry, node, read } of cuts) {
		loose(done, { entry, node });
		if (read instanceof Run) {
			flush();
			stretches.push(read);
			done = { entry, node };
			continue;
		}
		const before = gathered.at(-1);
		if (before && (gathered.length >= runLength || !follows(before, read))) flush();
		gathered.push(read);
		done = { entry: entry + read.entries.length, node: node + 1 };
	}
	loose(done, { entry: entries.length, node: nodes.length });
	flush();
	return stretches;
}

function follows(before: Item, item: Item): boolean {
	return (
		before.line + before.statements.length === item.line &&
		before.sure === item.sure &&
		(!item.sure || before.node.parent === item.node.parent)
	);
}

/** Where in all that was read an item or a run of items stands. */
export interface Cut {
	readonly entry: number;
	readonly node: number;
	readonly read: Item | Run;
}

/** All its fields and nodes in one list are made when somebody asks for them. */
export class StretchedOutline implements Outline {
	#allEntries: readonly Entry[] | undefined;
	#allNodes: readonly Node[] | undefined;

	constructor(
		readonly form: Form,
		readonly root: Node,
		readonly sections: ReadonlyMap<PlaceId, Node>,
		readonly classes: ReadonlyMap<string, Node>,
		readonly stretches: readonly Stretch[],
		readonly faults: readonly Fault[],
		readonly damaged: boolean,
		readonly headDamaged: boolean,
		readonly unread: number | undefined,
		/** Undefined of a text that nobody has open. */
		readonly kept: Kept | undefined,
	) {}

	get entries(): readonly Entry[] {
		this.#allEntries ??= this.stretches.flatMap(({ entries }) => entries);
		return this.#allEntries;
	}

	get nodes(): readonly Node[] {
		this.#allNodes ??= this.stretches.flatMap(({ nodes }) => nodes);
		return this.#allNodes;
	}
}
