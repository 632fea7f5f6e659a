import * as l10n from '@vscode/l10n';
import { copied } from '../checks/carry.js';
import { closingOf } from '../checks/nextDay/chain.js';
import { percentageOf } from '../checks/nextDay/percents.js';
import { classesOfDay, type Row, sizeOf } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import type { Day } from '../forms/calendar.js';
import type { Shares } from '../forms/shares.js';
import { append } from '../lists.js';
import { fieldsOf } from '../model/fieldText.js';
import type { ClassOfShares } from '../model/return.js';
import { endOfLine } from '../model/write.js';
import { absolute, add, type Decimal, equal, format, isNegative, normal, zero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { readSource } from '../syntax/source.js';
import { laidOut } from './formatting.js';
import type { Rolled } from './rolled.js';

/** Where a class stands now: its balance, with the day. */
interface Standing {
	readonly of: ClassOfShares;
	readonly day: Day | undefined;
	readonly issued: Decimal | undefined;
	readonly held: Decimal | undefined;
}

/** The next next-day return: it opens where this one closes, with what is pending and the mandate as they stand. */
export function rollDay(snapshot: Snapshot): Rolled | { readonly refused: string } {
	return beginDay(snapshot, snapshot);
}

/**
 * The next next-day return of an issuer: it opens where its last return closes, of either kind; what is pending and the mandate are its last
 * next-day return's. `day`: that one, where there is one; the classes are its own, else the last return's.
 */
export function beginDay(last: Snapshot, day: Snapshot | undefined, form = day?.form): Rolled | { readonly refused: string } {
	const from = day ?? last;
	const { outline, source, return_ } = from;
	if (outline.damaged || last.outline.damaged) {
		return { refused: l10n.t('A line of this return cannot be read. Mend it first, so that nothing of it is lost.') };
	}
	if (!form) {
		return { refused: l10n.t('There is no such return.') };
	}
	const classes = day ? classesOfDay(day) : [];
	const standing = return_.classes.map((of): Standing => {
		// A monthly return may be without a class that only next-day returns have.
		const closing = closingOf(last, of) ?? closingOf(from, of);
		return { of, day: closing?.day, issued: closing?.issued, held: closing?.treasury };
	});
	const opens = standing.find((each) => each.day)?.day;
	if (!opens) {
		return { refused: l10n.t('The closing balance of this return has no date, with which the next one opens.') };
	}
	const lines = [`${form.opening} ${form.id}`];
	for (const entry of [...(outline.root.entries.get('issuer') ?? []), ...(outline.root.entries.get('class') ?? [])]) {
		lines.push('');
		append(lines, copied(from, entry));
		if (entry.field.keyword === 'class') {
			append(lines, below(from, entry));
		}
	}
	const { issued: home, purchases = '' } = form.shares as Shares;
	lines.push('', `section ${home}`);
	const split =
		form.places
			.find(({ kind, above }) => kind === 'block' && above?.id === home)
			?.line('opening')
			?.columnIds.includes('treasury') === true;
	for (const { of, day: closed, issued, held } of standing) {
		const own = classes.find((each) => each.of === of);
		if (!issued || (day && !own?.block)) {
			continue;
		}
		const treasury = held ?? zero;
		const columns = split
			? ` ${isNegative(treasury) ? '-' : '+'} ${format(absolute(treasury))} = ${format(add(issued, treasury))}`
			: '';
		lines.push(`for ${of.id}`, `opening ${dayText(closed ?? opens)} ${format(issued)}${columns}`);
		for (const row of own?.rows ?? []) {
			const { node, kind } = row;
			if (kind === 'pending' && node.place?.id === 'pending' && node.opener) {
				append(lines, ofBase([...copied(from, node.opener), ...below(from, node.opener)], row, issued));
			}
		}
	}
	append(lines, day ? carried(day, outline.sections.get(home), ['confirm', 'amend', 'omit']) : []);
	const mandates = classes.filter(({ mandate }) => mandate);
	lines.push('', `section ${purchases}${mandates.length > 0 ? '' : ' not applicable'}`);
	for (const { of, mandate } of mandates) {
		const opener = mandate?.opener;
		if (mandate && opener) {
			lines.push(`for ${of.id}`);
			append(lines, copied(from, opener));
			append(lines, carried(from, mandate, ['authorised', 'repurchased']));
		}
	}
	if (mandates.length > 0) {
		append(lines, carried(from, outline.sections.get(purchases), ['explanatory']));
	}
	for (const { id } of form.sections.filter(({ id }) => id !== home && id !== purchases)) {
		lines.push('', `section ${id} not applicable`);
	}
	for (const entry of outline.root.entries.get('signed') ?? []) {
		lines.push('');
		append(lines, [...copied(from, entry), ...below(from, entry)]);
	}
	const end = endOfLine(source);
	const text = laidOut(analyse('', readSource(lines.map((line) => line + end).join(''))));
	const name = (return_.issuer ?? 'next-day')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|(?<!-)-+$/g, '')
		.slice(0, 40);
	return {
		text,
		month: `${opens.year}-${String(opens.month).padStart(2, '0')}`,
		fileName: `${name || 'return'}-next-day.return`,
	};
}

/** A row's percentage is of the opening balance, which is another now. */
function ofBase(lines: readonly string[], row: Row, base: Decimal): readonly string[] {
	const size = sizeOf(row);
	const scale = row.percent?.value?.scale;
	const percent = size && scale !== undefined ? percentageOf(size, base, Math.max(scale, usualDecimals)) : undefined;
	const written = row.percent?.value;
	if (!percent || !written || equal(percentageOf(size as Decimal, base, written.scale) ?? written, written)) {
		return lines;
	}
	return lines.map((line) =>
		line.replace(/("(?:[^"\\]|\\.)*")|(\bpercent\s+)[\d.,]+/g, (_, text?: string, word?: string) =>
			text === undefined ? `${word}${format(normal(percent))}` : text,
		),
	);
}

/** Few would write more of a percentage. */
const usualDecimals = 5;

/** The lines of the item that a line opens. */
function below(snapshot: Snapshot, opener: Entry): readonly string[] {
	const node = snapshot.outline.nodes.find((each) => each.opener === opener);
	return node ? fieldsOf(node).flatMap((entry) => copied(snapshot, entry)) : [];
}

function carried(snapshot: Snapshot, node: Node | undefined, keywords: readonly string[]): readonly string[] {
	return node ? keywords.flatMap((keyword) => (node.entries.get(keyword) ?? []).flatMap((entry) => copied(snapshot, entry))) : [];
}
