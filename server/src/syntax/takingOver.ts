import type { Line } from '../forms/form.js';
import type { Open } from './open.js';
import type { Entry, Fault, Node } from './outline.js';
import type { Source } from './source.js';
import type { Statement } from './statement.js';
import {
	type Around,
	type Cut,
	Item,
	isIntact,
	type Kept,
	type LastText,
	noteEntry,
	Run,
	reach,
	runLength,
	type StandingEntry,
	type StandingNode,
} from './stretch.js';

/** What has been read of a text so far. */
export interface ReadSoFar {
	readonly entries: StandingEntry[];
	readonly nodes: Node[];
	readonly faults: Fault[];
}

/** How much that was, before a line. */
export interface Before {
	readonly entry: number;
	readonly node: number;
	readonly faults: number;
}

/** An item being read, which is kept if its lines say nothing else and have no fault. */
interface Reading {
	readonly node: StandingNode;
	readonly row: Line;
	readonly sure: boolean;
	readonly around: Around;
	readonly line: number;
	readonly entry: number;
	readonly nodeIndex: number;
	/** From its first line that says something else, if there is one; such lines do not belong to it. */
	end: { readonly line: number; readonly entry: number; readonly lastText: LastText | undefined } | undefined;
	clean: boolean;
}

/** Takes over what was read of the text before an edit, and keeps what is read now for the one after. */
export class TakingOver {
	/** The items that are kept, and the runs that stand between them. */
	readonly cuts: Cut[] = [];
	/** How many items in a row were not taken over in a run. */
	#gathered = 0;
	readonly #pass = {};
	#reading: Reading | undefined;
	/** What was taken over last, while it is the item that is open; and whether that was added to all the same. */
	#taken: Item | undefined;
	#touched = false;
	/** What a text on the line that is being read would have continued. */
	#textBefore: LastText | undefined;

	constructor(
		private readonly source: Source,
		/** Undefined where nothing is to be taken over, and nothing kept. */
		private readonly kept: Kept | undefined,
		private readonly open: Open,
		private readonly read: ReadSoFar,
	) {}

	/** Takes over what was read from these lines before, where nothing that it hangs on is another; how many lines that were. */
	take(statement: Statement, line: number): number {
		const [field] = statement.fields;
		const item = field && this.kept?.get(statement);
		if (!item || item.taker === this.#pass || item.run?.first.taker === this.#pass) return 0;
		const { open, read } = this;
		const home = open.home(field.keyword);
		const { statements, bounds } = this.source;
		if (!home || home.row !== item.row || home.sure !== item.sure || (item.sure && home.owner.notApplicable)) return 0;
		const { block, section, sureBlock, sureSection } = item.around;
		const now = open.around;
		if (now.block !== block || now.section !== section || now.sureBlock !== sureBlock || now.sureSection !== sureSection) {
			return 0;
		}
		const { run } = item;
		const whole =
			run?.first === item && (this.#gathered === 0 || this.#gathered + run.items.length > runLength) ? run : undefined;
		const found =
			whole && isIntact({ statements: whole.statements, follower: whole.last.follower }, statements, line)
				? whole
				: isIntact(item, statements, line)
					? item
					: undefined;
		if (!found || line + found.statements.length > bounds.lines) return 0;
		this.begin();
		this.close(line);
		const owner = item.sure ? home.owner : undefined;
		const cut = { entry: read.entries.length, node: read.nodes.length, read: found };
		if (found instanceof Run) {
			found.stand.line = line;
			found.stand.owner = owner;
			this.#gathered = 0;
		} else {
			if (run) run.dissolve();
			found.standOn({ line, owner }, line);
			for (const entry of found.entries) read.entries.push(entry);
			read.nodes.push(found.node);
			this.#gathered += 1;
		}
		this.cuts.push(cut);
		item.taker = this.#pass;
		const items = found instanceof Run ? found.items : [found];
		const last = items[items.length - 1] as Item;
		if (owner) {
			for (const { node } of items) {
				owner.children.push(node);
				noteEntry(owner, node.opener as Entry);
			}
			reach(owner, last.lastLine);
		}
		open.item = last.node;
		open.sure.item = true;
		open.text = last.lastText && { ...last.lastText };
		this.#taken = last;
		return found.statements.length;
	}

	/** The last line that was taken over, while nothing was read since. */
	get lastEntry(): Entry | undefined {
		return this.#taken?.entries[this.#taken.entries.length - 1];
	}

	/** A line is about to be read. */
	begin(): void {
		if (this.kept) this.#textBefore = this.open.textNow;
	}

	/** What the line that was just read is to the item that is open. */
	follow(statement: Statement, line: number, before: Before): void {
		if (!this.kept) return;
		const reading = this.#reading;
		const { entries, nodes, faults } = this.read;
		const { item } = this.open;
		if (reading && reading.node === item) {
			let own = 0;
			for (let index = before.entry; index < entries.length; index += 1) own += entries[index]?.node === item ? 1 : 0;
			const others = entries.length - before.entry - own;
			if (own > 0 || others === 0) {
				const { strays, problems } = statement;
				const isFaulty = strays.length > 0 || problems.length > 0 || faults.length > before.faults;
				reading.clean &&= !reading.end && others === 0 && !isFaulty && nodes.length === before.node;
			} else {
				reading.end ??= { line, entry: before.entry, lastText: this.#textBefore };
			}
			return;
		}
		this.close(line, before.entry);
		const gathered = this.#gathered;
		this.#gathered = 0;
		const opener = entries[before.entry];
		const row = opener?.row;
		const node = item as StandingNode | undefined;
		if (!opener || !row || node?.opener !== opener || opener.line !== line || nodes.length !== before.node + 1) return;
		// What stands on its line besides is its own, and what may stand once only is told of by what stands above.
		const isOwn = entries.slice(before.entry + 1).every((entry) => entry.node === node);
		const isFaulty = statement.strays.length > 0 || statement.problems.length > 0 || faults.length > before.faults;
		if (!isOwn || isFaulty || !row.repeats || row.perCurrency || row.home === this.open.root.place) return;
		this.#gathered = gathered;
		this.#reading = {
			node,
			row,
			sure: !node.astray,
			around: this.open.around,
			line,
			entry: before.entry,
			nodeIndex: before.node,
			end: undefined,
			clean: true,
		};
	}

	/** The item that was open is no more: it is kept where it can be. */
	close(line: number, entry = this.read.entries.length): void {
		const { source } = this;
		const reading = this.#reading;
		this.#reading = undefined;
		if (!reading) return;
		const { node, row, sure, around, clean } = reading;
		if (!clean || node.damaged || node.gap) {
			this.#gathered = 0;
			return;
		}
		const end = reading.end ?? { line, entry, lastText: this.#textBefore };
		const statements = source.statements.slice(reading.line, end.line);
		const entries = this.read.entries.slice(reading.entry, end.entry);
		const read = new Item(node, entries, row, sure, around, statements, source.statements[end.line], end.lastText);
		this.cuts.push({ entry: reading.entry, node: reading.nodeIndex, read });
		this.#gathered = reading.end ? 0 : this.#gathered + 1;
	}

	/** Something is added to a node that is open. */
	touch(node: Node): void {
		this.#touched ||= node === this.#taken?.node;
	}

	/** The text of a line goes on. */
	touchText(entry: StandingEntry): void {
		this.#touched ||= this.#taken?.entries.includes(entry) ?? false;
	}

	/** What was taken over turned out not to be the same: it is not to be taken over again. */
	refused(): boolean {
		if (this.#touched) this.kept?.delete(this.#taken as Item);
		return this.#touched;
	}
}
