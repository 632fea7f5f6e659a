import type { Snapshot } from '../checks/snapshot.js';
import { compareDays } from '../forms/calendar.js';
import type { EntryRow } from '../forms/entries.js';
import { movements as limits } from '../limits.js';
import type { ClassOfShares } from '../model/return.js';
import { textOfSource } from '../syntax/source.js';
import { enterPurchase } from './dayPurchases.js';
import { Drafts } from './drafts.js';
import { enterEvent } from './events.js';
import { enterItem } from './items.js';
import { commentOf, enteredIn, type Movement } from './movement.js';
import { Targets } from './targets.js';
import { Writing } from './writing.js';

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
	const placed = [...byReturn].map(([snapshot, of]) => enter(snapshot, of, options.again ?? false, unplaced));
	return { placed, unplaced };
}

/** Into one return; what goes nowhere is added to what is not placed. */
function enter(was: Snapshot, movements: readonly Movement[], again: boolean, unplaced: Unplaced[]): Placed {
	const targets = new Targets(was);
	const writing = new Writing(was);
	const known = again ? new Map<string, number>() : enteredIn(was.source.lines);
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
		const goes = targets.of(movement);
		if (typeof goes === 'string') unplaced.push({ movement, reason: goes });
		else {
			const group = groups.get(goes.key);
			if (group) group.rows.push(movement);
			else groups.set(goes.key, { ...goes, rows: [movement] });
		}
	}
	let entered = 0;
	let work = limits.work;
	for (const { row, of, rows } of groups.values()) {
		work -= writing.now.source.lines.length;
		// What was entered is known the next time.
		const refused =
			work < 0 && entered > 0
				? 'it goes to one line more than are written into a return at once; entered again, it follows'
				: row.purchase
					? enterPurchase(writing, row, of, rows)
					: row.item === 'event'
						? enterEvent(writing, row, of, rows)
						: enterItem(writing, row, of, rows);
		if (refused === undefined) entered += rows.length;
		else for (const movement of rows) unplaced.push({ movement, reason: refused });
	}
	if (entered > 0) writing.follow();
	if (entered > 0) writing.layOut();
	return {
		uri: was.uri,
		before: textOfSource(was.source),
		text: textOfSource(writing.now.source),
		entered,
		known: left,
		remarks: writing.remarks,
	};
}
