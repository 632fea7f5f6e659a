import type { Line } from '../../forms/form.js';
import { inGeneration } from '../../forms/types.js';
import type { Node } from '../../syntax/outline.js';
import type { Open, Spot } from './spot.js';

/** In this order. What opens another item keeps its place before the sums. */
const standings = ['wanted', 'missing', 'again', 'seldom', 'idle'] as const;

/** The lines that a place may still have, the likeliest next one first. */
export function rowsLeft({ rest }: Spot, { place, node }: Open): readonly Line[] {
	const rows = place.lines.filter((row) => inGeneration(row, rest.return_.generation));
	return standings.flatMap((standing) => rows.filter((row) => standingOf(row, node) === standing));
}

function standingOf(row: Line, node: Node | undefined): (typeof standings)[number] | undefined {
	const mayRepeat = row.repeats === true || row.role === 'block';
	if (isWritten(row, node) && !(row.opens && mayRepeat)) {
		const isDone = !mayRepeat || (row.perCurrency === true && isTotalled(node));
		return isDone ? undefined : 'again';
	}
	if (row.asked) return asksToSpecify(node) ? 'wanted' : 'idle';
	return row.instead ? 'wanted' : row.seldom ? 'seldom' : 'missing';
}

/** A return that leaves it out, and what may stand in its stead, has a finding. */
export function isWanted({ required, instead }: Line): boolean {
	return required === true || instead !== undefined;
}

export function isWritten({ keyword, instead }: Line, node: Node | undefined): boolean {
	return [keyword, instead].some((one) => one !== undefined && node?.entries.has(one));
}

function asksToSpecify(node: Node | undefined): boolean {
	return [node?.opener, node?.entries.get('type')?.[0]].some((entry) => /\([^(]*specify/i.test(entry?.field.text?.text ?? ''));
}

/** Of the classes' currencies each has its total. */
function isTotalled(node: Node | undefined): boolean {
	const totals = new Set(node?.entries.get('total')?.map(({ field }) => field.amount?.first?.currency));
	const entries = (node?.children ?? []).flatMap((block) => [...block.entries.values()].flat());
	return entries.every(({ field: { amount } }) => {
		const currency = amount?.equals?.currency ?? amount?.par?.currency;
		return currency === undefined || totals.has(currency);
	});
}
