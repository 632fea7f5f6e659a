import { sameText } from '../checks/matching.js';
import { dayText } from '../checks/rules/header.js';
import type { Snapshot } from '../checks/snapshot.js';
import { entriesOf } from '../forms/beside.js';
import type { EntryRow } from '../forms/entries.js';
import { blockOf, type ClassOfShares, textOf } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import type { Movement } from './movement.js';
import { currencyOf, wayOf } from './purchases.js';

/** Of one block, of one kind. */
interface Items {
	readonly all: readonly Node[];
	readonly byName: ReadonlyMap<string, readonly Node[]>;
}

/** Where movements go in one return, as it stands before anything is entered. */
export class Targets {
	readonly #classes = new Map<string | undefined, ClassOfShares | undefined>();
	readonly #items = new Map<string, Items>();

	constructor(private readonly was: Snapshot) {}

	/** Where a movement goes, with what goes to the same line; or why nowhere. */
	of(movement: Movement): { readonly key: string; readonly row: EntryRow; readonly of: ClassOfShares } | string {
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
}
