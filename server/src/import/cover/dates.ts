import { months } from '../../forms/months.js';
import { fold } from '../source/sheet.js';

/** Days and months as they are written in the United States, and elsewhere. */

const short = months.map((name) => (name === 'September' ? 'Sept?' : name.slice(0, 3)));
const name = `(?:${months.join('|')}|(?:${short.join('|')})\\b\\.?)`;
const american = `(?<month>${name}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? ?(?<year>\\d{4})`;
const other = `(?<oday>\\d{1,2})(?:st|nd|rd|th)?\\s(?:(?:day|of)\\s)*(?<omonth>${name}),?\\s(?<oyear>\\d{4})`;
const iso = '(?<iyear>\\d{4})-(?<imonth>\\d{2})-(?<iday>\\d{2})';
const day = new RegExp(`(?<![\\w-])(?:${american}|${other}|${iso})(?![\\w-])`, 'i');
const month = new RegExp(`^(?<month>${name}) ?,? ?(?:20 )?(?<year>\\d{4}|\\d{2})(?!\\d)`, 'i');

export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** What was found in a text, and where. */
export interface Found<T> {
	readonly value: T;
	readonly from: number;
	readonly to: number;
}

function monthNumber(said: string): number {
	if (/^\d+$/.test(said)) return Number(said);
	const begin = said.slice(0, 3).toLowerCase();
	return months.findIndex((one) => one.slice(0, 3).toLowerCase() === begin) + 1;
}

/** The first day that a text says. */
export function dayIn(text: string): Found<Day> | undefined {
	const found = day.exec(fold(text));
	const { groups = {} } = found ?? {};
	if (!found) return undefined;
	const part = (of: string) => groups[of] ?? groups[`o${of}`] ?? groups[`i${of}`] ?? '';
	const value = { year: Number(part('year')), month: monthNumber(part('month')), day: Number(part('day')) };
	if (value.month < 1 || value.month > 12 || value.day < 1 || value.day > 31) return undefined;
	return { value, from: found.index, to: found.index + found[0].length };
}

/** The month that a text begins with. */
export function monthIn(text: string): Found<Omit<Day, 'day'>> | undefined {
	const found = month.exec(fold(text));
	const { month: said = '', year = '' } = found?.groups ?? {};
	if (!found) return undefined;
	return {
		value: { year: Number(year.length === 2 ? `20${year}` : year), month: monthNumber(said) },
		from: 0,
		to: found[0].length,
	};
}

/** As the language writes it. */
export function dayText({ year, month, day }: Day): string {
	return `${day} ${months[month - 1]} ${year}`;
}

export function monthText({ year, month }: Omit<Day, 'day'>): string {
	return `${months[month - 1]} ${year}`;
}
