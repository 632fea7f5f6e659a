import * as l10n from '@vscode/l10n';
import { businessDayAfter, compareDays, type Day } from '../../forms/calendar.js';
import { dayName } from '../../localise.js';
import { first, textOf } from '../../model/return.js';
import type { Node } from '../../syntax/outline.js';
import { type Draft, spanRange, writeFix } from '../draft.js';
import { dayText } from '../rules/header.js';
import type { Snapshot } from '../snapshot.js';
import { classesOfDay, lastDayOf, latest, sameDay } from './reading.js';

/** `closing-date`: the closing balance has the date of the last event, or of the submission. */
export function closingDateDrafts(snapshot: Snapshot): readonly Draft[] {
	const { submitted } = snapshot.return_;
	return classesOfDay(snapshot).flatMap(({ closing, rows, purchases, damaged }): Draft[] => {
		const last = latest([...rows, ...purchases].map(({ day }) => day));
		const span = closing?.entry.field.date;
		if (!closing || !span?.day || !last || damaged || sameDay(span.day, last) || sameDay(span.day, submitted)) {
			return [];
		}
		const right = latest(rows.map(({ day }) => day));
		if (sameDay(span.day, right)) return [];
		const { entry } = closing;
		return [
			{
				check: 'closing-date',
				message: l10n.t('It closes on {0}; the last event is of {1} (Note 5).', dayName(span.day), dayName(last)),
				range: spanRange(entry, span),
				fixes: () => [writeFix(spanRange(entry, span), dayText(last))],
			},
		];
	});
}

/** The last day for the submission; undefined where nothing has a date, or past the known holidays. */
export function nextDayDeadline(snapshot: Snapshot): Day | undefined {
	const last = lastDayOf(classesOfDay(snapshot));
	const due = last && businessDayAfter(last);
	return due && isElsewhere(snapshot, last) ? businessDayAfter(due) : due;
}

/** What is bought in another market on a day is the next day in Hong Kong. */
function isElsewhere(snapshot: Snapshot, last: Day): boolean {
	const classes = classesOfDay(snapshot);
	const items = classes.flatMap(({ rows, purchases }) => [...rows, ...purchases]);
	const ofDay = items.filter(({ day }) => sameDay(day, last));
	const foreign = ({ node }: { readonly node: Node }) =>
		['price', 'highest', 'paid'].some((line) => {
			const currency = snapshot.return_.cells.get(node, line)?.currency;
			return currency !== undefined && currency !== 'HKD';
		}) || [first(node, 'method'), first(node, 'specify')].some((entry) => namesExchange(textOf(entry) ?? ''));
	const priced = ofDay.some(({ node }) => ['price', 'highest'].some((line) => node.entries.has(line)));
	return (priced ? ofDay : items).some(foreign);
}

const exchanges =
	/another (?:stock )?exchange|\bNYSE\b|\bNASDAQ\b|New York|London|Singapore|American depositary|American depository|\bADSs?\b/i;

function namesExchange(text: string): boolean {
	return exchanges.test(text);
}

/** `next-day-deadline` */
export function nextDayDeadlineDrafts(snapshot: Snapshot): readonly Draft[] {
	const { submitted, resubmission } = snapshot.return_;
	const entry = first(snapshot.outline.root, 'submitted');
	const due = nextDayDeadline(snapshot);
	if (!entry?.field.date || !submitted || !due || resubmission || compareDays(submitted, due) <= 0) return [];
	return [
		{
			check: 'next-day-deadline',
			message: l10n.t('Submitted late: the last day was {0}.', dayName(due)),
			range: spanRange(entry, entry.field.date),
		},
	];
}
