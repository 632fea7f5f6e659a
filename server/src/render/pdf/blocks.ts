import type { Block, Box, ClassBlock, Confirmations, NoteList, Pairs, Remarks, Totals, Value } from '../model.js';
import { bullet } from '../model.js';
import { isTall } from './groups.js';
import {
	bold,
	type Content,
	colourOf,
	columns,
	filled,
	framed,
	noBorder,
	open,
	ruled,
	text,
	underlined,
	values,
	width,
} from './paper.js';
import { tableContent } from './tables.js';

const headings = {
	1: { fontSize: 11, margin: [1, 39, 0, 12.3] },
	2: { fontSize: 10, margin: [2.5, 0, 0, 11.5] },
	3: { fontSize: 9, margin: [4.5, -2, 0, 10] },
	/** (B) to (E) head their pages by themselves, and stand higher. */
	alone: { fontSize: 9, margin: [4.5, -11.8, 0, 9] },
	notes: { fontSize: 9, margin: [1, -11, 0, 11] },
	/** Of a form that has it in the middle of its page. */
	title: { fontSize: 9, margin: [0, -4, 0, 18], alignment: 'center' },
} as const;

export function blockContent(block: Block, at: number, next: Block | undefined): readonly Content[] {
	switch (block.kind) {
		case 'heading': {
			const aside = block.aside ? bold(`   ${block.aside.text}`, false) : [];
			const plain = next?.kind === 'notes';
			const style = headings[plain ? 'notes' : block.align ? 'title' : at === 0 && block.level === 3 ? 'alone' : block.level];
			const background = colourOf(block.at ? [block.at] : []);
			const label = bold(block.label.text, !plain).map((run) => ({ ...run, ...(background ? { background } : {}) }));
			if (block.strip) return [strip({ text: [...label, ...aside], fontSize: 9 }, block.aside ? undefined : next)];
			return [{ text: [...label, ...aside], ...style, headlineLevel: block.level }];
		}
		case 'lines':
			return block.lines.map(({ text: of }, index) => ({
				// The standard fonts have no boxes.
				text: block.strong ? bold(of) : text(of.replaceAll('☒', '[x]').replaceAll('☐', '[  ]')),
				alignment: block.align === 'center' ? 'center' : 'left',
				margin: [0, 0, 0, index === block.lines.length - 1 ? 9 : 0],
			}));
		case 'pairs':
			return pairLines(block);
		case 'class':
			return [classTable(block)];
		case 'table':
			return [tableContent(block)];
		case 'box':
			return [boxContent(block)];
		case 'totals':
			return [totalsContent(block)];
		case 'paragraph':
			return [{ text: text(block.label.text), margin: [1, 0, 0, 11], ...(block.emphasis ? { italics: true } : {}) }];
		case 'confirmations':
			return [confirmationsContent(block)];
		case 'remarks':
			return remarksContent(block);
		case 'notes':
			return notesContent(block);
	}
}

/** A row of the table that follows, which draws the line between them. */
function strip(content: Content, next: Block | undefined): Content {
	const joined = next?.kind === 'table' || next?.kind === 'class';
	return {
		table: { widths: columns([1]), body: [[content]], heights: 13.6 },
		layout: joined ? open : ruled,
		margin: [0, 0, 0, joined ? 0 : 12],
		headlineLevel: 3,
	};
}

function pairLines(block: Pairs): readonly Content[] {
	const { of, even = false, rows } = block;
	const signature = of === 'signature';
	const lines = rows.flatMap((row, index): readonly Content[] => {
		const [first, second] = row;
		if (first && first.values.length === 0) return [{ text: text(first.label.text), margin: [1, 9, 0, 11] }];
		const short = second !== undefined || first?.values[0]?.kind === 'date';
		const label = signature ? 96 : 112;
		const value = signature ? 511 : short ? 141 : width - label - 8;
		const gap = 367;
		const bold = index === 0 && !signature && !even;
		const cells = [
			{ text: text(first?.label.text ?? ''), bold, border: noBorder },
			{ text: values(first?.values ?? []), border: underlined, ...filled(first?.values ?? []) },
			...(second
				? [
						{ text: text(second.label.text), alignment: 'right', border: noBorder },
						{ text: values(second.values), border: underlined, ...filled(second.values) },
					]
				: []),
		];
		const below = row.flatMap((pair) => pair.below ?? []);
		return [
			{
				table: { widths: second ? [label, value, gap, '*'] : [label, value], body: [cells] },
				layout: { ...ruled, hLineWidth: () => 1, paddingBottom: () => 4 },
				margin: [0, 0, 0, 2],
			},
			...below.map(({ text: said }) => ({ text: text(said), margin: [105, 0, 0, index < rows.length - 1 ? 10 : 0] })),
		];
	});
	return [
		{
			stack: lines,
			margin: [0, signature ? 29.5 : 0, 0, signature ? 0 : 9.3],
			unbreakable: !isTall(block),
		},
		...(signature ? [{ canvas: [{ type: 'line', x1: 0, y1: 22, x2: width, y2: 22, lineWidth: 1 }] }] : []),
	];
}

function classTable(block: ClassBlock): Content {
	const { rows, at, strong = false } = block;
	const body = rows.map((row, line) =>
		row.flatMap(({ label, values: said }, index): readonly Content[] => {
			const wide = index === 1 && row.length === 2;
			const listed = index === 2;
			const cell = { text: values(said), ...filled(said), ...(wide ? { colSpan: 3 } : {}) };
			const opened = line === 0 && index === 0 ? filled([at]) : {};
			return [
				{ text: bold(label.text, strong), ...(listed ? { fontSize: 7.8 } : {}), ...opened },
				cell,
				...(wide ? [{}, {}] : []),
			];
		}),
	);
	return {
		table: { widths: columns([118, 145, 84, 149, 126, 147]), body, heights: 13.6 },
		layout: open,
		unbreakable: !isTall(block),
	};
}

function tick(ticked: boolean): Content {
	const box = { type: 'rect', x: 3, y: 1, w: 10, h: 10, lineWidth: 1 };
	const points = [
		{ x: 5.5, y: 6 },
		{ x: 7.5, y: 8.3 },
		{ x: 10.5, y: 3.2 },
	];
	if (!ticked) return { canvas: [box], width: 34 };
	// What is drawn is no text: whoever reads the page otherwise than by eye finds a letter under it.
	const letter = { text: 'X', color: 'white', fontSize: 8, relativePosition: { x: 5.2, y: 1.6 } };
	return { stack: [letter, { canvas: [box, { type: 'polyline', points, lineWidth: 1 }] }], width: 34 };
}

function boxContent(block: Box): Content {
	const { lines } = block;
	const body: (readonly Content[])[] = [];
	let checks: Content[] = [];
	let checked: Value[] = [];
	const whole = (content: Content): readonly Content[] => [{ ...content, colSpan: 2 }, {}];
	for (const line of lines) {
		if (line.kind === 'check') {
			checks = [
				...checks,
				{ columns: [tick(line.value.text !== ''), { text: text(line.label.text), margin: [0, 0.6, 0, 1.4] }] },
			];
			checked = [...checked, line.value];
			continue;
		}
		if (checks.length > 0) {
			body.push(whole({ stack: checks, ...filled(checked) }));
			[checks, checked] = [[], []];
		}
		body.push(
			line.kind === 'paragraph'
				? whole({ text: text(line.label.text), margin: [2, 0, 0, 0] })
				: [{ text: text(line.pair.label.text) }, { text: values(line.pair.values), ...filled(line.pair.values) }],
		);
	}
	const last = body.length - 1;
	return {
		table: { widths: [220, '*'], body, heights: (row: number) => (row === last ? 30 : 0), dontBreakRows: !isTall(block) },
		layout: ruled,
		margin: [0, 0, 0, 12],
	};
}

/** Lines of totals that a page surely takes. */
const mostTotals = 12;

function totalsContent({ boxed, lines }: Totals): Content {
	const counted = lines.some(({ values: said }) => said.length === 1);
	const label = boxed ? 493 : counted ? 419 : 505;
	const body = lines.map(({ label: name, values: said, unit }) => {
		const number = (value: Value | undefined, alignment: string): Content => ({
			text: values(value ? [value] : []),
			alignment,
			border: underlined,
			...filled(value ? [value] : []),
		});
		const figures = counted ? [number(said[0], 'right')] : [number(said[0], 'left'), number(said[1], 'right')];
		const units = unit === '' ? [] : [{ text: text(unit), border: noBorder, margin: [4, 0, 0, 0] }];
		const filler = counted && units.length === 0 ? [{ text: '', border: noBorder }] : units;
		return [{ text: text(name.text), alignment: 'right', border: noBorder, margin: [0, 0, 3, 0] }, ...figures, ...filler];
	});
	const table = {
		table: { widths: counted ? [label, 144, boxed ? 100 : '*'] : [label, 34, 156], body, dontBreakRows: true },
		layout: { ...ruled, hLineWidth: () => 1, paddingTop: () => (boxed ? 8 : 5), paddingBottom: () => 4 },
	};
	return boxed
		? {
				table: { widths: ['*'], body: [[table]] },
				layout: ruled,
				margin: [0, 10, -20, 0],
				// What is kept whole and does not fit is cut off.
				unbreakable: lines.length <= mostTotals,
			}
		: { ...table, margin: [0, 0, 0, 6] };
}

function confirmationsContent(block: Confirmations): Content {
	const { items } = block;
	const printed = items.filter(({ state }) => state === 'confirmed' || state === 'amended');
	const body = printed.map(({ item, label, value }, index) => [
		{ text: `(${item})`, margin: [0, index === 0 ? 0 : 6.5, 0, 0], ...filled([value]) },
		{ text: label ? text(label.text) : values([value]), margin: [0, index === 0 ? 0 : 6.5, 0, 0], ...filled([value]) },
	]);
	return {
		table: { widths: [16.5, '*'], body: body.length > 0 ? body : [['', '']], dontBreakRows: !isTall(block) },
		layout: framed,
		margin: [0, 0, 0, 6],
	};
}

function remarksContent({ label, paragraphs }: Remarks): readonly Content[] {
	return [
		{ text: text(label.text), margin: [1, 8, 0, 3], headlineLevel: 4 },
		...paragraphs.map((value) => ({ text: text(value.text), margin: [1, 0, 0, 5] })),
	];
}

/** The standard fonts have no square. */
function bulletContent(line: string): Content {
	return line.startsWith('■') ? { canvas: [{ type: 'rect', x: 0, y: 3.5, w: 4, h: 4, color: 'black' }] } : { text: '·' };
}

function notesContent({ notes }: NoteList): readonly Content[] {
	return notes.map(({ number, lines }) => ({
		columns: [
			{ text: `${number}.`, width: 56 },
			{
				stack: lines.map((line, index) =>
					bullet.test(line)
						? { columns: [{ ...bulletContent(line), width: 28 }, { text: text(line.slice(2)) }], margin: [0, 6, 0, 0] }
						: { text: text(line), margin: [0, 0, 0, index === lines.length - 1 ? 0 : 3] },
				),
			},
		],
		// None below its last line, which would be room on a page of its own where the page is full.
		margin: [2, 0, 0, bullet.test(lines.at(-1) ?? '') ? 6 : 9],
	}));
}
