import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding, ReturnService } from '../../server/src/service.js';
import { apply } from '../support/slips.js';
import { strictService } from '../support/small.js';

/*
 * Each folder is a case: returns of one workspace, `input.return` or several months such as `2026-01.return`. Beside each stands
 * what comes of it, to be read in a diff: `findings`, the source with what is found under each line; `computed`, after Compute
 * All Totals; `fixed`, after the preferred fixes, in rounds. What would be the input again is left out. The files have line feeds;
 * a folder that ends in `_CRLF` is checked with carriage returns. UPDATE_GOLDEN=1 writes them anew.
 */

const folder = import.meta.dirname;
const update = process.env['UPDATE_GOLDEN'] === '1';
const outputs = ['findings', 'computed', 'fixed'] as const;
type Output = (typeof outputs)[number];

const cases = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.sort();

const isOutput = (name: string) => /(?:^|\.)(?:findings|computed|fixed)\.return$/.test(name);

function inputsOf(name: string): readonly string[] {
	return readdirSync(join(folder, name)).filter((file) => file.endsWith('.return') && !isOutput(file));
}

function outputName(input: string, output: Output): string {
	return input === 'input.return' ? `${output}.return` : input.replace(/return$/, `${output}.return`);
}

/** The case as a workspace, with the line ends of its folder. */
function open(name: string): ReturnService {
	const end = name.endsWith('_CRLF') ? '\r\n' : '\n';
	const texts = inputsOf(name).map((file) => [file, readFileSync(join(folder, name, file), 'utf8').replace(/\r?\n/g, end)]);
	return strictService(Object.fromEntries(texts));
}

function marks({ check, severity, message, range, fixes }: Finding): readonly string[] {
	const { start, end } = range;
	const columns = `${start.character + 1}-${end.character + 1}`;
	return [
		`#! ${columns} ${severity} ${check}: ${message}`,
		...fixes().map(({ title, preferred }) => `#!   ${preferred ? 'preferred fix' : 'fix'}: ${title}`),
	];
}

function annotated(service: ReturnService, input: string): string {
	const findings = service.findings(input);
	return (service.text(input) ?? '')
		.split(/\r\n|\r|\n/)
		.flatMap((line, index) => [line, ...findings.filter(({ range }) => range.start.line === index).flatMap(marks)])
		.join('\n');
}

/** The first preferred fix that changes something, round by round. */
function fixed(service: ReturnService, input: string): string {
	const before = service.text(input) ?? '';
	let now = before;
	for (let round = 0; round < 80; round += 1) {
		const next = service
			.findings(input)
			.flatMap((finding) => finding.fixes().filter(({ preferred }) => preferred))
			.map(({ edits }) => apply(now, edits))
			.find((text) => text !== now);
		if (next === undefined) {
			break;
		}
		now = next;
		service.put(input, now);
	}
	service.put(input, before);
	return now;
}

const made: Readonly<Record<Output, (service: ReturnService, input: string) => string>> = {
	findings: annotated,
	computed: (service, input) => apply(service.text(input) ?? '', service.compute(input)),
	fixed,
};

describe.each(cases)('%s', (name) => {
	const service = open(name);

	it.each(inputsOf(name))('%s', (input) => {
		const before = service.text(input) ?? '';
		for (const output of outputs) {
			const path = join(folder, name, outputName(input, output));
			const text = made[output](service, input);
			if (name.endsWith('_CRLF') && output !== 'findings') {
				expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			}
			const plain = text.replaceAll('\r\n', '\n');
			const same = plain === before.replaceAll('\r\n', '\n');
			if (update) {
				rmSync(path, { force: true });
				if (!same) {
					writeFileSync(path, plain);
				}
			}
			const kept = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
			expect(same ? undefined : plain, outputName(input, output)).toBe(kept);
		}
	});

	it('has no file that belongs to none of its returns', () => {
		const known = inputsOf(name).flatMap((input) => [input, ...outputs.map((output) => outputName(input, output))]);
		expect(readdirSync(join(folder, name)).filter((file) => !known.includes(file))).toEqual([]);
	});
});

it('there are golden cases', () => expect(cases.length).toBeGreaterThanOrEqual(25));
