import * as l10n from '@vscode/l10n';
import type { Form } from '../../forms/form.js';
import { matchValue } from '../../forms/values.js';
import { append } from '../../lists.js';
import { addLine, addNode, addNote, createNode, type Node } from '../form/draft.js';
import { fold, join, type Row, squash, textOf } from '../source/sheet.js';
import { currencyOf, dateOf, numberOf, quoted } from '../source/values.js';
import { takeFurther } from './further.js';
import { currency, date, type FormLabels, marker, money, number } from './labels.js';
import type { Passage } from './passage.js';

/** Which line of an item each figure of a row is, left and right of the sign of its first per cent. */
export interface Columns {
	readonly item: string;
	/** The number of shares; a second one is the percentage. */
	readonly shares: string;
	/** A number without a currency, behind the sign. */
	readonly treasury?: string;
	readonly prices: readonly string[];
	/** It has a sign of its own behind it. */
	readonly discount?: string;
}

interface Figures {
	readonly lines: readonly (readonly [string, string])[];
	readonly at: number;
	readonly end: number;
}

const signed = '-?\\s?\\d[\\d,]*(?:\\.\\d+)?';
/** Of shares, which are whole. */
const whole = '-?\\s?\\d[\\d,]*(?![\\d.,])';
const before = `(?<![\\w.,])(?:(${whole}|\\([\\d,]+\\))\\s+)??(?:(${signed})\\s*)?%`;

function patternOf({ treasury, prices, discount }: Columns): string {
	const plain = treasury === undefined ? '()' : `(?:\\s*(${signed})(?![\\w,]|\\.\\d|\\s*\\)))?`;
	const priced = prices.map(() => `(?:\\s*(${currency})\\s*(\\d[\\d,]*(?:\\.\\d+)?)(?![\\d,]|\\.\\d))?`).join('');
	return `${before}${plain}${priced}${discount === undefined ? '()' : `(?:\\s*(${signed})?\\s*%)`}`;
}

function figuresIn(text: string, columns: Columns, pattern: RegExp): Figures | undefined {
	const found = pattern.exec(text);
	if (!found) return undefined;
	const [all, first, second, treasury, ...rest] = found;
	const lines: (readonly [string, string])[] = [];
	const put = (keyword: string | undefined, value: string | undefined, code?: string): boolean => {
		if (value === undefined || value === '') return true;
		const read = numberOf(value.replace(/\s/g, ''));
		const unit = code === undefined ? '' : currencyOf(code);
		if (keyword === undefined || read === undefined || unit === undefined) return false;
		lines.push([keyword, unit === '' ? read : `${unit} ${read}`]);
		return true;
	};
	// One number before the sign is that of the shares, which are whole; a percentage alone has decimals.
	const alone = first === undefined || first === '' ? second : undefined;
	const ofShares = alone !== undefined && !alone.includes('.');
	const good = [
		put(columns.shares, ofShares ? alone : first),
		put('percent', ofShares ? undefined : second),
		put(columns.treasury, treasury),
		...columns.prices.map((keyword, index) => put(keyword, rest[2 * index + 1], rest[2 * index])),
		put(columns.discount, rest[2 * columns.prices.length]),
	];
	return good.every(Boolean) ? { lines, at: found.index, end: found.index + all.length } : undefined;
}

/** What a text begins with that is of the form's own list, and how much of the text that is. */
function knownName(form: Form, list: string, text: string): { readonly name: string; readonly length: number } | undefined {
	// What a list has in further Chinese is a word or two.
	for (const { 0: word, index } of [...text.matchAll(/\S+/g)].slice(0, 3).reverse()) {
		const length = index + word.length;
		const read = /\p{Script=Han}/u.test(word) ? matchValue(form, list, text.slice(0, length), form.newest) : undefined;
		if (read && !read.open) return { name: read.text.en, length };
	}
	const squashed = squash(text);
	const known = (form.values ?? [])
		.filter((value) => value.list === list)
		.flatMap(({ text: { en, zh } }) => [en, ...(zh === undefined ? [] : [zh])].map((said) => ({ en, said: squash(said) })))
		.filter(({ said }) => squashed.startsWith(said))
		.sort((a, b) => b.said.length - a.said.length)[0];
	if (!known) return undefined;
	let [length, count] = [0, known.said.length];
	for (; count > 0; length++) if (/\S/.test(text[length] as string)) count--;
	// A longer name may begin with the same words.
	return /^(?:\s|$)/.test(text.slice(length)) ? { name: known.en, length } : undefined;
}

/** Reads the numbered rows of a table of events; what stands below the last is returned. */
export function readRows(node: Node, passage: Passage, labels: FormLabels, columns: Columns): Passage {
	const rows = passage.starts(marker);
	const dated = new RegExp(`${labels.line(columns.item, 'on')}\\s*(${date})?`);
	const figures = patternOf(columns);
	let above = passage.between(0, rows[0] ?? 0);
	if (rows.length === 0) return passage;
	for (const [index, at] of rows.entries()) {
		const made = createNode('');
		const whole = takeFurther(made, passage.between(at, rows[index + 1] ?? passage.text.length), labels, columns.item);
		const day = whole.find(dated);
		const body = day ? whole.between(0, day.at) : whole;
		const behind = day ? whole.between(day.end) : undefined;
		// Behind the date in copies of running text, else on the line of the number.
		const tail = behind && figuresIn(behind.folded, columns, new RegExp(`^\\s*${figures}`));
		above = writeRow(node, { above, body, day: day?.groups[0] ?? '', tail, further: made }, labels.form, columns, figures);
		const rest = behind?.between(tail?.end ?? 0);
		if (rest && index === rows.length - 1) return rest;
		if (rest) above = rest;
	}
	return above;
}

interface RowParts {
	readonly above: Passage;
	readonly body: Passage;
	readonly day: string;
	readonly tail: Figures | undefined;
	readonly further: Node;
}

function writeRow(
	node: Node,
	{ above, body, day, tail, further }: RowParts,
	form: Form,
	columns: Columns,
	pattern: string,
): Passage {
	const inner = body.between(body.find(marker)?.end ?? 0);
	const end = inner.text.indexOf('\n') < 0 ? inner.text.length : inner.text.indexOf('\n');
	const byCells = tail ? undefined : figuresByCells(body, inner, columns, pattern);
	const line = tail ? undefined : (byCells ?? figuresIn(inner.folded.slice(0, end), columns, new RegExp(`${pattern}\\s*$`)));
	const ofOwn = tail || line ? undefined : figuresIn(inner.folded, columns, new RegExp(`^\\s*${pattern}[^\\S\\n]*$`, 'm'));
	const within = tail ?? line ?? ofOwn ?? figuresIn(inner.folded, columns, new RegExp(pattern));
	const own = tail ? undefined : within;
	const said = own ? `${inner.text.slice(0, own.at)} ${inner.text.slice(own.end)}` : inner.text;
	const running = body.rows.some(({ unclear }) => unclear);
	const { name, specify, unsure } = namesIn(above.text, said, form, columns.item, running);
	// A copy that goes through the columns one by one tells no name, and its figures may be any row's.
	if (!/\p{L}/u.test(name)) {
		addNote(node, join([above.text, body.text, day]));
		return above.between(above.text.length);
	}
	const item = addNode(node, `${columns.item} ${quoted(name)}`, true);
	if (specify !== '') addLine(item, 'specify', quoted(specify));
	if (unsure) addNote(node, l10n.t('where the name of this event ends: {0}', join([name, specify])));
	const on = dateOf(fold(day));
	if (on !== undefined) addLine(item, 'on', on);
	for (const [keyword, value] of within?.lines ?? []) addLine(item, keyword, value);
	append(item.parts, further.parts);
	if (!within && /\d/.test(body.folded.slice(end))) addNote(node, join([body.text]));
	return above.between(above.text.length);
}

/** Of a row whose cells are known: the figures of those behind its name, which may end with a figure itself. */
function figuresByCells(body: Passage, inner: Passage, columns: Columns, pattern: string): Figures | undefined {
	const row = body.rows.find(({ cells }) => cells.length > 0);
	const cells = row?.cells ?? [];
	const all = new RegExp(`^\\s*${pattern}\\s*$`);
	const start = row ? body.text.indexOf(textOf(row)) - (body.find(marker)?.end ?? 0) : 0;
	for (let index = 1; index < cells.length; index++) {
		const said = textOf({ ...(row as Row), cells: cells.slice(index) });
		const found = figuresIn(fold(said), columns, all);
		const at = start + textOf({ ...(row as Row), cells: cells.slice(0, index) }).length + 1;
		if (found && inner.text.startsWith(said, at)) return { lines: found.lines, at, end: at + said.length };
	}
	return undefined;
}

/** How the form's list ends the names of most issues and transfers. */
const ending = /^.{3,300}? - (?:new|treasury) shares involved(?= |$)/;

interface Names {
	readonly name: string;
	readonly specify: string;
	/** Where the one ends and the other begins is a guess. */
	readonly unsure?: boolean;
}

/** The name of an event, which its list has, else that ends with its lines; below it what it was. */
function namesIn(above: string, said: string, form: Form, list: string, running: boolean): Names {
	const text = join([above, said]).trim();
	const known = knownName(form, list, text);
	if (known) return { name: known.name, specify: join([text.slice(known.length)]) };
	const length = ending.exec(fold(text))?.[0].length;
	if (length !== undefined) return { name: text.slice(0, length), specify: text.slice(length).trim() };
	const lines = said.replace(/^\s+/, '').split('\n');
	const beside = said.split('\n')[0]?.trim() === '';
	// Its number stands in the midst of a name over three lines, and between the two lines of one over two.
	if (above.trim() !== '') {
		const own = said.split('\n');
		const [first = '', next = '', ...more] = beside ? ['', own.find((one) => one.trim() !== '') ?? ''] : own;
		const at = said.indexOf(next) + next.length;
		return { name: join([above, first, next]), specify: join([beside ? said.slice(at) : more.join('\n')]) };
	}
	const end = lines.findIndex((line) => line.trim() === '');
	const own = end < 0 ? lines.slice(0, 1) : lines.slice(0, end);
	const specify = join(lines.slice(own.length));
	return { name: join(own), specify, unsure: running || (end < 0 && specify !== '') };
}

/** Every amount of a text, as the language writes it. */
export function moneysIn(text: string): readonly string[] {
	return [...text.matchAll(new RegExp(`(?<![A-Za-z])${money}`, 'g'))].flatMap(([found]) => {
		const [, code = '', digits = ''] = new RegExp(`^(${currency})\\s*(.*)$`).exec(found) ?? [];
		const [unit, read] = [currencyOf(code), numberOf(digits)];
		return unit === undefined || read === undefined ? [] : [`${unit} ${read}`];
	});
}

/** Every number of a text that is no amount, no date and no marker. */
export function numbersIn(text: string): readonly string[] {
	const plain = text.replace(new RegExp(date, 'g'), ' ').replace(new RegExp(`(?<![A-Za-z])${money}`, 'g'), ' ');
	return [...plain.matchAll(new RegExp(number, 'g'))].flatMap(([found]) => numberOf(found) ?? []);
}
