import type { Digest } from '../checks/digest.js';
import type { Neighbours } from '../checks/neighbours.js';
import type { Snapshot } from '../checks/snapshot.js';
import { compareDays } from '../forms/calendar.js';
import { reportOf } from '../model/report.js';
import { descriptionOf } from '../workspace/descriptions.js';
import { inIndex, type Workspace } from '../workspace/workspace.js';
import type { BesideReport, Custom } from './furnish.js';
import type { EarlierNote } from './note.js';

/** An older note is nobody's model. */
const mostNotes = 24;

/** What a company's reports on Form 6-K have to say to its next one. */
export class CompanyReports {
	constructor(
		private readonly workspace: Workspace,
		private readonly snapshotOf: (uri: string) => Snapshot | undefined,
	) {}

	/** What a report calls an exhibit that its line does not describe. */
	description(exhibit: string, by: string): string {
		const [of, report] = [this.workspace.get(exhibit), this.workspace.get(by)];
		return of ? descriptionOf(of, report ? this.workspace.reportsOf(report) : [], this.workspace) : '';
	}

	/** The newest of a return's company, or of a report's, which may be itself. */
	last(of: Digest): string | undefined {
		const own = of.report?.date;
		const [last] = this.workspace.reportsOf(of.report ? { ...of, report: { ...of.report, date: undefined } } : of);
		const other = last?.report?.date;
		return of.report && (!other || (own && compareDays(own, other) >= 0)) ? of.uri : last?.uri;
	}

	custom(reports: readonly Digest[]): Custom {
		const [last] = reports;
		return { last: last && this.snapshotOf(last.uri), notes: this.#notes(reports) };
	}

	beside(uri: string, { exhibits = [], reports = [] }: Neighbours): BesideReport {
		const of = this.workspace.get(uri);
		return { exhibits, unfurnished: of ? inIndex(this.workspace.unfurnished(of)) : [], notes: this.#notes(reports) };
	}

	/** Each is read when it is come to. */
	*#notes(reports: readonly Digest[]): Generator<EarlierNote> {
		for (const { uri, report } of reports.slice(0, mostNotes)) {
			const snapshot = this.snapshotOf(uri);
			const of = snapshot && reportOf(snapshot.outline);
			if (!of || !report) continue;
			const exhibits = of.exhibits.flatMap(({ number }, index): EarlierNote['exhibits'] => {
				const path = report.paths[index];
				const named = path === undefined ? undefined : this.workspace.get(this.workspace.fileAt(uri, path) ?? '');
				return named && !named.report ? [{ number, form: named.form.id, submitted: named.submitted, month: named.month }] : [];
			});
			yield { note: of.note, exhibits };
		}
	}
}
