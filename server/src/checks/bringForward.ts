import type { Carry, Form } from '../forms/form.js';
import { append } from '../lists.js';
import { type Cell, isMoney } from '../model/cell.js';
import { blockOf, type ClassOfShares, textOf } from '../model/return.js';
import { type Decimal, equal, format, isZero, normal } from '../syntax/decimal.js';
import type { Node } from '../syntax/outline.js';
import { sameClass, sameText } from './matching.js';
import type { Snapshot } from './snapshot.js';

/** An opening balance of one month and the closing one of the month before that it repeats. */
export interface Carried {
	readonly opening: Cell;
	readonly closing: Cell;
	/** Last month's figure; with others that do as well where the edition changed or the form rounds. */
	readonly values: readonly Decimal[];
}

/** What last month's return has something left of, and this one has no line for. */
export interface Left {
	readonly carry: Carry;
	/** Last month's block or item. */
	readonly node: Node;
	/** Its class as this month's return has it; undefined for a receipt, and where the class is gone as well. */
	readonly ofClass: ClassOfShares | undefined;
	readonly balances: readonly { readonly cell: Cell; readonly value: Decimal; readonly currency: string | undefined }[];
}

export interface Brought {
	readonly carried: readonly Carried[];
	/** Items with an opening balance that last month's return does not have, though it has their section's block. */
	readonly fresh: readonly Node[];
	readonly left: readonly Left[];
	/** The items of both months. */
	readonly items: readonly { readonly carry: Carry; readonly from: Node; readonly to: Node }[];
	/** Openings that are left out, and the figure that they leave out. */
	readonly blank: readonly Carried[];
	/** Classes of last month that this month's return does not have, with what is left of each. */
	readonly gone: readonly { readonly ofClass: ClassOfShares; readonly left: readonly Left[] }[];
}

/** What a month's return brings forward from the one before. */
export function bringForward(previous: Snapshot, snapshot: Snapshot): Brought {
	return new Bringing(previous, snapshot).brought();
}

class Bringing {
	readonly #carried: Carried[] = [];
	readonly #fresh: Node[] = [];
	readonly #items: { carry: Carry; from: Node; to: Node }[] = [];
	readonly #blank: Carried[] = [];
	readonly #left: Left[] = [];
	/** The edition of June 2024 parted treasury shares from issued ones. */
	readonly #parted: boolean;

	constructor(
		private readonly previous: Snapshot,
		private readonly now: Snapshot,
	) {
		const since = now.form.columns.treasury?.from;
		this.#parted = since !== undefined && previous.return_.generation < since && now.return_.generation >= since;
	}

	brought(): Brought {
		const carried = this.#carried;
		const fresh = this.#fresh;
		const items = this.#items;
		const blank = this.#blank;
		const left = this.#left;
		const { carries = [] } = this.now.form;
		const classes = new Map<ClassOfShares, ClassOfShares>();
		for (const ofClass of this.now.return_.classes) {
			const before = sameClass(ofClass, this.previous.return_.classes);
			if (before && !classes.has(before)) classes.set(before, ofClass);
		}
		const gone: { ofClass: ClassOfShares; left: readonly Left[] }[] = [];
		for (const before of this.previous.return_.classes) {
			const ofClass = classes.get(before);
			if (ofClass) {
				for (const carry of carries) this.#pair(carry, before, ofClass);
			} else {
				const left = carries
					.flatMap((carry) => this.#nodesOf(this.previous, carry, before))
					.flatMap(([carry, node]) => this.#leftOf(carry, node));
				// Where a class is declared in a line that cannot be read, none is missing for certain.
				if (left.length > 0 && !this.now.outline.headDamaged) gone.push({ ofClass: before, left });
			}
		}
		for (const carry of carries.filter((one) => isOfNoClass(this.now.form, one))) {
			this.#pair(carry, undefined, undefined);
		}
		return { carried, fresh, items, blank, left, gone };
	}

	#pair(carry: Carry, before: ClassOfShares | undefined, ofClass: ClassOfShares | undefined): void {
		if (isOfNoClass(this.now.form, carry) !== (ofClass === undefined)) return;
		const from = homeOf(this.previous, carry, before);
		const to = homeOf(this.now, carry, ofClass);
		if (isBlock(this.now.form, carry)) {
			if (from && to) this.#pairCells(carry, from, to);
			else if (from && this.#isMissing(carry, to)) append(this.#left, this.#leftOf(carry, from, ofClass));
			return;
		}
		this.#pairItems(carry, from, to, ofClass);
	}

	#pairItems(carry: Carry, from: Node | undefined, to: Node | undefined, ofClass: ClassOfShares | undefined): void {
		const of = (home: Node | undefined) => home?.children.filter(({ place }) => place?.id === carry.place) ?? [];
		const before = of(from);
		const byName = new Map<string, Node[]>();
		for (const item of before) note(byName, sameText(textOf(item.opener) ?? ''), item);
		const unmatched = new Set(before);
		const fresh = new Set<Node>();
		const seen = new Map<string, number>();
		for (const item of of(to)) {
			const text = textOf(item.opener);
			const name = text === undefined ? undefined : sameText(text);
			// Items of one name, tranches for one, are told apart by their order.
			const index = name === undefined ? 0 : (seen.get(name) ?? 0);
			const match = name === undefined ? undefined : byName.get(name)?.[index];
			if (name !== undefined) seen.set(name, index + 1);
			if (match) {
				unmatched.delete(match);
				this.#items.push({ carry, from: match, to: item });
				this.#pairCells(carry, match, item);
			} else {
				fresh.add(item);
			}
		}
		const byFigure = new Map<string, Node[]>();
		for (const item of fresh) {
			for (const value of this.#begins(carry, item)) note(byFigure, format(normal(value)), item);
		}
		for (const node of unmatched) {
			const [left] = this.#leftOf(carry, node, ofClass);
			// What goes on with the same figure under another name is there.
			const renamed = left?.balances
				.flatMap(({ value }) => takeFirst(byFigure.get(format(normal(value))), fresh) ?? [])
				.reduce<Node | undefined>((first, item) => (first && first.lastLine < item.lastLine ? first : item), undefined);
			if (renamed) {
				fresh.delete(renamed);
				this.#noteFresh(carry, renamed, from);
			} else if (left && this.#isMissing(carry, to)) {
				this.#left.push(left);
			}
		}
		for (const item of fresh) this.#noteFresh(carry, item, from);
	}

	#noteFresh(carry: Carry, item: Node, from: Node | undefined): void {
		const opening = carry.begins ? this.now.return_.cells.get(item, carry.begins) : undefined;
		const written = this.previous.outline.sections.has(carry.section);
		const readable = !from?.damaged && !this.previous.outline.damaged;
		if (opening?.value && !isZero(opening.value) && written && readable) this.#fresh.push(item);
	}

	/** The figures an item of this month begins with. */
	#begins({ begins, left, columns }: Carry, item: Node): readonly Decimal[] {
		return columns.flatMap((column) => {
			const value = this.now.return_.cells.get(item, begins ?? left, column)?.value;
			return value ? [value] : [];
		});
	}

	/** Whether what is not in a block or a section is not in this month's return: not where it may stand in a line that cannot be read. */
	#isMissing({ section }: Carry, home: Node | undefined): boolean {
		const { outline } = this.now;
		const opened = outline.sections.get(section);
		return !(home ?? opened)?.damaged && !opened?.damaged && (opened !== undefined || !outline.damaged);
	}

	#nodesOf(snapshot: Snapshot, carry: Carry, ofClass: ClassOfShares): readonly (readonly [Carry, Node])[] {
		const home = isOfNoClass(this.now.form, carry) ? undefined : homeOf(snapshot, carry, ofClass);
		return !home
			? []
			: (isBlock(this.now.form, carry) ? [home] : home.children.filter(({ place }) => place?.id === carry.place)).map((node) => [
					carry,
					node,
				]);
	}

	/** Something of a block or an item of last month's, if there is. */
	#leftOf(carry: Carry, node: Node, ofClass?: ClassOfShares): readonly Left[] {
		const { return_, ledger } = this.previous;
		const balances = carry.counts.flatMap((column) => {
			const cell = return_.cells.get(node, carry.left, column);
			const value = cell && ledger.valueOf(cell);
			return cell && value && !isZero(value) ? [{ cell, value, currency: this.#currencyOf(carry, cell) }] : [];
		});
		return balances.length > 0 ? [{ carry, node, ofClass, balances }] : [];
	}

	/** Of a closing that is left out: that of the balance it is made of, or of the par value. */
	#currencyOf({ begins, left }: Carry, { node, row, column, currency }: Cell): string | undefined {
		const { cells } = this.previous.return_;
		const columns = isMoney(row, column) ? [column, 'par' as const] : [];
		return (
			currency ??
			columns
				.flatMap((each) => [left, begins ?? left].map((line) => cells.get(node, line, each)?.currency))
				.find((code) => code !== undefined)
		);
	}

	#pairCells(carry: Carry, from: Node, to: Node): void {
		if (!carry.begins) return;
		if (this.#parted && carry.columns.includes('treasury')) {
			this.#pairParted(from, to);
			return;
		}
		for (const column of carry.columns) {
			const closing = this.previous.return_.cells.get(from, carry.left, column);
			const opening = this.now.return_.cells.get(to, carry.begins, column);
			const value = closing && this.previous.ledger.valueOf(closing);
			if (!closing || !opening || !value) continue;
			if (opening.state === 'written') {
				// A capital is carried as it stands, or as it is rounded from shares and par value.
				this.#carried.push({ opening, closing, values: this.previous.ledger.figures(closing) });
			} else if (opening.state === 'absent' && carry.counts.includes(column) && !isZero(value)) {
				const counted = this.now.ledger.valueOf(opening);
				if (counted && !this.previous.ledger.figures(closing).some((figure) => equal(counted, figure))) {
					this.#blank.push({ opening, closing, values: [value] });
				}
			}
		}
	}

	/** May to June 2024: the one old figure is the issued shares or the total of the new form. */
	#pairParted(from: Node, to: Node): void {
		const { previous, now: snapshot } = this;
		const closing = previous.return_.cells.get(from, 'closing', 'issued');
		const value = closing && previous.ledger.valueOf(closing);
		const issued = snapshot.return_.cells.get(to, 'opening', 'issued');
		const total = snapshot.return_.cells.get(to, 'opening', 'total');
		const now = total && snapshot.ledger.valueOf(total);
		if (closing && value && issued?.state === 'written') {
			// Where the total repeats it, the issued shares need not.
			this.#carried.push({
				opening: issued,
				closing,
				values: now && equal(now, value) && issued.value ? [issued.value] : [value],
			});
		}
	}
}

function note<K>(lists: Map<K, Node[]>, key: K, item: Node): void {
	const known = lists.get(key);
	if (known) known.push(item);
	else lists.set(key, [item]);
}

/** The first that is still there; those that are gone are looked at once. */
function takeFirst(items: Node[] | undefined, there: ReadonlySet<Node>): Node | undefined {
	while (items?.[0] && !there.has(items[0])) items.shift();
	return items?.[0];
}

function isBlock(form: Form, { place }: Carry): boolean {
	return form.place(place)?.kind === 'block';
}

/** Whether it stands in its section itself. */
function isOfNoClass(form: Form, carry: Carry): boolean {
	return form.place(carry.place)?.parent === carry.section && !isBlock(form, carry);
}

/** The section's block of a class, or the section itself where it has none. */
function homeOf({ outline, form }: Snapshot, carry: Carry, ofClass: ClassOfShares | undefined): Node | undefined {
	return isOfNoClass(form, carry) ? outline.sections.get(carry.section) : ofClass && blockOf(outline, carry.section, ofClass.id);
}
