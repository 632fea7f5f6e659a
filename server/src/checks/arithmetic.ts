import * as l10n from '@vscode/l10n';
import { append } from '../lists.js';
import { capitalised, commaList, verdict, verdictWidth } from '../localise.js';
import type { Cell } from '../model/cell.js';
import { blockOf } from '../model/return.js';
import { writeCells } from '../model/write.js';
import {
	absolute,
	add,
	type Decimal,
	equal,
	format as formatExact,
	isNegative,
	isZero,
	negate,
	normal,
	subtract,
	zero,
} from '../syntax/decimal.js';
import type { Node } from '../syntax/outline.js';
import { displayWidth } from '../width.js';
import type { CheckId } from './catalogue.js';
import { cellRange, type Draft, fix } from './draft.js';
import type { Fix, Related } from './finding.js';
import { keptOf } from './keeping.js';
import type { Balance, Equation, Ledger, Operand } from './ledger.js';
import { cellName, cellNameFrom, columnOf, nodeName } from './names.js';
import { type Anchors, type Repair, Repairs } from './repair.js';
import { draftsOfNodes, type RuleOfOne } from './rules/ofOne.js';
import { differenceHint, slipOf } from './slips.js';
import type { Snapshot } from './snapshot.js';

/** Products and sums carry zeros behind the point that nobody wrote. */
const format = (value: Decimal) => formatExact(normal(value));

/** Beyond so many broken identities a return needs its author, not hints; and hints are what costs. */
const hinted = 60;
/** How many operands an arithmetic names before it sums up the rest. */
const named = 6;
/** A sign stays with its number where a line breaks. */
const held = '\u00a0';

type Broken = Extract<Balance, { readonly state: 'broken' }>;

/** What the identities say of a return. `anchors`: what its neighbours in time say of its balances, asked for where a sum is broken. */
export function arithmeticDrafts(snapshot: Snapshot, anchors: () => Anchors): readonly Draft[] {
	const { ledger } = snapshot;
	const drafts: Draft[] = [];
	let repairs: Repairs | undefined;
	let broken = 0;
	const speaking = ledger.groups.flatMap(({ stretch, equations }) =>
		stretch
			? keptOf(stretch, arithmeticDrafts, [snapshot.return_.generation], () => equations.filter((one) => speaks(ledger, one)))
			: equations,
	);
	for (const equation of speaking) {
		const mixed = equation.derived.state === 'written' && equation.complete ? ledger.mixed(equation) : undefined;
		if (mixed && mixesMatter(equation)) {
			drafts.push(mixedDraft(snapshot, equation, mixed));
			continue;
		}
		const balance = ledger.balance(equation);
		if (balance.state !== 'broken') continue;
		broken += 1;
		const doubt = doubtful(ledger, equation, balance.difference);
		repairs ??= new Repairs(ledger, anchors());
		const offered = repairs;
		const best = broken <= hinted && !doubt ? offered.of(equation) : [];
		drafts.push({
			check: equation.identity.id as CheckId,
			...(doubt ? { severity: 'warning' as const } : {}),
			message: verdict(
				verdictOf(equation, balance),
				sumLine(ledger, equation, balance.expected),
				doubt ?? hint(ledger, equation, balance.difference, best),
			),
			range: cellRange(equation.derived),
			related: related(snapshot, equation),
			fixes: () => fixes(snapshot, doubt ? [] : offered.of(equation), equation),
		});
	}
	return drafts;
}

/** Whether there may be something to say of it. */
function speaks(ledger: Ledger, equation: Equation): boolean {
	return ledger.mixed(equation) !== undefined || ledger.balance(equation).state === 'broken';
}

/** A consolidation or a redenomination may change a currency from opening to closing; within a row or an item nothing may. */
function mixesMatter({ identity }: Equation): boolean {
	return identity.id === 'capital' || identity.id === 'warrants-closing' || identity.id === 'convertibles-closing';
}

function mixedDraft(snapshot: Snapshot, equation: Equation, cells: readonly Cell[]): Draft {
	const codes = [...new Set(cells.map(({ currency }) => currency ?? ''))].reduce((before, code) =>
		l10n.t('{0} and {1}', before, code),
	);
	return {
		check: equation.identity.id as CheckId,
		message: verdict(
			l10n.t('The amounts are in {0}: they do not add up across currencies.', codes),
			l10n.t('They are those of {0}.', nodeName(equation.node)),
		),
		range: cellRange(equation.derived),
		related: related(snapshot, equation),
	};
}

/**
 * No filled example of the columns of treasury shares was seen. Where the sum leaves them out, which is what else the form's words could mean, the
 * finding is a warning that says so; and so it is where the change in section II differs by just that.
 */
export function doubtful(ledger: Ledger, { identity, node, operands }: Equation, difference: Decimal): string | undefined {
	const groups = ledger.return_.outline.form.shares?.groups ?? [];
	if (identity.id === 'issued-sum') {
		const given = new Set(groups.map(({ treasury }) => treasury));
		const transfers = ledger.sum(operands.filter(({ cells }) => given.has(cells[0]?.row.keyword ?? '')));
		if (transfers && !isZero(transfers) && equal(absolute(difference), absolute(transfers)) && isNegative(difference)) {
			return l10n.t(
				'It is the sum of the new shares alone. Shares transferred out of treasury raise the issued shares (excluding treasury shares) too, but no filled return was seen that shows whether the Exchange counts them here: check it.',
			);
		}
	}
	if (identity.id === 'movement-issued') {
		const cells = ledger.return_.cells;
		let transfers: Decimal = zero;
		for (const { section, sums } of groups) {
			const block = node.classId === undefined ? undefined : blockOf(ledger.return_.outline, section, node.classId);
			const cell = block && cells.get(block, sums.treasury);
			const value = cell && ledger.valueOf(cell);
			transfers = value ? { units: transfers.units + value.units, scale: 0 } : transfers;
		}
		if (!isZero(transfers) && equal(difference, transfers)) {
			const [first, last] = [groups[0]?.sums, groups.at(-1)?.sums];
			return l10n.t(
				'The difference is just the shares transferred out of treasury ({0} to {1}): no filled return was seen that shows whether the Exchange counts them in {2} to {3}. Check it.',
				first?.treasury ?? '',
				last?.treasury ?? '',
				first?.issued ?? '',
				last?.issued ?? '',
			);
		}
	}
	return undefined;
}

/** `closing is 9 too low: 20,418,250, should be 20,418,259`: first, and short, for a list shows no more of it. */
function verdictOf(equation: Equation, { expected, actual, difference }: Broken): string {
	const money = moneyIn(equation);
	const name = cellNameFrom(equation.derived, equation.node);
	const apart = money(absolute(difference));
	const said = isNegative(difference)
		? l10n.t('{0} is {1} too low: {2}, should be {3}', name, apart, money(actual), money(expected))
		: l10n.t('{0} is {1} too high: {2}, should be {3}', name, apart, money(actual), money(expected));
	return displayWidth(said) > verdictWidth ? l10n.t('{0} is {1}, should be {2}', name, money(actual), money(expected)) : said;
}

/** `22,788,979 (opening) - 2,370,720 (exercised) = 20,418,259`. */
function sumLine(ledger: Ledger, equation: Equation, expected: Decimal): string {
	return `${sumText(ledger, equation)} = ${resultText(ledger, equation, expected, moneyIn(equation))}`;
}

/** Amounts of an equation with their currency, where it has one. */
export function moneyIn({ currency, derived }: Equation): (value: Decimal) => string {
	const unit = currency ?? derived.currency;
	return (value) => (unit ? `${unit} ${format(value)}` : format(value));
}

/** What a sum comes to; where the form rounds it, the exact figure first. */
export function resultText(ledger: Ledger, equation: Equation, expected: Decimal, money: (value: Decimal) => string): string {
	const exact = ledger.sumOf(equation);
	return !exact || equal(exact, expected) ? money(expected) : l10n.t('{0}, rounded {1}', money(exact), money(expected));
}

/** Operands that stand in the text: one that is left out and derived is shown as what derives it. */
function visible(ledger: Ledger, operands: readonly Operand[]): readonly Operand[] {
	return operands.flatMap((operand): readonly Operand[] => {
		const [cell, other] = operand.cells;
		const deriver = cell && !other && !cell.entry ? ledger.derivations(cell)?.[0] : undefined;
		if (!cell || !deriver || deriver.derived !== cell || ledger.derivedValue(cell) === undefined) return [operand];
		// What was rounded is not what derives it.
		if (deriver.identity.rounded?.of === 'derived' && !equal(ledger.exact(cell) ?? zero, ledger.valueOf(cell) ?? zero)) {
			return [operand];
		}
		return visible(ledger, deriver.operands).map(({ sign, cells }) => ({ sign: sign === operand.sign ? 1 : -1, cells }));
	});
}

/** A figure of a sum, with its sign, and what it is. */
export interface SumRow {
	readonly name: string;
	readonly figure: string;
}

/** How many figures stand below one another before the rest is summed up. */
const rowsShown = 12;

/** The operands one below the other, blanks left out; of a product its factors. */
export function sumRows(ledger: Ledger, equation: Equation): readonly SumRow[] {
	const { shown, more, rest } = beginningOf(ledger, equation, rowsShown);
	const rows = shown.flatMap(({ sign, cells }) =>
		cells.map((cell, index): SumRow => {
			const value = ledger.valueOf(cell) ?? zero;
			const name = cellNameFrom(cell, equation.node);
			return {
				name: index === 0 ? name : `× ${name}`,
				figure: moneyOf(cell, sign === 1 || index > 0 ? value : negate(value)),
			};
		}),
	);
	return more > 0
		? [...rows, { name: l10n.t('{0} more', more), figure: format(rest) }]
		: rows.length > 0
			? rows
			: [{ name: l10n.t('nothing entered'), figure: format(zero) }];
}

/** Operands that stand in the text and are not nothing. */
function entered(operands: readonly Operand[], ledger: Ledger): { readonly shown: readonly Operand[]; readonly total: Decimal } {
	const shown = visible(ledger, operands).filter((operand) => {
		const value = ledger.sum([operand]);
		return value !== undefined && !isZero(value);
	});
	return { shown, total: ledger.sum(shown) ?? zero };
}

/** The first operands of a sum that are not nothing; how many more there are, and what these come to. */
function beginningOf(
	ledger: Ledger,
	{ summands }: Equation,
	most: number,
): { readonly shown: readonly Operand[]; readonly more: number; readonly rest: Decimal } {
	const begun: Operand[] = [];
	let more = 0;
	let rest: Decimal = zero;
	for (const each of summands) {
		const { shown, total } = each.once(entered, ledger);
		const first = shown.slice(0, most - begun.length);
		append(begun, first);
		more += shown.length - first.length;
		rest = add(rest, first.length > 0 ? subtract(total, ledger.sum(first) ?? zero) : total);
	}
	return { shown: begun, more, rest };
}

/** The operands with their names, blanks left out. */
export function sumText(ledger: Ledger, equation: Equation): string {
	const { shown, more, rest } = beginningOf(ledger, equation, named);
	if (shown.length === 0) return l10n.t('nothing entered');
	const parts = shown.map((operand, index) => operandText(ledger, operand, equation, index === 0));
	if (more > 0) {
		parts.push(`${isNegative(rest) ? '-' : '+'}${held}${l10n.t('{0} ({1} more)', format(absolute(rest)), more)}`);
	}
	return parts.join(' ');
}

function operandText(ledger: Ledger, { sign, cells }: Operand, { node }: Equation, first: boolean): string {
	const values = cells.map((cell) => ledger.valueOf(cell) ?? zero);
	const negative = values.filter(isNegative).length % 2 === 1;
	const minus = negative === (sign === 1);
	const text = cells
		.map((cell, index) => {
			const value = format(absolute(values[index] ?? zero));
			return l10n.t('{0} ({1})', cell.currency ? `${cell.currency} ${value}` : value, cellNameFrom(cell, node));
		})
		.join(' × ');
	return first ? `${minus ? '-' : ''}${text}` : `${minus ? '-' : '+'}${held}${text}`;
}

function hint(ledger: Ledger, equation: Equation, difference: Decimal, repairs: readonly Repair[]): string | undefined {
	const suspects = repairs.filter(({ mends, following }) => mends > 1 && following.length === 0);
	const slipped = repairs.filter(({ slip, throwsAway }) => slip && !throwsAway);
	const best = suspects[0] ?? slipped[0];
	if (best && best.mends > 1) {
		const name = capitalised(cellNameFrom(best.cell, equation.node));
		const value = format(best.value);
		return best.slip
			? l10n.t('{0} stands in {1} broken checks, and {2} would mend them: in it {3}.', name, best.mends, value, best.slip.words)
			: l10n.t('{0} stands in {1} broken checks, and {2} would mend them.', name, best.mends, value);
	}
	// That a sum was written before its parts explains it best, and is no proof: the slip that would do as well is said too.
	return (
		[overtakenHint(equation, repairs[0]), slipHint(ledger, equation, difference, best)].filter(Boolean).join(' ') || undefined
	);
}

function overtakenHint({ node }: Equation, first: Repair | undefined): string | undefined {
	return first?.overtaken
		? l10n.t(
				'Perhaps {0} was written before all that it is made of: {1} would do.',
				cellNameFrom(first.cell, node),
				format(first.value),
			)
		: undefined;
}

function slipHint(ledger: Ledger, equation: Equation, difference: Decimal, best: Repair | undefined): string | undefined {
	if (best?.slip) {
		return l10n.t(
			'Perhaps in {0} {1}: {2} would do.',
			cellNameFrom(best.cell, equation.node),
			best.slip.words,
			format(best.value),
		);
	}
	const operands: Figure[] = [];
	for (const each of equation.summands) append(operands, each.once(figuresIn, ledger));
	const said = differenceHint(difference, operands, (cell) => cellNameFrom(cell, equation.node));
	return said && capitalised(said);
}

interface Figure {
	readonly of: Cell;
	readonly value: Decimal;
}

/** The operands that are one cell, with their values. */
function figuresIn(operands: readonly Operand[], ledger: Ledger): readonly Figure[] {
	return operands.flatMap(({ cells }) => {
		const [of] = cells;
		const value = of && cells.length === 1 ? ledger.valueOf(of) : undefined;
		return of && value ? [{ of, value }] : [];
	});
}

function moneyOf({ currency }: Cell, value: Decimal): string {
	return currency ? `${currency} ${format(value)}` : format(value);
}

/** The cells of a sum that stand in the text, or are not nothing. */
function worthSaying(operands: readonly Operand[], ledger: Ledger): readonly Cell[] {
	return visible(ledger, operands)
		.flatMap(({ cells }) => cells)
		.filter((cell) => cell.entry || !isZero(ledger.valueOf(cell) ?? zero));
}

function related({ uri, ledger }: Snapshot, { summands, node }: Equation): readonly Related[] {
	const cells: Cell[] = [];
	for (const each of summands) {
		if (cells.length >= mostRelated) break;
		append(cells, each.once(worthSaying, ledger));
	}
	return cells.slice(0, mostRelated).map((cell) => {
		const value = ledger.valueOf(cell);
		const name = cellNameFrom(cell, node);
		return {
			message: !value
				? l10n.t('{0}: not known', name)
				: cell.state === 'absent' && !isZero(value)
					? l10n.t('{0}: {1}, computed', name, moneyOf(cell, value))
					: l10n.t('{0}: {1}', name, moneyOf(cell, value)),
			uri,
			range: cellRange(cell),
		};
	});
}

const mostRelated = 40;
const offered = 8;

function fixes({ source, outline }: Snapshot, repairs: readonly Repair[], equation: Equation): readonly Fix[] {
	return repairs.slice(0, offered).map(({ cell, value, following, slip, overtaken, throwsAway }, index) => {
		const edits = writeCells(
			source,
			outline,
			[{ cell, value }, ...following].map((each) => ({ ...each, currency: each.cell.currency ?? equation.currency })),
		);
		const carried = commaList(following.map((each) => cellName(each.cell)));
		return fix(
			fixTitle(equation, cell, format(value), carried),
			edits,
			// A figure is set to nothing, or carried on into others that held, on request only, unless a slip explains each or
			// its parts came after it.
			index === 0 &&
				!throwsAway &&
				(overtaken ||
					((slip !== undefined || (following.length === 0 && !isZero(value))) &&
						following.every((each) => slipOf(each.cell.value ?? zero, each.value) !== undefined))),
		);
	});
}

/** `carried`: the cells that are set together with it. */
function fixTitle(equation: Equation, cell: Cell, value: string, carried: string): string {
	const name = cellNameFrom(cell, equation.node);
	if (cell.state === 'absent') {
		return carried ? l10n.t('Write {0} as {1}, and {2} with it', name, value, carried) : l10n.t('Write {0} as {1}', name, value);
	}
	return carried ? l10n.t('Set {0} to {1}, and {2} with it', name, value, carried) : l10n.t('Set {0} to {1}', name, value);
}

/** Closing balances below zero, written or computed. */
const negativeRule: RuleOfOne<Node> = {
	hangsOn: ({ return_ }) => [return_.generation],
	of(node, { ledger, return_ }) {
		const row = node.place?.line('closing');
		const columns = row?.columnIds ?? [];
		return columns.flatMap((column): Draft[] => {
			const cell = return_.cells.get(node, 'closing', column);
			const value = cell && ledger.valueOf(cell);
			// A total is below zero when what it adds up is, and that is said there.
			if (!cell || !value || !isNegative(value) || column === 'total' || column === 'par' || column === 'capital') {
				return [];
			}
			const of = columnOf(nodeName(node), column);
			return [
				{
					check: 'negative-balance',
					message:
						cell.state === 'written'
							? verdict(
									l10n.t('The closing balance is {0}: it cannot be below zero.', format(value)),
									l10n.t('It is that of {0}.', of),
								)
							: verdict(
									l10n.t('The closing balance comes to {0}: it cannot be below zero.', format(value)),
									l10n.t('It is that of {0}.', of),
								),
					range: cellRange(cell),
				},
			];
		});
	},
};

export function negativeDrafts(snapshot: Snapshot): readonly Draft[] {
	return draftsOfNodes(snapshot, negativeRule);
}
