import { columns, lineOf, placeOf } from '../forms/ff301/index.js';
import { inGeneration, type SectionId } from '../forms/types.js';
import { first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import { hasWord } from '../syntax/statement.js';
import { classBlock, classOf, unitOf } from './classes.js';
import type { Block, BoxLine, Cell, Head, Label, Row, TotalLine, Value } from './model.js';
import type { Reader } from './reader.js';

const balances = ['opening', 'change', 'closing'] as const;

function blocksOf(reader: Reader, section: SectionId): readonly Node[] {
	return reader.snapshot.outline.sections.get(section)?.children.filter(({ classId }) => classId !== undefined) ?? [];
}

function rowHead(reader: Reader, node: Node, keyword: string): Cell {
	return { label: reader.label(reader.row(node, keyword)?.labels ?? []), values: [], align: 'start' };
}

function columnHead(reader: Reader, column: keyof typeof columns, wide = 1): Head {
	return { label: reader.labelOf(columns[column].head), columns: wide, rows: 1 };
}

const corner: Head = { label: undefined, columns: 1, rows: 1 };

/** Section I: shares, par value and capital, each of the two with its currency. */
export function authorisedBlocks(reader: Reader): readonly Block[] {
	const blocks = blocksOf(reader, 'I');
	return [...blocks.flatMap((node, index) => authorisedClass(reader, node, index + 1)), authorisedTotals(reader)];
}

function authorisedClass(reader: Reader, node: Node, number: number): readonly Block[] {
	const { cells } = reader.snapshot.return_;
	const currency = balances
		.map((line) => cells.get(node, line, 'par')?.currency ?? cells.get(node, line, 'capital')?.currency)
		.find((code) => code !== undefined);
	const rows = balances.map((line): Row => {
		const par = cells.get(node, line, 'par');
		const noPar = first(node, line)?.field.amount?.noPar !== undefined;
		const parValue = noPar ? reader.value('no par value', { kind: 'choice' }) : reader.cell(node, line, 'par');
		return {
			cells: [
				rowHead(reader, node, line),
				end(reader.cell(node, line, 'shares')),
				start(reader.currency(par)),
				end(parValue),
				start(reader.currency(cells.get(node, line, 'capital'), noPar ? undefined : currency)),
				end(reader.cell(node, line, 'capital')),
			],
		};
	});
	return [
		classBlock(reader, 'I', node, number),
		{
			kind: 'table',
			name: tableName(reader, 'I', node),
			widths: [285, 214, 47, 203, 48, 203],
			heads: [[corner, columnHead(reader, 'shares'), columnHead(reader, 'par', 2), columnHead(reader, 'capital', 2)]],
			rows,
			dense: false,
		},
	];
}

function authorisedTotals(reader: Reader): Block {
	const node = reader.snapshot.outline.sections.get('I') as Node;
	const label = reader.label(reader.row(node, 'total')?.labels ?? []);
	const written = reader.snapshot.return_.cells.totals(node);
	const computed = reader.computedOf(node, 'total').map(({ cell }) => cell);
	const lines = [...written, ...computed].map(
		(cell): TotalLine => ({ label, values: [reader.currency(cell), reader.number(cell)], unit: '' }),
	);
	const none: TotalLine = { label, values: [reader.blank(node, 'currency'), reader.blank(node, 'number')], unit: '' };
	return { kind: 'totals', boxed: false, lines: lines.length > 0 ? lines : [none] };
}

/** Section II: issued, treasury and total, or v1.0's one number; with the public float confirmation where the edition has it. */
export function issuedBlocks(reader: Reader): readonly Block[] {
	return blocksOf(reader, 'II').flatMap((node, index) => {
		const float = node.children.find(({ place }) => place?.id === 'float');
		return [
			classBlock(reader, 'II', node, index + 1),
			reader.snapshot.return_.generation === '1.0' ? issuedAlone(reader, node) : issuedTable(reader, node),
			...floatBlocks(reader, node, float),
		];
	});
}

function issuedAlone(reader: Reader, node: Node): Block {
	return {
		kind: 'table',
		name: tableName(reader, 'II', node),
		widths: [500, 500],
		heads: [],
		rows: balances.map((line) => ({ cells: [rowHead(reader, node, line), end(reader.cell(node, line, 'issued'))] })),
		dense: false,
	};
}

function issuedTable(reader: Reader, node: Node): Block {
	const columns = ['issued', 'treasury', 'total'] as const;
	const rows = balances.map(
		(line): Row => ({
			cells: [
				rowHead(reader, node, line),
				...columns.map(
					(column): Cell =>
						line === 'change' && column === 'total'
							? { values: [], align: 'end', grey: true }
							: end(reader.cell(node, line, column)),
				),
			],
		}),
	);
	return {
		kind: 'table',
		name: tableName(reader, 'II', node),
		widths: [235, 255, 255, 255],
		heads: [[corner, ...columns.map((column) => columnHead(reader, column))]],
		rows,
		dense: false,
	};
}

function floatBlocks(reader: Reader, block: Node, node: Node | undefined): readonly Block[] {
	const row = reader.row(block, 'public');
	// Whether the form has it for a class that is not listed is not known; it is about listed shares.
	const wanted = node !== undefined || classOf(reader, block.classId)?.listed !== false;
	if (!row || !wanted || !inGeneration(row, reader.snapshot.return_.generation)) {
		return [];
	}
	const entry = node?.opener;
	const complied = entry && hasWord(entry.field, 'complied') ? entry.field.not === undefined : undefined;
	const check = (label: Label, ticked: boolean): BoxLine => ({
		kind: 'check',
		label,
		value: ticked ? reader.opener(entry, '✓') : reader.blank(node ?? block, 'choice'),
	});
	const [yes, no] = row.labels.map((wording) => reader.labelOf(wording));
	const pair = (keyword: 'threshold' | 'information'): BoxLine => ({
		kind: 'pair',
		pair: {
			label: reader.label(lineOf('float', keyword)?.labels ?? []),
			values: [reader.text(node && first(node, keyword), node ?? block)],
		},
	});
	return [
		{ kind: 'heading', level: 3, label: reader.label(placeOf('float').headings) },
		{
			kind: 'box',
			lines: [
				{ kind: 'paragraph', label: reader.print('float-preamble') },
				check(yes as Label, complied === true),
				check(no as Label, complied === false),
				{ kind: 'paragraph', label: reader.print('float-requirement') },
				pair('threshold'),
				pair('information'),
			],
		},
	];
}

function tableName(reader: Reader, section: SectionId, node: Node): string {
	return `${reader.label(placeOf(section).headings).text}, ${unitOf(reader, node.classId)}`;
}

function end(value: Value): Cell {
	return { values: [value], align: 'end' };
}

function start(value: Value): Cell {
	return { values: [value], align: 'start' };
}
