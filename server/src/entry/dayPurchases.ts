import { dayText } from '../checks/rules/header.js';
import { compareDays } from '../forms/calendar.js';
import type { EntryRow } from '../forms/entries.js';
import { blockOf, type ClassOfShares } from '../model/return.js';
import { lastLineOf } from '../model/write.js';
import type { Node } from '../syntax/outline.js';
import { commentOf, type Movement } from './movement.js';
import { boughtOf, lowestBeside, purchaseLine, purchasesLike, withPurchases } from './purchases.js';
import type { Writing } from './writing.js';

/** A day's purchases, by one way and in one currency. */
export function enterPurchase(writing: Writing, row: EntryRow, of: ClassOfShares, rows: readonly Movement[]): string | undefined {
	const { section, purchase } = row;
	if (!purchase) return undefined;
	const bought = boughtOf(rows, purchase);
	const comments = rows.map(commentOf);
	const [same, another] = purchasesLike(writing.now, of.id, bought);
	if (same?.node.opener) {
		if (another || !writing.wasEntered(same.node))
			return `the return has purchases of that day already, on line ${same.node.opener.line + 1}, which were not entered here`;
		const values = withPurchases(same, bought);
		if (typeof values === 'string') return values;
		writing.write(values);
		const beside = lowestBeside(same, purchasesLike(writing.now, of.id, bought)[0], bought);
		if (beside) {
			const lines = [...writing.now.source.lines];
			const text = lines[beside.line] ?? '';
			lines[beside.line] = text.slice(0, beside.at) + beside.text + text.slice(beside.at);
			writing.rewrite(lines);
		}
		writing.comment(purchasesLike(writing.now, of.id, bought)[0]?.node.opener?.line ?? 0, comments);
		return undefined;
	}
	const refused = writing.openBlock(section, of.id);
	if (refused !== undefined) return refused;
	const block = blockOf(writing.now.outline, section, of.id) as Node;
	const before = block.children
		.filter(({ place, opener }) => place?.id === row.item && compareDays(opener?.field.date?.day ?? bought.day, bought.day) <= 0)
		.at(-1);
	const after = before ? lastLineOf(writing.now.source, before) : (block.opener?.line ?? 0);
	writing.insert(after, [...comments, purchaseLine(row, bought)], block);
	if (!bought.cost) writing.remarks.push(`what was paid on ${dayText(bought.day)} is not written: not every price is known`);
	return undefined;
}
