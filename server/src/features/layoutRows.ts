import type { Line } from '../forms/form.js';
import type { Entry } from '../syntax/outline.js';
import type { TextValue } from '../syntax/statement.js';

/** What a text is laid out as: rows, of what comes to stand on a line each. */

/** Lines of the text and what becomes of them. Blank lines stand between rows and are none themselves. */
export interface Row {
	readonly first: number;
	readonly last: number;
	/** Without line ends; more than one where a line is broken, one for several where they are joined, none where they stay as they are. */
	readonly lines: readonly string[];
	/** A blank line stands above: `one`, `none`, or as it is. */
	readonly blank: 'one' | 'none' | 'kept';
}

export interface LayoutOptions {
	/** The lines that may be changed; what reaches beyond them is not joined. */
	readonly from: number;
	readonly to: number;
	/** Lines are neither broken nor joined: somebody is typing. */
	readonly keepLines: boolean;
}

export interface Continuation {
	readonly entry: Entry;
	readonly text: TextValue;
}

/** What comes to stand on one line. */
export interface Part {
	readonly line: number;
	readonly entries: readonly Entry[];
	readonly continued: Continuation | undefined;
	readonly comment: string | undefined;
	/** The first entry, or the whole of a class, as it stands in its column. */
	aligned: string | undefined;
	indent: string;
}

export interface Draft extends Row {
	/** None where the lines are left as they are, or are kept. */
	readonly parts: readonly Part[];
	/** Of lines that are kept. */
	readonly indent?: string;
	lines: string[];
	blank: Row['blank'];
}

/** Whoever touches nothing shares these. */
export const none: readonly Entry[] = [];

export function draftOf(first: number, last: number, parts: readonly Part[]): Draft {
	return { first, last, parts, lines: [], blank: 'kept' };
}

export function partOf(line: number, entries: readonly Entry[], continued?: Continuation, comment?: string): Part {
	return { line, entries, continued, comment, aligned: undefined, indent: indentOf(entries[0]?.row) };
}

/** It hangs on nothing that stands beside it. */
export function isOwn({ parts }: Draft): boolean {
	return parts.length > 0 && parts.every(({ comment }) => comment === undefined);
}

/** A comment on a line of its own. */
export function isRemark(part: Part | undefined): boolean {
	return part !== undefined && part.entries.length === 0 && !part.continued;
}

const indents = new Map<Line, string>();

/** Two blanks for each place a line stands in. */
export function indentOf(row: Line | undefined): string {
	if (!row) return '';
	let indent = indents.get(row);
	if (indent === undefined) {
		indent = '  '.repeat(row.home.chain.length - 1);
		indents.set(row, indent);
	}
	return indent;
}
