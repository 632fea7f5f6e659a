import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { kingsoft } from '../lsp/support/returns.js';
import { december, smallReturn } from '../support/small.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

const good = smallReturn();
/** A closing balance with two digits swapped, a class's name cut short, and a late submission. */
const slipped = smallReturn({
	submitted: '30 December 2025',
	classes: 'class ORD "Ordinary" listed 07999',
	II: '    opening 1,000,000\n    change 0\n    closing 1,000,090',
});
const other = { issuer: 'Peak Ferries Limited', classes: 'class ORD "Ordinary shares" listed 08888' };

describe('check --fix', () => {
	test('writes the preferred fixes, says which, and then what is left', async () => {
		const returns = folder({ 'a.return': slipped, 'b.return': smallReturn(other) });
		const { code, stdout, stderr } = await run(['check', '--fix', '.'], { cwd: returns.path });
		expect(code).toBe(0);
		expect(stderr).toBe('');
		expect(stdout).toContain('a.return: 2 fixes applied\n  line 5: Write "Ordinary shares" (unknown-value)\n');
		expect(stdout).toContain('(issued-closing)\n');
		expect(stdout).toContain('deadline');
		expect(readFileSync(returns.file('a.return'), 'utf8')).toBe(
			slipped.replace('"Ordinary"', '"Ordinary shares"').replace('closing 1,000,090', 'closing 1,000,000'),
		);
		expect(readFileSync(returns.file('b.return'), 'utf8')).toBe(smallReturn(other));
		expect((await run(['check', '--diff', '.'], { cwd: returns.path })).stdout).toBe('');
	});

	test('only what --severity lets through', async () => {
		const returns = folder({ 'a.return': slipped });
		await run(['check', '--fix', '--severity', 'error', '.'], { cwd: returns.path });
		expect(readFileSync(returns.file('a.return'), 'utf8')).toBe(slipped.replace('closing 1,000,090', 'closing 1,000,000'));
	});

	test('leaves a published return alone whose options were exercised out of shares issued before', async () => {
		const returns = folder({ 'kingsoft.return': kingsoft });
		await run(['check', '--fix', '.'], { cwd: returns.path });
		expect(readFileSync(returns.file('kingsoft.return'), 'utf8')).toBe(kingsoft);
	});

	test('keeps line ends and the byte order mark', async () => {
		const returns = folder({ 'a.return': `\ufeff${slipped.replaceAll('\n', '\r\n')}` });
		await run(['check', '--fix', '--severity', 'error', '.'], { cwd: returns.path });
		expect(readFileSync(returns.file('a.return'), 'utf8')).toBe(
			`\ufeff${slipped.replace('closing 1,000,090', 'closing 1,000,000').replaceAll('\n', '\r\n')}`,
		);
	});

	test('--diff shows a patch that does the same, and writes nothing', async () => {
		const returns = folder({ 'a.return': slipped });
		const { code, stdout } = await run(['check', '--fix', '--diff', 'a.return'], { cwd: returns.path });
		expect(code).toBe(1);
		expect(stdout).toContain('--- a/a.return\n+++ b/a.return\n@@ ');
		expect(stdout).toContain('-    closing 1,000,090\n+    closing 1,000,000\n');
		expect(readFileSync(returns.file('a.return'), 'utf8')).toBe(slipped);
	});

	test('says what cannot be written in any format, and writes nothing to standard input', async () => {
		expect(await run(['check', '--fix', '-'], { stdin: slipped })).toMatchObject({ code: 2, stdout: '' });
		const diff = await run(['check', '--diff', '-'], { stdin: slipped });
		expect([diff.code, diff.stdout]).toEqual([1, expect.stringContaining('+    closing 1,000,000')]);
	});
});

describe('what check says', () => {
	test('--severity leaves out what is less, and --max-warnings counts it all the same', async () => {
		const { path: cwd } = folder({ 'a.return': slipped });
		expect((await run(['check', '--severity', 'error', '.'], { cwd })).stdout).toMatch(/\n1 error in 1 file\n$/);
		expect((await run(['check', '--severity', 'warning', '.'], { cwd })).stdout).toMatch(/\n1 error, 1 warning in 1 file\n$/);
		const { stderr } = await run(['check', '--severity', 'error', '--max-warnings', '0', '.'], { cwd });
		expect(stderr).toBe('1 warning, and --max-warnings allows 0\n');
		expect(await run(['check', '--severity', 'fatal', '.'], { cwd })).toMatchObject({ code: 2 });
	});

	test('--quiet has findings alone', async () => {
		const { path: cwd } = folder({ 'a.return': slipped, 'b.return': smallReturn(other) });
		expect(await run(['check', '--quiet', 'b.return'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
		const { code, stdout } = await run(['check', '--quiet', 'a.return'], { cwd });
		expect([code, stdout.includes('issued-closing'), stdout.includes('1 file')]).toEqual([1, true, false]);
	});

	test('--statistics counts by check', async () => {
		const { path: cwd } = folder({
			'a.return': slipped,
			'b.return': slipped.replace('Harbour', 'Peak').replace('07999', '08888'),
		});
		const { code, stdout } = await run(['check', '--statistics', '.'], { cwd });
		expect([code, stdout]).toEqual([
			1,
			'2  deadline  warning\n2  issued-closing  error\n2  unknown-value  information\n2 errors, 2 warnings, 2 information in 2 files\n',
		]);
		const json = JSON.parse((await run(['check', '--statistics', '--format', 'json', '.'], { cwd })).stdout);
		expect(json.statistics[1]).toEqual({ check: 'issued-closing', severity: 'error', count: 2 });
		expect(await run(['check', '--statistics', '--format', 'sarif', '.'], { cwd })).toMatchObject({ code: 2 });
	});

	test('--today is the day deadlines are counted from', async () => {
		const { path: cwd } = folder({ 'a.return': good.replace(/^submitted .*\n/m, '') });
		const on = async (day: string) => (await run(['check', '--today', day, '.'], { cwd })).stdout;
		expect(await on('2025-12-03')).not.toContain('warning');
		expect(await on('2025-12-20')).toContain('warning');
		expect(await run(['check', '--today', '2025-02-30', '.'], { cwd })).toMatchObject({ code: 2 });
	});
});

describe('which returns check is about', () => {
	const wrongOpening = smallReturn({ ...december, II: '    opening 1,000,090\n    closing 1,000,090' });

	test('--month those of a month, against the others', async () => {
		const { path: cwd } = folder({ '2025-11.return': slipped, '2025-12.return': wrongOpening });
		const { code, stdout } = await run(['check', '--month', '2025-12', '.'], { cwd });
		expect([code, stdout.includes('2025-11.return:1:')]).toEqual([0, false]);
		expect(stdout).toMatch(/in 1 file\n$/);
		const none = await run(['check', '--month', '2025-10', '.'], { cwd });
		expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('2025-10')]);
		expect(await run(['check', '--month', '2025-13', '.'], { cwd })).toMatchObject({ code: 2 });
	});

	test('--month also one whose month cannot be read', async () => {
		const { path: cwd } = folder({ 'a.return': good.replace('month 30 November', 'month 31 Novembre') });
		expect((await run(['check', '--month', '2025-12', '.'], { cwd })).code).toBe(1);
	});

	test('--since those that changed in git, committed or not', async () => {
		const returns = folder({ 'a.return': slipped, 'sub/b.return': smallReturn(other) });
		const git = (...args: string[]) =>
			execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], {
				cwd: returns.path,
			});
		git('init', '-q');
		git('add', '.');
		git('commit', '-qm', 'one');
		const since = async (ref: string, cwd = returns.path) => run(['check', '--since', ref, '.'], { cwd });
		expect(await since('HEAD')).toMatchObject({ code: 0, stdout: 'nothing found in 0 files\n' });
		writeFileSync(returns.file('sub/ü ö.return'), smallReturn({ ...other, ...december }));
		expect(await since('HEAD')).toMatchObject({ code: 0, stdout: 'nothing found in 1 file\n' });
		git('add', '.');
		git('commit', '-qm', 'two');
		expect(await since('HEAD~1')).toMatchObject({ stdout: 'nothing found in 1 file\n' });
		expect((await since('HEAD~1', returns.file('sub'))).stdout).toBe('nothing found in 1 file\n');
		writeFileSync(returns.file('a.return'), `${slipped}# looked at\n`);
		expect(await since('HEAD')).toMatchObject({ code: 1 });
		for (const ref of ['nowhere', '--output=x', '']) expect(await since(ref)).toMatchObject({ code: 2, stdout: '' });
	});

	test('--since outside of a repository is said', async () => {
		const { path: cwd } = folder({ 'a.return': good });
		expect(await run(['check', '--since', 'HEAD', '.'], { cwd, env: { GIT_CEILING_DIRECTORIES: '/' } })).toMatchObject({
			code: 2,
		});
	});

	test('a pattern stands for what it matches', async () => {
		const { path: cwd } = folder({
			'2025/a-11.return': good,
			'2025/b-12.return': smallReturn({ ...other, ...december }),
			'[x].return': smallReturn(other),
		});
		const of = async (...patterns: string[]) => run(['check', ...patterns], { cwd });
		expect((await of('**/*-11.return')).stdout).toBe('nothing found in 1 file\n');
		expect((await of('2025/*')).stdout).toBe('nothing found in 2 files\n');
		expect((await of('2025/{a,b}-*.return', '**/a*')).stdout).toBe('nothing found in 2 files\n');
		// What a file is called is no pattern.
		expect((await of('[x].return')).stdout).toBe('nothing found in 1 file\n');
		expect(await of('*-13.return')).toMatchObject({ code: 2, stderr: 'cannot read *-13.return: no .return file is called so\n' });
	});
});

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
	test('is read to its end, and one that nobody writes into is said', async () => {
		const returns = folder({ 'a.return': slipped });
		execFileSync('mkfifo', [returns.file('p.return')]);
		expect(await run(['check', 'p.return'], { cwd: returns.path })).toMatchObject({
			code: 2,
			stderr: 'cannot read p.return: a pipe that nobody writes into\n',
		});
		const writer = spawn('sh', ['-c', '(head -3 a.return; sleep 1; tail -n +4 a.return) > p.return'], { cwd: returns.path });
		const { code, stdout } = await run(['check', 'p.return'], { cwd: returns.path });
		expect([code, stdout.includes('issued-closing')]).toEqual([1, true]);
		writer.kill();
	});
});
