import * as l10n from '@vscode/l10n';
import type { TextEdit } from 'vscode-languageserver-types';
import { computedCells } from '../checks/compute.js';
import type { Days } from '../checks/neighbours.js';
import { type Change, daysOfClasses, eventsOfMonth, pendingOfMonth } from '../checks/nextDay/month.js';
import { pendingSum, sameDay } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import type { Snapshot } from '../checks/snapshot.js';
import type { SharesGroup } from '../forms/shares.js';
import type { SectionId } from '../forms/types.js';
import { valuesOf } from '../forms/values.js';
import { append } from '../lists.js';
import { first, textOf } from '../model/return.js';
import { endOfLine, insertAfter, lastLineOf, writeCells } from '../model/write.js';
import { equal, format, isZero, negate, zero } from '../syntax/decimal.js';
import { type Edit, rangeOf } from '../syntax/outline.js';
import { quoted } from '../syntax/quotes.js';
import { textOfSource } from '../syntax/source.js';
import { applied, difference, written } from './textEdits.js';

/** A month from its next-day returns. */

export interface FromDays {
	/** Where they are added. */
	readonly section?: SectionId;
	readonly edits: readonly TextEdit[];
	/** What is added, in words. */
	readonly added: readonly string[];
	/** How many next-day returns the month has. */
	readonly days: number;
	/** Why something of them may be left out. */
	readonly unsure?: string;
}

/** The events of a month and what is pending, from the month's next-day returns, and the sums that follow; rows that are there stay. */
export function monthFromDays(snapshot: Snapshot, days: Days | undefined): FromDays {
	const { source, outline, form } = snapshot;
	const { events: group } = form.shares ?? {};
	const none: FromDays = { edits: [], added: [], days: days?.ofMonth.length ?? 0 };
	const section = group && outline.sections.get(group.section);
	if (!group || !days || days.ofMonth.length === 0) return none;
	if (outline.damaged) {
		return { ...none, unsure: l10n.t('A line of this return cannot be read. Mend it first, so that nothing of it is lost.') };
	}
	if (!section?.opener) {
		return { ...none, unsure: l10n.t('It has no section {0}, into which they are written.', group.section) };
	}
	const leftOut: string[] = [];
	const added: string[] = [];
	const edits: Edit[] = [];
	const blocks: string[] = [];
	for (const { of, changes, last } of daysOfClasses(snapshot, days.ofMonth)) {
		const { changes: events, sure } = eventsOfMonth(snapshot, of.id);
		if (!sure) {
			leftOut.push(of.id);
			continue;
		}
		const has = (change: Change) => events.some((event) => sameDay(event.day, change.day) && event.kind === change.kind);
		const lines = changes
			.filter((change) => !has(change) && !isUnderSections(snapshot, of.id, change))
			.flatMap((change) => eventLines(snapshot, group, change));
		const waiting = (last && pendingSum(last.ofClass)) ?? zero;
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
			// Sections with nothing in them stand together, and apart from those with something.
			const gap = line > 0 && (source.lines[line - 1] ?? '').trim() !== '' ? [''] : [];
			edits.push({ range, newText: [...gap, `section ${section.place?.id}`, ...blocks].join(end) });
		} else {
			edits.push(insertAfter(source, lastLineOf(source, section), blocks));
		}
	}
	const unsure = l10n.t('Of {0} nothing is written: what its events come to is not known.', leftOut.join(', '));
	const found: FromDays = leftOut.length > 0 ? { ...none, unsure } : none;
	if (edits.length === 0) return found;
	const after = written(snapshot, edits);
	const sums = computedCells(after, { mend: true });
	const text = applied(after.source, writeCells(after.source, after.outline, sums));
	return { ...found, section: group.section, edits: difference(textOfSource(source), text), added };
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
	const onOneLine = (text: string) => quoted(text.replace(/(?<!\s)\s*\n\s*/g, ' '));
	return [
		[
			`    event ${onOneLine(title)}`,
			...(specify && /^other/i.test(title) ? [`specify ${onOneLine(specify)}`] : []),
			...(price?.value && price.currency ? [`price ${price.currency} ${format(price.value)}`] : []),
			`on ${dayText(day)}`,
			`${group.issued} ${format(issued)}`,
			...(isZero(held) ? [] : [`${group.treasury} ${format(held)}`]),
		].join('  '),
	];
}

/** A title for the code action. */
export function fromDaysTitle({ section = '', added }: FromDays): string {
	return l10n.t('Write {1} from the next-day returns: {0} to add', String(added.length), section);
}
