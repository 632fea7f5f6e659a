import type { IToken } from 'chevrotain';
import type { Neighbours } from '../../checks/neighbours.js';
import { analyseAside, type Snapshot } from '../../checks/snapshot.js';
import type { Form, Line, Place } from '../../forms/form.js';
import { largest } from '../../lists.js';
import { type Language, languageOf } from '../../syntax/language.js';
import { readLine } from '../../syntax/line.js';
import type { Entry, Node, Outline } from '../../syntax/outline.js';
import type { Source } from '../../syntax/source.js';
import type { AmountValue, Field, Span, Statement } from '../../syntax/statement.js';
import { AnyEquals, AnyPlus, AnyText, PastedTimes, UnclosedText } from '../../syntax/tokens.js';

export interface Request {
	/** The text as it stands. */
	readonly written: Snapshot;
	readonly neighbours: Neighbours;
	/** `YYYY-MM-DD`. */
	readonly today: string | undefined;
	readonly snippets: boolean;
}

/** What is open at a place: an item, a block, a section, the return. The node is missing where it cannot be told. */
export interface Open {
	readonly place: Place;
	readonly node: Node | undefined;
}

/** A place in the return while something is being written there. */
export interface Spot extends Request {
	readonly line: number;
	/** The line up to the word under the cursor. */
	readonly head: string;
	/** The word as far as it is typed, from its first character to the cursor. */
	readonly typed: string;
	/** What a completion replaces: the word under the cursor to its end. */
	readonly span: Span;
	/** What the field goes on with behind the word. */
	readonly tail: string;
	/** The cursor stands in a text. */
	readonly quoted: boolean;
	/** The last field that begins in `head`; undefined on a line that is blank so far. */
	readonly field: Field | undefined;
	/** Something before the cursor cannot be read. */
	readonly lost: boolean;
	/** The return as it would be without what is being written. */
	readonly rest: Snapshot;
	/** Innermost first; the return itself is last. */
	readonly chain: readonly Open[];
	/** The return with a value, or on a blank line a line, in the place of what is being written; until it is asked for the next. */
	readonly filled: (text: string) => { readonly snapshot: Snapshot; readonly chain: readonly Open[] };
}

export interface Home extends Open {
	readonly row: Line;
}

/** The row of the form's table that a keyword has at a place, and whose it is. */
export function homeOf(chain: readonly Open[], keyword: string): Home | undefined {
	for (const open of chain) {
		const row = open.place.line(keyword);
		if (row) return { ...open, row };
	}
	return undefined;
}

/** Columns of blanks before the lines of a place. */
export function indentOf({ chain }: Place): string {
	return '  '.repeat(chain.length - 1);
}

export function spotAt(request: Request, line: number, character: number): Spot {
	const { source } = request.written;
	const text = plainLine(source, line);
	const left = text.slice(0, character);
	const language = languageOf(source.form);
	const word = wordAt(text, left, language);
	const statement = beginOf(left.slice(0, word.start), language);
	const field = statement.fields.at(-1);
	const start = field?.date && !field.date.day ? field.date.start : word.start;
	const whole = readLine(text, language);
	const hole = holeOf(whole, field, word, character, text, source.form);
	const filled = (insert: string) => {
		const keyword = insert && field && hole.start === field.start ? field.keyword : '';
		const written = joined([text.slice(0, hole.start), keyword, insert, text.slice(hole.end)]);
		const snapshot = withLine(request.written, line, written, insert ? 'filled' : 'rest');
		return { snapshot, chain: openAt(snapshot.outline, line, insert ? Number.POSITIVE_INFINITY : hole.start) };
	};
	const { snapshot: rest, chain } = filled('');
	return {
		...request,
		line,
		head: left.slice(0, start),
		typed: left.slice(start),
		span: { start, end: word.end },
		tail: text.slice(word.end, hole.end).trim(),
		quoted: word.quoted,
		field,
		lost: isLost(statement),
		rest,
		chain,
		filled,
	};
}

/** A line as far as it goes. In the totals `treasury` is a keyword, which its number alone tells from what follows a movement. */
function beginOf(left: string, language: Language): Statement {
	const statement = readLine(left, language);
	const { keyword, amount } = statement.fields.at(-1) ?? {};
	const { flag } = amount ?? {};
	return keyword && flag && !language.form.linesWith(keyword).some(({ flags }) => flags?.includes(flag.text))
		? readLine(' '.repeat(flag.start) + left.slice(flag.start), language)
		: statement;
}

/** The byte order mark is a space to the reader. */
function plainLine({ lines }: Source, line: number): string {
	const text = lines[line] ?? '';
	return line === 0 && text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
}

function isLost({ fields, strays, continued, chinese }: Statement): boolean {
	return (
		strays.some(({ after }) => after < 0 || after === fields.length - 1) ||
		(fields.length === 0 && (continued ?? chinese) !== undefined)
	);
}

interface Word extends Span {
	readonly quoted: boolean;
}

const isText = ({ tokenType }: IToken) => tokenType.CATEGORIES?.includes(AnyText) === true;
const operators = [AnyPlus, AnyEquals, PastedTimes];
/** `x` is a word as well as an operator. */
const isOperator = ({ tokenType, image }: IToken) =>
	!/^x$/i.test(image) && operators.some((type) => type === tokenType || tokenType.CATEGORIES?.includes(type));

/** The word, number, date or text that the cursor stands in or behind; empty where it stands in none. */
function wordAt(text: string, left: string, language: Language): Word {
	const { tokens } = language.lex(left);
	const last = tokens.at(-1);
	if (last && isText(last) && last.startOffset + last.image.length === left.length) {
		return { start: last.startOffset, end: textEnd(text, left.length, last.startOffset, language), quoted: true };
	}
	const pasted = /[“”„＂][^“”„＂"]*$/.exec(left)?.index;
	if (pasted !== undefined && tokens.some(({ startOffset }) => startOffset === pasted)) {
		return { start: pasted, end: left.length + wordTail(text.slice(left.length)), quoted: true };
	}
	let start = left.length;
	for (const token of tokens.toReversed()) {
		if (token.startOffset + token.image.length !== start || isText(token) || isOperator(token)) break;
		start = token.startOffset;
		if (/^[-−–—－]$/.test(token.image)) break;
	}
	const behind = start === left.length ? language.lex(text).tokens.find(({ startOffset }) => startOffset === start) : undefined;
	return behind && isText(behind)
		? { start, end: textEnd(text, start, start, language), quoted: true }
		: { start, end: wordEnd(text, left.length, start, language), quoted: false };
}

function wordTail(right: string): number {
	return /^[\p{L}\p{N}\p{M}_]*/u.exec(right)?.[0].length ?? 0;
}

/** A text is replaced whole; where some text of the line is not closed, this one may be it, and only its word is. */
function textEnd(text: string, at: number, start: number, language: Language): number {
	const { tokens } = language.lex(text);
	const whole = tokens.find(({ startOffset }) => startOffset === start);
	const open = tokens.some(({ tokenType }) => tokenType === UnclosedText);
	return whole && !open ? Math.max(at, start + whole.image.length) : at + wordTail(text.slice(at));
}

function wordEnd(text: string, at: number, start: number, language: Language): number {
	const date = readLine(text, language).fields.find(({ date }) => date && date.start <= start && date.end > at)?.date;
	if (date) return date.end;
	const under = language.lex(text).tokens.find(({ startOffset, image }) => startOffset <= at && startOffset + image.length > at);
	if (!under || !/[\p{L}\p{N}(（]/u.test(under.image) || isText(under)) {
		return at;
	}
	// A keyword directly behind the cursor begins another field, and `zh` another text; on a blank line it is the word.
	const begins = language.keywordOf(under.image) || /^zh$/i.test(under.image);
	const another = start === at && under.startOffset === at && begins && text.slice(0, at).trim() !== '';
	return another ? at : under.startOffset + under.image.length;
}

/** What of the line is being written: from behind the field's last whole value to the next field. */
function holeOf(whole: Statement, field: Field | undefined, word: Word, at: number, text: string, form: Form): Span {
	const next = whole.fields.find(({ start }) => start >= at && start >= word.end)?.start;
	const end = Math.max(word.end, next ?? whole.comment?.start ?? text.length);
	return { start: field ? (valueEnd(field) ?? keywordEnd(field, form)) : word.start, end };
}

/** A keyword that says something by itself stays; any other goes with the value it lacks. */
function keywordEnd({ keyword, keywordSpan }: Field, form: Form): number {
	return form.linesWith(keyword).every(({ shape }) => shape === 'optional-code') ? keywordSpan.end : keywordSpan.start;
}

/** The end of the last value of a field that can be read; undefined where it has none. */
function valueEnd(field: Field): number | undefined {
	const { amount, date, text, items, id, section, not, words, name, month, form, edition, code, currency } = field;
	const ends = [
		...[
			text,
			id,
			section,
			section && not,
			words?.at(-1),
			name,
			month?.month ? month : undefined,
			form,
			edition,
			code,
			currency,
			items?.at(-1),
		],
		date?.day ? date : undefined,
		...(amount ? wholeParts(amount) : []),
	].flatMap((span) => (span ? [span.end] : []));
	return ends.length > 0 ? largest(ends) : undefined;
}

function wholeParts({ first, par, noPar, second, equals, flag }: AmountValue): readonly (Span | undefined)[] {
	return [
		...[first, par, equals].map((money) => (money?.number?.value ? money : undefined)),
		second?.value ? second : undefined,
		noPar && noPar.end - noPar.start > 2 ? noPar : undefined,
		flag,
	];
}

/** Parts of a line with one space between. */
function joined(parts: readonly string[]): string {
	return parts.reduce((left, right) => (left === '' || right === '' || /\s$/.test(left) ? left + right : `${left} ${right}`));
}

function withLine(written: Snapshot, line: number, text: string, trial: string): Snapshot {
	const { source } = written;
	if (source.lines[line] === text) return written;
	const lines = [...source.lines];
	const statements = [...source.statements];
	lines[line] = text;
	statements[line] = readLine(text, languageOf(source.form));
	return analyseAside(written, { ...source, lines, statements }, trial);
}

/** What is open behind the fields that stand before a place of the text, by the openers above alone: a line lost hides nothing. */
function openAt({ form, entries, sections, nodes, root }: Outline, line: number, column: number): readonly Open[] {
	let section: Open | undefined;
	let block: { readonly place: Place; readonly entry: Entry } | undefined;
	let item: { readonly place: Place; readonly entry: Entry } | undefined;
	let opened: ReadonlyMap<Entry | undefined, Node> | undefined;
	const openedBy = (entry: Entry) => {
		opened ??= new Map(nodes.map((node) => [node.opener, node]));
		return opened.get(entry);
	};
	for (const entry of entries) {
		const { field, row } = entry;
		if (entry.line > line || (entry.line === line && field.start >= column)) break;
		const top = form.root.line(field.keyword);
		if (top?.role === 'section' || top?.role === 'part') {
			const place = top.opened ?? (field.section && form.section(field.section.text));
			section = place && { place, node: sections.get(place.id) };
			block = undefined;
			item = undefined;
		} else if (form.linesWith(field.keyword)[0]?.role === 'block') {
			const place = section?.place.blocks?.opened;
			block = place && { place, entry };
			item = undefined;
		} else if (row?.opened) {
			if (row.home.kind === 'file') {
				section = undefined;
				block = undefined;
			}
			// One of its words may open another place.
			item = { place: openedBy(entry)?.place ?? row.opened, entry };
		}
	}
	const innermost = item && { place: item.place, node: openedBy(item.entry) };
	const id = block?.entry.field.id?.text;
	const around = block && { place: block.place, node: section?.node?.children.find(({ classId }) => classId === id) };
	return [innermost, around, section, { place: form.root, node: root }].filter((open) => open !== undefined);
}
