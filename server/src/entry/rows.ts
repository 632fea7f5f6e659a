import { CsvError, type Info, parse } from 'csv-parse/sync';
import { movements as bounds, grouped } from '../limits.js';
import { shortened } from '../localise.js';
import { didYouMean } from '../syntax/guess.js';
import type { Money, Movement } from './movement.js';
import type { Rules } from './rules.js';
import { type ColumnName, columnNames, dateFormats } from './rules.js';
import { dayIn, numberIn } from './values.js';

/** A line of a table, with the line of the file it begins on. */
export interface TableRow {
	readonly line: number;
	readonly cells: readonly string[];
}

export interface RowProblem {
	/** From 1; 0 where it is of the whole file. */
	readonly line: number;
	readonly message: string;
}

/** The text of a file, by its byte order mark, as it is said to be, or as UTF-8; else the reason. */
export function decode(bytes: Uint8Array, encoding: Rules['encoding']): { readonly text: string } | { readonly problem: string } {
	const [first, second] = bytes;
	const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
	const wanted = utf16 ?? (encoding === 'utf-16' ? 'utf-16le' : (encoding ?? 'utf-8'));
	try {
		const text = new TextDecoder(wanted, { fatal: true }).decode(bytes);
		if (text.includes('\u0000')) return { problem: 'it is no text: a spreadsheet is saved as CSV first' };
		return { text };
	} catch {
		const how = encoding === undefined ? `: the rules say what it is, such as "encoding": "gb18030" or "big5"` : '';
		return { problem: `it is not ${wanted.toUpperCase()}${how}` };
	}
}

/** The rows of CSV; the delimiter is the one that is said, else the one the first line has most of. */
export function tableOf(
	text: string,
	{ delimiter, skip }: Pick<Rules, 'delimiter' | 'skip'>,
	most = bounds.rowsOfFile,
): readonly TableRow[] | RowProblem {
	const found = recordsOf(text, { delimiter, skip }, most + 2);
	return 'message' in found || found.length <= most + 1 ? found : { line: 0, message: `it has more than ${grouped(most)} rows` };
}

/** The headings of CSV and the first row below them, whatever stands further on. */
export function beginningOf(text: string, how: Pick<Rules, 'delimiter' | 'skip'>): readonly TableRow[] | RowProblem {
	return recordsOf(text, how, 2);
}

function recordsOf(
	text: string,
	{ delimiter, skip }: Pick<Rules, 'delimiter' | 'skip'>,
	to: number,
): readonly TableRow[] | RowProblem {
	// What is skipped is no CSV: a title may have quotation marks.
	const below = afterLines(text, skip);
	const [top = ''] = below.split(/\r\n|\r|\n/, 1);
	const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: top.split(sign).length }));
	const often = counted.reduce((a, b) => (b.count > a.count ? b : a));
	try {
		const found = parse(below, {
			delimiter: delimiter ?? often.sign,
			bom: true,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			to,
			max_record_size: 1_000_000,
		}) as unknown as { readonly record: string[]; readonly info: Info }[];
		return found.map(({ record, info }) => ({ line: skip + startOf(record, info.lines), cells: record }));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = typeof error.lines === 'number' ? skip + error.lines : 0;
		return { line, message: `it is no CSV: ${error.message.split(' at line ', 1)[0]}` };
	}
}

function afterLines(text: string, count: number): string {
	const ends = /\r\n|\r|\n/g;
	for (let left = count; left > 0; left--) if (!ends.exec(text)) return '';
	return text.slice(ends.lastIndex);
}

/** The parser counts to where a row ends. */
function startOf(record: readonly string[], end: number): number {
	return end - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

/** Whether a table has every column that rules name. */
export function fits([heads]: readonly TableRow[], { columns }: Pick<Rules, 'columns'>): boolean {
	const there = new Set((heads?.cells ?? []).map(squeezed));
	return Object.values(columns).every((heading) => there.has(squeezed(heading)));
}

/** What the rows say. With one problem nothing of the file is to be used. */
export function movementsIn(
	table: readonly TableRow[],
	rules: Rules,
	name: string,
): { readonly movements: readonly Movement[]; readonly ignored: number } | { readonly problems: readonly RowProblem[] } {
	const [heads, ...rows] = table;
	if (!heads) return { problems: [{ line: 0, message: 'there is nothing in it' }] };
	const problems: RowProblem[] = [];
	const columns = new Map<ColumnName, number>();
	const headings = heads.cells.map(squeezed);
	for (const column of columnNames) {
		const heading = rules.columns[column];
		if (heading === undefined) continue;
		const at = headings.indexOf(squeezed(heading));
		if (at < 0) {
			const meant = didYouMean(heading, heads.cells);
			problems.push({
				line: heads.line,
				message: `there is no column ${quoted(heading)}${meant === undefined ? `; there are ${listed(heads.cells)}` : `; did you mean '${meant}'?`}`,
			});
		} else if (headings.indexOf(squeezed(heading), at + 1) >= 0) {
			problems.push({ line: heads.line, message: `two columns are headed ${quoted(heading)}` });
		} else columns.set(column, at);
	}
	if (problems.length > 0) return { problems };
	const movements: Movement[] = [];
	let ignored = 0;
	for (const { line, cells } of rows) {
		const cell = (column: ColumnName) => {
			const at = columns.get(column);
			const text = at === undefined ? undefined : cells[at]?.trim();
			return text === '' ? undefined : text;
		};
		const word = cell('kind');
		if (word !== undefined && rules.ignore.includes(word)) {
			ignored += 1;
			continue;
		}
		const read = movementOf(cell, rules, `${name}:${line}`);
		if ('problem' in read) problems.push({ line, message: read.problem });
		else movements.push(read);
	}
	return problems.length > 0 ? { problems } : { movements, ignored };
}

function movementOf(
	cell: (column: ColumnName) => string | undefined,
	rules: Rules,
	from: string,
): Movement | { readonly problem: string } {
	const long = columnNames.find((column) => (cell(column)?.length ?? 0) > bounds.text);
	if (long !== undefined) return { problem: `its ${long} is over ${bounds.text} characters` };
	const word = cell('kind');
	const kind = word === undefined ? rules.kind : ownOf(rules.kinds, word);
	if (!kind)
		return { problem: word === undefined ? 'it does not say what happened' : `the rules do not say what ${quoted(word)} is` };
	const written = cell('date');
	if (written === undefined) return { problem: 'it has no date' };
	const date = dayIn(written, rules.dates);
	if (!date) {
		const other = dateFormats.find((format) => dayIn(written, format) !== undefined);
		return {
			problem: `${quoted(written)} is no date as the rules have it (${rules.dates})${other === undefined ? '' : `; it looks like ${other}`}`,
		};
	}
	const shares = cell('shares');
	if (shares === undefined) return { problem: 'it has no number of shares' };
	const number = numberIn(shares, rules.numbers);
	if (!number) return { problem: `${quoted(shares)} is no number as the rules have it (${rules.numbers}, without a sign)` };
	if (number.scale > 0) return { problem: `${quoted(shares)} is no whole number of shares` };
	const currency = cell('currency') ?? rules.currency;
	const money = (column: 'price' | 'lowest' | 'amount'): Money | { readonly problem: string } | undefined => {
		const text = cell(column);
		if (text === undefined) return undefined;
		const value = numberIn(text, rules.numbers);
		if (!value) return { problem: `${quoted(text)} is no number as the rules have it (${rules.numbers}, without a sign)` };
		if (currency === undefined || !/^[A-Z]{3}$/.test(currency))
			return { problem: `${quoted(text)} has no currency, which is a code such as HKD` };
		return { currency, value };
	};
	const [price, lowest, amount] = [money('price'), money('lowest'), money('amount')];
	for (const read of [price, lowest, amount]) if (read && 'problem' in read) return read;
	if (lowest && !price) return { problem: 'it has a lowest price and no highest' };
	const named = (column: 'issuer' | 'class' | 'item', by: Readonly<Record<string, string>>) => {
		const text = cell(column);
		return text === undefined ? undefined : (ownOf(by, text) ?? text);
	};
	const issuer = named('issuer', rules.issuers) ?? rules.issuer;
	if (issuer === undefined) return { problem: 'it does not say whose it is' };
	return {
		from,
		issuer,
		...kind,
		date,
		number,
		...({ price, lowest, amount } as Pick<Movement, 'price' | 'lowest' | 'amount'>),
		of: named('class', rules.classes),
		item: named('item', rules.items),
		event: cell('event'),
		reference: cell('reference'),
	};
}

const quoted = (text: string) => `'${shortened(text, 80)}'`;

/** The first of them. */
function listed(cells: readonly string[], show: (text: string) => string = quoted): string {
	const most = 20;
	return [...cells.slice(0, most).map((cell) => show(cell)), ...(cells.length > most ? ['…'] : [])].join(', ');
}

/** What stands under a word of a file, which may be one that every object has, such as `constructor`. */
function ownOf<T>(by: Readonly<Record<string, T>>, word: string): T | undefined {
	return Object.hasOwn(by, word) ? by[word] : undefined;
}

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** What headings stand for, in the words that registrars, trustees and brokers use. */
const headings: Readonly<Record<ColumnName, RegExp>> = {
	issuer: /^(?:stock code|issuer|company|code|股份代號|股票代码|發行人|公司)$/,
	date: /^(?:(?:trade|transaction|exercise|vesting|event|effective)? ?date|日期|交易日期|成交日期|行使日期|歸屬日期|归属日期)$/,
	kind: /^(?:type|kind|transaction(?: type)?|action|event type|類別|类别|類型|类型|交易類別)$/,
	shares: /^(?:(?:no\.?|number) of (?:shares|options|awards)|shares|quantity|qty|options|數量|数量|股數|股数|股份數目|股份数目)$/,
	price:
		/^(?:(?:unit |exercise |average |avg\.? |highest |high )?price(?: paid)?(?: per share)?|highest|high|價格|价格|行使價|行使价|成交價|成交价|最高價|最高价)$/,
	lowest: /^(?:(?:lowest|low)(?: price(?: paid)?(?: per share)?)?|最低價|最低价)$/,
	currency: /^(?:currency|ccy|curr\.?|貨幣|货币|幣種|币种)$/,
	amount:
		/^(?:principal(?: amount)?|nominal(?: amount)?|(?:amount|consideration) paid|(?:total|aggregate) (?:amount|price|consideration)(?: paid)?|(?:total|aggregate) paid|consideration|本金|本金額|本金额|總代價|总代价|付出總額|付出总额)$/,
	class: /^(?:class|share class|class of shares|股份分類|股份类别)$/,
	item: /^(?:scheme|plan|share scheme|scheme name|plan name|計劃|计划|計劃名稱|计划名称)$/,
	event: /^(?:event|description|事件|說明|说明)$/,
	reference: /^(?:ref\.?|reference|reference (?:no\.?|number)|contract no\.?|參考編號|参考编号|編號|编号)$/,
};

/** Reports have a title above their table, and whose it is. */
const mostAbove = 20;

/** Of the first rows of a table the one that has headings for what must be there; the first where none has. */
export function headsAt(rows: readonly TableRow[]): number {
	return Math.max(0, rows.slice(0, mostAbove + 1).findIndex(isHeads));
}

function isHeads({ cells }: TableRow): boolean {
	return (['date', 'shares'] as const).every((name) => cells.some((cell) => headings[name].test(squeezed(cell))));
}

/** How many lines stand above the headings of CSV. */
export function linesAbove(text: string): number {
	// As much as there may be of them.
	const begin = text.slice(0, 100_000);
	for (let skip = 0; skip <= mostAbove; skip++) {
		const rows = beginningOf(begin, { delimiter: undefined, skip });
		if (!('message' in rows) && rows[0] && isHeads(rows[0])) return rows[0].line - 1;
	}
	return 0;
}

/** Of a share by the Exchange's form, of all of them by some brokers' files. */
const eitherPrice = /^price paid$/;

/** Figures that want a currency. */
export const hasMoney = ({ price, lowest, amount }: Rules['columns']) => (price ?? lowest ?? amount) !== undefined;

/** Rules as they may be, of the headings and dates of a file; what cannot be told is left for whoever reads them. */
export function guessRules(table: readonly TableRow[]): {
	readonly rules: Record<string, unknown>;
	readonly asks: readonly string[];
} {
	const [heads, ...rows] = table;
	const columns: Partial<Record<ColumnName, string>> = {};
	const at = new Map<ColumnName, number>();
	for (const [index, cell] of (heads?.cells ?? []).entries()) {
		const column = columnNames.find((name) => columns[name] === undefined && headings[name].test(squeezed(cell)));
		if (column === undefined) continue;
		columns[column] = cell.trim();
		at.set(column, index);
	}
	const below = (column: ColumnName) => {
		const index = at.get(column);
		return index === undefined ? [] : rows.flatMap(({ cells }) => cells[index]?.trim() || []);
	};
	const dates = below('date');
	const fitting = dateFormats.filter((format) => dates.length > 0 && dates.every((text) => dayIn(text, format) !== undefined));
	const numbers = [...below('shares'), ...below('price')];
	const written = (as: Rules['numbers']) => numbers.filter((text) => numberIn(text, as) !== undefined).length;
	// One that is wrong in both ways says nothing of the others.
	const isPlain = written('1,234.56') >= written('1.234,56');
	const kinds = [...new Set(below('kind'))].sort();
	const isPriced = hasMoney(columns);
	const asks = [
		...(['date', 'shares', 'issuer'] as const)
			.filter((name) => columns[name] === undefined)
			.map((name) => `which column is '${name}'`),
		...(fitting.length === 1
			? []
			: fitting.length === 0
				? [`how dates are written: no one way fits them all${examples(rows, at.get('date'))}`]
				: [`which of ${fitting.join(', ')} dates are`]),
		...(columns.kind === undefined
			? ["what every row is: 'kind'"]
			: kinds.length > 0
				? [`what each of these is: ${listed(kinds, shortened)}`]
				: []),
		...(isPriced && columns.currency === undefined ? ["the currency of the prices: 'currency'"] : []),
		...(columns.price !== undefined && eitherPrice.test(squeezed(columns.price))
			? [`whether ${quoted(columns.price)} is of a share, 'price', or of all of them, 'amount'`]
			: []),
	];
	return {
		rules: {
			...(heads && heads.line > 1 && { skip: heads.line - 1 }),
			columns,
			...(fitting[0] !== undefined && { dates: fitting[0] }),
			numbers: isPlain ? '1,234.56' : '1.234,56',
			...(columns.kind === undefined ? { kind: '' } : { kinds: Object.fromEntries(kinds.map((word) => [word, ''])) }),
			...(columns.issuer === undefined && { issuer: '' }),
			...(isPriced && columns.currency === undefined && { currency: '' }),
		},
		asks,
	};
}

/** The first date of each way that dates are written in. */
function examples(rows: readonly TableRow[], at: number | undefined): string {
	const found = new Map<string, string>();
	for (const { line, cells } of rows) {
		const text = at === undefined ? '' : (cells[at]?.trim() ?? '');
		const way = dateFormats.find((format) => dayIn(text, format) !== undefined) ?? 'none';
		if (text !== '' && !found.has(way)) found.set(way, `${quoted(text)} on line ${line}`);
	}
	return found.size === 0 ? '' : `: ${[...found.values()].slice(0, 4).join(', ')}`;
}
