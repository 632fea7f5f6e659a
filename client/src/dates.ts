import * as vscode from 'vscode';

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
