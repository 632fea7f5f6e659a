import type { TextEdit } from 'vscode-languageserver-types';
import { computedCells } from '../checks/compute.js';
import { percentageOf } from '../checks/nextDay/percents.js';
import { type Balance, type ClassOfDay, classesOfDay, type Row, sizeOf } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import type { Snapshot } from '../checks/snapshot.js';
import { valuesOf } from '../forms/values.js';
import { insertAfter, writeCells } from '../model/write.js';
import { type Decimal, format, isZero, multiply, negate, normal, quotient, sum, zero } from '../syntax/decimal.js';
import type { Edit } from '../syntax/outline.js';
import { textOfSource } from '../syntax/source.js';
import { percentDecimals, priceDecimals } from './purchases.js';
import { applied, difference, written } from './textEdits.js';

/** Shares that were pending and are cancelled. */

interface Pending {
	readonly ofClass: ClassOfDay;
	readonly rows: readonly Row[];
}

/** The pending rows of one class that a range touches; none where it touches other lines alone. */
function pendingIn(snapshot: Snapshot, from: number, to: number): Pending | undefined {
	for (const ofClass of classesOfDay(snapshot)) {
		const rows = ofClass.rows.filter(
			({ node, kind }) =>
				kind === 'pending' && node.place?.id === 'pending' && node.opener && node.opener.line <= to && from <= node.lastLine,
		);
		if (rows.length > 0) return { ofClass, rows };
	}
	return undefined;
}

export interface Cancelling {
	/** Made for whoever takes it up. */
	readonly edits: () => readonly TextEdit[];
	readonly rows: number;
	readonly shares: Decimal;
}

/** One event that cancels the shares of the pending rows of a choice of lines, which go; the closing balance follows. */
export function cancelPending(snapshot: Snapshot, from: number, to: number): Cancelling | undefined {
	const { form, ledger, return_, outline } = snapshot;
	const found = pendingIn(snapshot, from, to);
	const opening = found?.ofClass.opening;
	const sizes = found?.rows.map(sizeOf) ?? [];
	const base = opening && ledger.valueOf(opening.issued);
	const event = valuesOf(form, 'event', return_.generation).find((value) => value.event === 'cancelled');
	if (!found || !base || !event || outline.damaged || sizes.some((size) => !size)) return undefined;
	const shares = sum(sizes as Decimal[]);
	return {
		edits: () => cancelling(snapshot, found, sizes as Decimal[], event.text.en, opening, base),
		rows: found.rows.length,
		shares,
	};
}

function cancelling(
	snapshot: Snapshot,
	{ ofClass, rows }: Pending,
	sizes: readonly Decimal[],
	event: string,
	opening: Balance,
	base: Decimal,
): readonly TextEdit[] {
	const { source, return_ } = snapshot;
	const shares = sum(sizes);
	const day = ofClass.closing?.day ?? return_.submitted;
	const percent = percentageOf(shares, base, percentDecimals);
	const [currency] = rows.map(({ price }) => price?.currency);
	const isPriced = currency !== undefined && rows.every(({ price }) => price?.value && price.currency === currency);
	const cost = sum(rows.map(({ price }, index) => multiply(price?.value ?? zero, sizes[index] as Decimal)));
	const price = isPriced && !isZero(shares) ? quotient(cost, shares, priceDecimals) : undefined;
	const line = [
		`    event "${event}"`,
		...(day ? [`on ${dayText(day)}`] : []),
		`issued ${format(negate(shares))}`,
		...(percent ? [`percent ${format(normal(percent))}`] : []),
		...(price ? [`price ${currency} ${format(normal(price))}`] : []),
	].join('  ');
	const edits: Edit[] = [
		insertAfter(source, opening.entry.line, [line]),
		...rows.map(({ node }) => ({
			range: {
				start: { line: node.opener?.line ?? 0, character: 0 },
				end: { line: node.lastLine + 1, character: 0 },
			},
			newText: '',
		})),
	];
	const after = written(snapshot, edits);
	const closing = classesOfDay(after).find(({ of }) => of.id === ofClass.of.id)?.closing?.entry.line;
	const sums = computedCells(after, { mend: true }).filter(({ cell }) => cell.entry?.line === closing);
	const text = applied(after.source, writeCells(after.source, after.outline, sums));
	return difference(textOfSource(source), text);
}
