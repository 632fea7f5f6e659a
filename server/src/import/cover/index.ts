import * as l10n from '@vscode/l10n';
import { shortened } from '../../localise.js';
import type { Node } from '../form/draft.js';
import { otherTitle } from '../form/forms.js';
import { isTitle } from '../form/headings.js';
import { fold, type Row, squash } from '../source/sheet.js';
import { asksBoxes, namesBoxes, readBoxes } from './boxes.js';
import { compose } from './compose.js';
import { indexEnd, isIndexHeading, type Listed, readBody, withoutLast } from './exhibitIndex.js';
import { cutAt, isFurniture, type Line, linesOf, placesOf } from './lines.js';
import { readSignature, signatureHeading, signatureSentence } from './signature.js';
import { bracketed, labels, readTop } from './top.js';

export type { Listed } from './exhibitIndex.js';

/** The cover of a Form 6-K that stands above its exhibits, by the Commission's own words. */

export interface Cover {
	readonly exhibits: readonly Listed[];
	/** Whose it is. */
	readonly registrant: string;
	/** Its lines; the file of each exhibit that has one, by its place in the index, and what the exhibits call the registrant where that is another name. */
	readonly nodes: (files: ReadonlyMap<number, string>, issuer: string | undefined) => readonly Node[];
	/** What its files are best called by. */
	readonly name: string;
	/** The signature's date, `2025-01-07`; empty where it was not read. */
	readonly date: string;
	/** The rows that follow it. */
	readonly rest: readonly Row[];
}

/** A submission has a head of some fifty lines above its first document. */
const firstLines = 300;
const form = /^(?:united states )?(?:securities and exchange commission .{0,60})?form 6 ?-? ?k(?<amended> ?\/ ?a)?(?= |$)/i;
/** On a line with it. */
const behindForm = /^(?: ?\(.{0,40}\))?(?: (?:report of|securities and|for the month)|$)/i;

/** Undefined where no cover stands at the head of the rows. */
export function coverOf(rows: readonly Row[]): Cover | undefined {
	// Most of what is imported has no cover: its head tells.
	const above = linesOf(rows.slice(0, firstLines + 20));
	const at = formAt(above.slice(0, firstLines));
	if (at < 0 || !isOfCommission(above, at)) return undefined;
	const all = linesOf(rows);
	const signature = signatureAt(all, at);
	const end = returnAt(rows, all, at, signature);
	const head = cutHead(all.slice(at, end), signature < 0 ? end - at : signature - at);
	const { amended, lines } = head;

	const asks = lines.findIndex(({ text }) => asksBoxes(text));
	const boxesAt = asks < 0 ? lines.findIndex(({ text }) => namesBoxes(text)) : asks;
	const below = boxesAt < 0 ? lines.findIndex(({ text }) => isBelow(text)) : boxesAt;
	const top = readTop(lines.slice(0, below < 0 ? lines.length : below));
	const boxes = boxesAt < 0 ? undefined : readBoxes(lines.slice(boxesAt));
	const bodyAt = boxes ? boxesAt + boxes.taken : below < 0 ? lines.length : below;

	const registrant = [top.registrant, top.chinese ?? ''];
	const signed = signature < 0 ? undefined : readSignature(all.slice(signature + 1, end), registrant);
	const behind = signed ? signature + 1 + signed.taken : end;
	const indexAt = all.slice(behind, end).findIndex(({ text }) => isIndexHeading(text));
	const index = indexAt < 0 ? [] : all.slice(behind + indexAt, end);
	const listed = indexEnd(index);
	const taken = index.length > 0 ? behind + indexAt + listed : behind;
	const body = readBody([...lines.slice(bodyAt), { text: '', row: 0, cells: [], whole: true }, ...index.slice(0, listed)]);
	const exhibits = withoutLast(body.exhibits);
	const left = leftBehind(all.slice(taken, end));
	return {
		registrant: top.registrant,
		name: slug(top.registrant),
		date: signed?.date ? isoDay(signed.date) : '',
		rest: rows.slice(taken),
		exhibits,
		nodes: (files, issuer) => compose({ amended, top, boxes, body: { ...body, exhibits }, signed, left, issuer }, files),
	};
}

/** A paper without its text, of which its title tells enough. */
const mostLeft = 6;

/** What stands below the signature and the index, above a return that follows or to the end, and is of neither. */
function leftBehind(lines: readonly Line[]): readonly string[] {
	const said = lines.flatMap(({ text }) =>
		text === '' || isFurniture(text) || /^\(?(?:exhibit )?\d{1,3}\.\d{1,3}\)?$|^ff30\d$/i.test(fold(text)) ? [] : [text],
	);
	if (said.length <= mostLeft) return said;
	return [l10n.t('what stands behind the cover, {0} lines from "{1}" on', said.length, shortened(said[0] as string))];
}

/** The number of the form; of several, such as one at the head of a page, the last above the heading. */
function formAt(lines: readonly Line[]): number {
	const first = lines.findIndex(({ text }) => isForm(text));
	const heading =
		first < 0 ? -1 : lines.slice(0, first + 40).findIndex(({ text }) => /^report (?:of|by) (?:a )?foreign/i.test(text));
	return heading < 0
		? first
		: Math.max(
				first,
				lines.slice(0, heading).findLastIndex(({ text }) => isForm(text)),
			);
}

function isForm(text: string): boolean {
	if (text === '') return false;
	const folded = fold(text.slice(0, 200));
	const found = form.exec(folded);
	return found !== null && behindForm.test(folded.slice(found[0].length));
}

/** Near the number of the form stands whose it is. */
function isOfCommission(lines: readonly Line[], at: number): boolean {
	const near = lines.slice(Math.max(0, at - 40), at + 16).filter(({ text }) => text !== '');
	return near.some(({ text }) =>
		/securitiesandexchangecommission|^reportof(?:aforeign|foreign)/.test(squash(text.slice(0, 300))),
	);
}

/** The heading of the signature; its words may also stand in a table of contents. */
function signatureAt(lines: readonly Line[], from: number): number {
	const found: number[] = [];
	for (const [at, { text }] of lines.entries()) if (at > from && signatureHeading.test(text)) found.push(at);
	const isFollowed = (at: number) =>
		lines
			.slice(at + 1, at + 16)
			.filter(({ text }) => text !== '')
			.slice(0, 4)
			.some(({ text }) => signatureSentence.test(text) || /duly (?:caused|authori[sz]ed)/i.test(text));
	const sure = found.find(isFollowed);
	if (sure !== undefined) return sure;
	const sentence = lines.findIndex(({ text }, at) => at > from && signatureSentence.test(text));
	return sentence >= 0 ? sentence - 1 : (found[0] ?? -1);
}

/** The title of the first return behind the signature, the number of a next-day return's first page, or another document's beginning. */
function returnAt(rows: readonly Row[], lines: readonly Line[], form: number, signature: number): number {
	let indexed = false;
	let number = false;
	for (let at = Math.max(form, signature) + 1; at < rows.length; at += 1) {
		const row = rows[at] as Row;
		const { text } = lines[at] as Line;
		if (text === '') continue;
		if (row.document !== undefined) return at;
		indexed ||= isIndexHeading(text);
		const squashed = squash(text.slice(0, 400));
		const begins = isTitle(row) || otherTitle(squashed) !== undefined || /^ff30\d/.test(squashed);
		// What an index calls an exhibit may be the title of its form.
		if (begins && !(indexed && number && !isFormAt(lines, at))) return at;
		number = /^(?:exhibit )?\d{1,3}\.\d{1,3}[.:]?$/i.test(text);
	}
	return rows.length;
}

/** What a form has below its title. */
function isFormAt(lines: readonly Line[], at: number): boolean {
	return lines
		.slice(at, at + 24)
		.some(({ text }) => /^(?:for the month ended|status ?:|to ?: ?hong|name of issuer|instrument ?:|date submitted)/i.test(text));
}

/** Where the words are that stand below the boxes, where those are not there. */
function isBelow(text: string): boolean {
	return isIndexHeading(text) || /^explanatory note/i.test(text);
}

/** The lines between the form's number and the signature, those of the head cut where a label begins within one. */
function cutHead(lines: readonly Line[], until: number): { readonly amended: boolean; readonly lines: readonly Line[] } {
	const [first, ...others] = lines.slice(0, until);
	const found = form.exec(fold(first?.text ?? ''));
	const rest = first && { ...first, text: first.text.slice(found?.[0].length).trim(), cells: [] };
	const own = [...(rest ? [rest] : []), ...others];
	const asks = own.findIndex(({ text }) => /indicate by check mark/i.test(text));
	const head = own.flatMap((line, at) => {
		if (asks < 0 ? at > 0 : at > asks) return [line];
		const places = placesOf(line.text, labels).map(({ from }) => from);
		const brackets = placesOf(line.text, bracketed).flatMap(({ from, to }) => [from, to]);
		return cutAt(line, [...places, ...brackets]);
	});
	return { amended: found?.groups?.amended !== undefined, lines: head };
}

function isoDay({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number }): string {
	return [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}

function slug(text: string): string {
	const words = text.replace(/\([^()]*\)/g, ' ').match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? ['report'];
	return words.join('-').toLowerCase();
}
