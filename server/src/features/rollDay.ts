import * as l10n from '@vscode/l10n';
import { copied } from '../checks/carry.js';
import { classesOfDay } from '../checks/nextDay/reading.js';
import { dayText } from '../checks/rules/header.js';
import { analyse, type Snapshot } from '../checks/snapshot.js';
import type { Shares } from '../forms/shares.js';
import { append } from '../lists.js';
import { fieldsOf } from '../model/fieldText.js';
import { endOfLine } from '../model/write.js';
import { absolute, format, isNegative, isZero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { readSource } from '../syntax/source.js';
import { laidOut } from './formatting.js';
import type { Rolled } from './rolled.js';

/** Whether it is a next-day return, whose next one begins where it closes. */
export function isNextDayReturn({ form }: Snapshot): boolean {
	return form.kind === 'day';
}

/** The next next-day return: it opens where this one closes, with what is pending and the mandate as they stand. */
export function rollDay(snapshot: Snapshot): Rolled | { readonly refused: string } {
	const { outline, form, source, return_, ledger } = snapshot;
	if (outline.damaged) {
		return { refused: l10n.t('A line of this return cannot be read. Mend it first, so that nothing of it is lost.') };
	}
	const classes = classesOfDay(snapshot);
	const day = classes.find(({ closing }) => closing?.day)?.closing?.day;
	if (!day) {
		return { refused: l10n.t('The closing balance of this return has no date, with which the next one opens.') };
	}
	const lines = [`${form.opening} ${form.id}`];
	for (const entry of [...(outline.root.entries.get('issuer') ?? []), ...(outline.root.entries.get('class') ?? [])]) {
		lines.push('');
		append(lines, copied(snapshot, entry));
		if (entry.field.keyword === 'class') {
			append(lines, below(snapshot, entry));
		}
	}
	const { issued: home, purchases = '' } = form.shares as Shares;
	lines.push('', `section ${home}`);
	for (const { of, block, closing, rows } of classes) {
		const issued = closing && ledger.valueOf(closing.issued);
		const held = closing?.treasury && ledger.valueOf(closing.treasury);
		if (!block || !closing || !issued) {
			continue;
		}
		const total = held && ledger.valueOf(return_.cells.get(block, 'closing', 'total') as NonNullable<typeof closing.treasury>);
		const columns = held
			? ` ${isNegative(held) ? '-' : '+'} ${format(absolute(held))}${total && !isZero(total) ? ` = ${format(total)}` : ''}`
			: '';
		lines.push(`for ${of.id}`, `opening ${dayText(closing.day ?? day)} ${format(issued)}${columns}`);
		for (const { node, kind } of rows) {
			if (kind === 'pending' && node.place?.id === 'pending' && node.opener) {
				append(lines, [...copied(snapshot, node.opener), ...below(snapshot, node.opener)]);
			}
		}
	}
	append(lines, carried(snapshot, outline.sections.get(home), ['confirm', 'amend', 'omit']));
	const mandates = classes.filter(({ mandate }) => mandate);
	lines.push('', `section ${purchases}${mandates.length > 0 ? '' : ' not applicable'}`);
	for (const { of, mandate } of mandates) {
		const opener = mandate?.opener;
		if (mandate && opener) {
			lines.push(`for ${of.id}`);
			append(lines, copied(snapshot, opener));
			append(lines, carried(snapshot, mandate, ['authorised', 'repurchased']));
		}
	}
	if (mandates.length > 0) {
		append(lines, carried(snapshot, outline.sections.get(purchases), ['explanatory']));
	}
	for (const { id } of form.sections.filter(({ id }) => id !== home && id !== purchases)) {
		lines.push('', `section ${id} not applicable`);
	}
	for (const entry of outline.root.entries.get('signed') ?? []) {
		lines.push('');
		append(lines, [...copied(snapshot, entry), ...below(snapshot, entry)]);
	}
	const end = endOfLine(source);
	const text = laidOut(analyse('', readSource(lines.map((line) => line + end).join(''))));
	const name = (return_.issuer ?? 'next-day')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|(?<!-)-+$/g, '')
		.slice(0, 40);
	return { text, month: `${day.year}-${String(day.month).padStart(2, '0')}`, fileName: `${name || 'return'}-next-day.return` };
}

/** The lines of the item that a line opens. */
function below(snapshot: Snapshot, opener: Entry): readonly string[] {
	const node = snapshot.outline.nodes.find((each) => each.opener === opener);
	return node ? fieldsOf(node).flatMap((entry) => copied(snapshot, entry)) : [];
}

function carried(snapshot: Snapshot, node: Node | undefined, keywords: readonly string[]): readonly string[] {
	return node ? keywords.flatMap((keyword) => (node.entries.get(keyword) ?? []).flatMap((entry) => copied(snapshot, entry))) : [];
}
