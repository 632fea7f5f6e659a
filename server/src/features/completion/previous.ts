import { sameClass, sameText } from '../../checks/matching.js';
import type { Snapshot } from '../../checks/snapshot.js';
import type { Line } from '../../forms/form.js';
import { type ColumnId, inGeneration, type PlaceId, type SectionId } from '../../forms/types.js';
import { largest } from '../../lists.js';
import type { Cell } from '../../model/cell.js';
import { blockOf, textOf } from '../../model/return.js';
import { type CellValue, columnText } from '../../model/write.js';
import type { Entry, Node } from '../../syntax/outline.js';
import type { Open, Spot } from './spot.js';

/** What this return and last month's have written, this one's first. */
export function entriesNear({ rest, neighbours }: Spot): readonly Entry[] {
	return [rest, neighbours.previous].flatMap((snapshot) => snapshot?.outline.entries ?? []);
}

/** The same section, block or item in last month's return. */
export function beforeOf(spot: Spot, { place, node }: Open): Node | undefined {
	const { previous } = spot.neighbours;
	const { kind, above } = place;
	if (!previous) return undefined;
	if (kind === 'file') return previous.outline.root;
	if (kind === 'section') return previous.outline.sections.get(place.id);
	if (kind === 'block') return blockBefore(spot, above?.id ?? '', node?.classId);
	const home = above && node?.parent && beforeOf(spot, { place: above, node: node.parent });
	return home && node ? childNamed(home, place.id, nameOf(node)) : undefined;
}

export function blockBefore({ rest, neighbours }: Spot, section: SectionId, id: string | undefined): Node | undefined {
	const ours = rest.return_.classes.find((one) => one.id === id);
	const theirs = ours && neighbours.previous && sameClass(ours, neighbours.previous.return_.classes);
	return theirs && neighbours.previous && blockOf(neighbours.previous.outline, section, theirs.id);
}

export function childNamed({ children }: Node, place: PlaceId, name: string): Node | undefined {
	return children.find((child) => child.place?.id === place && sameText(nameOf(child)) === sameText(name));
}

/** What an item is told apart by: the short name of a class, the text of any other. */
export function nameOf({ opener }: Node): string {
	return opener?.field.id?.text ?? textOf(opener) ?? '';
}

/** What last month closed with, as this month's opening balance. */
function carried(previous: Snapshot, node: Node, column: ColumnId): CellValue | undefined {
	const { cells, generation } = previous.return_;
	const row = node.place?.line('closing');
	if (!row?.columns.some((one) => one.id === column && inGeneration(one, generation))) return undefined;
	const closing = cells.get(node, 'closing', column);
	const par = ['closing', 'opening'].map((line) => cells.get(node, line, 'par')).find((cell) => cell?.value);
	const cell = column === 'par' ? par : closing;
	const value = cell && previous.ledger.valueOf(cell);
	const currency = cell?.currency ?? (column === 'capital' ? par?.currency : undefined);
	const opening = cells.get(node, 'opening', column);
	return cell && value ? { cell, value, currency: currency ?? opening?.currency } : undefined;
}

/** A column of last month's closing balance, with its operator. */
export function carriedColumn(previous: Snapshot, node: Node, row: Line, column: ColumnId): string | undefined {
	const value = carried(previous, node, column);
	const pars = ['closing', 'opening'].map((line) => previous.return_.cells.get(node, line, 'par'));
	return value ? columnText(row, column, value) : column === 'par' && pars.some(isNoPar) ? noPar : undefined;
}

const noPar = 'no par';

function isNoPar(cell: Cell | undefined): boolean {
	const span = cell?.entry?.field.amount?.noPar;
	return span !== undefined && span.end - span.start > 'no'.length;
}

/** The par value of a line, or that it has none, as another line writes it. */
export function parText(row: Line, cell: Cell): string | undefined {
	const { value, currency } = cell;
	return value ? columnText(row, 'par', { cell, value, currency }) : isNoPar(cell) ? noPar : undefined;
}

/** Last month's closing balance in the columns it has, as the opening line writes it. */
export function carriedText(previous: Snapshot, node: Node, row: Line, columns: readonly ColumnId[]): string | undefined {
	const parts: string[] = [];
	for (const column of columns) {
		const text = carriedColumn(previous, node, row, column);
		if (text === undefined) break;
		parts.push(text);
	}
	return parts.length > 0 ? parts.join(' ') : undefined;
}

/** The lines of last month's item that hold for this month too, the first without blanks before it, and its balance. */
export function carriedLines(previous: Snapshot, node: Node): readonly string[] {
	const { opener } = node;
	const rows = [...node.entries.values()].flat().filter(stands);
	const beside = rows.filter(({ line }) => line === opener?.line);
	const below = rows.filter(({ line }) => line !== opener?.line);
	const opening = previous.return_.cells.get(node, 'opening');
	const balance = opening && carriedText(previous, node, opening.row, opening.row.columnIds);
	const width =
		largest(
			below.map(({ field }) => field.keyword.length),
			balance ? 7 : 0,
		) + 2;
	return [
		...(opener
			? [
					[opener, ...beside].map((entry) => sourceOf(previous, entry, entry.field.start)).join(' '),
					...continued(previous, opener),
				]
			: []),
		...below.flatMap((entry) => [
			`  ${entry.field.keyword.padEnd(width)}${sourceOf(previous, entry, entry.field.keywordSpan.end)}`,
			...continued(previous, entry).map((line) => `  ${line}`),
		]),
		...(balance ? [`  ${'opening'.padEnd(width)}${balance}`] : []),
	];
}

/** A date, a code, a text or a price stays; balances and movements are the month's. */
function stands({ row }: Entry): boolean {
	return row !== undefined && !row.movement && row.shape !== 'number' && row.keyword !== 'opening' && row.keyword !== 'closing';
}

function sourceOf({ source }: Snapshot, { line, field }: Entry, start: number): string {
	return (source.lines[line] ?? '').slice(start, field.end).trim();
}

function continued({ source }: Snapshot, { more }: Entry): readonly string[] {
	return (more ?? []).map(({ line }) => `  ${(source.lines[line] ?? '').trim()}`);
}
