import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { computationOf } from '../checks/compute.js';
import { sameText } from '../checks/matching.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import { writingEdits } from '../features/computing.js';
import { formatEdits, isLaidOut, laidOut } from '../features/formatting.js';
import { entriesOf } from '../forms/beside.js';
import { compareDays, type Day } from '../forms/calendar.js';
import type { EntryRow } from '../forms/entries.js';
import { movements as limits } from '../limits.js';
import { largest } from '../lists.js';
import type { Cell } from '../model/cell.js';
import { blockOf, type ClassOfShares, first, textOf } from '../model/return.js';
import { type CellValue, endOfLine, lastLineOf } from '../model/write.js';
import { add, type Decimal, format, isZero, multiply, negate, sum, zero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { quoted } from '../syntax/quotes.js';
import { readSource, textOfSource } from '../syntax/source.js';
import { Drafts } from './drafts.js';
import { commentOf, enteredIn, type Movement } from './movement.js';
import { boughtOf, currencyOf, lowestBeside, purchaseLine, purchasesLike, wayOf, withPurchases } from './purchases.js';
import { moneyAs } from './values.js';

const languageId = 'monthly-return';

export interface Placed {
	readonly uri: string;
	/** What it was entered into. */
	readonly before: string;
	readonly text: string;
	/** Rows that were entered. */
	readonly entered: number;
	/** Rows that stood there before, and were left out. */
	readonly known: number;
	/** What is to be looked at by somebody. */
	readonly remarks: readonly string[];
}

export interface Unplaced {
	readonly movement: Movement;
	readonly reason: string;
}

export interface Placing {
	readonly placed: readonly Placed[];
	readonly unplaced: readonly Unplaced[];
}

/** Which month is entered: that of a row's date, or only this one. */
export interface PlaceOptions {
	readonly month?: string | undefined;
	/** Also what stands there already. */
	readonly again?: boolean;
}

/** Puts each movement into the draft of its issuer and month: the texts as they are then, and what found no place. */
export function placeMovements(
	snapshots: readonly Snapshot[],
	movements: readonly Movement[],
	options: PlaceOptions = {},
): Placing {
	const unplaced: Unplaced[] = [];
	const byReturn = new Map<Snapshot, Movement[]>();
	const drafts = new Drafts(snapshots);
	// Of a draft that is of no day yet the first day that is entered makes it its own.
	const inOrder = [...movements].sort((a, b) => compareDays(a.date, b.date));
	const returns = new Map(inOrder.map((movement) => [movement, drafts.of(movement, options.month)]));
	for (const movement of movements) {
		const found = returns.get(movement) ?? '';
		if (typeof found === 'string') unplaced.push({ movement, reason: found });
		else {
			const list = byReturn.get(found);
			if (list) list.push(movement);
			else byReturn.set(found, [movement]);
		}
	}
	const placed = [...byReturn].map(([snapshot, of]) => new Entering(snapshot, unplaced).enter(of, options.again ?? false));
	return { placed, unplaced };
}

/** Of one block, of one kind. */
interface Items {
	readonly all: readonly Node[];
	readonly byName: ReadonlyMap<string, readonly Node[]>;
}

/** Into one return. */
class Entering {
	#now: Snapshot;
	readonly #before: ReadonlySet<string>;
	readonly #remarks: string[] = [];
	readonly #classes = new Map<string | undefined, ClassOfShares | undefined>();
	readonly #items = new Map<string, Items>();

	constructor(
		private readonly was: Snapshot,
		private readonly unplaced: Unplaced[],
	) {
		this.#now = was;
		this.#before = disagreeing(was);
	}

	enter(movements: readonly Movement[], again: boolean): Placed {
		const known = again ? new Map<string, number>() : enteredIn(this.was.source.lines);
		const groups = new Map<string, { readonly row: EntryRow; readonly of: ClassOfShares; readonly rows: Movement[] }>();
		let left = 0;
		for (const movement of movements) {
			const comment = commentOf(movement);
			const times = known.get(comment) ?? 0;
			if (times > 0) {
				known.set(comment, times - 1);
				left += 1;
				continue;
			}
			const goes = this.#target(movement);
			if (typeof goes === 'string') this.unplaced.push({ movement, reason: goes });
			else {
				const group = groups.get(goes.key);
				if (group) group.rows.push(movement);
				else groups.set(goes.key, { ...goes, rows: [movement] });
			}
		}
		let entered = 0;
		let work = limits.work;
		for (const { row, of, rows } of groups.values()) {
			work -= this.#now.source.lines.length;
			// What was entered is known the next time.
			const refused =
				work < 0 && entered > 0
					? 'it goes to one line more than are written into a return at once; entered again, it follows'
					: row.purchase
						? this.#purchase(row, of, rows)
						: row.item === 'event'
							? this.#event(row, of, rows)
							: this.#item(row, of, rows);
			if (refused === undefined) entered += rows.length;
			else for (const movement of rows) this.unplaced.push({ movement, reason: refused });
		}
		if (entered > 0) this.#follow();
		if (entered > 0) this.#layOut();
		return {
			uri: this.was.uri,
			before: textOfSource(this.was.source),
			text: textOfSource(this.#now.source),
			entered,
			known: left,
			remarks: this.#remarks,
		};
	}

	/** Where a movement goes, with what goes to the same line; or why nowhere. */
	#target(movement: Movement): { readonly key: string; readonly row: EntryRow; readonly of: ClassOfShares } | string {
		const { kind, shares, item, date, event } = movement;
		const { form } = this.was;
		const rows = entriesOf(form).filter((row) => row.kind === kind && row.shares === shares);
		// Options are cancelled under their scheme, treasury shares under none.
		const row = rows[0];
		if (!row) return `there is no line for ${kind} with ${shares} shares`;
		if (form.place(row.item) === undefined) return `the form has no line for ${kind}`;
		const of = this.#classCalled(movement.of);
		if (!of)
			return movement.of === undefined ? 'its class is not said, and there are several' : `there is no class ${movement.of}`;
		if (row.purchase) {
			const key = [kind, of.id, dayText(date), wayOf(row.purchase, movement), currencyOf(movement)];
			return { key: key.join('\n'), row, of };
		}
		if (row.item === 'event') return { key: [kind, shares, of.id, dayText(date), event].join('\n'), row, of };
		const items = this.#itemsOf(row, of.id);
		const its = item === undefined ? items.all : (items.byName.get(sameText(item)) ?? []);
		if (its.length === 0)
			return item === undefined ? `class ${of.id} has no ${row.item}` : `class ${of.id} has no ${row.item} "${item}"`;
		if (its.length > 1)
			return item === undefined
				? `which ${row.item} it is of is not said, and there are ${its.length}`
				: `there are ${its.length} of "${item}"`;
		if (kind === 'conversion' && movement.amount === undefined) return 'the amount that was converted is not said';
		return { key: [kind, shares, of.id, textOf(its[0]?.opener)].join('\n'), row, of };
	}

	/** By its short name or stock code; of none, the only listed one. */
	#classCalled(called: string | undefined): ClassOfShares | undefined {
		if (!this.#classes.has(called)) {
			const { classes } = this.was.return_;
			const found = classes.filter(({ id, code, listed }) =>
				called === undefined ? listed === true : id === called || (code !== undefined && code === called),
			);
			this.#classes.set(called, found.length === 1 ? found[0] : undefined);
		}
		return this.#classes.get(called);
	}

	/** As they stand before anything is entered. */
	#itemsOf({ section, item }: EntryRow, id: string): Items {
		const key = `${section} ${item} ${id}`;
		let items = this.#items.get(key);
		if (!items) {
			const all = blockOf(this.was.outline, section, id)?.children.filter(({ place }) => place?.id === item) ?? [];
			const byName = new Map<string, Node[]>();
			for (const node of all) {
				const name = sameText(textOf(node.opener) ?? '');
				const same = byName.get(name);
				if (same) same.push(node);
				else byName.set(name, [node]);
			}
			items = { all, byName };
			this.#items.set(key, items);
		}
		return items;
	}

	/** A movement of an item, and the shares it made. */
	#item(row: EntryRow, of: ClassOfShares, rows: readonly Movement[]): string | undefined {
		const find = () => {
			const items = blockOf(this.#now.outline, row.section, of.id)?.children.filter(({ place }) => place?.id === row.item) ?? [];
			const named = rows[0]?.item;
			return named === undefined ? items[0] : items.find(({ opener }) => sameText(textOf(opener) ?? '') === sameText(named));
		};
		const node = find();
		if (!node) return `there is no ${row.item}`;
		// Before anything is written.
		const refused = this.#sums(node, row, zero);
		if (typeof refused === 'string') return refused;
		const number = sum(rows.map((movement) => movement.number));
		const comments = rows.map(commentOf);
		if (row.movement) {
			const { keyword, sign, flag } = row.movement;
			const money = rows[0]?.amount;
			if (money && rows.some(({ amount }) => amount?.currency !== money.currency)) return 'the amounts are in several currencies';
			const size = money ? sum(rows.map(({ amount }) => amount?.value ?? zero)) : number;
			const value = sign < 0 ? negate(size) : size;
			const entry = node.entries
				.get(keyword)
				?.find(({ field }) => (field.amount?.flag?.text.toLowerCase() ?? undefined) === flag);
			const cell = entry?.row && this.#now.return_.cells.of(entry, entry.row);
			if (entry && !cell?.value) return `\`${keyword}\` of it cannot be read`;
			if (entry && cell?.value) {
				this.#note(entry, cell.value);
				const all = add(cell.value, value);
				this.#write([{ cell, value: money ? moneyAs(all, cell.value) : all }]);
				this.#comment(entry.line, comments);
			} else {
				const said = money ? `${money.currency} ${format(moneyAs(value))}` : format(value);
				const before = ['opening', ...(node.place?.lines ?? []).flatMap((line) => (line.movement ? [line.keyword] : []))];
				const after = largest(
					before.flatMap((each) => node.entries.get(each)?.at(-1)?.line ?? []),
					node.opener?.line ?? 0,
				);
				this.#insert(after, [...comments, `${keyword}  ${[said, flag].filter(Boolean).join(' ')}`], node);
			}
		}
		const values = this.#sums(find() as Node, row, number);
		if (typeof values === 'string') return values;
		this.#write(values);
		if (!row.movement) {
			const [cell] = row.cells;
			const line = find()?.entries.get(cell?.keyword ?? '')?.[0]?.line;
			if (line !== undefined) this.#comment(line, comments);
		}
		if (row.funds !== undefined) this.#funds(row, rows);
		return undefined;
	}

	/** The cells of an item with the shares added to them. */
	#sums(node: Node, { cells, uses }: EntryRow, number: Decimal): CellValue[] | string {
		const values: CellValue[] = [];
		for (const { keyword, column, sign } of cells) {
			const cell = this.#now.return_.cells.get(node, keyword, column);
			if (!cell || cell.state === 'unknown') return `\`${keyword}\` of it cannot be read`;
			values.push({ cell, value: add(cell.value ?? zero, sign < 0 ? negate(number) : number) });
		}
		const issuable = uses ? this.#now.return_.cells.get(node, 'issuable') : undefined;
		if (issuable?.value) values.push({ cell: issuable, value: add(issuable.value, negate(number)) });
		return values;
	}

	#funds(row: EntryRow, rows: readonly Movement[]): void {
		const section = this.#now.outline.sections.get(row.section);
		const cell = section && this.#now.return_.cells.get(section, row.funds ?? '');
		if (!cell) return;
		const [price] = rows.flatMap(({ price }) => price ?? []);
		const coin = cell.currency ?? price?.currency;
		if (rows.some((movement) => movement.price === undefined || movement.price.currency !== coin) || cell.state === 'unknown') {
			this.#remarks.push(`\`${row.funds}\` is left as it is: not every price is known in ${coin ?? 'its currency'}`);
			return;
		}
		const raised = sum(rows.map(({ number, price: of }) => multiply(number, of?.value ?? zero)));
		this.#write([{ cell, value: moneyAs(add(cell.value ?? zero, raised), cell.value), currency: coin }]);
	}

	/** A day's purchases, by one way and in one currency. */
	#purchase(row: EntryRow, of: ClassOfShares, rows: readonly Movement[]): string | undefined {
		const { section, purchase } = row;
		if (!purchase) return undefined;
		const bought = boughtOf(rows, purchase);
		const comments = rows.map(commentOf);
		const [same, another] = purchasesLike(this.#now, of.id, bought);
		if (same?.node.opener) {
			if (another || !this.#wasEntered(same.node))
				return `the return has purchases of that day already, on line ${same.node.opener.line + 1}, which were not entered here`;
			const values = withPurchases(same, bought);
			if (typeof values === 'string') return values;
			this.#write(values);
			const beside = lowestBeside(same, purchasesLike(this.#now, of.id, bought)[0], bought);
			if (beside) {
				const lines = [...this.#now.source.lines];
				const text = lines[beside.line] ?? '';
				lines[beside.line] = text.slice(0, beside.at) + beside.text + text.slice(beside.at);
				this.#rewrite(lines);
			}
			this.#comment(purchasesLike(this.#now, of.id, bought)[0]?.node.opener?.line ?? 0, comments);
			return undefined;
		}
		const refused = this.#openBlock(section, of.id);
		if (refused !== undefined) return refused;
		const block = blockOf(this.#now.outline, section, of.id) as Node;
		const before = block.children
			.filter(
				({ place, opener }) => place?.id === row.item && compareDays(opener?.field.date?.day ?? bought.day, bought.day) <= 0,
			)
			.at(-1);
		const after = before ? lastLineOf(this.#now.source, before) : (block.opener?.line ?? 0);
		this.#insert(after, [...comments, purchaseLine(row, bought)], block);
		if (!bought.cost) this.#remarks.push(`what was paid on ${dayText(bought.day)} is not written: not every price is known`);
		return undefined;
	}

	/** A row of a day's events. */
	#event(row: EntryRow, of: ClassOfShares, rows: readonly Movement[]): string | undefined {
		const [one] = rows as [Movement, ...Movement[]];
		const name = one.event ?? row.event ?? '';
		const number = sum(rows.map((movement) => movement.number));
		const comments = rows.map(commentOf);
		const same = this.#events(row, of).find((node) => isOf(node, name, one.date));
		if (same?.opener) {
			if (!this.#wasEntered(same))
				return `the return has an event of that day and kind already, on line ${same.opener.line + 1}, which was not entered here`;
			const values = this.#sums(same, row, number);
			if (typeof values === 'string') return values;
			this.#write(values);
			const now = this.#events(row, of).find((node) => isOf(node, name, one.date));
			this.#comment(now?.opener?.line ?? 0, comments);
			return undefined;
		}
		const refused = this.#openBlock(row.section, of.id);
		if (refused !== undefined) return refused;
		const figures = row.cells.map(({ keyword, sign }) => `${keyword} ${format(sign < 0 ? negate(number) : number)}`);
		const line = `${row.item} ${quoted(name)} on ${dayText(one.date)} ${figures.join(' ')}`;
		const block = blockOf(this.#now.outline, row.section, of.id) as Node;
		const events = this.#events(row, of);
		// Among the others by its day.
		const before = events.filter((node) => compareDays(first(node, 'on')?.field.date?.day ?? one.date, one.date) <= 0).at(-1);
		const after = before ? lastLineOf(this.#now.source, before) : (block.opener?.line ?? 0);
		this.#insert(after, [...comments, line], block);
		return undefined;
	}

	#events(row: EntryRow, of: ClassOfShares): readonly Node[] {
		return blockOf(this.#now.outline, row.section, of.id)?.children.filter(({ place }) => place?.id === row.item) ?? [];
	}

	/** Its comments stand above it. */
	#wasEntered({ opener }: Node): boolean {
		const above = this.#now.source.lines[(opener?.line ?? 0) - 1] ?? '';
		return enteredIn([above]).size > 0;
	}

	/** The section applies, and the class has its block in it. */
	#openBlock(section: string, id: string): string | undefined {
		const node = this.#now.outline.sections.get(section);
		if (!node?.opener) return `section ${section} is not there`;
		const lines = [...this.#now.source.lines];
		if (node.notApplicable) {
			const { line, field } = node.opener;
			if (field.section === undefined || field.not === undefined) return `section ${section} cannot be read`;
			const text = lines[line] ?? '';
			lines[line] = text.slice(0, field.section.end) + text.slice(field.not.end);
			this.#rewrite(lines);
		}
		if (blockOf(this.#now.outline, section, id)) return undefined;
		const open = this.#now.outline.sections.get(section) as Node;
		const last = open.children.filter(({ place }) => place?.kind === 'block').at(-1);
		this.#insert(last ? lastLineOf(this.#now.source, last) : (open.opener?.line ?? 0), [`for ${id}`], open);
		return undefined;
	}

	/** What was there is no row that was entered: whoever signs should know that it was added to. */
	#note({ line, field }: Entry, value: Decimal): void {
		const above = this.#now.source.lines[line - 1] ?? '';
		if (!isZero(value) && enteredIn([above]).size === 0) {
			this.#remarks.push(`line ${line + 1}: added to ${format(value)}, which stood at \`${field.keyword}\` before`);
		}
	}

	#comment(line: number, comments: readonly string[]): void {
		const { lines } = this.#now.source;
		const indent = /^[ \t]*/.exec(lines[line] ?? '')?.[0] ?? '';
		this.#rewrite([...lines.slice(0, line), ...comments.map((comment) => indent + comment), ...lines.slice(line)]);
	}

	#insert(after: number, texts: readonly string[], owner: Node): void {
		const { lines } = this.#now.source;
		const own = /^[ \t]*/.exec(lines[owner.opener?.line ?? 0] ?? '')?.[0] ?? '';
		this.#rewrite([...lines.slice(0, after + 1), ...texts.map((text) => `${own}  ${text}`), ...lines.slice(after + 1)]);
	}

	#rewrite(lines: readonly string[]): void {
		this.#take(lines.join(endOfLine(this.was.source)));
	}

	#write(values: readonly CellValue[]): void {
		if (values.length === 0) return;
		this.#apply(writingEdits(this.#now, values));
	}

	#apply(edits: readonly TextEdit[]): void {
		if (edits.length === 0) return;
		const text = TextDocument.create(this.was.uri, languageId, 0, textOfSource(this.#now.source));
		this.#take(TextDocument.applyEdits(text, [...edits]));
	}

	#take(text: string): void {
		this.#now = analyse(this.was.uri, readSource(text, undefined, this.was.source.forms));
	}

	/** Where its lines stood in their layout, they do afterwards; else those of each section that did, or that is opened. */
	#layOut(): void {
		if (isLaidOut(this.was)) {
			this.#take(laidOut(this.#now));
			return;
		}
		for (const [id, { opener, notApplicable }] of this.was.outline.sections) {
			const before = rangeOfSection(this.was, id);
			const { opener: now, notApplicable: left } = this.#now.outline.sections.get(id) ?? {};
			if (!opener || !before || !now) continue;
			const isOpened = notApplicable && !left;
			if (!isOpened && !isLaidOut(this.was, before)) continue;
			const range = rangeOfSection(this.#now, id, isOpened ? 1 : 0);
			if (range) this.#apply(formatEdits(this.#now, range));
		}
	}

	/** What added up before, and is written, adds up again. */
	#follow(): void {
		for (let turn = 0; turn < 8; turn++) {
			const wrong = computationOf(this.#now, {}).disagreeing.filter(({ cell }) => !this.#before.has(keyOf(cell)));
			if (wrong.length === 0) return;
			this.#write(wrong);
		}
	}
}

function isOf(node: Node, name: string, date: Day): boolean {
	const day = first(node, 'on')?.field.date?.day;
	return day !== undefined && compareDays(day, date) === 0 && sameText(textOf(node.opener) ?? '') === sameText(name);
}

/** The lines of a section, and of what stands below it so many that say something. */
function rangeOfSection({ outline, source }: Snapshot, id: string, below = 0): Range | undefined {
	const node = outline.sections.get(id);
	if (!node?.opener) return undefined;
	let end = lastLineOf(source, node);
	for (let left = below; left > 0 && end + 1 < source.lines.length; end += 1)
		if ((source.lines[end + 1] ?? '').trim() !== '') left -= 1;
	return { start: { line: node.opener.line, character: 0 }, end: { line: end, character: (source.lines[end] ?? '').length } };
}

function disagreeing(snapshot: Snapshot): ReadonlySet<string> {
	return new Set(computationOf(snapshot, {}).disagreeing.map(({ cell }) => keyOf(cell)));
}

/** The same cell in another version of the text. */
function keyOf({ node, row, column, currency }: Cell): string {
	const names: string[] = [];
	for (let at: Node | undefined = node; at; at = at.parent) {
		names.push(`${at.place?.id} ${at.classId ?? ''} ${textOf(at.opener) ?? ''} ${dayKey(at)}`);
	}
	return [...names, row.keyword, column, currency].join('\n');
}

function dayKey(node: Node): string {
	const day = first(node, 'on')?.field.date?.day;
	return day ? dayText(day) : '';
}
