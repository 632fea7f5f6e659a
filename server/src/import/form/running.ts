import * as l10n from '@vscode/l10n';
import type { SectionId } from '../../forms/types.js';
import { append } from '../../lists.js';
import { fold, type Row, squash, TooMuch, textOf } from '../source/sheet.js';
import { opensClass } from './classes.js';
import { type Flow, flowOf, placeIn } from './flow.js';
import {
	blockIn,
	confirming,
	form,
	isBalance,
	isGroup,
	letterOf,
	letters,
	linesOf,
	order,
	sectionIds,
	signing,
	ticked,
	totalled,
	words,
} from './form.js';
import { otherTitle } from './forms.js';
import { fields } from './header.js';
import { firstSigns, headings, isNotApplicable, numberOf, titles } from './headings.js';
import { textsOf } from './labels.js';
import { type Piece, rowsOfPiece } from './pieces.js';
import { beginsLine, labelsOf } from './segments.js';
import { fieldLabels, tables } from './tables.js';

/**
 * Pages that were copied as running text, each a line or a paragraph, as the lines the form has: cut before each of its labels, where that one
 * may follow. Rows that begin with them already come back as they are.
 */
export function inLines(rows: readonly Row[]): readonly Row[] {
	if (!isRunning(rows)) return rows;
	const lines: Row[] = [];
	const walk = new Walk();
	for (let at = 0; at < rows.length; ) {
		const end = rows.findIndex(({ table }, index) => index > at && table !== rows[at]?.table);
		const run = rows.slice(at, end < 0 ? rows.length : end);
		at += run.length;
		const flow = flowOf(run);
		const cuts = walk.over(flow);
		append(lines, run[0]?.table ? run : cutInto(flow, cuts));
	}
	return lines;
}

/** Whether most of what the form begins lines with stands within them. */
function isRunning(rows: readonly Row[]): boolean {
	const starts = new Set<number>();
	let text = '';
	for (const row of rows) {
		if (row.table || row.cells.length === 0) continue;
		starts.add(text.length);
		text += fold(textOf(row)).replace(/\s+/g, '').toLowerCase();
	}
	let [within, atStart] = [0, 0];
	for (const label of telling) {
		for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length)) {
			if (starts.has(at)) atStart++;
			else within++;
		}
	}
	return within > atStart;
}

/** Where a line of the form begins, how long its label is, and what it is of. */
interface Cut {
	readonly kind: Piece['kind'];
	readonly at: number;
	readonly section: SectionId | undefined;
}

interface Label {
	readonly squashed: string;
	readonly kind: Cut['kind'];
}

const squashedOf = (texts: readonly string[], kind: Cut['kind']): readonly Label[] =>
	texts.map((text) => ({ squashed: squash(text).replace(/:$/, ''), kind })).filter(({ squashed }) => squashed !== '');
/** Of the head, the form's own and what stands there besides. */
const headLabels: readonly Label[] = squashedOf(
	fields.filter(({ seldom }) => !seldom).flatMap(({ labels }) => textsOf(labels)),
	'label',
);
/** With its colon. */
const signed = textsOf(signing?.labels ?? []).map((text) => squash(text).replace(/:?$/, ':'));
const notes = textsOf(words.notes ?? []).map(squash);
const capacity = textsOf(words.capacity ?? []).map(squash);
const boxes = [...new Set((ticked?.labels ?? []).map(({ en }) => squash(en.split('(')[0] as string)))];

/** The wordings that sums begin with, up to the class or the colon that ends their label. */
const sumLabels: readonly string[] = Object.values(tables)
	.flatMap((table) => table?.totals ?? [])
	.flatMap(({ labels }) => textsOf(labels))
	.map((text) => squash(text.split(':')[0] as string));
const totalLabels = totalled.flatMap(({ labels }) => textsOf(labels)).map((text) => squash(text));

const balances = sectionIds.map((id) => blockIn(id) ?? '').flatMap((id) => linesOf(id).filter(isBalance));
const totals = form.lines.filter(({ perCurrency }) => perCurrency);

/** Labels that stand in no sentence. */
const telling: readonly string[] = [
	...headings.map(({ wording }) => wording),
	...new Set([...balances, ...totals].flatMap(({ labels }) => textsOf(labels).map(squash))),
	...totalLabels,
];

/** What a line of a section begins with, by its first sign; `segments.ts` has the last word on it. */
const beginnings: ReadonlyMap<SectionId, ReadonlySet<string>> = new Map(
	sectionIds.map((id) => [
		id,
		new Set([
			...labelsOf(id).map(({ wording }) => wording.slice(0, 3)),
			...(tables[id] ? [...sumLabels, ...totalLabels].map((text) => text.slice(0, 3)) : []),
			...(ticked?.home.above?.id === id ? textsOf(ticked.opened?.headings ?? []).map((text) => squash(text).slice(0, 3)) : []),
		]),
	]),
);

/** The form's own numbering; `iii` before `i`. */
const numbers = order
	.map((id) => ({
		id,
		sign: squash(numberOf(id)),
		behind: letterOf(id) === undefined ? /^\.(?=\p{Script=Han})/u : /^\.(?!\d)/,
	}))
	.sort((a, b) => b.sign.length - a.sign.length);
const romans = [...new Set(order.filter((id) => letterOf(id) === undefined).join(''))].join('');
const capital = new RegExp(`^(?:[${romans}]|\\(\\s*[${letters}])`);

/** A sum has its colon before its figure; the column of the same words has none. */
const withColon = /^[^:\d]{0,60}(?:\([^)]{0,60}\)[^:\d]{0,60})?:/;

/** Fifty pages have some three thousand. */
const most = 20_000;

/** Walks a text by the form's labels in their order. */
class Walk {
	#section: string | undefined;
	/** In another form than this one. */
	#elsewhere = false;
	#titled = false;
	#classes = 0;
	#items = 0;
	#confirmed = 0;
	#ended = false;
	#flow: Flow = flowOf([]);

	/** The section it is in; none above the first of a group. */
	get #own(): SectionId | undefined {
		return this.#section === undefined || isGroup(this.#section) ? undefined : this.#section;
	}

	over(flow: Flow): readonly Cut[] {
		this.#flow = flow;
		const cuts: Cut[] = [];
		for (let at = 0; at < flow.squashed.length; ) {
			const found = this.#titleAt(at) ?? (this.#elsewhere ? undefined : this.#labelAt(at));
			if (cuts.length > most) throw new TooMuch(l10n.t('it has over {0} lines, which no return has', most));
			if (found) cuts.push({ kind: found.kind, at, section: this.#own });
			at += Math.max(1, found?.length ?? 1);
			if (found?.ends) cuts.push({ kind: 'text', at, section: this.#own });
		}
		return cuts.filter(({ at }, index) => at < flow.squashed.length && cuts[index + 1]?.at !== at);
	}

	#titleAt(at: number): Found | undefined {
		const { squashed } = this.#flow;
		const other = /[n翌]/.test(squashed[at] as string) ? otherTitle(squashed.slice(at, at + 60)) : undefined;
		if (other !== undefined) {
			this.#elsewhere = true;
			return { kind: 'other', length: other };
		}
		const title = titles.find(({ begins }) => squashed.startsWith(begins, at));
		if (!title) return undefined;
		this.#elsewhere = false;
		this.#titled = true;
		this.#section = undefined;
		this.#confirmed = 0;
		this.#ended = false;
		const whole = squashed.startsWith(title.whole, at);
		return { kind: 'title', length: whole ? title.whole.length : title.begins.length, ends: whole };
	}

	#labelAt(at: number): Found | undefined {
		const heading = this.#ended ? undefined : this.#headingAt(at);
		if (heading) return heading;
		const { squashed } = this.#flow;
		if (this.#section === undefined) {
			const label = this.#titled ? headLabels.find((one) => squashed.startsWith(one.squashed, at)) : undefined;
			return label && { kind: 'label', length: label.squashed.length };
		}
		if (this.#section === confirming) return this.#inConfirmations(at);
		return this.#own === undefined ? undefined : this.#inSection(at, this.#own);
	}

	#headingAt(at: number): Found | undefined {
		const { squashed, text } = this.#flow;
		const first = squashed[at];
		if (first === undefined || !firstSigns.has(first)) return undefined;
		const position = this.#section === undefined ? -1 : order.indexOf(this.#section);
		const worded = headings.find(({ wording }) => squashed.startsWith(wording, at));
		const coded = worded
			? undefined
			: numbers.find(
					({ sign, behind }) => squashed.startsWith(sign, at) && behind.test(squashed.slice(at + sign.length, at + 8)),
				);
		const id = (worded ?? coded)?.id;
		// The numbers of the form are capital, those of a list and the ends of words are not.
		if (id === undefined || order.indexOf(id) <= position) return undefined;
		const start = placeIn(this.#flow, at);
		if (!capital.test(text.slice(start, start + 9))) return undefined;
		if (/[A-Za-z]/.test(text[start - 1] ?? '') && first !== '(' && !worded) return undefined;
		this.#section = id;
		this.#classes = 0;
		this.#items = 0;
		const length = worded?.wording.length ?? (coded?.sign.length ?? 0) + 1;
		const beside = worded && isNotApplicable(squashed, at + length);
		if (!beside) return { kind: 'heading', length, ends: worded !== undefined };
		return { kind: 'heading', length: length + beside, ends: true };
	}

	#inSection(at: number, section: SectionId): Found | undefined {
		const { squashed } = this.#flow;
		const first = squashed[at] as string;
		if (/\d/.test(first)) return this.#numbered(at, placeIn(this.#flow, at));
		// Beside a heading whose wording is not known; in a class's block it is a value.
		const beside = this.#classes === 0 && this.#items === 0 ? isNotApplicable(squashed, at) : 0;
		if (beside > 0) return { kind: 'beside', length: beside, ends: true };
		const box =
			ticked?.home.above?.id === section && this.#classes > 0 ? boxes.find((one) => squashed.startsWith(one, at)) : undefined;
		if (box !== undefined) return { kind: 'text', length: box.length };
		if (this.#classes === 0 && /[ct股可]/.test(first) && opensClass(rowOf(this.#flow, at), true)) {
			this.#classes = 1;
			this.#items = 0;
			return { kind: 'class', length: 4 };
		}
		if (this.#items > 0) {
			const label = fieldLabels(section).find((one) => squashed.startsWith(one, at));
			if (label !== undefined) return { kind: 'field', length: label.length };
		}
		if (!this.#mayBegin(at, section)) return undefined;
		const ahead = rowOf(this.#flow, at);
		const begun = beginsLine(ahead, section);
		if (!begun || (begun.kind === 'sum' && !withColon.test(fold(ahead.cells[0]?.text ?? '')))) return undefined;
		if (begun.kind === 'remarks') this.#items = 0;
		return { kind: begun.kind, length: begun.length };
	}

	/** The number of a class or of an item: the next one, or one that no figure stands before. */
	#numbered(at: number, start: number): Found | undefined {
		const { text, squashed } = this.#flow;
		const [, number = '', bracket] = /^([1-9]\d{0,2})(\))?\./.exec(squashed.slice(at, at + 5)) ?? [];
		if (number === '') return undefined;
		const apart = !/[\d.,]/.test(text[start - 1] ?? '');
		const next = (bracket === undefined ? this.#classes : this.#items) + 1;
		if (Number(number) !== next && !apart) return undefined;
		const begins = rowOf(this.#flow, at);
		if (bracket === undefined) {
			if (!opensClass(begins, false)) return undefined;
			this.#classes = Number(number);
			this.#items = 0;
			return { kind: 'class', length: number.length + 5 };
		}
		if (Number(number) !== next && Number(number) !== 1) return undefined;
		this.#items = Number(number);
		return { kind: 'item', length: number.length + 2 };
	}

	#mayBegin(at: number, section: SectionId): boolean {
		return beginnings.get(section)?.has(this.#flow.squashed.slice(at, at + 3)) === true;
	}

	#inConfirmations(at: number): Found | undefined {
		const { squashed } = this.#flow;
		if (this.#ended) {
			// Each line of what follows the form is its own.
			const note = notes.find(
				(one) => squashed.startsWith(one, at) && /^:?1\./.test(squashed.slice(at + one.length, at + one.length + 4)),
			);
			if (note) return { kind: 'notes', length: note.length, ends: true };
			return this.#flow.starts.has(at) ? { kind: 'text', length: 1 } : undefined;
		}
		const beside = this.#confirmed === 0 ? isNotApplicable(squashed, at) : 0;
		if (beside > 0) return { kind: 'beside', length: beside, ends: true };
		const label = signed.find((one) => squashed.startsWith(one, at));
		if (label) {
			const own = capacity.map((one) => squashed.indexOf(one, at)).filter((end) => end >= 0 && end < at + 1000);
			this.#ended = own.length === 0;
			return { kind: 'label', length: label.length };
		}
		const end = capacity.find((one) => squashed.startsWith(one, at));
		if (end) {
			this.#ended = true;
			return { kind: 'text', length: end.length, ends: true };
		}
		if (squashed[at] !== '(') {
			const remarks = this.#mayBegin(at, confirming) ? beginsLine(rowOf(this.#flow, at), confirming) : undefined;
			return remarks?.kind === 'remarks' ? { kind: 'remarks', length: remarks.length } : undefined;
		}
		const index = form.items.findIndex((id, index) => index >= this.#confirmed && squashed.startsWith(`(${id})`, at));
		// An item begins behind the end of the one before; elsewhere its number stands in a sentence.
		if (index < 0 || !/(?:[;:.)。]|and|及)$/.test(squashed.slice(Math.max(0, at - 3), at))) return undefined;
		this.#confirmed = index + 1;
		return { kind: 'text', length: (form.items[index]?.length ?? 0) + 2 };
	}
}

interface Found {
	readonly kind: Cut['kind'];
	readonly length: number;
	/** Its line ends with it. */
	readonly ends?: boolean;
}

function rowOf(flow: Flow, at: number): Row {
	const start = placeIn(flow, at);
	return { cells: [{ text: flow.text.slice(start, start + 300), from: 0, to: 300 }], table: false, page: flow.page };
}

function cutInto(flow: Flow, cuts: readonly Cut[]): readonly Row[] {
	const lines: Row[] = [];
	const marks = [...flow.marks];
	const flush = (upTo: number): void => {
		while (marks[0] && marks[0].at <= upTo) {
			const cells = (marks.shift()?.cells ?? []).map((text, index) => ({
				text,
				from: 200 * index,
				to: 200 * index + text.length,
			}));
			lines.push({ cells, table: false, page: flow.page });
		}
	};
	const at = [0, ...cuts.map((cut) => placeIn(flow, cut.at)), flow.text.length];
	const pieces: readonly Omit<Piece, 'text'>[] = [{ kind: 'text', section: undefined }, ...cuts];
	for (const [index, { kind, section }] of pieces.entries()) {
		const [from = 0, to = 0] = [at[index], at[index + 1]];
		flush(from);
		append(lines, rowsOfPiece({ kind, section, text: flow.text.slice(from, to) }, flow.page));
	}
	flush(flow.text.length);
	return lines;
}
