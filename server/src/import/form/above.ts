import { largest } from '../../lists.js';
import type { Row } from '../source/sheet.js';

/** A gap must be so much wider than the others to part two names. */
const wider = 1.15;

/**
 * How many rows at the end of an item's are the beginning of the next one's name, which stands above, beside and below its number: those
 * behind an empty row, or, where it is known how high they stand, behind the widest gap. `next` are the rows from the next number on.
 */
export function rowsAbove(rows: readonly Row[], next: readonly Row[], isName: (row: Row) => boolean): number {
	let begin = rows.length;
	while (begin > 1 && rows[begin - 1]?.cells.length === 1 && isName(rows[begin - 1] as Row)) begin--;
	const loose = rows.slice(begin);
	if (loose.length === 0) return 0;
	const before = rows[begin - 1];
	if (!before || before.cells.length === 0) return loose.length;
	// The number itself stands in the middle of its name, on a line of it or between two.
	const [marked, ...behind] = next;
	const first = marked && beginsName(marked) ? marked : behind.find(({ cells }) => cells.length > 0);
	const lines = [before, ...loose, first];
	const gaps = lines.slice(1).map((row, index) => (lines[index]?.y ?? Number.NaN) - (row?.y ?? Number.NaN));
	if (gaps.some((gap) => !(gap > 0)) || lines.some((row) => row?.page !== before.page)) return 0;
	const widest = largest(gaps);
	const at = gaps.indexOf(widest);
	const others = gaps.filter((_, index) => index !== at);
	return others.every((gap) => gap * wider < widest) ? loose.length - at : 0;
}

/** Its name goes on beside the number; the other cells are far to the right. */
function beginsName({ cells: [first], left }: Row): boolean {
	return first !== undefined && left !== undefined && first.from - left < 12;
}
