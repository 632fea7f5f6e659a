import { rowsBetween } from './itemRows.js';
import type { Block, FormDocument, Page, PrintedNote } from './model.js';

/**
 * Where a sheet of paper begins within a page of the document: with a part of a block, which is a row of a table, a paragraph of remarks,
 * a note, an item, a line. `torn`: the part began on the sheet before; so many signs, spaces apart, of one of its texts stand there.
 */
export interface Break {
	readonly page: number;
	readonly block: number;
	readonly part: number;
	readonly torn?: { readonly text: number; readonly signs: number };
}

/** The document with a page for each sheet of paper. Breaks of a text that was edited since may lie anywhere: nothing is lost of it. */
export function onSheets(document: FormDocument, breaks: readonly Break[]): FormDocument {
	if (breaks.length === 0) return document;
	const ofPage = new Map<number, Break[]>();
	for (const one of breaks) ofPage.set(one.page, [...(ofPage.get(one.page) ?? []), one]);
	return { ...document, pages: document.pages.flatMap((page, index) => cut(page, ofPage.get(index) ?? [])) };
}

function cut(page: Page, breaks: readonly Break[]): readonly Page[] {
	if (breaks.length === 0) return [page];
	const inOrder = [...breaks].sort(before);
	return [undefined, ...inOrder].map((from, index) => {
		const to = inOrder[index];
		const blocks = page.blocks.flatMap((block, at) => {
			if ((from && at < from.block) || (to && (at > to.block || (at === to.block && isWhole(to))))) return [];
			const begin = from?.block === at && !isWhole(from) ? from : undefined;
			const end = to?.block === at ? to : undefined;
			return begin || end ? between(block, begin, end) : [block];
		});
		return { ...page, blocks, ...(index > 0 ? { sheet: index + 1 } : {}) };
	});
}

/** The block it stands before is not taken apart. */
function isWhole({ part, torn }: Break): boolean {
	return part === 0 && !torn;
}

function before(a: Break, b: Break): number {
	const signs = ({ torn }: Break) => (torn ? torn.text * 1e9 + torn.signs : -1);
	return a.block - b.block || a.part - b.part || signs(a) - signs(b);
}

/** What stands of a block between two breaks; none of it where that is nothing. */
function between(block: Block, from: Break | undefined, to: Break | undefined): readonly Block[] {
	switch (block.kind) {
		case 'table': {
			const rows = rowsBetween(block.rows, wholePart(from) ?? 0, wholePart(to) ?? block.rows.length);
			const goesOn = (wholePart(from) ?? 0) > 0;
			if (rows.length === 0 && (goesOn || block.rows.length > 0)) return [];
			return [{ ...block, rows, heads: goesOn && block.headsOnce ? [] : block.heads }];
		}
		case 'box':
			return some(block.lines.slice(wholePart(from) ?? 0, wholePart(to)), (lines) => ({ ...block, lines }));
		case 'totals':
			return some(block.lines.slice(wholePart(from) ?? 0, wholePart(to)), (lines) => ({ ...block, lines }));
		case 'lines':
			return some(parts(block.lines, from, to, clip), (lines) => ({ ...block, lines }));
		case 'paragraph':
			if (block.runs) break;
			return some(parts([block.label], from, to, clip), ([label = block.label]) => ({ ...block, label }));
		case 'confirmations':
			return some(
				parts(block.items, from, to, (item, begin, end) => {
					const signs = (at: Break['torn']) => (at && at.text > 0 ? at : undefined);
					const label = item.label && clip(item.label, signs(begin), signs(end));
					return { ...item, label, value: label ? item.value : clip(item.value, signs(begin), signs(end)) };
				}),
				(items) => ({ ...block, items }),
			);
		case 'notes':
			return some(parts(block.notes, from, to, clipNote), (notes) => ({ ...block, notes }));
		case 'remarks': {
			// Its label is the first of its parts.
			const label = from && from.part > 0 ? { ...block.label, text: '' } : block.label;
			const paragraphs = parts(
				[undefined, ...block.paragraphs],
				from,
				to,
				(paragraph, begin, end) => paragraph && clip(paragraph, begin, end),
			).flatMap((paragraph) => paragraph ?? []);
			return label.text === '' && paragraphs.length === 0 ? [] : [{ ...block, label, paragraphs }];
		}
		default:
	}
	// What is set as one: where its first line stands.
	return from ? [] : [block];
}

/** The part that a sheet begins with where a part is not torn: one that is torn stays with the sheet it began on. */
function wholePart(at: Break | undefined): number | undefined {
	return at && at.part + (at.torn ? 1 : 0);
}

function some<P>(parts: readonly P[], make: (parts: readonly P[]) => Block): readonly Block[] {
	return parts.length === 0 ? [] : [make(parts)];
}

/** The parts between two breaks, those that are torn as far as they stand there. */
function parts<P>(
	all: readonly P[],
	from: Break | undefined,
	to: Break | undefined,
	torn: (part: P, begin: Break['torn'], end: Break['torn']) => P,
): readonly P[] {
	return all.flatMap((part, at) => {
		if ((from && at < from.part) || (to && (at > to.part || (at === to.part && !to.torn)))) return [];
		const begin = from?.part === at ? from.torn : undefined;
		const end = to?.part === at ? to.torn : undefined;
		return [begin || end ? torn(part, begin, end) : part];
	});
}

function clip<T extends { readonly text: string }>(of: T, begin: Break['torn'], end: Break['torn']): T {
	const { text } = of;
	return { ...of, text: text.slice(begin ? offset(text, begin.signs) : 0, end ? offset(text, end.signs) : undefined).trim() };
}

/** Its lines are its texts, behind its number. */
function clipNote(note: PrintedNote, begin: Break['torn'], end: Break['torn']): PrintedNote {
	const lines = note.lines.flatMap((line, at) => {
		if ((begin && at + 1 < begin.text) || (end && (at + 1 > end.text || (at + 1 === end.text && end.signs === 0)))) return [];
		const { text } = clip({ text: line }, begin?.text === at + 1 ? begin : undefined, end?.text === at + 1 ? end : undefined);
		return [text];
	});
	return { ...note, lines, ...(begin ? { continued: true } : {}) };
}

/** What is no sign of a text that is laid out: spaces, and what no font draws. */
export const unseen = /[\s\p{Cf}\p{Cc}]/gu;

/** Behind so many of its signs. */
function offset(text: string, signs: number): number {
	let seen = 0;
	let at = 0;
	for (const character of text) {
		if (seen >= signs) break;
		at += character.length;
		if (character.replace(unseen, '') !== '') seen += 1;
	}
	return at;
}
