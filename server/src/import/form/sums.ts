import type { Line } from '../../forms/form.js';
import { type Generation, inGeneration } from '../../forms/types.js';
import { type Cell, fold, join, type Row, squash } from '../source/sheet.js';
import { tokensOf } from '../source/values.js';
import { addLine, addNote, type Node } from './draft.js';
import { letters, totalled, unitInLabel } from './form.js';
import { labelPattern, textsOf } from './labels.js';
import { type Table, tables } from './tables.js';

/** One number of a total line and the unit printed behind it, which names the class. */
export interface Counted {
	readonly number: string | undefined;
	readonly unit: string;
}

/** The form's wordings of every language, in front of the figures. */
const grandTotals = totalled.flatMap((line) =>
	textsOf(line.labels).map((wording) => [line, new RegExp(`^${labelPattern(wording)}`, 'i')] as const),
);
/** The one that has the class within it. */
const withUnit = totalled.flatMap(({ labels }) => labels.flatMap(({ en }) => holed(en)))[0];

function holed(label: string): readonly RegExp[] {
	const [before, behind] = unitInLabel ? label.split(unitInLabel.words) : [];
	if (before === undefined || behind === undefined || !unitInLabel) return [];
	const [first = ''] = unitInLabel.words.trim().split(' ');
	const [words = ''] = behind.split('(');
	return [new RegExp(`^${labelPattern(before)}\\s*${first}\\s*(?<what>.*?)\\s*${labelPattern(words)}\\s*\\([^)]*\\)\\s*:?`, 'i')];
}
const code = new RegExp(`\\(\\s*([${letters}])\\1([12])\\s*\\)`);
const total = new RegExp(`^Total\\s+[${letters}]\\s*\\([^)]*\\)`, 'i');
/** Whether a label is one of a total line, though another section's. */
const begins = (text: string, { labels }: Line): boolean =>
	textsOf(labels).some((label) => {
		const own = squash(label.replace(/\s*\([A-Z]+\d?\)$/, '').replace(/:\s*$/, ''));
		return own.startsWith(text) || text.startsWith(own);
	});

/** A label that is broken over lines, in one piece before the figures that stand beside it. */
function labelFirst(rows: readonly Row[]): string {
	const beside = rows.find(({ cells }) => cells.length > 0)?.cells[1]?.from ?? Number.POSITIVE_INFINITY;
	const label: Cell[] = [];
	const others: Cell[] = [];
	let complete = false;
	for (const cell of rows.flatMap(({ cells }) => cells)) {
		(cell.from < beside && !complete ? label : others).push(cell);
		complete ||= fold(cell.text).includes(':');
	}
	return join([...label, ...others].map(({ text }) => text));
}

const places = Object.values(tables).flatMap((table) => (table?.totals ?? []).map((line, place) => ({ line, place })));

/** Which of a table's total lines a label is of: that in the place which its code has in any section's, or its words, the section's own first. */
function totalOf({ totals }: Table, generation: Generation, code: string | undefined, label: string): Line | undefined {
	const isOwn = (line: Line) => totals.includes(line);
	const found =
		code === undefined
			? [...places.filter(({ line }) => isOwn(line)), ...places].find(({ line }) => begins(squash(label), line))
			: places.find(({ line }) => line.keyword === code);
	const own = totals[found?.place ?? 0];
	return own && inGeneration(own, generation) ? own : totals[0];
}

/** The sum below a group: `Increase in issued shares …: 0 Ordinary shares (AA1)`, or v1.0's `Total A (Ordinary shares): 0`. */
export function addSum(rows: readonly Row[], table: Table, generation: Generation, node: Node): void {
	const text = fold(labelFirst(rows));
	const coded = code.exec(text)?.[0].replace(/[\s()]/g, '');
	const colon = text.indexOf(':');
	const behind = colon < 0 ? text.replace(total, '') : text.slice(colon + 1);
	const tokens = tokensOf({ text: behind.replace(code, ''), from: 0, to: 1 });
	const numbers = tokens.filter(({ kind }) => kind === 'number');
	// Behind the unit other things begin, such as remarks without their label.
	const unit = tokens.findIndex(({ kind }) => kind === 'word');
	const behindUnit = unit >= 0 && tokens.findLastIndex(({ kind }) => kind === 'number') > unit;
	const line = totalOf(table, generation, coded, colon < 0 ? text : text.slice(0, colon));
	if (
		!line ||
		numbers.length > 1 ||
		behindUnit ||
		tokens.some(({ kind, text: said }) => kind === 'bad' || (kind === 'word' && /^[,.]?\d/.test(said)))
	)
		addNote(node, text);
	else if (numbers[0]) addLine(node, line.keyword, numbers[0].text);
}

/** The numbers of a grand total, one a class: `… (i.e. Total of AA1 to EE1): 0 Ordinary shares`; v1.0 names the class in the label. */
export function countedIn(rows: readonly Row[]): {
	readonly line: Line | undefined;
	readonly counted: readonly Counted[];
	readonly unread: string;
} {
	const text = fold(labelFirst(rows));
	const [worded, pattern] = grandTotals.find(([, pattern]) => pattern.test(text)) ?? [];
	if (pattern) return { line: worded, ...countedBehind(text.replace(pattern, ''), text) };
	const label = withUnit?.exec(text);
	const what = label?.groups?.what ?? '';
	if (!label) return { line: undefined, counted: [], unread: text };
	const { counted, unread } = countedBehind(text.slice(label[0].length), text);
	// In words that are not known, of which shares nevertheless.
	const named = totalled.find(({ labels }) =>
		labels.some(({ en }) => !holed(en).length && squash(en).includes(`in${squash(what)}`)),
	);
	if (named || unread !== '') return { line: named, counted, unread };
	return { line: totalled[0], counted: counted.slice(0, 1).map(({ number }) => ({ number, unit: what })), unread };
}

function countedBehind(behind: string, text: string): { readonly counted: readonly Counted[]; readonly unread: string } {
	const counted: { number: string | undefined; unit: string }[] = [];
	for (const token of tokensOf({ text: behind, from: 0, to: 1 })) {
		const last = counted.at(-1);
		if (token.kind === 'number') counted.push({ number: token.text, unit: '' });
		else if (token.kind === 'word' && /^[,.]?\d/.test(token.text)) return { counted: [], unread: text };
		else if (token.kind === 'word' && last && last.unit === '') last.unit = token.text;
		else if (token.kind === 'word') counted.push({ number: undefined, unit: token.text });
		else if (token.kind !== 'blank') return { counted: [], unread: text };
	}
	return { counted, unread: '' };
}
