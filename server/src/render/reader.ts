import { computedCells } from '../checks/compute.js';
import type { Finding } from '../checks/finding.js';
import type { Snapshot } from '../checks/snapshot.js';
import { inPrint } from '../escape.js';
import { paperOf } from '../forms/beside.js';
import type { Line } from '../forms/form.js';
import { type PrintId, type Prints, sharedWords } from '../forms/print.js';
import type { Part } from '../forms/shapes.js';
import { type ColumnId, type FormText, type Wording, wordingOf } from '../forms/types.js';
import { matchValue } from '../forms/values.js';
import type { Cell } from '../model/cell.js';
import type { CellValue } from '../model/write.js';
import { format, isZero } from '../syntax/decimal.js';
import type { Entry, Node } from '../syntax/outline.js';
import { partSpan } from '../syntax/shapes.js';
import type { Span } from '../syntax/statement.js';
import type { Label, Language, Mark, Place, Value } from './model.js';
import { labelOf, printedDay } from './print.js';
import { paragraphsOf } from './texts.js';
import { findingText } from './words.js';

/** A value while findings may still come to it. */
type Printed = Omit<Value, 'marks'> & { marks: readonly Mark[] };

const unmarked: readonly Mark[] = [];

/** At one figure. */
const mostMarks = 20;

/** Of a line with more values than a page has columns, those about a place: a long line may have thousands, each with its finding. */
function near(values: readonly Printed[], character: number): readonly Printed[] {
	if (values.length <= mostOnLine) return values;
	let [low, high] = [0, values.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((values[middle]?.place?.start ?? 0) < character) low = middle + 1;
		else high = middle;
	}
	return values.slice(Math.max(0, low - mostOnLine / 2), low + mostOnLine / 2);
}

const mostOnLine = 200;

/** Reads what stands in a snapshot into values for the page, each with its place in the text. */
export class Reader {
	readonly #byLine = new Map<number, Printed[]>();
	readonly #labels = new Set<string>();
	readonly #withoutChinese = new Set<string>();
	readonly #computed = new Map<Cell, CellValue>();

	constructor(
		readonly snapshot: Snapshot,
		readonly language: Language,
	) {
		for (const value of computedCells(snapshot, { mend: false })) {
			if (this.#saysSomething(value.cell)) this.#computed.set(value.cell, value);
		}
	}

	/** A sum of nothing is a blank cell, as the form prints it. */
	#saysSomething(cell: Cell): boolean {
		const { ledger } = this.snapshot;
		const says = (operand: Cell): boolean => {
			const value = ledger.valueOf(operand);
			return value !== undefined && !isZero(value);
		};
		return (ledger.derivations(cell) ?? []).some(({ operands }) => operands.some(({ cells }) => cells.some(says)));
	}

	label(wordings: readonly Wording[]): Label {
		return this.labelOf(wordingOf(wordings, this.snapshot.return_.generation));
	}

	/** A string of the form, in the language wanted where it is known in that. */
	labelOf(text: Wording | FormText | undefined): Label {
		// A word the form has in both languages alike, such as FF301 or H, has no small letter.
		if (text && /\p{Ll}/u.test(text.en)) {
			this.#labels.add(text.en);
			if (text.zh === undefined) this.#withoutChinese.add(text.en);
		}
		return labelOf(text, this.language);
	}

	/** How many different labels were printed, and how many of them are known in English alone. */
	counted(): { readonly labels: number; readonly english: number } {
		return { labels: this.#labels.size, english: this.#withoutChinese.size };
	}

	print(id: PrintId): Label {
		const words: Prints = paperOf(this.snapshot.form)?.words ?? sharedWords;
		return this.label(words[id] ?? []);
	}

	/** The label of a line of the language; undefined where the edition does not have the line. */
	row(node: Node | undefined, keyword: string): Line | undefined {
		return node?.place?.line(keyword);
	}

	value(text: string, rest: Partial<Omit<Value, 'text' | 'marks'>> = {}): Value {
		const { kind = 'text', state = text === '' ? 'blank' : 'written', place, owner, sure } = rest;
		// Of one shape and without a list of its own: a page has thousands.
		const value: Printed = { text: inPrint(text), kind, state, place, owner, sure, marks: unmarked };
		if (place) {
			const line = this.#byLine.get(place.line);
			if (line) line.push(value);
			else this.#byLine.set(place.line, [value]);
		}
		return value;
	}

	blank(owner: Node | Entry | undefined, kind: Value['kind'] = 'text'): Value {
		const line = owner && ('opener' in owner ? owner.opener?.line : owner.line);
		return this.value('', { kind, ...(line === undefined ? {} : { owner: line }) });
	}

	/** The number of a cell of the form, its currency apart. */
	cell(node: Node | undefined, keyword: string, column: ColumnId = 'value'): Value {
		const cell = node && this.snapshot.return_.cells.get(node, keyword, column);
		return cell ? this.number(cell) : this.blank(node, 'number');
	}

	number(cell: Cell): Value {
		if (cell.value) return this.value(format(cell.value), { kind: 'number', ...this.#at(cell.entry, cell.span) });
		if (cell.state === 'unknown') {
			const text = cell.entry && cell.span ? this.#source(cell.entry.line, cell.span) : '';
			return this.value(text, { kind: 'number', state: 'unreadable', ...this.#at(cell.entry, cell.span) });
		}
		const computed = this.#computed.get(cell);
		return computed
			? this.value(format(computed.value), { kind: 'number', state: 'computed', ...this.#owner(cell) })
			: this.value('', { kind: 'number', ...this.#owner(cell) });
	}

	/** The currency beside a number, written or taken over from what it is worked out of. */
	currency(cell: Cell | undefined, otherwise?: string): Value {
		const code = cell?.currency ?? (cell && this.#computed.get(cell)?.currency) ?? otherwise ?? '';
		const written = cell?.currency !== undefined;
		const owner = cell ? this.#owner(cell) : {};
		const span = cell?.entry && written ? this.#currencySpan(cell, cell.entry) : undefined;
		return this.value(code, { kind: 'currency', ...(span ? this.#at(cell?.entry, span) : owner) });
	}

	/** Computed cells of a line that may stand several times, one a currency. */
	computedOf(node: Node, keyword: string): readonly CellValue[] {
		return [...this.#computed.values()].filter(({ cell }) => cell.node === node && cell.row.keyword === keyword);
	}

	/** A text; of a list of the form in the form's words. */
	text(entry: Entry | undefined, owner?: Node): Value {
		const paragraphs = entry ? this.paragraphs(entry) : [];
		const [first] = paragraphs;
		if (!entry || !first) return this.blank(entry ?? owner);
		const { form, return_ } = this.snapshot;
		const known = entry.row?.list && matchValue(form, entry.row.list, first.text, return_.generation);
		if (known && !known.open) return this.value(this.labelOf(known.text).text, { kind: 'choice', ...this.#at(entry) });
		return this.value(paragraphs.map(({ text }) => text).join('\n'), this.#at(entry));
	}

	/** In the language wanted, the other where that one is not there. */
	paragraphs(entry: Entry): readonly { readonly text: string; readonly place: Place }[] {
		const found = paragraphsOf(entry);
		const wanted = this.language === 'zh' && found.some(({ zh }) => zh !== undefined) ? 'zh' : 'text';
		const other = wanted === 'zh' ? 'text' : 'zh';
		const has = found.some((paragraph) => paragraph[wanted] !== undefined) ? wanted : other;
		return found.flatMap(({ line, start, end, [has]: text }) =>
			text === undefined ? [] : [{ text, place: { line, start, end } }],
		);
	}

	date(entry: Entry | undefined, owner?: Node): Value {
		const date = entry?.field.date;
		if (!entry || !date) return this.blank(entry ?? owner, 'date');
		return date.day
			? this.value(printedDay(date.day, this.language), { kind: 'date', ...this.#at(entry) })
			: this.value(this.#source(entry.line, date), { kind: 'date', state: 'unreadable', ...this.#at(entry) });
	}

	/** A part of a line that is neither a text nor a date nor a number, as it stands. */
	part(entry: Entry, part: Part): readonly Value[] {
		const span = partSpan(entry.field, part);
		const kind = part === 'code' || part === 'name' ? 'code' : part === 'currency' ? 'currency' : 'choice';
		return span ? [this.value(this.#source(entry.line, span), { kind, ...this.#at(entry, span) })] : [];
	}

	/** What stands for a line as such, such as `section II`. */
	opener(entry: Entry | undefined, text = ''): Value {
		return entry ? this.value(text, { kind: 'choice', ...this.#at(entry) }) : this.value(text, { kind: 'choice' });
	}

	/** A kind of movement, in the form's words. */
	movement(entry: Entry, row: Line): Value {
		const flag = entry.field.amount?.flag?.text.toLowerCase();
		const label =
			flag === 'new'
				? this.print('exercised-new')
				: flag === 'treasury'
					? this.print('exercised-treasury')
					: this.label(row.labels);
		const said = entry.field.text ? ` (${this.text(entry).text})` : '';
		return this.value(`${label.text}${said}`, { kind: 'choice', sure: label.sure, ...this.#at(entry, entry.field.keywordSpan) });
	}

	/** Puts each finding on the value it is about: the one it stands on, else one of its line. */
	mark(findings: readonly Finding[]): readonly Mark[] {
		return findings.map(({ check, severity, message, range }, index) => {
			const { line, character } = range.start;
			const said = findingText({ check, severity, message, line });
			const mark: Mark = { number: index + 1, check, severity, message, said, line, column: character };
			const onLine = near(this.#byLine.get(line) ?? [], character);
			const end = range.end.line === line ? Math.max(range.end.character, character + 1) : Number.POSITIVE_INFINITY;
			const touched = onLine.filter(({ place }) => place && place.start < end && place.end > character);
			const exact = touched.filter(({ kind }) => kind !== 'currency');
			const marked = exact.length > 0 ? exact : touched.length > 0 ? touched : onLine.slice(0, 1);
			for (const value of marked) {
				// Nobody reads more of them at one figure, and the list of findings has them all.
				if (value.marks.length < mostMarks) value.marks = [...value.marks, mark];
			}
			return mark;
		});
	}

	#at(entry: Entry | undefined, span: Span | undefined = entry?.field): { place: Place } | Record<string, never> {
		return entry && span ? { place: { line: entry.line, start: span.start, end: span.end } } : {};
	}

	#owner({ entry, node }: Cell): { owner: number } | Record<string, never> {
		const line = entry?.line ?? node.opener?.line;
		return line === undefined ? {} : { owner: line };
	}

	#currencySpan({ column, row }: Cell, { field }: Entry): Span | undefined {
		const slot = row.columns.find(({ id }) => id === column)?.slot ?? 'first';
		const money = field.amount?.[slot];
		return money && 'currencySpan' in money ? money.currencySpan : undefined;
	}

	#source(line: number, { start, end }: Span): string {
		return (this.snapshot.source.lines[line] ?? '').slice(start, end);
	}
}
