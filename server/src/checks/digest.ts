import type { Range } from 'vscode-languageserver-types';
import type { Day } from '../forms/calendar.js';
import type { Form } from '../forms/form.js';
import { type Report, reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import { entryRange, spanRange } from './draft.js';
import type { Filed, Who } from './matching.js';
import { homeRange } from './rules/sections.js';
import type { Snapshot } from './snapshot.js';

/** What others ask of a return that need not be read again for it: whose it is, of which month, and which of several counts. */
export interface Digest extends Who, Filed {
	readonly uri: string;
	readonly form: Form;
	readonly month: Day | undefined;
	/** Where it says what it is, and of which month. */
	readonly home: Range;
	readonly dated: Range;
	/** The line that says what it is. */
	readonly opening: Range | undefined;
	/** What others ask of a report. */
	readonly report: DigestOfReport | undefined;
	/** Why a part of it was not read. */
	readonly unread: string | undefined;
}

export interface DigestOfReport extends Pick<Report, 'issuer' | 'registrant' | 'date' | 'file'> {
	/** Of its exhibits' files, in the order of its exhibits. */
	readonly paths: readonly (string | undefined)[];
	/** What the index calls them, where it is written, in their order. */
	readonly descriptions: readonly (string | undefined)[];
}

export function digestOf(snapshot: Snapshot): Digest {
	const { uri, form, outline, return_ } = snapshot;
	const entry = first(outline.root, 'month');
	const home = homeRange(snapshot);
	const opening = first(outline.root, form.opening);
	const report = reportOf(outline);
	return {
		uri,
		form,
		issuer: return_.issuer,
		classes: return_.classes.map(({ id, listed, code }) => ({ id, listed, code })),
		month: return_.month,
		submitted: return_.submitted,
		resubmission: return_.resubmission,
		home,
		dated: entry?.field.date ? spanRange(entry, entry.field.date) : home,
		opening: opening && entryRange(opening),
		report: report && {
			issuer: report.issuer,
			registrant: report.registrant,
			date: report.date,
			file: report.file,
			paths: report.exhibits.map(({ from }) => from?.path),
			descriptions: report.exhibits.map(({ description }) => description),
		},
		// Where reading ended is the last that is said of the text.
		unread: outline.unread === undefined ? undefined : outline.faults.at(-1)?.message,
	};
}
