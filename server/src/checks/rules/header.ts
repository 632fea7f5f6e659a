import * as l10n from '@vscode/l10n';
import { addDays, compareDays, type Day, endOfMonth, fifthBusinessDay, lastKnownYear } from '../../forms/calendar.js';
import { months } from '../../forms/months.js';
import { dayName, monthName, verdict } from '../../localise.js';
import { first } from '../../model/return.js';
import { type Entry, isBlank, rangeOf } from '../../syntax/outline.js';
import { type Draft, lineFix, spanRange, writeFix } from '../draft.js';
import type { Neighbours } from '../neighbours.js';
import type { Snapshot } from '../snapshot.js';
import { homeRange, isUnsubmitted } from './sections.js';

/** `31 January 2026`, as the form prints a date but for the leading zero: what stands in a return. */
export function dayText({ year, month, day }: Day): string {
	return `${day} ${months[month - 1]} ${year}`;
}

export function headDrafts(snapshot: Snapshot): readonly Draft[] {
	return [...monthEnd(snapshot), ...deadline(snapshot), ...editionOfMonth(snapshot)];
}

/** What a year is looked for in: the Exchange's form is no older, and a slip of the pen is not always far off. */
const years = { first: 1990, last: 2100 };

function monthEnd({ outline, return_ }: Snapshot): readonly Draft[] {
	const entry = first(outline.root, 'month');
	const { month } = return_;
	if (!entry) {
		if (outline.damaged || isBlank(outline)) return [];
		const home = first(outline.root, 'return');
		return [
			{
				check: 'month-end',
				message: verdict(
					l10n.t('The month is missing: a line such as `month 31 January 2026`.'),
					l10n.t('The edition of the form hangs on it.'),
				),
				range: home ? spanRange(home, home.field.keywordSpan) : rangeOf(0, { start: 0, end: 0 }),
			},
		];
	}
	const span = entry.field.date;
	if (!month || !span) return [];
	if (month.year < years.first || month.year > years.last) {
		return [
			{
				check: 'month-end',
				message: verdict(
					l10n.t('{0} is no month of a return: is the year right?', dayName(month)),
					l10n.t('Returns are of the years {0} to {1}.', years.first, years.last),
				),
				range: spanRange(entry, span),
			},
		];
	}
	const last = endOfMonth(month);
	if (month.day === last.day) return [];
	return [
		{
			check: 'month-end',
			message: verdict(
				l10n.t('{0} is not the last day of {1} {2}: {3} is.', dayName(month), monthName(month.month), month.year, last.day),
				l10n.t('A return is for a whole month.'),
			),
			range: spanRange(entry, span),
			fixes: () => [writeFix(spanRange(entry, span), dayText(last), true)],
		},
	];
}

function deadline({ outline, return_ }: Snapshot): readonly Draft[] {
	const { month, submitted, resubmission } = return_;
	const entry = first(outline.root, 'submitted');
	if (!month || !submitted || !entry?.field.date) return [];
	const range = spanRange(entry, entry.field.date);
	const end = endOfMonth(month);
	if (compareDays(submitted, end) <= 0) return [early(entry, submitted, end)];
	if (resubmission) return [];
	const due = fifthBusinessDay(month.year, month.month);
	if (!due) {
		return [
			{
				check: 'deadline',
				severity: 'information',
				message: verdict(
					l10n.t('Whether this is in time cannot be said.'),
					l10n.t("Hong Kong's general holidays are known here up to {0}.", lastKnownYear),
				),
				range,
			},
		];
	}
	if (compareDays(submitted, due) <= 0) return [];
	return [
		{
			check: 'deadline',
			message: verdict(
				l10n.t('Submitted late: the last day was {0}.', dayName(due)),
				l10n.t("It is the fifth business day following the month's end (Main Board Rule 13.25B / GEM Rule 17.27B)."),
			),
			range,
		},
	];
}

/** A return that is still to be submitted: nothing to warn of before its last day. */
export function submissionDrafts(snapshot: Snapshot, neighbours: Neighbours): readonly Draft[] {
	const { month } = snapshot.return_;
	if (!month || !isUnsubmitted(snapshot)) return [];
	const row = snapshot.form.root.line('submitted');
	const fixes = () => (row ? [lineFix(snapshot, snapshot.outline.root, row)] : []);
	// Not before: what hangs on the day is found again every day.
	const { today } = neighbours;
	if (today === undefined) {
		return [{ check: 'missing-line', message: l10n.t('`{0}` is missing.', 'submitted'), range: homeRange(snapshot), fixes }];
	}
	const due = fifthBusinessDay(month.year, month.month);
	const [year = 0, number = 1, day = 1] = today.split('-').map(Number);
	const isLate = due ? compareDays({ year, month: number, day }, due) > 0 : false;
	return [
		{
			check: 'deadline',
			severity: isLate ? 'warning' : 'information',
			message: !due
				? l10n.t('`submitted` is left out.')
				: isLate
					? verdict(
							l10n.t('`submitted` is left out, and the last day was {0}.', dayName(due)),
							l10n.t('Main Board Rule 13.25B / GEM Rule 17.27B'),
						)
					: verdict(
							l10n.t('`submitted` is left out: the last day is {0}.', dayName(due)),
							l10n.t('Main Board Rule 13.25B / GEM Rule 17.27B'),
						),
			range: homeRange(snapshot),
			fixes,
		},
	];
}

/** Some returns are submitted in their month's last days; before that the month is likelier wrong. */
function early(entry: Entry, submitted: Day, end: Day): Draft {
	const lastWeek = compareDays(submitted, addDays(end, -6)) >= 0;
	return {
		check: 'submitted-early',
		severity: lastWeek ? 'information' : 'warning',
		message: lastWeek
			? l10n.t('Submitted before the month is over ({0}).', dayName(end))
			: verdict(
					l10n.t('Submitted on {0}, long before the month is over ({1}).', dayName(submitted), dayName(end)),
					l10n.t('Is `month` right?'),
				),
		range: spanRange(entry, entry.field.date as NonNullable<Entry['field']['date']>),
	};
}

function editionOfMonth({ outline, return_ }: Snapshot): readonly Draft[] {
	const { month, editionOfMonth: inForce, edition } = return_;
	const written = first(outline.root, 'return');
	const monthEntry = first(outline.root, 'month');
	if (month && !inForce && monthEntry?.field.date) {
		return [
			{
				check: 'edition',
				severity: 'warning',
				message: l10n.t('FF301 is filed for July 2021 and after; the form before it was another one.'),
				range: spanRange(monthEntry, monthEntry.field.date),
			},
		];
	}
	const span = written?.field.edition;
	if (!inForce || !edition || !written || !span || inForce.id === edition.id) return [];
	// Boundaries that are not known to the month, between editions that ask the same.
	if (inForce.approximate && edition.approximate && inForce.generation === edition.generation) return [];
	return [
		{
			check: 'edition',
			severity: 'warning',
			message: l10n.t('The edition in force for the month is {0}, not {1}.', inForce.id, edition.id),
			range: spanRange(written, span),
			fixes: () => [writeFix(spanRange(written, span), inForce.id, true)],
		},
	];
}
