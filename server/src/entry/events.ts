import { sameText } from '../checks/matching.js';
import { dayText } from '../checks/rules/header.js';
import { compareDays, type Day } from '../forms/calendar.js';
import type { EntryRow } from '../forms/entries.js';
import { blockOf, type ClassOfShares, first, textOf } from '../model/return.js';
import { lastLineOf } from '../model/write.js';
import { format, negate, sum } from '../syntax/decimal.js';
import type { Node } from '../syntax/outline.js';
import { quoted } from '../syntax/quotes.js';
import { sumsOf } from './items.js';
import { commentOf, type Movement } from './movement.js';
import type { Writing } from './writing.js';

/** A row of a day's events. */
export function enterEvent(writing: Writing, row: EntryRow, of: ClassOfShares, rows: readonly Movement[]): string | undefined {
	const [one] = rows as [Movement, ...Movement[]];
	const name = one.event ?? row.event ?? '';
	const number = sum(rows.map((movement) => movement.number));
	const comments = rows.map(commentOf);
	const same = eventsOf(writing, row, of).find((node) => isOf(node, name, one.date));
	if (same?.opener) {
		if (!writing.wasEntered(same))
			return `the return has an event of that day and kind already, on line ${same.opener.line + 1}, which was not entered here`;
		const values = sumsOf(writing, same, row, number);
		if (typeof values === 'string') return values;
		writing.write(values);
		const now = eventsOf(writing, row, of).find((node) => isOf(node, name, one.date));
		writing.comment(now?.opener?.line ?? 0, comments);
		return undefined;
	}
	const refused = writing.openBlock(row.section, of.id);
	if (refused !== undefined) return refused;
	const figures = row.cells.map(({ keyword, sign }) => `${keyword} ${format(sign < 0 ? negate(number) : number)}`);
	const line = `${row.item} ${quoted(name)} on ${dayText(one.date)} ${figures.join(' ')}`;
	const block = blockOf(writing.now.outline, row.section, of.id) as Node;
	const events = eventsOf(writing, row, of);
	// Among the others by its day.
	const before = events.filter((node) => compareDays(first(node, 'on')?.field.date?.day ?? one.date, one.date) <= 0).at(-1);
	const after = before ? lastLineOf(writing.now.source, before) : (block.opener?.line ?? 0);
	writing.insert(after, [...comments, line], block);
	return undefined;
}

function eventsOf(writing: Writing, row: EntryRow, of: ClassOfShares): readonly Node[] {
	return blockOf(writing.now.outline, row.section, of.id)?.children.filter(({ place }) => place?.id === row.item) ?? [];
}

function isOf(node: Node, name: string, date: Day): boolean {
	const day = first(node, 'on')?.field.date?.day;
	return day !== undefined && compareDays(day, date) === 0 && sameText(textOf(node.opener) ?? '') === sameText(name);
}
