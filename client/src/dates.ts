import * as vscode from 'vscode';
import { hongKongDate } from '../../server/src/disk/today.js';

/** English dates as the form writes them: the day first. */
const locale = vscode.env.language.startsWith('en') ? 'en-GB' : vscode.env.language;

const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `January 2026`, of `2026-01` or of a day in it. */
export function monthText(iso: string): string {
	return months.format(new Date(iso.slice(0, 7)));
}

/** `8 January 2026`, of `2026-01-08`. */
export function dayText(iso: string): string {
	return days.format(new Date(iso));
}

const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `8 Jan`, of `2026-01-08`. */
export function shortDayText(iso: string): string {
	return short.format(new Date(iso));
}

const shortMonths = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `Jan 2026`, of `2026-01`. */
export function shortMonthText(iso: string): string {
	return shortMonths.format(new Date(iso));
}

/** `YYYY-MM`; months from 0, and beyond a year's end into the next. */
export function monthOf(year: number, index: number): string {
	return new Date(Date.UTC(year, index)).toISOString().slice(0, 7);
}

/** `YYYY-MM`, so many months from the one under way in Hong Kong. */
export function monthFromNow(months: number): string {
	const [year = 0, number = 1] = hongKongDate().split('-').map(Number);
	return monthOf(year, number - 1 + months);
}
