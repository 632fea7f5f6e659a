import * as l10n from '@vscode/l10n';
import { compareDays, type Day } from '../forms/calendar.js';
import type { ColumnId } from '../forms/ff301/lines.js';
import { append } from '../lists.js';
import type { Cell } from '../model/cell.js';
import { blockOf, type ClassOfShares, type Return, textOf } from '../model/return.js';
import { writeCells } from '../model/write.js';
import { type Decimal, equal, format, isZero } from '../syntax/decimal.js';
import type { Node } from '../syntax/outline.js';
import { cellRange, type Draft, fix, nodeRange } from './draft.js';
import { cellName, columnOf, nodeName } from './names.js';
import type { Snapshot } from './snapshot.js';

/** An opening balance of one month and the closing one of the month before that it repeats. */
export interface Carried {
	readonly opening: Cell;
	readonly closing: Cell;
	/** Last month's figure; with others that do as well where the edition changed or the form rounds. */
	readonly values: readonly Decimal[];
}

/** `2026-01` as a number of months, for telling which follows which. */
export function monthNumber({ year, month }: Day): number {
	return year * 12 + month;
}

/** Ignoring case and spaces. */
export function sameText(text: string): string {
	return text.replace(/\s+/gu, '').toLowerCase();
}

/** By listed stock code, else by the issuer's name. */
export function sameIssuer(a: Return, b: Return): boolean {
	const codes = (return_: Return) => return_.classes.flatMap(({ listed, code }) => (listed && code ? [code] : []));
	const ofA = codes(a);
	const ofB = codes(b);
	if (ofA.length > 0 && ofB.length > 0) {
		return ofA.some((code) => ofB.includes(code));
	}
	return a.issuer !== undefined && b.issuer !== undefined && sameText(a.issuer) === sameText(b.issuer);
}

/** Of two returns for one month the later submitted counts, of the same day the resubmission. */
export function laterFiled(a: Snapshot, b: Snapshot): Snapshot {
	const [of, or] = [a.return_.submitted, b.return_.submitted];
	const order = of && or ? compareDays(of, or) : of ? 1 : or ? -1 : 0;
	if (order !== 0) {
		return order > 0 ? a : b;
	}
	return b.return_.resubmission && !a.return_.resubmission ? b : a;
}

/** By stock code and type, else by id. */
export function sameClass({ code, type, id }: ClassOfShares, others: readonly ClassOfShares[]): ClassOfShares | undefined {
	return (
		(code === undefined ? undefined : others.find((other) => other.code === code && sameText(other.type) === sameText(type))) ??
		others.find((other) => other.id === id)
	);
}

const items = [
	{ section: 'III.A', place: 'scheme' },
	{ section: 'III.B', place: 'warrant' },
	{ section: 'III.C', place: 'convertible' },
] as const;

interface Pairs {
	readonly carried: readonly Carried[];
	/** Items with an opening balance that last month's return does not have, though it has their section's block. */
	readonly fresh: readonly Node[];
}

/** What a month's return brings forward from the one before. */
export function bringForward(previous: Snapshot, snapshot: Snapshot): Pairs {
	const carried: Carried[] = [];
	const fresh: Node[] = [];
	const before = previous.return_;
	const now = snapshot.return_;
	const pair = (from: Node, to: Node, column: ColumnId): void => {
		const closing = before.cells.get(from, 'closing', column);
		const opening = now.cells.get(to, 'opening', column);
		const value = closing && previous.ledger.valueOf(closing);
		if (!closing || !opening || !value || opening.state !== 'written') {
			return;
		}
		// A capital is carried as it stands, or as it is rounded from shares and par value.
		carried.push({ opening, closing, values: previous.ledger.figures(closing) });
	};
	// The edition of June 2024 parted treasury shares from issued ones.
	const parted = before.generation === '1.0' && now.generation !== '1.0';
	for (const ofClass of now.classes) {
		const other = sameClass(ofClass, before.classes);
		if (!other) {
			continue;
		}
		const authorised = [blockOf(previous.outline, 'I', other.id), blockOf(snapshot.outline, 'I', ofClass.id)] as const;
		if (authorised[0] && authorised[1]) {
			for (const column of ['shares', 'par', 'capital'] as const) {
				pair(authorised[0], authorised[1], column);
			}
		}
		const issued = [blockOf(previous.outline, 'II', other.id), blockOf(snapshot.outline, 'II', ofClass.id)] as const;
		if (issued[0] && issued[1]) {
			if (parted) {
				pairParted(previous, snapshot, issued[0], issued[1], carried);
			} else {
				for (const column of ['issued', 'treasury', 'total'] as const) {
					pair(issued[0], issued[1], column);
				}
			}
		}
		for (const { section, place } of items) {
			const blocks = [blockOf(previous.outline, section, other.id), blockOf(snapshot.outline, section, ofClass.id)] as const;
			pairItems(previous, blocks[0], blocks[1], place);
		}
	}
	pairItems(previous, previous.outline.sections.get('IV'), snapshot.outline.sections.get('IV'), 'receipt');
	return { carried, fresh };

	function pairItems(from: Snapshot, old: Node | undefined, block: Node | undefined, place: Node['place']): void {
		const named = (node: Node | undefined, text: string) =>
			node?.children.filter((child) => child.place === place && sameText(textOf(child.opener) ?? '') === sameText(text)) ?? [];
		for (const item of block?.children.filter((child) => child.place === place) ?? []) {
			const text = textOf(item.opener);
			// Items of one name, tranches for one, are told apart by their order.
			const match = text === undefined ? undefined : named(old, text)[named(block, text).indexOf(item)];
			if (match) {
				pair(match, item, 'value');
				continue;
			}
			const opening = now.cells.get(item, 'opening');
			const written = place === 'receipt' ? from.outline.sections.has('IV') : from.outline.sections.has(itemSection(place));
			const readable = !old?.damaged && !from.outline.damaged;
			if (opening?.value && !isZero(opening.value) && written && readable) {
				fresh.push(item);
			}
		}
	}
}

function itemSection(place: Node['place']): 'III.A' | 'III.B' | 'III.C' {
	return items.find((item) => item.place === place)?.section ?? 'III.A';
}

/** May to June 2024: the one old figure is the issued shares or the total of the new form. */
function pairParted(previous: Snapshot, snapshot: Snapshot, from: Node, to: Node, carried: Carried[]): void {
	const closing = previous.return_.cells.get(from, 'closing', 'issued');
	const value = closing && previous.ledger.valueOf(closing);
	const issued = snapshot.return_.cells.get(to, 'opening', 'issued');
	const total = snapshot.return_.cells.get(to, 'opening', 'total');
	const now = total && snapshot.ledger.valueOf(total);
	if (closing && value && issued?.state === 'written') {
		// Where the total repeats it, the issued shares need not.
		carried.push({ opening: issued, closing, values: now && equal(now, value) && issued.value ? [issued.value] : [value] });
	}
}

/** `brought-forward`, `brought-forward-new` and `stale-movement`, against the month before. */
export function monthDrafts(snapshot: Snapshot, previous: Snapshot): readonly Draft[] {
	const { carried, fresh } = bringForward(previous, snapshot);
	const drafts: Draft[] = [];
	for (const { opening, closing, values } of carried) {
		const [value] = values;
		const sameCurrency = !closing.currency || closing.currency === opening.currency;
		if (!value || !opening.value || (sameCurrency && values.some((other) => equal(other, opening.value as Decimal)))) {
			continue;
		}
		const money = (currency: string | undefined, amount: Decimal) =>
			currency ? `${currency} ${format(amount)}` : format(amount);
		drafts.push({
			check: 'brought-forward',
			message: l10n.t(
				"The opening balance of {0} is {1}; last month's return closed with {2}.",
				columnOf(nodeName(opening.node), opening.column),
				money(opening.currency, opening.value),
				money(closing.currency ?? opening.currency, value),
			),
			range: cellRange(opening),
			related: [
				{
					message: l10n.t('{0} of last month: {1}', cellName(closing), format(value)),
					uri: previous.uri,
					range: cellRange(closing),
				},
			],
			fixes: () =>
				sameCurrency
					? [
							fix(
								l10n.t('Bring {0} forward', format(value)),
								writeCells(snapshot.source, snapshot.outline, [{ cell: opening, value }]),
								true,
							),
						]
					: [],
		});
	}
	for (const item of fresh) {
		drafts.push({
			check: 'brought-forward-new',
			message: l10n.t(
				"{0} has an opening balance, and last month's return has no such {1}. Was it renamed?",
				nodeName(item),
				item.place ?? '',
			),
			range: nodeRange(item),
		});
	}
	append(drafts, staleDrafts(snapshot, previous));
	return drafts;
}

const movementLines: readonly {
	readonly section: 'II' | 'III.A' | 'III.B' | 'III.C' | 'III.D' | 'III.E';
	readonly lines: readonly [string, ColumnId][];
}[] = [
	{
		section: 'II',
		lines: [
			['change', 'issued'],
			['change', 'treasury'],
		],
	},
	...(['A', 'B', 'C', 'D', 'E'] as const).map((letter) => ({
		section: `III.${letter}` as const,
		lines: [
			[`${letter}${letter}1`, 'value'],
			[`${letter}${letter}2`, 'value'],
		] as [string, ColumnId][],
	})),
];

/** The same movement two months running, to the digit: last month's may have been left in the form. */
function staleDrafts(snapshot: Snapshot, previous: Snapshot): readonly Draft[] {
	return snapshot.return_.classes.flatMap((ofClass) => {
		const other = sameClass(ofClass, previous.return_.classes);
		return movementLines.flatMap(({ section, lines }) => {
			const now = blockOf(snapshot.outline, section, ofClass.id);
			const before = other && blockOf(previous.outline, section, other.id);
			if (!now || !before) {
				return [];
			}
			return lines.flatMap(([line, column]): Draft[] => {
				const cell = snapshot.return_.cells.get(now, line, column);
				const old = previous.return_.cells.get(before, line, column);
				const value = cell && snapshot.ledger.valueOf(cell);
				const then = old && previous.ledger.valueOf(old);
				return cell && old && value && then && !isZero(value) && equal(value, then)
					? [
							{
								check: 'stale-movement',
								message: l10n.t(
									"{0} of {1} is {2}, the same as last month. Was last month's movement left in?",
									cellName(cell),
									nodeName(now),
									format(value),
								),
								range: cellRange(cell),
								related: [{ message: l10n.t("Last month's"), uri: previous.uri, range: cellRange(old) }],
							},
						]
					: [];
			});
		});
	});
}
