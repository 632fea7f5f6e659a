import type { Named } from '../checks/neighbours.js';
import { noteFacts } from '../checks/noteFacts.js';
import type { Snapshot } from '../checks/snapshot.js';
import type { NotedExhibit } from '../forms/form6k/index.js';
import { type Report, reportOf } from '../model/report.js';
import { first } from '../model/return.js';
import type { Span } from '../syntax/statement.js';

/** The exhibits that are returns, for the note. */
export function notedExhibits({ exhibits }: Report, named: readonly (Named | undefined)[]): readonly NotedExhibit[] {
	return exhibits.flatMap(({ number }, index): NotedExhibit[] => {
		const of = named[index]?.snapshot;
		return of && !reportOf(of.outline)
			? [{ number, form: of.form.id, submitted: of.return_.submitted, month: of.return_.month }]
			: [];
	});
}

/** Where an exhibit's number stands: in the index, where it is given, and in the note. */
export interface NumberPlace {
	readonly number: string;
	readonly line: number;
	readonly span: Span;
	readonly declares: boolean;
}

export function exhibitNumbers({ outline, source }: Snapshot): readonly NumberPlace[] {
	const report = reportOf(outline);
	if (!report) return [];
	const note = first(outline.root, 'note');
	const said = note ? noteFacts(note, (line) => source.lines[line] ?? '').numbers : [];
	return [
		...said.map(({ value, line, span }) => ({ number: value, line, span, declares: false })),
		...report.exhibits.flatMap(({ opener: { line, field }, number }) =>
			field.name ? [{ number, line, span: field.name, declares: true }] : [],
		),
	].sort((a, b) => a.line - b.line || a.span.start - b.span.start);
}
