import type { Finding } from '../checks/finding.js';
import type { Snapshot } from '../checks/snapshot.js';
import { append, largest } from '../lists.js';
import { displayWidth } from '../width.js';
import { type DocumentOptions, documentOf } from './document.js';
import type { Block, Box, Cell, Confirmations, FormDocument, NoteList, Pair, Row, Table, TotalLine } from './model.js';
import { columnsOf, headOf, padded, plainCell, plainValue, plainValues, wrapped } from './plain.js';
import { pageText } from './print.js';

/** Columns of characters of the page. */
const pageWidth = 150;
const gap = 2;

/** Of what stands below the name of an item. */
const indent = '     ';

/** A return as plain text, laid out as the form is: what is on paper and nothing else. */
export function renderText(snapshot: Snapshot, findings: readonly Finding[] = [], options: DocumentOptions = {}): string {
	return textOf(documentOf(snapshot, findings, options));
}

export function textOf(document: FormDocument): string {
	const { pages, form, foot: words, edition } = document;
	return pages
		.map(({ blocks }, index) => {
			const body = blocks.flatMap((block, at) => [
				...(at === 0 || joined(blocks[at - 1], block) ? [] : ['']),
				...blockLines(block),
			]);
			const foot = padded(pageText(words, index + 1, pages.length), pageWidth - displayWidth(edition), 'center');
			const lines = form === '' ? body : [padded(form, pageWidth, 'end'), '', ...body, '', `${foot}${edition}`];
			return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
		})
		.join('\n\n');
}

/** A table stands right below the block of its class. */
function joined(before: Block | undefined, block: Block): boolean {
	return before?.kind === 'class' && block.kind === 'table';
}

function blockLines(block: Block): readonly string[] {
	switch (block.kind) {
		case 'heading':
			return `${block.label.text}${block.aside ? `  ${plainValue(block.aside)}` : ''}`
				.split('\n')
				.flatMap((line) => wrapped(line, pageWidth))
				.map((line) => (block.align === 'center' ? padded(line, pageWidth, 'center') : line));
		case 'lines':
			return block.lines
				.flatMap(({ text }) => text.split('\n').flatMap((line) => wrapped(line, pageWidth)))
				.map((line) => padded(line, block.align === 'center' ? pageWidth : 0, 'center'));
		case 'pairs':
			return block.rows.flatMap((row) => [...sideBySide(row), ...row.flatMap(({ below }) => (below ? [below.text] : []))]);
		case 'class':
			return block.rows.flatMap((row) => sideBySide(row));
		case 'table':
			return tableLines(block);
		case 'box':
			return boxLines(block);
		case 'totals':
			return block.lines.map(totalLine);
		case 'paragraph':
			return block.label.text.split('\n').flatMap((line) => wrapped(line, pageWidth));
		case 'confirmations':
			return confirmationLines(block);
		case 'remarks':
			return [
				block.label.text,
				// A line left free between them, or nobody knows where one ends.
				...block.paragraphs.flatMap(({ text }, index) => [
					...(index > 0 ? [''] : []),
					...text.split('\n').flatMap((line) => wrapped(line, pageWidth)),
				]),
			];
		case 'notes':
			return noteLines(block);
	}
}

/** Labels and values in one line where it takes them, each on its own else. */
function sideBySide(pairs: readonly Pair[]): readonly string[] {
	const labelWidth = pairs.length > 1 ? 0 : 30;
	const texts = pairs.map(({ label, values }) => `${padded(label.text, labelWidth)}${' '.repeat(gap)}${plainValues(values)}`);
	const share = Math.floor(pageWidth / Math.max(1, pairs.length));
	const inOne = texts.every((text) => displayWidth(text) < share) || texts.length === 1;
	return inOne ? [texts.map((text) => padded(text, share)).join('')] : texts;
}

/** Each column as wide as the form has it, but never narrower than its longest number or word. */
function columnWidths({ widths, rows, dense }: Table, heads: readonly string[]): readonly number[] {
	const room = pageWidth - gap * (widths.length - 1);
	const grid = columnsOf(rows, widths.length);
	const least = widths.map((_, column) => {
		const cells = grid.map((row) => row[column]).filter((cell) => cell !== undefined);
		const whole = ({ align, label, marker, values }: Cell) =>
			align === 'end' || (label && marker === undefined) || values.some(({ kind }) => kind === 'date');
		const texts = cells.flatMap((cell) => (whole(cell) ? [plainCell(cell)] : plainCell(cell).split(' ')));
		const words = heads[column]?.split(' ') ?? [];
		return largest([...texts, ...words].map(displayWidth), 3);
	});
	const spare = Math.max(0, room - least.reduce((a, b) => a + b, 0));
	const wanted = widths.map((width, column) => Math.max(0, (width / 1000) * room - (least[column] ?? 0)));
	const sum = wanted.reduce((a, b) => a + b, 0) || 1;
	return least.map((width, column) => width + Math.floor(((wanted[column] ?? 0) / sum) * (dense ? spare : Math.min(spare, sum))));
}

function tableLines(table: Table): readonly string[] {
	const heads = headOf(table);
	const widths = columnWidths(table, heads);
	const lines: string[] = [];
	if (table.headsOnce) {
		append(lines, headRows(table, widths));
	} else if (heads.some((head) => head !== '')) {
		append(
			lines,
			cellLines(
				heads.map((text) => ({ text, align: 'center' })),
				widths,
			),
		);
	}
	if (!table.headsOnce) lines.push(widths.map((width) => '-'.repeat(width)).join(' '.repeat(gap)));
	const rows = columnsOf(table.rows, widths.length);
	for (const [index, row] of table.rows.entries()) {
		append(lines, row.details ? detailLines(row) : rowLines(rows[index] ?? [], widths));
	}
	return lines;
}

/** Each head once, over all of its columns. */
function headRows({ heads }: Table, widths: readonly number[]): readonly string[] {
	const reach = widths.map(() => 0);
	return heads.flatMap((row, at) => {
		const cells: { text: string; align: 'center' }[] = [];
		const wide: number[] = [];
		let column = 0;
		const skip = () => {
			for (; (reach[column] ?? 0) > at; column += 1) {
				cells.push({ text: '', align: 'center' });
				wide.push(widths[column] ?? 0);
			}
		};
		for (const { label, columns, rows } of row) {
			skip();
			cells.push({ text: label?.text ?? '', align: 'center' });
			wide.push(widths.slice(column, column + columns).reduce((sum, width) => sum + width, gap * (columns - 1)));
			for (let end = column + columns; column < end; column += 1) reach[column] = at + rows;
		}
		skip();
		return cellLines(cells, wide);
	});
}

function rowLines(row: ReturnType<typeof columnsOf>[number], widths: readonly number[]): readonly string[] {
	return cellLines(
		row.map((cell) => ({ text: cell ? plainCell(cell) : '', align: cell?.align ?? 'start', below: cell?.below ?? [] })),
		widths,
	);
}

function detailLines({ details = [] }: Row): readonly string[] {
	return details.map(({ label, values }) => `    ${padded(label.text, 66)}${' '.repeat(gap)}${plainValues(values)}`);
}

function cellLines(
	cells: readonly { readonly text: string; readonly align: 'start' | 'end' | 'center'; readonly below?: Cell['below'] }[],
	widths: readonly number[],
): readonly string[] {
	const lines = cells.map(({ text, below = [] }, column) => {
		const width = widths[column] ?? 0;
		// A line left free before each, or nobody knows where the name ends.
		const more = below.flatMap(({ label, values }) => {
			const said = [label?.text, plainValues(values)].filter((one) => one).join(' ');
			return ['', ...hanging(indent, said, width)];
		});
		return [...text.split('\n').flatMap((line) => wrapped(line, width)), ...more];
	});
	const height = largest(lines.map(({ length }) => length));
	return Array.from({ length: height }, (_, at) =>
		cells.map(({ align }, column) => padded(lines[column]?.[at] ?? '', widths[column] ?? 0, align)).join(' '.repeat(gap)),
	);
}

function boxLines({ lines }: Box): readonly string[] {
	return lines.flatMap((line): readonly string[] => {
		switch (line.kind) {
			case 'paragraph':
				return wrapped(line.label.text, pageWidth);
			case 'check':
				return [`${line.value.text ? '[x]' : '[ ]'} ${line.label.text}`];
			default:
				return hanging(`${padded(line.pair.label.text, 36)}${' '.repeat(gap)}`, plainValues(line.pair.values));
		}
	});
}

function totalLine({ label, values, unit }: TotalLine): string {
	return [padded(label.text, 112, 'end'), plainValues(values) || '_____', unit].filter((text) => text !== '').join(' ');
}

function confirmationLines({ items }: Confirmations): readonly string[] {
	return items
		.filter(({ state }) => state === 'confirmed' || state === 'amended')
		.flatMap(({ item, label, value }) => hanging(padded(`(${item})`, 7), label?.text ?? plainValue(value)));
}

function noteLines({ notes }: NoteList): readonly string[] {
	return notes.flatMap(({ number, lines }) =>
		lines.flatMap((line, index) => hanging(padded(index === 0 ? `${number}.` : '', 5), line)),
	);
}

/** A text whose further lines stand below its first word. */
function hanging(head: string, text: string, whole = pageWidth): readonly string[] {
	const width = displayWidth(head);
	return wrapped(text, whole - width).map((line, index) => `${index === 0 ? head : ' '.repeat(width)}${line}`);
}
