import type { Line } from '../forms/form.js';
import { type Slot, slots } from '../forms/shapes.js';
import { hasTreasury } from '../forms/shares.js';
import type { ColumnId, Generation } from '../forms/types.js';
import { append, largest } from '../lists.js';
import type { Cell } from '../model/cell.js';
import { asItStands, fieldsOf, fieldText } from '../model/fieldText.js';
import { first } from '../model/return.js';
import { absolute, add, type Decimal, format, isNegative, normal, zero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import type { Statement } from '../syntax/statement.js';
import type { Snapshot } from './snapshot.js';

/** Lines of one month as the next one has them. */

/** Whether a line belongs to its month; all others are carried over, and the opening balance is written anew. */
export function isMonthly(row: Line | undefined): boolean {
	return row?.monthly === true || row?.movement === true;
}

/** A field as it stands, with the lines that continue its text. */
export function copied({ source: { lines, statements } }: Snapshot, { field, line, more }: Entry): readonly string[] {
	return [
		fieldText(field, lines[line] as string, statements[line] as Statement),
		...(more ?? []).map(({ line, text }) => {
			const isChinese = statements[line]?.chinese !== undefined;
			return `${isChinese ? 'zh ' : ''}${asItStands(text, lines[line] as string)}`;
		}),
	];
}

/** The line with the opening balance, which is this month's closing one; undefined where that is not known. */
export function openingLine(snapshot: Snapshot, node: Node, next: Generation): string | undefined {
	const { return_ } = snapshot;
	/** As written; what is worked out carries no zeros behind the point. */
	const known = (cell: Cell | undefined) => {
		const value = cell && snapshot.ledger.valueOf(cell);
		return value && (cell.state === 'written' ? value : normal(value));
	};
	const closing = (column: ColumnId) => known(return_.cells.get(node, 'closing', column));
	const currency = (column: ColumnId) =>
		['closing', 'opening'].map((line) => return_.cells.get(node, line, column)?.currency).find((code) => code !== undefined);
	const money = (column: ColumnId, value: Decimal | undefined) => {
		const code = currency(column) ?? currency('par');
		return value && code ? `${code} ${format(value)}` : undefined;
	};
	const { form } = snapshot;
	const carry = form.carryOf(node.place?.id);
	const row = node.place?.line(carry?.begins ?? '') ?? first(node, 'opening')?.row;
	const columns = slots.flatMap((slot) => row?.columns.find((column) => column.slot === slot) ?? []);
	const [counted, ...others] = columns;
	if (!row || !counted) return undefined;
	if (columns.some(({ slot }) => slot === 'par')) {
		const lines = [first(node, 'closing'), first(node, 'opening')];
		const noPar = lines.some((entry) => entry?.field.amount?.noPar);
		const shares = closing(counted.id);
		// Without a par value nothing says what becomes of the capital, but that there was no change.
		const before = (column: ColumnId, slot: Slot) =>
			slot === 'par' || !first(node, 'change') ? known(return_.cells.get(node, 'opening', column)) : undefined;
		const parts = others.map(({ id, slot, money: paid }) => {
			const value = closing(id) ?? before(id, slot);
			if (slot === 'second') return value ? `${isNegative(value) ? '-' : '+'} ${format(absolute(value))}` : '';
			const text = paid ? money(id, value) : value && format(value);
			return text === undefined ? (slot === 'par' && noPar ? 'no par' : '') : `${slot === 'par' ? 'x' : '='} ${text}`;
		});
		return shares && [row.keyword, format(shares), ...parts].filter(Boolean).join(' ');
	}
	if (others.length > 0) {
		const issued = closing(counted.id);
		// The edition that parted treasury shares from the issued ones: until then there were none.
		const treasury = hasTreasury(form, return_.generation) ? closing('treasury') : zero;
		if (!issued || !treasury || !hasTreasury(form, next)) return issued && `${row.keyword} ${format(issued)}`;
		const sign = isNegative(treasury) ? '-' : '+';
		return `${row.keyword} ${format(issued)} ${sign} ${format(absolute(treasury))} = ${format(add(issued, treasury))}`;
	}
	const value = closing(counted.id);
	const text = counted.money ? money(counted.id, value) : value && format(value);
	return text === undefined ? undefined : `${row.keyword} ${text}`;
}

/** An item or a block as next month begins with it, indented; `classId` is what that month calls the class. */
export function carriedLines(snapshot: Snapshot, node: Node, next: Generation, classId?: string): readonly string[] {
	const { place, opener } = node;
	if (!place || !opener) return [];
	const { kind, above } = place;
	const depth = kind === 'item' && above ? (above.kind === 'block' ? 4 : above.kind === 'section' ? 2 : 0) : 2;
	const opening = snapshot.form.carryOf(place.id)?.begins ? openingLine(snapshot, node, next) : undefined;
	const lines: string[] = [];
	if (kind === 'item') {
		const balance = first(node, 'opening') ?? first(node, 'closing');
		for (const entry of fieldsOf(node)) {
			if (entry === balance && opening !== undefined) {
				lines.push(opening);
			} else if (entry !== opener && entry.row && !entry.row.opens && !isMonthly(entry.row)) {
				append(lines, copied(snapshot, entry));
			}
		}
	} else if (opening !== undefined) {
		lines.push(opening);
	}
	const width = largest(
		lines.map((line) => /^\w+(?= )/.exec(line)?.[0].length ?? 0),
		0,
	);
	const inner = ' '.repeat(depth + 2);
	return [
		...(kind === 'block' ? [`for ${classId ?? node.classId ?? ''}`] : copied(snapshot, opener)).map(
			(line, index) => ' '.repeat(index > 0 ? depth + 2 : depth) + line,
		),
		...lines.map((line) => {
			const [, keyword = '', rest = ''] = /^(\w+) (.*)$/s.exec(line) ?? [];
			// A text goes on below itself.
			return keyword === '' || keyword === 'zh' ? `${inner}  ${line}` : `${inner}${keyword.padEnd(width)}  ${rest}`;
		}),
	];
}
