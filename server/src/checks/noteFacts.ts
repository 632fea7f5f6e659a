import { type Day, lastDayOfMonth } from '../forms/calendar.js';
import { months } from '../forms/months.js';
import type { Entry } from '../syntax/outline.js';
import type { Span, TextValue } from '../syntax/statement.js';

/** What the note of a report says of its exhibits: dates, months and numbers, in the order of the text. */

export interface Said<T> {
	readonly value: T;
	/** As it stands there. */
	readonly text: string;
	readonly line: number;
	readonly span: Span;
}

export interface NoteFacts {
	readonly dates: readonly (Said<Day> & { readonly dated: boolean })[];
	readonly months: readonly Said<{ readonly year: number; readonly month: number }>[];
	readonly numbers: readonly Said<string>[];
}

const name = months.join('|');
/** A date as in the United States or as elsewhere; a month and its year; a month and its days, whose year follows; a number of an exhibit. */
const facts = new RegExp(
	[
		`(?<us>\\b(?:${name})\\s+\\d{1,2},?\\s+\\d{4}\\b)`,
		`(?<uk>\\b\\d{1,2}\\s+(?:${name}),?\\s+\\d{4}\\b)`,
		`(?<month>\\b(?:${name}),?\\s+\\d{4}\\b)`,
		`(?<days>\\b(?:${name})\\s+\\d{1,2}(?:(?:\\s*,\\s*|\\s+)(?:and\\s+)?\\d{1,2}(?!\\d))*(?:,?\\s+\\d{4})?(?!\\d))`,
		'(?<number>\\b\\d{1,3}\\.\\d{1,3}\\b(?!\\.\\d))',
	].join('|'),
	'gi',
);
const dated = /\b(?:dated|dates|date)\b[^.;]{0,400}$/i;
/** Between a date and the next one of its list. */
const isList = (between: string) => ['', 'and', '&', 'or'].includes(between.replace(/[\s,;]/g, '').toLowerCase());
const exhibits = /\bexhibits?\b[^.]{0,20}(?:\b\d{1,3}\.\d{1,3}\b(?:,|\s|and|to|through|-|–|&|exhibits?)*)*$/i;

export function noteFacts(entry: Entry, lineText: (line: number) => string): NoteFacts {
	const found = { dates: [] as NoteFacts['dates'][number][], months: [] as Said<Month>[], numbers: [] as Said<string>[] };
	const texts: readonly { readonly line: number; readonly text: TextValue; readonly zh?: boolean }[] = [
		...(entry.field.text ? [{ line: entry.line, text: entry.field.text }] : []),
		...(entry.more ?? []),
	];
	for (const { line, text: value, zh } of texts) {
		if (!zh) readParagraph(value, line, lineText(line), found);
	}
	return found;
}

/** The same of texts that stand nowhere: line and columns are those of the paragraph and of its units. */
export function factsIn(paragraphs: readonly string[]): NoteFacts {
	const found = { dates: [] as NoteFacts['dates'][number][], months: [] as Said<Month>[], numbers: [] as Said<string>[] };
	for (const [line, text] of paragraphs.entries()) readParagraph({ start: -1, text }, line, '', found);
	return found;
}

type Month = { readonly year: number; readonly month: number };

function readParagraph(
	value: Pick<TextValue, 'start' | 'text'>,
	line: number,
	written: string,
	found: { dates: NoteFacts['dates'][number][]; months: Said<Month>[]; numbers: Said<string>[] },
): void {
	const { text } = value;
	const columns = columnsOf(value, written);
	const said = <T>(read: T, from: number, length: number): Said<T> => ({
		value: read,
		text: text.slice(from, from + length),
		line,
		span: { start: columns[from] as number, end: columns[from + length] as number },
	});
	/** Days whose year has not been said yet. */
	let waiting: { month: number; day: number; from: number; length: number; dated: boolean }[] = [];
	let last = { end: -1, dated: false };
	const settle = (year: number) => {
		for (const { month, day, from, length, dated: isDated } of waiting) note(year, month, day, from, length, isDated);
		waiting = [];
	};
	const note = (year: number, month: number, day: number, from: number, length: number, isDated: boolean) => {
		if (day >= 1 && day <= lastDayOfMonth(year, month))
			found.dates.push({ ...said({ year, month, day }, from, length), dated: isDated });
	};
	for (const match of text.matchAll(facts)) {
		const { us, uk, month, days, number } = match.groups ?? {};
		const whole = match[0];
		const at = match.index;
		const before = text.slice(Math.max(0, at - 200), at);
		if (number !== undefined) {
			if (exhibits.test(before)) found.numbers.push(said(number, at, whole.length));
			continue;
		}
		const of = monthIn(whole);
		const year = Number(/\d{4}\b/.exec(whole)?.[0]);
		if (month !== undefined) {
			found.months.push(said({ year, month: of }, at, whole.length));
			continue;
		}
		const goesOn = last.end >= 0 && isList(text.slice(last.end, at));
		const isDated = goesOn ? last.dated : dated.test(before);
		last = { end: at + whole.length, dated: isDated };
		if (us !== undefined || uk !== undefined) {
			settle(year);
			note(year, of, Number(/\b\d{1,2}\b/.exec(whole)?.[0]), at, whole.length, isDated);
		} else if (days !== undefined) {
			for (const day of whole.matchAll(/\b\d{1,2}\b/g)) {
				waiting.push({ month: of, day: Number(day[0]), from: at + day.index, length: day[0].length, dated: isDated });
			}
			if (!Number.isNaN(year)) settle(year);
		}
	}
}

function monthIn(text: string): number {
	const lower = text.toLowerCase();
	return months.findIndex((month) => lower.includes(month.toLowerCase())) + 1;
}

/** The column in its line of each unit of a text, and of its end: what is escaped takes two. */
function columnsOf({ start, text }: Pick<TextValue, 'start' | 'text'>, written: string): readonly number[] {
	const columns: number[] = [];
	let at = start + 1;
	for (let index = 0; index < text.length; index += 1) {
		if (written[at] === '\\' && /["\\]/.test(written[at + 1] ?? '') && text[index] === written[at + 1]) {
			columns.push(at);
			at += 2;
		} else {
			columns.push(at);
			at += 1;
		}
	}
	return [...columns, at];
}
