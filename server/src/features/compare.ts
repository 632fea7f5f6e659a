import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { sameClass } from '../checks/matching.js';
import { cellName } from '../checks/names.js';
import type { Snapshot } from '../checks/snapshot.js';
import type { Line } from '../forms/form.js';
import { commaList, dayName, monthOfYear, shortened } from '../localise.js';
import type { Cell } from '../model/cell.js';
import { first, textOf } from '../model/return.js';
import { type Decimal, equal, format, isZero, subtract } from '../syntax/decimal.js';
import { type Entry, type Node, rangeOf } from '../syntax/outline.js';

/** What two returns say differently; comments, layout, short names of classes and what is derived or written alike are nothing of it. */
export interface Difference {
	/** `II ORD`, `III.A ORD scheme "2013 Share Option Scheme"`; empty for the return itself. */
	readonly at: string;
	/** `closing issued`, `submitted`. */
	readonly what: string;
	readonly first: Side;
	readonly second: Side;
	/** Of two figures the second less the first. */
	readonly apart: string | undefined;
}

export interface Side {
	/** What it says, in words where it says nothing. */
	readonly said: string;
	/** Where it is written; else of what lacks it. */
	readonly range: Range | undefined;
	/** `computed`: left out, and follows from the others. */
	readonly state: 'written' | 'computed' | 'absent' | 'unreadable';
}

export function compareReturns(one: Snapshot, other: Snapshot): readonly Difference[] {
	return new Comparison(one, other).differences();
}

/** Two nodes that stand for the same. */
type Pair = readonly [Node, Node];
type Key = (node: Node) => string;

class Comparison {
	readonly #found: Difference[] = [];
	/** Ids of classes of the second return by those of the first. */
	readonly #classes = new Map<string, string>();

	constructor(
		private readonly one: Snapshot,
		private readonly other: Snapshot,
	) {
		for (const of of one.return_.classes) {
			const same = sameClass(of, other.return_.classes);
			if (same) this.#classes.set(of.id, same.id);
		}
	}

	differences(): readonly Difference[] {
		const { one, other } = this;
		if (one.form !== other.form) {
			this.#say(undefined, l10n.t('form'), written(one.form.id, undefined), written(other.form.id, undefined));
			return this.#found;
		}
		const [ones, others] = [one.return_.edition?.id, other.return_.edition?.id];
		if (ones !== others) this.#say(undefined, l10n.t('edition'), told(ones), told(others));
		this.#node([one.outline.root, other.outline.root]);
		for (const { id, byLine } of one.form.parts) {
			const [a, b] = [one, other].map((each) => each.outline.sections.get(id));
			// The sums that are not written follow.
			if (byLine) this.#children(this.#blocks(one, a), this.#blocks(other, b));
			else if (a && b) this.#section([a, b]);
			else if (a) this.#only(a, 'first');
			else if (b) this.#only(b, 'second');
		}
		return this.#found;
	}

	#blocks({ ledger }: Snapshot, written: Node | undefined): readonly Node[] {
		return [...(written?.children ?? []), ...ledger.implied];
	}

	#section([a, b]: Pair): void {
		if (a.notApplicable !== b.notApplicable) {
			const side = (node: Node) => written(node.notApplicable ? l10n.t('not applicable') : l10n.t('applies'), openerRange(node));
			this.#say(a, '', side(a), side(b));
			return;
		}
		this.#node([a, b]);
	}

	#node([a, b]: Pair): void {
		for (const line of a.place?.lines ?? []) {
			if (line.role === 'field' && line.keyword !== this.one.form.opening) this.#line([a, b], line);
		}
		if (a.opener?.row && b.opener?.row) this.#parts([a, b], a.opener.row, [a.opener, b.opener]);
		const inside = (node: Node) => node.children.filter(({ place }) => place?.kind !== 'section');
		this.#children(inside(a), inside(b));
	}

	#children(ones: readonly Node[], others: readonly Node[]): void {
		const placed = (node: Node) => node.place?.id ?? '';
		const text = (node: Node) => squeezed(textOf(node.opener) ?? '');
		const day = (node: Node) => JSON.stringify(first(node, 'on')?.field.date?.day ?? null);
		const owner =
			(isFirst: boolean): Key =>
			(node) => {
				const id = classOf(node);
				return id === undefined ? '' : isFirst ? (this.#classes.get(id) ?? `- ${id}`) : id;
			};
		const keys: readonly ((isFirst: boolean) => Key)[] = [
			(isFirst) => (node) => [placed(node), owner(isFirst)(node), text(node), day(node), amountsOf(node)].join('\n'),
			(isFirst) => (node) => [placed(node), owner(isFirst)(node), text(node), day(node)].join('\n'),
			(isFirst) => (node) => [placed(node), owner(isFirst)(node), text(node)].join('\n'),
			// A class that is called otherwise is the same, and so is whoever signs; another item is another.
			(isFirst) => (node) => [placed(node), owner(isFirst)(node), isOneOfMany(node) ? text(node) : ''].join('\n'),
		];
		const { pairs, left, right } = paired(
			ones,
			others,
			keys.map((key) => [key(true), key(false)] as const),
		);
		const order = new Map(ones.map((node, index) => [node, index]));
		for (const pair of [...pairs].sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) this.#node(pair);
		for (const node of left) if (!saysNothing(node, this.one)) this.#only(node, 'first');
		for (const node of right) if (!saysNothing(node, this.other)) this.#only(node, 'second');
	}

	#line([a, b]: Pair, line: Line): void {
		const [ones, others] = [a, b].map((node) => node.entries.get(line.keyword) ?? []) as [Entry[], Entry[]];
		if (!line.repeats && !line.movement && !line.perCurrency) {
			this.#parts([a, b], line, [ones[0], others[0]]);
			return;
		}
		const text = (entry: Entry) => squeezed(textOf(entry) ?? '');
		const coin = ({ field: { amount } }: Entry) => amount?.first?.currency ?? '';
		const flag = ({ field: { amount, code } }: Entry) => amount?.flag?.text.toLowerCase() ?? code?.text ?? '';
		const figure = (entry: Entry) => amountOf(entry);
		const keys = [
			(entry: Entry) => [text(entry), coin(entry), flag(entry), figure(entry)].join('\n'),
			(entry: Entry) => [text(entry), coin(entry), flag(entry)].join('\n'),
			(entry: Entry) => (line.perCurrency ? coin(entry) : flag(entry)),
		];
		const { pairs, left, right } = paired(
			ones,
			others,
			keys.map((key) => [key, key] as const),
		);
		for (const pair of pairs) this.#parts([a, b], line, pair);
		// A sum that is left out is the same as one that is written, where there is one of them.
		const none = [...(ones.length === 0 ? right : []), ...(others.length === 0 ? left : [])];
		if (line.perCurrency && none.length > 0) return;
		for (const entry of left) if (!isNothing(entry)) this.#parts([a, b], line, [entry, undefined]);
		for (const entry of right) if (!isNothing(entry)) this.#parts([a, b], line, [undefined, entry]);
	}

	/** What a line says on either side, part by part. */
	#parts([a, b]: Pair, line: Line, [one, other]: readonly [Entry | undefined, Entry | undefined]): void {
		const home = (entry: Entry | undefined, node: Node) => (entry ? rangeOf(entry.line, entry.field) : openerRange(node));
		for (const part of line.takes.parts) {
			if (part === 'amount') this.#amount([a, b], line, [one, other]);
			else if (part !== 'id' && part !== 'section' && part !== 'form') {
				const [left, right] = [wordsOf(part, one, line), wordsOf(part, other, line)];
				if (left.same === right.same || isSameText(part, one, other)) continue;
				const side = ({ said }: Words, entry: Entry | undefined, node: Node): Side =>
					said === undefined
						? { said: entry?.lost ? l10n.t('not readable') : l10n.t('left out'), range: home(entry, node), state: 'absent' }
						: written(said, home(entry, node));
				this.#say(a, line.keyword, side(left, one, a), side(right, other, b));
			}
		}
	}

	#amount([a, b]: Pair, line: Line, [one, other]: readonly [Entry | undefined, Entry | undefined]): void {
		for (const { id } of line.columns) {
			const cell = (snapshot: Snapshot, node: Node, entry: Entry | undefined) => {
				const { cells } = snapshot.return_;
				if (entry?.row) return cells.of(entry, entry.row, id);
				// Several may stand, and this one does not.
				return line.movement || line.repeats ? undefined : cells.get(node, line.keyword, id);
			};
			const [left, right] = [cell(this.one, a, one), cell(this.other, b, other)];
			const [first, second] = [figureOf(this.one, left), figureOf(this.other, right)];
			if (isSameFigure(first, second)) continue;
			const side = ({ cell: of, value, currency }: Figure, entry: Entry | undefined, node: Node): Side => {
				const range =
					of?.span && entry ? rangeOf(entry.line, of.span) : entry ? rangeOf(entry.line, entry.field) : openerRange(node);
				if (value) {
					const said = currency === undefined ? format(value) : `${currency} ${format(value)}`;
					return { said, range, state: of?.state === 'written' ? 'written' : 'computed' };
				}
				return of?.state === 'unknown'
					? { said: l10n.t('not readable'), range, state: 'unreadable' }
					: { said: l10n.t('left out'), range, state: 'absent' };
			};
			const named = left ?? right;
			const apart =
				first.value && second.value && first.currency === second.currency ? subtract(second.value, first.value) : undefined;
			this.#say(
				a,
				named ? cellName(named) : line.keyword,
				side(first, one, a),
				side(second, other, b),
				apart && !isZero(apart) ? format(apart) : undefined,
			);
		}
		const [left, right] = [one, other].map((entry) => entry?.field.amount?.noPar !== undefined);
		if (left !== right) {
			const side = (is: boolean | undefined, node: Node) =>
				written(is ? l10n.t('no par value') : l10n.t('a par value'), openerRange(node));
			this.#say(a, line.keyword, side(left, a), side(right, b));
		}
	}

	#only(node: Node, side: 'first' | 'second'): void {
		const [there, lacking] = [written(l10n.t('there'), openerRange(node)), told(undefined)];
		const [first, second] = side === 'first' ? [there, lacking] : [lacking, there];
		this.#say(node, '', first, second);
	}

	#say(node: Node | undefined, what: string, first: Side, second: Side, apart?: string): void {
		this.#found.push({ at: node ? placeOf(node) : '', what, first, second, apart });
	}
}

interface Figure {
	readonly cell: Cell | undefined;
	readonly value: Decimal | undefined;
	readonly currency: string | undefined;
}

/** Written, derived, or 0 where it is left out and nothing derives it. */
function figureOf({ ledger }: Snapshot, cell: Cell | undefined): Figure {
	const value = cell && ledger.valueOf(cell);
	return { cell, value, currency: cell?.currency };
}

/** A blank cell is 0; what is not known is no figure at all, and is never the same. */
function isSameFigure(one: Figure, other: Figure): boolean {
	if (one.cell?.state === 'unknown' || other.cell?.state === 'unknown') return false;
	if (!one.value || !other.value) {
		const [there] = [one.value, other.value].filter((value) => value !== undefined);
		return there === undefined || isZero(there);
	}
	const isSameCoin = one.currency === other.currency || one.currency === undefined || other.currency === undefined;
	return equal(one.value, other.value) && isSameCoin;
}

interface Words {
	/** Undefined where it says nothing. */
	readonly said: string | undefined;
	/** The same of two that say the same. */
	readonly same: string;
}

function wordsOf(part: Exclude<Line['takes']['parts'][number], 'amount'>, entry: Entry | undefined, line: Line): Words {
	const field = entry?.field;
	const words = (said: string | undefined, same = said): Words => ({ said, same: same ?? '' });
	switch (part) {
		case 'text': {
			const said = entry && textOf(entry);
			// What the form prints where the line is left out.
			return words(said, squeezed(said ?? line.ifLeftOut ?? ''));
		}
		case 'date':
			return words(field?.date?.day && dayName(field.date.day), JSON.stringify(field?.date?.day ?? null));
		case 'month':
			return words(field?.month?.month && monthOfYear(field.month.month));
		case 'items':
			return words(field?.items && commaList(field.items.map(({ text }) => text)), field?.items?.map(({ text }) => text).join());
		case 'words': {
			const said =
				field?.words && [...(field.not ? ['not'] : []), ...field.words.map(({ text }) => text.toLowerCase())].join(' ');
			return words(said);
		}
		default:
			return words(field?.[part]?.text);
	}
}

/** In English and in Chinese, or the one that is there in the other's place, as a form in Chinese alone has it. */
function isSameText(part: string, one: Entry | undefined, other: Entry | undefined): boolean {
	if (part !== 'text' || !one || !other) return false;
	const [a, b] = [textsOf(one), textsOf(other)];
	if (a.text === b.text) return a.zh === b.zh || a.zh === '' || b.zh === '';
	return (a.zh !== '' && a.zh === b.text) || (b.zh !== '' && b.zh === a.text);
}

function textsOf({ field, more }: Entry): { readonly text: string; readonly zh: string } {
	const all = [...(field.text ? [{ text: field.text, zh: false }] : []), ...(more ?? [])];
	const of = (chinese: boolean) =>
		squeezed(
			all.flatMap(({ text, zh }) => (chinese ? [zh ? text.text : (text.zh?.text ?? '')] : zh ? [] : [text.text])).join(''),
		);
	return { text: of(false), zh: of(true) };
}

/** Line breaks and spaces are layout, and so is which quotation marks a copy has. */
function squeezed(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

function amountOf({ field: { amount } }: Entry): string {
	const number = (value: Decimal | undefined) => (value ? format(value) : '');
	return amount
		? [amount.first?.number?.value, amount.par?.number?.value, amount.second?.value, amount.equals?.number?.value]
				.map(number)
				.join(' ')
		: '';
}

function amountsOf({ entries }: Node): string {
	return [...entries].map(([keyword, found]) => `${keyword} ${found.map(amountOf).join(' ')}`).join('\n');
}

/** A movement of nothing is a blank cell. */
function isNothing(entry: Entry): boolean {
	const value = entry.field.amount?.first?.number?.value;
	return !entry.lost && value !== undefined && isZero(value);
}

/** The short name of the class that a node is, or is the block of. */
function classOf({ place, classId, opener }: Node): string | undefined {
	return place?.kind === 'block' ? classId : opener?.row?.role === 'class' ? opener.field.id?.text : undefined;
}

const isOneOfMany = (node: Node) => classOf(node) === undefined && node.parent?.place?.kind !== 'file';
const isItem = ({ place }: Node) => place?.kind === 'item';

/** Sums that are left out, or 0, are no block of their own. */
function saysNothing(node: Node, { ledger, return_ }: Snapshot): boolean {
	if (isItem(node) || node.children.length > 0) return false;
	return (node.place?.lines ?? []).every((line) =>
		line.columns.every(({ id }) => {
			const cell = return_.cells.get(node, line.keyword, id);
			const value = cell && ledger.valueOf(cell);
			return cell?.state !== 'unknown' && (value === undefined || isZero(value));
		}),
	);
}

function written(said: string, range: Range | undefined): Side {
	return { said, range, state: 'written' };
}

function told(said: string | undefined): Side {
	return said === undefined ? { said: l10n.t('not there'), range: undefined, state: 'absent' } : written(said, undefined);
}

function openerRange(node: Node): Range | undefined {
	for (let at: Node | undefined = node; at; at = at.parent) {
		if (at.opener) return rangeOf(at.opener.line, at.opener.field);
	}
	return undefined;
}

/** `III.A ORD scheme "2013 Share Option Scheme"`. */
function placeOf(node: Node): string {
	const words: string[] = [];
	for (let at: Node | undefined = node; at?.place && at.place.kind !== 'file'; at = at.parent) {
		const { kind, id } = at.place;
		if (kind === 'section') words.unshift(id);
		else if (kind === 'block') words.unshift(at.classId ?? '');
		else {
			const text = textOf(at.opener);
			words.unshift(
				[id, at.opener?.field.id?.text, text === undefined ? undefined : `"${shortened(text)}"`].filter(Boolean).join(' '),
			);
		}
	}
	// A block of sums that is not written stands in no section.
	if (!node.parent && node.place?.above) words.unshift(node.place.above.id);
	return words.join(' ');
}

/** Each of one list with one of another that has the same key, by the first keys before the later ones. */
function paired<T>(
	ones: readonly T[],
	others: readonly T[],
	keys: readonly (readonly [(one: T) => string, (one: T) => string])[],
): { readonly pairs: readonly (readonly [T, T])[]; readonly left: readonly T[]; readonly right: readonly T[] } {
	const pairs: [T, T][] = [];
	let [left, right] = [ones, others];
	for (const [keyOfOne, keyOfOther] of keys) {
		const waiting = new Map<string, T[]>();
		for (const other of right) {
			const key = keyOfOther(other);
			const list = waiting.get(key);
			if (list) list.push(other);
			else waiting.set(key, [other]);
		}
		const taken = new Set<T>();
		for (const list of waiting.values()) list.reverse();
		for (const one of left) {
			const other = waiting.get(keyOfOne(one))?.pop();
			if (other === undefined) continue;
			pairs.push([one, other]);
			taken.add(one);
			taken.add(other);
		}
		left = left.filter((one) => !taken.has(one));
		right = right.filter((other) => !taken.has(other));
	}
	return { pairs, left, right };
}
