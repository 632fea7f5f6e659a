import { displayWidth } from '../width.js';
import type { Cell, Row } from './sheet.js';
import { tidy } from './sheet.js';

/** Invisible marks, Markdown's emphasis and escapes, and the underscores that stand for an empty field. */
function clean(line: string): string {
	return line
		.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
		.replace(/^\s{0,3}#{1,6}\s+/, '')
		.replace(/\\([\\_*#()[\].+-])/g, '$1')
		.replace(/\*\*/g, '')
		.replace(/_{2,}/g, (run) => ' '.repeat(run.length));
}

/** A line of dashes, or the line below the head of a Markdown table. */
const rule = /^[\s|:=-]*(?:--|==)[\s|:=-]*$/;

/** Rows of plain text: cells are parted by tabs, by the bars of a Markdown table, or by two spaces and more. */
export function rowsOfText(text: string): readonly Row[] {
	const rows: Row[] = [];
	let page = 0;
	for (const part of text.split('\f')) {
		for (const raw of part.split(/\r\n|[\r\n\u0085\u2028\u2029]/)) {
			const line = clean(raw);
			if (line.length < 1000 && rule.test(line)) {
				rows.push({ cells: [], table: false, page });
				continue;
			}
			const table = line.includes('\t') || /^\s*\|.*\|\s*$/.test(line);
			const columns = line.includes('\t') ? { columns: line.split('\t').length } : {};
			rows.push({ cells: table ? tableCells(line) : spacedCells(line), table, page, ...columns });
		}
		page++;
	}
	return rows;
}

function tableCells(line: string): readonly Cell[] {
	const cells = line.includes('\t') ? line.split('\t') : line.trim().slice(1, -1).split('|');
	return cells.map((text, index) => ({ text: tidy(text), from: index, to: index + 1 })).filter(({ text }) => text !== '');
}

function spacedCells(line: string): readonly Cell[] {
	const cells: Cell[] = [];
	let [at, column] = [0, 0];
	for (const { 0: text, index } of line.matchAll(/[^\s](?:[^\s]|[^\S\n](?=[^\s]))*/g)) {
		// Columns are those of a fixed-width font, where Chinese takes two.
		const from = column + displayWidth(line.slice(at, index));
		[at, column] = [index + text.length, from + displayWidth(text)];
		cells.push({ text: tidy(text), from, to: column });
	}
	return cells.filter(({ text }) => text !== '');
}
