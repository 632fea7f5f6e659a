import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	compareDays,
	fifthBusinessDay,
	firstKnownYear,
	isBusinessDay,
	lastDayOfMonth,
	lastKnownYear,
} from '../../server/src/forms/calendar.js';
import { holidays } from '../../server/src/forms/holidays.js';

/**
 * Where the table is right and date-holidays is not, with the reason: `YYYY-MM-DD` to why. Both agree on every day of 2021 to 2027;
 * whoever adds a year and finds otherwise looks the day up in the gazette and writes it here.
 */
const knownDeviations: Readonly<Record<string, string>> = {};

const years = Array.from({ length: lastKnownYear - firstKnownYear + 1 }, (_, index) => firstKnownYear + index);

describe('the table of general holidays', () => {
	const calendar = new Holidays('HK', { languages: ['en'] });

	it('covers 2021 to 2027, in order, each day once, Sundays apart', () => {
		expect([firstKnownYear, lastKnownYear]).toEqual([2021, 2027]);
		expect(holidays).toEqual([...new Set(holidays)].sort());
		expect(holidays.filter((date) => new Date(date).getUTCDay() === 0)).toEqual([]);
	});

	it.each(years)('agrees with date-holidays on %i', (year) => {
		const theirs = calendar
			.getHolidays(year)
			.filter((holiday) => holiday.type === 'public')
			.map((holiday) => holiday.date.slice(0, 10))
			.filter((day) => !(day in knownDeviations));
		const ours = holidays.filter((holiday) => holiday.startsWith(`${year}-`) && !(holiday in knownDeviations));
		expect(ours).toEqual(theirs);
	});

	it('has seventeen days a year: one for each holiday of the Ordinance, less those a Sunday swallows', () => {
		for (const year of years)
			expect([year, holidays.filter((holiday) => holiday.startsWith(`${year}-`)).length]).toEqual([year, 17]);
	});
});

describe('the calendar', () => {
	it('knows the last day of a month', () => {
		expect([lastDayOfMonth(2024, 2), lastDayOfMonth(2025, 2), lastDayOfMonth(2000, 2), lastDayOfMonth(2100, 2)]).toEqual([
			29, 28, 29, 28,
		]);
		expect([1, 3, 4, 6, 9, 11, 12].map((month) => lastDayOfMonth(2026, month))).toEqual([31, 31, 30, 30, 30, 30, 31]);
	});

	it('counts across months and years, both ways', () => {
		expect(addDays({ year: 2024, month: 2, day: 28 }, 2)).toEqual({ year: 2024, month: 3, day: 1 });
		expect(addDays({ year: 2026, month: 1, day: 1 }, -1)).toEqual({ year: 2025, month: 12, day: 31 });
		expect(addDays({ year: 2025, month: 12, day: 31 }, 366)).toEqual({ year: 2027, month: 1, day: 1 });
		expect(addDays({ year: 50, month: 12, day: 31 }, 1)).toEqual({ year: 51, month: 1, day: 1 });
	});

	it('puts days in order', () => {
		const day = { year: 2026, month: 3, day: 9 };
		expect(compareDays(day, day)).toBe(0);
		expect(compareDays(day, { year: 2026, month: 4, day: 1 })).toBeLessThan(0);
		expect(compareDays(day, { year: 2025, month: 12, day: 31 })).toBeGreaterThan(0);
	});

	it('takes half-days for business days, and Saturdays, Sundays and holidays not', () => {
		expect(isBusinessDay({ year: 2025, month: 12, day: 24 })).toBe(true);
		expect(isBusinessDay({ year: 2025, month: 12, day: 26 })).toBe(false);
		expect(isBusinessDay({ year: 2025, month: 12, day: 27 })).toBe(false);
		expect(isBusinessDay({ year: 2025, month: 12, day: 28 })).toBe(false);
		expect(isBusinessDay({ year: 2025, month: 12, day: 29 })).toBe(true);
	});

	// The dates on which these returns were really submitted; the first three on the last day there was.
	it.each([
		['Bilibili', 2023, 6, '2023-07-07', '2023-07-07'],
		['Bilibili', 2024, 4, '2024-05-08', '2024-05-08'],
		['Bilibili', 2024, 9, '2024-10-08', '2024-10-08'],
		['Chalco', 2024, 8, '2024-09-02', '2024-09-06'],
		['China Galaxy', 2023, 11, '2023-12-05', '2023-12-07'],
		['Kingsoft Cloud', 2024, 12, '2025-01-07', '2025-01-08'],
		['MINISO', 2022, 7, '2022-08-04', '2022-08-05'],
		['MINISO', 2022, 9, '2022-10-07', '2022-10-10'],
		['Moon', 2026, 1, '2026-02-02', '2026-02-06'],
		['Tencent', 2024, 1, '2024-02-06', '2024-02-07'],
	])('has the last day for %s, %i-%i', (_issuer, year, month, submitted, last) => {
		const day = fifthBusinessDay(year, month);
		const iso = `${day?.year}-${String(day?.month).padStart(2, '0')}-${String(day?.day).padStart(2, '0')}`;
		expect(iso).toBe(last);
		expect(submitted <= iso).toBe(true);
	});

	it('counts past Lunar New Year and Easter', () => {
		expect(fifthBusinessDay(2022, 1)).toEqual({ year: 2022, month: 2, day: 10 });
		expect(fifthBusinessDay(2026, 3)).toEqual({ year: 2026, month: 4, day: 10 });
	});

	it('does not guess past the years it has', () => {
		expect(fifthBusinessDay(2027, 11)).toEqual({ year: 2027, month: 12, day: 7 });
		expect(fifthBusinessDay(2027, 12)).toBeUndefined();
		expect(fifthBusinessDay(2020, 11)).toBeUndefined();
		expect(fifthBusinessDay(2020, 12)).toEqual({ year: 2021, month: 1, day: 8 });
	});
});
