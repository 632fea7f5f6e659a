import type { Day } from '../forms/calendar.js';

/** `2026-02-28`. */
export function isoDay({ year, month, day }: Day): string {
	return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** From one day to another, `YYYY-MM-DD`; negative when the other is the earlier one. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
