import * as l10n from '@vscode/l10n';
import type { Finding } from '../checks/finding.js';
import type { Snapshot } from '../checks/snapshot.js';
import { inMarkdown } from '../escape.js';
import { type DocumentOptions, documentOf } from './document.js';
import type { Block, Cell, FormDocument, Label, Pair, Table, Value } from './model.js';
import { columnsOf, headOf } from './plain.js';

/** A return as Markdown with tables; what is computed stands in italics, and the findings below. */
export function renderMarkdown(snapshot: Snapshot, findings: readonly Finding[] = [], options: DocumentOptions = {}): string {
	return markdownOf(documentOf(snapshot, findings, options));
}

export function markdownOf({ pages, form, edition, findings, review }: FormDocument): string {
	const blocks = pages.flatMap((page) => page.blocks.map(blockText));
	const computed = pages.some((page) => page.blocks.some(hasComputed));
	const foot = [
		`${form}, ${edition}`.replace(/, $/, ''),
		...(computed ? [l10n.t('*Figures in italics* are computed: the text leaves them out.')] : []),
	];
	const listed = findings.map(({ number, said }) => `${number}. ${escaped(said)}`);
	return `${[...blocks, foot.join('. '), ...(listed.length > 0 ? [`## ${review.title}`, listed.join('\n')] : [])].filter((text) => text !== '').join('\n\n')}\n`;
}

function hasComputed(block: Block): boolean {
	const values =
		block.kind === 'table'
			? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.values))
			: block.kind === 'totals'
				? block.lines.flatMap((line) => line.values)
				: [];
	return values.some(({ state }) => state === 'computed');
}

function blockText(block: Block): string {
	switch (block.kind) {
		case 'heading':
			return `${'#'.repeat(block.level)} ${escaped(block.label.text.replaceAll('\n', ' '))}${block.aside ? ` · ${valueText(block.aside)}` : ''}`;
		case 'lines': {
			const lines = block.lines.map((value) => valueText(value)).filter((text) => text !== '');
			return (block.strong ? lines.map((text) => `**${text}**`) : lines).join('  \n');
		}
		case 'pairs':
			return block.rows.map((row) => row.map(pairText).join(' · ')).join('  \n');
		case 'class':
			return block.rows.map((row) => row.map(pairText).join(' · ')).join('  \n');
		case 'table':
			return tableText(block);
		case 'box':
			return block.lines
				.map((line) => {
					switch (line.kind) {
						case 'paragraph':
							return `\n${escaped(line.label.text)}\n`;
						case 'check':
							return `- [${line.value.text ? 'x' : ' '}] ${escaped(line.label.text)}`;
						default:
							return `- ${pairText(line.pair)}`;
					}
				})
				.join('\n')
				.trim();
		case 'totals':
			return block.lines
				.map(({ label, values, unit }) =>
					`- **${labelText(label)}** ${[valuesText(values), escaped(unit)].filter((text) => text).join(' ')}`.trimEnd(),
				)
				.join('\n');
		case 'paragraph':
			return (block.emphasis ? [`*${escaped(block.label.text)}*`] : block.label.text.split('\n').map(escaped)).join('  \n');
		case 'confirmations':
			return block.items
				.filter(({ state }) => state === 'confirmed' || state === 'amended')
				.map(({ item, label, value }) => `- (${item}) ${label ? labelText(label) : valueText(value)}`)
				.join('\n');
		case 'remarks':
			return [`**${escaped(block.label.text)}**`, ...block.paragraphs.map(valueText)].join('\n\n');
		case 'notes':
			return block.notes.map(({ number, lines }) => `${number}. ${lines.map(escaped).join('\n   ')}`).join('\n');
	}
}

/** Markdown's tables know no cell over several rows, nor lines between rows: the details follow the table. */
function tableText(table: Table): string {
	const { widths, rows } = table;
	const heads = headOf(table);
	const cells = columnsOf(rows, widths.length);
	const body = rows.flatMap(({ details }, index) =>
		details ? [] : [line(cells[index]?.map((cell) => (cell ? cellText(cell) : '')) ?? [])],
	);
	const align = widths.map((_, column) => (cells.some((row) => row[column]?.align === 'end') ? '---:' : '---'));
	let item = '';
	const below = rows.flatMap(({ cells: [first], details }) => {
		item = first?.marker ?? item;
		return details ? [`- ${[item, details.map(pairText).join(' · ')].filter((text) => text).join(' ')}`] : [];
	});
	return [[line(heads.map(escaped)), line(align), ...body].join('\n'), below.join('\n')]
		.filter((text) => text !== '')
		.join('\n\n');
}

function line(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

function cellText({ label, marker, before, values, sign, below = [] }: Cell): string {
	const first = [marker, label && labelText(label), before && labelText(before), valuesText(values), sign];
	const more = below.map((pair) => [pair.label && labelText(pair.label), valuesText(pair.values)]);
	return [first, ...more].map((parts) => parts.filter((text) => text).join(' ')).join('<br>');
}

function pairText({ label, values, below }: Pair): string {
	return [values.length > 0 ? `**${labelText(label)}**` : labelText(label), valuesText(values), below ? labelText(below) : '']
		.filter((text) => text)
		.join(' ');
}

function labelText({ text }: Label): string {
	return escaped(text);
}

function valuesText(values: readonly Value[]): string {
	return values
		.map(valueText)
		.filter((text) => text)
		.join(' ');
}

function valueText({ text, state }: Value): string {
	if (text === '') return '';
	return state === 'computed' ? `*${escaped(text)}*` : escaped(text);
}

/** What Markdown would read as its own is kept from it; a line break stays one. */
function escaped(text: string): string {
	return text.split('\n').map(inMarkdown).join('<br>');
}
