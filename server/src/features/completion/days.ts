import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { dayText } from '../../checks/rules/header.js';
import { addDays, compareDays, type Day, endOfMonth, fifthBusinessDay } from '../../forms/calendar.js';
import type { Line } from '../../forms/form.js';
import { type Offer, withMore } from './offer.js';
import { entriesNear } from './previous.js';
import type { Spot } from './spot.js';

interface Dated {
	readonly day: Day;
	readonly detail: string;
}

const isoDay = ({ year, month, day }: Day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
const monthBefore = (day: Day): Day => endOfMonth(addDays({ ...day, day: 1 }, -1));

function todayOf({ today }: Spot): Day | undefined {
	const [year, month, day] = (today ?? '').split('-').map(Number);
	return year && month && day ? { year, month, day } : undefined;
}

/** The month's end; where the return has none yet, that of the last month that is over. */
export function monthEnd(spot: Spot): Day | undefined {
	const { month } = spot.rest.return_;
	const today = todayOf(spot);
	return month ? endOfMonth(month) : today && monthBefore(today);
}

/** Today, but no later than the last day for the month's return. */
export function submission(spot: Spot): Day | undefined {
	const end = monthEnd(spot);
	const due = end && fifthBusinessDay(end.year, end.month);
	const today = todayOf(spot);
	return due && (!today || compareDays(today, due) > 0 || compareDays(today, end) <= 0) ? due : (today ?? due);
}

const sources = {
	today: (spot: Spot): readonly Dated[] => {
		const day = todayOf(spot);
		return day ? [{ day, detail: l10n.t('today') }] : [];
	},
	end: (spot: Spot): readonly Dated[] => {
		const day = monthEnd(spot);
		return day ? [{ day, detail: l10n.t("the month's end") }] : [];
	},
	/** The months that are just over; of a date that is begun those of its year, or of two years. */
	ends: (spot: Spot): readonly Dated[] => {
		const [year] = /\b20\d\d/.exec(spot.typed) ?? [];
		const last = todayOf(spot) ?? spot.rest.return_.month;
		const from = year ? { year: Number(year) + 1, month: 1, day: 1 } : last;
		const count = year ? 12 : spot.typed ? 24 : 3;
		const days: Dated[] = [];
		for (let day = from && monthBefore(from); day && days.length < count; day = monthBefore(day)) {
			days.push({ day, detail: l10n.t('the last day of the month') });
		}
		return [...days, ...(last && !year ? [{ day: endOfMonth(last), detail: l10n.t('the last day of this month') }] : [])];
	},
	deadline: ({ rest }: Spot): readonly Dated[] => {
		const { month } = rest.return_;
		const day = month && fifthBusinessDay(month.year, month.month);
		return day ? [{ day, detail: l10n.t("the last day for it: the fifth business day after the month's end") }] : [];
	},
	days: (spot: Spot): readonly Dated[] => {
		const end = monthEnd(spot);
		return end
			? Array.from({ length: end.day }, (_, index) => ({ day: { ...end, day: index + 1 }, detail: l10n.t('a day of the month') }))
			: [];
	},
} as const;

type SourceName = keyof typeof sources;

/** Which days a line is likely to have, likeliest first, behind those that the file and last month's have in such lines. */
const wanted: Readonly<Record<string, readonly SourceName[]>> = {
	month: ['ends'],
	submitted: ['today', 'deadline'],
	on: ['days'],
};
const otherwise: readonly SourceName[] = ['end', 'today'];

export function dateOffers(spot: Spot, { keyword }: Line): readonly Offer[] {
	const used = wanted[keyword] ? [] : usedIn(spot, keyword);
	const days = [...used.slice(0, most), ...(wanted[keyword] ?? otherwise).flatMap((name) => sources[name](spot))];
	const byDay = new Map<string, Dated>();
	for (const dated of days) {
		const iso = isoDay(dated.day);
		const same = byDay.get(iso);
		byDay.set(iso, same ? { ...same, detail: `${same.detail}${l10n.t('; ')}${dated.detail}` } : dated);
	}
	const offers = [...byDay].map(([iso, { day, detail }]) => ({
		label: dayText(day),
		kind: CompletionItemKind.Value,
		detail,
		...(isIso(spot) ? { filter: iso } : {}),
	}));
	// Digits may yet be those of a year.
	return used.length > most || /^\d{0,3}$/.test(spot.typed) ? withMore(offers) : offers;
}

const isIso = ({ typed }: Spot) => /^\d{4}/.test(typed);

/** Of the days that other lines of the kind have, as many are shown; of more than these, those that begin as what is typed. */
const most = 20;

function usedIn(spot: Spot, keyword: string): readonly Dated[] {
	const days = entriesNear(spot).flatMap(({ field }) => (field.keyword === keyword && field.date?.day) || []);
	const first = new Map(days.map((day) => [isIso(spot) ? isoDay(day) : dayText(day), day]));
	const typed = spot.typed.toLowerCase();
	return [...first]
		.filter(([text]) => first.size <= most || text.toLowerCase().startsWith(typed))
		.map(([, day]) => ({ day, detail: l10n.t('as in another `{0}`', keyword) }));
}
