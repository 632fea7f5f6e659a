import * as l10n from '@vscode/l10n';
import type { Form, Line, Place } from '../forms/form.js';
import type { PlaceId } from '../forms/types.js';
import { grouped } from '../limits.js';
import { capitalised, commaList, orList } from '../localise.js';
import { FaultsOfLine } from './faultsOfLine.js';
import { gapMark } from './line.js';
import { type Entry, type Fault, type Node, type Outline, rangeOf } from './outline.js';
import { shapeProblems } from './shapes.js';
import type { Source } from './source.js';
import type { Field, Span, Statement, StrayTokens, TextValue } from './statement.js';
import { placeName, reportStray, sectionsOfClasses } from './strays.js';
import {
	type Around,
	type Cut,
	Item,
	isIntact,
	Kept,
	type LastText,
	Run,
	runLength,
	type Stand,
	StandingEntry,
	StandingNode,
	StretchedOutline,
	stretchesOf,
} from './stretch.js';

/** `before`: the outline of the text before an edit. What stays of it is taken over, and it is not to be asked any more. */
export function buildOutline(source: Source, before?: Outline): Outline {
	const kept = before instanceof StretchedOutline && before.form === source.form ? before.kept : new Kept();
	for (;;) {
		const outline = new Builder(source, kept).build();
		if (outline) {
			return outline;
		}
	}
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

/**
 * Puts the fields of the lines in their places, from the form's table. One pass, top to bottom. After a line that cannot be
 * read, the item, block and section it may have opened are in doubt until a line opens one again: what stands there is read,
 * but takes part in nothing and is not reported for standing in the wrong place or twice.
 */
class Builder {
	private readonly form: Form;
	private readonly root: Node;
	private section: Node | undefined;
	private block: Node | undefined;
	private item: Node | undefined;
	private sure = { section: true, block: true, item: true };
	private readonly sections = new Map<PlaceId, Node>();
	private readonly classes = new Map<string, Node>();
	private readonly entries: StandingEntry[] = [];
	private readonly nodes: Node[] = [];
	/** The items among these that are kept, and the runs that stand between them. */
	private readonly cuts: Cut[] = [];
	/** How many items in a row were not taken over in a run. */
	private gathered = 0;
	private readonly pass = {};
	private reading: Reading | undefined;
	/** What was taken over last, while it is the item that is open; and whether that was added to all the same. */
	private taken: Item | undefined;
	private touched = false;
	private lastEntry: Entry | undefined;
	/** What a text on the line that is being read would have continued. */
	private textBefore: LastText | undefined;
	private readonly ground: Stand = { line: 0, owner: undefined };
	private readonly faults: Fault[] = [];
	private unread: number | undefined;
	/** While the strays of a line are reported. */
	private onLine = new FaultsOfLine(this.faults, 0);
	private readonly blocks = new Map<Node, Map<string, Node>>();
	private readonly totalled = new Map<Node, Set<string | undefined>>();
	private damaged = false;
	private headDamaged = false;
	/** The text a line that begins with a text would continue; `unknown` after a line that cannot be read. */
	private lastText: { entry: StandingEntry; zh: boolean } | 'unknown' | undefined;

	constructor(
		private readonly source: Source,
		private readonly kept: Kept,
	) {
		this.form = source.form;
		this.root = node(this.form.root, undefined, undefined);
	}

	/** Undefined where something that was taken over turned out not to be the same: it is read anew. */
	build(): Outline | undefined {
		const { statements } = this.source;
		for (let line = 0; line < statements.length && this.goesOn(line); line += 1) {
			const statement = statements[line] as Statement;
			const taken = this.takeOver(statement, line);
			if (taken > 0) {
				line += taken - 1;
				continue;
			}
			const { entries, nodes, faults } = this;
			const before = { entry: entries.length, node: nodes.length, faults: faults.length };
			this.textBefore = this.lastTextNow();
			if (
				statement.fields.length > 0 ||
				statement.strays.length > 0 ||
				statement.problems.length > 0 ||
				statement.continued ||
				statement.chinese
			) {
				this.read(statement, line);
				this.follow(statement, line, before);
			} else if (statement.gap) {
				this.noteGap(line);
			}
			if (this.touched) {
				this.kept.delete(this.taken as Item);
				return undefined;
			}
		}
		this.textBefore = this.lastTextNow();
		this.close(this.unread ?? statements.length, this.entries.length);
		const { form, root, sections, classes, faults, damaged, headDamaged, unread, kept } = this;
		const stretches = stretchesOf(this.entries, this.nodes, this.cuts, kept);
		return new StretchedOutline(form, root, sections, classes, stretches, faults, damaged, headDamaged, unread, kept);
	}

	private lastTextNow(): LastText | undefined {
		const { lastText } = this;
		return typeof lastText === 'object' ? { ...lastText } : undefined;
	}

	private around(): Around {
		const { block, section, sure } = this;
		return { block: block?.place, section: section?.place, sureBlock: sure.block, sureSection: sure.section };
	}

	/** Takes over what was read from these lines before, where nothing that it hangs on is another; how many lines that were. */
	private takeOver(statement: Statement, line: number): number {
		const [field] = statement.fields;
		const item = field && this.kept.get(statement);
		if (!item || item.taker === this.pass || item.run?.first.taker === this.pass) {
			return 0;
		}
		const home = this.home(field.keyword);
		const { statements, bounds } = this.source;
		if (!home || home.row !== item.row || home.sure !== item.sure || (item.sure && home.owner.notApplicable)) {
			return 0;
		}
		const { block, section, sureBlock, sureSection } = item.around;
		const now = this.around();
		if (now.block !== block || now.section !== section || now.sureBlock !== sureBlock || now.sureSection !== sureSection) {
			return 0;
		}
		const { run } = item;
		const whole = run?.first === item && (this.gathered === 0 || this.gathered + run.items.length > runLength) ? run : undefined;
		const found =
			whole && isIntact({ statements: whole.statements, follower: whole.last.follower }, statements, line)
				? whole
				: isIntact(item, statements, line)
					? item
					: undefined;
		if (!found || line + found.statements.length > bounds.lines) {
			return 0;
		}
		this.textBefore = this.lastTextNow();
		this.close(line, this.entries.length);
		const owner = item.sure ? home.owner : undefined;
		const cut = { entry: this.entries.length, node: this.nodes.length, read: found };
		if (found instanceof Run) {
			found.stand.line = line;
			found.stand.owner = owner;
			this.gathered = 0;
		} else {
			if (run) {
				run.dissolve();
			}
			found.standOn({ line, owner }, line);
			for (const entry of found.entries) {
				this.entries.push(entry);
			}
			this.nodes.push(found.node);
			this.gathered += 1;
		}
		this.cuts.push(cut);
		item.taker = this.pass;
		const items = found instanceof Run ? found.items : [found];
		const last = items[items.length - 1] as Item;
		if (owner) {
			for (const { node } of items) {
				owner.children.push(node);
				noteEntry(owner, node.opener as Entry);
			}
			reach(owner, last.lastLine);
		}
		this.item = last.node;
		this.sure.item = true;
		this.lastText = last.lastText && { ...last.lastText };
		this.lastEntry = last.entries[last.entries.length - 1];
		this.taken = last;
		return found.statements.length;
	}

	/** What the line that was just read is to the item that is open. */
	private follow(statement: Statement, line: number, before: { entry: number; node: number; faults: number }): void {
		const { item, entries, reading } = this;
		if (reading && reading.node === item) {
			let own = 0;
			for (let index = before.entry; index < entries.length; index += 1) {
				own += entries[index]?.node === item ? 1 : 0;
			}
			const others = entries.length - before.entry - own;
			if (own > 0 || others === 0) {
				const { strays, problems } = statement;
				const isFaulty = strays.length > 0 || problems.length > 0 || this.faults.length > before.faults;
				reading.clean &&= !reading.end && others === 0 && !isFaulty && this.nodes.length === before.node;
			} else {
				reading.end ??= { line, entry: before.entry, lastText: this.textBefore };
			}
			return;
		}
		this.close(line, before.entry);
		const { gathered } = this;
		this.gathered = 0;
		const opener = entries[before.entry];
		const row = opener?.row;
		const node = item as StandingNode | undefined;
		if (!opener || !row || node?.opener !== opener || opener.line !== line || this.nodes.length !== before.node + 1) {
			return;
		}
		// What stands on its line besides is its own, and what may stand once only is told of by what stands above.
		const isOwn = entries.slice(before.entry + 1).every((entry) => entry.node === node);
		const isFaulty = statement.strays.length > 0 || statement.problems.length > 0 || this.faults.length > before.faults;
		if (!isOwn || isFaulty || !row.repeats || row.perCurrency || row.home === this.root.place) {
			return;
		}
		this.gathered = gathered;
		const around = this.around();
		this.reading = {
			node,
			row,
			sure: !node.astray,
			around,
			line,
			entry: before.entry,
			nodeIndex: before.node,
			end: undefined,
			clean: true,
		};
	}

	/** The item that was open is no more: it is kept where it can be. */
	private close(line: number, entry: number): void {
		const { reading, source } = this;
		this.reading = undefined;
		if (!reading) {
			return;
		}
		const { node, row, sure, around, clean } = reading;
		if (!clean || node.damaged || node.gap) {
			this.gathered = 0;
			return;
		}
		const end = reading.end ?? { line, entry, lastText: this.textBefore };
		const statements = source.statements.slice(reading.line, end.line);
		const entries = this.entries.slice(reading.entry, end.entry);
		const read = new Item(node, entries, row, sure, around, statements, source.statements[end.line], end.lastText);
		this.cuts.push({ entry: reading.entry, node: reading.nodeIndex, read });
		this.gathered = reading.end ? 0 : this.gathered + 1;
	}

	/** It is open, and something is added to it. */
	private touch(node: Node): void {
		this.touched ||= node === this.taken?.node;
	}

	/** Reading ends where a bound is reached, as if a line that may be anything stood there. */
	private goesOn(line: number): boolean {
		const message = this.bound(line);
		if (message === undefined) {
			return true;
		}
		this.faults.push({
			check: 'unchecked',
			message,
			range: rangeOf(line, { start: 0, end: (this.source.lines[line] as string).length }),
		});
		this.fault();
		this.unread = line;
		return false;
	}

	/** The bound that is reached, in words. */
	private bound(line: number): string | undefined {
		const { bounds } = this.source;
		if (line >= bounds.lines) {
			return l10n.t(
				'From here on nothing is checked: the file has more than {0} lines, which no return has.',
				grouped(bounds.lines),
			);
		}
		if (this.faults.length >= bounds.faults) {
			return l10n.t(
				'From here on nothing is checked: a text with {0} errors of the language is no return.',
				grouped(bounds.faults),
			);
		}
		return this.classes.size > bounds.classes || (this.blocks.get(this.section as Node)?.size ?? 0) > bounds.classes
			? l10n.t(
					'From here on nothing is checked: more than {0} classes of shares stand above, which no issuer has.',
					grouped(bounds.classes),
				)
			: undefined;
	}

	/** What could not be read belongs to what the line above it belongs to, or opens; a section that could not is itself the place. */
	private noteGap(line: number): void {
		const [keyword = '', section = ''] = (this.source.lines[line] as string)
			.trimStart()
			.slice(gapMark.length)
			.split(/[\s,，]+/, 2);
		if (this.form.root.line(keyword)?.role === 'section' && this.form.place(section as PlaceId)) {
			return;
		}
		const last = this.lastEntry;
		const owner = [this.item, this.block, this.section].find((open) => open?.opener === last) ?? last?.node;
		if (owner) {
			this.touch(owner);
			owner.gap = true;
		}
	}

	private read(statement: Statement, line: number): void {
		// A line whose first word is none of the language's cannot be read, whatever follows.
		const headless = statement.strays[0]?.after === -1;
		const above = this.faults.length;
		for (const { kind, message, start, end, fix } of statement.problems) {
			// What only looks like a value there, such as the month in a label of the form, is not asked for.
			if (headless && !fix) {
				continue;
			}
			this.faults.push({
				check: kind,
				message,
				range: rangeOf(line, { start, end }),
				...(fix
					? {
							fix: {
								title: fix.title,
								edits: [{ range: rangeOf(line, fix.at ?? { start, end }), newText: fix.text }],
								...(fix.guessed && { guessed: true }),
							},
						}
					: {}),
			});
		}
		if (statement.continued || statement.chinese) {
			if (!this.continueText(statement, line) || statement.problems.some(({ kind }) => kind === 'syntax')) {
				// It may be what is left of any line.
				this.fault();
			}
		}
		const before = statement.strays.length > 0 ? this.chain() : [];
		let first: Entry | undefined;
		for (const field of statement.fields) {
			if (headless) {
				this.add(field, line, undefined, this.astray(undefined), true);
				continue;
			}
			if (first && !this.keepsCompany(first, field)) {
				this.refuseCompany(first, field, line);
				continue;
			}
			const entry = this.place(field, line);
			first ??= entry;
		}
		// What else stands on a line whose first word is unknown, such as a label of the form, is not told by itself.
		if (statement.strays.length > 0) {
			this.onLine = new FaultsOfLine(this.faults, above);
			for (const stray of headless ? statement.strays.slice(0, 1) : statement.strays) {
				this.reportStray(stray, statement, line, first, before);
			}
			this.onLine.close();
		}
		// A lone `zh`, for one: what it stands in place of is not known.
		const empty = statement.fields.length === 0 && !statement.continued && !statement.chinese;
		if (headless || (empty && statement.problems.some(({ kind }) => kind === 'syntax' || kind === 'unchecked'))) {
			this.fault();
		} else if (statement.fields.length > 0) {
			this.lastText = undefined;
			for (let index = this.entries.length - statement.fields.length; index < this.entries.length; index += 1) {
				const entry = this.entries[index] as StandingEntry;
				if (entry.field.text) {
					this.lastText = { entry, zh: entry.field.text.zh !== undefined };
				}
			}
		}
	}

	private chain(): readonly Place[] {
		return [this.item, this.block, this.section, this.root].flatMap((open) => (open?.place ? [open.place] : []));
	}

	/** A line that cannot be read, or stands where nothing like it belongs: what it replaced may have opened anything. */
	private fault(): void {
		for (const open of [this.item, this.block, this.section, this.root]) {
			if (open) {
				this.touch(open);
				open.damaged = true;
			}
		}
		this.damaged = true;
		this.headDamaged ||= this.sections.size === 0;
		this.sure = { section: false, block: false, item: false };
		this.lastText = 'unknown';
	}

	/** Fields behind the first belong to the same item, or stand in the same place. */
	private keepsCompany(first: Entry, field: Field): boolean {
		if (!first.row) {
			return this.form.linesWith(field.keyword).some(({ leads }) => !leads);
		}
		const { row } = first;
		const home = row.opened?.kind === 'item' ? this.opened(row, first.field) : row.home;
		const other = row.role === 'block' || home.kind === 'file' ? undefined : home.line(field.keyword);
		return other !== undefined && !other.leads;
	}

	/** The place an item's line opens: the one its words name, where it has such. */
	private opened(row: Line, { words = [] }: Field): Place {
		const { opensAt } = row;
		const at = opensAt && words.map(({ text }) => opensAt[text.toLowerCase()]).find((id) => id !== undefined);
		return ((at && this.form.place(at)) ?? row.opened) as Place;
	}

	/** What begins a line of its own and stands behind something else is read, but opens nothing. */
	private refuseCompany(first: Entry, field: Field, line: number): void {
		const { keyword, keywordSpan } = field;
		this.faults.push({
			check: 'syntax',
			message: l10n.t('`{0}` begins a line of its own: it does not go with `{1}`.', keyword, first.field.keyword),
			range: rangeOf(line, keywordSpan),
			fix: {
				title: l10n.t('Put {0} on a line of its own', keyword),
				edits: [
					{ range: rangeOf(line, { start: keywordSpan.start, end: keywordSpan.start }), newText: this.source.ends[line] || '\n' },
				],
			},
		});
		const rows = this.form.linesWith(keyword);
		this.add(field, line, rows.length === 1 ? rows[0] : undefined, this.astray(undefined), true);
		this.fault();
	}

	private place(field: Field, line: number): Entry {
		const { keyword } = field;
		const top = this.form.root.line(keyword);
		if (top?.role === 'section') {
			return this.openSection(field, line, top);
		}
		if (top?.role === 'part') {
			return this.openPart(field, line, top);
		}
		if (this.form.linesWith(keyword)[0]?.role === 'block') {
			return this.openBlock(field, line);
		}
		const home = this.home(keyword);
		if (!home) {
			return this.misplaced(field, line);
		}
		const { row, owner, sure } = home;
		if (row.opens) {
			return this.openItem(field, line, row, owner, sure);
		}
		if (!sure) {
			// Whose field it is is in doubt, and so is which row of the table it is, but for a keyword that has one row only.
			const only = this.form.linesWith(keyword).length === 1 ? row : undefined;
			return this.add(field, line, only, this.astray(only?.home), true);
		}
		const entry = this.add(field, line, row, owner, false);
		this.checkRepeated(entry);
		return entry;
	}

	/** Whose field it is: the innermost of item, block, section and return that has such a line. */
	private home(keyword: string): { row: Line; owner: Node; sure: boolean } | undefined {
		return (
			homeIn(this.item, this.sure.item, keyword) ??
			homeIn(this.block, this.sure.block, keyword) ??
			homeIn(this.section, this.sure.section, keyword) ??
			homeIn(this.root, true, keyword)
		);
	}

	private astray(place: Place | undefined): Node {
		return node(place, undefined, undefined, { astray: true });
	}

	private misplaced(field: Field, line: number): Entry {
		const rows = this.form.linesWith(field.keyword);
		const { keyword, keywordSpan } = field;
		// Where the place is in doubt, a line is not reported for standing there.
		if (!this.sure.item || !this.sure.block || !this.sure.section) {
			const row = rows.length === 1 ? rows[0] : undefined;
			if (row?.opens) {
				return this.openItem(field, line, row, this.root, false);
			}
			return this.add(field, line, row, this.astray(row?.home), true);
		}
		const homes = [...new Set(rows.map(({ home }) => placeName(home)))];
		const named = homes.length > 4 ? l10n.t('{0} and others', commaList(homes.slice(0, 4))) : orList(homes);
		const here = this.item ?? this.block ?? this.section;
		const row = rows[0];
		const needsFor = this.section && !this.block && rows.some(({ home }) => home.above === this.section?.place);
		this.faults.push({
			check: 'syntax',
			message: needsFor
				? l10n.t('`{0}` stands under a class: a `for` line is missing above it.', keyword)
				: here?.place
					? l10n.t('`{0}` belongs to {1}, not to {2}.', keyword, named, placeName(here.place))
					: l10n.t('`{0}` belongs to {1}, which is not open here.', keyword, named),
			range: rangeOf(line, keywordSpan),
			...(needsFor && this.classes.size === 1
				? {
						fix: {
							title: l10n.t('Insert {0}', `for ${[...this.classes.keys()][0]}`),
							edits: [
								{
									range: rangeOf(line, { start: 0, end: 0 }),
									newText: `  for ${[...this.classes.keys()][0]}${this.source.ends[line] || '\n'}`,
								},
							],
						},
					}
				: {}),
		});
		this.fault();
		if (row?.opened?.kind === 'item') {
			return this.openItem(field, line, row, this.root, false, true);
		}
		return this.add(field, line, rows.length === 1 ? row : undefined, this.astray(undefined), true);
	}

	private openItem(field: Field, line: number, row: Line, owner: Node, sure: boolean, quiet = false): Entry {
		const place = this.opened(row, field);
		const declares = row.role === 'class';
		if (declares && !field.id) {
			this.fault();
		}
		const parent = sure ? owner : this.astray(row.home);
		const entry = this.add(field, line, row, parent, !sure || quiet);
		const opened = node(place, parent, entry, { astray: !sure });
		this.nodes.push(opened);
		parent.children.push(opened);
		this.item = opened;
		// What follows is surely the item's, whosever the item is; the block's own lines stay in doubt.
		this.sure.item = !declares || field.id !== undefined;
		if (owner === this.root) {
			if (sure && (!declares || field.id)) {
				this.block = undefined;
				this.section = undefined;
				this.sure = { section: true, block: true, item: true };
			}
			if (declares) {
				this.declare(opened, field, line);
			} else {
				this.checkRepeated(entry);
			}
		} else if (sure) {
			this.checkRepeated(entry);
		}
		if (entry.lost) {
			opened.damaged = true;
		}
		return entry;
	}

	private declare(opened: Node, field: Field, line: number): void {
		const id = field.id?.text;
		if (!id) {
			// The class is declared, under a name nobody can read.
			this.headDamaged = true;
			return;
		}
		const first = this.classes.get(id);
		if (first?.opener) {
			this.faults.push({
				check: 'duplicate-class',
				message: l10n.t('The class {0} is declared twice.', id),
				range: rangeOf(line, field.id as Span),
				related: {
					message: l10n.t('{0} is declared here first', id),
					range: rangeOf(first.opener.line, first.opener.field.id as Span),
				},
			});
			return;
		}
		this.classes.set(id, opened);
	}

	private openSection(field: Field, line: number, row: Line): Entry {
		const place = field.section && this.form.section(field.section.text);
		const entry = this.add(field, line, row, this.root, false);
		if (!place) {
			this.fault();
			this.section = undefined;
			this.block = undefined;
			this.item = undefined;
			return entry;
		}
		this.enter(place, entry, field.not !== undefined);
		return entry;
	}

	/** What stands among the sections under a line of its own, as FF301's totals do. */
	private openPart(field: Field, line: number, row: Line): Entry {
		const entry = this.add(field, line, row, this.root, false);
		this.enter(row.opened as Place, entry, false);
		return entry;
	}

	private enter(place: Place, entry: Entry, notApplicable: boolean): void {
		this.block = undefined;
		this.item = undefined;
		this.sure = { section: true, block: true, item: true };
		const first = this.sections.get(place.id);
		if (first?.opener) {
			this.faults.push({
				check: 'duplicate-section',
				message:
					entry.row?.role === 'part'
						? l10n.t('The totals are opened twice. What stands below is read as part of the first.')
						: l10n.t('Section {0} is opened twice. What stands below is read as part of the first.', place.id),
				range: rangeOf(entry.line, entry.field.section ?? entry.field.keywordSpan),
				related: {
					message: l10n.t('The first stands here'),
					range: rangeOf(first.opener.line, first.opener.field.section ?? first.opener.field.keywordSpan),
				},
			});
			this.section = first;
			return;
		}
		const opened = node(place, this.root, entry, { notApplicable });
		opened.damaged = entry.lost;
		this.sections.set(place.id, opened);
		this.root.children.push(opened);
		this.nodes.push(opened);
		this.section = opened;
	}

	private openBlock(field: Field, line: number): Entry {
		const id = field.id?.text;
		const row = this.section?.place?.blocks;
		if (!this.sure.section || !row) {
			if (this.sure.section) {
				const where = this.section?.place && placeName(this.section.place);
				this.faults.push({
					check: 'syntax',
					message: where
						? l10n.t('`for` has no place in {0}.', where)
						: l10n.t('`for` belongs to a section: {0}. None is open here.', orList(sectionsOfClasses(this.form))),
					range: rangeOf(line, field.keywordSpan),
				});
				this.fault();
			}
			const entry = this.add(field, line, undefined, this.astray(undefined), true);
			this.block = node(undefined, undefined, entry, { astray: true, classId: id });
			this.nodes.push(this.block);
			this.item = undefined;
			this.sure = { section: false, block: false, item: false };
			return entry;
		}
		const section = this.section as Node;
		if (!id) {
			this.fault();
		}
		const entry = this.add(field, line, row, section, false);
		this.item = undefined;
		if (!id) {
			this.block = node(row.opened, undefined, entry, { astray: true });
			this.nodes.push(this.block);
			return entry;
		}
		this.sure.block = true;
		this.sure.item = true;
		if (section.notApplicable) {
			this.contradiction(section, field, line);
		}
		const first = this.blocks.get(section)?.get(id);
		if (first?.opener) {
			this.faults.push({
				check: 'duplicate-line',
				message: l10n.t(
					'`for {0}` stands twice in {1}. What stands below is read as part of the first.',
					id,
					placeName(section.place as Place),
				),
				range: rangeOf(line, field),
				related: { message: l10n.t('The first stands here'), range: rangeOf(first.opener.line, first.opener.field) },
			});
			this.block = first;
			return entry;
		}
		this.block = node(row.opened, section, entry, { classId: id });
		section.children.push(this.block);
		const known = this.blocks.get(section) ?? new Map<string, Node>();
		this.blocks.set(section, known.set(id, this.block));
		this.nodes.push(this.block);
		return entry;
	}

	/** Something stands in a section that is ticked as not applicable: it applies. */
	private contradiction(section: Node, field: Field, line: number): void {
		const { opener } = section;
		section.notApplicable = false;
		if (!opener?.field.not) {
			return;
		}
		this.faults.push({
			check: 'syntax',
			message: l10n.t(
				'{0} is marked not applicable, and yet `{1}` stands in it.',
				capitalised(placeName(section.place as Place)),
				field.keyword,
			),
			range: rangeOf(line, field.keywordSpan),
			related: { message: l10n.t('Marked not applicable here'), range: rangeOf(opener.line, opener.field.not) },
			fix: {
				title: l10n.t('Remove “not applicable” from the section'),
				edits: [{ range: rangeOf(opener.line, { start: opener.field.not.start - 1, end: opener.field.not.end }), newText: '' }],
			},
		});
	}

	private add(field: Field, line: number, row: Line | undefined, owner: Node, quiet: boolean): Entry {
		const problems = row ? shapeProblems(field, row, this.form) : [];
		for (const { message, span, fix } of problems) {
			this.faults.push({
				check: 'syntax',
				message,
				range: rangeOf(line, span),
				...(fix ? { fix: { title: fix.title, edits: [{ range: rangeOf(line, fix.at), newText: fix.text }] } } : {}),
			});
		}
		this.touch(owner);
		reach(owner, line);
		const entry = new StandingEntry(field, this.ground, line, row, owner, field.broken || problems.length > 0);
		this.entries.push(entry);
		this.lastEntry = entry;
		if (!quiet) {
			noteEntry(owner, entry);
		}
		if (field.broken && !row?.opens) {
			// What the line lost may be another field of the same item; an opener's is its own.
			owner.damaged = true;
		}
		if (row && owner.notApplicable && !row.besides && row.role !== 'block') {
			this.contradiction(owner, field, line);
		}
		return entry;
	}

	private checkRepeated({ node: owner, field, line, row }: Entry): void {
		const same = owner.entries.get(field.keyword);
		const first = same?.[0];
		// A line that is partly lost may have been another one.
		if (!same || !first || same.length < 2 || !row || first.lost) {
			return;
		}
		if (row.repeats && !(row.perCurrency && this.isTotalled(owner, same, field))) {
			return;
		}
		this.faults.push({
			check: 'duplicate-line',
			message: owner.place
				? l10n.t('`{0}` stands twice in {1}. Only the first counts.', field.keyword, placeName(owner.place))
				: l10n.t('`{0}` stands twice in the same place. Only the first counts.', field.keyword),
			range: rangeOf(line, field),
			related: { message: l10n.t('The first stands here'), range: rangeOf(first.line, first.field) },
		});
	}

	/** Whether a total in this currency stands above. */
	private isTotalled(owner: Node, same: readonly Entry[], field: Field): boolean {
		const currency = (of: Field) => of.amount?.first?.currency;
		let seen = this.totalled.get(owner);
		if (!seen) {
			seen = new Set(same.filter((entry) => entry.field !== field).map((entry) => currency(entry.field)));
			this.totalled.set(owner, seen);
		}
		const repeated = seen.has(currency(field));
		seen.add(currency(field));
		return repeated;
	}

	/** False where there is no text to continue. */
	private continueText(statement: Statement, line: number): boolean {
		const text = (statement.continued ?? statement.chinese) as TextValue;
		const { lastText } = this;
		if (lastText === 'unknown') {
			return true;
		}
		if (!lastText) {
			this.faults.push({
				check: 'syntax',
				message: statement.chinese
					? l10n.t('There is no text above that this could be the Chinese of.')
					: l10n.t('There is no text above that this could continue.'),
				range: rangeOf(line, text),
			});
			return false;
		}
		const zh = statement.chinese !== undefined || (lastText.zh && statement.continued?.zh === undefined);
		this.touched ||= this.taken?.entries.includes(lastText.entry) ?? false;
		lastText.entry.continueWith(line, text, zh);
		reach(lastText.entry.node, line);
		lastText.zh = zh || text.zh !== undefined;
		return true;
	}

	private reportStray(
		stray: StrayTokens,
		statement: Statement,
		line: number,
		first: Entry | undefined,
		before: readonly Place[],
	): void {
		const { form, source, faults, onLine, sure } = this;
		const places = stray.after < 0 ? before : this.chain();
		const isSure = sure.section && sure.block && sure.item;
		reportStray({ form, source, faults, onLine, sure: isSure, places }, stray, statement, line, first);
	}
}

/** A node, and what it stands in, reach down to a line. */
function reach(from: Node, line: number): void {
	for (let node: Node | undefined = from; node; node = node.parent) {
		node.lastLine = line;
	}
}

function noteEntry(owner: Node, entry: Entry): void {
	const same = owner.entries.get(entry.field.keyword);
	if (same) {
		same.push(entry);
	} else {
		owner.entries.set(entry.field.keyword, [entry]);
	}
}

function homeIn(owner: Node | undefined, sure: boolean, keyword: string): { row: Line; owner: Node; sure: boolean } | undefined {
	const row = owner?.place?.line(keyword);
	return owner && row ? { row, owner, sure } : undefined;
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
