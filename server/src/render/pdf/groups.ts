import { largest } from '../../lists.js';
import { displayWidth } from '../../width.js';
import type { Block, Table, Value } from '../model.js';
import { plainValues } from '../plain.js';
import { width } from './paper.js';

/** Blocks that belong together: a class, its table, and its box with the heading over it. */
interface Group {
	readonly of: readonly Block[];
	/** Where the first of them stands among the page's. */
	readonly first: number;
	/** It is to stand on one page. A second pass to find out where pages end would spoil the layout. */
	readonly whole: boolean;
}

const follows: Readonly<Partial<Record<Block['kind'], readonly Block['kind'][]>>> = {
	class: ['table', 'heading'],
	table: ['heading'],
	heading: ['box', 'table'],
};

export function groupsOf(blocks: readonly Block[]): readonly Group[] {
	const groups: Block[][] = [];
	for (const block of blocks) {
		const group = groups.at(-1);
		const last = group?.at(-1);
		if (group && last && group[0]?.kind === 'class' && follows[last.kind]?.includes(block.kind)) group.push(block);
		else groups.push([block]);
	}
	let first = 0;
	return groups.map((of) => {
		const group = {
			of,
			first,
			whole: of.length > 1 && !of.some(isTall) && of.every((block) => block.kind !== 'table' || isShort(block)),
		};
		first += of.length;
		return group;
	});
}

function isShort({ heads, rows, widths }: Table): boolean {
	const sum = widths.reduce((a, b) => a + b, 0);
	const lines = rows.reduce((before, { cells, details }) => {
		const names = cells
			.filter(({ marker }) => marker)
			.map((cell) => linesIn(plainValues(cell.values), ((widths[0] ?? 0) / sum) * width - 20, 7));
		return before + (details ? 2 * details.length : largest(names, 2));
	}, 0);
	// Heads over two rows are set wrong within what may not be broken.
	return heads.length < 2 && rows.length <= 8 && lines <= mostLines;
}

export function isLong(blocks: readonly Block[]): boolean {
	return blocks.some((block) => block.kind === 'table' && (block.rows.length > 8 || (block.headsOnce && block.heads.length > 1)));
}

/** Lines of type that a page surely takes, and its tables' heads with them. */
const mostLines = 28;

/** A text that may take more than a page must be broken where it stands, for what is kept whole and does not fit is cut off. */
function isTallText(of: string, room: number, size: number): boolean {
	return linesIn(of, room, size) > mostLines;
}

function linesIn(of: string, room: number, size: number): number {
	const inLine = Math.max(1, Math.floor(room / (size * 0.56)));
	return of.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / inLine)), 0);
}

export function isTall(block: Block): boolean {
	const tall = (of: readonly Value[], room: number, size = 9): boolean => isTallText(plainValues(of), room, size);
	switch (block.kind) {
		case 'class':
			return block.rows.some((row) => row.some(({ values: said }) => tall(said, 120)));
		case 'box':
			return block.lines.some((line) => line.kind === 'pair' && tall(line.pair.values, 540));
		case 'pairs':
			return block.rows.some((row) => row.some(({ values: said }) => tall(said, 500)));
		case 'confirmations':
			return block.items.some(({ value }) => tall([value], 700));
		case 'table': {
			const sum = block.widths.reduce((a, b) => a + b, 0);
			return block.rows.some(
				({ cells, details = [] }) =>
					cells.some(({ values: said, marker, below = [] }) =>
						[said, ...below.map((pair) => pair.values)].some((of) =>
							tall(of, ((marker ? (block.widths[0] ?? 0) : 95) / sum) * width - 20, 7),
						),
					) || details.some(({ values: said }) => tall(said, 100, 7)),
			);
		}
		default:
			return false;
	}
}
