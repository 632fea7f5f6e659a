import type { Column, Line, Place } from '../forms/form.js';
import { slots } from '../forms/shapes.js';
import { inGeneration } from '../forms/types.js';
import { first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import { hasWord } from '../syntax/statement.js';
import { classBlock, classOf, unitOf } from './classes.js';
import type { Block, BoxLine, Cell, Head, Label, Row, TotalLine, Value } from './model.js';
import { furtherBlocks } from './plainForm.js';
import type { Reader } from './reader.js';

function rowHead(reader: Reader, row: Line): Cell {
	return { label: reader.label(row.labels), values: [], align: 'start' };
}

const corner: Head = { label: undefined, columns: 1, rows: 1 };
const isBalance = ({ columns }: Line): boolean => columns.length > 1;

/** A section of balances: of each class a table of them, what else its block says, and below all the total of each currency. */
export function balanceBlocks(reader: Reader, place: Place): readonly Block[] {
	const section = reader.snapshot.outline.sections.get(place.id) as Node;
	const total = place.lines.find(({ perCurrency }) => perCurrency);
	const blocks = section.children.filter(({ classId }) => classId !== undefined);
	return [
		...blocks.flatMap((node, index): readonly Block[] => [
			classBlock(reader, place.id, node, index + 1),
			balanceTable(reader, place, node),
			...furtherBlocks(reader, node, isBalance),
			...floatBlocks(
				reader,
				node,
				node.children.find(({ place: of }) => of?.id === 'float'),
			),
		]),
		...(total ? [currencyTotals(reader, section, total)] : []),
	];
}

/** The columns that the edition has, of all the balances; a number of money stands behind its currency. */
function balanceTable(reader: Reader, place: Place, node: Node): Block {
	const { generation, cells } = reader.snapshot.return_;
	const rows = (node.place as Place).lines.filter((row) => isBalance(row) && inGeneration(row, generation));
	const columns = slots.flatMap((slot) => {
		const found = rows.flatMap((row) => row.columns).find((column) => column.slot === slot);
		return found && inGeneration(found, generation) ? [found] : [];
	});
	const currency = columns
		.filter(({ money }) => money)
		.flatMap(({ id }) => rows.map((row) => cells.get(node, row.keyword, id)?.currency))
		.find((code) => code !== undefined);
	const cellsOf = (row: Line, { id, slot, money }: Column): readonly Cell[] => {
		if (!row.columnIds.includes(id)) return [{ values: [], align: 'end', grey: true }];
		const noPar = first(node, row.keyword)?.field.amount?.noPar !== undefined;
		const value = slot === 'par' && noPar ? reader.value('no par value', { kind: 'choice' }) : reader.cell(node, row.keyword, id);
		if (!money) return [end(value)];
		// The par value's own currency; the others take over what is known.
		const otherwise = slot === 'par' || noPar ? undefined : currency;
		return [start(reader.currency(cells.get(node, row.keyword, id), otherwise)), end(value)];
	};
	const alone = columns.length === 1;
	return {
		kind: 'table',
		name: tableName(reader, place, node),
		widths: widthsOf(columns),
		heads: alone
			? []
			: [[corner, ...columns.map(({ head, money }): Head => ({ label: reader.labelOf(head), columns: money ? 2 : 1, rows: 1 }))]],
		rows: rows.map((row): Row => ({ cells: [rowHead(reader, row), ...columns.flatMap((column) => cellsOf(row, column))] })),
		dense: false,
	};
}

/** In parts of the table. */
function widthsOf(columns: readonly Column[]): readonly number[] {
	if (columns.length === 1) return [500, 500];
	const raw = columns.some(({ money }) => money)
		? [285, ...columns.flatMap(({ money }, index) => (money ? [index === columns.length - 1 ? 48 : 47, 203] : [214]))]
		: [235, ...columns.map(() => 255)];
	const sum = raw.reduce((a, b) => a + b, 0);
	return raw.map((width) => Math.round((width * 1000) / sum));
}

function currencyTotals(reader: Reader, node: Node, row: Line): Block {
	const label = reader.label(row.labels);
	const written = reader.snapshot.return_.cells.totals(node);
	const computed = reader.computedOf(node, row.keyword).map(({ cell }) => cell);
	const lines = [...written, ...computed].map(
		(cell): TotalLine => ({ label, values: [reader.currency(cell), reader.number(cell)], unit: '' }),
	);
	const none: TotalLine = { label, values: [reader.blank(node, 'currency'), reader.blank(node, 'number')], unit: '' };
	return { kind: 'totals', boxed: false, lines: lines.length > 0 ? lines : [none] };
}

function floatBlocks(reader: Reader, block: Node, node: Node | undefined): readonly Block[] {
	const row = reader.row(block, 'public');
	// Whether the form has it for a class that is not listed is not known; it is about listed shares.
	const wanted = node !== undefined || classOf(reader, block.classId)?.listed !== false;
	if (!row || !wanted || !inGeneration(row, reader.snapshot.return_.generation)) return [];
	const place = row.opened;
	const entry = node?.opener;
	const complied = entry && hasWord(entry.field, 'complied') ? entry.field.not === undefined : undefined;
	const check = (label: Label, ticked: boolean): BoxLine => ({
		kind: 'check',
		label,
		value: ticked ? reader.opener(entry, '✓') : reader.blank(node ?? block, 'choice'),
	});
	const [yes, no] = row.labels.map((wording) => reader.labelOf(wording));
	const pair = (keyword: string): BoxLine => ({
		kind: 'pair',
		pair: {
			label: reader.label(place?.line(keyword)?.labels ?? []),
			values: [reader.text(node && first(node, keyword), node ?? block)],
		},
	});
	return [
		{ kind: 'heading', level: 3, label: reader.label(place?.headings ?? []) },
		{
			kind: 'box',
			lines: [
				{ kind: 'paragraph', label: reader.print('float-preamble') },
				check(yes as Label, complied === true),
				check(no as Label, complied === false),
				{ kind: 'paragraph', label: reader.print('float-requirement') },
				...(place?.lines ?? []).flatMap(({ keyword, role }) => (role === 'field' ? [pair(keyword)] : [])),
			],
		},
	];
}

function tableName(reader: Reader, section: Place, node: Node): string {
	return `${reader.label(section.headings).text}, ${unitOf(reader, node.classId)}`;
}

function end(value: Value): Cell {
	return { values: [value], align: 'end' };
}

function start(value: Value): Cell {
	return { values: [value], align: 'start' };
}
