import * as l10n from '@vscode/l10n';
import type { Day } from '../../forms/calendar.js';
import type { Cell } from '../../model/cell.js';
import { first } from '../../model/return.js';
import { writeCells } from '../../model/write.js';
import { add, type Decimal, equal, format } from '../../syntax/decimal.js';
import type { Node } from '../../syntax/outline.js';
import { type Draft, fix, nodeRange, spanRange, writeFix } from '../draft.js';
import type { Fix } from '../finding.js';
import { dayText } from '../rules/header.js';
import type { Snapshot } from '../snapshot.js';

/** Writes a number of a balance, and the total with it where that is their sum. */
export function balanceFix({ source, outline, return_ }: Snapshot, cell: Cell, right: Decimal, preferred = false): Fix {
	const { node, row, column, value } = cell;
	const of = (id: string) => return_.cells.get(node, row.keyword, id);
	const [total, other] = [of('total'), of(column === 'issued' ? 'treasury' : 'issued')];
	const follows =
		total?.span && total.value && value && other?.value && equal(total.value, add(value, other.value))
			? [{ cell: total, value: add(right, other.value) }]
			: [];
	return fix(l10n.t('Write {0}', format(right)), writeCells(source, outline, [{ cell, value: right }, ...follows]), preferred);
}

/** Where an item says its day, else where it stands; and what writes another there. */
export function anotherDay(node: Node, right: Day): Required<Pick<Draft, 'range' | 'fixes'>> {
	const entry = first(node, 'on');
	const span = entry?.field.date;
	const range = entry && span ? spanRange(entry, span) : nodeRange(node);
	return { range, fixes: () => (entry && span ? [writeFix(range, dayText(right), true)] : []) };
}
