import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import { computedCells } from '../checks/compute.js';
import type { Days } from '../checks/neighbours.js';
import { mandateWith } from '../checks/nextDay/chain.js';
import { type Change, daysOfClasses, eventsOfMonth, pendingOfMonth } from '../checks/nextDay/month.js';
import { percentageOf } from '../checks/nextDay/percents.js';
import { averagePrice, moratoriumOf } from '../checks/nextDay/purchases.js';
import { type ClassOfDay, classesOfDay, type Purchase, type Row, sameDay, sizeOf } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import type { SharesGroup } from '../forms/shares.js';
import type { SectionId } from '../forms/types.js';
import { valuesOf } from '../forms/values.js';
import { append, largest } from '../lists.js';
import { first, textOf } from '../model/return.js';
import { endOfLine, insertAfter, lastLineOf, writeCells } from '../model/write.js';
import {
	add,
	type Decimal,
	equal,
	format,
	isZero,
	multiply,
	negate,
	normal,
	quotient,
	subtract,
	zero,
} from '../syntax/decimal.js';
import { type Edit, rangeOf } from '../syntax/outline.js';
import { readSource, textOfSource } from '../syntax/source.js';

/** What a next-day return, or a month, has written for it from what is there. */

// ---- from a purchase: its row, the placeholder, the totals, the mandate

/** The purchase that a line is of. */
export function purchaseAt(
	snapshot: Snapshot,
	line: number,
): { readonly ofClass: ClassOfDay; readonly purchase: Purchase } | undefined {
	for (const ofClass of classesOfDay(snapshot)) {
		const purchase = ofClass.purchases.find(({ node }) => node.opener && node.opener.line <= line && line <= node.lastLine);
		if (purchase) {
			return { ofClass, purchase };
		}
	}
	return undefined;
}

/** What the form prints for a purchase: so many decimals. */
const priceDecimals = 4;
const percentDecimals = 5;

export function purchaseEdits(
	snapshot: Snapshot,
	{ ofClass }: { readonly ofClass: ClassOfDay },
	days: Days | undefined,
): readonly Edit[] {
	const { source, form, ledger, return_ } = snapshot;
	const { block, report, opening, closing, rows, purchases, mandate } = ofClass;
	const place = form.place('pending');
	if (!block?.opener || !report?.opener || !place || purchases.some(({ day, shares }) => !day || !shares?.value)) {
		return [];
	}
	const edits: Edit[] = [];
	const base = opening && ledger.valueOf(opening.issued);
	const [text] = valuesOf(form, 'pending', return_.generation);
	const fresh = purchases.filter(({ day, shares }) => {
		const there = rows.filter((row) => sameDay(row.day, day));
		return !there.some((row) => {
			const size = sizeOf(row);
			return size && equal(size, shares?.value as Decimal);
		});
	});
	const lines = fresh.map((purchase): string => {
		const shares = purchase.shares?.value as Decimal;
		const percent = base && percentageOf(shares, base, percentDecimals);
		const price = averagePrice(purchase, priceDecimals);
		return [
			`    pending "${text?.text.en ?? ''}"`,
			`on ${purchase.day ? dayText(purchase.day) : ''}`,
			`shares ${format(shares)}`,
			...(percent ? [`percent ${format(normal(percent))}`] : []),
			...(price && purchase.paid?.currency ? [`price ${purchase.paid.currency} ${format(normal(price))}`] : []),
		].join('  ');
	});
	const last = purchases.reduce<Purchase | undefined>(
		(best, each) => (!best || (each.day && best.day && after(each, best)) ? each : best),
		undefined,
	);
	const moves = block.children.filter((node) => node.place?.id === 'event');
	const head = first(block, 'opening')?.line ?? block.opener.line;
	const placeholder =
		moves.length === 0 && last?.day ? [`    event "${specified(snapshot)}"  specify "See Part B"  on ${dayText(last.day)}`] : [];
	const closes =
		!closing && opening && base && last?.day && moves.length === 0
			? [
					`    closing  ${dayText(last.day)} ${source.lines[opening.entry.line]?.slice((opening.issued.span ?? opening.entry.field).start, opening.entry.field.end) ?? ''}`,
				]
			: [];
	if (placeholder.length + closes.length > 0) {
		const at = largest(
			moves.map(({ lastLine }) => lastLine),
			moves.length > 0 ? 0 : head,
		);
		edits.push(insertAfter(source, at, closing ? placeholder : [...placeholder, ...closes, ...lines]));
	}
	if (lines.length > 0 && (closing || closes.length === 0)) {
		edits.push(insertAfter(source, lastLineOf(source, block), lines));
	}
	append(edits, totalEdits(snapshot, ofClass));
	const right = mandateWith(snapshot, ofClass, days);
	const cell = mandate && return_.cells.get(mandate, 'repurchased');
	if (right && cell?.span && cell.entry && (!cell.value || !equal(cell.value, right))) {
		edits.push({ range: rangeOf(cell.entry.line, cell.span), newText: format(right) });
	}
	const moratorium = mandate && first(mandate, 'moratorium');
	const until = moratoriumOf(purchases);
	if (mandate?.opener && until) {
		const span = moratorium?.field.date;
		if (moratorium && span && !sameDay(span.day, until)) {
			edits.push({ range: rangeOf(moratorium.line, span), newText: dayText(until) });
		} else if (!moratorium) {
			const line = mandate.lastLine;
			const end = (source.lines[line] as string).slice(0, source.statements[line]?.comment?.start).trimEnd().length;
			edits.push({ range: rangeOf(line, { start: end, end }), newText: `  moratorium ${dayText(until)}` });
		}
	}
	return edits;
}

function after(one: Purchase, other: Purchase): boolean {
	const key = ({ day }: Purchase) => (day ? day.year * 10000 + day.month * 100 + day.day : 0);
	return key(one) > key(other);
}

/** The list's value that asks to be specified. */
function specified({ form, return_ }: Snapshot): string {
	return valuesOf(form, 'event', return_.generation).find(({ specify }) => specify)?.text.en ?? '';
}

/** The totals of the purchases, written or set. */
function totalEdits(snapshot: Snapshot, { purchases, total, report, rows }: ClassOfDay): readonly Edit[] {
	const { source, form } = snapshot;
	const sum = purchases.reduce<Decimal>((all, { shares }) => add(all, shares?.value ?? zero), zero);
	const currency = purchases[0]?.paid?.currency;
	const isPaid = currency !== undefined && purchases.every(({ paid }) => paid?.value && paid.currency === currency);
	const paid = purchases.reduce<Decimal>((all, each) => add(all, each.paid?.value ?? zero), zero);
	const held = rows
		.filter(
			(row) =>
				row.kind === 'moves' &&
				row.treasury?.value &&
				row.treasury.value.units > 0n &&
				purchases.some(({ day }) => sameDay(day, row.day)),
		)
		.reduce<Decimal>((all, { treasury }) => add(all, treasury?.value ?? zero), zero);
	const split = form.line('bought total', 'cancelling')
		? `  cancelling ${format(subtract(sum, held))}  holding ${format(held)}`
		: '';
	const line = `    bought total ${format(sum)}${isPaid ? `  paid ${currency} ${format(paid)}` : ''}${split}`;
	if (total?.opener) {
		const there = Array.from(
			{ length: total.lastLine - total.opener.line + 1 },
			(_, index) => source.lines[total.opener ? total.opener.line + index : 0] ?? '',
		);
		if (
			there
				.map((each) => each.trim())
				.join(' ')
				.replace(/\s+/g, ' ') === line.trim().replace(/\s+/g, ' ')
		) {
			return [];
		}
		const end = { line: total.lastLine, character: (source.lines[total.lastLine] ?? '').length };
		return [{ range: { start: { line: total.opener.line, character: 0 }, end }, newText: line }];
	}
	const last = largest(
		purchases.map(({ node }) => node.lastLine),
		report?.opener?.line ?? 0,
	);
	return [insertAfter(source, last, [line])];
}

// ---- shares that were pending and are cancelled

/** The pending rows of one class that a range touches; none where it touches other lines alone. */
function pendingIn(
	snapshot: Snapshot,
	from: number,
	to: number,
): { readonly ofClass: ClassOfDay; readonly rows: readonly Row[] } | undefined {
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
	readonly edits: readonly TextEdit[];
	readonly rows: number;
	readonly shares: Decimal;
}

/** One event that cancels the shares of the pending rows of a choice of lines, which go; the closing balance follows. */
export function cancelPending(snapshot: Snapshot, from: number, to: number): Cancelling | undefined {
	const { source, form, ledger, return_, outline } = snapshot;
	const found = pendingIn(snapshot, from, to);
	const opening = found?.ofClass.opening;
	const sizes = found?.rows.map(sizeOf) ?? [];
	const base = opening && ledger.valueOf(opening.issued);
	const event = valuesOf(form, 'event', return_.generation).find((value) => value.event === 'cancelled');
	if (!found || !base || !event || outline.damaged || sizes.some((size) => !size)) {
		return undefined;
	}
	const { ofClass, rows } = found;
	const shares = sizes.reduce<Decimal>((all, size) => add(all, size as Decimal), zero);
	const day = ofClass.closing?.day ?? return_.submitted;
	const percent = percentageOf(shares, base, percentDecimals);
	const [currency] = rows.map(({ price }) => price?.currency);
	const isPriced = currency !== undefined && rows.every(({ price }) => price?.value && price.currency === currency);
	const cost = rows.reduce<Decimal>(
		(all, row, index) => add(all, multiply(row.price?.value ?? zero, sizes[index] as Decimal)),
		zero,
	);
	const price = isPriced && !isZero(shares) ? quotient(cost, shares, priceDecimals) : undefined;
	const line = [
		`    event "${event.text.en}"`,
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
	const before = textOfSource(source);
	const written = analyse(snapshot.uri, readSource(applied(before, edits)));
	const closing = classesOfDay(written).find(({ of }) => of.id === ofClass.of.id)?.closing?.entry.line;
	const sums = computedCells(written, { mend: true }).filter(({ cell }) => cell.entry?.line === closing);
	const text = applied(textOfSource(written.source), writeCells(written.source, written.outline, sums));
	return { edits: difference(before, text), rows: rows.length, shares };
}

// ---- the month from its days

export interface FromDays {
	/** Where they are added. */
	readonly section?: SectionId;
	readonly edits: readonly TextEdit[];
	/** What is added, in words. */
	readonly added: readonly string[];
}

/** The events of a month and what is pending, from the month's next-day returns, and the sums that follow; rows that are there stay. */
export function monthFromDays(snapshot: Snapshot, days: Days | undefined): FromDays {
	const { source, outline, form } = snapshot;
	const { events: group } = form.shares ?? {};
	const none: FromDays = { edits: [], added: [] };
	const section = group && outline.sections.get(group.section);
	if (!group || !days || days.ofMonth.length === 0 || outline.damaged || !section?.opener) {
		return none;
	}
	const added: string[] = [];
	const edits: Edit[] = [];
	const blocks: string[] = [];
	for (const { of, changes, last } of daysOfClasses(snapshot, days.ofMonth)) {
		const { changes: events, sure } = eventsOfMonth(snapshot, of.id);
		if (!sure) {
			continue;
		}
		const has = (change: Change) => events.some((event) => sameDay(event.day, change.day) && event.kind === change.kind);
		const lines = changes
			.filter((change) => !has(change) && !isUnderSections(snapshot, of.id, change))
			.flatMap((change) => eventLines(snapshot, group, change));
		const pending = last?.ofClass.rows.filter(({ kind }) => kind === 'pending').map(sizeOf) ?? [];
		const waiting = pending.every((size) => size)
			? pending.reduce<Decimal>((all, size) => add(all, size as Decimal), zero)
			: zero;
		const { sum, cells } = pendingOfMonth(snapshot, of.id);
		if (!isZero(waiting) && cells.length === 0 && form.line('event', 'pending')) {
			lines.push(`    event "${kindText(snapshot, 'pending')}"  pending ${format(negate(waiting))}`);
		} else if (cells.length === 1 && !isZero(waiting) && !equal(sum, waiting) && cells[0]?.span && cells[0].entry) {
			edits.push({ range: rangeOf(cells[0].entry.line, cells[0].span), newText: format(negate(waiting)) });
			added.push(`pending ${format(negate(waiting))}`);
		}
		append(
			added,
			lines.map((line) => line.trim()),
		);
		const block = section.children.find(({ classId }) => classId === of.id);
		if (block?.opener && lines.length > 0) {
			const at = block.children.reduce((line, child) => Math.max(line, child.lastLine), block.opener.line);
			edits.push(insertAfter(source, at, lines));
		} else if (lines.length > 0) {
			blocks.push(`  for ${of.id}`);
			append(blocks, lines);
		}
	}
	if (blocks.length > 0) {
		const { line } = section.opener;
		if (section.notApplicable) {
			const end = endOfLine(source);
			const range = rangeOf(line, { start: 0, end: (source.lines[line] as string).length });
			edits.push({ range, newText: [`section ${section.place?.id}`, ...blocks].join(end) });
		} else {
			edits.push(insertAfter(source, lastLineOf(source, section), blocks));
		}
	}
	if (edits.length === 0) {
		return none;
	}
	const before = textOfSource(source);
	const written = analyse(snapshot.uri, readSource(applied(before, edits)));
	const sums = computedCells(written, { mend: true });
	const text = applied(textOfSource(written.source), writeCells(written.source, written.outline, sums));
	return { section: group.section, edits: difference(before, text), added };
}

/** A change that the groups of items account for is no event. */
function isUnderSections({ outline, form, return_, ledger }: Snapshot, classId: string, { kind }: Change): boolean {
	return (
		(kind === 'issued' || kind === 'transferred') &&
		(form.shares?.groups ?? []).some(({ section, sums }) => {
			const block = outline.sections.get(section)?.children.find((each) => each.classId === classId);
			const cell = block && return_.cells.get(block, sums.issued);
			const value = cell && ledger.valueOf(cell);
			return value !== undefined && !isZero(value);
		})
	);
}

function kindText({ form, return_ }: Snapshot, event: 'cancelled' | 'treasury' | 'pending'): string {
	return valuesOf(form, 'event', return_.generation).find((value) => value.event === event)?.text.en ?? '';
}

function eventLines(snapshot: Snapshot, group: SharesGroup, { day, kind, issued, held, at }: Change): readonly string[] {
	const [from] = at;
	const own = from && textOf(from.node.opener);
	const specify = from && textOf(first(from.node, 'specify'));
	const known = kind === 'cancelled' || kind === 'treasury' ? kindText(snapshot, kind) : undefined;
	const other = valuesOf(snapshot.form, 'event', snapshot.return_.generation).find((value) => value.specify)?.text.en ?? '';
	const title = known ?? (own && !/^other/i.test(own) ? own : other);
	const price = at.length === 1 ? from?.row?.price : undefined;
	const quoted = (text: string) => `"${text.replace(/(?<!\s)\s*\n\s*/g, ' ').replace(/["\\]/g, '\\$&')}"`;
	return [
		[
			`    event ${quoted(title)}`,
			...(specify && /^other/i.test(title) ? [`specify ${quoted(specify)}`] : []),
			...(price?.value && price.currency ? [`price ${price.currency} ${format(price.value)}`] : []),
			`on ${dayText(day)}`,
			`${group.issued} ${format(issued)}`,
			...(isZero(held) ? [] : [`${group.treasury} ${format(held)}`]),
		].join('  '),
	];
}

function applied(text: string, edits: readonly Edit[]): string {
	const starts = [0];
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
	}
	const offset = ({ line, character }: Edit['range']['start']) => (starts[line] ?? text.length) + character;
	// Of those that insert at one place the first comes to stand first.
	return [...edits]
		.reverse()
		.sort((a, b) => offset(b.range.start) - offset(a.range.start) || offset(b.range.end) - offset(a.range.end))
		.reduce((now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)), text);
}

/** One edit from the first line that differs to the last. */
function difference(before: string, now: string): readonly TextEdit[] {
	if (before === now) {
		return [];
	}
	const [old, fresh] = [before.split('\n'), now.split('\n')];
	let from = 0;
	while (from < old.length - 1 && from < fresh.length - 1 && old[from] === fresh[from]) from += 1;
	let [oldEnd, freshEnd] = [old.length - 1, fresh.length - 1];
	while (oldEnd > from && freshEnd > from && old[oldEnd] === fresh[freshEnd]) {
		oldEnd -= 1;
		freshEnd -= 1;
	}
	const end = { line: oldEnd, character: (old[oldEnd] as string).length };
	return [{ range: { start: { line: from, character: 0 }, end }, newText: fresh.slice(from, freshEnd + 1).join('\n') }];
}

/** A title for the code action. */
export function fromDaysTitle({ section = '', added }: FromDays): string {
	return l10n.t('Write {1} from the next-day returns: {0} to add', String(added.length), section);
}
