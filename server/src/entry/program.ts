/**
 * `dist/programs/paste.js`: what a desk does now and then. It reads rows that are pasted, those of the form and those of movements, and
 * compares two returns. It has an engine of its own, so it takes texts.
 */
import { diffArrays } from 'diff';
import type { TextEdit } from 'vscode-languageserver-types';
import { analyse } from '../checks/snapshot.js';
import { compareReturns, type Difference } from '../features/compare.js';
import { entriesOf, entryRules } from '../forms/beside.js';
import { grouped, movements as limits } from '../limits.js';
import { blockOf, textOf } from '../model/return.js';
import { readSource } from '../syntax/source.js';
import { commentOf, type Movement } from './movement.js';
import { placeMovements } from './place.js';
import { beginningOf, fits, guessRules, hasMoney, movementsIn, type TableRow, tableOf } from './rows.js';
import { dateFormats, type KindRule, type Rules } from './rules.js';
import { dayIn } from './values.js';

export { pasteRows, speak } from '../import/paste.js';
export { MovementsReturns } from './issuers.js';

export interface OpenText {
	readonly uri: string;
	readonly text: string;
}

/** What a user said of rows that their headings do not tell. */
export interface Answers {
	readonly kinds?: Readonly<Record<string, KindRule | null>>;
	readonly kind?: KindRule;
	readonly dates?: Rules['dates'];
	readonly currency?: string;
}

/** What is still to be said; `of`: what it may be. */
export type Ask =
	| { readonly ask: 'kinds'; readonly word: string; readonly guess: KindRule | undefined; readonly of: readonly KindRule[] }
	| { readonly ask: 'kind'; readonly of: readonly KindRule[] }
	| { readonly ask: 'currency' }
	| { readonly ask: 'dates'; readonly of: readonly string[]; readonly example: string };

export type ReadRows =
	| { readonly movements: readonly Movement[] }
	| { readonly problems: readonly { readonly line: number; readonly message: string }[] }
	| Ask;

/** Whether a text is rows of movements under their headings, as far as these tell; what is too long is said when it is read. */
export function mayBeMovements(text: string, known: readonly Rules[], issuer: string | undefined): boolean {
	if (text.length > limits.length) return true;
	const begins = (rules: Pick<Rules, 'delimiter' | 'skip'>) => {
		const rows = beginningOf(text, rules);
		return 'message' in rows ? [] : rows;
	};
	return known.some((rules) => fits(begins(rules), rules)) || guessedOf(begins(plain), issuer) !== undefined;
}

const plain = { delimiter: undefined, skip: 0 };

/** What the headings and the rows tell, where that is enough. */
function guessedOf(table: readonly TableRow[], issuer: string | undefined): Pick<Rules, 'columns' | 'numbers'> | undefined {
	if (table.length < 2) return undefined;
	const guessed = guessRules(table).rules as unknown as Pick<Rules, 'columns' | 'numbers'>;
	const { date, shares, issuer: whose = issuer } = guessed.columns;
	return date !== undefined && shares !== undefined && whose !== undefined ? guessed : undefined;
}

/**
 * Rows of movements as they were copied, under their headings; undefined for what is none. By the rules that fit the headings, else by
 * what the headings say and the user answers. `issuer`: whose rows they are that do not say it.
 */
export function readMovements(
	text: string,
	known: readonly Rules[],
	answers: Answers,
	issuer: string | undefined,
): ReadRows | undefined {
	if (text.length > limits.length) {
		return {
			problems: [{ line: 0, message: `that is over ${grouped(limits.length)} characters; add takes more out of a file` }],
		};
	}
	for (const rules of known) {
		const table = tableOf(text, rules, limits.rows);
		if ('message' in table || !fits(table, rules)) continue;
		return movementsIn(table, rules, '');
	}
	const table = tableOf(text, plain, limits.rows);
	if ('message' in table) return table.line === 0 ? { problems: [table] } : undefined;
	const guessed = guessedOf(table, issuer);
	if (!guessed) return undefined;
	const { columns } = guessed;
	const below = (heading: string | undefined) => {
		const at = (table[0] as TableRow).cells.findIndex((cell) => cell.trim() === heading);
		return at < 0 ? [] : table.slice(1).flatMap(({ cells }) => cells[at]?.trim() || []);
	};
	const dates = fittingDates(below(columns.date));
	if (dates.length > 1 && answers.dates === undefined) return { ask: 'dates', of: dates, example: below(columns.date)[0] ?? '' };
	const words = [...new Set(below(columns.kind))];
	const word = words.find((one) => !Object.hasOwn(answers.kinds ?? {}, one));
	if (word !== undefined) return { ask: 'kinds', word, guess: usual(word), of: entryRules };
	if (columns.kind === undefined && !answers.kind) return { ask: 'kind', of: entryRules };
	if (hasMoney(columns) && columns.currency === undefined && answers.currency === undefined) return { ask: 'currency' };
	const kinds = Object.entries(answers.kinds ?? {});
	const rules: Rules = {
		...plain,
		encoding: undefined,
		columns,
		dates: answers.dates ?? dates[0] ?? 'YYYY-MM-DD',
		numbers: guessed.numbers,
		kind: answers.kind,
		issuer: columns.issuer === undefined ? issuer : undefined,
		currency: answers.currency,
		kinds: Object.fromEntries(kinds.flatMap(([key, kind]) => (kind ? [[key, kind]] : []))),
		ignore: kinds.flatMap(([key, kind]) => (kind ? [] : [key])),
		issuers: {},
		classes: {},
		items: {},
	};
	return movementsIn(table, rules, '');
}

/** One movement as somebody says it; what is wrong with it is of no line. */
export function movementOf(said: SaidMovement, issuer: string): ReadRows {
	const { date, number, price = '', lowest = '', amount = '', of = '', item = '' } = said;
	const cells = [date, number, price, lowest, amount, of, item];
	const [, currency] = /^([A-Z]{3}) /.exec(price || amount) ?? [];
	const columns = {
		...{ date: 'date', shares: 'shares', price: 'price', lowest: 'lowest' },
		...{ amount: 'amount', class: 'class', item: 'item' },
	};
	const rules: Rules = {
		...{ ...plain, encoding: undefined, columns, dates: 'YYYY-MM-DD', numbers: '1,234.56' },
		...{ kind: { kind: said.kind, shares: said.shares }, issuer, currency, kinds: {}, ignore: [] },
		...{ issuers: {}, classes: {}, items: {} },
	};
	const figures = cells.map((cell) => cell.replace(/^[A-Z]{3} /, ''));
	const read = movementsIn(
		[
			{ line: 0, cells: Object.values(columns) },
			{ line: 0, cells: figures },
		],
		rules,
		'',
	);
	return read;
}

/** A movement as somebody says it. */
export interface SaidMovement extends KindRule {
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly number: string;
	/** `HKD 3.21`, of one share; of several prices the highest. */
	readonly price?: string;
	readonly lowest?: string;
	/** What was converted, or paid in all. */
	readonly amount?: string;
	readonly of?: string;
	readonly item?: string;
}

const fittingDates = (dates: readonly string[]) =>
	dateFormats.filter((format) => dates.length > 0 && dates.every((text) => dayIn(text, format) !== undefined));

/** What registrars, trustees and brokers usually call it. */
const usualWords: readonly (readonly [RegExp, KindRule])[] = [
	[/buy.?back|repurchase|purchase|回購|回购|購回|购回/i, { kind: 'buyback', shares: 'new' }],
	[/exercis|行使/i, { kind: 'exercise', shares: 'new' }],
	[/laps|expir|forfeit|失效/i, { kind: 'lapse', shares: 'new' }],
	[/grant|award|授出|授予/i, { kind: 'grant', shares: 'new' }],
	[/vest|歸屬|归属/i, { kind: 'vesting', shares: 'new' }],
	[/conver|轉換|转换|換股|换股/i, { kind: 'conversion', shares: 'new' }],
	[/cancel|註銷|注销/i, { kind: 'cancellation', shares: 'new' }],
	[/allot|placing|issue|配發|配发|配售/i, { kind: 'allotment', shares: 'new' }],
];

const usual = (word: string) => usualWords.find(([pattern]) => pattern.test(word))?.[1];

export interface EnteredText {
	readonly uri: string;
	readonly edits: readonly TextEdit[];
	readonly entered: number;
	readonly known: number;
	readonly remarks: readonly string[];
}

export interface Entered {
	readonly placed: readonly EnteredText[];
	readonly unplaced: readonly { readonly row: string; readonly what: string; readonly reason: string }[];
}

/** The movements in the drafts they belong to, as edits of whole lines. */
export function enterMovements(texts: readonly OpenText[], movements: readonly Movement[], again = false): Entered {
	const snapshots = texts.map(({ uri, text }) => analyse(uri, readSource(text)));
	const before = new Map(texts.map(({ uri, text }) => [uri, text]));
	const { placed, unplaced } = placeMovements(snapshots, movements, { again });
	return {
		placed: placed.map(({ uri, text, entered, known, remarks }) => ({
			uri,
			edits: entered > 0 ? lineEdits(before.get(uri) ?? '', text) : [],
			entered,
			known,
			remarks,
		})),
		unplaced: unplaced.map(({ movement, reason }) => ({
			row: movement.from,
			what: commentOf(movement).replace('# entered: ', ''),
			reason,
		})),
	};
}

function lineEdits(before: string, after: string): readonly TextEdit[] {
	const lines = (text: string) => text.split(/(?<=\r\n|\r(?!\n)|\n)/);
	const edits: TextEdit[] = [];
	let line = 0;
	let open: { range: TextEdit['range']; newText: string } | undefined;
	for (const { added, removed, value } of diffArrays(lines(before), lines(after))) {
		if (!added && !removed) {
			if (open) edits.push(open);
			open = undefined;
			line += value.length;
			continue;
		}
		const at = { line, character: 0 };
		open ??= { range: { start: at, end: at }, newText: '' };
		if (added) open.newText += value.join('');
		else {
			line += value.length;
			open.range = { start: open.range.start, end: { line, character: 0 } };
		}
	}
	if (open) edits.push(open);
	return edits;
}

/** What two texts say differently. */
export function differencesOf(one: string, other: string): readonly Difference[] {
	return compareReturns(analyse('', readSource(one)), analyse('', readSource(other)));
}

export interface Choice extends KindRule {
	/** Purchases of a day: what they cost is said with the highest and the lowest price. */
	readonly bought: boolean;
	/** Its class's id, the names of what it may be of; none for an event of the issuer's shares. */
	readonly of: readonly { readonly class: string; readonly code: string | undefined; readonly items: readonly string[] }[];
}

/** What may be entered into a return, and of what: the rest need not be asked. `month`: its own; of a day's return that of its last balance. */
export function choicesOf({ uri, text }: OpenText): { readonly choices: readonly Choice[]; readonly month: string | undefined } {
	const { form, outline, return_ } = analyse(uri, readSource(text));
	const classes = return_.classes.filter(({ listed }) => listed === true);
	const choices = entriesOf(form).flatMap((row): Choice[] => {
		const { kind, shares, purchase } = row;
		if (form.place(row.item) === undefined) return [];
		// Of the shares themselves, not of a thing that has a name.
		const ofShares = row.item === 'event' || purchase !== undefined;
		const of = classes.flatMap(({ id, code }) => {
			const nodes = blockOf(outline, row.section, id)?.children.filter(({ place }) => place?.id === row.item) ?? [];
			const items = nodes.map(({ opener }) => textOf(opener) ?? '');
			return ofShares || items.length > 0 ? [{ class: id, code, items: ofShares ? [] : items }] : [];
		});
		return of.length > 0 ? [{ kind, shares, of, bought: purchase !== undefined }] : [];
	});
	const month = return_.month ?? outline.entries.findLast(({ field }) => field.keyword === 'opening')?.field.date?.day;
	return { choices, month: month && `${month.year}-${String(month.month).padStart(2, '0')}` };
}
