import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importFile } from '../../server/src/import/index.js';
import { fileOfCmap } from '../../server/src/jobs/cmaps.js';
import { createReturnService, type Finding } from '../../server/src/service.js';
import { root } from '../support/bundles.js';

interface Expected {
	readonly must?: {
		readonly exit?: readonly number[];
		readonly lines?: readonly (readonly string[])[];
		readonly somewhere?: readonly string[];
		readonly errors?: readonly string[];
		readonly noFinding?: readonly string[];
	};
	readonly mustNot?: readonly string[];
}

const folder = import.meta.dirname;
const files = readdirSync(folder);
const names = files.flatMap((file) => /^(.*)\.expected\.json$/.exec(file)?.[1] ?? []).sort();

const cmap = async (name: string) =>
	new Uint8Array(readFileSync(join(root, 'node_modules/pdfjs-dist/cmaps', fileOfCmap(name) ?? '')));

/** Spaces do not matter, nor how a line's words are set apart. */
const plain = (line: string) => line.trim().replace(/\s+/g, ' ');
const figures = (text: string) => text.replace(/[,\s"\\]/g, '');

/** The first of the wanted lines that does not stand in its order. */
function missing(wanted: readonly string[], lines: readonly string[]): string | undefined {
	const ids = new Map<string, string>();
	let at = 0;
	for (const want of wanted) {
		const found = lines.findIndex((line, index) => {
			if (index < at) return false;
			const chosen: string[] = [];
			const pattern = plain(want)
				.replace(/[.*+?^$|()[\]\\]/g, '\\$&')
				.replace(/\{(\d)\}/g, (_, key: string) => {
					const known = ids.get(key);
					if (known !== undefined) return known;
					chosen.push(key);
					return '([A-Za-z][\\w-]*)';
				});
			const match = new RegExp(`^${pattern}$`).exec(line);
			if (match) for (const [n, key] of chosen.entries()) ids.set(key, match[n + 1] ?? '');
			return match !== null;
		});
		if (found < 0) return want;
		at = found + 1;
	}
	return undefined;
}

interface Result {
	readonly text: string;
	readonly said: readonly string[];
	readonly exit: number;
}

async function resultOf(input: string): Promise<Result> {
	const bytes = readFileSync(join(folder, input));
	if (input.endsWith('.return')) return { text: bytes.toString('utf8'), said: [], exit: 0 };
	const imported = await importFile(bytes, { cmap });
	if ('refused' in imported) return { text: '', said: [imported.refused], exit: 2 };
	const said = imported.problems.map(({ message }) => message);
	return { text: imported.text, said, exit: said.length > 0 ? 1 : 0 };
}

function findings(text: string): readonly Finding[] {
	const service = createReturnService();
	service.put('test:/case.return', text);
	return service.findings('test:/case.return');
}

function faults({ text, said, exit }: Result, { must = {}, mustNot = [] }: Expected): readonly string[] {
	const faults: string[] = [];
	if (must.exit && !must.exit.includes(exit)) faults.push(`exit ${exit}: ${said[0] ?? ''}`);
	const all = text.split('\n');
	const lines = all.filter((line) => !line.trim().startsWith('#')).map(plain);
	for (const group of must.lines ?? []) {
		const lost = missing(group, lines);
		if (lost !== undefined) faults.push(`no line: ${lost}`);
	}
	for (const one of must.somewhere ?? []) if (!figures(text).includes(figures(one))) faults.push(`lost: ${one}`);
	for (const one of mustNot) {
		const bad = [...all, ...said].find((line) => new RegExp(one).test(line));
		if (bad !== undefined) faults.push(`stands there: ${bad.trim()}`);
	}
	const found = text.trim() === '' ? [] : findings(text);
	if (must.errors && text.trim() !== '') {
		const errors = found.flatMap(({ severity, check, range }) =>
			severity === 'error' ? [`${check}@${range.start.line + 1}`] : [],
		);
		const [is, right] = [errors.sort().join() || 'none', [...must.errors].sort().join() || 'none'];
		if (is !== right) faults.push(`errors ${is}, right ${right}`);
	}
	for (const check of must.noFinding ?? []) {
		const one = found.find((finding) => finding.check === check);
		if (one) faults.push(`false ${check}: ${one.message}`);
	}
	return faults;
}

it.each(names)('%s', async (name) => {
	const input = files.find((file) => file.startsWith(`${name}.input.`));
	if (!input) throw new Error(`${name} has no input`);
	const expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8')) as Expected;
	expect(faults(await resultOf(input), expected)).toEqual([]);
});
