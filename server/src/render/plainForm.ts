import type { Line } from '../forms/form.js';
import { inGeneration } from '../forms/types.js';
import { append } from '../lists.js';
import type { Entry, Node } from '../syntax/outline.js';
import type { Block, Cell, Head, Label, Page, Pair, Value } from './model.js';
import type { Reader } from './reader.js';

/** A form that says nothing of how it is printed: its own lines one below the other, its items in tables, a section a page. */
export function plainPages(reader: Reader): readonly Page[] {
	const { outline, form } = reader.snapshot;
	const title: Block = { kind: 'heading', level: 1, label: reader.label(form.root.headings) };
	const first: Page = { id: form.root.id, blocks: [title, ...body(reader, outline.root)] };
	const pages = form.parts.flatMap((place): Page[] => {
		const node = outline.sections.get(place.id);
		const label = place.headings.length > 0 ? reader.label(place.headings) : said(place.name);
		const heading: Block = { kind: 'heading', level: 2, label, ...(node ? { at: reader.opener(node.opener) } : {}) };
		return node ? [{ id: place.id, blocks: [heading, ...body(reader, node)] }] : [];
	});
	return [first, ...pages];
}

function said(text: string): Label {
	return { text, sure: 'seen' };
}

/** Lines that a page has no place of their own for, one below the other, each behind its label. */
export function pairsOf(reader: Reader, node: Node, rows: readonly Line[]): readonly (readonly Pair[])[] {
	const { generation } = reader.snapshot.return_;
	return rows.flatMap((row) =>
		inGeneration(row, generation) || node.entries.has(row.keyword)
			? (node.entries.get(row.keyword) ?? [undefined]).map((entry) => [
					{ label: reader.label(row.labels), values: valuesOf(reader, node, row, entry) },
				])
			: [],
	);
}

/** Such lines of a place as a block; none where it has none. */
export function furtherBlocks(reader: Reader, node: Node | undefined, isPrinted: (row: Line) => boolean): readonly Block[] {
	const rows = node ? pairsOf(reader, node, further(node.place?.lines ?? [], isPrinted)) : [];
	return rows.length > 0 ? [{ kind: 'pairs', of: 'header', rows }] : [];
}

export function further(lines: readonly Line[], isPrinted: (row: Line) => boolean): readonly Line[] {
	return lines.filter((row) => row.role === 'field' && !row.movement && !isPrinted(row));
}

/** The lines of a place in the form's order, what follows on each other in one block. */
function body(reader: Reader, node: Node): readonly Block[] {
	const { form, return_ } = reader.snapshot;
	const blocks: Block[] = [];
	let pairs: (readonly Pair[])[] = [];
	const flush = () => {
		if (pairs.length > 0) blocks.push({ kind: 'pairs', of: 'header', rows: pairs });
		pairs = [];
	};
	for (const row of node.place?.lines ?? []) {
		if (!inGeneration(row, return_.generation) && !node.entries.has(row.keyword)) continue;
		if (row.role === 'field' && row.keyword !== form.opening) {
			for (const entry of node.entries.get(row.keyword) ?? [undefined]) {
				pairs.push([{ label: reader.label(row.labels), values: valuesOf(reader, node, row, entry) }]);
			}
		} else if (row.role === 'item' || row.role === 'class') {
			flush();
			for (const place of [row.opens, ...Object.values(row.opensAt ?? {})]) {
				const items = node.children.filter((child) => child.place?.id === place);
				if (items.length > 0) blocks.push(table(reader, row, items));
			}
		} else if (row.role === 'block') {
			flush();
			for (const block of node.children.filter((child) => child.place === row.opened)) {
				const name = return_.classes.find(({ id }) => id === block.classId)?.name ?? block.classId ?? '';
				blocks.push({ kind: 'heading', level: 3, label: said(name), at: reader.opener(block.opener) });
				append(blocks, body(reader, block));
			}
		}
	}
	flush();
	return blocks;
}

/** Items of one kind, one a row. */
function table(reader: Reader, opener: Line, items: readonly Node[]): Block {
	const rows = (items[0]?.place?.lines ?? []).filter(({ role }) => role === 'field');
	const label = reader.label(opener.labels);
	const heads: Head[] = [{ label, columns: 1, rows: 1 }];
	for (const row of rows) heads.push({ label: reader.label(row.labels), columns: 1, rows: 1 });
	return {
		kind: 'table',
		name: label.text,
		widths: heads.map(() => Math.round(1000 / heads.length)),
		heads: [heads],
		rows: items.map((item) => ({
			cells: [
				cell(valuesOf(reader, item.parent ?? item, opener, item.opener)),
				...rows.map((row) =>
					cell((item.entries.get(row.keyword) ?? [undefined]).flatMap((entry) => valuesOf(reader, item, row, entry))),
				),
			],
		})),
		dense: heads.length > 6,
	};
}

function cell(values: readonly Value[]): Cell {
	return { values, align: values.some(({ kind }) => kind === 'number') ? 'end' : 'start' };
}

/** What a line says, part for part; of one that is left out what is worked out, else a blank. */
export function valuesOf(reader: Reader, node: Node, row: Line, entry: Entry | undefined): readonly Value[] {
	const values: Value[] = [];
	for (const part of row.takes.parts) {
		if (part === 'amount') {
			for (const { id, money } of row.columns) {
				const found = reader.snapshot.return_.cells;
				const of = entry && entry.row === row && row.repeats ? found.of(entry, row, id) : found.get(node, row.keyword, id);
				if (of && money) values.push(reader.currency(of));
				if (of) values.push(reader.number(of));
			}
		} else if (entry && part === 'text') {
			if (entry.field.text) values.push(reader.text(entry));
		} else if (entry && part === 'date') {
			if (entry.field.date) values.push(reader.date(entry));
		} else if (entry) {
			append(values, reader.part(entry, part));
		}
	}
	return values.length > 0 ? values : [reader.blank(entry ?? node)];
}
