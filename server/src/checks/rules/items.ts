import * as l10n from '@vscode/l10n';
import { inGeneration } from '../../forms/types.js';
import { verdict } from '../../localise.js';
import type { Cell } from '../../model/cell.js';
import { first } from '../../model/return.js';
import { writeCells } from '../../model/write.js';
import {
	absolute,
	compare,
	type Decimal,
	divide,
	format,
	isNegative,
	isZero,
	multiply,
	negate,
	normal,
	one,
	subtract,
	sum,
	zero,
} from '../../syntax/decimal.js';
import type { Node } from '../../syntax/outline.js';
import { cellRange, type Draft, fix } from '../draft.js';
import type { Ledger } from '../ledger.js';
import { cellName, nodeName } from '../names.js';
import type { Snapshot } from '../snapshot.js';
import { draftsOfNodes, type RuleOfOne } from './ofOne.js';

/** Relations that good returns may break, each worth a look or a remark. */
const itemRule: RuleOfOne<Node> = {
	hangsOn: ({ return_ }) => [return_.generation],
	of: (node, snapshot) =>
		node.place?.id === 'scheme'
			? [...exercise(snapshot, node), ...issuable(snapshot, node)]
			: node.place?.id === 'convertible' || node.place?.id === 'warrant'
				? conversion(snapshot, node)
				: [],
};

export function itemDrafts(snapshot: Snapshot): readonly Draft[] {
	return draftsOfNodes(snapshot, itemRule);
}

/** Options exercised for new shares and for treasury shares, each against the column of these. */
function exercise({ return_, ledger, source, outline }: Snapshot, scheme: Node): readonly Draft[] {
	if (scheme.damaged) return [];
	const exercised = return_.cells.movements(scheme).filter(({ row }) => row.keyword === 'exercised');
	return (scheme.place?.lines ?? []).flatMap(({ keyword, counts: flag }): Draft[] => {
		if (!flag) return [];
		const of = exercised.filter(({ entry }) => entry?.field.amount?.flag?.text.toLowerCase() === flag);
		const column = return_.cells.get(scheme, keyword);
		if (
			of.length === 0 ||
			!column ||
			!inGeneration(column.row, return_.generation) ||
			of.some(({ state }) => state === 'unknown')
		) {
			return [];
		}
		const given = ledger.valueOf(column);
		if (!given && !ledger.isContradicted(column)) return [];
		const options = negate(sum(of.map(({ value }) => value ?? zero)));
		// A number with the wrong sign is reported as that.
		if (isNegative(options) || (given && isZero(subtract(options, given)))) return [];
		const at = of[0];
		if (at && !given) {
			return [
				{
					check: 'exercise',
					severity: 'warning',
					message:
						flag === 'new'
							? l10n.t(
									'{0} options were exercised for new shares, and {1} is left out: the shares issued are not known, nor is any sum that needs them.',
									format(options),
									keyword,
								)
							: l10n.t(
									'{0} options were exercised for treasury shares, and {1} is left out: the shares transferred are not known, nor is any sum that needs them.',
									format(options),
									keyword,
								),
					range: cellRange(at),
					fixes: () => [
						fix(
							l10n.t('Write {0} as {1}', keyword, format(options)),
							writeCells(source, outline, [{ cell: column, value: options }]),
							agrees(ledger, column, options),
						),
					],
				},
			];
		}
		return at && given
			? [
					{
						check: 'exercise',
						message:
							flag === 'new'
								? verdict(
										l10n.t(
											'{0} options were exercised and {1} new shares were issued ({2}).',
											format(options),
											format(given),
											keyword,
										),
										l10n.t('That can be right, when shares were issued beforehand; a remark helps.'),
									)
								: verdict(
										l10n.t(
											'{0} options were exercised and {1} treasury shares transferred ({2}).',
											format(options),
											format(given),
											keyword,
										),
										l10n.t('That can be right, when shares were issued beforehand; a remark helps.'),
									),
						range: cellRange(at),
						...(column.entry ? { related: [{ message: keyword, range: cellRange(column) }] } : {}),
					},
				]
			: [];
	});
}

/** No more shares can be issued for options than there are. */
function issuable({ return_, ledger }: Snapshot, scheme: Node): readonly Draft[] {
	const shares = return_.cells.get(scheme, 'issuable');
	const options = return_.cells.get(scheme, 'closing');
	const left = options && ledger.valueOf(options);
	// A scheme of which no balance is written says nothing of its options.
	const isKnown = options?.entry ?? first(scheme, 'opening');
	return shares?.value && left && isKnown && compare(shares.value, left) > 0
		? [
				{
					check: 'stale-issuable',
					message: verdict(
						l10n.t('`issuable` is {0}, and only {1} options are left.', format(shares.value), format(left)),
						l10n.t('It is that of {0}: was an earlier figure left in?', nodeName(scheme)),
					),
					range: cellRange(shares),
					related: [{ message: cellName(options as Cell), range: cellRange(options as Cell) }],
				},
			]
		: [];
}

/** Amount by price against the shares that may be issued, where both are in one currency. */
function conversion({ return_, ledger, source, outline }: Snapshot, item: Node): readonly Draft[] {
	const amount = return_.cells.get(item, 'closing');
	const price = return_.cells.get(item, 'price');
	const shares = return_.cells.get(item, 'issuable');
	const total = amount && ledger.valueOf(amount);
	const currency = amount?.currency ?? return_.cells.get(item, 'opening')?.currency;
	if (
		!total ||
		price?.state !== 'written' ||
		!price.value ||
		shares?.state !== 'written' ||
		!shares.value ||
		price.currency !== currency
	) {
		return [];
	}
	if (isZero(price.value)) return [];
	// |amount - shares × price| > price, which is the same and needs no division.
	const apart = absolute(subtract(total, multiply(shares.value, price.value)));
	if (compare(apart, absolute(price.value)) <= 0) return [];
	const exact = divide(total, price.value);
	return [
		{
			check: 'conversion',
			message:
				exact && exact.scale <= 4
					? verdict(
							l10n.t('Amount divided by price is {0} shares; {1} may be issued.', format(exact), format(shares.value)),
							l10n.t('There can be good reasons.'),
						)
					: verdict(
							l10n.t(
								'Amount divided by price is about {0} shares; {1} may be issued.',
								format(quotient(total, price.value)),
								format(shares.value),
							),
							l10n.t('There can be good reasons.'),
						),
			range: cellRange(shares),
			related: [
				{ message: l10n.t('amount: {0}', format(total)), range: cellRange(amount) },
				{ message: l10n.t('price: {0}', format(price.value)), range: cellRange(price) },
			],
			fixes: () =>
				exact && normal(exact).scale === 0
					? [
							fix(
								l10n.t('Set {0} to {1}', shares.row.keyword, format(normal(exact))),
								writeCells(source, outline, [{ cell: shares, value: normal(exact) }]),
							),
						]
					: [],
		},
	];
}

/** The whole part of a quotient, for a message. */
function quotient(a: { units: bigint; scale: number }, b: { units: bigint; scale: number }) {
	const scale = Math.max(a.scale, b.scale);
	const units = (a.units * 10n ** BigInt(scale - a.scale)) / (b.units * 10n ** BigInt(scale - b.scale));
	return multiply({ units, scale: 0 }, one);
}

/** Whether no sum that held, or was open, is broken once a cell is filled in: shares that were issued beforehand are in no sum. */
function agrees(ledger: Ledger, cell: Cell, value: Decimal): boolean {
	const filled = ledger.with(new Map([[cell, value]]));
	return !ledger.equations.some(
		(equation) => filled.balance(equation).state === 'broken' && ledger.balance(equation).state !== 'broken',
	);
}
