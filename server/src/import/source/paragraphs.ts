import { join, type Row, textOf } from './sheet.js';

/**
 * The paragraphs of a text that was broken into lines. An empty row parts them; so does a row that ends so early that the next one's first
 * word had still had room, or a row that is a paragraph by itself.
 */
export function paragraphsOf(rows: readonly Row[], edges: ReadonlyMap<number, number>): readonly string[] {
	const paragraphs: string[][] = [];
	let before: Row | undefined;
	let parted = true;
	for (const row of rows) {
		if (row.cells.length === 0) {
			// Between two pages there is always room.
			parted = true;
			continue;
		}
		const turned = before !== undefined && before.page !== row.page;
		const apart =
			before === undefined ||
			(parted && !turned) ||
			row.whole ||
			row.table ||
			endsEarly(before, row, edges.get(before.page) ?? 0);
		if (apart) paragraphs.push([textOf(row)]);
		else paragraphs.at(-1)?.push(textOf(row));
		before = row;
		parted = false;
	}
	return paragraphs.map(join).filter((text) => text !== '');
}

function endsEarly(row: Row, next: Row, edge: number): boolean {
	const text = textOf(next);
	const last = row.cells.at(-1);
	const first = next.cells[0];
	if (!last || !first) return true;
	const word = /^[\u2e80-\u9fff]/.test(text) ? 1 : (text.split(' ')[0] as string).length;
	const wide = (first.to - first.from) / first.text.length;
	// A little short of it still counts as full: not every table is as wide as the text.
	return last.to + (word + 1) * wide < 0.94 * edge;
}

/** How far to the right the rows of each page go; `least` where places hold from page to page, for one may have nothing but a short remark. */
export function edgesOf(rows: readonly Row[], least = 0): ReadonlyMap<number, number> {
	const edges = new Map<number, number>();
	for (const { cells, page } of rows) edges.set(page, Math.max(edges.get(page) ?? least, cells.at(-1)?.to ?? 0));
	return edges;
}
