import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { keptOf } from '../../checks/keeping.js';
import type { Line } from '../../forms/form.js';
import { inGeneration } from '../../forms/types.js';
import { wordingsOf } from '../../forms/wordings.js';
import type { Entry, Node } from '../../syntax/outline.js';
import { itemId } from '../../syntax/shapes.js';
import { offeredIn, takenUp } from '../offered.js';
import type { Offer } from './offer.js';
import type { Spot } from './spot.js';

/** The items of the form that are neither confirmed nor amended nor omitted. */
export function confirmationsLeft({ rest }: Spot): readonly string[] {
	const done = new Set(rest.outline.stretches.flatMap((stretch) => keptOf(stretch, itemsOf, [], () => itemsOf(stretch.entries))));
	return rest.outline.form.items.filter((id) => !done.has(id)).map((id) => `(${id})`);
}

function itemsOf(entries: readonly Entry[]): readonly string[] {
	return entries.flatMap(({ field }) => field.items?.map(itemId) ?? []);
}

/** The rest in one where a line takes several, then one by one. */
export function confirmationOffers(spot: Spot, row: Line): readonly Offer[] {
	const left = confirmationsLeft(spot).filter((label) => !spot.tail.includes(label));
	const offers = left.map(
		(label): Offer => ({
			label,
			kind: CompletionItemKind.Constant,
			documentation: wordingOfItem(spot, label.slice(1, -1)),
		}),
	);
	const all = left.join(' ');
	return row.shape === 'items' && left.length > 1
		? [
				{
					...{ label: all, kind: CompletionItemKind.Constant, detail: l10n.t('Confirm the rest') },
					besides: inPlaceOf(spot, spot.rest.outline.sections.get(row.home.id), row),
				},
				...offers,
			]
		: offers;
}

/** The comments that offer what a line confirms, taken away once it is written; what else they have of last month's stays. */
export function inPlaceOf({ rest }: Spot, node: Node | undefined, row: Line): readonly TextEdit[] {
	if (!node || !row.confirms) return [];
	const all = offeredIn(rest, node);
	const taken = all.filter((each) => each.row === row);
	const isOwn = (keyword: string | undefined) => row.opened?.lines.some((line) => line.required && line.keyword === keyword);
	const kept = taken.flatMap(({ lines: [, ...below] }) =>
		below.flatMap(({ line, field }) => (isOwn(field?.keyword) ? [] : [line])),
	);
	return takenUp(rest.source, all, taken, new Set(kept));
}

export function wordingOfItem({ rest }: Spot, item: string): string {
	const { generation, outline } = rest.return_;
	const said = wordingsOf(outline.form).confirmations.find((one) => one.item === item && inGeneration(one, generation));
	return said?.text.en ?? '';
}
