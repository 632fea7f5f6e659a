import * as l10n from '@vscode/l10n';
import type { InlayHint, Range, TextEdit } from 'vscode-languageserver-types';
import { resultText, sumText } from '../checks/arithmetic.js';
import { computedCells } from '../checks/compute.js';
import type { Equation } from '../checks/ledger.js';
import { cellName, nodeName } from '../checks/names.js';
import type { Snapshot } from '../checks/snapshot.js';
import type { HintSettings } from '../host.js';
import { commaList } from '../localise.js';
import { type Cell, cellOf } from '../model/cell.js';
import { type CellValue, writeCells } from '../model/write.js';
import { add, type Decimal, format as formatExact, isZero, negate, normal, zero } from '../syntax/decimal.js';
import type { Entry } from '../syntax/outline.js';
import { headText, type NamedColumn, operatorBefore, shortName } from './rowColumns.js';

const format = (value: Decimal) => formatExact(normal(value));

interface Hint {
	readonly line: number;
	readonly label: string;
	/** Made for the hints that are shown only. */
	readonly tooltip: () => string;
	readonly edits?: readonly TextEdit[];
}

/** Hints stand at the end of their line, and never on the line being edited. */
export function inlayHintsIn(
	snapshot: Snapshot,
	{ start, end }: Range,
	{ computed, columns, runningTotals }: HintSettings,
	edited: number | undefined,
): readonly InlayHint[] {
	const lines = computed
		? grouped(computedCells(snapshot, {})).filter((line) => line.some(isWorthSaying) && line.some(isWritable))
		: [];
	const hints = [
		...computedHints(snapshot, lines),
		...(runningTotals ? runningHints(snapshot, new Set(lines.flat().map(({ cell }) => cell))) : []),
		...(columns ? columnHints(snapshot) : []),
	];
	return hints
		.filter(({ line }) => line !== edited && line >= start.line && line <= end.line)
		.map(({ line, label, tooltip, edits }) => ({
			position: { line, character: (snapshot.source.lines[line] ?? '').length },
			label,
			tooltip: tooltip(),
			paddingLeft: true,
			...(edits ? { textEdits: [...edits] } : {}),
		}));
}

/** Of a line that is left out a sum of 0 says nothing: it stands for a blank cell of the form. */
function isWorthSaying({ cell, value }: CellValue): boolean {
	return cell.entry !== undefined || cell.row.keyword === 'closing' || !isZero(value);
}

/** A new line begins with its first column: where that is not known, the others have no line to stand on. */
function isWritable({ cell: { entry, row, column } }: CellValue): boolean {
	return entry !== undefined || row.columnIds[0] === column;
}

// ---- values left out

/** The values that follow and are not written, each where it would stand; the edit writes it. */
function computedHints(snapshot: Snapshot, lines: readonly (readonly CellValue[])[]): readonly Hint[] {
	const { source, outline } = snapshot;
	const hints = new Map<number, Hint>();
	for (const group of [...lines].sort(inOrder)) {
		const edits = writeCells(source, outline, group);
		const line = edits[0]?.range.start.line;
		if (line === undefined) {
			continue;
		}
		const label = edits.map(({ newText }) => labelOf(newText)).join(' · ');
		const tooltip = () => group.map((value) => derivation(snapshot, value)).join('\n');
		const before = hints.get(line);
		hints.set(line, {
			line,
			label: before ? `${before.label} · ${label}` : label,
			tooltip: before ? () => `${before.tooltip()}\n${tooltip()}` : tooltip,
			edits: [...(before?.edits ?? []), ...edits],
		});
	}
	return [...hints.values()];
}

/** The values of one line together; totals that have no block yet are one text. */
function grouped(values: readonly CellValue[]): readonly (readonly CellValue[])[] {
	const groups = new Map<unknown, Map<string, CellValue[]>>();
	for (const value of values) {
		const { node, row, entry } = value.cell;
		const owner = entry ?? (node.opener ? node : 'totals');
		const rows = groups.get(owner) ?? new Map<string, CellValue[]>();
		groups.set(owner, rows);
		const key = owner === 'totals' ? owner : row.keyword;
		rows.set(key, [...(rows.get(key) ?? []), value]);
	}
	return [...groups.values()].flatMap((rows) => [...rows.values()]);
}

/** Columns of a line before new lines below it; of these an item's before its block's, and a place's in the form's order. */
function inOrder([a]: readonly CellValue[], [b]: readonly CellValue[]): number {
	const rank = (value: CellValue | undefined): readonly number[] => {
		const { entry, node, row } = (value as CellValue).cell;
		const depth = node.place ? ['item', 'block', 'section', 'file'].indexOf(node.place.kind) : 0;
		const position = node.place ? node.place.lines.findIndex(({ keyword }) => keyword === row.keyword) : 0;
		return [entry ? 0 : 1, node.opener ? 0 : 1, depth, position];
	};
	const ofB = rank(b);
	return (
		rank(a)
			.map((value, index) => value - (ofB[index] as number))
			.find((difference) => difference !== 0) ?? 0
	);
}

/** New lines as one: `closing 5 · AA1 12`. */
function labelOf(newText: string): string {
	const lines = newText.split(/[\r\n]+/).map((line) => line.trim().replace(/ {2,}/g, ' '));
	return lines
		.filter(Boolean)
		.join(' · ')
		.replace(/\b(totals|for \S+) · /g, '$1 ');
}

/** `closing = 22,788,979 (opening) - 2,370,720 (exercised) = 20,418,259`. */
function derivation(snapshot: Snapshot, { cell, value, currency }: CellValue): string {
	const equation = snapshot.ledger.derivations(cell)?.find(({ derived }) => derived === cell);
	const { ledger } = snapshot;
	const money = (amount: Decimal) => `${currency ? `${currency} ` : ''}${format(amount)}`;
	return equation
		? `${nameIn(cell, equation)} = ${sumText(ledger, equation)} = ${resultText(ledger, equation, value, money)}`
		: `${cellName(cell)} = ${money(value)}`;
}

function nameIn(cell: Cell, { node }: Equation): string {
	return node.opener ? cellName(cell) : commaList([cellName(cell), nodeName(node)]);
}

// ---- running totals

/** Identities whose operands are listed one below the other. */
const running: ReadonlySet<string> = new Set([
	'options-closing',
	'warrants-closing',
	'convertibles-closing',
	'issued-sum',
	'treasury-sum',
]);

/** What the lines come to up to each one. `said`: what a hint says anyway, on the last of them. */
function runningHints({ ledger }: Snapshot, said: ReadonlySet<Cell>): readonly Hint[] {
	const labels = new Map<number, { labels: string[]; tooltips: (() => string)[] }>();
	for (const equation of ledger.equations) {
		const { identity, derived, operands, complete } = equation;
		if (!running.has(identity.id) || !complete || ledger.mixed(equation)) {
			continue;
		}
		const isBalance = derived.row.keyword === 'closing';
		const written = operands
			.flatMap(({ sign, cells: [cell] }) => (cell?.entry ? [{ sign, cell, entry: cell.entry }] : []))
			.sort((a, b) => a.entry.line - b.entry.line || a.entry.field.start - b.entry.field.start);
		let total = zero;
		for (const [index, { sign, cell, entry }] of written.entries()) {
			const value = ledger.valueOf(cell);
			if (!value) {
				break;
			}
			total = add(total, sign === 1 ? value : negate(value));
			const isLast = index === written.length - 1;
			// The opening balance, and the only line of a sum, are their own total; 0 changes none.
			const isOwn = isBalance ? cell.row.keyword === 'opening' : written.length === 1;
			if (isOwn || isZero(value) || (isLast && said.has(derived))) {
				continue;
			}
			const unit = cell.currency ? `${cell.currency} ` : '';
			const on = labels.get(entry.line) ?? { labels: [], tooltips: [] };
			labels.set(entry.line, on);
			on.labels.push(`${isBalance ? '' : `${derived.row.keyword} `}= ${unit}${format(total)}`);
			on.tooltips.push(() => l10n.t('{0} up to this line ({1})', cellName(derived), l10n.t(identity.formula)));
		}
	}
	return [...labels].map(([line, { labels, tooltips }]) => ({
		line,
		label: labels.join(' · '),
		tooltip: () => tooltips.map((said) => said()).join('\n'),
	}));
}

// ---- names of columns

/** `issued + treasury = total` behind a row with several numbers. */
function columnHints({ outline }: Snapshot): readonly Hint[] {
	return outline.entries.flatMap((entry): Hint[] => {
		const { row } = entry;
		const columns = writtenColumns(entry);
		if (!row || columns.length < 2) {
			return [];
		}
		const label = columns.map((column) => `${operatorBefore(row, column)}${shortName(column)}`).join('');
		const tooltip = () => columns.map((column) => l10n.t('{0}: {1}', shortName(column), headText(row, column))).join('\n');
		return [{ line: entry.line, label, tooltip }];
	});
}

function writtenColumns(entry: Entry): readonly NamedColumn[] {
	const { row, node } = entry;
	if (!row || row.columnIds.length < 2 || node.astray) {
		return [];
	}
	return row.columnIds.filter((column) => cellOf(entry, row, column).state === 'written');
}
