import type { Form, Line, Place } from '../forms/form.js';
import type { PlaceId } from '../forms/types.js';
import { FaultsOfLine } from './faultsOfLine.js';
import { gapMark } from './line.js';
import { Open } from './open.js';
import { type Entry, type Fault, type Node, type Outline, rangeOf } from './outline.js';
import {
	behindAnother,
	blockTwice,
	boundReached,
	contradicted,
	declaredTwice,
	lineTwice,
	noClassesHere,
	noTextAbove,
	ofLine,
	outOfPlace,
	sectionTwice,
} from './outlineFaults.js';
import { shapeProblems } from './shapes.js';
import type { Source } from './source.js';
import type { Field, Statement, StrayTokens, TextValue, WordValue } from './statement.js';
import { reportStray } from './strays.js';
import { Kept, noteEntry, reach, type Stand, StandingEntry, StandingNode, StretchedOutline, stretchesOf } from './stretch.js';
import { TakingOver } from './takingOver.js';

/**
 * `before`: the outline of the text before an edit. What stays of it is taken over, and it is not to be asked any more. `keeps`: the text
 * may be edited; of one that nobody has open nothing is made ready for that.
 */
export function buildOutline(source: Source, before?: Outline, keeps = true): Outline {
	const known = before instanceof StretchedOutline && before.form === source.form ? before.kept : undefined;
	const kept = keeps ? (known ?? new Kept()) : undefined;
	for (;;) {
		const outline = new Builder(source, kept).build();
		if (outline) return outline;
	}
}

/**
 * Puts the fields of the lines in their places, from the form's table. One pass, top to bottom. After a line that cannot be
 * read, the item, block and section it may have opened are in doubt until a line opens one again: what stands there is read,
 * but takes part in nothing and is not reported for standing in the wrong place or twice.
 */
class Builder {
	readonly #form: Form;
	readonly #root: Node;
	readonly #open: Open;
	readonly #takingOver: TakingOver;
	readonly #sections = new Map<PlaceId, Node>();
	readonly #classes = new Map<string, Node>();
	readonly entries: StandingEntry[] = [];
	readonly nodes: Node[] = [];
	#lastEntry: Entry | undefined;
	readonly #ground: Stand = { line: 0, owner: undefined };
	readonly faults: Fault[] = [];
	#unread: number | undefined;
	/** While the strays of a line are reported. */
	#onLine = new FaultsOfLine(this.faults, 0);
	readonly #blocks = new Map<Node, Map<string, Node>>();
	readonly #totalled = new Map<Node, Set<string | undefined>>();
	#damaged = false;
	#headDamaged = false;
	constructor(
		private readonly source: Source,
		private readonly kept: Kept | undefined,
	) {
		this.#form = source.form;
		this.#root = node(this.#form.root, undefined, undefined);
		this.#open = new Open(this.#root);
		this.#takingOver = new TakingOver(source, kept, this.#open, this);
	}

	/** Undefined where something that was taken over turned out not to be the same: it is read anew. */
	build(): Outline | undefined {
		const { statements } = this.source;
		for (let line = 0; line < statements.length && this.#goesOn(line); line += 1) {
			const statement = statements[line] as Statement;
			const { entries, nodes, faults } = this;
			const takingOver = this.#takingOver;
			const taken = takingOver.take(statement, line);
			if (taken > 0) {
				line += taken - 1;
				this.#lastEntry = takingOver.lastEntry;
				continue;
			}
			const before = { entry: entries.length, node: nodes.length, faults: faults.length };
			takingOver.begin();
			if (
				statement.fields.length > 0 ||
				statement.strays.length > 0 ||
				statement.problems.length > 0 ||
				statement.continued ||
				statement.chinese
			) {
				this.#read(statement, line);
				takingOver.follow(statement, line, before);
			} else if (statement.gap) {
				this.#noteGap(line);
			}
			if (takingOver.refused()) return undefined;
		}
		this.#takingOver.begin();
		this.#takingOver.close(this.#unread ?? statements.length);
		const { faults, kept } = this;
		const form = this.#form;
		const root = this.#root;
		const sections = this.#sections;
		const classes = this.#classes;
		const damaged = this.#damaged;
		const headDamaged = this.#headDamaged;
		const unread = this.#unread;
		const stretches = stretchesOf(this.entries, this.nodes, this.#takingOver.cuts, kept);
		return new StretchedOutline(form, root, sections, classes, stretches, faults, damaged, headDamaged, unread, kept);
	}

	/** Reading ends where a bound is reached, as if a line that may be anything stood there. */
	#goesOn(line: number): boolean {
		const { faults, source } = this;
		const classes = this.#classes;
		const blocks = this.#blocks;
		const open = this.#open;
		const inSection = blocks.get(open.section as Node)?.size ?? 0;
		const message = boundReached(source.bounds, {
			line,
			faults: faults.length,
			classes: Math.max(classes.size, inSection),
		});
		if (message === undefined) return true;
		this.faults.push({
			check: 'unchecked',
			message,
			range: rangeOf(line, { start: 0, end: (this.source.lines[line] as string).length }),
		});
		this.#fault();
		this.#unread = line;
		return false;
	}

	/** What could not be read belongs to what the line above it belongs to, or opens; a section that could not is itself the place. */
	#noteGap(line: number): void {
		const [keyword = '', section = ''] = (this.source.lines[line] as string)
			.trimStart()
			.slice(gapMark.length)
			.split(/[\s,，]+/, 2);
		if (this.#form.root.line(keyword)?.role === 'section' && this.#form.place(section as PlaceId)) return;
		const last = this.#lastEntry;
		const owner = this.#open.nodes.find(({ opener }) => opener !== undefined && opener === last) ?? last?.node;
		if (owner) {
			this.#takingOver.touch(owner);
			owner.gap = true;
		}
	}

	#read(statement: Statement, line: number): void {
		// A line whose first word is none of the language's cannot be read, whatever follows.
		const headless = statement.strays[0]?.after === -1;
		const above = this.faults.length;
		for (const problem of statement.problems) {
			// What only looks like a value there, such as the month in a label of the form, is not asked for.
			if (!headless || problem.fix) this.faults.push(ofLine(problem, line));
		}
		if (statement.continued || statement.chinese) {
			if (!this.#continueText(statement, line) || statement.problems.some(({ kind }) => kind === 'syntax')) {
				// It may be what is left of any line.
				this.#fault();
			}
		}
		const before = statement.strays.length > 0 ? this.#open.places : [];
		let first: Entry | undefined;
		for (const field of statement.fields) {
			if (headless) {
				this.#add(field, line, undefined, this.#astray(undefined), true);
				continue;
			}
			if (first && !this.#keepsCompany(first, field)) {
				this.#refuseCompany(first, field, line);
				continue;
			}
			const entry = this.#place(field, line);
			first ??= entry;
		}
		// What else stands on a line whose first word is unknown, such as a label of the form, is not told by itself.
		if (statement.strays.length > 0) {
			this.#onLine = new FaultsOfLine(this.faults, above);
			for (const stray of headless ? statement.strays.slice(0, 1) : statement.strays) {
				this.#reportStray(stray, statement, line, first, before);
			}
			this.#onLine.close();
		}
		// A lone `zh`, for one: what it stands in place of is not known.
		const empty = statement.fields.length === 0 && !statement.continued && !statement.chinese;
		if (headless || (empty && statement.problems.some(({ kind }) => kind === 'syntax' || kind === 'unchecked'))) {
			this.#fault();
		} else if (statement.fields.length > 0) {
			this.#open.text = undefined;
			for (let index = this.entries.length - statement.fields.length; index < this.entries.length; index += 1) {
				const entry = this.entries[index] as StandingEntry;
				if (entry.field.text) this.#open.text = { entry, zh: entry.field.text.zh !== undefined };
			}
		}
	}

	/** A line that cannot be read, or stands where nothing like it belongs: what it replaced may have opened anything. */
	#fault(): void {
		for (const node of this.#open.nodes) {
			this.#takingOver.touch(node);
			node.damaged = true;
		}
		this.#damaged = true;
		this.#headDamaged ||= this.#sections.size === 0;
		this.#open.doubt();
		this.#open.text = 'unknown';
	}

	/** Fields behind the first belong to the same item, or stand in the same place. */
	#keepsCompany(first: Entry, field: Field): boolean {
		if (!first.row) return this.#form.linesWith(field.keyword).some(({ leads }) => !leads);
		const { row } = first;
		const home = row.opened?.kind === 'item' ? this.#opened(row, first.field) : row.home;
		const other = row.role === 'block' || home.kind === 'file' ? undefined : home.line(field.keyword);
		return other !== undefined && !other.leads;
	}

	/** The place an item's line opens: the one its words name, where it has such. */
	#opened(row: Line, { words = [] }: Field): Place {
		const { opensAt } = row;
		const at = opensAt && words.map(({ text }) => opensAt[text.toLowerCase()]).find((id) => id !== undefined);
		return ((at && this.#form.place(at)) ?? row.opened) as Place;
	}

	/** What begins a line of its own and stands behind something else is read, but opens nothing. */
	#refuseCompany(first: Entry, field: Field, line: number): void {
		this.faults.push(behindAnother(this.source, first, field, line));
		const rows = this.#form.linesWith(field.keyword);
		this.#add(field, line, rows.length === 1 ? rows[0] : undefined, this.#astray(undefined), true);
		this.#fault();
	}

	#place(field: Field, line: number): Entry {
		const { keyword } = field;
		const top = this.#form.root.line(keyword);
		if (top?.role === 'section') return this.#openSection(field, line, top);
		if (top?.role === 'part') return this.#openPart(field, line, top);
		if (this.#form.linesWith(keyword)[0]?.role === 'block') return this.#openBlock(field, line);
		const home = this.#open.home(keyword);
		if (!home) return this.#misplaced(field, line);
		const { row, owner, sure } = home;
		if (row.opens) return this.#openItem(field, line, row, owner, sure);
		if (!sure) {
			// Whose field it is is in doubt, and so is which row of the table it is, but for a keyword that has one row only.
			const only = this.#form.linesWith(keyword).length === 1 ? row : undefined;
			return this.#add(field, line, only, this.#astray(only?.home), true);
		}
		const entry = this.#add(field, line, row, owner, false);
		this.#checkRepeated(entry);
		return entry;
	}

	#astray(place: Place | undefined): Node {
		return node(place, undefined, undefined, { astray: true });
	}

	#misplaced(field: Field, line: number): Entry {
		const rows = this.#form.linesWith(field.keyword);
		// Where the place is in doubt, a line is not reported for standing there.
		if (!this.#open.isSure) {
			const row = rows.length === 1 ? rows[0] : undefined;
			if (row?.opens) return this.#openItem(field, line, row, this.#root, false);
			return this.#add(field, line, row, this.#astray(row?.home), true);
		}
		const [row] = rows;
		this.faults.push(outOfPlace(this.source, rows, this.#open, [...this.#classes.keys()], field, line));
		this.#fault();
		if (row?.opened?.kind === 'item') return this.#openItem(field, line, row, this.#root, false, true);
		return this.#add(field, line, rows.length === 1 ? row : undefined, this.#astray(undefined), true);
	}

	#openItem(field: Field, line: number, row: Line, owner: Node, sure: boolean, quiet = false): Entry {
		const place = this.#opened(row, field);
		const declares = row.role === 'class';
		if (declares && !field.id) this.#fault();
		const parent = sure ? owner : this.#astray(row.home);
		const entry = this.#add(field, line, row, parent, !sure || quiet);
		const opened = node(place, parent, entry, { astray: !sure });
		this.nodes.push(opened);
		parent.children.push(opened);
		this.#open.item = opened;
		// What follows is surely the item's, whosever the item is; the block's own lines stay in doubt.
		this.#open.sure.item = !declares || field.id !== undefined;
		if (owner === this.#root) {
			if (sure && (!declares || field.id)) {
				this.#open.enter(undefined);
				this.#open.item = opened;
			}
			if (declares) this.#declare(opened, field, line);
			else this.#checkRepeated(entry);
		} else if (sure) {
			this.#checkRepeated(entry);
		}
		if (entry.lost) opened.damaged = true;
		return entry;
	}

	#declare(opened: Node, field: Field, line: number): void {
		const id = field.id?.text;
		if (!id) {
			// The class is declared, under a name nobody can read.
			this.#headDamaged = true;
			return;
		}
		const first = this.#classes.get(id);
		if (first?.opener) {
			this.faults.push(declaredTwice(field.id as WordValue, line, first.opener));
			return;
		}
		this.#classes.set(id, opened);
	}

	#openSection(field: Field, line: number, row: Line): Entry {
		const place = field.section && this.#form.section(field.section.text);
		const entry = this.#add(field, line, row, this.#root, false);
		if (!place) {
			this.#fault();
			const open = this.#open;
			open.section = undefined;
			open.block = undefined;
			open.item = undefined;
			return entry;
		}
		this.#enter(place, entry, field.not !== undefined);
		return entry;
	}

	/** What stands among the sections under a line of its own, as FF301's totals do. */
	#openPart(field: Field, line: number, row: Line): Entry {
		const entry = this.#add(field, line, row, this.#root, false);
		this.#enter(row.opened as Place, entry, false);
		return entry;
	}

	#enter(place: Place, entry: Entry, notApplicable: boolean): void {
		const first = this.#sections.get(place.id);
		if (first?.opener) {
			this.faults.push(sectionTwice(place, entry, first.opener));
			this.#open.enter(first);
			return;
		}
		const opened = node(place, this.#root, entry, { notApplicable });
		opened.damaged = entry.lost;
		this.#sections.set(place.id, opened);
		this.#root.children.push(opened);
		this.nodes.push(opened);
		this.#open.enter(opened);
	}

	#openBlock(field: Field, line: number): Entry {
		const id = field.id?.text;
		const row = this.#open.section?.place?.blocks;
		if (!this.#open.sure.section || !row) {
			if (this.#open.sure.section) {
				this.faults.push(noClassesHere(this.#form, this.#open.section?.place, field, line));
				this.#fault();
			}
			const entry = this.#add(field, line, undefined, this.#astray(undefined), true);
			this.#open.block = node(undefined, undefined, entry, { astray: true, classId: id });
			this.nodes.push(this.#open.block);
			this.#open.item = undefined;
			this.#open.doubt();
			return entry;
		}
		const section = this.#open.section as Node;
		if (!id) this.#fault();
		const entry = this.#add(field, line, row, section, false);
		this.#open.item = undefined;
		if (!id) {
			this.#open.block = node(row.opened, undefined, entry, { astray: true });
			this.nodes.push(this.#open.block);
			return entry;
		}
		this.#open.sure.block = true;
		this.#open.sure.item = true;
		if (section.notApplicable) this.#contradiction(section, field, line);
		const first = this.#blocks.get(section)?.get(id);
		if (first?.opener) {
			this.faults.push(blockTwice(id, section.place as Place, field, line, first.opener));
			this.#open.block = first;
			return entry;
		}
		this.#open.block = node(row.opened, section, entry, { classId: id });
		section.children.push(this.#open.block);
		const known = this.#blocks.get(section) ?? new Map<string, Node>();
		this.#blocks.set(section, known.set(id, this.#open.block));
		this.nodes.push(this.#open.block);
		return entry;
	}

	/** Something stands in a section that is ticked as not applicable: it applies. */
	#contradiction(section: Node, field: Field, line: number): void {
		const { opener } = section;
		section.notApplicable = false;
		if (opener?.field.not) {
			this.faults.push(contradicted(section.place as Place, opener, opener.field.not, field, line));
		}
	}

	#add(field: Field, line: number, row: Line | undefined, owner: Node, quiet: boolean): Entry {
		const problems = row ? shapeProblems(field, row, this.#form) : [];
		for (const { message, span, fix } of problems) {
			this.faults.push({
				check: 'syntax',
				message,
				range: rangeOf(line, span),
				...(fix ? { fix: { title: fix.title, edits: [{ range: rangeOf(line, fix.at), newText: fix.text }] } } : {}),
			});
		}
		this.#takingOver.touch(owner);
		reach(owner, line);
		const entry = new StandingEntry(field, this.#ground, line, row, owner, field.broken || problems.length > 0);
		this.entries.push(entry);
		this.#lastEntry = entry;
		if (!quiet) noteEntry(owner, entry);
		if (field.broken && !row?.opens) {
			// What the line lost may be another field of the same item; an opener's is its own.
			owner.damaged = true;
		}
		if (row && owner.notApplicable && !row.besides && row.role !== 'block') this.#contradiction(owner, field, line);
		return entry;
	}

	#checkRepeated(entry: Entry): void {
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

	/** False where there is no text to continue. */
	#continueText(statement: Statement, line: number): boolean {
		const text = (statement.continued ?? statement.chinese) as TextValue;
		const lastText = this.#open.text;
		if (lastText === 'unknown') return true;
		if (!lastText) {
			this.faults.push(noTextAbove(statement.chinese !== undefined, text, line));
			return false;
		}
		const zh = statement.chinese !== undefined || (lastText.zh && statement.continued?.zh === undefined);
		this.#takingOver.touchText(lastText.entry);
		lastText.entry.continueWith(line, text, zh);
		reach(lastText.entry.node, line);
		this.#open.text = { entry: lastText.entry, zh: zh || text.zh !== undefined };
		return true;
	}

	#reportStray(stray: StrayTokens, statement: Statement, line: number, first: Entry | undefined, before: readonly Place[]): void {
		const { source, faults } = this;
		const form = this.#form;
		const onLine = this.#onLine;
		const open = this.#open;
		const places = stray.after < 0 ? before : open.places;
		reportStray({ form, source, faults, onLine, sure: open.isSure, places }, stray, statement, line, first);
	}
}

function node(
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
