import { inLog, visible } from '../../escape.js';
import type { Severity } from '../../service.js';
import { failureOf } from '../inputs.js';
import type { Report } from './report.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

const worstFirst: readonly Severity[] = ['error', 'warning', 'information'];

/** Workflow commands, which GitHub Actions shows on the lines they name: of each step the first ten alone, so that the worst come first. */
export function githubReport({ files, problems }: Report): string {
	let report = '';
	// What was checked in part has its finding below.
	for (const problem of problems.filter(({ unchecked }) => !unchecked)) {
		const { path, message } = problem;
		report += `::error file=${property(path)},title=${property(failureOf(problem))}::${data(message)}\n`;
	}
	for (const worst of worstFirst) {
		const found = files.flatMap(({ path, findings }) =>
			findings.filter(({ severity }) => severity === worst).map((finding) => ({ path, finding })),
		);
		for (const { path, finding } of found) {
			const { check, severity, message, range } = finding;
			const { start, end } = range;
			// Columns are taken within one line only.
			const oneLine = start.line === end.line;
			const properties = {
				file: path,
				line: start.line + 1,
				...(oneLine && { col: start.character + 1 }),
				endLine: end.line + 1,
				...(oneLine && { endColumn: end.character + 1 }),
				title: check,
			};
			const written = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
			report += `::${commands[severity]} ${written.join(',')}::${data(message)}\n`;
		}
	}
	return report;
}

function data(text: string): string {
	return inLog(visible(text)).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
