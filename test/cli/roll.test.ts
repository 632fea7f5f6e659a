import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { kingsoft } from '../lsp/support/returns.js';
import { issuerYear } from '../support/issuerYear.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

test('writes next month’s return to standard output', async () => {
	const returns = folder({ 'kingsoft-2024-12.return': kingsoft });
	const { code, stdout, stderr } = await run(['roll', 'kingsoft-2024-12.return'], { cwd: returns.path });
	expect([code, stderr]).toEqual([0, '']);
	expect(stdout).toContain('month   31 January 2025\n');
	expect(stdout).toContain('opening   20,418,259\n');
	expect(readdirSync(returns.path)).toEqual(['kingsoft-2024-12.return']);
	expect(await run(['roll', '-'], { stdin: kingsoft })).toMatchObject({ code: 0, stdout });
});

test('writes to a file, or into a folder under a name of its own', async () => {
	const returns = folder({ 'kingsoft-2024-12.return': kingsoft });
	const at = { cwd: returns.path };
	expect(await run(['roll', 'kingsoft-2024-12.return', '-o', 'next.return'], at)).toMatchObject({
		code: 0,
		stdout: 'next.return: written\n',
	});
	expect(await run(['roll', 'kingsoft-2024-12.return', '--output', '.'], at)).toMatchObject({
		code: 0,
		stdout: 'kingsoft-2025-01.return: written\n',
	});
	expect(readFileSync(returns.file('kingsoft-2025-01.return'), 'utf8')).toBe(readFileSync(returns.file('next.return'), 'utf8'));
	const { stdout } = await run(['check', 'kingsoft-2024-12.return', 'kingsoft-2025-01.return'], at);
	// What a person confirms is left to be confirmed.
	expect(stdout.match(/^\S+ error .*$/gm)).toEqual([expect.stringMatching(/^kingsoft-2025-01\.return:.* confirmations$/)]);
});

test('replaces a file only when told to', async () => {
	const returns = folder({ 'kingsoft-2024-12.return': kingsoft, 'next.return': 'mine' });
	const args = ['roll', 'kingsoft-2024-12.return', '-o', 'next.return'];
	expect(await run(args, { cwd: returns.path })).toEqual({
		code: 2,
		stdout: '',
		stderr: 'cannot write next.return: it is there already; --force replaces it\n',
	});
	expect(readFileSync(returns.file('next.return'), 'utf8')).toBe('mine');
	expect(await run([...args, '--force'], { cwd: returns.path })).toMatchObject({ code: 0 });
	expect(readFileSync(returns.file('next.return'), 'utf8')).toContain('31 January 2025');
});

test('says what cannot be rolled, read or written, and how it is used', async () => {
	const returns = folder({ 'broken.return': `${kingsoft}what\n`, 'a.return': kingsoft, 'latin.return': new Uint8Array([0xe9]) });
	const at = { cwd: returns.path };
	const said = async (...args: string[]) => {
		const { code, stdout, stderr } = await run(['roll', ...args], at);
		expect([code, stdout]).toEqual([2, '']);
		return stderr;
	};
	expect(await said('broken.return')).toMatch(/^cannot roll broken\.return: A line of this return cannot be read\./);
	expect(await said('latin.return')).toMatch(/^cannot read latin\.return: not UTF-8/);
	expect(await said('missing.return')).toBe('cannot read missing.return: no such file or folder\n');
	expect(await said('a.return', '-o', 'nowhere/next.return')).toBe('cannot write nowhere/next.return: no such file or folder\n');
	expect(await said()).toContain('roll needs one file');
	expect(await said('a.return', 'broken.return')).toContain('roll needs one file');
	expect(await said('.')).toContain('roll takes one file at a time');
});

test('says that a return has errors, and exits with 1', async () => {
	const returns = folder({ 'a-2024-12.return': kingsoft.replace('closing    20,418,259', 'closing    20,418,250') });
	const { code, stdout, stderr } = await run(['roll', 'a-2024-12.return', '-o', 'new/'], { cwd: returns.path });
	expect(stderr).toMatch(/^warning a-2024-12\.return: 1 error stands in this return[\s\S]*line \d+: /);
	expect([code, stdout]).toEqual([1, 'new/a-2025-01.return: written\n']);
});

test('rolls the resubmission and not the return it replaces', async () => {
	const resubmission = kingsoft.replace(/^submitted .*$/m, 'submitted  14 January 2025\nstatus     "Resubmission"');
	const returns = folder({ 'a-2024-12.return': kingsoft, 'a-2024-12-resubmission.return': resubmission });
	const at = { cwd: returns.path };
	expect(await run(['roll', 'a-2024-12.return'], at)).toEqual({
		code: 2,
		stdout: '',
		stderr: expect.stringContaining('cannot roll a-2024-12.return: a-2024-12-resubmission.return replaces this return'),
	});
	expect(await run(['roll', 'a-2024-12-resubmission.return'], at)).toMatchObject({ code: 0, stderr: '' });
});

test('begins the next next-day return from any of the issuer’s returns', async () => {
	const files = issuerYear({ months: 1, daysAMonth: 4 });
	const returns = folder(Object.fromEntries(Object.entries(files).map(([name, text]) => [name.replace('days/', ''), text])));
	const at = { cwd: returns.path };
	const fromMonth = await run(['roll', '--next-day', '2025-01.return'], at);
	expect([fromMonth.code, fromMonth.stderr]).toEqual([0, '']);
	expect(fromMonth.stdout).toMatch(/^return FF305\n/);
	expect(fromMonth.stdout).toMatch(/opening {2}31 January 2025 /);
	expect(await run(['roll', '--next-day', '2025-01-02.return'], at)).toEqual(fromMonth);
	expect((await run(['roll', '--next-day', '--resubmission', '2025-01.return'], at)).code).toBe(2);
});
