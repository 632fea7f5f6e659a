import type { Finding, Settings } from '../checks/finding.js';
import { nextDayDeadline } from '../checks/nextDay/dates.js';
import { classesOfDay, isNextDayReturn, lastDayOf } from '../checks/nextDay/reading.js';
import type { Snapshot } from '../checks/snapshot.js';
import { endOfMonth, fifthBusinessDay } from '../forms/calendar.js';
import { reportOf } from '../model/report.js';
import { isoDay } from './days.js';

/** What a status bar says of a return. */
export interface ReturnStatus {
	/** The form's name. */
	readonly form: string;
	readonly edition: string | undefined;
	/** The month's last day, `YYYY-MM-DD`. */
	readonly month: string | undefined;
	/** Broken identities. */
	readonly breaks: number;
	readonly errors: number;
	/** Checks that the settings turn off. */
	readonly off: number;
	/** The last day for submitting, `YYYY-MM-DD`. */
	readonly deadline: string | undefined;
	/** By 8:30 a.m. of that day, as a next-day return is. */
	readonly early?: boolean;
	/** Why no deadline is known: nothing in it has a date yet, or the general holidays of its year are not known here. */
	readonly unknown?: 'undated' | 'holidays';
	readonly submitted: string | undefined;
	/** Of a report: how many exhibits it has, how many of them are returns, and the day it is signed. */
	readonly report?: { readonly exhibits: number; readonly returns: number; readonly signed: string | undefined } | undefined;
}

export function statusOf(snapshot: Snapshot, findings: readonly Finding[], settings?: Settings): ReturnStatus {
	const { return_, outline, form } = snapshot;
	const { edition, month, submitted } = return_;
	const identityIds = new Set<string>(form.identities?.map(({ id }) => id));
	const report = reportOf(outline);
	const isDay = isNextDayReturn(snapshot);
	const deadline = month ? fifthBusinessDay(month.year, month.month) : isDay ? nextDayDeadline(snapshot) : undefined;
	const isDated = month !== undefined || (isDay && lastDayOf(classesOfDay(snapshot)) !== undefined);
	return {
		form: form.id,
		edition: edition?.id,
		month: month && isoDay(endOfMonth(month)),
		breaks: findings.filter(({ check }) => identityIds.has(check)).length,
		errors: findings.filter(({ severity }) => severity === 'error').length,
		off: Object.values(settings?.severities ?? {}).filter((severity) => severity === 'off').length,
		deadline: deadline && isoDay(deadline),
		...(isDay ? { early: true } : {}),
		...(deadline || report ? {} : { unknown: isDated ? 'holidays' : 'undated' }),
		submitted: submitted && isoDay(submitted),
		...(report && {
			report: {
				exhibits: report.exhibits.length,
				returns: report.exhibits.filter(({ from }) => from).length,
				signed: report.date && isoDay(report.date),
			},
		}),
	};
}
