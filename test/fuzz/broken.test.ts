import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/service.js';
import { readSource } from '../../server/src/syntax/source.js';
import { breakages } from '../support/broken.js';
import { generateReturn } from '../support/generate.js';
import { findingsIn, strictService, uri } from '../support/small.js';

const language = /^(?:syntax|malformed-)/;

function on(findings: readonly Finding[], wanted: (line: number) => boolean): readonly Finding[] {
	return findings.filter(({ range }) => wanted(range.start.line));
}

interface Broken {
	readonly name: string;
	readonly line: number;
	readonly findings: readonly Finding[];
	readonly text: () => string;
}

/** Every way of breaking a line that is an error of the language, at every line of a text that says something. */
function* broken(text: string): Generator<Broken> {
	const lines = text.split('\n');
	const service = strictService({ [uri]: text });
	const write = (line: number, from: string, to: string) =>
		service.edit(uri, [{ range: { start: { line, character: 0 }, end: { line, character: from.length } }, text: to }], 1);
	for (const [line, before] of lines.entries()) {
		if (before.trim() === '' || before.trim().startsWith('#')) {
			continue;
		}
		for (const { name, apply } of breakages) {
			const after = apply(before, line);
			if (after === undefined || after === before) {
				continue;
			}
			write(line, before, after);
			const findings = service.findings(uri);
			if (on(findings, (at) => at === line).some(({ check }) => language.test(check))) {
				yield { name, line, findings, text: () => service.text(uri) ?? '' };
			}
			write(line, after, before);
		}
	}
}

describe('a broken line', () => {
	it('is broken in more than forty ways', () => expect(breakages.length).toBeGreaterThan(40));

	it('of a full return leaves every other line without a finding, and their values as they were', () => {
		const text = generateReturn({ seed: 3, lines: 130 });
		const values = readSource(text).statements;
		expect(findingsIn(text)).toEqual([]);
		const touched: string[] = [];
		let tried = 0;
		for (const { name, line, findings, text: after } of broken(text)) {
			tried += 1;
			for (const { check, message, range } of on(findings, (at) => at !== line)) {
				touched.push(`${name} at ${line + 1}: ${range.start.line + 1} ${check}: ${message}`);
			}
			if (tried % 50 === 0) {
				expect(readSource(after()).statements.toSpliced(line, 1)).toEqual(values.toSpliced(line, 1));
			}
		}
		expect(tried).toBeGreaterThan(5000);
		expect(touched).toEqual([]);
	});

	it('of a return with findings hides none of the language on other lines, moves none and invents none', () => {
		const right = generateReturn({ seed: 8 });
		const lines = right.split('\n');
		const slip = (pattern: RegExp, by: string) => {
			const at = lines.findIndex((line) => pattern.test(line));
			expect(at).toBeGreaterThan(0);
			lines[at] = lines[at]?.replace(pattern, by) ?? '';
		};
		slip(/^submitted\s.*/, 'submitted  31 February 2024');
		slip(/opening {2}(\d{1,3}),(\d{3})/, 'opening  $1,$2,00');
		slip(/lapsed +-/, 'lapsed  −');
		slip(/HKD /, 'HK$');
		slip(/signed +"([^"]*)"/, 'signed “$1”');
		slip(/(DD1 .*)/, '$1 ???');
		const text = lines.join('\n');
		const before = findingsIn(text);
		expect(new Set(before.map(({ check }) => check)).size).toBeGreaterThanOrEqual(4);
		// What a line that cannot be read might have been is unknown: a rule may fall silent, and say nothing new.
		const key = ({ check, message, range }: Finding) => `${range.start.line + 1}:${range.start.character} ${check}: ${message}`;
		const known = new Set(before.map(key));
		const touched: string[] = [];
		for (const { name, line, findings } of broken(text)) {
			const elsewhere = on(findings, (at) => at !== line).map(key);
			const wanted = on(before, (at) => at !== line)
				.filter(({ check }) => language.test(check))
				.map(key);
			touched.push(
				...wanted.filter((finding) => !elsewhere.includes(finding)).map((finding) => `${name} at ${line + 1} hides ${finding}`),
			);
			touched.push(
				...elsewhere.filter((finding) => !known.has(finding)).map((finding) => `${name} at ${line + 1} invents ${finding}`),
			);
		}
		expect(touched).toEqual([]);
	});
});
