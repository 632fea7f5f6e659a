import { createHash } from 'node:crypto';
import { inJson } from '../../escape.js';
import type { Severity } from '../../service.js';
import { failureOf } from '../inputs.js';
import type { Report } from './report.js';

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', information: 'info' };

/** GitLab's Code Quality report, which a merge request shows. */
export function gitlabReport({ files, problems }: Report): string {
	const seen = new Map<string, number>();
	/** The same from one run to the next, also where lines were put before it: GitLab tells by it what is new. */
	const fingerprint = (...of: readonly string[]) => {
		const key = of.join('\0');
		const before = seen.get(key) ?? 0;
		seen.set(key, before + 1);
		return createHash('sha256').update(`${key}\0${before}`).digest('hex');
	};
	const found = files.flatMap((file) => {
		const { path, findings } = file;
		if (findings.length === 0) return [];
		const lines = file.text().split(/\r\n|\r|\n/);
		return findings.map(({ check, severity, message, range }) => ({
			description: onOneLine(message),
			check_name: check,
			fingerprint: fingerprint(path, check, lines[range.start.line]?.trim() ?? ''),
			severity: severities[severity],
			location: { path, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
		}));
	});
	// What was checked in part has its finding above.
	const failed = problems
		.filter(({ unchecked }) => !unchecked)
		.map((problem) => ({
			description: onOneLine(`${failureOf(problem)}: ${problem.message}`),
			check_name: failureOf(problem),
			fingerprint: fingerprint(problem.path, failureOf(problem)),
			severity: 'blocker',
			location: { path: problem.path, lines: { begin: 1, end: 1 } },
		}));
	return `${inJson(JSON.stringify([...failed, ...found], null, 2))}\n`;
}

function onOneLine(text: string): string {
	return text
		.split(/[\r\n]+/)
		.map((line) => line.trim())
		.join(' ');
}
