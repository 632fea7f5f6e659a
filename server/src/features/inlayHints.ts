import * as l10n from '@vscode/l10n';
import type { InlayHint, Range, TextEdit } from 'vscode-languageserver-types';
import { resultText, sumText } from '../checks/arithmetic.js';
import { computedCells } from '../checks/compute.js';
import type { Equation } from '../checks/ledger.js';
import { cellName, nodeName } from '../checks/names.js';
import type { Snapshot } from '../checks/snapshot.js';
import type { Line } from '../forms/form.js';
import { wordingOf } from '../forms/types.js';
import type { HintSettings } from '../host.js';
import { commaList, formWords } from '../localise.js';
import { type Cell, cellOf } from '../model/cell.js';
import { type CellValue, writeCells } from '../model/write.js';
import { add, type Decimal, format as formatExact, isZero, negate, normal, zero } from '../syntax/decimal.js';
import type { Entry } from '../syntax/outline.js';
import { headText, type NamedColumn, operatorBefore, shortName } from './rowColumns.js';

const format = (value: Decimal) => formatExact(normal(value));

interface Hint {
	readonly line: number;
	readonly label: string;
	/** Lines that are missing below this one: their names, for a hint that says something else first. */
	readonly following?: readonly string[];
	/** What the line is about, and nothing of its figures. */
	readonly isHeading?: boolean;
	/** Made for the hints that are shown only. */
	readonly tooltip: () => string;
	readonly edits?: readonly TextEdit[];
}

/** A hint stands apart from the line it stands behind. */
const apart = '\u00a0\u00a0';

/** Hints stand at the end of their line, one a line, and never on the line being edited. */
export function inlayHintsIn(
	snapshot: Snapshot,
	{ start, end }: Range,
	{ computed, columns, runningTotals, headings }: HintSettings,
	edited: number | undefined,
): readonly InlayHint[] {
	const lines = computed
		? grouped(computedCells(snapshot, {})).filter((line) => line.some(isWorthSaying) && line.some(isWritable))
		: [];
	const isShown = (line: number) => line !== edited && line >= start.line && line <= end.line;
	const byLine = new Map<number, Hint[]>();
	for (const hints of [
		headings ? headingHints(snapshot) : [],
		columns ? columnHints(snapshot, isShown) : [],
		ownHints(snapshot, lines),
		runningTotals ? runningHints(snapshot, new Set(lines.flat().map(({ cell }) => cell)), isShown) : [],
		followingHints(snapshot, lines),
	]) {
		for (const hint of hints) {
			if (!isShown(hint.line)) continue;
			const known = byLine.get(hint.line);
			if (known) known.push(hint);
			else byLine.set(hint.line, [hint]);
		}
	}
	return [...byLine].map(([line, parts]) => {
		const edits = parts.flatMap((part) => part.edits ?? []);
		return {
			position: { line, character: (snapshot.source.lines[line] ?? '').length },
			label: apart + labelOfLine(parts),
			tooltip: parts.map(({ tooltip }) => tooltip()).join('\n'),
			...(edits.length > 0 ? { textEdits: edits } : {}),
		};
	});
}

/** What is said of the line itself; then of the lines that follow the figure of the first, where nothing else is said, and their names. */
function labelOfLine(parts: readonly Hint[]): string {
	const [only] = parts;
	if (parts.length === 1 && only) return only.label;
	const headings = parts.filter(({ isHeading }) => isHeading).map(({ label }) => label);
	const own = parts.filter(({ following, isHeading }) => !following && !isHeading).map(({ label }) => label);
	const below = parts.filter(({ following }) => following);
	const shown = own.length > 0 ? own : below.slice(0, 1).map(({ label }) => label);
	const names = (own.length > 0 ? below : below.slice(1)).flatMap(({ following }) => following ?? []);
	return inShort([...headings, ...shown, ...(names.length > 0 ? [follow(names)] : [])]);
}

function follow(names: readonly string[]): string {
	return names.length === 1 ? l10n.t('{0} follows', names[0] ?? '') : l10n.t('{0} follow', commaList(names));
}

/** What a hint says at most, in signs; the tooltip has all of it. */
const most = 80;

/** As many parts as there is room for, none of them cut, the first in any case. */
function inShort([first = '', ...others]: readonly string[]): string {
	let label = first;
	for (const [at, part] of others.entries()) {
		const longer = `${label} · ${part}`;
		const room = most - (at < others.length - 1 ? ' · …'.length : 0);
		if (longer.length > room) return `${label} · …`;
		label = longer;
	}
	return label;
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

/** The columns that a line leaves out; the edit writes them. */
function ownHints(snapshot: Snapshot, lines: readonly (readonly CellValue[])[]): readonly Hint[] {
	return hintsOf(
		snapshot,
		lines.filter(([first]) => first?.cell.entry !== undefined),
	);
}

/** Lines that are left out, each where it would stand; the edit writes it. */
function followingHints(snapshot: Snapshot, lines: readonly (readonly CellValue[])[]): readonly Hint[] {
	const left = lines.filter(([first]) => first?.cell.entry === undefined);
	return hintsOf(snapshot, [...left].sort(inOrder)).map((hint) => ({ ...hint, following: [hint.label.split(' ', 1)[0] ?? ''] }));
}

function hintsOf(snapshot: Snapshot, lines: readonly (readonly CellValue[])[]): readonly Hint[] {
	const { source, outline } = snapshot;
	return lines.flatMap((group) => {
		const edits = writeCells(source, outline, group);
		const line = edits[0]?.range.start.line;
		const label = edits.map(({ newText }) => labelOf(newText)).join(' · ');
		return line === undefined
			? []
			: [{ line, label, edits, tooltip: () => group.map((value) => derivation(snapshot, value)).join('\n') }];
	});
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

/** Of new lines below the same one an item's before its block's, and a place's in the form's order. */
function inOrder([a]: readonly CellValue[], [b]: readonly CellValue[]): number {
	const rank = (value: CellValue | undefined): readonly number[] => {
		const { node, row } = (value as CellValue).cell;
		const depth = node.place ? ['item', 'block', 'section', 'file'].indexOf(node.place.kind) : 0;
		const position = node.place ? node.place.lines.findIndex(({ keyword }) => keyword === row.keyword) : 0;
		return [node.opener ? 0 : 1, depth, position];
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

/** What the lines come to up to each one that is shown. `said`: what a hint says anyway, on the last of them. */
function runningHints({ ledger }: Snapshot, said: ReadonlySet<Cell>, isShown: (line: number) => boolean): readonly Hint[] {
	const labels = new Map<number, { labels: string[]; tooltips: (() => string)[] }>();
	for (const equation of ledger.equations) {
		const { identity, derived, operands, complete } = equation;
		if (!running.has(identity.id) || !complete || ledger.mixed(equation)) continue;
		const isBalance = derived.row.keyword === 'closing';
		const written = operands
			.flatMap(({ sign, cells: [cell] }) => (cell?.entry ? [{ sign, cell, entry: cell.entry }] : []))
			.sort((a, b) => a.entry.line - b.entry.line || a.entry.field.start - b.entry.field.start);
		// Said once of a sum, which may have thousands of lines.
		const [before = '', after = ''] = (
			isBalance ? l10n.t('so far {0}', figure) : l10n.t('{0} so far {1}', derived.row.keyword, figure)
		).split(figure);
		const tooltip = once(() => l10n.t('{0} up to this line ({1})', cellName(derived), l10n.t(identity.formula)));
		let total = zero;
		for (const [index, { sign, cell, entry }] of written.entries()) {
			const value = ledger.valueOf(cell);
			if (!value) break;
			total = add(total, sign === 1 ? value : negate(value));
			const isLast = index === written.length - 1;
			// The opening balance, and the only line of a sum, are their own total; 0 changes none.
			const isOwn = isBalance ? cell.row.keyword === 'opening' : written.length === 1;
			if (isOwn || isZero(value) || (isLast && said.has(derived)) || !isShown(entry.line)) continue;
			const unit = cell.currency ? `${cell.currency} ` : '';
			const on = labels.get(entry.line) ?? { labels: [], tooltips: [] };
			labels.set(entry.line, on);
			on.labels.push(whole(`${before}${unit}${format(total)}${after}`));
			on.tooltips.push(tooltip);
		}
	}
	return [...labels].map(([line, { labels, tooltips }]) => ({
		line,
		label: labels.join(' · '),
		tooltip: () => tooltips.map((said) => said()).join('\n'),
	}));
}

/** `so far 1,000` on one row, where lines wrap: no name is parted from its figure. */
function whole(label: string): string {
	return label.replaceAll(' ', '\u00a0');
}

/** Where a figure comes to stand in a sentence. */
const figure = '\0';

function once(make: () => string): () => string {
	let made: string | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

// ---- what a section is about

function headingHints({ outline, return_ }: Snapshot): readonly Hint[] {
	return [...outline.sections.values()].flatMap(({ opener, place }): Hint[] => {
		const { short, headings = [] } = place ?? {};
		const heading = wordingOf(headings, return_.generation);
		return opener && short !== undefined
			? [{ line: opener.line, label: l10n.t(short), isHeading: true, tooltip: () => (heading ? formWords(heading) : '') }]
			: [];
	});
}

// ---- names of columns

/** `issued + treasury = total` behind a row with several numbers. */
function columnHints({ outline }: Snapshot, isShown: (line: number) => boolean): readonly Hint[] {
	return outline.entries.flatMap((entry): Hint[] => {
		const { row } = entry;
		if (!row || row.columnIds.length < 2 || !isShown(entry.line)) return [];
		const columns = writtenColumns(entry, row);
		if (columns.length < 2) return [];
		const label = columns.map((column) => `${operatorBefore(row, column)}${shortName(column)}`).join('');
		const tooltip = () => columns.map((column) => l10n.t('{0}: {1}', shortName(column), headText(row, column))).join('\n');
		return [{ line: entry.line, label, tooltip }];
	});
}

function writtenColumns(entry: Entry, row: Line): readonly NamedColumn[] {
	if (entry.node.astray) return [];
	return row.columnIds.filter((column) => cellOf(entry, row, column).state === 'written');
}
