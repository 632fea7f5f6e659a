import * as l10n from '@vscode/l10n';
import { largest } from '../../lists.js';
import { verdict } from '../../localise.js';
import type { Cell } from '../../model/cell.js';
import { textOf } from '../../model/return.js';
import {
	absolute,
	add,
	compare,
	type Decimal,
	decimalOf,
	equal,
	format,
	integer,
	isNegative,
	isZero,
	multiply,
	normal,
	quotient,
	subtract,
	sum,
	zero,
} from '../../syntax/decimal.js';
import { cellRange, type Draft, fix, writeFix } from '../draft.js';
import type { Neighbours } from '../neighbours.js';
import { likelySlips, slipOf } from '../slips.js';
import type { Snapshot } from '../snapshot.js';
import { type ClassOfDay, classesOfDay, type Row, sizeOf } from './reading.js';

const hundred = integer(100);
/** Few would write more; a percentage to be written has so many. */
const usual = 5;

/** `percent`: a row's shares as a percentage of the opening issued shares. */
export function percentDrafts(snapshot: Snapshot, neighbours: Neighbours): readonly Draft[] {
	const classes = classesOfDay(snapshot);
	const others = otherBases(snapshot, classes, neighbours);
	const broken = new Set(
		snapshot.ledger.equations.flatMap((equation) =>
			equation.identity.id === 'issued-closing' && snapshot.ledger.balance(equation).state === 'broken' ? [equation.node] : [],
		),
	);
	return classes.flatMap((ofClass): readonly Draft[] => {
		// Where the closing is not what the events make, a number is wrong, and that is said there.
		if (ofClass.block && broken.has(ofClass.block)) return [];
		const closing = isOfClosing(snapshot, ofClass);
		const shared = sharedBases(snapshot, ofClass, others, closing);
		return ofClass.rows.flatMap((row) => {
			const { known } = row.node;
			// A row that was right is right as long as it is the same, and of the same.
			if (shared !== undefined && known.get(percentOf) === shared) return [];
			const drafts = percentOf(snapshot, ofClass, row, others, closing);
			known.set(percentOf, drafts.length === 0 ? shared : undefined);
			return drafts;
		});
	});
}

/** What the percentages of a class hang on besides their rows; undefined where they hang on the other rows. */
function sharedBases(
	{ ledger, form }: Snapshot,
	{ opening, closing }: ClassOfDay,
	others: readonly Decimal[],
	isOfClosing: boolean,
): string | undefined {
	const balances = [opening, closing].map((balance) => balance && ledger.valueOf(balance.issued));
	return form.place('pending') && [...balances, ...others].map((value) => value && format(value)).join(' of ') + isOfClosing;
}

/** Whether pending rows may be of the closing balance: more of them are than are of the opening one alone, or none tells. */
function isOfClosing({ ledger, form }: Snapshot, { opening, closing, rows }: ClassOfDay): boolean {
	const [before, after] = [opening, closing].map((balance) => balance && ledger.valueOf(balance.issued));
	if (!before || !after || equal(before, after) || !form.place('pending')) return true;
	let [ofOpening, ofClosing] = [0, 0];
	for (const row of rows) {
		const size = row.kind === 'pending' ? sizeOf(row) : undefined;
		const written = row.percent?.value;
		if (!size || !written) continue;
		const [one, other] = [before, after].map((base) => {
			const right = percentageOf(size, base, written.scale);
			return right !== undefined && equal(right, written);
		});
		if (one && !other) ofOpening += 1;
		if (other && !one) ofClosing += 1;
	}
	return ofOpening === 0 || ofClosing > ofOpening;
}

/** The bases that are as good as a class's own: all classes of the return, or of the last monthly return, together. */
function otherBases({ ledger }: Snapshot, classes: readonly ClassOfDay[], { days }: Neighbours): readonly Decimal[] {
	const together = (values: readonly (Decimal | undefined)[]) => (values.length > 1 ? (sum(values) ?? []) : []);
	const monthly = days?.lastMonthly;
	return [
		together(classes.flatMap(({ opening }) => (opening ? [ledger.valueOf(opening.issued)] : []))),
		monthly
			? together(
					(monthly.outline.sections.get(monthly.form.shares?.issued ?? '')?.children ?? []).map((block) =>
						closingOf(monthly, block),
					),
				)
			: [],
	].flat();
}

function closingOf(
	{ return_, ledger }: Snapshot,
	block: Parameters<Snapshot['return_']['cells']['get']>[0],
): Decimal | undefined {
	const cell = return_.cells.get(block, 'closing', 'issued');
	return cell && ledger.valueOf(cell);
}

/** What a row's percentage is of, the form's own base first. */
function basesOf(
	{ ledger, form }: Snapshot,
	{ opening, closing, rows }: ClassOfDay,
	row: Row,
	isOfClosing: boolean,
): readonly Decimal[] {
	const value = opening && ledger.valueOf(opening.issued);
	if (!value) return [];
	if (form.place('pending')) {
		const after = isOfClosing && row.kind === 'pending' && closing ? ledger.valueOf(closing.issued) : undefined;
		return after ? [value, after] : [value];
	}
	// FF304: less what was bought back and not cancelled, be it in returns before, before this row or without it.
	const { sizes, places, total, disclosed } = pendingOf(rows);
	const at = places.get(row);
	const less = (size: Decimal) => subtract(value, size);
	const own = row.kind === 'pending' && row.shares?.value ? absolute(row.shares.value) : zero;
	return [
		less(disclosed),
		less(subtract(total, own)),
		less(at === undefined ? zero : (sizes[at] as Decimal)),
		less(total),
		value,
	];
}

/** What is pending: in all, before each of its rows, and of days before; of these rows, returns before had the percentages. */
interface Pending {
	readonly sizes: readonly Decimal[];
	readonly places: ReadonlyMap<Row, number>;
	readonly total: Decimal;
	readonly disclosed: Decimal;
}

const pendingOfRows = new WeakMap<readonly Row[], Pending>();

function pendingOf(rows: readonly Row[]): Pending {
	let pending = pendingOfRows.get(rows);
	if (!pending) {
		const sizes: Decimal[] = [];
		const places = new Map<Row, number>();
		let total: Decimal = zero;
		let disclosed: Decimal = zero;
		for (const row of rows) {
			if (row.kind === 'pending') {
				const size = row.shares?.value ? absolute(row.shares.value) : zero;
				places.set(row, sizes.length);
				sizes.push(total);
				total = add(total, size);
				if (!row.percent?.value) disclosed = add(disclosed, size);
			}
		}
		pending = { sizes, places, total, disclosed };
		pendingOfRows.set(rows, pending);
	}
	return pending;
}

/** What is right, to so many decimals, half up. */
export function percentageOf(shares: Decimal, base: Decimal, places: number): Decimal | undefined {
	return quotient(multiply(absolute(shares), hundred), base, places);
}

function percentOf(
	snapshot: Snapshot,
	ofClass: ClassOfDay,
	row: Row,
	others: readonly Decimal[],
	isOfClosing: boolean,
): readonly Draft[] {
	const { percent, shares } = row;
	const written = percent?.value && absolute(percent.value);
	const size = sizeOf(row);
	const own = basesOf(snapshot, ofClass, row, isOfClosing);
	if (!percent || !written || !size || shares?.state === 'unknown' || own.length === 0) return [];
	const { scale } = written;
	const right = [...own, ...others].flatMap((base) => percentageOf(size, base, scale) ?? []);
	const isSigned = isNegative(percent.value as Decimal);
	if (!isSigned && right.some((value) => equal(value, written))) return [];
	const [first] = right;
	if (!first) return [];
	const unit: Decimal = { units: 1n, scale };
	const isNear = right.some((value) => compare(absolute(subtract(value, written)), unit) <= 0);
	const told = isNear ? undefined : toldBase(snapshot, row, size, written);
	const after = isOfClosing || isNear || told ? undefined : basesOf(snapshot, ofClass, row, true)[1];
	const alone = after && equal(percentageOf(size, after, scale) ?? zero, written);
	const range = cellRange(percent);
	if (isSigned && right.some((value) => equal(value, written))) {
		return [
			{
				check: 'percent',
				severity: 'information',
				message: l10n.t('The form has the percentage without a sign.'),
				range,
				fixes: () => [writeFix(range, format(written), true)],
			},
		];
	}
	const [toWrite, ...finerOnes] = rightsFor(written, first, size, own[0] as Decimal, ofClass, row);
	return [
		{
			check: 'percent',
			...(isNear || told || alone ? { severity: 'information' as const } : {}),
			message: alone
				? verdict(
						l10n.t('{0} % is of the closing balance; other rows are of the opening balance', format(written)),
						l10n.t('Of the opening balance it would be {0} %.', format(toWrite)),
					)
				: told
					? verdict(
							l10n.t('{0} % is of {1}, which a text of this return names', format(written), format(told)),
							l10n.t('Of the opening balance it would be {0} %.', format(toWrite)),
						)
					: isNear && toWrite.scale <= scale
						? l10n.t(
								'{0} of {1} is {2} %, not {3} %: one unit of the last decimal off.',
								format(size),
								format(own[0] as Decimal),
								format(toWrite),
								format(written),
							)
						: l10n.t(
								'{0} of {1} is {2} %, not {3} %.',
								format(size),
								format(own[0] as Decimal),
								format(toWrite),
								format(written),
							),
			range,
			fixes: () => {
				const set = writeFix(range, format(toWrite), true);
				const slips = isNear || told ? [] : slipsOfShares(shares, written, own[0] as Decimal, first);
				return [
					set,
					...finerOnes.map((value) => writeFix(range, format(value))),
					...slips.map((value) =>
						fix(l10n.t('Set {0} to {1}', shares?.row.keyword ?? '', format(value)), [
							{ range: cellRange(shares as Cell), newText: format(value) },
						]),
					),
				];
			},
		},
	];
}

/**
 * What is to be written, the likeliest first: what the percentage may have slipped from, else as many decimals as the other rows have, for
 * the form shows no zeros at the end, else as many as it has.
 */
function rightsFor(
	written: Decimal,
	first: Decimal,
	size: Decimal,
	base: Decimal,
	{ rows }: ClassOfDay,
	own: Row,
): readonly [Decimal, ...Decimal[]] {
	const { scale } = written;
	const shown = largest(
		rows.map((row) => (row === own ? 0 : (row.percent?.value?.scale ?? 0))),
		0,
	);
	const rounded = (places: number) => {
		const value = percentageOf(size, base, places);
		return value && !isZero(value) ? [normal(value)] : [];
	};
	const [asShown] = shown > scale ? rounded(shown) : [];
	const none = isZero(first) || scale === 0;
	const all = [
		...(none ? [] : [normal(first)]),
		...(asShown ? [asShown] : []),
		...rounded(scale + 1),
		...(none ? rounded(usual) : []),
	];
	const weight = (value: Decimal) => (slipOf(written, value) ? 2 : 0) + (asShown && equal(value, asShown) ? 1 : 0);
	const values = all.filter(
		(value, index) =>
			all.findIndex((other) => equal(other, value)) === index &&
			(index === 0 || weight(value) > 0 || (none && index === all.length - 1)),
	);
	const [best = normal(first), ...rest] = values.sort((a, b) => weight(b) - weight(a));
	return [best, ...rest];
}

/** What the shares may have been meant to be, were the percentage right. */
function slipsOfShares(shares: Cell | undefined, written: Decimal, base: Decimal, right: Decimal): readonly Decimal[] {
	if (!shares?.value || slipOf(written, right)) return [];
	const fitting = likelySlips(shares.value).filter((value) => {
		const percentage = percentageOf(value, base, written.scale);
		return percentage !== undefined && equal(percentage, written);
	});
	// Several slips may come to one number.
	return fitting.filter((value, index) => fitting.findIndex((other) => equal(other, value)) === index).slice(0, 3);
}

/** A number in the remarks, or in the row's own text, of which the percentage is. */
function toldBase({ outline }: Snapshot, { node }: Row, size: Decimal, written: Decimal): Decimal | undefined {
	const remarks = [...outline.sections.values()].flatMap((section) => section.entries.get('remarks') ?? []);
	const texts = [...remarks, ...(node.entries.get('specify') ?? [])].flatMap((entry) => textOf(entry) ?? []);
	for (const text of texts) {
		for (const [number] of text.matchAll(/\d{1,3}(?:,\d{3}){1,6}/g)) {
			const base = decimalOf(number);
			const value = percentageOf(size, base, written.scale);
			if (value && equal(value, written) && !isZero(value)) return base;
		}
	}
	return undefined;
}

/** `discount`: the price against the market price, a discount negative. */
export function discountDrafts(snapshot: Snapshot): readonly Draft[] {
	const { cells } = snapshot.return_;
	return classesOfDay(snapshot).flatMap(({ rows }) =>
		rows.flatMap(({ node, price }): Draft[] => {
			const market = cells.get(node, 'market');
			const discount = cells.get(node, 'discount');
			const right = discountOf(price, market, discount?.value?.scale ?? 2);
			if (!discount?.value || !right || equal(right, discount.value)) return [];
			const range = cellRange(discount);
			const written = discount.value;
			return [
				{
					check: 'discount',
					message: l10n.t(
						'{0} against {1} is {2} %, not {3} %.',
						format(price?.value as Decimal),
						format(market?.value as Decimal),
						format(right),
						format(written),
					),
					range,
					fixes: () => [writeFix(range, format(right), true)],
				},
			];
		}),
	);
}

function discountOf(price: Cell | undefined, market: Cell | undefined, places: number): Decimal | undefined {
	return price?.value && market?.value && price.currency === market.currency && !isZero(market.value)
		? quotient(multiply(subtract(price.value, market.value), hundred), market.value, places)
		: undefined;
}
