import { itemsOf } from '../itemRows.js';
import type { Cell, Row, Table } from '../model.js';
import { plainCell, plainValues } from '../plain.js';
import { inTwoLines } from '../print.js';
import { isTall } from './groups.js';
import { bold, type Content, columns, filled, greyPaper, noBorder, pad, rule, ruled, text, underlined, values } from './paper.js';

export function tableContent(block: Table): Content {
	const { widths, heads, rows, dense, headsOnce = false } = block;
	const size = dense ? 7 : 9;
	const head = headRows(heads, widths.length, size, dense, headsOnce);
	const least = dense ? 10 : 13.6;
	const whole = !isTall(block);
	const items = dense ? rowsOfItems(block) : [];
	const body = dense ? items.map((item) => itemRow(item, widths, size, least, whole)) : spread(rows, columns(widths), size);
	const written = [...head, ...body];
	return {
		table: {
			widths: columns(widths),
			headerRows: headsOnce ? 0 : head.length,
			// Without it a head may be left alone at the end of a page.
			...(whole && !headsOnce && head.length > 0 && body.length > 0 ? { keepWithHeaderRows: 1 } : {}),
			dontBreakRows: whole,
			body: written.length > 0 ? written : [widths.map(() => ({}))],
			// A head over two rows does not make them higher.
			heights: (row: number) => (row < head.length ? (head.length > 1 ? 22 : dense ? 0 : 13.6) : dense ? 0 : least),
		},
		layout: dense
			? {
					...ruled,
					paddingTop: (row: number) => (row < head.length ? pad.y : 0),
					paddingBottom: (row: number) => (row < head.length ? pad.y : 0),
				}
			: ruled,
		margin: [0, 0, 0, 10],
	};
}

/** Rows of an item that stand on one page: with more, it is continued in others. */
const mostRows = 12;

/** What each row of a dense table's layout is made of. A cell over several rows is not broken from page to page: there it stands in the first row alone. */
export function rowsOfItems(block: Table): readonly (readonly Row[])[] {
	return itemsOf(block.rows, isTall(block) ? 1 : mostRows);
}

/** One row of the table, so that an item is not torn: a table of its own, which lies on the other's columns. */
function itemRow(
	item: readonly Row[],
	widths: readonly number[],
	size: number,
	least: number,
	whole: boolean,
): readonly Content[] {
	const height = item.filter(({ details }) => !details).length;
	const cut = item.map((row) => ({
		...row,
		cells: row.cells.map(({ rows, ...cell }): Cell => (rows === undefined || height < 2 ? cell : { ...cell, rows: height })),
	}));
	const written = spread(cut, columns(widths), size);
	const cell = {
		table: {
			widths: columns(widths),
			dontBreakRows: whole,
			body: cut.map((row, index) => (row.details ? detailsRow(row, widths.length) : written[index])),
			heights: least,
		},
		// The line above is that of the row before.
		layout: { ...ruled, hLineWidth: (line: number) => (line === 0 ? 0 : rule) },
		margin: [-pad.x - rule, 0, 0, 0],
		colSpan: widths.length,
		border: noBorder,
	};
	return [cell, ...Array.from({ length: widths.length - 1 }, () => ({}))];
}

function headRows(
	heads: Table['heads'],
	count: number,
	fontSize: number,
	dense: boolean,
	strong: boolean,
): readonly (readonly Content[])[] {
	const reach = Array.from({ length: count }, () => 0);
	return heads.map((row, at) => {
		const cells: Content[] = Array.from({ length: count }, () => ({}));
		let column = 0;
		for (const { label, columns: over, rows } of row) {
			while ((reach[column] ?? 0) > at) column += 1;
			cells[column] = {
				// The form breaks its wide heads before what they exclude.
				text: text((label?.text ?? '').replace(dense ? '' : ' (', dense ? '' : '\n(')),
				fontSize,
				...(strong ? { bold: true } : {}),
				alignment: 'center',
				// Over two rows it would be set too low.
				...(rows > 1 ? {} : { verticalAlignment: 'middle' }),
				...(dense ? { margin: [0, 3, 0, 3] } : {}),
				...(over > 1 ? { colSpan: over } : {}),
				...(rows > 1 ? { rowSpan: rows } : {}),
			};
			for (let end = column + over; column < end; column += 1) reach[column] = at + rows;
		}
		return cells;
	});
}

function spread(rows: readonly Row[], wide: readonly number[], fontSize: number): readonly (readonly Content[])[] {
	const reach = wide.map(() => 0);
	return rows.map(({ cells }, at) => {
		const written: Content[] = wide.map(() => ({}));
		let column = 0;
		for (const cell of cells) {
			while ((reach[column] ?? 0) > at) column += 1;
			written[column] = cellContent(cell, sizeIn(wide[column] ?? 0, cell, fontSize));
			reach[column] = at + (cell.rows ?? 1);
			column += 1;
		}
		return written;
	});
}

/** Of Helvetica, in parts of the type's size. */
const digitWidth = 0.556;

const signWidths: Readonly<Record<string, number>> = { ',': 0.278, '.': 0.278, '-': 0.333 };

/** A number broken over two lines would read as two: it is set as small as its column asks. */
function sizeIn(room: number, { align, values: said }: Cell, fontSize: number): number {
	const number = plainValues(said);
	if (align !== 'end' || !/^[-\d,.]+$/.test(number)) return fontSize;
	const wide = [...number].reduce((sum, sign) => sum + (signWidths[sign] ?? digitWidth), 0);
	return wide * fontSize > room ? Math.floor((room / wide) * 20) / 20 : fontSize;
}

function cellContent(cell: Cell, fontSize: number): Content {
	const { label, marker, values: said, rows, align, grey, before, sign, apart, below } = cell;
	const span = rows ? { rowSpan: rows } : {};
	if (marker !== undefined) {
		const named = { text: label ? text(label.text) : values(said) };
		const lines = below?.map((pair) => ({
			text: [...bold(pair.label ? `${pair.label.text}   ` : ''), ...bold(plainValues(pair.values), false)],
			margin: [0, 6, 0, 0],
		}));
		const marked = filled([...said, ...(below ?? []).flatMap((pair) => pair.values)]);
		return { columns: [{ text: marker, width: 16 }, lines ? { stack: [named, ...lines] } : named], fontSize, ...marked, ...span };
	}
	if (apart) {
		const [first, ...others] = said;
		const amount = { text: values(others), alignment: 'right' };
		return { columns: [{ text: values(first ? [first] : []), width: 22 }, amount], fontSize, ...filled(said), ...span };
	}
	if (before || sign !== undefined || (label && said.length > 0)) {
		const named = label ? [...bold(`${label.text}   `), ...bold(plainValues(said), false)] : text(plainCell(cell));
		return { text: named, fontSize, alignment: align === 'end' ? 'right' : 'left', ...filled(said), ...span };
	}
	return {
		text: label ? text(label.text) : values(said),
		fontSize,
		alignment: align === 'end' ? 'right' : 'left',
		...(grey ? { fillColor: greyPaper } : filled(said)),
		...span,
	};
}

/** The lines below an item, each with a line to write on. */
function detailsRow({ details = [] }: Row, count: number): readonly Content[] {
	const cell = {
		table: {
			widths: [124, 34, 105],
			body: details.map(({ label, values: said }) => {
				const [currency, amount] = said;
				const written =
					said.length > 1
						? [
								{ text: values(currency ? [currency] : []), border: underlined },
								{ text: values(amount ? [amount] : []), border: underlined, alignment: 'right', ...filled(said) },
							]
						: [{ text: values(said), colSpan: 2, border: underlined, ...filled(said) }, {}];
				return [{ text: text(inTwoLines(label).text), border: noBorder }, ...written];
			}),
			heights: 14,
		},
		layout: { ...ruled, hLineWidth: () => 1 },
		fontSize: 7,
		colSpan: count,
	};
	return [cell, ...Array.from({ length: count - 1 }, () => ({}))];
}
