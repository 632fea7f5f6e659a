import type { Position, Range } from 'vscode-languageserver-types';
import { inJson } from '../../escape.js';
import { failureOf } from '../inputs.js';
import { countFindings, type Report } from './report.js';
import type { Statistic } from './statistics.js';

/** The format's own version: it changes when what stands here no longer does. */
const version = 1;

/** Lines and columns from 1, columns in UTF-16 units. */
export function jsonReport({ files, problems, pathOf }: Report, statistics?: readonly Statistic[]): string {
	const counts = countFindings(files);
	const report = {
		version,
		files: files.map(({ path, findings }) => ({
			path,
			findings: findings.map((finding) => ({
				check: finding.check,
				severity: finding.severity,
				message: finding.message,
				range: rangeFromOne(finding.range),
				related: finding.related.map(({ message, uri, range }) => ({ message, path: pathOf(uri), range: rangeFromOne(range) })),
				fixes: finding.fixes().map(({ title, preferred, edits }) => ({
					title,
					preferred,
					edits: edits.map(({ range, newText }) => ({ range: rangeFromOne(range), text: newText })),
				})),
			})),
		})),
		...(problems.length > 0 && {
			problems: problems.map((problem) => ({ path: problem.path, message: `${failureOf(problem)}: ${problem.message}` })),
		}),
		...(statistics && { statistics }),
		summary: { files: files.length, errors: counts.error, warnings: counts.warning, information: counts.information },
	};
	return `${inJson(JSON.stringify(report, null, 2))}\n`;
}

function rangeFromOne({ start, end }: Range) {
	return { start: fromOne(start), end: fromOne(end) };
}

function fromOne({ line, character }: Position) {
	return { line: line + 1, column: character + 1 };
}
