import { withoutEscapes } from '../../escape.js';
import { wordSpace } from '../../forms/signs.js';
import { displayWidth } from '../../width.js';
import type { Cell, Row } from './sheet.js';
import { tidy } from './sheet.js';

/** Between the lines of a cell of Markdown: one sign, as a space would be. */
const lineBreak = '\u2028';

/** Invisible marks, Markdown's headings, lists, emphasis and line breaks, and the underscores that stand for an empty field. */
function clean(line: string): string {
	const isMarkdown = /^\s*(?:- |\||\*\*)/.test(line);
	const seen = (isMarkdown ? line.replaceAll('<br>', lineBreak) : line).replace(wordSpace, ' ');
	return withoutHash(seen.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, ''))
		.replace(/^\s*- (?=\*\*|\[[ x]\])/, '')
		.replace(/ · (?=\*\*)/g, '    ')
		.replace(/(?<!\\)\*\*/g, '')
		.replace(/(?<![\\\w*])\*(-?\d[\d,.]*)\*/g, '$1')
		.replace(/(?:\\?_){2,}/g, (run) => ' '.repeat(run.length));
}

/** Of a heading what stands behind its first ` · ` is a cell of its own. */
function withoutHash(line: string): string {
	const [mark] = /^\s{0,3}#{1,6}\s+/.exec(line) ?? [];
	return mark === undefined ? line : line.slice(mark.length).replace(' · ', '    ');
}

/** Behind a backslash Markdown's signs stand for themselves. */
const unescaped = (text: string) => tidy(withoutEscapes(text));

/** A line of dashes, or the line below the head of a Markdown table. */
const isRule = (line: string) => /^[\s|:=+\u2500-\u257f-]*$/.test(line) && /--|==|[\u2500\u2501\u2550]{2}/.test(line);

/** What a table may be drawn with beside `|`. */
const bars = /[\u2502\u2503\u2551\uff5c\u00a6]/g;
const bar = /(?<!\\)\|/;

/** A line whose bars set cells off: at its beginning, at its end, or between cells in a text that draws its tables so. */
function barred(line: string, drawn: boolean): boolean {
	const trimmed = line.trim();
	return trimmed.startsWith('|') || /(?<!\\)\|$/.test(trimmed) || (drawn && bar.test(line));
}

/** So many bars between words are no chance. */
const enough = 5;

/** Of an item, as its row begins and as Markdown has it before what stands below. */
const marker = /^\d{1,3}\)\./;

/** Rows of plain text: cells are parted by tabs, by the bars of a Markdown table, or by two spaces and more. */
export function rowsOfText(text: string): readonly Row[] {
	const rows: Row[] = [];
	/** The last rows of the items of the last table, and what Markdown, with no lines between a table's rows, has below the table of each. */
	const items = new Map<string, Row>();
	const below = new Map<Row, Row[]>();
	let item = '';
	let page = 0;
	const drawn = (text.match(/[^\S\n]\|[^\S\n]/g)?.length ?? 0) >= enough;
	for (const part of text.split('\f')) {
		for (const raw of part.split(/\r\n|[\r\n\u0085\u2028\u2029]/)) {
			const line = clean(raw.replace(bars, '|'));
			if (line.length < 1000 && isRule(line)) {
				rows.push({ cells: [], table: false, page });
				continue;
			}
			const [, number = '', details = ''] = /^\s*- (\d{1,3}\)\.) (\*\*.*)/.exec(raw) ?? [];
			const above = items.get(number);
			if (above) {
				const own = below.get(above) ?? [];
				for (const field of details.split(/ · (?=\*\*)/)) own.push({ cells: spacedCells(clean(field)), table: false, page });
				below.set(above, own);
				continue;
			}
			const inBars = !line.includes('\t') && barred(line, drawn);
			const inner = inBars ? withoutOuterBars(line) : line;
			const table = line.includes('\t') || (inBars && bar.test(inner));
			const columns = line.includes('\t') ? { columns: line.split('\t').length } : {};
			const row = { cells: table ? tableCells(inner) : spacedCells(inner), table, page, ...columns };
			if (table) {
				const begins = !rows.at(-1)?.table;
				if (begins) items.clear();
				item = marker.exec(row.cells[0]?.text ?? '')?.[0] ?? (begins ? '' : item);
				if (item !== '') items.set(item, row);
			}
			rows.push(row);
		}
		page++;
	}
	return below.size === 0 ? rows : rows.flatMap((row) => [row, ...(below.get(row) ?? [])]);
}

function withoutOuterBars(line: string): string {
	return line
		.trimEnd()
		.replace(/^\s*\|/, '')
		.replace(/(?<!\\)\|$/, '');
}

function tableCells(line: string): readonly Cell[] {
	const cells = line.includes('\t') ? line.split('\t') : line.split(bar);
	return cells
		.map((text, index): Cell => {
			const lines = text
				.split(lineBreak)
				.map(unescaped)
				.filter((one) => one !== '');
			return { text: unescaped(text), from: index, to: index + 1, ...(lines.length > 1 ? { lines } : {}) };
		})
		.filter(({ text }) => text !== '');
}

function spacedCells(line: string): readonly Cell[] {
	const cells: Cell[] = [];
	let [at, column] = [0, 0];
	for (const { 0: text, index } of line.matchAll(/[^\s](?:[^\s]|[^\S\n](?=[^\s]))*/g)) {
		// Columns are those of a fixed-width font, where Chinese takes two.
		const from = column + displayWidth(line.slice(at, index));
		[at, column] = [index + text.length, from + displayWidth(text)];
		cells.push({ text: unescaped(text), from, to: column });
	}
	return cells.filter(({ text }) => text !== '');
}
