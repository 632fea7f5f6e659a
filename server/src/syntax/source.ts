import type { Form } from '../forms/form.js';
import { allForms, formOf } from '../forms/index.js';
import { type Bounds, opened } from '../limits.js';
import { type Language, languageOf } from './language.js';
import { readLine } from './line.js';
import { emptyStatement, type Statement } from './statement.js';

/** A position in a document as the LSP has it: line and UTF-16 column, from 0. */
export interface At {
	readonly line: number;
	readonly character: number;
}

export interface Change {
	readonly range?: { readonly start: At; readonly end: At };
	readonly text: string;
}

/** A text as lines, each with what was read of it. Never changes; an edit makes a new one that shares the lines it leaves alone. */
export interface Source {
	/** The form that its first line names. */
	readonly form: Form;
	/** The forms it may be. */
	readonly forms: readonly Form[];
	readonly lines: readonly string[];
	/** The end of each line; empty for the last. */
	readonly ends: readonly string[];
	readonly statements: readonly Statement[];
	/** Lines beyond these are kept, and not read. */
	readonly bounds: Bounds;
}

interface Split {
	readonly lines: string[];
	readonly ends: string[];
}

function split(text: string): Split {
	const lines: string[] = [];
	const ends: string[] = [];
	let start = 0;
	let feed = text.indexOf('\n');
	let carriage = text.indexOf('\r');
	while (feed >= 0 || carriage >= 0) {
		const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
		const at = isFeed ? feed : carriage;
		const end = isFeed ? '\n' : feed === at + 1 ? '\r\n' : '\r';
		lines.push(text.slice(start, at));
		ends.push(end);
		start = at + end.length;
		if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
		if (!isFeed) carriage = text.indexOf('\r', start);
	}
	lines.push(text.slice(start));
	ends.push('');
	return { lines, ends };
}

/** The byte order mark is kept, and is a space to the reader. Beyond the last line that is read nothing is. */
function read(line: string, index: number, bounds: Bounds, language: Language): Statement {
	return index < bounds.lines
		? readLine(index === 0 && line.startsWith('\ufeff') ? ` ${line.slice(1)}` : line, language)
		: unread;
}

/** A line that is not looked at says nothing; the outline says where reading ends. */
const unread: Statement = { ...emptyStatement, unreadable: true };

/** Lines that were read lately, in this text or another. */
interface Known {
	read(language: Language, line: string, index: number, read: (line: string, index: number) => Statement): Statement | undefined;
}

export function readSource(text: string, bounds: Bounds = opened, forms: readonly Form[] = allForms, known?: Known): Source {
	const { lines, ends } = split(text);
	return readLines(lines, ends, bounds, forms, known);
}

function readLines(
	lines: readonly string[],
	ends: readonly string[],
	bounds: Bounds,
	forms: readonly Form[],
	known?: Known,
): Source {
	const form = formOf(lines, forms);
	const language = languageOf(form);
	const readThat = (line: string, index: number) => read(line, index, bounds, language);
	const statements = lines.map((line, index) => known?.read(language, line, index, readThat) ?? readThat(line, index));
	return { form, forms, lines, ends, statements, bounds };
}

/** A text that is much the same as one that was read: its lines are not read again. */
export function readSimilar({ lines, statements, form, forms }: Source, text: string): Source {
	const known = new Map<string, Statement>();
	for (let index = 1; index < lines.length; index += 1) {
		const statement = statements[index] as Statement;
		if (!statement.unreadable) known.set(lines[index] as string, statement);
	}
	const own = languageOf(form);
	return readSource(text, opened, forms, {
		// The first line may have a mark before it.
		read: (language, line, index) => (language === own && index > 0 ? known.get(line) : undefined),
	});
}

/** A text as lines of which none is read. */
export function rawSource(text: string): Source {
	return readSource(text, { ...opened, lines: 0 });
}

export function textOfSource({ lines, ends }: Source): string {
	let text = '';
	for (let index = 0; index < lines.length; index += 1) {
		text += lines[index] as string;
		text += ends[index] as string;
	}
	return text;
}

/**
 * Applies a change; positions outside the text are brought to its nearest place. Only the lines it touches are read, unless it made
 * another form of the text.
 */
export function editSource(source: Source, change: Change): Source {
	if (!change.range) return readSource(change.text, source.bounds, source.forms);
	const { lines, ends, statements, bounds } = source;
	let start = clamp(source, change.range.start);
	let end = clamp(source, change.range.end);
	if (start.line > end.line || (start.line === end.line && start.character > end.character)) {
		[start, end] = [end, start];
	}
	let first = start.line;
	let head = (lines[first] as string).slice(0, start.character);
	let tail = (lines[end.line] as string).slice(end.character) + (ends[end.line] as string);
	let last = end.line;
	// A line feed that comes to stand behind a lone carriage return becomes one line end with it.
	if (head === '' && first > 0 && ends[first - 1] === '\r') {
		first -= 1;
		head = `${lines[first] as string}\r`;
	}
	if (tail.endsWith('\r') && last + 1 < lines.length) {
		last += 1;
		tail += (lines[last] as string) + (ends[last] as string);
	}
	const middle = split(head + change.text + tail);
	if (last + 1 < lines.length && middle.lines.at(-1) === '') {
		// The text ended in a line end: what follows begins a line that is there already.
		middle.lines.pop();
		middle.ends.pop();
	}
	const { form, forms } = source;
	const all = splice(lines, first, last, middle.lines);
	const allEnds = splice(ends, first, last, middle.ends);
	if (formOf(all, forms) !== form) return readLines(all, allEnds, bounds, forms);
	const language = languageOf(form);
	const again = splice(
		statements,
		first,
		last,
		middle.lines.map((line, index) => read(line, first + index, bounds, language)),
	);
	// Lines that come to stand within the bound are read, those pushed out of it are read no more.
	if (lines.length > bounds.lines || all.length > bounds.lines) {
		for (let index = 0; index < all.length; index += 1) {
			const isRead = again[index] !== unread;
			if (isRead !== index < bounds.lines) again[index] = read(all[index] as string, index, bounds, language);
		}
	}
	return { form, forms, lines: all, ends: allEnds, statements: again, bounds };
}

function splice<T>(values: readonly T[], first: number, last: number, middle: readonly T[]): T[] {
	const result = values.slice(0, first);
	for (const value of middle) result.push(value);
	for (let index = last + 1; index < values.length; index += 1) result.push(values[index] as T);
	return result;
}

function clamp({ lines }: Source, { line, character }: At): At {
	if (line < 0 || !Number.isFinite(line)) return { line: 0, character: 0 };
	if (line >= lines.length) return { line: lines.length - 1, character: (lines.at(-1) as string).length };
	const { length } = lines[line] as string;
	return { line, character: Math.max(0, Math.min(character || 0, length)) };
}
