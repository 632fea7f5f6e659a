import { sameText } from '../checks/matching.js';
import type { EntryRow } from '../forms/entries.js';
import { largest } from '../lists.js';
import { blockOf, type ClassOfShares, textOf } from '../model/return.js';
import type { CellValue } from '../model/write.js';
import { add, type Decimal, format, multiply, negate, sum, zero } from '../syntax/decimal.js';
import type { Node } from '../syntax/outline.js';
import { commentOf, type Movement } from './movement.js';
import { moneyAs } from './values.js';
import type { Writing } from './writing.js';

/** A movement of an item, and the shares it made. */
export function enterItem(writing: Writing, row: EntryRow, of: ClassOfShares, rows: readonly Movement[]): string | undefined {
	const find = () => {
		const items = blockOf(writing.now.outline, row.section, of.id)?.children.filter(({ place }) => place?.id === row.item) ?? [];
		const named = rows[0]?.item;
		return named === undefined ? items[0] : items.find(({ opener }) => sameText(textOf(opener) ?? '') === sameText(named));
	};
	const node = find();
	if (!node) return `there is no ${row.item}`;
	// Before anything is written.
	const refused = sumsOf(writing, node, row, zero);
	if (typeof refused === 'string') return refused;
	const number = sum(rows.map((movement) => movement.number));
	const comments = rows.map(commentOf);
	if (row.movement) {
		const { keyword, sign, flag } = row.movement;
		const money = rows[0]?.amount;
		if (money && rows.some(({ amount }) => amount?.currency !== money.currency)) return 'the amounts are in several currencies';
		const size = money ? sum(rows.map(({ amount }) => amount?.value ?? zero)) : number;
		const value = sign < 0 ? negate(size) : size;
		const entry = node.entries.get(keyword)?.find(({ field }) => (field.amount?.flag?.text.toLowerCase() ?? undefined) === flag);
		const cell = entry?.row && writing.now.return_.cells.of(entry, entry.row);
		if (entry && !cell?.value) return `\`${keyword}\` of it cannot be read`;
		if (entry && cell?.value) {
			writing.note(entry, cell.value);
			const all = add(cell.value, value);
			writing.write([{ cell, value: money ? moneyAs(all, cell.value) : all }]);
			writing.comment(entry.line, comments);
		} else {
			const said = money ? `${money.currency} ${format(moneyAs(value))}` : format(value);
			const before = ['opening', ...(node.place?.lines ?? []).flatMap((line) => (line.movement ? [line.keyword] : []))];
			const after = largest(
				before.flatMap((each) => node.entries.get(each)?.at(-1)?.line ?? []),
				node.opener?.line ?? 0,
			);
			writing.insert(after, [...comments, `${keyword}  ${[said, flag].filter(Boolean).join(' ')}`], node);
		}
	}
	const values = sumsOf(writing, find() as Node, row, number);
	if (typeof values === 'string') return values;
	writing.write(values);
	if (!row.movement) {
		const [cell] = row.cells;
		const line = find()?.entries.get(cell?.keyword ?? '')?.[0]?.line;
		if (line !== undefined) writing.comment(line, comments);
	}
	if (row.funds !== undefined) addFunds(writing, row, rows);
	return undefined;
}

/** The cells of an item with the shares added to them. */
export function sumsOf(writing: Writing, node: Node, { cells, uses }: EntryRow, number: Decimal): CellValue[] | string {
	const values: CellValue[] = [];
	for (const { keyword, column, sign } of cells) {
		const cell = writing.now.return_.cells.get(node, keyword, column);
		if (!cell || cell.state === 'unknown') return `\`${keyword}\` of it cannot be read`;
		values.push({ cell, value: add(cell.value ?? zero, sign < 0 ? negate(number) : number) });
	}
	const issuable = uses ? writing.now.return_.cells.get(node, 'issuable') : undefined;
	if (issuable?.value) values.push({ cell: issuable, value: add(issuable.value, negate(number)) });
	return values;
}

function addFunds(writing: Writing, row: EntryRow, rows: readonly Movement[]): void {
	const section = writing.now.outline.sections.get(row.section);
	const cell = section && writing.now.return_.cells.get(section, row.funds ?? '');
	if (!cell) return;
	const [price] = rows.flatMap(({ price }) => price ?? []);
	const coin = cell.currency ?? price?.currency;
	if (rows.some((movement) => movement.price === undefined || movement.price.currency !== coin) || cell.state === 'unknown') {
		writing.remarks.push(`\`${row.funds}\` is left as it is: not every price is known in ${coin ?? 'its currency'}`);
		return;
	}
	const raised = sum(rows.map(({ number, price: of }) => multiply(number, of?.value ?? zero)));
	writing.write([{ cell, value: moneyAs(add(cell.value ?? zero, raised), cell.value), currency: coin }]);
}
