import * as l10n from '@vscode/l10n';
import type { Form } from '../forms/form.js';
import type { ColumnId, SectionId } from '../forms/types.js';
import { append } from '../lists.js';
import { verdict } from '../localise.js';
import { blockOf } from '../model/return.js';
import { writeCells } from '../model/write.js';
import { type Decimal, equal, format, isZero, zero } from '../syntax/decimal.js';
import { type Brought, bringForward } from './bringForward.js';
import { carriedDrafts } from './carriedForward.js';
import { cellRange, type Draft, fix, nodeRange } from './draft.js';
import { factDrafts } from './facts.js';
import { sameClass } from './matching.js';
import { cellName, columnOf, nodeName } from './names.js';
import type { Snapshot } from './snapshot.js';

/** `brought-forward`, `brought-forward-new`, `changed-fact` and `stale-movement`, against the month before. */
export function monthDrafts(snapshot: Snapshot, previous: Snapshot): readonly Draft[] {
	const brought = bringForward(previous, snapshot);
	const { carried, fresh } = brought;
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
			message: verdict(
				l10n.t(
					'The opening balance is {0}; last month closed with {1}.',
					money(opening.currency, opening.value),
					money(closing.currency ?? opening.currency, value),
				),
				l10n.t('It is that of {0}.', columnOf(nodeName(opening.node), opening.column)),
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
			message: verdict(
				l10n.t("Last month's return has no such {0}, and this one an opening balance of it.", item.place?.id ?? ''),
				l10n.t('Was {0} renamed?', nodeName(item)),
			),
			range: nodeRange(item),
		});
	}
	append(drafts, carriedDrafts(snapshot, previous, brought));
	append(drafts, staleDrafts(snapshot, previous));
	append(drafts, factDrafts(previous, brought));
	append(drafts, issuableDrafts(snapshot, previous, brought));
	return drafts;
}

/** What moves a class's shares: the change of its balance, and the totals of what moves them. */
function movementLines({
	shares,
}: Form): readonly { readonly section: SectionId; readonly lines: readonly (readonly [string, ColumnId])[] }[] {
	if (!shares) return [];
	const { issued, groups, events } = shares;
	return [
		{ section: issued, lines: (['issued', 'treasury'] as const).map((column) => ['change', column]) },
		...[...groups, ...(events ? [events] : [])].map(({ section, sums }) => ({
			section,
			lines: [sums.issued, sums.treasury].map((line) => [line, 'value'] as const),
		})),
	];
}

/** The same movement two months running, to the digit: last month's may have been left in the form. */
function staleDrafts(snapshot: Snapshot, previous: Snapshot): readonly Draft[] {
	return snapshot.return_.classes.flatMap((ofClass) => {
		const other = sameClass(ofClass, previous.return_.classes);
		return movementLines(snapshot.form).flatMap(({ section, lines }) => {
			const now = blockOf(snapshot.outline, section, ofClass.id);
			const before = other && blockOf(previous.outline, section, other.id);
			if (!now || !before) return [];
			return lines.flatMap(([line, column]): Draft[] => {
				const cell = snapshot.return_.cells.get(now, line, column);
				const old = previous.return_.cells.get(before, line, column);
				const value = cell && snapshot.ledger.valueOf(cell);
				const then = old && previous.ledger.valueOf(old);
				return cell && old && value && then && !isZero(value) && equal(value, then)
					? [
							{
								check: 'stale-movement',
								message: verdict(
									l10n.t('{0} is {1}, the same as last month.', cellName(cell), format(value)),
									l10n.t("It is that of {0}: was last month's movement left in?", nodeName(now)),
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

/** `issuable` as it stood last month, though the item's balance or its shares moved. */
function issuableDrafts({ return_, ledger }: Snapshot, previous: Snapshot, { items }: Brought): readonly Draft[] {
	return items.flatMap(({ carry: { shares, begins, left }, from, to }): Draft[] => {
		const now = return_.cells.get(to, 'issuable');
		const then = previous.return_.cells.get(from, 'issuable');
		if (!now?.value || !then?.value || isZero(now.value) || !equal(now.value, then.value)) return [];
		const known = (line: string) => {
			const cell = return_.cells.get(to, line);
			return (cell && ledger.valueOf(cell)) ?? zero;
		};
		const moved = begins ? !equal(known(begins), known(left)) : shares.some((line) => !isZero(known(line)));
		return moved
			? [
					{
						check: 'stale-issuable',
						message: verdict(
							l10n.t('`issuable` is {0}, the same as last month, though it moved.', format(now.value)),
							l10n.t("It is that of {0}: was last month's figure left in?", nodeName(to)),
						),
						range: cellRange(now),
						related: [{ message: l10n.t("Last month's"), uri: previous.uri, range: cellRange(then) }],
					},
				]
			: [];
	});
}
