import * as l10n from '@vscode/l10n';
import type { Range } from 'vscode-languageserver-types';
import { onOneLine, visible } from '../../escape.js';
import { commaList } from '../../localise.js';
import type { Finding, Severity } from '../../service.js';
import { displayWidth } from '../../width.js';
import type { Colors } from '../output.js';
import { type CheckedFile, type Counts, countFindings, type Report } from './report.js';

/** In columns. Of a longer line the part around the place is shown. */
const maxLine = 160;
const before = 60;

/** For people: each finding with its line, a caret under the place, what it hangs on and what mends it. */
export function textReport(report: Report, colors: Colors, quiet = false): string {
	let text = '';
	for (const file of report.files) {
		if (file.findings.length === 0) continue;
		const lines = file.text().split(/\r\n|\r|\n/);
		for (const finding of file.findings) text += describe(finding, file, lines, report, colors);
	}
	return quiet ? text : text + summaryLine(report, colors);
}

export function summaryLine(report: Report, colors: Colors): string {
	return `${summary(report, countFindings(report.files), colors)}\n`;
}

function describe(finding: Finding, { path }: CheckedFile, lines: readonly string[], { pathOf }: Report, colors: Colors): string {
	const paint = painter(finding.severity, colors);
	const { line } = finding.range.start;
	const number = String(line + 1);
	const margin = ' '.repeat(number.length + 2);
	const { shown, carets } = excerpt(lines[line] ?? '', line, finding.range);
	const under = (text: string) => text.replaceAll('\n', `\n${margin}  `);
	const [first] = finding.fixes();
	const [verdict = '', ...explained] = visible(finding.message).split('\n');

	const parts = [
		`${colors.bold(place(path, finding.range))} ${paint(severityName(finding.severity))} ${verdict} ${colors.dim(finding.check)}`,
		...explained.map((line) => `${margin}  ${line}`),
		`${colors.dim(`${margin.slice(0, -number.length - 1)}${number} |`)} ${shown}`.trimEnd(),
		`${colors.dim(`${margin}|`)} ${paint(carets)}`,
		...finding.related.map(
			({ message, uri, range }) => `${margin}${colors.dim(`${place(pathOf(uri), range)}:`)} ${under(visible(message))}`,
		),
		...(first ? [`${margin}${colors.green(l10n.t('fix:'))} ${under(visible(first.title))}`] : []),
	];
	return `${parts.join('\n')}\n\n`;
}

function place(path: string, { start }: Range): string {
	return `${onOneLine(path)}:${start.line + 1}:${start.character + 1}`;
}

/** The line, and carets as wide as what they stand under. */
function excerpt(text: string, line: number, { start, end }: Range): { shown: string; carets: string } {
	const to = end.line === line ? end.character : text.length;
	let lead = onOneLine(text.slice(0, start.character));
	let marked = onOneLine(text.slice(start.character, Math.max(to, start.character)));
	let rest = onOneLine(text.slice(Math.max(to, start.character)));
	if (lead.length + marked.length + rest.length > maxLine) {
		if (lead.length > before) lead = `…${lead.slice(-before)}`;
		if (marked.length > maxLine - before) [marked, rest] = [`${marked.slice(0, maxLine - before)}…`, ''];
		const left = Math.max(0, maxLine - lead.length - marked.length);
		if (rest.length > left) rest = `${rest.slice(0, left)}…`;
	}
	return {
		shown: lead + marked + rest,
		carets: ' '.repeat(displayWidth(lead)) + '^'.repeat(Math.max(1, displayWidth(marked))),
	};
}

export function painter(severity: Severity, colors: Colors): (text: string) => string {
	return { error: colors.red, warning: colors.yellow, information: colors.cyan }[severity];
}

function summary({ files, problems }: Report, counts: Counts, colors: Colors): string {
	const unchecked = problems.length > 0 && colors.red(l10n.t('could not be checked: {0}', problems.length));
	if (unchecked && files.length === 0) return unchecked;
	const { error, warning, information } = counts;
	const where = files.length === 1 ? l10n.t('1 file') : l10n.t('{0} files', files.length);
	const found = [
		error > 0 && colors.red(error === 1 ? l10n.t('1 error') : l10n.t('{0} errors', error)),
		warning > 0 && colors.yellow(warning === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warning)),
		information > 0 && colors.cyan(l10n.t('{0} information', information)),
	].filter((part) => part !== false);
	const all = l10n.t('{0} in {1}', found.length === 0 ? colors.green(l10n.t('nothing found')) : commaList(found), where);
	return unchecked ? `${all}; ${unchecked}` : all;
}

export function severityName(severity: Severity): string {
	switch (severity) {
		case 'error':
			return l10n.t('error');
		case 'warning':
			return l10n.t('warning');
		case 'information':
			return l10n.t('information');
	}
}

export function number(count: number, noun: string, nouns = `${noun}s`): string {
	return `${count} ${count === 1 ? noun : nouns}`;
}
