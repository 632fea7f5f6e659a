import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { kingsoft } from '../lsp/support/returns.js';
import { root } from '../support/bundles.js';
import { report } from '../support/form6k.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();
const names = { exhibit: 'kingsoft-cloud-2024-12.return', report: 'kingsoft-cloud-2025-01-07.6-K.return' };
const files = { [names.exhibit]: kingsoft, [names.report]: report };
const raw = `${root}/test/import/raw/kingsoft-cloud-2024-12.6-K.txt`;
/** With one error of its own. */
const broken = kingsoft.replace('20,418,259', '20,418,258');

describe('render --to edgar', () => {
	test('writes cover, exhibit and their list, which edgar-check finds nothing in', async () => {
		const dir = folder(files);
		const cwd = dir.path;
		const file = (name: string) => dir.file(name);
		expect(await run(['render', names.report, '--to', 'edgar', '-o', 'out'], { cwd })).toMatchObject({ code: 0, stdout: '' });
		expect(readdirSync(file('out')).sort()).toEqual([
			'kingsoft-20250107_6k.htm',
			'kingsoft-20250107_ex99-1.htm',
			'manifest.json',
		]);
		expect(JSON.parse(readFileSync(file('out/manifest.json'), 'utf8')).documents).toHaveLength(2);
		expect(await run(['edgar-check', 'out'], { cwd })).toEqual({ code: 0, stdout: 'nothing found in 2 files\n', stderr: '' });
		const again = await run(['render', names.report, '--to', 'edgar', '-o', 'out'], { cwd });
		expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
	});

	test('is refused where the report or an exhibit has errors, and forced it says so', async () => {
		const dir = folder({ ...files, [names.exhibit]: broken });
		const cwd = dir.path;
		const file = (name: string) => dir.file(name);
		const args = ['render', names.report, '--to', 'edgar', '-o', 'out'];
		const refused = await run(args, { cwd });
		expect([refused.code, refused.stdout]).toEqual([2, '']);
		expect(refused.stderr).toContain('exhibit 99.1 has 1 error');
		expect(refused.stderr).toContain('--force writes it all the same');
		expect(existsSync(file('out'))).toBe(false);
		const forced = await run([...args, '--force'], { cwd });
		expect(forced.code).toBe(0);
		expect(forced.stderr).toContain('exhibit 99.1 has 1 error, and is written all the same\n');
		expect(readdirSync(file('out'))).toHaveLength(3);
	});

	test('says which papers are to be added, and is of reports alone', async () => {
		const { path: cwd } = folder({
			...files,
			[names.report]: report.replace('\nsigned', 'exhibit 99.2 "An announcement"\n\nsigned'),
		});
		const { code, stderr } = await run(['render', names.report, '--to', 'edgar', '-o', 'out'], { cwd });
		expect([code, stderr.includes('EX-99.2 An announcement: a paper of its own, to be added; it is not linked\n')]).toEqual([
			0,
			true,
		]);
		for (const [args, said] of [
			[[names.exhibit, '--to', 'edgar', '-o', 'x'], 'is no report on Form 6-K'],
			[[names.report, '--to', 'edgar'], '--to edgar needs -o FOLDER'],
		] as const) {
			expect(await run(['render', ...args], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
		}
	});

	test('reads the exhibits wherever they lie, and says of a report what check says of it', async () => {
		const dir = folder({ 'sec/k.6-K.return': report.replace('from "', 'from "../hkex/2024/') });
		const cwd = dir.path;
		const file = (name: string) => dir.file(name);
		mkdirSync(file('hkex/2024'), { recursive: true });
		writeFileSync(file(`hkex/2024/${names.exhibit}`), kingsoft);
		for (const to of ['txt', 'html', 'md', 'json']) {
			expect(await run(['render', 'sec/k.6-K.return', '--to', to], { cwd })).toMatchObject({ code: 0, stderr: '' });
		}
		const { stdout } = await run(['check', 'sec/k.6-K.return'], { cwd });
		expect(stdout).not.toContain('error');
		writeFileSync(file(`hkex/2024/${names.exhibit}`), broken);
		const said = await run(['render', 'sec/k.6-K.return', '--to', 'txt'], { cwd });
		expect(said.stderr).toBe('sec/k.6-K.return has 1 error: see monthly-return check sec/k.6-K.return\n');
	});
});

describe('edgar-check', () => {
	test('names the rule, its source and how sure it is, and tells hints from errors', async () => {
		const { path: cwd } = folder({ 'A.htm': '<p>fine</p>', 'b.htm': '<p>\n<section>' });
		const { code, stdout } = await run(['edgar-check', '.'], { cwd });
		expect(code).toBe(1);
		expect(stdout).toMatch(/^A\.htm:1: hint: .*\(file-name; EDGAR Filer Manual, .*; seen\)$/m);
		expect(stdout).toMatch(/^b\.htm:2: error: .*\(tag; EDGAR Filer Manual, .*; recalled\)$/m);
		expect(stdout).toContain('1 error in 2 files\n');
		expect(await run(['edgar-check', 'A.htm'], { cwd })).toMatchObject({ code: 0 });
		expect(await run(['edgar-check'], { cwd })).toMatchObject({ code: 2 });
		expect(await run(['edgar-check', 'nothing.htm'], { cwd })).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('cannot read'),
		});
	});
});

describe('a published 6-K', () => {
	const words = (of: string) => of.replace(/<[^>]*>|\]\([^)]*\)/g, '').match(/[\p{L}\p{N}]+/gu);

	test('becomes a report and its return, without an error, printed in its own words, and passes edgar-check', async () => {
		const dir = folder({});
		const cwd = dir.path;
		const file = (name: string) => dir.file(name);
		const imported = await run(['import', raw, '-o', 'k/'], { cwd });
		// What the copy lacks is said: the box that was ticked, and the headings of two sections.
		expect(imported.code).toBe(1);
		const [own = '', cover = ''] = readdirSync(file('k')).sort();
		expect([own, cover]).toEqual([
			'kingsoft-cloud-holdings-limited-2024-12.return',
			'kingsoft-cloud-holdings-limited-2025-01-07.6-K.return',
		]);
		const checked = await run(['check', 'k', '--format', 'json'], { cwd });
		const findings = JSON.parse(checked.stdout).files.flatMap(
			(one: { findings: { severity: string; check: string }[] }) => one.findings,
		);
		const said = findings.map(({ severity, check }: { severity: string; check: string }) => `${severity} ${check}`).sort();
		expect(said).toEqual(['warning exercise', 'warning exhibit-findings', 'warning missing-section', 'warning missing-section']);
		const { stdout } = await run(['render', `k/${cover}`, '--to', 'txt'], { cwd });
		const published = readFileSync(raw, 'utf8');
		expect(words(stdout)).toEqual(words(published.slice(0, published.indexOf('**Monthly Return for'))));
		expect(await run(['render', `k/${cover}`, '--to', 'edgar', '-o', 'sec'], { cwd })).toMatchObject({ code: 0 });
		expect(await run(['edgar-check', 'sec'], { cwd })).toMatchObject({ code: 0, stdout: 'nothing found in 2 files\n' });
	});
});

test('a 6-K with several returns is written as all of them', async () => {
	const published = readFileSync(raw, 'utf8');
	const day = readFileSync(`${root}/test/import/raw/tencent-2025-06-13.FF305.txt`, 'utf8');
	const dir = folder({ 'two.txt': `${published}\n\n${day}` });
	const one = await run(['import', 'two.txt'], { cwd: dir.path });
	expect(one.stderr).toContain(
		'A Form 6-K and 1 more return stand in it: -o with a folder writes all, the report with its exhibits\n',
	);
	await run(['import', 'two.txt', '-o', 'k/'], { cwd: dir.path });
	const stem = 'kingsoft-cloud-holdings-limited';
	const names = [`${stem}-2024-12.return`, `${stem}-2025-01-07.6-K.return`, `${stem}-2025-06-13.return`];
	expect(readdirSync(dir.file('k')).sort()).toEqual(names);
});

describe('a report begun', () => {
	const next = kingsoft
		.replace('month      31 December 2024', 'month      31 January 2025')
		.replace('submitted  7 January 2025', 'submitted  6 February 2025');

	test('for a return, with the header of the last one beside it', async () => {
		expect(next).not.toBe(kingsoft);
		const dir = folder({ ...files, 'kingsoft-cloud-2025-01.return': next });
		const cwd = dir.path;
		const file = (name: string) => dir.file(name);
		const { code, stdout, stderr } = await run(['new', '--report', 'kingsoft-cloud-2025-01.return', '-o', '-'], { cwd });
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toContain('file        001-39278\n');
		expect(stdout).toContain('dated February 6, 2025 to The Stock Exchange');
		expect(stdout).toContain('exhibit 99.1  from "kingsoft-cloud-2025-01.return"\n');
		const args = ['new', '--report', 'kingsoft-cloud-2025-01.return', '-o', 'sec/'];
		expect(await run(args, { cwd })).toMatchObject({ code: 0, stdout: 'sec/kingsoft-cloud-2025-02-06.6-K.return: written\n' });
		const written = readFileSync(file('sec/kingsoft-cloud-2025-02-06.6-K.return'), 'utf8');
		expect(written).toBe(stdout.replace('from "', 'from "../'));
		expect(await run(args, { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('it is there already') });
		const { stdout: said } = await run(['check', 'sec', '--severity', 'error'], { cwd });
		expect(said).not.toContain(' error ');
	});

	test('in the folder of the month’s return, wherever it is begun from', async () => {
		const day = 'kingsoft-cloud-2025-02-05.return';
		const ofDay = next.replace(/^return FF301.*[\s\S]*?(?=^issuer)/m, 'return FF305\n').replace(/^month .*\n/m, '');
		const dir = folder({ [`2025/01/${names.report}`]: report, '2025/01/a.return': next, [`days/${day}`]: ofDay });
		const { code, stdout } = await run(['new', '--report', `days/${day}`, '2025/01/a.return'], { cwd: dir.path });
		expect([code, stdout]).toEqual([0, '2025/01/kingsoft-cloud-2025-02-06.6-K.return: written\n']);
		const written = readFileSync(dir.file('2025/01/kingsoft-cloud-2025-02-06.6-K.return'), 'utf8');
		expect([...written.matchAll(/from "(.*)"/g)].map(([, path]) => path).toSorted()).toEqual([`../../days/${day}`, 'a.return']);
		const again = await run(['new', '--report', 'a.return'], { cwd: dir.file('2025/01') });
		expect([again.code, again.stderr]).toEqual([
			2,
			expect.stringContaining('kingsoft-cloud-2025-02-06.6-K.return: it is there already'),
		]);
	});

	test('as the next one, of what was submitted since', async () => {
		const { path: cwd } = folder({ ...files, 'kingsoft-cloud-2025-01.return': next });
		const { code, stdout, stderr } = await run(['roll', names.report], { cwd });
		expect([code, stderr]).toEqual([0, '']);
		expect(stdout).toBe((await run(['new', '--report', 'kingsoft-cloud-2025-01.return', '-o', '-'], { cwd })).stdout);
		const into = await run(['roll', names.report, '-o', '.'], { cwd });
		expect(into.stdout).toBe('kingsoft-cloud-2025-02-06.6-K.return: written\n');
	});

	test('says how it is used', async () => {
		const { path: cwd } = folder({ ...files, 'other.return': 'SECRET=1\n' });
		for (const [args, said] of [
			[['--report'], 'new --report needs a return'],
			[['--report', names.exhibit, '--month', '2024-12'], '--report goes without --month'],
			[['--report', 'nothing.return'], 'cannot read nothing.return'],
			[['--report', names.report], 'A report is no exhibit of another.'],
			[['--report', 'other.return'], 'other.return is no return: it names neither a form nor an issuer.'],
		] as const) {
			const { code, stdout, stderr } = await run(['new', ...args], { cwd });
			expect([code, stdout]).toEqual([2, '']);
			expect(stderr).toContain(said);
		}
	});
});

test('a report as JSON comes back the same', async () => {
	const { path: cwd } = folder(files);
	const { stdout } = await run(['render', names.report, '--to', 'json'], { cwd });
	const back = await run(['import', '-'], { cwd, stdin: stdout });
	expect([back.code, back.stderr]).toEqual([0, '']);
	const again = folder({ [names.report]: back.stdout });
	expect((await run(['render', names.report, '--to', 'json'], { cwd: again.path })).stdout).toBe(stdout);
});
