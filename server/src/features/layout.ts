import type { Snapshot } from '../checks/snapshot.js';
import { asItStands, fieldsOf, fieldText, isMalformed, valueText } from '../model/fieldText.js';
import { type Language, languageOf } from '../syntax/language.js';
import type { Entry, Node, Stretch } from '../syntax/outline.js';
import type { AmountValue, Statement } from '../syntax/statement.js';
import { Zh } from '../syntax/tokens.js';
import { displayWidth } from '../width.js';
import { greatest, numberTable, textTable } from './columns.js';
import { groupOf, hasColumn, reachOf } from './layoutReach.js';
import {
	type Continuation,
	type Draft,
	draftOf,
	indentOf,
	isOwn,
	isRemark,
	type LayoutOptions,
	none,
	type Part,
	partOf,
	type Row,
} from './layoutRows.js';

/** Beyond so many columns an item stands on several lines. */
const longest = 120;

/** The rows of a run of items, counted from its first line. */
interface KeptRows {
	readonly last: number;
	readonly rows: readonly KeptRow[];
}

type KeptRow = Required<Pick<Draft, 'first' | 'last' | 'lines' | 'indent'>>;

/** Rows that stand as they should: between the first and the last, which those beside them look at, they are one that stays as it is. */
function inShort(rows: readonly KeptRow[], source: readonly string[], line: number): readonly KeptRow[] {
	const isLaidOut = rows.every(
		({ first, last, lines }, index) =>
			first === (index === 0 ? 0 : (rows[index - 1] as KeptRow).last + 1) &&
			last - first + 1 === lines.length &&
			lines.every((text, of) => text === source[line + first + of]),
	);
	if (!isLaidOut || rows.length < 3) return rows;
	const [head, second] = rows as readonly [KeptRow, KeptRow];
	const tail = rows.at(-1) as KeptRow;
	return [head, { first: second.first, last: tail.first - 1, lines: [], indent: second.indent }, tail];
}

/**
 * Lays out the lines of a return that may be changed, and with them those that their places depend on: rows in the order of the text. A
 * line that cannot be read, or whose place is in doubt, stays exactly as it is.
 */
export function layOut(snapshot: Snapshot, options: LayoutOptions): readonly Row[] {
	return new Layout(snapshot, options).rows();
}

class Layout {
	/** The lines looked at, and how many. */
	readonly #first: number;
	readonly #end: number;
	readonly #entries: readonly Entry[];
	readonly #kept: ReadonlyMap<number, KeptRows>;
	readonly #statements: readonly Statement[];
	readonly #language: Language;
	/** Where the next line's entries begin. */
	#next = 0;
	readonly #opened = new Map<Entry, Node>();
	readonly #continuations = new Map<number, Continuation>();
	readonly #frozen = new Set<number>();
	/** The columns in which texts begin that are continued below. */
	readonly #columns = new Map<Entry, number>();

	constructor(
		private readonly snapshot: Snapshot,
		private readonly options: LayoutOptions,
	) {
		const { source, outline } = snapshot;
		this.#statements = source.statements;
		this.#language = languageOf(source.form);
		const { first, last } = reachOf(snapshot, options);
		this.#first = first;
		this.#end = last + 1;
		this.#kept = this.#keptRows();
		const rest = outline.stretches.filter(({ entries: [head] }) => !head || !this.#kept.has(head.line));
		this.#entries = rest.flatMap(({ entries }) => entries);
		while (this.#next < this.#entries.length && (this.#entries[this.#next] as Entry).line < first) this.#next += 1;
		for (let index = this.#next; index < this.#entries.length; index += 1) {
			const entry = this.#entries[index] as Entry;
			if (entry.line > last) break;
			if (entry.node.astray) this.#frozen.add(entry.line);
			for (const { line, text } of entry.more ?? []) this.#continuations.set(line, { entry, text });
		}
		for (const node of rest.flatMap(({ nodes }) => nodes)) {
			if (node.opener && node.opener.line >= first && node.opener.line <= last) {
				this.#opened.set(node.opener, node);
				if (node.astray) this.#frozen.add(node.opener.line);
			}
		}
		for (const { check, range } of outline.faults) {
			if (check === 'syntax') this.#frozen.add(range.start.line);
		}
		for (let line = first; line <= last; line += 1) {
			const kept = this.#kept.get(line);
			if (kept) line += kept.last;
			else if (this.#isUnreadable(line, this.#statements[line] as Statement)) this.#frozen.add(line);
		}
	}

	/** Whether all of it may be changed, so that a note of how it stands is worth something. */
	#mayChange({ keeps, entries }: Stretch): boolean {
		const { from, to, keepLines } = this.options;
		const [head] = entries;
		return keeps && !keepLines && head !== undefined && head.line >= from && (entries.at(-1) as Entry).line <= to;
	}

	/** What was kept of runs of items, by their first lines. */
	#keptRows(): ReadonlyMap<number, KeptRows> {
		const rows = new Map<number, KeptRows>();
		for (const stretch of this.snapshot.outline.stretches) {
			const kept = stretch.known.get(Layout) as KeptRows | undefined;
			if (kept && this.#mayChange(stretch)) {
				const { line } = stretch.entries[0] as Entry;
				// A text that goes on below makes it another run; what is set aside above holds for its first line.
				if (!this.#isAllowed(line - 1)) rows.set(line, kept);
			}
		}
		return rows;
	}

	/** Rows that hang on nothing but the items of a run are its rows as long as it stays; texts that go on below are another matter. */
	#keepRows(drafts: readonly Draft[]): void {
		let next = 0;
		for (const stretch of this.snapshot.outline.stretches) {
			if (!this.#mayChange(stretch) || stretch.known.has(Layout) || stretch.entries.some(({ more }) => more)) continue;
			const { line } = stretch.entries[0] as Entry;
			const last = (stretch.entries.at(-1) as Entry).line;
			while (next < drafts.length && (drafts[next] as Draft).first < line) next += 1;
			const begin = next;
			while ((drafts[next]?.last ?? last + 1) <= last) next += 1;
			const own = drafts.slice(begin, next);
			if (own[0]?.first !== line || own.at(-1)?.last !== last || !own.every(isOwn)) continue;
			const rows = own.map(({ first, last, lines, parts: [part] }) => ({
				first: first - line,
				last: last - line,
				lines,
				indent: (part as Part).indent,
			}));
			stretch.known.set(Layout, {
				last: last - line,
				rows: inShort(rows, this.snapshot.source.lines, line),
			} satisfies KeptRows);
		}
	}

	/** The byte order mark takes a column, and is a blank to the reader. */
	#textAt(line: number): string {
		const text = this.snapshot.source.lines[line] as string;
		return line === 0 ? text.replace('\ufeff', ' ') : text;
	}

	#isUnreadable(line: number, { continued, chinese, strays, problems }: Statement): boolean {
		const continuation = this.#continuations.get(line);
		return (
			problems.some(({ kind }) => kind === 'unchecked') ||
			strays.length > 0 ||
			((continued ?? chinese) !== undefined && (!continuation || this.#frozen.has(continuation.entry.line))) ||
			(problems.length > 0 && this.#language.lex(this.#textAt(line)).oddSpaces.length > 0) ||
			(/zh/i.test(this.#textAt(line)) && this.#hasLooseZh(line))
		);
	}

	/** A `zh` without its text is read over, and would be lost. */
	#hasLooseZh(line: number): boolean {
		const { fields, continued, chinese } = this.#statements[line] as Statement;
		const words = this.#language.lex(this.#textAt(line)).tokens.filter(({ tokenType }) => tokenType === Zh).length;
		const texts = [continued, ...fields.map(({ text }) => text)].filter((text) => text?.zh).length + (chinese ? 1 : 0);
		return words > texts;
	}

	rows(): readonly Row[] {
		const drafts = this.#compose();
		this.#align(drafts);
		for (const { parts, lines } of drafts) {
			for (const part of parts) {
				const text = this.#render(part);
				lines.push(part.indent + text);
			}
		}
		this.#indentRemarks(drafts);
		this.#partWithBlanks(drafts);
		this.#keepRows(drafts);
		return drafts;
	}

	// ---- which lines are broken and joined

	#compose(): readonly Draft[] {
		const drafts: Draft[] = [];
		for (let line = this.#first; line < this.#end; line += 1) {
			const frozen = this.#frozen.has(line);
			const kept = this.#kept.get(line);
			if (kept) {
				for (const { first, last, lines, indent } of kept.rows) {
					drafts.push({ first: line + first, last: line + last, lines, indent, parts: [], blank: 'kept' });
				}
				line += kept.last;
			} else if (frozen || this.#textAt(line).trim() !== '') {
				const draft = frozen ? draftOf(line, line, []) : this.#draftAt(line, this.#entriesAt(line));
				drafts.push(draft);
				line = draft.last;
			}
		}
		return drafts;
	}

	#entriesAt(line: number): readonly Entry[] {
		const entries = this.#entries;
		while (this.#next < entries.length && (entries[this.#next] as Entry).line < line) this.#next += 1;
		const begin = this.#next;
		while (entries[this.#next]?.line === line) this.#next += 1;
		return this.#next === begin ? none : entries.slice(begin, this.#next);
	}

	#draftAt(line: number, entries: readonly Entry[]): Draft {
		const { comment } = this.#statements[line] as Statement;
		const continued = this.#continuations.get(line);
		if (entries.length === 0 && !continued && !comment) return draftOf(line, line, []);
		const [opener] = entries;
		const node = opener?.row?.opened?.onOneLine ? this.#opened.get(opener) : undefined;
		if (opener && node && !continued) {
			const all = [opener, ...fieldsOf(node)];
			const end = this.#endOfFree(all, line);
			if (end !== undefined) {
				const joined = `${indentOf(opener.row)}${all.map((entry) => this.#textOf(entry)).join('  ')}`;
				const fits = node.place?.onOneLine === 'always' || displayWidth(joined) <= longest;
				return draftOf(line, end, fits ? [partOf(line, all)] : all.map((entry) => partOf(line, [entry])));
			}
		}
		const loose =
			(entries.length > 1 || (continued && entries.length > 0)) &&
			comment === undefined &&
			!this.options.keepLines &&
			!this.#isAllowed(line - 1) &&
			entries.every(({ more }) => !more);
		const parts = loose
			? [...(continued ? [partOf(line, none, continued)] : []), ...entries.map((entry) => partOf(line, [entry]))]
			: [partOf(line, entries, continued, comment && this.#textAt(line).slice(comment.start).trimEnd())];
		return draftOf(line, line, parts);
	}

	/** The last line of an item whose lines may be broken and joined: nothing stands in them but its fields. */
	#endOfFree(own: readonly Entry[], first: number): number | undefined {
		const last = greatest(own.map((entry) => entry.line));
		const { from, to, keepLines } = this.options;
		if (keepLines || first < from || last > to || this.#isAllowed(first - 1) || this.#goesOn(last)) return undefined;
		let found = 0;
		for (let line = first; line <= last; line += 1) {
			const statement = this.#statements[line] as Statement;
			if (statement.comment || this.#frozen.has(line) || this.#continuations.has(line)) return undefined;
			found += statement.fields.length;
		}
		return found === own.length ? last : undefined;
	}

	/** Below a line stands what continues a text, of it or of none. */
	#goesOn(line: number): boolean {
		for (let next = line + 1; next < this.#statements.length; next += 1) {
			const { fields, strays, continued, chinese } = this.#statements[next] as Statement;
			if (continued || chinese || fields.length + strays.length > 0) return (continued ?? chinese) !== undefined;
		}
		return false;
	}

	/** What stands on the next line may be set aside there, and must stay on it. */
	#isAllowed(line: number): boolean {
		return this.#statements[line]?.allow !== undefined;
	}

	// ---- what stands on a line

	#textOf({ field, line }: Entry): string {
		return fieldText(field, this.#textAt(line), this.#statements[line] as Statement);
	}

	#valueOf({ field, line }: Entry): string {
		return valueText(field, this.#textAt(line), this.#statements[line] as Statement);
	}

	#render(part: Part): string {
		const { entries, continued, comment, line, aligned } = part;
		const [first] = entries;
		let text = aligned ?? (first ? this.#textOf(first) : '');
		if (entries.length > 1 && (aligned === undefined || first?.row?.role !== 'class')) {
			for (let index = 1; index < entries.length; index += 1) text += `  ${this.#textOf(entries[index] as Entry)}`;
		}
		if (continued) {
			const { entry } = continued;
			const isChinese = this.#statements[line]?.chinese !== undefined;
			const column = isChinese ? indentOf(entry.row).length + 2 : (this.#columns.get(entry) ?? 0);
			this.#columns.set(entry, column + (isChinese ? 3 : 0));
			part.indent = ' '.repeat(column);
			const said = `${isChinese ? 'zh ' : ''}${asItStands(continued.text, this.#textAt(line))}`;
			text = text === '' ? said : `${said}  ${text}`;
		}
		for (const entry of entries) {
			const { field, more, line: of } = entry;
			if (more && field.text) {
				const at = text.lastIndexOf(this.#textAt(of).slice(field.text.start, field.text.end));
				this.#columns.set(entry, displayWidth(part.indent + text.slice(0, at)));
			}
		}
		return comment === undefined ? text : text === '' ? comment : `${text}  ${comment}`;
	}

	/** Writes the fields that stand in columns. */
	#align(drafts: readonly Draft[]): void {
		// Of the text's own lines each group has a column of its own.
		const columns = new Map<Node, Map<string, Part[]>>();
		const classes: Part[] = [];
		for (const { parts } of drafts) {
			for (const part of parts) {
				const [entry] = part.entries;
				if (!entry?.row) continue;
				if (hasColumn(entry.row)) {
					const ofNode = columns.get(entry.node) ?? new Map<string, Part[]>();
					columns.set(entry.node, ofNode);
					push(ofNode, groupOf(entry.row, this.snapshot.form.opening) ?? '', part);
				} else if (entry.row.opens === 'class') {
					classes.push(part);
				}
			}
		}
		for (const ofNode of columns.values()) {
			for (const parts of ofNode.values()) this.#alignColumn(parts);
		}
		this.#alignClasses(classes);
	}

	#alignColumn(parts: readonly Part[]): void {
		let width = 0;
		let balances: Part[] | undefined;
		for (const part of parts) {
			const [entry] = part.entries as [Entry];
			width = Math.max(width, entry.field.keyword.length);
			if (part.entries.length === 1 && this.#isBalance(entry)) {
				balances ??= [];
				balances.push(part);
			}
		}
		const numbers = balances && numberTable(balances.map(({ entries: [entry] }) => entry?.field.amount as AmountValue));
		let row = 0;
		for (const part of parts) {
			const [entry] = part.entries as [Entry];
			const value = balances?.[row] === part ? (numbers?.[row++] as string) : this.#valueOf(entry);
			part.aligned = value === '' ? entry.field.keyword : `${entry.field.keyword.padEnd(width)}  ${value}`;
		}
	}

	/** `opening`, `change` and `closing` in I and II. */
	#isBalance({ row, field, line }: Entry): boolean {
		return (
			row !== undefined &&
			row.columnIds.length > 1 &&
			row.takes.parts.length === 1 &&
			!isMalformed(field, this.#statements[line] as Statement)
		);
	}

	/** Several classes are a table; one by itself is a line like any other. */
	#alignClasses(classes: readonly Part[]): void {
		const gap = classes.length > 1 ? '  ' : ' ';
		const rows = classes.map(({ entries: [opener, ...fields], line }) => {
			const { field } = opener as Entry;
			const { id, text } = field;
			const isPlain = id && text && !isMalformed(field, this.#statements[line] as Statement);
			const head = isPlain ? [`class ${id.text}`, asItStands(text, this.#textAt(line))] : [this.#textOf(opener as Entry)];
			return fields.length > 0 ? [...head, fields.map((entry) => this.#textOf(entry)).join(gap)] : head;
		});
		const table = textTable(rows);
		const isTable = classes.length > 1 && table.every((text) => displayWidth(text) <= longest);
		for (const [index, part] of classes.entries()) {
			part.aligned = (isTable ? table[index] : rows[index]?.join(gap)) as string;
		}
	}

	/**
	 * A comment stands with the statement below it or, where a blank line parts them, with the one above; right below the line that
	 * opens a section or a block it stands in that.
	 */
	#indentRemarks(drafts: readonly Draft[]): void {
		let above = '';
		let inside: { readonly next: number; readonly indent: string } | undefined;
		for (const draft of drafts) {
			const [part] = draft.parts;
			if (!part) {
				above = this.#indentAt(draft);
				inside = undefined;
			} else if (isRemark(part)) {
				inside = inside?.next === draft.first ? { next: draft.last + 1, indent: inside.indent } : undefined;
				part.indent = inside?.indent ?? above;
			} else {
				above = part.indent;
				inside = this.#isOpened(part) ? { next: draft.last + 1, indent: `${above}  ` } : undefined;
			}
		}
		let below: { readonly first: number; readonly indent: string } | undefined;
		for (const draft of drafts.toReversed()) {
			const { first, parts } = draft;
			const [part] = parts;
			if (part && isRemark(part)) {
				part.indent = below?.first === draft.last + 1 ? below.indent : part.indent;
				draft.lines = [part.indent + (part.comment ?? '')];
			}
			below = { first, indent: part ? part.indent : this.#indentAt(draft) };
		}
	}

	/** A section or a block, in which something may stand. */
	#isOpened({ entries: [entry] }: Part): boolean {
		const node = entry && this.#opened.get(entry);
		return (node?.place?.kind === 'section' || node?.place?.kind === 'block') && !node.notApplicable;
	}

	#indentAt({ first, indent }: Draft): string {
		return indent ?? /^[ \t]*/.exec(this.#textAt(first))?.[0] ?? '';
	}

	#partWithBlanks(drafts: readonly Draft[]): void {
		let group: string | undefined;
		for (const [index, { parts }] of drafts.entries()) {
			const entry = parts[0]?.entries[0];
			if (entry?.row?.place !== 'file') continue;
			const { keyword } = entry.row;
			const next = groupOf(entry.row, this.snapshot.form.opening);
			// Sections that are not applicable stand together.
			const pair = entry.field.not && drafts[index - 1]?.parts[0]?.entries[0]?.field;
			let head = index;
			while (head > 0 && isRemark(drafts[head - 1]?.parts[0]) && drafts[head - 1]?.last === (drafts[head] as Draft).first - 1) {
				head -= 1;
			}
			const isApart = head > 0 && (next === undefined || (group && next !== group));
			const above = drafts[head - 1];
			if (above && !this.#isAllowed(above.last)) {
				(drafts[head] as Draft).blank = pair?.section && pair.not ? 'none' : isApart ? 'one' : 'kept';
			}
			group = next ?? keyword;
		}
	}
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
	const known = map.get(key);
	if (known) known.push(value);
	else map.set(key, [value]);
}
