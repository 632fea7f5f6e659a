import { paperOf } from '../forms/beside.js';
import type { Form, Line, Place } from '../forms/form.js';
import type { TableColumn as Column, ItemTable } from '../forms/print.js';
import { inGeneration, type SectionId } from '../forms/types.js';
import { blockOf, first } from '../model/return.js';
import type { Node } from '../syntax/outline.js';
import { classBlock, unitOf } from './classes.js';
import type { Block, Cell, Head, Label, Pair, Row, Table, TotalLine, Value } from './model.js';
import type { Reader } from './reader.js';

/** A section of items: a table a class, or one table where the section has no classes. */
export function itemBlocks(reader: Reader, layout: ItemTable): readonly Block[] {
	const node = reader.snapshot.outline.sections.get(layout.section) as Node;
	const item = itemOf(reader, layout);
	if (item.parent === layout.section) return [table(reader, layout, node, item.name)];
	const blocks = node.children.filter(({ classId }) => classId !== undefined);
	return [
		...blocks.flatMap((block, index): readonly Block[] => [
			classBlock(reader, layout.section, block, index + 1),
			table(reader, layout, block, unitOf(reader, block.classId)),
			{ kind: 'totals', boxed: false, lines: layout.totals.flatMap((keyword) => totalLine(reader, block, keyword)) },
		]),
		...layout.sectionTotals.map(
			(keyword): Block => ({ kind: 'totals', boxed: false, lines: [fundsLine(reader, node, keyword)] }),
		),
	];
}

function itemOf({ snapshot }: Reader, { item }: ItemTable): Place {
	return snapshot.form.place(item) as Place;
}

/** The line of a column, where the edition has it. */
function lineIn(reader: Reader, layout: ItemTable, keyword: string): Line | undefined {
	const line = itemOf(reader, layout).line(keyword);
	return line && inGeneration(line, reader.snapshot.return_.generation) ? line : undefined;
}

function columnsIn(reader: Reader, layout: ItemTable): readonly Column[] {
	return layout.columns.filter((column) => column.of !== 'line' || lineIn(reader, layout, column.line) !== undefined);
}

function table(reader: Reader, layout: ItemTable, block: Node, of: string): Table {
	const columns = columnsIn(reader, layout);
	const raw = columns.flatMap(({ width }) => (typeof width === 'number' ? [width] : width));
	const sum = raw.reduce((a, b) => a + b, 0);
	const heads = headsOf(reader, layout, block, columns);
	const items = block.children.filter(({ place }) => place?.id === layout.item);
	return {
		kind: 'table',
		name: `${reader.label(reader.snapshot.form.place(layout.section)?.headings ?? []).text}, ${of}`,
		widths: raw.map((width) => Math.round((width * 1000) / sum)),
		heads,
		rows: items.flatMap((item, index) => itemRows(reader, layout, columns, item, index + 1)),
		dense: true,
	};
}

/** A price has a second row of heads for its currency and amount. */
function headsOf(reader: Reader, layout: ItemTable, block: Node, columns: readonly Column[]): readonly (readonly Head[])[] {
	const double = columns.some(({ of }) => of === 'price');
	const rows = double ? 2 : 1;
	const top = columns.map((column): Head => {
		switch (column.of) {
			case 'name':
				return { label: reader.label(reader.row(block, column.line)?.labels ?? []), columns: 1, rows };
			case 'currency':
				return { label: reader.print('currency'), columns: 1, rows };
			case 'movements':
				return { label: reader.print('movement'), columns: 2, rows };
			case 'price':
				return { label: reader.print(column.head), columns: 2, rows: 1 };
			default:
				return { label: reader.label(itemOf(reader, layout).line(column.line)?.labels ?? []), columns: 1, rows };
		}
	});
	const below: readonly Head[] = [reader.print('price-currency'), reader.print('price-amount')].map((label) => ({
		label,
		columns: 1,
		rows: 1,
	}));
	return double ? [top, below] : [top];
}

/** An item takes a row a movement; its other cells stand beside them all. */
function itemRows(reader: Reader, layout: ItemTable, columns: readonly Column[], item: Node, number: number): readonly Row[] {
	const { cells } = reader.snapshot.return_;
	const moving = columns.some(({ of }) => of === 'movements') ? cells.movements(item) : [];
	const height = Math.max(1, moving.length);
	const currency = [...['opening', 'closing'].map((line) => cells.get(item, line)), ...moving]
		.map((cell) => cell?.currency)
		.find((code) => code !== undefined);
	const movement = (index: number): readonly Cell[] => {
		const cell = moving[index];
		if (!cell?.entry) {
			return [
				{ values: [reader.blank(item, 'choice')], align: 'start' },
				{ values: [reader.blank(item, 'number')], align: 'end' },
			];
		}
		return [
			{ values: [reader.movement(cell.entry, cell.row)], align: 'start' },
			{ values: withOwnCurrency(reader, cell.currency, currency, reader.number(cell)), align: 'end' },
		];
	};
	const tall = height > 1 ? { rows: height } : {};
	const top = columns.flatMap((column): readonly Cell[] => {
		switch (column.of) {
			case 'name':
				return [{ marker: `${number}).`, values: [reader.text(item.opener, item)], align: 'start', ...tall }];
			case 'currency': {
				const priced = ['opening', 'closing'].map((line) => cells.get(item, line)).find((cell) => cell?.currency !== undefined);
				return [{ values: [reader.currency(priced, currency)], align: 'start', ...tall }];
			}
			case 'amount': {
				const cell = cells.get(item, column.line);
				return [
					{ values: withOwnCurrency(reader, cell?.currency, currency, reader.cell(item, column.line)), align: 'end', ...tall },
				];
			}
			case 'movements':
				return movement(0);
			case 'price': {
				const price = cells.get(item, column.line);
				return [
					{ values: [reader.currency(price)], align: 'start', ...tall },
					{ values: [reader.cell(item, column.line)], align: 'end', ...tall },
				];
			}
			default:
				return [{ ...lineValue(reader, layout, item, column.line), ...tall }];
		}
	});
	const further = Array.from({ length: height - 1 }, (_, index): Row => ({ cells: movement(index + 1) }));
	const details = detailsOf(reader, layout, item);
	return [{ cells: top }, ...further, ...(details.length > 0 ? [{ cells: [], details }] : [])];
}

/** An amount in another currency than its item's shows it. */
function withOwnCurrency(reader: Reader, own: string | undefined, ofItem: string | undefined, value: Value): readonly Value[] {
	return own === undefined || own === ofItem || value.text === '' ? [value] : [reader.value(own, { kind: 'currency' }), value];
}

function lineValue(reader: Reader, layout: ItemTable, item: Node, keyword: string): Pick<Cell, 'values' | 'align'> {
	const shape = itemOf(reader, layout).line(keyword)?.shape;
	const entry = first(item, keyword);
	switch (shape) {
		case 'date':
			return { values: [reader.date(entry, item)], align: 'start' };
		case 'code':
			return { values: [codeValue(reader, item, keyword)], align: 'start' };
		default:
			return { values: [reader.cell(item, keyword)], align: 'end' };
	}
}

function codeValue(reader: Reader, item: Node, keyword: string): Value {
	const entry = first(item, keyword);
	const code = entry?.field.code;
	return entry && code
		? reader.value(code.text, { kind: 'code', place: { line: entry.line, start: code.start, end: code.end } })
		: reader.blank(item, 'code');
}

function detailsOf(reader: Reader, layout: ItemTable, item: Node): readonly Pair[] {
	return layout.details.flatMap((keyword): readonly Pair[] => {
		const line = lineIn(reader, layout, keyword);
		const entry = first(item, keyword);
		if (!line || (line.asked && !entry)) return [];
		const label = reader.label(line.labels);
		switch (line.shape) {
			case 'date':
				return [{ label, values: [reader.date(entry, item)] }];
			case 'code':
				return [{ label, values: [codeValue(reader, item, keyword)] }];
			case 'money':
				return [
					{
						label,
						values: [reader.currency(reader.snapshot.return_.cells.get(item, keyword)), reader.cell(item, keyword)],
					},
				];
			default:
				return [{ label, values: [reader.text(entry, item)] }];
		}
	});
}

/** The form prints the code of a total behind the unit; the table of lines has it at the end of the label. */
const coded = /(?<!\s)\s*(\(([A-Z])\2\d\))$/;

function totalLine(reader: Reader, block: Node, keyword: string): readonly TotalLine[] {
	const line = reader.row(block, keyword);
	if (!line || !inGeneration(line, reader.snapshot.return_.generation)) return [];
	const label = reader.label(line.labels);
	const unit = unitOf(reader, block.classId);
	const [end, code] = coded.exec(label.text) ?? [];
	const text = end === undefined ? `${label.text} (${unit}):` : label.text.slice(0, -end.length);
	const printed: Label = { ...label, text };
	return [{ label: printed, values: [reader.cell(block, keyword)], unit: code === undefined ? '' : `${unit} ${code}` }];
}

function fundsLine(reader: Reader, node: Node, keyword: string): TotalLine {
	const label = reader.label(reader.row(node, keyword)?.labels ?? []);
	const cell = reader.snapshot.return_.cells.get(node, keyword);
	return { label, values: [reader.currency(cell), reader.cell(node, keyword)], unit: '' };
}

/** The sections that the grand totals add up. */
function summedIn({ implied, identities = [], place }: Form): readonly SectionId[] {
	const summed = identities.filter((identity) => identity.place === implied?.place).flatMap(({ terms }) => terms);
	return [...new Set(summed.flatMap(({ take }) => (take.of === 'class' ? (place(take.place)?.above?.id ?? []) : [])))];
}

/** Below (E), whether (E) applies or not, where anything of (A) to (E) does: a line a class for the issued shares, and one for the treasury shares. */
export function grandTotals(reader: Reader): readonly Block[] {
	const { outline, generation } = reader.snapshot.return_;
	const { implied } = reader.snapshot.form;
	const totalled = implied ? (reader.snapshot.form.place(implied.place)?.lines ?? []) : [];
	const totals = implied && reader.snapshot.form.place(implied.place)?.above?.id;
	const movements = summedIn(reader.snapshot.form);
	// Where nothing of (A) to (E) applies the form prints none.
	const nothing = movements.every((id) => outline.sections.get(id)?.notApplicable);
	if (nothing && (totals === undefined || !outline.sections.has(totals))) return [];
	const classes = totalledClasses(reader, movements);
	const lines = classes.flatMap((id): readonly TotalLine[] => {
		const written = totals === undefined ? undefined : blockOf(outline, totals, id);
		const node = written ?? [...reader.snapshot.ledger.implied].find(({ classId }) => classId === id);
		const unit = unitOf(reader, id);
		return totalled.flatMap((line): readonly TotalLine[] => {
			const { keyword } = line;
			if (!inGeneration(line, generation)) return [];
			const label = reader.label(line.labels);
			// An old generation names the class within the label.
			const { unitInLabel } = paperOf(reader.snapshot.form) ?? {};
			if (!unitInLabel || generation > unitInLabel.until) return [{ label, values: [reader.cell(node, keyword)], unit }];
			const { words } = unitInLabel;
			const [first = ''] = words.trim().split(' ');
			const text = `${label.text.replace(words, ` ${first} ${unit} `)}:`;
			return [{ label: { ...label, text }, values: [reader.cell(node, keyword)], unit: '' }];
		});
	});
	return lines.length > 0 ? [{ kind: 'totals', boxed: true, lines }] : [];
}

/** The classes that section II has, or that section III or the totals speak of, in the order of their declaration. */
function totalledClasses(reader: Reader, movements: readonly SectionId[]): readonly string[] {
	const { outline, classes } = reader.snapshot.return_;
	const { implied, place } = reader.snapshot.form;
	const totals = implied && place(implied.place)?.above?.id;
	const sections = [implied?.of, ...movements, totals].filter((id) => id !== undefined);
	const used = new Set(sections.flatMap((id) => outline.sections.get(id)?.children.map(({ classId }) => classId) ?? []));
	const declared = classes.map(({ id }) => id).filter((id) => used.has(id));
	return [...declared, ...[...used].filter((id) => id !== undefined && !declared.includes(id)).map((id) => id as string)];
}
