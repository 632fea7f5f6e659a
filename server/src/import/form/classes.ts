import * as l10n from '@vscode/l10n';
import { matchValue } from '../../forms/values.js';
import { append, largest } from '../../lists.js';
import { type Cell, fold, join, type Row, squash, TooMuch, textOf } from '../source/sheet.js';
import { quoted, tokensOf } from '../source/values.js';
import { createNode, type Node } from './draft.js';
import { form, newest, oldest } from './form.js';
import { labelled, labelPattern, wordingsOf } from './labels.js';

/** What the form prints above a table about the shares the table is for. */
export interface ClassBlock {
	readonly name: string;
	readonly type: string;
	readonly listed: boolean | undefined;
	readonly code: string;
	readonly description: string;
	readonly counters: readonly Counter[];
	/** What stands there and could not be read. */
	readonly unread: readonly string[];
}

interface Counter {
	readonly code: string;
	readonly currency: string;
	readonly text: string;
}

type ClassKey = 'class' | 'type' | 'listed' | 'code' | 'description' | 'counter' | 'currency' | 'number';

/** Bounded, and with one way only to match: whoever pastes may write anything behind a bracket. */
const notes = '\\s*(?:\\((?:Notes?|註)[^)]{0,60}\\)\\s*)?:?';
const pattern = (source: string) => new RegExp(`${source}${notes}`, 'g');
/** The labels of the form's table, and what III of v1.0 calls them. */
const labels: readonly (readonly [ClassKey, RegExp])[] = [
	['class', pattern('(?:Class|股份分類)(?:\\s*of\\s*shares)?(?:\\s*issuable)?(?<=shares|issuable|分類)')],
	['class', pattern('可發行股份分類')],
	['type', pattern('(?:Type(?:\\s*\\/\\s*Class)?\\s*of\\s*shares(?:\\s*issuable)?|股份類別|可發行股份類別)')],
	[
		'listed',
		pattern(
			'(?:Listed\\s*on\\s*(?:the\\s*Exchange|SEHK)|Shares\\s*issuable\\s*to\\s*be\\s*listed\\s*on\\s*(?:the\\s*Exchange|SEHK)|於香港聯交所上市)',
		),
	],
	[
		'code',
		pattern(
			'(?:Stock\\s*code(?:\\s*of\\s*shares\\s*issuable)?|(?<!櫃[檯台])證券代號)(?:\\s*\\((?:if\\s*listed|如上市)[^()]{0,60}(?:\\([^()]{0,60}\\)[^()]{0,60})?\\))?',
		),
	],
	...wordingsOf('class', 'description').map(
		(wording) => ['description', new RegExp(`${labelPattern(wording)}(?!\\s*of\\b)`, 'g')] as const,
	),
	['counter', pattern('(?:Multi-counter\\s*stock\\s*code|多櫃[檯台](?:證券|股份)代號)')],
	['currency', pattern('(?<=Multi-counter\\s*stock\\s*code\\s*:?\\s*\\d{4,6}\\s*)Currency')],
	['number', /(?<![\w.)])\d{1,2}\.(?=\s*(?:Class|Type|可發行|股份))/g],
];
const anyLabel = new RegExp(
	`^(?:\\d{1,2}\\s*\\.\\s*)?(?:${labels
		.slice(0, -1)
		.map(([, { source }]) => source)
		.join('|')})`,
);
const opens = new RegExp(
	`^(?:\\d{1,2}\\s*\\.\\s*)(?:${labels
		.slice(0, 3)
		.map(([, { source }]) => source)
		.join('|')})`,
);
const opensUnnumbered = new RegExp(
	`^(?:${labels
		.slice(0, 3)
		.map(([, { source }]) => source)
		.join('|')})`,
);

/** Whether a row begins a block of a class; the form numbers them, not every copy does. */
export function opensClass(row: Row, first: boolean): boolean {
	const text = fold(textOf(row));
	return opens.test(text) || (first && opensUnnumbered.test(text));
}

/** A label of what is said of a class. */
export function hasLabel(cell: Cell): boolean {
	return anyLabel.test(fold(cell.text));
}

/**
 * The block's rows, from the one that opens it. A row without a label goes on with cells above it, or, behind the last label, is the head of
 * the table already; `looksLikeHead` knows its column heads.
 */
export function readClass(
	rows: readonly Row[],
	looksLikeHead: (cell: Cell) => boolean,
	steady: boolean,
): { block: ClassBlock; taken: number } {
	const cells: { text: string; from: number; to: number }[] = [];
	let described = false;
	let taken = 0;
	let page = rows[0]?.page;
	// A head is centred: what begins where the line above begins goes on with that, though heads have the same word.
	const isHead = (cell: Cell): boolean => {
		const other = steady ? cells[above(cell, cells)] : undefined;
		const below = other && Math.abs(other.from - cell.from) < exactly && !hasLabel(other);
		return !below && looksLikeHead(cell);
	};
	for (const [at, row] of rows.entries()) {
		if (row.cells.length === 0) {
			// Below an empty row only another label of the block goes on with it.
			const next = rows.slice(at).find(({ cells }) => cells.length > 0);
			// A page may end within a row of it.
			const turned = next && next.page !== page && !next.cells.every(isHead) && goesOn(next, cells);
			if (described && !turned && !next?.cells.some(hasLabel)) break;
			taken++;
			continue;
		}
		page = row.page;
		if (described && row.cells.every(isHead)) break;
		// A counter's currency is labelled so where it stands apart.
		const ofCounter = row.cells[0]?.text === 'Currency' && cells.some(({ text }) => text.startsWith('Multi-counter'));
		if (ofCounter || row.cells.some(hasLabel)) {
			append(cells, row.cells);
			described ||= row.cells.some(({ text }) => /^(?:Description|說明)/.test(fold(text)));
		} else if (row.cells.every(isHead) && !((rows[0]?.cells.length ?? 0) > 1 && goesOn(row, cells))) break;
		else if (described && !goesOn(row, cells)) {
			// One cell a line: the value stands below its label.
			const last = cells.at(-1);
			if (row.cells.length !== 1 || !last || !hasLabel(last) || last.from !== row.cells[0]?.from || rows[0]?.cells.length !== 1)
				break;
			append(cells, row.cells);
		} else for (const cell of row.cells) attach(cell, cells, row.cells.length === 1 && rows[0]?.cells.length === 1);
		taken++;
	}
	return { block: blockOf(cells.map(({ text }) => text).join('\n')), taken };
}

/** In characters. */
const exactly = 0.05;

/** A cell that stands below another goes on with it. */
function above(cell: Cell, cells: readonly Cell[]): number {
	return cells.findLastIndex((other) => Math.abs(other.from - cell.from) <= 2 && !/^\d+\.$/.test(other.text));
}

function goesOn(row: Row, cells: readonly Cell[]): boolean {
	return (
		!row.table &&
		row.cells.every((cell) => {
			const other = cells[above(cell, cells)];
			return other !== undefined && (!hasLabel(other) || goesOnWithLabel(other, cell));
		})
	);
}

/** A label broken over lines: with what stands below it more of it is one. */
function goesOnWithLabel(label: Cell, { text }: Cell): boolean {
	const whole = fold(`${label.text} ${text}`);
	return (anyLabel.exec(whole)?.[0].length ?? 0) > fold(label.text).length + 1;
}

function attach(cell: Cell, cells: { text: string; from: number; to: number }[], list: boolean): void {
	const index = list ? -1 : above(cell, cells);
	const found = cells[index];
	if (found) cells[index] = { ...found, text: join([found.text, cell.text]) };
	else cells.push(cell);
}

function currencyIn(text: string): string {
	const tokens = tokensOf({
		text: fold(text)
			.trim()
			.replace(/^\(|\)$/g, '')
			.trim(),
		from: 0,
		to: 1,
	});
	return tokens.find(({ kind }) => kind === 'currency')?.text ?? '';
}

const isNotApplicable = (text: string) => /^(?:notapplicable|不適用|n\/a|-*)$/.test(squash(text));

function blockOf(text: string): ClassBlock {
	const unread: string[] = [];
	const values = new Map<ClassKey, string>();
	const counters: { code: string; currency: string; text: string }[] = [];
	for (const { key, value } of labelled(text, labels)) {
		const said = join([value]);
		const counter = counters.at(-1);
		if (key === 'counter') {
			const [, code = '', rest = ''] = /^(\d{4,6})(?!\d)(.*)$/s.exec(fold(said)) ?? [];
			if (code !== '') counters.push({ code, currency: currencyIn(rest), text: '' });
			else if (said !== '') unread.push(l10n.t('a counter: {0}', said));
		} else if (key === 'currency') {
			if (counter) counter.currency ||= currencyIn(said);
		} else if (key === 'description' && counter) counter.text = said;
		else if (key !== 'number' && (values.get(key) ?? '') === '') values.set(key, said);
	}
	for (const { code } of counters.filter(({ currency }) => currency === ''))
		unread.push(l10n.t('a counter without its currency: {0}', code));
	const [name, type] = exchanged(values.get('class') ?? '', values.get('type') ?? '');
	const listed = /^(?:yes|是)$/.test(squash(values.get('listed') ?? ''))
		? true
		: /^(?:no|否)$/.test(squash(values.get('listed') ?? ''))
			? false
			: undefined;
	const code = isNotApplicable(values.get('code') ?? '') ? '' : fold(values.get('code') ?? '').trim();
	const good = /^\d{5,6}$/.test(code);
	if (code !== '' && !good) unread.push(l10n.t('the stock code {0}', code));
	if (listed === undefined && (values.get('listed') ?? '') !== '')
		unread.push(l10n.t('whether it is listed: {0}', values.get('listed') ?? ''));
	return {
		name: known('class', name),
		type: isNotApplicable(type) ? '' : known('type', type),
		listed,
		code: good ? code : '',
		description: values.get('description') ?? '',
		counters: counters.filter(({ currency }) => currency !== ''),
		unread,
	};
}

/** v1.0.0 and v1.0.1 print the class where the type is said to stand, and the other way round; the values tell. */
function exchanged(name: string, type: string): readonly [string, string] {
	const isClass = (text: string) => matchValue(form, 'class', text, oldest) !== undefined;
	const isType = (text: string) => matchValue(form, 'type', text, oldest) !== undefined;
	const exchange = !isClass(name) && (isClass(type) || (isType(name) && !isType(type)));
	return exchange ? [type, name] : [name, type];
}

/** A value of the form's lists in the form's spelling; any other as it stands. */
function known(list: 'class' | 'type', text: string): string {
	return matchValue(form, list, text, oldest)?.text.en ?? text;
}

/** The classes of the return as the sections name them. */
export class Classes {
	readonly all: { block: ClassBlock }[] = [];
	readonly #known = new Map<object, string>();

	/** A class that has its short name already. */
	seed(id: string, block: ClassBlock): void {
		const one = { block };
		this.all.push(one);
		this.#known.set(one, id);
	}

	/** The class a block is about. Within I or II every block is a class of its own; `taken` are those already there. */
	find(block: ClassBlock, taken: ReadonlySet<object>, anew = false): { block: ClassBlock } {
		const free = this.all.filter((other) => !taken.has(other));
		const named = free.filter((other) => unitOf(other.block) === unitOf(block));
		const agreed = named.filter((other) => agree(other.block, block));
		// In III a code or a description filled in otherwise does not make another class of the only one so named.
		const same = agreed.length === 0 && anew && named.length === 1 ? named : agreed;
		const best = same.find((other) => likeness(other.block, block) === largest(same.map((one) => likeness(one.block, block))));
		if (!best) {
			if (this.all.length >= mostClasses)
				throw new TooMuch(l10n.t('it has over {0} classes of shares, which no issuer has', mostClasses));
			const made = { block };
			this.all.push(made);
			return made;
		}
		best.block = {
			...best.block,
			listed: best.block.listed ?? block.listed,
			code: best.block.code || block.code,
			description: best.block.description || block.description,
			counters: best.block.counters.length > 0 ? best.block.counters : block.counters,
		};
		return best;
	}

	/** Short names: `ORD` for the only ordinary class, else the letter of the type, else a word of the description. */
	ids(): ReadonlyMap<object, string> {
		const ids = new Map(this.#known);
		const used = new Set(ids.values());
		for (const one of this.all) {
			if (ids.has(one)) continue;
			const wanted = idOf(one.block);
			let id = wanted;
			for (let count = 2; used.has(id); count++) id = `${wanted}${count}`;
			used.add(id);
			ids.set(one, id);
		}
		return ids;
	}
}

function idOf({ name, type, description }: ClassBlock): string {
	const letter = /^(?:Class )?([A-Z])$/.exec(type)?.[1] ?? /\bclass ([A-Z])\b/i.exec(description)?.[1]?.toUpperCase();
	if (letter !== undefined) return letter;
	if (name === 'Ordinary shares') return 'ORD';
	const words = description
		.match(/[A-Za-z][A-Za-z0-9_-]*/g)
		?.filter((word) => !/^(?:class|series|shares?|of|the|ordinary|each)$/i.test(word));
	return words?.[0] ?? (name === 'Preference shares' ? 'PREF' : name === 'WVR ordinary shares' ? 'WVR' : 'C');
}

const mostClasses = 100;

const differ = (a: string, b: string) => a !== '' && b !== '' && squash(a) !== squash(b);

function agree(a: ClassBlock, b: ClassBlock): boolean {
	if (squash(a.name) !== squash(b.name) || squash(a.type) !== squash(b.type)) return false;
	return !differ(a.code, b.code) && !differ(a.description, b.description);
}

function likeness(a: ClassBlock, b: ClassBlock): number {
	return [squash(a.code) === squash(b.code), squash(a.description) === squash(b.description), a.listed === b.listed].filter(
		Boolean,
	).length;
}

/** The line that declares a class. */
export function writeClass(id: string, block: ClassBlock): Node {
	const node = createNode('');
	const { name, type, listed, code, counters, description } = block;
	const fields = [`class ${id} ${quoted(name)}`];
	if (type !== '') fields.push(`type ${quoted(type)}`);
	const unread = [...block.unread];
	if (listed === true && code !== '') fields.push(`listed ${code}`);
	else if (listed === false) fields.push(code === '' ? 'unlisted' : `unlisted ${code}`);
	else unread.push(listed ? l10n.t('the stock code, which is not there') : l10n.t('whether it is listed'));
	for (const one of counters) fields.push(`counter ${one.code} ${one.currency}${one.text === '' ? '' : ` ${quoted(one.text)}`}`);
	if (description !== '') fields.push(`description ${quoted(description)}`);
	node.parts.push({ keyword: fields.join(' '), value: '' });
	for (const what of unread) node.parts.push({ note: l10n.t('of class {0}: {1}', id, what) });
	return node;
}

/** The unit a total is printed in names a class so. */
export function unitOf({ name, type }: ClassBlock): string {
	return squash(`${name} ${type}`);
}

/** The unit behind a figure, whatever its language, as `unitOf` has it. */
export function unitIn(text: string): string {
	for (let end = text.length; end > 0; end--) {
		const name = matchValue(form, 'class', text.slice(0, end), newest);
		if (!name) continue;
		const type = text.slice(end).trim();
		return squash(`${name.text.en} ${matchValue(form, 'type', type, newest)?.text.en ?? type}`);
	}
	return squash(text);
}
