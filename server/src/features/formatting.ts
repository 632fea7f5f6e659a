import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Snapshot } from '../checks/snapshot.js';
import { endOfLine } from '../model/write.js';
import { layOut } from './layout.js';
import type { LayoutOptions, Row } from './layoutRows.js';

/** The canonical layout, of the whole text or of the lines of a range. A line with a syntax error is left as it is. */
export function formatEdits(snapshot: Snapshot, range?: Range): readonly TextEdit[] {
	return editsFor(snapshot, linesIn(snapshot, range));
}

/** Whether there is nothing to change in the canonical layout, of the whole text or of a range. */
export function isLaidOut(snapshot: Snapshot, range?: Range): boolean {
	return editsFor(snapshot, linesIn(snapshot, range), 1).length === 0;
}

/** Without a range the whole text. */
function linesIn({ source }: Snapshot, range: Range | undefined): LayoutOptions {
	const from = range?.start.line ?? 0;
	// A selection of whole lines ends at the beginning of the next one.
	const isWhole = range && range.end.character === 0 && range.end.line > from;
	const to = range ? range.end.line - (isWhole ? 1 : 0) : source.lines.length - 1;
	return { from, to, keepLines: false };
}

/** After a line end is typed: the line above it, whose own end is not touched. */
export function formatOnTypeEdits(snapshot: Snapshot, { line }: Position): readonly TextEdit[] {
	const above = line - 1;
	const statement = snapshot.source.statements[above];
	// A comment's place hangs on what is still to be written below it.
	const isStatement = statement && (statement.fields.length > 0 || statement.continued || statement.chinese);
	return isStatement ? editsFor(snapshot, { from: above, to: above, keepLines: true }) : [];
}

/** The whole text in its layout. */
export function laidOut({ source, ...snapshot }: Snapshot): string {
	const lines: string[] = [];
	let above: Row | undefined;
	for (const row of layOut({ source, ...snapshot }, { from: 0, to: source.lines.length - 1, keepLines: false })) {
		const blank = blanksAbove(row, above) > 0 ? [''] : [];
		const own = row.lines.length > 0 ? row.lines : source.lines.slice(row.first, row.last + 1);
		for (const line of [...blank, ...own]) lines.push(line);
		above = row;
	}
	return lines.map((line) => line + endOfLine(source)).join('');
}

function blanksAbove({ first, blank }: Row, above: Row | undefined): number {
	const kept = above ? Math.min(first - above.last - 1, 1) : 0;
	return !above || blank === 'none' ? 0 : blank === 'one' ? 1 : kept;
}

/** `enough`: so many of them tell what there is to know. */
function editsFor(
	{ source, ...snapshot }: Snapshot,
	options: LayoutOptions,
	enough = Number.POSITIVE_INFINITY,
): readonly TextEdit[] {
	// What was not read has no layout.
	if (snapshot.outline.unread !== undefined) return [];
	const edits = new Edits();
	const { lines } = source;
	const { from, to, keepLines } = options;
	const end = endOfLine(source);
	const length = (line: number) => (lines[line] as string).length;
	const isWithin = (first: number, last: number) => first >= from && last <= to;
	let above: Row | undefined;
	for (const row of layOut({ source, ...snapshot }, options)) {
		const gap = above ? above.last + 1 : 0;
		const blanks = row.first - gap;
		const wanted = blanksAbove(row, above);
		// Blanks between a bare CR and an LF keep the two ends from becoming one.
		const parts = source.ends[gap - 1] === '\r' && source.ends[gap] === '\n';
		if (blanks > 0 && wanted > 0 && !parts && isWithin(gap, gap)) edits.replace(gap, 0, gap, length(gap), '');
		if (blanks > wanted && !keepLines && isWithin(gap + wanted, row.first - 1)) {
			edits.replace(gap + wanted, 0, row.first, 0, '');
		}
		if (blanks < wanted && !keepLines && isWithin(row.first, row.first)) edits.replace(row.first, 0, row.first, 0, end);
		if (row.lines.length > 0 && isWithin(row.first, row.last)) writeRow(edits, row, lines, end);
		above = row;
		if (edits.list.length >= enough) return edits.list;
	}
	const last = lines.length - 1;
	if (above && !keepLines && isWithin(above.last, last)) {
		if (above.last === last) edits.replace(last, length(last), last, length(last), end);
		else edits.replace(above.last + 1, 0, last, length(last), '');
	}
	return edits.list;
}

/** Line by line where there are as many as before, and of each only what differs. */
function writeRow(edits: Edits, { first, last, lines: wanted }: Row, lines: readonly string[], end: string): void {
	if (wanted.length !== last - first + 1) {
		edits.replace(first, startOf(lines, first), last, (lines[last] as string).length, wanted.join(end));
		return;
	}
	for (const [index, text] of wanted.entries()) writeLine(edits, first + index, text, lines);
}

function writeLine(edits: Edits, line: number, text: string, lines: readonly string[]): void {
	const old = lines[line] as string;
	if (old === text) return;
	const start = startOf(lines, line);
	const shorter = Math.min(old.length - start, text.length);
	let head = 0;
	while (head < shorter && old[start + head] === text[head]) head += 1;
	let tail = 0;
	while (tail < shorter - head && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
	edits.replace(line, start + head, line, old.length - tail, text.slice(head, text.length - tail));
}

/** The byte order mark stays where it is. */
function startOf(lines: readonly string[], line: number): number {
	return line === 0 && lines[0]?.startsWith('\ufeff') ? 1 : 0;
}

/** Edits in the order of the text; those that touch become one, so that no client has to order them. */
class Edits {
	readonly list: TextEdit[] = [];

	replace(line: number, character: number, endLine: number, endCharacter: number, newText: string): void {
		if (line === endLine && character === endCharacter && newText === '') return;
		const start = { line, character };
		const end = { line: endLine, character: endCharacter };
		const last = this.list.at(-1);
		if (last && last.range.end.line === line && last.range.end.character === character) {
			this.list[this.list.length - 1] = { range: { start: last.range.start, end }, newText: last.newText + newText };
		} else {
			this.list.push({ range: { start, end }, newText });
		}
	}
}
