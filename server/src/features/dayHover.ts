import * as l10n from '@vscode/l10n';
import type { Neighbours } from '../checks/neighbours.js';
import { averagePrice } from '../checks/nextDay/purchases.js';
import {
	type ClassOfDay,
	classesOfDay,
	isNextDayReturn,
	isPending,
	type Purchase,
	pendingSum,
	type Row,
	sameDay,
	sizeOf,
} from '../checks/nextDay/reading.js';
import type { Snapshot } from '../checks/snapshot.js';
import { inMarkdown, linkInMarkdown } from '../escape.js';
import { dayName } from '../localise.js';
import { equal, format, isZero, normal } from '../syntax/decimal.js';
import type { Entry } from '../syntax/outline.js';
import { acrossDays } from './dayEvents.js';
import { priceDecimals } from './purchases.js';

/**
 * Of a purchase, a row or a placeholder of a next-day return, and of an event of a month: what it comes to, and where its other end stands.
 * Markdown.
 */
export function dayHover(snapshot: Snapshot, entry: Entry, neighbours: Neighbours): readonly string[] {
	const linked = (text: string) =>
		acrossDays(snapshot, neighbours.days, entry)
			.slice(0, 5)
			.map(({ uri, range }) => linkInMarkdown(text, `${uri}#L${range.start.line + 1}`))
			.join(', ');
	const arrow = (links: string) => (links === '' ? [] : [`→ ${links}`]);
	if (!isNextDayReturn(snapshot)) {
		const isEvent = entry.row?.opens !== undefined && entry.row.opens === snapshot.form.shares?.events?.item;
		return isEvent ? arrow(linked(l10n.t('its row in a next-day return'))) : [];
	}
	for (const ofClass of classesOfDay(snapshot)) {
		const purchase = ofClass.purchases.find(({ node }) => node.opener === entry);
		if (purchase) return ofPurchase(snapshot, ofClass, purchase);
		const row = ofClass.rows.find(({ node }) => node.opener === entry);
		if (row) return [...ofRow(snapshot, ofClass, row), ...arrow(linked(l10n.t('its line in the month')))];
	}
	return [];
}

function ofPurchase({ uri }: Snapshot, { rows }: ClassOfDay, purchase: Purchase): readonly string[] {
	const { shares, paid, day } = purchase;
	const average = averagePrice(purchase, priceDecimals);
	const row = rows.find((each) => {
		const size = sameDay(each.day, day) ? sizeOf(each) : undefined;
		return size && shares?.value && equal(size, shares.value);
	});
	const money =
		average && paid?.currency
			? l10n.t('**{0}** a share on average', inMarkdown(`${paid.currency} ${format(normal(average))}`))
			: undefined;
	const at = row?.node.opener?.line;
	return [
		...(money === undefined ? [] : [money]),
		at === undefined
			? l10n.t('No row of section I has this day and number yet: the quick fix of this line writes it.')
			: `→ ${linkInMarkdown(row?.kind === 'pending' ? l10n.t('its pending row') : l10n.t('its event'), `${uri}#L${at + 1}`)}`,
	];
}

function ofRow({ uri, form }: Snapshot, ofClass: ClassOfDay, row: Row): readonly string[] {
	if (row.kind !== 'pending') {
		const moves = [row.shares, row.treasury].some((cell) => cell?.value && !isZero(cell.value));
		return moves || !form.place('pending')
			? []
			: [l10n.t('It moves no shares: it stands in for an event where only what waits to be cancelled has changed.')];
	}
	const pending = ofClass.rows.filter(isPending);
	const all = pendingSum(ofClass);
	const purchase = ofClass.purchases.find(({ day, shares }) => {
		const size = sameDay(day, row.day) ? sizeOf(row) : undefined;
		return size && shares?.value && equal(size, shares.value);
	});
	const at = purchase?.node.opener?.line;
	return [
		...(all && pending.length > 1
			? [l10n.t('**{0}** shares wait to be cancelled, in {1} rows', format(all), pending.length)]
			: []),
		...(at !== undefined
			? [`→ ${linkInMarkdown(l10n.t('its purchase'), `${uri}#L${at + 1}`)}`]
			: row.day
				? [l10n.t('Bought on {0}, and reported by the return of that day.', dayName(row.day))]
				: []),
	];
}
