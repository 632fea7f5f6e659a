import * as l10n from '@vscode/l10n';
import {
	type DocumentHighlight,
	DocumentHighlightKind,
	type Location,
	type Position,
	type Range,
	type TextEdit,
} from 'vscode-languageserver-types';
import { bringForward } from '../checks/bringForward.js';
import { cellRange } from '../checks/draft.js';
import { sameText } from '../checks/matching.js';
import type { Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { textOf } from '../model/return.js';
import { readLine } from '../syntax/line.js';
import { type Entry, entriesOn, type Node, type Outline, rangeOf } from '../syntax/outline.js';
import type { Span, WordValue } from '../syntax/statement.js';
import { acrossDays } from './dayEvents.js';
import { exhibitNumbers, type NumberPlace } from './exhibits.js';

/** Of a class id its declaration; of an opening balance last month's closing one; of an item last month's of the same name; of an event its next-day returns', and back. */
export function definitionAt(snapshot: Snapshot, neighbours: Neighbours, { line, character }: Position): readonly Location[] {
	const { uri, outline } = snapshot;
	const id = idAt(outline, { line, character });
	if (id) {
		const declared = outline.classes.get(id.text)?.opener;
		return declared?.field.id ? [{ uri, range: rangeOf(declared.line, declared.field.id) }] : [];
	}
	const number = numberAt(snapshot, { line, character });
	if (number) {
		return occurrencesOfNumber(snapshot, number.number).flatMap(({ range, declares }) => (declares ? [{ uri, range }] : []));
	}
	const entry = entriesOn(outline, line).find(({ field }) => isOn(field, character));
	const across = entry ? acrossDays(snapshot, neighbours.days, entry) : [];
	if (!entry || across.length > 0) return across;
	const { previous } = neighbours;
	return previous ? inPreviousMonth(snapshot, previous, entry, character) : [];
}

function inPreviousMonth(snapshot: Snapshot, previous: Snapshot, entry: Entry, character: number): readonly Location[] {
	if (entry.field.keyword === 'opening') {
		const { carried } = bringForward(previous, snapshot);
		const ofLine = carried.filter(({ opening }) => opening.entry === entry);
		const onKeyword = isOn(entry.field.keywordSpan, character);
		const meant = ofLine.find(({ opening }) => onKeyword || (opening.span && isOn(opening.span, character)));
		return meant ? [{ uri: previous.uri, range: cellRange(meant.closing) }] : [];
	}
	const names = [entry.field.keywordSpan, entry.field.text];
	const item = names.some((span) => span && isOn(span, character))
		? snapshot.outline.nodes.find(({ opener }) => opener === entry)
		: undefined;
	const opener = item && sameItem(item, previous.outline)?.opener;
	return opener ? [{ uri: previous.uri, range: rangeOf(opener.line, opener.field.text ?? opener.field.keywordSpan) }] : [];
}

/** By its text, in the same class where several have one so called. */
function sameItem(item: Node, { nodes }: Outline): Node | undefined {
	const text = textOf(item.opener);
	if (text === undefined || !item.place || item.place.above?.kind === 'file') return undefined;
	const alike = nodes.filter(({ place, opener }) => place === item.place && sameText(textOf(opener) ?? '') === sameText(text));
	return alike.find(({ parent }) => parent?.classId === item.parent?.classId) ?? alike[0];
}

export function referencesAt(snapshot: Snapshot, position: Position, declaration: boolean): readonly Location[] {
	return occurrencesAt(snapshot, position)
		.filter(({ declares }) => declaration || !declares)
		.map(({ range }) => ({ uri: snapshot.uri, range }));
}

export function highlightsAt(snapshot: Snapshot, position: Position): readonly DocumentHighlight[] {
	return occurrencesAt(snapshot, position).map(({ range, declares }) => ({
		range,
		kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
	}));
}

/** The id, or number of an exhibit, that a rename at the position would change; undefined where nothing can be renamed. */
export function renameableAt(
	snapshot: Snapshot,
	position: Position,
): { readonly range: Range; readonly placeholder: string } | undefined {
	const number = numberAt(snapshot, position);
	if (number) return { range: rangeOf(number.line, number.span), placeholder: number.number };
	const id = idAt(snapshot.outline, position);
	return id && { range: rangeOf(position.line, id), placeholder: id.text };
}

/** A message where the new name is none, or another's. */
export function renameEdits(
	snapshot: Snapshot,
	position: Position,
	name: string,
): readonly TextEdit[] | { readonly refused: string } {
	const number = numberAt(snapshot, position);
	if (number) return renumber(snapshot, number.number, name);
	const id = idAt(snapshot.outline, position);
	if (!id) return { refused: l10n.t('Only the short name of a class can be renamed.') };
	if (!isId(name)) {
		return {
			refused: l10n.t('"{0}" is no short name of a class: it takes a Latin letter, then letters, digits, "_" or "-".', name),
		};
	}
	if (name === id.text) return [];
	if (occurrences(snapshot, name).length > 0) {
		return { refused: l10n.t('{0} is the short name of another class.', name) };
	}
	return occurrences(snapshot, id.text).map(({ range }) => ({ range, newText: name }));
}

function renumber(snapshot: Snapshot, number: string, name: string): readonly TextEdit[] | { readonly refused: string } {
	if (!/^\d{1,3}\.\d{1,3}$/.test(name)) {
		return { refused: l10n.t('{0} is no number of an exhibit: they are numbered 99.1, 99.2 and on.', name) };
	}
	if (name !== number && occurrencesOfNumber(snapshot, name).some(({ declares }) => declares)) {
		return { refused: l10n.t('There is an exhibit {0} already.', name) };
	}
	return name === number ? [] : occurrencesOfNumber(snapshot, number).map(({ range }) => ({ range, newText: name }));
}

/** What the language itself reads as an id. */
function isId(name: string): boolean {
	const { fields, strays, problems } = readLine(`for ${name}`);
	return strays.length === 0 && problems.length === 0 && fields[0]?.id?.text === name;
}

interface Occurrence {
	readonly range: Range;
	readonly declares: boolean;
}

function occurrencesAt(snapshot: Snapshot, position: Position): readonly Occurrence[] {
	const number = numberAt(snapshot, position);
	if (number) return occurrencesOfNumber(snapshot, number.number);
	const id = idAt(snapshot.outline, position);
	return id ? occurrences(snapshot, id.text) : [];
}

/** The places of a class's id, in the order of the text. Case counts. */
function occurrences({ outline }: Snapshot, name: string): readonly Occurrence[] {
	return outline.entries.flatMap(({ line, field: { id, keyword } }) =>
		id?.text === name ? [{ range: rangeOf(line, id), declares: keyword === 'class' }] : [],
	);
}

function occurrencesOfNumber(snapshot: Snapshot, number: string): readonly Occurrence[] {
	return exhibitNumbers(snapshot).flatMap(({ number: other, line, span, declares }) =>
		other === number ? [{ range: rangeOf(line, span), declares }] : [],
	);
}

function numberAt(snapshot: Snapshot, { line, character }: Position): NumberPlace | undefined {
	return exhibitNumbers(snapshot).find((place) => place.line === line && isOn(place.span, character));
}

function idAt(outline: Outline, { line, character }: Position): WordValue | undefined {
	return entriesOn(outline, line)
		.map(({ field }) => field.id)
		.find((id) => id && isOn(id, character));
}

function isOn({ start, end }: Span, character: number): boolean {
	return start <= character && character <= end;
}
