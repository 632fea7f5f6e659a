import type { Block, Box } from '../model.js';
import type { Content } from './paper.js';
import { rowsOfItems } from './tables.js';

/** Which text of the document a text of the layout is: the part of a block, as a `Break` has it, and which of the part's texts. */
export interface Place {
	readonly page: number;
	readonly block: number;
	readonly part: number;
	readonly text: number;
	/** A table's head, which stands on every sheet that the table goes on to. */
	readonly isHead: boolean;
}

/** Notes on each text of a block's contents where it comes from. */
export function place(contents: readonly Content[], block: Block, page: number, at: number): readonly Content[] {
	const counts = new Map<number, number>();
	const note = (content: unknown, part: number, isHead = false) => {
		for (const leaf of textsIn(content)) {
			const text = counts.get(part) ?? 0;
			counts.set(part, text + 1);
			Object.assign(leaf, { place: { page, block: at, part, text, isHead } satisfies Place });
		}
	};
	contents.forEach((content, index) => {
		const parts = partsOf(block);
		const heads = block.kind === 'table' ? block.heads.length : 0;
		if (!parts) note(content, partOfContent(block, index));
		for (const [line, row] of parts ? bodyOf(block.kind === 'totals' && block.boxed ? inner(content) : content).entries() : []) {
			note(row, line < heads ? 0 : (parts?.[line - heads] ?? 0), line < heads);
		}
	});
	return contents;
}

function bodyOf(content: Content): readonly unknown[] {
	const { body = [] } = (content.table ?? {}) as { readonly body?: readonly unknown[] };
	return body;
}

/** The table in the only cell of another. */
function inner(content: Content): Content {
	return ((bodyOf(content)[0] as readonly Content[] | undefined)?.[0] ?? {}) as Content;
}

function* textsIn(content: unknown): Iterable<object> {
	if (Array.isArray(content)) {
		for (const one of content) yield* textsIn(one);
	} else if (typeof content === 'object' && content !== null) {
		const { text, stack, columns, table } = content as Content;
		if (text !== undefined) yield content;
		else for (const inner of [stack, columns, (table as Content | undefined)?.body]) yield* textsIn(inner);
	}
}

/** Of a block whose contents are its parts, which one it is. */
function partOfContent({ kind }: Block, index: number): number {
	return kind === 'remarks' || kind === 'notes' || kind === 'lines' ? index : 0;
}

/** Of a block that is set as one table, the part of each of its rows. */
function partsOf(block: Block): readonly number[] | undefined {
	switch (block.kind) {
		case 'table': {
			if (!block.dense) return block.rows.map((_, row) => row);
			return starts(rowsOfItems(block).map(({ length }) => length));
		}
		case 'confirmations':
			return block.items.flatMap(({ state }, item) => (state === 'confirmed' || state === 'amended' ? [item] : []));
		case 'box':
			return starts(linesOfRows(block));
		case 'totals':
			return block.lines.map((_, line) => line);
		default:
			return undefined;
	}
}

function starts(lengths: readonly number[]): readonly number[] {
	let at = 0;
	return lengths.map((length) => {
		at += length;
		return at - length;
	});
}

/** How many lines of a box stand in each row: what is ticked or not stands together. */
function linesOfRows({ lines }: Box): readonly number[] {
	const rows: number[] = [];
	lines.forEach(({ kind }, at) => {
		if (kind === 'check' && lines[at - 1]?.kind === 'check') rows[rows.length - 1] = (rows.at(-1) ?? 0) + 1;
		else rows.push(1);
	});
	return rows;
}
