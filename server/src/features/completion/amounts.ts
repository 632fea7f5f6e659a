import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { resultText, sumText } from '../../checks/arithmetic.js';
import { computedCells } from '../../checks/compute.js';
import type { Snapshot } from '../../checks/snapshot.js';
import { inMarkdown } from '../../escape.js';
import { commonCurrencies, currencies } from '../../forms/currencies.js';
import { headOf, type Line } from '../../forms/form.js';
import { type ColumnId, inGeneration } from '../../forms/types.js';
import { formWords, locale } from '../../localise.js';
import { isMoney } from '../../model/cell.js';
import { type CellValue, columnText } from '../../model/write.js';
import { type Decimal, isZero, zero } from '../../syntax/decimal.js';
import type { AmountValue, Field, MoneyValue, NumberValue } from '../../syntax/statement.js';
import { columnsIn } from '../rowColumns.js';
import { currenciesIn } from './currencies.js';
import { type Offer, unique, withMore } from './offer.js';
import { beforeOf, carriedColumn, parText } from './previous.js';
import { type Home, homeOf, type Open, type Spot } from './spot.js';

/** What stands in a column, with its operator. */
export interface Known {
	readonly text: string;
	readonly why: string;
	readonly kind: CompletionItemKind;
	readonly detail: string | undefined;
}

/** What a column is to be: brought forward, or as an identity makes it of what stands in the text. */
function knownValues(spot: Spot, snapshot: Snapshot, home: Home, column: ColumnId): readonly Known[] {
	const { row, node } = home;
	if (!node) return [];
	const { previous } = spot.neighbours;
	const before = row.keyword === 'opening' ? beforeOf(spot, home) : undefined;
	const forward = previous && before ? carriedColumn(previous, before, row, column) : undefined;
	const derived = computedCells(snapshot, { within: (cell) => cell.node === node && cell.row === row && cell.column === column });
	const known = [...(forward ? [broughtForward(forward)] : []), ...derived.map((value) => computed(snapshot, value))];
	return known.length > 0 ? known : (guesses[column]?.(snapshot, home) ?? []);
}

function headText(row: Line, column: ColumnId): string {
	const head = headOf(row, column);
	return head ? formWords(head) : column;
}

function broughtForward(text: string): Known {
	const why = l10n.t('Brought forward from the previous month');
	return { text, why, kind: CompletionItemKind.Reference, detail: why };
}

function computed(snapshot: Snapshot, value: CellValue): Known {
	const { row, column } = value.cell;
	return {
		text: columnText(row, column, value),
		why: arithmetic(snapshot, value),
		kind: CompletionItemKind.Value,
		detail: column === 'value' ? l10n.t('computed {0}', row.keyword) : headText(row, column),
	};
}

/** What a column is likely to be where nothing says what it has to be. */
const guesses: Readonly<Partial<Record<ColumnId, (snapshot: Snapshot, home: Home) => readonly Known[]>>> = {
	par: ({ return_ }, { row, node }) => {
		const cells = ['opening', 'closing'].flatMap((line) => (node && return_.cells.get(node, line, 'par')) ?? []);
		const like = cells.find((cell) => cell.row !== row && parText(row, cell) !== undefined);
		const why = l10n.t('As in {0}', like?.row.keyword ?? '');
		const text = like && parText(row, like);
		return text ? [{ text, why, kind: CompletionItemKind.Value, detail: headText(row, 'par') }] : [];
	},
	treasury: ({ return_ }, { row, node }) => {
		const cell = node && return_.cells.get(node, row.keyword, 'treasury');
		const why = l10n.t('No treasury shares');
		return cell?.state === 'absent'
			? [
					{
						text: columnText(row, 'treasury', { cell, value: zero }),
						why,
						kind: CompletionItemKind.Value,
						detail: headText(row, 'treasury'),
					},
				]
			: [];
	},
};

/** The lines of a place that are left out and whose numbers are known, by their keywords; the keyword is not in the text. */
export function knownLines(spot: Spot, { place, node }: Open): ReadonlyMap<string, Known> {
	const derived = new Set(
		computedCells(spot.rest, { within: (cell) => cell.node === node && !cell.entry }).flatMap(({ cell, value }) =>
			// A sum of 0 is what a blank cell stands for, unless it is all that is left of a balance.
			isZero(value) && !(cell.row.keyword === 'closing' && node?.entries.has('opening')) ? [] : [cell.row],
		),
	);
	const known = new Map<string, Known>();
	for (const row of place.lines) {
		const { keyword } = row;
		if (!node || node.entries.has(keyword) || !(keyword === 'opening' || derived.has(row))) continue;
		const home = { place, node, row };
		const [first, ...others] = columnsIn(row, spot.rest.return_.generation);
		const [value] = first ? knownValues(spot, spot.rest, home, first) : [];
		if (value) {
			const filled = (text: string) => spot.filled(`${keyword} ${text}`);
			const isCarried = value.kind === CompletionItemKind.Reference;
			known.set(keyword, {
				...value,
				text: withColumns({ ...spot, filled }, home, others, value.text),
				detail: isCarried ? value.detail : l10n.t('computed {0}', keyword),
			});
		}
	}
	return known;
}

function arithmetic({ ledger }: Snapshot, { cell, value, currency }: CellValue): string {
	const equation = ledger.derivations(cell)?.[0] ?? ledger.equations.find(({ derived }) => derived === cell);
	const money = (amount: Decimal) => columnText(cell.row, 'value', { cell, value: amount, currency });
	return equation
		? `*${l10n.t(equation.identity.formula)}*\n\n${inMarkdown(`${sumText(ledger, equation)} = ${resultText(ledger, equation, value, money)}`)}`
		: '';
}

/** Where in the columns the cursor stands; `begun` when an operator or a currency stands there already. */
interface Slot {
	readonly at: number;
	readonly begun: boolean;
	readonly sign: string;
	readonly currency: string | undefined;
}

type Part = MoneyValue | (NumberValue & { readonly negated?: boolean }) | undefined;

function partsOf(amount: AmountValue | undefined, row: Line): readonly Part[] {
	const { first, par, noPar, second, equals } = amount ?? {};
	const none = noPar && { ...noPar, value: undefined };
	const slots = { first, par: par ?? none, second, equals };
	return row.columns.map(({ slot }) => slots[slot]);
}

const signs = /([-+−–—－＋]|[x×✕*]|[=＝])\s*$/i;

function slotOf({ head }: Spot, { amount }: Field, row: Line): Slot {
	const parts = partsOf(amount, row);
	const at = parts.findLastIndex((part) => part !== undefined);
	const part = parts[at];
	const currency = part && 'currency' in part ? part.currency : undefined;
	const number = part && ('number' in part ? part.number : (part as NumberValue));
	const gap = part !== undefined && (!number || number.start === number.end);
	const before = head.trimEnd().slice(0, currency ? -currency.length : undefined);
	const sign = gap ? (signs.exec(before)?.[1] ?? '') : '';
	return { at: gap ? at : at + 1, begun: gap, sign, currency };
}

const operatorOf: Readonly<Partial<Record<ColumnId, readonly string[]>>> = {
	par: ['x'],
	capital: ['='],
	treasury: ['+', '-'],
	total: ['='],
};

/** What a line of numbers may go on with; `begun` while it cannot end there. */
export function amountOffers(
	spot: Spot,
	field: Field,
	home: Home,
): { readonly offers: readonly Offer[]; readonly begun: boolean } {
	const { row } = home;
	const columns = columnsIn(row, spot.rest.return_.generation);
	if (row.columnIds.includes('par') && /\bno\s*$/i.test(spot.head)) {
		return { offers: [{ label: 'par', kind: CompletionItemKind.Keyword }], begun: true };
	}
	const slot = slotOf(spot, field, row);
	if (spot.tail && !slot.begun && slot.at > 0) {
		// Before what stands there an operator alone can be missing.
		const column = /^(?:[A-Z]{3}\b|\d)/.test(spot.tail) ? columns[slot.at] : undefined;
		return { offers: column ? openingOffers(spot, row, column, slot) : [], begun: false };
	}
	const following = slot.begun || slot.at === 0 ? columns.slice(slot.at, slot.at + 1) : columns.slice(slot.at);
	return {
		offers: [
			...following.flatMap((each) => valueOffers(spot, home, columns, each, slot)),
			...following.flatMap((each) => openingOffers(spot, row, each, slot)),
			...flagOffers(spot, field, row, slot),
		],
		begun: slot.begun || (slot.at === 0 && !row.movement),
	};
}

/** The values of a column, first with those of the columns behind it. */
function valueOffers(spot: Spot, home: Home, columns: readonly ColumnId[], column: ColumnId, slot: Slot): readonly Offer[] {
	return knownValues(spot, spot.rest, home, column).flatMap(({ text, why, kind, detail }) => {
		const own = behindOperator(text, slot);
		if (own === undefined) return [];
		const whole = withColumns(spot, home, columns.slice(columns.indexOf(column) + 1), text);
		const stripped = behindOperator(whole, slot) ?? own;
		const offer = (label: string): Offer => ({ label, kind, detail, documentation: why });
		return stripped === own ? [offer(own)] : [offer(stripped), offer(own)];
	});
}

/** A text with what the columns to its right are, once it stands. */
function withColumns(spot: Spot, { row }: Home, columns: readonly ColumnId[], text: string): string {
	let whole = text;
	for (const column of columns) {
		const { snapshot, chain } = spot.filled(whole);
		const home = homeOf(chain, row.keyword);
		const [known] = home ? knownValues(spot, snapshot, home, column) : [];
		if (!known) break;
		whole += ` ${known.text}`;
	}
	return whole;
}

/** What is left of a value to write; undefined where another operator or currency stands than it needs. */
function behindOperator(text: string, { begun, sign, currency }: Slot): string | undefined {
	let left = text;
	if (begun && sign) {
		const plain = sign === '＋' ? '+' : /[−–—－]/.test(sign) ? '-' : /[×✕*X]/.test(sign) ? 'x' : sign === '＝' ? '=' : sign;
		if (!left.startsWith(`${plain} `)) return undefined;
		left = left.slice(2);
	}
	if (begun && currency) return left.startsWith(`${currency} `) ? left.slice(currency.length + 1) : undefined;
	return left;
}

/** The operators and currencies that a column may begin with, and 0. */
function openingOffers(spot: Spot, row: Line, column: ColumnId, { begun, currency }: Slot): readonly Offer[] {
	const operators = begun ? [] : (operatorOf[column] ?? []);
	const detail = column === 'value' ? undefined : headText(row, column);
	if (operators.length > 0) {
		const words = column === 'par' ? [...operators, 'no par'] : operators;
		return words.map((label) => ({ label, kind: CompletionItemKind.Operator, detail }));
	}
	if (isMoney(row, column) && !currency) return currencyOffers(spot);
	return column === 'par' ? [] : [{ label: '0', kind: CompletionItemKind.Value, detail }];
}

function flagOffers({ rest }: Spot, { amount }: Field, { flags }: Line, { at, begun }: Slot): readonly Offer[] {
	if (amount?.flag || begun || at === 0) return [];
	const { form } = rest.outline;
	// A flag that is a column's word too came with that column.
	const stands = (flag: string) => inGeneration({ from: form.columns[flag]?.from ?? '' }, rest.return_.generation);
	return (flags ?? []).filter(stands).map((label) => ({
		label,
		kind: CompletionItemKind.Keyword,
		detail: label === 'new' ? l10n.t('new shares are involved') : l10n.t('treasury shares are involved'),
	}));
}

let names: Intl.DisplayNames | undefined;

/** Those of the file first, then the common ones; the others when their first letter is typed. */
export function currencyOffers({ rest, typed }: Spot): readonly Offer[] {
	const begun = typed.toUpperCase();
	const others = begun ? [...currencies].filter((code) => code.startsWith(begun) && code !== 'CNY') : [];
	names ??= new Intl.DisplayNames(locale(), { type: 'currency' });
	const offers = unique([...currenciesIn(rest).filter((code) => currencies.has(code)), ...commonCurrencies, ...others]).map(
		(label) => ({
			label,
			kind: CompletionItemKind.Unit,
			detail: names?.of(label === 'RMB' ? 'CNY' : label),
		}),
	);
	return begun ? offers : withMore(offers);
}
