import type { Finding } from '../../service.js';
import { failureOf, type Problem } from '../inputs.js';
import type { CheckedFile, Report } from './report.js';

interface Suite {
	readonly path: string;
	readonly cases: readonly string[];
	readonly failures: number;
	readonly errors: number;
}

/** JUnit's XML: a suite a file, in which each error is a case that fails, and what is no error one that passes. */
export function junitReport({ files, problems }: Report): string {
	// What was checked in part has its finding among those of its file.
	const suites = [...problems.filter(({ unchecked }) => !unchecked).map(unread), ...files.map(checked)];
	const total = (of: (suite: Suite) => number) => suites.reduce((sum, suite) => sum + of(suite), 0);
	const tests = total(({ cases }) => cases.length);
	const failures = total((suite) => suite.failures);
	const errors = total((suite) => suite.errors);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites name="monthly-return" tests="${tests}" failures="${failures}" errors="${errors}">`,
		...suites.flatMap(({ path, cases, failures, errors }) => [
			`  <testsuite name="${escaped(path)}" tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="0">`,
			...cases,
			'  </testsuite>',
		]),
		'</testsuites>\n',
	].join('\n');
}

function checked({ path, findings }: CheckedFile): Suite {
	const cases = findings.map((finding) => testCase(path, finding));
	return {
		path,
		cases: cases.length > 0 ? cases : [written(path, 'nothing found')],
		failures: findings.filter(({ severity }) => severity === 'error').length,
		errors: 0,
	};
}

function testCase(path: string, { check, severity, message, range: { start } }: Finding): string {
	const place = `${path}:${start.line + 1}:${start.character + 1}`;
	const said = escaped(`${place}: ${message}`);
	const content =
		severity === 'error'
			? `<failure type="${escaped(check)}" message="${escaped(message)}">${said}</failure>`
			: `<system-out>${escaped(severity)} ${said}</system-out>`;
	return written(path, `${check} ${start.line + 1}:${start.character + 1}`, content);
}

function unread(problem: Problem): Suite {
	const { path, message } = problem;
	const content = `<error type="${escaped(failureOf(problem))}" message="${escaped(message)}"/>`;
	return { path, cases: [written(path, failureOf(problem), content)], failures: 0, errors: 1 };
}

function written(path: string, name: string, content?: string): string {
	const head = `    <testcase classname="${escaped(path)}" name="${escaped(name)}"`;
	return content === undefined ? `${head}/>` : `${head}>${content}</testcase>`;
}

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\n': '&#10;',
	'\t': '&#9;',
};

/** XML has no place for most control characters, nor for half a character, whatever a message quotes. */
function escaped(text: string): string {
	return (
		text
			.replaceAll(/\r\n?/g, '\n')
			.replaceAll(/(?![\n\t])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
			.replaceAll(/[&<>"\n\t]/g, (character) => escapes[character] ?? character)
			// A log shows it, too: what turns the direction of the text, or is a command there.
			.replaceAll(
				/[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<=##)\[/g,
				(character) => `&#${character.charCodeAt(0)};`,
			)
	);
}
