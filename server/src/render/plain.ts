import { displayWidth } from '../width.js';
import type { Cell, Row, Table, Value } from './model.js';

/** A value as a line of characters. */
export function plainValue({ text }: Value): string {
	return text.replaceAll('\n', ' ');
}

export function plainValues(values: readonly Value[]): string {
	return values
		.map(plainValue)
		.filter((text) => text !== '')
		.join(' ');
}

/** What stands in its first lines. */
export function plainCell({ label, marker, before, values, sign }: Cell): string {
	return [marker, label?.text, before?.text, plainValues(values), sign].filter((text) => text).join(' ');
}

/** The heads over each column, from the top down. */
export function headOf({ heads, widths }: Table): readonly string[] {
	const found: string[] = widths.map(() => '');
	const taken = widths.map(() => 0);
	for (const [at, row] of heads.entries()) {
		let column = 0;
		for (const { label, columns, rows } of row) {
			while ((taken[column] ?? 0) > at) column += 1;
			for (let end = column + columns; column < end; column += 1) {
				found[column] = [found[column], label?.text.replaceAll('\n', ' ')].filter((text) => text).join(' ');
				taken[column] = at + rows;
			}
		}
	}
	// A head over two columns, a currency and its amount, stands over the second.
	return found.map((text, column) => (text !== '' && text === found[column + 1] ? '' : text));
}

/** A row's cells by column, nothing where one from above reaches down. */
export function columnsOf(rows: readonly Row[], count: number): readonly (readonly (Cell | undefined)[])[] {
	const reach = Array.from({ length: count }, () => 0);
	return rows.map(({ cells }, at) => {
		const found: (Cell | undefined)[] = Array.from({ length: count }, () => undefined);
		let column = 0;
		for (const cell of cells) {
			while ((reach[column] ?? 0) > at) column += 1;
			found[column] = cell;
			for (let end = column + (cell.columns ?? 1); column < end; column += 1) reach[column] = at + (cell.rows ?? 1);
		}
		return found;
	});
}

/** Chinese may break anywhere, other text at its spaces. */
const pieces = /\p{Script=Han}[\p{Po}\p{Pe}]*|\s+|[^\s\p{Script=Han}]+/gu;

/** A text in lines no wider than asked; a word that is wider has a line of its own. */
export function wrapped(text: string, width: number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	let taken = 0;
	for (const [piece] of text.matchAll(pieces)) {
		const more = displayWidth(piece);
		if (taken + more > width && line.trim() !== '') {
			lines.push(line.trimEnd());
			[line, taken] = ['', 0];
		}
		if (line !== '' || piece.trim() !== '') {
			line += piece;
			taken += more;
		}
	}
	return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

export function padded(text: string, width: number, align: 'start' | 'end' | 'center' = 'start'): string {
	const free = Math.max(0, width - displayWidth(text));
	const before = align === 'end' ? free : align === 'center' ? Math.floor(free / 2) : 0;
	return `${' '.repeat(before)}${text}${' '.repeat(free - before)}`;
}
