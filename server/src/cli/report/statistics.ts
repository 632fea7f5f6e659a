import { largest } from '../../lists.js';
import type { Finding, Severity } from '../../service.js';
import type { Colors } from '../output.js';
import type { CheckedFile } from './report.js';
import { painter, severityName } from './text.js';

export interface Statistic {
	readonly check: string;
	readonly severity: Severity;
	readonly count: number;
}

/** How often each check found something, the most frequent first. */
export function statisticsOf(files: readonly CheckedFile[]): readonly Statistic[] {
	const found = new Map<string, { readonly of: Finding; count: number }>();
	for (const finding of files.flatMap(({ findings }) => findings)) {
		const key = `${finding.check} ${finding.severity}`;
		const known = found.get(key);
		if (known) known.count++;
		else found.set(key, { of: finding, count: 1 });
	}
	return [...found.values()]
		.map(({ of: { check, severity }, count }) => ({ check, severity, count }))
		.sort((a, b) => b.count - a.count || (a.check < b.check ? -1 : 1));
}

export function statisticsText(statistics: readonly Statistic[], colors: Colors): string {
	const width = largest(statistics.map(({ count }) => String(count).length));
	return statistics
		.map(
			({ check, severity, count }) =>
				`${String(count).padStart(width)}  ${check}  ${painter(severity, colors)(severityName(severity))}\n`,
		)
		.join('');
}
