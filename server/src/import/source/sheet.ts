import { plainSigns, wordSpace } from '../../forms/signs.js';

/**
 * What every source becomes before it is read: rows of cells, each with its place across the page. Nothing here knows the form.
 */

/** A piece of text. Its place is in columns of a table, in characters or in about as many points; only comparisons mean anything. */
export interface Cell {
	/** As they stand below one another in it, where they are several and that is known. */
	readonly lines?: readonly string[];
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

export interface Row {
	/** Left to right; none in an empty row, which parts paragraphs. */
	readonly cells: readonly Cell[];
	/** From a table with columns of its own, so that places are exact. */
	readonly table: boolean;
	/** How many the table has across, empty ones at the end too; known of tabs only. */
	readonly columns?: number;
	readonly page: number;
	/** How high it stands on its page, in points; known of a PDF only. */
	readonly y?: number;
	/** Where it began before a label or number was taken off it. */
	readonly left?: number;
	/** It is a paragraph of its own, however short the line above. */
	readonly whole?: boolean;
	/** Of a running text: where its name ends and its figures begin cannot be told. */
	readonly unclear?: boolean;
	/** Of a submission with several documents: what one is that begins here, `EX-99.1`. */
	readonly document?: string;
}

export interface Sheet {
	readonly rows: readonly Row[];
	/** As the foot of a page prints it, `v1.2.0`. */
	readonly edition?: string | undefined;
	/** The form's number stands on a page. */
	readonly marked?: boolean;
	/** Its places across hold from page to page, which those of characters do not. */
	readonly steady: boolean;
	/** Codings that texts of it are in and that are not known: these texts are not among its rows, or wrong. */
	readonly lacks?: readonly string[];
}

export function textOf(row: Row): string {
	return row.cells.map(({ text }) => text).join(' ');
}

const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63]/g;

/** Character for character the same length: plain signs, and spaces, dashes and quotation marks as ASCII has them. */
export function fold(text: string): string {
	if (text.search(/[^ -~]/) < 0) return text;
	return plainSigns(text)
		.replace(spaces, ' ')
		.replace(dashes, '-')
		.replace(/[\u201c\u201d\u201e]/g, '"')
		.replace(/[\u2018\u2019]/g, "'");
}

/** What two wordings must have in common: neither case nor spacing nor a reference to a note counts. */
export function squash(text: string): string {
	return fold(text)
		.replace(/\((?:Notes?|註)[\d,、及\s]*(?:and\s*\d+)?\)/gi, '')
		.replace(/\s+/g, '')
		.toLowerCase();
}

/** On one line, single spaces; what cannot be seen left out. */
export function tidy(text: string): string {
	return text
		.replace(wordSpace, ' ')
		.replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

/** Where a line ended within a word, behind its hyphen or stroke; in `pre- and post-` the hyphen stands for what follows later. */
const broken = /(?<=[\p{L}\d)]-)\s*\n\s*(?=(?!(?:and|or|to)\b)[\p{L}\d(])|(?<=[\p{L}\d)]\/)\s*\n\s*(?=[\p{L}\d(])/gu;

/** Pieces of a text that was broken over lines, put together again: no space between Chinese characters, nor within a word. */
export function join(pieces: readonly string[]): string {
	return tidy(pieces.join('\n').replace(broken, '')).replace(
		/(?<=[\u2e80-\u9fff\uff00-\uffef]) (?=[\u2e80-\u9fff\uff00-\uffef])/g,
		'',
	);
}

/** More of something than any return has; the message says of what. */
export class TooMuch extends Error {}
