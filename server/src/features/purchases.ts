import { sameClass } from '../checks/matching.js';
import type { Days } from '../checks/neighbours.js';
import { mandateWith } from '../checks/nextDay/chain.js';
import { percentageOf } from '../checks/nextDay/percents.js';
import { averagePrice, moratoriumOf } from '../checks/nextDay/purchases.js';
import {
	type ClassOfDay,
	classesOfDay,
	isNextDayReturn,
	latest,
	type Purchase,
	type Row,
	sameDay,
	sizeOf,
} from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import type { Snapshot } from '../checks/snapshot.js';
import { compareDays, type Day } from '../forms/calendar.js';
import { valuesOf } from '../forms/values.js';
import { append, largest } from '../lists.js';
import { first } from '../model/return.js';
import { insertAfter, lastLineOf, writeCells } from '../model/write.js';
import {
	absolute,
	add,
	type Decimal,
	equal,
	format,
	integer,
	isNegative,
	isZero,
	multiply,
	negate,
	normal,
	subtract,
	sum,
	zero,
} from '../syntax/decimal.js';
import { type Edit, type Node, rangeOf } from '../syntax/outline.js';

/** What follows from the purchases of a next-day return: their rows, the placeholder, the closing balance, the totals, the mandate. */

/** What becomes of the shares that were bought: they wait to be cancelled, or are held in treasury. */
export type Use = 'pending' | 'treasury';

/** The class whose purchase stands on a line. */
export function purchasesAt(snapshot: Snapshot, line: number): ClassOfDay | undefined {
	return classesOfDay(snapshot).find(({ purchases }) =>
		purchases.some(({ node }) => node.opener && node.opener.line <= line && line <= node.lastLine),
	);
}

/** What the form prints for a purchase: so many decimals. */
export const priceDecimals = 4;
export const percentDecimals = 5;

/** The purchases that no row of their day and number is of yet. */
export function freshPurchases({ purchases, rows }: ClassOfDay): readonly Purchase[] {
	return purchases.filter(({ day, shares }) => {
		const size = shares?.value;
		return !rows.some((row) => {
			const there = sameDay(row.day, day) ? sizeOf(row) : undefined;
			return there && size && equal(there, size);
		});
	});
}

/** The returns before, so many of them, read one by one. */
function* newest(days: Days | undefined): Generator<Snapshot> {
	let left = 20;
	for (const snapshot of days?.before ?? []) {
		if (left === 0) return;
		left -= 1;
		yield snapshot;
	}
}

/** What became of what the issuer's last purchases were of. */
export function usualUse({ of }: ClassOfDay, days: Days | undefined): Use {
	for (const snapshot of newest(days)) {
		const other = isNextDayReturn(snapshot) && sameClass(of, snapshot.return_.classes);
		const { rows = [], purchases = [] } = classesOfDay(snapshot).find((each) => each.of === other) ?? {};
		const ofDay = rows.filter(({ day }) => purchases.some((purchase) => sameDay(purchase.day, day)));
		if (ofDay.length > 0) return ofDay.some(isHeld) ? 'treasury' : 'pending';
	}
	return 'pending';
}

const isHeld = ({ kind, treasury }: Row) => kind === 'moves' && treasury?.value !== undefined && treasury.value.units > 0n;

/** What a use is written as: FF304 has what is pending among its events. */
interface RowOfUse {
	readonly place: 'event' | 'pending';
	readonly text: string;
	/** The line of its shares, and whether they leave the issued ones. */
	readonly shares: 'shares' | 'issued';
	readonly moves: boolean;
}

function rowOfUse({ form, return_ }: Snapshot, use: Use): RowOfUse | undefined {
	const place = use === 'pending' && form.place('pending') ? 'pending' : 'event';
	if (use === 'treasury' && !form.place(place)?.line('treasury')) return undefined;
	const value = valuesOf(form, place, return_.generation).find(({ event }) => event === use);
	const shares = place === 'pending' ? 'shares' : 'issued';
	return value && { place, text: value.text.en, shares, moves: use === 'treasury' };
}

/** The uses that the form has a row for. */
export function usesOf(snapshot: Snapshot): readonly Use[] {
	return (['pending', 'treasury'] as const).filter((use) => rowOfUse(snapshot, use) !== undefined);
}

/** All that is not written yet, the purchases' own rows as their use wants them. */
export function purchaseEdits(snapshot: Snapshot, ofClass: ClassOfDay, days: Days | undefined, use: Use): readonly Edit[] {
	const { block, report, purchases } = ofClass;
	if (!block?.opener || !report?.opener || purchases.some(({ day, shares }) => !day || !shares?.value)) return [];
	const fresh = freshPurchases(ofClass);
	const edits = [...rowEdits(snapshot, ofClass, block, fresh, use)];
	append(edits, groupedFigures(snapshot, fresh));
	append(edits, totalEdits(snapshot, ofClass, use === 'treasury' ? fresh : []));
	append(edits, mandateEdits(snapshot, ofClass, days));
	return edits;
}

/** The digits of what was just typed, in threes. */
function groupedFigures({ source }: Snapshot, purchases: readonly Purchase[]): readonly Edit[] {
	return purchases
		.flatMap(({ shares, highest, lowest, paid }) => [shares, highest, lowest, paid])
		.flatMap((cell) => {
			const { entry, span, value } = cell ?? {};
			const text = entry && span ? (source.lines[entry.line] ?? '').slice(span.start, span.end) : '';
			return entry && span && value && /^\d{4,}(?:\.\d+)?$/.test(text)
				? [{ range: rangeOf(entry.line, span), newText: format(value) }]
				: [];
		});
}

// ---- section I

function rowEdits(snapshot: Snapshot, ofClass: ClassOfDay, block: Node, fresh: readonly Purchase[], use: Use): readonly Edit[] {
	const { source, ledger } = snapshot;
	const { opening, closing, rows, purchases } = ofClass;
	const edits: Edit[] = [];
	const row = rowOfUse(snapshot, use);
	if (!row) return [];
	const bases = basesOf(opening && ledger.valueOf(opening.issued), ofClass, row, fresh);
	const lines = fresh.map((purchase, index) => rowLine(purchase, bases[index], row));
	const day = latest(purchases.map((purchase) => purchase.day));
	const moves = block.children.filter((node) => node.place?.id === 'event');
	const isEvent = row.place === 'event';
	const events = isEvent ? lines : moves.length === 0 && day ? [placeholderLine(snapshot, day)] : [];
	const pending = isEvent ? [] : lines;
	const gone = row.moves ? sumOf(fresh.map(({ shares }) => shares?.value)) : zero;
	const closes = closing ? undefined : closingLine(snapshot, ofClass, day, gone);
	const at = largest(
		moves.map(({ lastLine }) => lastLine),
		(first(block, 'opening') ?? block.opener)?.line ?? 0,
	);
	const above = [...events, ...(closes === undefined ? [] : [closes])];
	const end = closing ? lastLineOf(source, block) : Math.max(at, rows.length > 0 ? lastLineOf(source, block) : at);
	if (end === at && above.length + pending.length > 0) {
		edits.push(insertAfter(source, at, [...above, ...pending]));
	} else {
		if (above.length > 0) edits.push(insertAfter(source, at, above));
		if (pending.length > 0) edits.push(insertAfter(source, end, pending));
	}
	if (closing && fresh.length > 0) append(edits, closingEdits(snapshot, ofClass, day, gone));
	return edits;
}

/** What the percentages are of: the opening balance; where pending rows are events, less those that stand above. */
function basesOf(
	opening: Decimal | undefined,
	{ rows }: ClassOfDay,
	{ place, moves }: RowOfUse,
	fresh: readonly Purchase[],
): readonly (Decimal | undefined)[] {
	if (!opening || place === 'pending' || moves) return fresh.map(() => opening);
	const sizes = rows.flatMap((row) => (row.kind === 'pending' ? [sizeOf(row)] : []));
	if (sizes.some((size) => !size)) return [];
	let left = subtract(opening, sumOf(sizes));
	return fresh.map(({ shares }) => {
		const base = left;
		left = subtract(left, shares?.value ?? zero);
		return base;
	});
}

function rowLine(purchase: Purchase, base: Decimal | undefined, row: RowOfUse): string {
	const shares = purchase.shares?.value as Decimal;
	const percent = base && percentageOf(shares, base, percentDecimals);
	const price = averagePrice(purchase, priceDecimals);
	return [
		`    ${row.place} "${row.text}"`,
		`on ${purchase.day ? dayText(purchase.day) : ''}`,
		`${row.shares} ${format(row.moves ? negate(shares) : shares)}`,
		...(percent ? [`percent ${format(normal(percent))}`] : []),
		...(row.moves ? [`treasury ${format(shares)}`] : []),
		...(price && purchase.paid?.currency ? [`price ${purchase.paid.currency} ${format(normal(price))}`] : []),
	].join('  ');
}

/** Where only the pending rows change, one event says so. */
function placeholderLine({ form, return_ }: Snapshot, day: Day): string {
	const other = valuesOf(form, 'event', return_.generation).find(({ specify }) => specify)?.text.en ?? '';
	return `    event "${other}"  specify "See Part B"  on ${dayText(day)}`;
}

/** What it closes with once so many shares have gone into treasury; undefined where a number is not known. */
function closingOf({ ledger }: Snapshot, { opening, rows }: ClassOfDay, gone: Decimal) {
	const [issued, held] = [opening?.issued, opening?.treasury].map((cell) => cell && ledger.valueOf(cell));
	const moved = rows.filter(({ kind }) => kind === 'moves');
	if (!issued || moved.some(({ shares, treasury }) => shares?.state === 'unknown' || treasury?.state === 'unknown')) {
		return undefined;
	}
	return {
		issued: subtract(add(issued, sumOf(moved.map(({ shares }) => shares?.value))), gone),
		held: opening?.treasury && add(add(held ?? zero, sumOf(moved.map(({ treasury }) => treasury?.value))), gone),
	};
}

function closingLine(snapshot: Snapshot, ofClass: ClassOfDay, day: Day | undefined, gone: Decimal): string | undefined {
	const closes = day && closingOf(snapshot, ofClass, gone);
	if (!closes) return undefined;
	const { issued, held } = closes;
	const columns = held ? ` ${isNegative(held) ? '-' : '+'} ${format(absolute(held))} = ${format(add(issued, held))}` : '';
	return `    closing  ${dayText(day)} ${format(issued)}${columns}`;
}

/** A closing balance that is there follows, its day where the purchase is of a later one. */
function closingEdits(snapshot: Snapshot, ofClass: ClassOfDay, day: Day | undefined, gone: Decimal): readonly Edit[] {
	const { source, outline, return_ } = snapshot;
	const { closing, block } = ofClass;
	const closes = isZero(gone) ? undefined : closingOf(snapshot, ofClass, gone);
	const right = closes && { ...closes, total: add(closes.issued, closes.held ?? zero) };
	const cells = (['issued', 'treasury', 'total'] as const).flatMap((column) => {
		const cell = block && return_.cells.get(block, 'closing', column);
		const value = right && (column === 'treasury' ? right.held : right[column]);
		return cell?.span && value ? [{ cell, value }] : [];
	});
	const span = closing?.entry.field.date;
	const isLater = span?.day && day && compareDays(day, span.day) > 0;
	return [
		...(closing && span && isLater ? [{ range: rangeOf(closing.entry.line, span), newText: dayText(day) }] : []),
		...writeCells(source, outline, cells),
	];
}

/** Of those that are known. */
const sumOf = (values: readonly (Decimal | undefined)[]) => sum(values.flatMap((value) => value ?? []));

// ---- section II

/** The totals of the purchases, written or set. */
function totalEdits(
	{ source, form }: Snapshot,
	{ purchases, total, report, rows }: ClassOfDay,
	kept: readonly Purchase[],
): readonly Edit[] {
	const bought = sumOf(purchases.map(({ shares }) => shares?.value));
	const currency = purchases[0]?.paid?.currency;
	const isPaid = currency !== undefined && purchases.every(({ paid }) => paid?.value && paid.currency === currency);
	const paid = sumOf(purchases.map((each) => each.paid?.value));
	const there = rows.filter((row) => isHeld(row) && purchases.some(({ day }) => sameDay(day, row.day)));
	const held = sumOf([...there.map(({ treasury }) => treasury?.value), ...kept.map(({ shares }) => shares?.value)]);
	const split = form.line('bought total', 'cancelling')
		? `  cancelling ${format(subtract(bought, held))}  holding ${format(held)}`
		: '';
	const line = `    bought total ${format(bought)}${isPaid ? `  paid ${currency} ${format(paid)}` : ''}${split}`;
	if (total?.opener) {
		const { opener, lastLine } = total;
		const written = source.lines.slice(opener.line, lastLine + 1).join(' ');
		const plain = (text: string) => text.trim().replace(/\s+/g, ' ');
		if (plain(written) === plain(line)) return [];
		const end = { line: lastLine, character: (source.lines[lastLine] ?? '').length };
		return [{ range: { start: { line: opener.line, character: 0 }, end }, newText: line }];
	}
	const last = largest(
		purchases.map(({ node }) => node.lastLine),
		report?.opener?.line ?? 0,
	);
	return [insertAfter(source, last, [line])];
}

/** What was bought under the mandate, its percentage and the moratorium. */
function mandateEdits(snapshot: Snapshot, ofClass: ClassOfDay, days: Days | undefined): readonly Edit[] {
	const { source, return_ } = snapshot;
	const { mandate, purchases } = ofClass;
	const until = moratoriumOf(purchases);
	if (!mandate?.opener) return [];
	const edits: Edit[] = [];
	const right = mandateWith(snapshot, ofClass, days);
	const cell = return_.cells.get(mandate, 'repurchased');
	if (right && cell?.span && cell.entry && (!cell.value || !equal(cell.value, right))) {
		edits.push({ range: rangeOf(cell.entry.line, cell.span), newText: format(right) });
	}
	const percent = right && mandatePercent(snapshot, ofClass, right, days);
	const written = return_.cells.get(mandate, 'percent');
	if (percent && written?.span && written.entry && (!written.value || !equal(written.value, percent))) {
		edits.push({ range: rangeOf(written.entry.line, written.span), newText: format(percent) });
	} else if (percent && written?.state === 'absent' && cell?.span && cell.entry) {
		const { end } = cell.span;
		edits.push({ range: rangeOf(cell.entry.line, { start: end, end }), newText: `  percent ${format(percent)}` });
	}
	const moratorium = first(mandate, 'moratorium');
	const span = moratorium?.field.date;
	if (until && moratorium && span && !sameDay(span.day, until)) {
		edits.push({ range: rangeOf(moratorium.line, span), newText: dayText(until) });
	} else if (until && !moratorium && mandate.place?.line('moratorium')) {
		const line = mandate.lastLine;
		const end = (source.lines[line] as string).slice(0, source.statements[line]?.comment?.start).trimEnd().length;
		edits.push({ range: rangeOf(line, { start: end, end }), newText: `  moratorium ${dayText(until)}` });
	}
	return edits;
}

/** Of ten times what is authorised, where the last return's percentage is of that too; of what else an issuer takes nothing is known. */
function mandatePercent(
	{ return_ }: Snapshot,
	{ of, mandate }: ClassOfDay,
	right: Decimal,
	days: Days | undefined,
): Decimal | undefined {
	const authorised = mandate && return_.cells.get(mandate, 'authorised')?.value;
	for (const last of authorised ? newest(days) : []) {
		const other = isNextDayReturn(last) && sameClass(of, last.return_.classes);
		const node = classesOfDay(last).find((each) => each.of === other)?.mandate;
		if (!node || !authorised) continue;
		const [limit, bought, percent] = ['authorised', 'repurchased', 'percent'].map(
			(line) => last.return_.cells.get(node, line)?.value,
		);
		if (!limit || !bought || !percent || !equal(limit, authorised)) return undefined;
		const base = multiply(authorised, integer(10));
		const was = percentageOf(bought, base, percent.scale);
		const now = percentageOf(right, base, Math.max(2, percent.scale));
		return was && now && equal(was, percent) ? normal(now) : undefined;
	}
	return undefined;
}
