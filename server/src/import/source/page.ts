import type { Cell, Row } from './sheet.js';
import { tidy } from './sheet.js';

/** A piece of text where it stands on a page, in points from its lower left corner. */
export interface Piece {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** About as wide as a character is on these forms: places come out in characters, as those of a plain text do. */
const characterWidth = 4.5;

/** The lines of a page from top to bottom, their cells from left to right, an empty row where more than a line is left free. */
export function rowsOfPage(pieces: readonly Piece[], page: number): readonly Row[] {
	const rows: Row[] = [];
	let above: { y: number; height: number } | undefined;
	for (const line of linesOf(pieces)) {
		const [first] = line as [Piece];
		if (above && above.y - first.y > 1.7 * Math.max(above.height, first.height)) rows.push({ cells: [], table: false, page });
		rows.push({ cells: cellsOf(line), table: false, page, y: first.y });
		above = first;
	}
	rows.push({ cells: [], table: false, page });
	return rows;
}

/** Pieces on one line, though smaller ones stand a little higher or lower. */
function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
	const lines: Piece[][] = [];
	for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
		const line = lines.at(-1);
		const first = line?.[0];
		if (line && first && first.y - piece.y < 0.45 * Math.min(first.height, piece.height)) line.push(piece);
		else lines.push([piece]);
	}
	return lines;
}

/** Pieces with hardly more than a space between them are one cell. */
function cellsOf(line: readonly Piece[]): readonly Cell[] {
	const cells: { text: string; from: number; to: number }[] = [];
	let end = Number.NEGATIVE_INFINITY;
	for (const { text, x, width, height } of [...line].sort((a, b) => a.x - b.x)) {
		const gap = x - end;
		const last = cells.at(-1);
		const [from, to] = [x / characterWidth, (x + width) / characterWidth];
		if (last && gap < 0.5 * height) {
			last.text += gap > 0.12 * height ? ` ${text}` : text;
			last.to = Math.max(last.to, to);
		} else cells.push({ text, from, to });
		end = Math.max(end, x + width);
	}
	return cells.map((cell) => ({ ...cell, text: tidy(cell.text) })).filter(({ text }) => text !== '');
}
