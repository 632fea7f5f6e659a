import type { Snapshot } from '../checks/snapshot.js';
import { type Line, type PlaceId, placeOf, type Shape } from '../form/lines.js';
import type { Entry, Node } from '../syntax/outline.js';
import type { AmountValue, Statement, TextValue } from '../syntax/statement.js';
import { lexLine, Zh } from '../syntax/tokens.js';
import { greatest, numberTable, textTable } from './columns.js';
import { fieldsOf, fieldText, isMalformed, quoted, valueText } from './fieldText.js';
import { displayWidth } from './width.js';

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

/** Beyond so many columns an item stands on several lines. */
const longest = 120;

/** Items that stand on one line as long as they fit. */
const oneLine: ReadonlySet<PlaceId> = new Set(['event', 'class']);

/** Lines whose value has no column: what they take is short, or names what is opened. */
const ragged: ReadonlySet<Shape> = new Set([
	'edition',
	'section',
	'for',
	'class',
	'nothing',
	'items',
	'item-text',
	'item-optional-text',
	'float',
]);

/** The parts of the head: a blank line stands between one and the next. */
const groups: Readonly<Record<string, string>> = {
	return: 'form',
	issuer: 'head',
	month: 'head',
	submitted: 'head',
	status: 'head',
	class: 'classes',
};

interface Continuation {
	readonly entry: Entry;
	readonly text: TextValue;
}

/** What comes to stand on one line. */
interface Part {
	readonly line: number;
	readonly entries: readonly Entry[];
	readonly continued?: Continuation | undefined;
	readonly comment?: string | undefined;
}

interface Draft {
	readonly first: number;
	readonly last: number;
	/** None where the lines are left as they are. */
	readonly parts: readonly Part[];
}

interface Rendered {
	readonly indent: string;
	readonly text: string;
}

/** Lays the lines of a return out. A line that cannot be read, or whose place is in doubt, stays exactly as it is. */
export function layOut(snapshot: Snapshot, options: LayoutOptions): readonly Row[] {
	return new Layout(snapshot, options).rows();
}

class Layout {
	private readonly lines: readonly string[];
	private readonly statements: readonly Statement[];
	private readonly entries = new Map<number, Entry[]>();
	private readonly opened = new Map<Entry, Node>();
	private readonly continuations = new Map<number, Continuation>();
	private readonly frozen = new Set<number>();

	constructor(
		{ source, outline }: Snapshot,
		private readonly options: LayoutOptions,
	) {
		this.lines = source.lines.map((line, index) => (index === 0 ? line.replace('\ufeff', ' ') : line));
		this.statements = source.statements;
		for (const entry of outline.entries) {
			push(this.entries, entry.line, entry);
			if (entry.node.astray) {
				this.frozen.add(entry.line);
			}
			for (const { line, text } of entry.more ?? []) {
				this.continuations.set(line, { entry, text });
			}
		}
		for (const node of outline.nodes) {
			if (node.opener) {
				this.opened.set(node.opener, node);
				if (node.astray) {
					this.frozen.add(node.opener.line);
				}
			}
		}
		for (const { check, range } of outline.faults) {
			if (check === 'syntax') {
				this.frozen.add(range.start.line);
			}
		}
		for (const [line, statement] of this.statements.entries()) {
			if (this.isUnreadable(line, statement)) {
				this.frozen.add(line);
			}
		}
	}

	private isUnreadable(line: number, { continued, chinese, strays, problems }: Statement): boolean {
		const text = this.lines[line] as string;
		const continuation = this.continuations.get(line);
		return (
			strays.length > 0 ||
			((continued ?? chinese) !== undefined && (!continuation || this.frozen.has(continuation.entry.line))) ||
			(problems.length > 0 && lexLine(text).oddSpaces.length > 0) ||
			(/zh/i.test(text) && this.hasLooseZh(line))
		);
	}

	/** A `zh` without its text is read over, and would be lost. */
	private hasLooseZh(line: number): boolean {
		const { fields, continued, chinese } = this.statements[line] as Statement;
		const words = lexLine(this.lines[line] as string).tokens.filter(({ tokenType }) => tokenType === Zh).length;
		const texts = [continued, ...fields.map(({ text }) => text)].filter((text) => text?.zh).length + (chinese ? 1 : 0);
		return words > texts;
	}

	rows(): readonly Row[] {
		const drafts = this.compose();
		const aligned = this.align(drafts.flatMap(({ parts }) => parts));
		const columns = new Map<Entry, number>();
		const rendered = drafts.map(({ parts }) => parts.map((part) => this.render(part, aligned, columns)));
		const indents = this.indents(drafts, rendered);
		const blanks = this.blanks(drafts);
		return drafts.map((draft, index): Row => {
			const { first, last } = draft;
			const lines = (rendered[index] ?? []).map(({ indent, text }) => (isRemark(draft) ? indents[index] : indent) + text);
			return { first, last, lines, blank: blanks[index] ?? 'kept' };
		});
	}

	// ---- which lines are broken and joined

	private compose(): readonly Draft[] {
		const drafts: Draft[] = [];
		for (let line = 0; line < this.lines.length; line += 1) {
			const text = this.lines[line] as string;
			if (text.trim() === '' && !this.frozen.has(line)) {
				continue;
			}
			const draft = this.frozen.has(line) ? { first: line, last: line, parts: [] } : this.draftAt(line);
			drafts.push(draft);
			line = draft.last;
		}
		return drafts;
	}

	private draftAt(line: number): Draft {
		const { comment } = this.statements[line] as Statement;
		const entries = this.entries.get(line) ?? [];
		const continued = this.continuations.get(line);
		const whole: Part = {
			line,
			entries,
			continued,
			comment: comment && (this.lines[line] as string).slice(comment.start).trimEnd(),
		};
		const [opener] = entries;
		const node = opener && this.opened.get(opener);
		const end = node?.place && oneLine.has(node.place) && !continued ? this.endOfFree(node, line) : undefined;
		if (opener && node && end !== undefined) {
			const all = [opener, ...fieldsOf(node)];
			const joined = `${indentOf(opener.row)}${all.map((entry) => this.textOf(entry)).join('  ')}`;
			const parts = displayWidth(joined) <= longest ? [{ line, entries: all }] : all.map((entry) => ({ line, entries: [entry] }));
			return { first: line, last: end, parts };
		}
		const loose = comment === undefined && !this.options.keepLines && !this.isAllowed(line - 1);
		const parts =
			loose && entries.every(({ more }) => !more)
				? [...(continued ? [{ line, entries: [], continued }] : []), ...entries.map((entry) => ({ line, entries: [entry] }))]
				: [whole];
		return { first: line, last: line, parts };
	}

	/** The last line of an item whose lines may be broken and joined: nothing stands in them but its fields. */
	private endOfFree(node: Node, first: number): number | undefined {
		const own = new Set<Entry | undefined>([node.opener, ...fieldsOf(node)]);
		const last = greatest([...own].map((entry) => entry?.line ?? 0));
		const { from, to, keepLines } = this.options;
		if (keepLines || first < from || last > to || this.isAllowed(first - 1) || this.goesOn(last)) {
			return undefined;
		}
		for (let line = first; line <= last; line += 1) {
			const isBare = !this.statements[line]?.comment && !this.frozen.has(line) && !this.continuations.has(line);
			if (!isBare || this.entries.get(line)?.some((entry) => !own.has(entry))) {
				return undefined;
			}
		}
		return last;
	}

	/** Below a line stands what continues a text, of it or of none. */
	private goesOn(line: number): boolean {
		for (let next = line + 1; next < this.statements.length; next += 1) {
			const { fields, strays, continued, chinese } = this.statements[next] as Statement;
			if (continued || chinese || fields.length + strays.length > 0) {
				return (continued ?? chinese) !== undefined;
			}
		}
		return false;
	}

	/** What stands on the next line may be set aside there, and must stay on it. */
	private isAllowed(line: number): boolean {
		return this.statements[line]?.allow !== undefined;
	}

	// ---- what stands on a line

	private textOf(entry: Entry): string {
		return fieldText(entry.field, this.lines[entry.line] as string, this.statements[entry.line] as Statement);
	}

	private valueOf(entry: Entry): string {
		return valueText(entry.field, this.lines[entry.line] as string, this.statements[entry.line] as Statement);
	}

	private render(
		{ entries, continued, comment, line }: Part,
		values: ReadonlyMap<Entry, string>,
		columns: Map<Entry, number>,
	): Rendered {
		const [first] = entries;
		let indent = indentOf(first?.row);
		const texts = entries.map((entry) => values.get(entry) ?? this.textOf(entry));
		let text = texts.filter(Boolean).join('  ');
		if (continued) {
			const { entry } = continued;
			const isChinese = this.statements[line]?.chinese !== undefined;
			const column = isChinese ? indentOf(entry.row).length + 2 : (columns.get(entry) ?? 0);
			columns.set(entry, column + (isChinese ? 3 : 0));
			indent = ' '.repeat(column);
			text = [`${isChinese ? 'zh ' : ''}${quoted(continued.text, this.lines[line] as string)}`, text].filter(Boolean).join('  ');
		}
		for (const { field, more, line: of } of entries) {
			if (field.text && more) {
				const at = text.lastIndexOf((this.lines[of] as string).slice(field.text.start, field.text.end));
				columns.set(entries.find(({ field: same }) => same === field) as Entry, displayWidth(indent + text.slice(0, at)));
			}
		}
		return { indent, text: comment === undefined ? text : text ? `${text}  ${comment}` : comment };
	}

	/** The texts of fields that stand in columns. */
	private align(parts: readonly Part[]): ReadonlyMap<Entry, string> {
		const aligned = new Map<Entry, string>();
		const columns = new Map<Node, Entry[]>();
		const tables = new Map<Node, Entry[]>();
		for (const { entries } of parts) {
			const [entry] = entries;
			if (entry?.row && hasColumn(entry.row)) {
				push(columns, entry.node, entry);
				if (entries.length === 1 && this.isBalance(entry)) {
					push(tables, entry.node, entry);
				}
			}
		}
		const numbers = new Map<Entry, string>();
		for (const entries of tables.values()) {
			const rows = numberTable(entries.map(({ field }) => field.amount as AmountValue));
			for (const [index, entry] of entries.entries()) {
				numbers.set(entry, rows[index] as string);
			}
		}
		for (const entries of columns.values()) {
			const width = greatest(entries.map(({ field }) => field.keyword.length));
			for (const entry of entries) {
				aligned.set(entry, `${entry.field.keyword.padEnd(width)}  ${numbers.get(entry) ?? this.valueOf(entry)}`.trimEnd());
			}
		}
		this.alignClasses(parts, aligned);
		return aligned;
	}

	/** `opening`, `change` and `closing` in I and II. */
	private isBalance({ row, field, line }: Entry): boolean {
		return row?.shape.startsWith('shares-') === true && !isMalformed(field, this.statements[line] as Statement);
	}

	/** Several classes are a table; one by itself is a line like any other. */
	private alignClasses(parts: readonly Part[], aligned: Map<Entry, string>): void {
		const classes = parts.filter(({ entries: [entry] }) => entry?.row?.opens === 'class');
		const gap = classes.length > 1 ? '  ' : ' ';
		const rows = classes.map(({ entries: [opener, ...fields], line }) => {
			const { field } = opener as Entry;
			const { id, text } = field;
			const isPlain = id && text && !isMalformed(field, this.statements[line] as Statement);
			const head = isPlain ? [`class ${id.text}`, quoted(text, this.lines[line] as string)] : [this.textOf(opener as Entry)];
			return fields.length > 0 ? [...head, fields.map((entry) => this.textOf(entry)).join(gap)] : head;
		});
		const table = textTable(rows);
		const isTable = classes.length > 1 && table.every((text) => displayWidth(text) <= longest);
		for (const [index, { entries }] of classes.entries()) {
			for (const entry of entries) {
				aligned.set(entry, '');
			}
			aligned.set(entries[0] as Entry, (isTable ? table[index] : rows[index]?.join(gap)) as string);
		}
	}

	/** A comment stands with the statement below it or, where a blank line parts them, with the one above. */
	private indents(drafts: readonly Draft[], rendered: readonly (readonly Rendered[])[]): readonly string[] {
		let above = '';
		const indents = drafts.map((draft, index) => {
			if (!isRemark(draft)) {
				above = rendered[index]?.[0]?.indent ?? /^[ \t]*/.exec(this.lines[draft.first] as string)?.[0] ?? '';
			}
			return above;
		});
		for (let index = drafts.length - 2; index >= 0; index -= 1) {
			const draft = drafts[index] as Draft;
			if (isRemark(draft) && drafts[index + 1]?.first === draft.last + 1) {
				indents[index] = indents[index + 1] as string;
			}
		}
		return indents;
	}

	private blanks(drafts: readonly Draft[]): readonly Row['blank'][] {
		const blanks: Row['blank'][] = drafts.map(() => 'kept');
		let group: string | undefined;
		for (const [index, { parts }] of drafts.entries()) {
			const entry = parts[0]?.entries[0];
			if (parts.length === 0) {
				group ??= '';
			}
			if (entry?.row?.place !== 'file') {
				continue;
			}
			const { keyword } = entry.row;
			const next = groups[keyword];
			// Sections that are not applicable stand together.
			const pair = entry.field.not && drafts[index - 1]?.parts[0]?.entries[0]?.field;
			let head = index;
			while (head > 0 && isRemark(drafts[head - 1] as Draft) && drafts[head - 1]?.last === (drafts[head] as Draft).first - 1) {
				head -= 1;
			}
			const isApart = head > 0 && (next === undefined || (group && next !== group));
			const wanted = pair?.section && pair.not ? 'none' : isApart ? 'one' : 'kept';
			const above = drafts[head - 1];
			if (above && !this.isAllowed(above.last)) {
				blanks[head] = wanted;
			}
			group = next ?? keyword;
		}
		return blanks;
	}
}

/** A comment on a line of its own. */
function isRemark({ parts: [part] }: Draft): boolean {
	return part !== undefined && part.entries.length === 0 && !part.continued;
}

/** Two blanks for each place a line stands in. */
function indentOf(row: Line | undefined): string {
	let indent = '';
	for (let place = row && placeOf(row.place); place?.parent; place = placeOf(place.parent)) {
		indent += '  ';
	}
	return indent;
}

/** The value stands in a column with those of the lines beside it. A signature has one line only. */
function hasColumn({ opens, shape, place }: Line): boolean {
	return !opens && !ragged.has(shape) && place !== 'signed';
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
	const known = map.get(key);
	if (known) {
		known.push(value);
	} else {
		map.set(key, [value]);
	}
}
