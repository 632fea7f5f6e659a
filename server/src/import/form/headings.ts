import type { SectionId } from '../../forms/types.js';
import { fold, type Row, squash, textOf } from '../source/sheet.js';
import { opensClass } from './classes.js';
import { confirming, form, isGroup, letterOf, letters, order, words } from './form.js';
import { textsOf } from './labels.js';
import { isGrandTotal } from './segments.js';

export interface SectionRows {
	readonly id: SectionId;
	readonly rows: readonly Row[];
	/** What stands below them and is another section's, whose heading was not found. */
	readonly astray: readonly Row[];
	readonly notApplicable: boolean;
}

/** A source, divided by the form's title and headings; what stands before the title and behind the confirmations is left out. */
export interface Parts {
	readonly titled: boolean;
	readonly header: readonly Row[];
	readonly sections: ReadonlyMap<SectionId, SectionRows>;
	/** Below the heading of III and above (A)'s, where the form has nothing. */
	readonly above: readonly Row[];
	/** Another form begins behind this one. */
	readonly another: boolean;
}

interface Heading {
	/** A section, or a group of them. */
	readonly id: string;
	readonly wording: string;
}

/** The longest first: an older wording may begin a newer one. */
export const headings: readonly Heading[] = order
	.flatMap((id) => textsOf(form.place(id)?.headings ?? words[id] ?? []).map((text) => ({ id, wording: squash(text) })))
	.sort((a, b) => b.wording.length - a.wording.length);

/** `(A)`, `IV`: the form's own numbering. */
export const numberOf = (id: string): string => (letterOf(id) === undefined ? id : `(${letterOf(id)})`);
/** Where the wording is not known, as in most of the Chinese form, the form's own numbering still is; that of the first may be any list's. */
const codes: readonly (readonly [RegExp, string])[] = order
	.slice(1)
	.map((id) => [new RegExp(`^${numberOf(id).replace(/[()]/g, '\\$&')}${letterOf(id) ? '\\s*' : ''}\\.\\s*(?=\\S)`), id]);
export const firstSigns = new Set(order.map((id) => squash(numberOf(id))[0]));
/** What numbers a section of a group. */
const lettered = new RegExp(`^\\([${letters}]\\)\\s*\\.`);

const inapplicable = textsOf(words['not-applicable'] ?? []).map(squash);

/** How much of a squashed text says at a place that something does not apply; 0 where it does not. */
export function isNotApplicable(squashed: string, at: number): number {
	return inapplicable.find((text) => squashed.startsWith(text, at))?.length ?? 0;
}

/** What a title begins with is enough to know it by. */
export const titles = form.root.headings.flatMap(({ en, zh }) => [
	{ begins: squash(en).slice(0, 60), whole: squash(en) },
	...(zh === undefined ? [] : [{ begins: squash(zh).slice(0, 12), whole: squash(zh) }]),
]);
/** `(A1)`, `(AA1)`, and `Total A (…)` of v1.0. */
const codeOfGroup = new RegExp(`\\(\\s*([${letters}])\\1?[12]\\s*\\)|^Total ([${letters}])\\s*\\(`);
const chinese = /[\u4e00-\u9fff]/;
const notApplicable = new RegExp(`^(?:${inapplicable.join('|')})$`);
const notes = /^(?:notes|附註|註釋|註)[:.]?$/;

export function isTitle(row: Row): boolean {
	const text = squash(textOf(row));
	return titles.some(({ begins }) => text.startsWith(begins));
}

/** How many rows a heading takes, and what stands beside it. */
function headingAt(rows: readonly Row[], at: number): { id: Heading['id']; rows: number; beside: string } | undefined {
	const first = rows[at]?.cells[0];
	if (!first || first.text.length > 400) return undefined;
	const beside = (rows[at] as Row).cells.slice(1).map(({ text }) => text);
	let text = squash(first.text);
	if (!firstSigns.has(text[0])) return undefined;
	for (let taken = 1; taken <= 3; taken++) {
		const heading = headings.find(({ wording }) => text.startsWith(wording));
		const { length } = text;
		const longer = headings.some(({ wording }) => wording.length > text.length && wording.startsWith(text));
		const next = rows[at + taken];
		const wrapped = next?.cells.length === 1 ? squash(text + next.cells[0]?.text) : undefined;
		const goesOn =
			longer &&
			wrapped !== undefined &&
			headings.some(({ wording }) => wording.startsWith(wrapped) || (wording.length > length && wrapped.startsWith(wording)));
		if (goesOn && wrapped !== undefined && (heading === undefined || longer)) {
			text = wrapped;
			continue;
		}
		if (heading) return { id: heading.id, rows: taken, beside: text.slice(heading.wording.length) + squash(beside.join('')) };
		break;
	}
	const folded = fold(first.text);
	const coded = codes.find(([code]) => code.test(folded));
	if (!coded || !(chinese.test(folded) || lettered.test(folded))) return undefined;
	const na = /(?:not\s*applicable|不適用)\s*$/i.test(folded) ? 'notapplicable' : squash(beside.join(''));
	return { id: coded[1], rows: 1, beside: na };
}

export function divide(rows: readonly Row[]): Parts {
	const title = rows.findIndex(isTitle);
	// What stands behind the title on its line belongs to the head.
	const start = title < 0 ? 0 : title + 1;
	const header: Row[] = title < 0 ? [] : [rows[title] as Row];
	const above: Row[] = [];
	const found = new Map<SectionId, { id: SectionId; rows: Row[]; astray: readonly Row[]; notApplicable: boolean }>();
	let current: Heading['id'] | undefined;
	let another = false;
	for (let at = start; at < rows.length; ) {
		const row = rows[at] as Row;
		if (isTitle(row)) {
			// The title is printed again on a page of its own by some, and begins another form elsewhere.
			another = current !== undefined;
			if (another) break;
		}
		const heading = headingAt(rows, at);
		const position = heading ? order.indexOf(heading.id) : -1;
		if (heading && (current === undefined || position >= order.indexOf(current))) {
			if (!isGroup(heading.id) && heading.id !== current) {
				const blank = notApplicable.test(heading.beside) || besideBelow(rows, at + heading.rows);
				found.set(heading.id, { id: heading.id, rows: [], astray: [], notApplicable: blank });
			}
			current = heading.id;
			at += heading.rows;
			continue;
		}
		if (current === confirming && beginsNotes(rows, at)) {
			another = rows.slice(at).some(isTitle);
			break;
		}
		if (current === undefined) header.push(row);
		else (isGroup(current) ? above : found.get(current)?.rows)?.push(row);
		at++;
	}
	for (const section of found.values()) section.astray = section.rows.splice(astrayFrom(section.id, section.rows));
	return { titled: title >= 0, header, sections: found, above, another };
}

/** What only another section has: its codes, and the first class anew. */
function astrayFrom(id: SectionId, rows: readonly Row[]): number {
	const letter = letterOf(id);
	let first: string | undefined;
	let opened = 0;
	for (const [at, row] of rows.entries()) {
		const text = textOf(row);
		const of = letter && !isGrandTotal(squash(text)) ? codeOfGroup.exec(fold(text)) : null;
		if (of && (of[1] ?? of[2]) !== letter) return opened;
		if (!opensClass(row, first === undefined)) continue;
		if (first === squash(text)) return at;
		first ??= squash(text);
		opened = at;
	}
	return rows.length;
}

/** The heading of the notes; the word may also be the last of a name that is broken over lines. */
function beginsNotes(rows: readonly Row[], at: number): boolean {
	if (!notes.test(squash(textOf(rows[at] as Row)))) return false;
	const next = rows.slice(at + 1, at + 6).find(({ cells }) => cells.length > 0);
	return (rows[at - 1]?.cells.length ?? 0) === 0 || (next !== undefined && /^1\s*\./.test(fold(textOf(next))));
}

/** `Not applicable` on the next line that says anything. */
function besideBelow(rows: readonly Row[], at: number): boolean {
	const next = rows.slice(at, at + 6).find(({ cells }) => cells.length > 0);
	return next !== undefined && notApplicable.test(squash(textOf(next)));
}
