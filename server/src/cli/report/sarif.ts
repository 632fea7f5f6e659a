import { isAbsolute, resolve } from 'node:path';
import type { ArtifactLocation, Log, Notification, Region, ReportingDescriptor, Result, Fix as SarifFix } from 'sarif';
import type { Range } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { version } from '../../../../package.json';
import { checks } from '../../checks/explanations/index.js';
import { inJson } from '../../escape.js';
import type { Finding, Fix, Severity } from '../../service.js';
import { failureOf } from '../inputs.js';
import type { CheckedFile, Report } from './report.js';

const levels = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<Severity, Result.level>;
const ruleIndex = new Map(checks.map(({ id }, index) => [id, index]));

export function sarifReport(report: Report): string {
	const { cwd } = report;
	const notifications: Notification[] = report.problems.map((problem) => ({
		level: 'error',
		message: { text: `${failureOf(problem)} ${problem.path}: ${problem.message}` },
		locations: [{ physicalLocation: { artifactLocation: artifact(problem.path, cwd) } }],
	}));
	const log: Log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'monthly-return', semanticVersion: version, rules: rules() } },
				columnKind: 'utf16CodeUnits',
				invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
				artifacts: report.files.map(({ path }) => ({ location: artifact(path, cwd) })),
				results: report.files.flatMap((file) => file.findings.map((finding) => result(file, finding, report))),
			},
		],
	};
	return `${inJson(JSON.stringify(log, null, 2))}\n`;
}

function rules(): ReportingDescriptor[] {
	return checks.map(({ id, severity, title, what, why, wrong, right }) => ({
		id,
		shortDescription: { text: title },
		fullDescription: { text: what },
		help:
			wrong === undefined || right === undefined
				? { text: why, markdown: why }
				: {
						text: `${why}\n\nWrong:\n\n${wrong.trimEnd()}\n\nRight:\n\n${right.trimEnd()}`,
						markdown: `${why}\n\nWrong:\n\n\`\`\`\n${wrong.trimEnd()}\n\`\`\`\n\nRight:\n\n\`\`\`\n${right.trimEnd()}\n\`\`\``,
					},
		defaultConfiguration: { level: levels[severity] },
	}));
}

function result({ path }: CheckedFile, finding: Finding, { pathOf, cwd }: Report): Result {
	const index = ruleIndex.get(finding.check);
	const fixes = finding.fixes();
	return {
		ruleId: finding.check,
		...(index !== undefined && { ruleIndex: index }),
		level: levels[finding.severity],
		message: { text: finding.message },
		locations: [{ physicalLocation: { artifactLocation: artifact(path, cwd), region: region(finding.range) } }],
		...(finding.related.length > 0 && {
			relatedLocations: finding.related.map(({ message, uri, range }, id) => ({
				id: id + 1,
				message: { text: message },
				physicalLocation: { artifactLocation: artifact(pathOf(uri), cwd), region: region(range) },
			})),
		}),
		...(fixes.length > 0 && { fixes: fixes.map((fix) => toFix(path, cwd, fix)) }),
	};
}

function toFix(path: string, cwd: string, { title, edits }: Fix): SarifFix {
	const replacements = edits.map(({ range, newText }) => ({ deletedRegion: region(range), insertedContent: { text: newText } }));
	return { description: { text: title }, artifactChanges: [{ artifactLocation: artifact(path, cwd), replacements }] };
}

function region({ start, end }: Range): Region {
	return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** Relative to the source root where it is in it; elsewhere a reference may not lead up. */
function artifact(path: string, cwd: string): ArtifactLocation {
	if (isAbsolute(path) || path.startsWith('../')) return { uri: URI.file(resolve(cwd, path)).toString() };
	return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
