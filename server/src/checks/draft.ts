import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import type { Line } from '../forms/form.js';
import type { Cell } from '../model/cell.js';
import { insertLine } from '../model/write.js';
import { type Edit, type Entry, type Node, rangeOf } from '../syntax/outline.js';
import type { Span } from '../syntax/statement.js';
import type { CheckId } from './catalogue.js';
import type { Fix, Related, Severity } from './finding.js';
import type { Snapshot } from './snapshot.js';

/** A finding before settings and `# allow` have their say. */
export interface Draft {
	readonly check: CheckId;
	/** Where it differs from the check's own. */
	readonly severity?: Severity;
	readonly message: string;
	readonly range: Range;
	/** Without a URI it is a place in the same text. */
	readonly related?: readonly (Omit<Related, 'uri'> & { readonly uri?: string })[];
	/** Best first. */
	readonly fixes?: () => readonly Fix[];
	/** Of a line that is missing: which, and where. */
	readonly missing?: { readonly node: Node; readonly row: Line };
}

export function fix(title: string, edits: readonly Edit[], preferred = false): Fix {
	return { title, preferred, edits };
}

/** Another text in the place of what is written there. */
export function writeFix(range: Range, text: string, preferred = false): Fix {
	return fix(l10n.t('Write {0}', text), [{ range, newText: text }], preferred);
}

/** A line that is missing, with its writer's cursor where its value goes. */
export function lineFix({ source }: Snapshot, node: Node, row: Line): Fix {
	const value = row.takes.parts[0] === 'text' ? '""' : '';
	const edit = insertLine(source, node, row, value);
	const behind = value === '' ? edit.newText.length : edit.newText.length - 1;
	return { ...fix(l10n.t('Add the line `{0}`', row.keyword), [edit]), cursor: behind };
}

/** The place of a cell: its number, else the line it belongs to. */
export function cellRange(cell: Cell): Range {
	if (cell.entry) return rangeOf(cell.entry.line, cell.span ?? cell.entry.field.keywordSpan);
	return nodeRange(cell.node);
}

/** The line that opened a block, item or section; the first line for the return itself. */
export function nodeRange({ opener }: Node): Range {
	return opener ? entryRange(opener) : rangeOf(0, { start: 0, end: 0 });
}

/** A line's keyword with what names it: `for ORD`, `section II`, `scheme "…"`. */
export function entryRange({ line, field }: Entry): Range {
	const end = (field.id ?? field.section ?? field.text ?? field.keywordSpan).end;
	return rangeOf(line, { start: field.keywordSpan.start, end });
}

export function spanRange({ line }: Entry, span: Span): Range {
	return rangeOf(line, span);
}

export function insertAt(line: number, character: number, newText: string): Edit {
	return { range: rangeOf(line, { start: character, end: character }), newText };
}
