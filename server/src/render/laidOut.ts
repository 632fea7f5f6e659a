import { moratoriumOf } from '../checks/nextDay/purchases.js';
import { classesOfDay } from '../checks/nextDay/reading.js';
import { layoutOf } from '../forms/beside.js';
import type { Line } from '../forms/form.js';
import type { ClassPart, FormLayout, LayoutColumn, LayoutField, LayoutPair, LayoutPart, LayoutTable } from '../forms/layout.js';
import { inGeneration, type SectionId } from '../forms/types.js';
import { wordingsOf } from '../forms/wordings.js';
import { largest } from '../lists.js';
import { first } from '../model/return.js';
import type { Entry, Node } from '../syntax/outline.js';
import { classBlock, unitOf } from './classes.js';
import { confirmationOf } from './confirmations.js';
import type { Block, Cell, Head, Label, Page, Pair, Row, Table, Value } from './model.js';
import { further, furtherBlocks, pairsOf, valuesOf } from './plainForm.js';
import { isChinese, printedDay } from './print.js';
import type { Reader } from './reader.js';

/** A form whose layout is among its data, as that has it. */
export function laidOutPages(reader: Reader, layout: FormLayout): readonly Page[] {
	const written = new LaidOut(reader);
	return layout.pages.map(({ id, parts }): Page => ({ id, blocks: parts.flatMap((part) => written.part(part)) }));
}

class LaidOut {
	constructor(private readonly reader: Reader) {}

	part(part: LayoutPart): readonly Block[] {
		const { reader } = this;
		const { form, outline } = reader.snapshot;
		switch (part.of) {
			case 'title': {
				const label = reader.label(form.root.headings);
				const opener = reader.opener(first(outline.root, form.opening));
				return [
					{ kind: 'heading', level: 1, label: { ...label, text: label.text.replace(' (', '\n(') }, at: opener, align: 'center' },
				];
			}
			case 'pairs':
				return this.#pairs(part);
			case 'text':
				return [this.#text(part)];
			case 'heading': {
				const node = part.section === undefined ? undefined : this.#section(part.section);
				const label = reader.labelOf(part.text);
				return [
					{
						kind: 'heading',
						level: part.level,
						label,
						...(part.strip ? { strip: part.strip } : {}),
						...(node ? { at: reader.opener(node.opener) } : {}),
						...(part.aside && node?.notApplicable ? { aside: this.#notApplicable(node.opener) } : {}),
					},
				];
			}
			case 'applicable':
				return this.#applies(part.section) ? part.parts.flatMap((one) => this.part(one)) : [];
			case 'classes':
				return this.#classes(part.section, part.parts);
			case 'confirmations':
				return this.#confirmations(part.section);
			case 'remarks':
				return this.#remarks(part.section);
			case 'notes':
				return this.#notes(part);
		}
	}

	#section(id: SectionId): Node | undefined {
		return this.reader.snapshot.outline.sections.get(id);
	}

	#applies(id: SectionId): boolean {
		const node = this.#section(id);
		return node !== undefined && !node.notApplicable;
	}

	#notApplicable(entry: Entry | undefined): Value {
		return this.reader.opener(entry, this.reader.print('not-applicable').text);
	}

	#pairs({ as, place, rows }: LayoutPart & { readonly of: 'pairs' }): readonly Block[] {
		const { reader } = this;
		const { outline, form } = reader.snapshot;
		const { root } = outline;
		const node = place === form.root.id ? root : root.children.find((child) => child.place?.id === place);
		const pair = ({ labels, line, otherwise, below }: LayoutPair): Pair => ({
			label: reader.label(labels),
			values: this.#said(node, root, line, otherwise),
			...(below ? { below: reader.labelOf(below) } : {}),
		});
		const placed = new Set(rows.flatMap((row) => row.map(({ line }) => line)));
		const left = further(form.place(place)?.lines ?? [], ({ keyword }) => keyword === form.opening || placed.has(keyword));
		return [
			{
				kind: 'pairs',
				of: as,
				even: true,
				rows: [...rows.map((row) => row.map(pair)), ...(node ? pairsOf(reader, node, left) : [])],
			},
		];
	}

	#said(node: Node | undefined, root: Node, line: string | undefined, otherwise: LayoutPair['otherwise']): readonly Value[] {
		const { reader } = this;
		const always = otherwise && reader.value(reader.labelOf(otherwise).text, { kind: 'choice' });
		if (line === undefined) return [always ?? reader.text(node?.opener, root)];
		const row = node?.place?.line(line);
		const entry = node && first(node, line);
		if (!row || !node) return [reader.blank(node ?? root)];
		return entry || !always ? valuesOf(reader, node, row, entry) : [always];
	}

	#text({ text, emphasis, section, date }: LayoutPart & { readonly of: 'text' }): Block {
		const { reader } = this;
		const label = reader.labelOf(text);
		const node = section === undefined ? undefined : this.#section(section);
		const style = emphasis ? { emphasis } : {};
		if (date === undefined) return { kind: 'paragraph', label, ...style };
		const value = reader.date(node && first(node, date), node);
		const [before = '', behind = ''] = label.text.split('{date}');
		const run = (said: string): Label => ({ ...label, text: said });
		const whole = { ...label, text: [before, value.text, behind].join('') };
		return { kind: 'paragraph', label: whole, runs: [run(before), value, run(behind)], ...style };
	}

	#classes(id: SectionId, parts: readonly ClassPart[]): readonly Block[] {
		const { reader } = this;
		const section = this.#section(id);
		const blocks = (section?.children ?? []).filter(({ classId }) => classId !== undefined);
		const placed = placedIn(parts);
		const isPrinted = (row: Line) => placed.has(row.keyword);
		return [
			...blocks.flatMap((node, index): readonly Block[] => [
				classBlock(reader, id, node, index + 1),
				...parts.flatMap((part) => this.#ofClass(node, part)),
				...furtherBlocks(reader, node, isPrinted),
			]),
			...furtherBlocks(reader, section, (row) => row.keyword === 'remarks' || this.#isPlaced(row)),
		];
	}

	/** Of a section: it stands in a sentence, or among what is confirmed. */
	#isPlaced({ keyword, home, takes }: Line): boolean {
		const sentences = layoutOf(this.reader.snapshot.form)?.pages.flatMap(({ parts }) => parts.flatMap(datesIn)) ?? [];
		return takes.parts.includes('items') || sentences.includes(`${home.id} ${keyword}`);
	}

	#ofClass(node: Node, part: ClassPart): readonly Block[] {
		const { reader } = this;
		const items = (place: string | undefined) => node.children.filter((child) => child.place?.id === place);
		switch (part.of) {
			case 'heading': {
				if (part.wants !== undefined && items(part.wants).length === 0) return [];
				const label = reader.label(part.texts);
				const none = part.none !== undefined && items(part.none).length === 0;
				return [{ kind: 'heading', level: 3, label, strip: true, ...(none ? { aside: this.#notApplicable(undefined) } : {}) }];
			}
			case 'table': {
				const rows = items(part.item);
				return rows.length > 0 || part.balances ? [this.#table(node, part, rows)] : [];
			}
			case 'fields':
				return items(part.item).map((item) => this.#fields(node, item, part));
		}
	}

	#table(block: Node, { item, heads, columns, balances }: LayoutTable, items: readonly Node[]): Table {
		const { reader } = this;
		const rows: Row[] = items.map((node, index) => this.#item(node, columns, `${index + 1}).`));
		const [opening, closing] = balances ?? [];
		const sum = columns.reduce((before, { width }) => before + width, 0);
		return {
			kind: 'table',
			name: `${reader.snapshot.form.place(item)?.name ?? ''}, ${unitOf(reader, block.classId)}`,
			widths: columns.map(({ width }) => Math.round((width * 1000) / sum)),
			heads: heads.map((row) =>
				row.map(
					({ labels, columns: over = 1, rows: down = 1 }): Head => ({ label: reader.label(labels), columns: over, rows: down }),
				),
			),
			rows: [
				...(opening === undefined ? [] : [this.#balance(block, opening, columns)]),
				...rows,
				...(closing === undefined ? [] : [this.#balance(block, closing, columns)]),
			],
			dense: true,
			headsOnce: true,
		};
	}

	/** Its label with its date, and its columns; what has no column is grey. */
	#balance(block: Node, keyword: string, columns: readonly LayoutColumn[]): Row {
		const { reader } = this;
		const row = block.place?.line(keyword);
		const entry = first(block, keyword);
		const [, ...others] = columns;
		return {
			cells: [
				{ label: reader.label(row?.labels ?? []), values: [reader.date(entry, block)], align: 'start' },
				...others.map(({ balance }): Cell => {
					if (balance === undefined) return { values: [], align: 'end', grey: true };
					// Of one number the only column is called as what it counts.
					const id = row?.columnIds.includes(balance) ? balance : 'value';
					return { values: [reader.cell(block, keyword, id)], align: 'end' };
				}),
			],
		};
	}

	#item(node: Node, columns: readonly LayoutColumn[], marker: string): Row {
		const { reader } = this;
		const lines = node.place?.lines ?? [];
		const placed = new Set(columns.flatMap(({ line, below = [] }) => [line, ...below.map((one) => one.line)]));
		const [name, ...others] = columns;
		const opener = node.opener?.row;
		const below = (name?.below ?? []).flatMap(({ line, labelled }) => {
			const row = node.place?.line(line);
			const entry = first(node, line);
			if (!row || (!entry && !labelled)) return [];
			return [{ ...(labelled ? { label: reader.label(row.labels) } : {}), values: valuesOf(reader, node, row, entry) }];
		});
		const left = pairsOf(
			reader,
			node,
			further(lines, ({ keyword }) => placed.has(keyword)),
		).flat();
		const cells = others.map(({ line, sign }): Cell => {
			const row = line === undefined ? undefined : node.place?.line(line);
			if (!row) return { values: [], align: 'end', grey: true };
			const values = valuesOf(reader, node, row, first(node, row.keyword));
			const apart = values.length > 1;
			const align = row.takes.parts.includes('amount') ? 'end' : 'start';
			return { values, align, ...(apart ? { apart } : {}), ...(sign === undefined ? {} : { sign }) };
		});
		return {
			cells: [
				{
					marker,
					values: opener ? valuesOf(reader, node.parent ?? node, opener, node.opener).slice(0, 1) : [],
					align: 'start',
					...(below.length + left.length > 0 ? { below: [...below, ...left] } : {}),
				},
				...cells,
			],
		};
	}

	#fields(block: Node, item: Node, { rows, numbered }: ClassPart & { readonly of: 'fields' }): Table {
		const { reader } = this;
		const most = largest(rows.map(({ length }) => length));
		const cellsOf = ({ labels, ...field }: LayoutField, marker: string | undefined): readonly Cell[] => {
			const values = this.#field(block, item, field);
			return [
				{ label: reader.label(labels), values: [], align: 'start', ...(marker === undefined ? {} : { marker }) },
				{
					values,
					align: 'end',
					...(values.length > 1 ? { apart: true } : {}),
					...(field.sign === undefined ? {} : { sign: field.sign }),
					...(field.before && values.some(({ text }) => text !== '') ? { before: reader.labelOf(field.before) } : {}),
				},
			];
		};
		const blank: Cell = { values: [], align: 'start' };
		const placed = new Set(rows.flatMap((row) => row.map(({ line }) => line)));
		const left = pairsOf(
			reader,
			item,
			further(item.place?.lines ?? [], ({ keyword }) => placed.has(keyword)),
		).flat();
		return {
			kind: 'table',
			name: `${item.place?.name ?? ''}, ${unitOf(reader, block.classId)}`,
			widths: most > 1 ? [300, 200, 250, 250] : [750, 250],
			heads: [],
			rows: [
				...rows.map((row, index): Row => {
					const cells = row.flatMap((field, at) => cellsOf(field, numbered && at === 0 ? `${index + 1}).` : undefined));
					return { cells: [...cells, ...Array.from({ length: 2 * (most - row.length) }, () => blank)] };
				}),
				...(left.length > 0 ? [{ cells: [], details: left }] : []),
			],
			dense: true,
			headsOnce: true,
		};
	}

	#field(block: Node, item: Node, { line, leftOut }: Omit<LayoutField, 'labels'>): readonly Value[] {
		const { reader } = this;
		const row = line === undefined ? item.opener?.row : item.place?.line(line);
		const entry = line === undefined ? item.opener : first(item, line);
		if (!row) return [reader.blank(item)];
		if (!entry && leftOut === 'moratorium') {
			const day = moratoriumOf(classesOfDay(reader.snapshot).find(({ of }) => of.id === block.classId)?.purchases ?? []);
			const owner = item.opener ? { owner: item.opener.line } : {};
			if (day) return [reader.value(printedDay(day, reader.language), { kind: 'date', state: 'computed', ...owner })];
		}
		// What opens it may have a number, which is kept in the block.
		const values = valuesOf(reader, line === undefined ? block : item, row, entry);
		// The word that tells it apart is the language's own.
		return line === undefined ? values.filter(({ kind }) => kind !== 'choice') : values;
	}

	/** Those that are confirmed, by numbers of their own. */
	#confirmations(id: SectionId): readonly Block[] {
		const node = this.#section(id);
		const { form } = this.reader.snapshot;
		if (!node) return [];
		const found = form.items
			.map((item) => confirmationOf(this.reader, node, item))
			.filter(({ state }) => state === 'confirmed' || state === 'amended');
		const items = found.map((one, index) => ({
			...one,
			item: form.items[index] as string,
			label: one.label && ended(one.label, found.length - index),
		}));
		return items.length > 0 ? [{ kind: 'confirmations', items }] : [];
	}

	#remarks(id: SectionId): readonly Block[] {
		const { reader } = this;
		const node = this.#section(id);
		const entry = node && first(node, 'remarks');
		if (!entry?.row) return [];
		const paragraphs = reader.paragraphs(entry).map(({ text, place }) => reader.value(text, { place }));
		return [{ kind: 'remarks', label: reader.label(entry.row.labels), paragraphs }];
	}

	#notes({ section, heading, unnumbered }: LayoutPart & { readonly of: 'notes' }): readonly Block[] {
		const { reader } = this;
		const { form, return_ } = reader.snapshot;
		const notes = wordingsOf(form).notes.filter((note) => note.section === section && inGeneration(note, return_.generation));
		const label = reader.labelOf(heading);
		if (unnumbered) {
			return notes.map(({ text }): Block => ({ kind: 'paragraph', label: joined(label, reader.labelOf(text)) }));
		}
		return [
			{ kind: 'paragraph', label },
			{
				kind: 'notes',
				notes: notes.map(({ number, text }) => {
					const said = reader.labelOf(text);
					return { number, sure: said.sure, lines: said.text.split('\n') };
				}),
			},
		];
	}
}

/** An item's wording with the sign of its place among those that are printed. */
function ended(label: Label, left: number): Label {
	const sign = left === 1 ? '.' : left === 2 ? '; and' : ';';
	return isChinese(label.text) ? label : { ...label, text: `${label.text.replace(/(?:; and|[;.])$/, '')}${sign}` };
}

function joined(label: Label, said: Label): Label {
	return { ...said, text: isChinese(said.text) ? `${label.text}${said.text}` : `${label.text} ${said.text}` };
}

/** The lines of a class's block that its parts have. */
function placedIn(parts: readonly ClassPart[]): ReadonlySet<string> {
	return new Set(parts.flatMap((part) => (part.of === 'table' ? (part.balances ?? []) : [])));
}

/** `II explanatory`: the lines that sentences of the form have. */
function datesIn(part: LayoutPart): readonly string[] {
	if (part.of === 'applicable') return part.parts.flatMap(datesIn);
	return part.of === 'text' && part.date !== undefined ? [`${part.section} ${part.date}`] : [];
}
