import type { Digest } from '../checks/digest.js';
import { dayText } from '../checks/rules/header.js';
import type { Day } from '../forms/calendar.js';
import { americanDay, americanMonth } from '../forms/months.js';
import type { Workspace } from './workspace.js';

/** Any other day or month in a description is of that exhibit alone. */
const dated = /\b(?:19|20)\d\d\b/;

type Described = Pick<Digest, 'form' | 'submitted' | 'month'>;

/** What an exhibit is called whose line does not say it: as the company's last report called one of that form, else as the form has it. */
export function descriptionOf(of: Described, reports: readonly Digest[], workspace: Workspace): string {
	for (const { uri, report } of reports) {
		for (const [index, text] of (report?.descriptions ?? []).entries()) {
			const path = report?.paths[index];
			if (text === undefined || path === undefined) continue;
			const before = workspace.get(workspace.fileAt(uri, path) ?? '');
			const said = before?.form === of.form ? reworded(text, before, of) : undefined;
			if (said !== undefined) return said;
		}
	}
	return (of.form.exhibit ?? '').replace('{0}', of.submitted ? americanDay(of.submitted) : '').trimEnd();
}

/** The words said of one return, of another: its day and month in the place of those. Undefined where they hold something else of it. */
function reworded(text: string, before: Described, of: Described): string | undefined {
	const pairs: (readonly [string, string])[] = [];
	const pair = (write: (day: Day) => string, one: Day | undefined, other: Day | undefined) => {
		if (one && text.includes(write(one))) pairs.push([write(one), other ? write(other) : '']);
	};
	pair(americanDay, before.submitted, of.submitted);
	pair(dayText, before.submitted, of.submitted);
	pair(dayText, before.month, of.month);
	pair(americanDay, before.month, of.month);
	pair(americanMonth, before.month, of.month);
	let rest = text;
	let said = text;
	for (const [one, other] of pairs) {
		if (other === '') return undefined;
		rest = rest.replaceAll(one, '');
		said = said.replaceAll(one, () => other);
	}
	return dated.test(rest) ? undefined : said.replaceAll('\n', ' ');
}
