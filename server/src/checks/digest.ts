import type { Range } from 'vscode-languageserver-types';
import { type Day, endOfMonth } from '../forms/calendar.js';
import type { Form } from '../forms/form.js';
import { owned } from '../lists.js';
import { type Report, reportOf } from '../model/report.js';
import { chineseOf, first } from '../model/return.js';
import { format } from '../syntax/decimal.js';
import { entryRange, spanRange } from './draft.js';
import type { Filed, Who } from './matching.js';
import { type ClassOfDay, classesOfDay, latest } from './nextDay/reading.js';
import { homeRange } from './rules/sections.js';
import type { Snapshot } from './snapshot.js';

/** What others ask of a return that need not be read again for it: whose it is, of which month, and which of several counts. */
export interface Digest extends Who, Filed {
	readonly uri: string;
	readonly form: Form;
	/** The issuer's name in Chinese, where it stands beside another. */
	readonly chinese: string | undefined;
	readonly month: Day | undefined;
	/** Where it says what it is, and of which month. */
	readonly home: Range;
	readonly dated: Range;
	/** The line that says what it is. */
	readonly opening: Range | undefined;
	/** What others ask of a report. */
	readonly report: DigestOfReport | undefined;
	/** Of a return that is one in a row of days and months: where in time it stands, and what it opens and closes with. */
	readonly row: DigestInRow | undefined;
	/** Why a part of it was not read. */
	readonly unread: string | undefined;
}

export interface DigestOfReport extends Pick<Report, 'issuer' | 'registrant' | 'date' | 'file'> {
	/** Of its exhibits' files, in the order of its exhibits. */
	readonly paths: readonly (string | undefined)[];
	/** What the index calls them, where it is written, in their order. */
	readonly descriptions: readonly (string | undefined)[];
}

/** Next-day and monthly returns are one row in time. */
export interface DigestInRow {
	readonly isNextDay: boolean;
	/** The days its balances are of; of a month's closing its last. */
	readonly opens: Day | undefined;
	readonly closes: Day | undefined;
	/** A next-day return's balances, class by class, to be compared with another's. */
	readonly opening: string;
	readonly closing: string;
	/** It says what was bought under a mandate. */
	readonly mandate: boolean;
	/** Of a next-day return: the same for two that say the same, spaces and comments aside. */
	readonly says: string;
}

const digests = new WeakMap<Snapshot, Digest>();

/** The same again of the same snapshot. */
export function digestOf(snapshot: Snapshot): Digest {
	const known = digests.get(snapshot) ?? made(snapshot);
	digests.set(snapshot, known);
	return known;
}

function made(snapshot: Snapshot): Digest {
	const { uri, form, outline, return_ } = snapshot;
	const entry = first(outline.root, 'month');
	const home = homeRange(snapshot);
	const opening = first(outline.root, form.opening);
	const report = reportOf(outline);
	return {
		uri,
		form,
		issuer: own(return_.issuer),
		chinese: own(chineseOf(first(outline.root, 'issuer'))),
		classes: return_.classes.map(({ id, listed, code }) => ({ id: owned(id), listed, code: own(code) })),
		month: return_.month,
		submitted: return_.submitted,
		resubmission: return_.resubmission,
		home,
		dated: entry?.field.date ? spanRange(entry, entry.field.date) : home,
		opening: opening && entryRange(opening),
		report: report && {
			issuer: own(report.issuer),
			registrant: own(report.registrant),
			date: report.date,
			file: own(report.file),
			paths: report.exhibits.map(({ from }) => own(from?.path)),
			descriptions: report.exhibits.map(({ description }) => own(description)),
		},
		row: rowOf(snapshot),
		// Where reading ended is the last that is said of the text.
		unread: outline.unread === undefined ? undefined : outline.faults.at(-1)?.message,
	};
}

/** A digest outlives its text. */
function own(text: string | undefined): string | undefined {
	return text === undefined ? undefined : owned(text);
}

function rowOf(snapshot: Snapshot): DigestInRow | undefined {
	const { form, return_ } = snapshot;
	const { month, submitted } = return_;
	if (!isNextDayForm(form)) return month && rowOfMonth(month);
	const classes = classesOfDay(snapshot);
	return {
		isNextDay: true,
		opens: latest(classes.map(({ opening }) => opening?.day)),
		closes: latest(classes.map(({ closing }) => closing?.day)) ?? submitted,
		opening: balances(classes, 'opening'),
		closing: balances(classes, 'closing'),
		mandate: classes.some(({ mandate }) => mandate),
		says: saidBy(snapshot),
	};
}

/** What a monthly return is in it. */
export function rowOfMonth(month: Day): DigestInRow {
	const closes = endOfMonth(month);
	return { isNextDay: false, opens: undefined, closes, opening: '', closing: '', mandate: false, says: '' };
}

function isNextDayForm(form: Form): boolean {
	return form.dated === 'submitted' && form.root.line('month') === undefined && form.place('bought') !== undefined;
}

/** Two sums of all characters, of 32 bits each. */
function saidBy({ source: { lines, statements } }: Snapshot): string {
	let [one, other] = [0x811c9dc5, 0x01000193];
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] as string;
		const end = statements[at]?.comment?.start ?? line.length;
		for (let index = 0; index < end; index++) {
			const unit = line.charCodeAt(index);
			if (unit === 32 || unit === 9) continue;
			one = Math.imul(one ^ unit, 0x01000193);
			other = Math.imul(other + unit, 0x5bd1e995) ^ (other >>> 13);
		}
	}
	return `${(one >>> 0).toString(36)} ${(other >>> 0).toString(36)}`;
}

function balances(classes: readonly ClassOfDay[], side: 'opening' | 'closing'): string {
	return classes
		.map((each) => {
			const value = each[side]?.issued.value;
			return `${each.of.code ?? each.of.id} ${value ? format(value) : ''}`;
		})
		.sort()
		.join();
}
