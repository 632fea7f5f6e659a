import { holidays } from './holidays.js';

/** A day of the calendar; months and days from 1. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const holidayDates: ReadonlySet<string> = new Set(holidays);

const holidayYears = holidays.map((holiday) => Number(holiday.slice(0, 4)));

/** The years the table of holidays covers; outside them nothing is known of business days. */
export const firstKnownYear = Math.min(...holidayYears);
export const lastKnownYear = Math.max(...holidayYears);

function isLeap(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The number of the month's last day, 28 to 31. */
export function lastDayOfMonth(year: number, month: number): number {
	if (month === 2) return isLeap(year) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The last day of a month, by any of its days. */
export function endOfMonth({ year, month }: Pick<Day, 'year' | 'month'>): Day {
	return { year, month, day: lastDayOfMonth(year, month) };
}

/** Negative when `a` is the earlier day, 0 when they are the same. */
export function compareDays(a: Day, b: Day): number {
	return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** Its midnight in UTC, whatever the year; `Date.UTC` takes the years before 100 for others. */
function dateOf({ year, month, day }: Day): Date {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return date;
}

export function addDays(day: Day, days: number): Day {
	const date = dateOf({ ...day, day: day.day + days });
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `YYYY-MM-DD`. */
function isoDate({ year, month, day }: Day): string {
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day on which the Exchange deals, by the table: neither Saturday nor Sunday nor a general holiday. Half-days are business days. */
export function isBusinessDay(day: Day): boolean {
	const dayOfWeek = dateOf(day).getUTCDay();
	return dayOfWeek !== 0 && dayOfWeek !== 6 && !holidayDates.has(isoDate(day));
}

/** The first business day after a day; undefined where it lies outside the years whose holidays are known. */
export function businessDayAfter(day: Day): Day | undefined {
	let next = addDays(day, 1);
	while (!isBusinessDay(next)) next = addDays(next, 1);
	return next.year < firstKnownYear || next.year > lastKnownYear ? undefined : next;
}

/**
 * The last day for a month's return (Rule 13.25B): the fifth business day following the month's end. Undefined where that day lies
 * outside the years whose holidays are known.
 */
export function fifthBusinessDay(year: number, month: number): Day | undefined {
	let day = endOfMonth({ year, month });
	const next = addDays(day, 1).year;
	if (next < firstKnownYear || next > lastKnownYear) return undefined;
	for (let found = 0; found < 5; ) {
		day = addDays(day, 1);
		if (isBusinessDay(day)) found += 1;
	}
	return day;
}
