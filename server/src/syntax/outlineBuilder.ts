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
import { placeName, reportStray } from './strays.js';

export function buildOutline(source: Source): Outline {
	return new Builder(source).build();
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
	private readonly entries: Entry[] = [];
	private readonly nodes: Node[] = [];
	private readonly faults: Fault[] = [];
	private unread: number | undefined;
	/** While the strays of a line are reported. */
	private onLine = new FaultsOfLine(this.faults, 0);
	private readonly blocks = new Map<Node, Map<string, Node>>();
	private readonly totalled = new Map<Node, Set<string | undefined>>();
	private damaged = false;
	private headDamaged = false;
	/** The text a line that begins with a text would continue; `unknown` after a line that cannot be read. */
	private lastText: { entry: Entry; zh: boolean } | 'unknown' | undefined;

	constructor(private readonly source: Source) {
		this.form = source.form;
		this.root = node(this.form.root, undefined, undefined);
	}

	build(): Outline {
		const { statements } = this.source;
		for (let line = 0; line < statements.length && this.goesOn(line); line += 1) {
			const statement = statements[line] as Statement;
			if (
				statement.fields.length > 0 ||
				statement.strays.length > 0 ||
				statement.problems.length > 0 ||
				statement.continued ||
				statement.chinese
			) {
				this.read(statement, line);
			} else if (statement.gap) {
				this.noteGap(line);
			}
		}
		const { form, root, sections, classes, entries, nodes, faults, damaged, headDamaged, unread } = this;
		return { form, root, sections, classes, entries, nodes, faults, damaged, headDamaged, unread };
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
		const last = this.entries.at(-1);
		const owner = [this.item, this.block, this.section].find((open) => open?.opener === last) ?? last?.node;
		if (owner) {
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
					? { fix: { title: fix.title, edits: [{ range: rangeOf(line, fix.at ?? { start, end }), newText: fix.text }] } }
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
				const entry = this.entries[index] as Entry;
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
						: l10n.t('`for` belongs to a section: I, II, III.A to III.E, or `totals`. None is open here.'),
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
		reach(owner, line);
		const entry: Entry = { field, line, row, node: owner, lost: field.broken || problems.length > 0, more: undefined };
		this.entries.push(entry);
		if (!quiet) {
			const same = owner.entries.get(field.keyword);
			if (same) {
				same.push(entry);
			} else {
				owner.entries.set(field.keyword, [entry]);
			}
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
		lastText.entry.more ??= [];
		lastText.entry.more.push({ line, text, zh });
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
	return {
		place,
		parent,
		opener,
		entries: new Map(),
		children: [],
		classId,
		notApplicable,
		damaged: false,
		gap: false,
		astray,
		lastLine: opener?.line ?? 0,
	};
}
