import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Folder, harness } from '../lsp/support/harness.js';
import { december, smallReturn } from '../support/small.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

/** Filed a day late, which is a warning. */
const late = smallReturn({ submitted: '9 December 2025' });
const off = '{"severities": {"deadline": "off"}}';
const checks = async (returns: Folder, ...more: string[]) => {
	const { stdout } = await run(['check', '--format', 'json', ...more], { cwd: returns.path });
	const { files } = JSON.parse(stdout) as { files: { path: string; findings: { check: string; severity: string }[] }[] };
	return Object.fromEntries(
		files.map(({ path, findings }) => [path, findings.find(({ check }) => check === 'deadline')?.severity ?? 'off']),
	);
};

describe('monthly-return.json', () => {
	test('counts for the returns below it, the nearest of several alone, wherever one stands', async () => {
		const returns = folder({
			'monthly-return.json': '{"severities": {"deadline": "error"}}',
			'a/late.return': late,
			'b/monthly-return.json': off,
			'b/2025/late.return': late.replace('07999', '07998'),
			'c/monthly-return.json': '{}',
			'c/late.return': late.replace('07999', '07997'),
		});
		const wanted = { 'a/late.return': 'error', 'b/2025/late.return': 'off', 'c/late.return': 'warning' };
		expect(await checks(returns, '.')).toEqual(wanted);
		expect(await checks(returns, '.', '--no-config')).toEqual({
			'a/late.return': 'warning',
			'b/2025/late.return': 'warning',
			'c/late.return': 'warning',
		});
		expect(await checks(returns, 'a', '--config', 'b/monthly-return.json')).toEqual({ 'a/late.return': 'off' });
		const { stdout } = await run(['check', '.', '--format', 'json'], { cwd: returns.file('b/2025') });
		expect(stdout).not.toContain('"deadline"');
	});

	test('check says which checks a folder turns off', async () => {
		const returns = folder({ 'monthly-return.json': off, 'late.return': late });
		const { code, stderr } = await run(['check', '.'], { cwd: returns.path });
		expect([code, stderr]).toEqual([0, 'monthly-return.json: 1 check is off: deadline\n']);
		expect((await run(['check', '.', '--quiet'], { cwd: returns.path })).stderr).toBe('');
	});

	test.each([
		['check', ['check', '.']],
		['status', ['status', '.']],
		['roll', ['roll', 'late.return']],
		['roll --month', ['roll', '--month', '2025-12', '.']],
		['render', ['render', 'late.return', '--to', 'txt']],
		['new', ['new', 'Amber', '700', '-o', './']],
		['add', ['add', 'rows.csv']],
	])('%s says what is wrong in it, where it stands, and does nothing else', async (_, args) => {
		const returns = folder({
			'monthly-return.json': '{\n  "severities": { "dedline": "off" },\n  "nmaes": ""\n}',
			'late.return': late,
			'rows.csv': 'a,b\n',
		});
		const { code, stdout, stderr } = await run(args, { cwd: returns.path });
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain("monthly-return.json:2:19: there is no check 'dedline'; did you mean deadline?");
		expect(stderr).toContain("monthly-return.json:3:3: there is no setting 'nmaes'; did you mean names?");
		expect(existsSync(returns.file('new'))).toBe(false);
	});

	test('names what is begun: roll, roll --month and new', async () => {
		const returns = folder({
			'monthly-return.json': '{"names": "{code}_{year}{month}.return"}',
			'h/november.return': smallReturn({}),
		});
		const at = { cwd: returns.path };
		expect((await run(['roll', '.', '--month', '2025-12'], at)).stdout).toContain('h/07999_202512.return');
		expect((await run(['roll', 'h/november.return', '-o', 'out/'], at)).stdout).toBe('out/07999_202512.return: written\n');
		expect((await run(['new', 'Amber', '700', '--month', '2026-01', '-o', 'h/'], at)).code).toBe(0);
		expect(existsSync(returns.file('h/00700_202601.return'))).toBe(true);
	});

	test('has the language of what is said, over the environment and under --language', async () => {
		const returns = folder({ 'monthly-return.json': '{"language": "zh-hant"}', 'late.return': late });
		const at = { cwd: returns.path };
		expect((await run(['check', '.'], at)).stdout).toMatch(/[逾遲呈]/);
		expect((await run(['check', '.', '--language', 'en'], at)).stdout).not.toMatch(/\p{Script=Han}/u);
		expect((await run(['check', '.', '--no-config'], at)).stdout).not.toMatch(/\p{Script=Han}/u);
	});

	test('severities count for who is late, and what is begun', async () => {
		const returns = folder({
			'monthly-return.json': '{"severities": {"issued-closing": "warning"}}',
			'a/2025-11.return': smallReturn({ II: '    opening 1,000,000\n    closing 1,000,090' }),
		});
		const began = await run(['roll', 'a/2025-11.return', '--month', '2025-12', '--dry-run'], { cwd: returns.path });
		expect(began.stdout).toContain('1 return of 2025-12 to begin');
		const without = await run(['roll', 'a/2025-11.return', '--month', '2025-12', '--dry-run', '--no-config'], {
			cwd: returns.path,
		});
		expect(without.stdout).toContain('it has 1 error');
	});

	test('rules for add by their name, or those that fit', async () => {
		const rules = (more: object) => ({
			columns: { date: 'Date', kind: 'Type', shares: 'Qty', ...more },
			issuer: '07999',
			kinds: { BUY: 'buyback' },
		});
		const returns = folder({
			'monthly-return.json': JSON.stringify({
				add: { broker: rules({ reference: 'Ref' }), trustee: rules({ item: 'Plan' }) },
			}),
			'2025-12.return': smallReturn(december).replace(/^submitted.*\n/m, ''),
			'broker.csv': 'Date,Type,Qty,Ref\n2025-12-03,BUY,100,7\n',
			'neither.csv': 'Date,Type,Qty\n2025-12-03,BUY,100\n',
		});
		const at = { cwd: returns.path };
		const fits = await run(['add', 'broker.csv', '--dry-run'], at);
		expect(fits.stdout + fits.stderr).toContain('3 December 2025 buyback 100 ref 7');
		const named = await run(['add', 'broker.csv', '--dry-run', '--rules', 'broker'], at);
		expect([named.code, named.stdout]).toEqual([fits.code, fits.stdout]);
		const wrong = await run(['add', 'broker.csv', '--rules', 'trustee'], at);
		expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("broker.csv:1: there is no column 'Plan'")]);
		const neither = await run(['add', 'neither.csv'], at);
		expect(neither.stderr).toContain(
			'neither.csv: none of the rules there are fits its headings: broker, trustee; --rules says which',
		);
		expect((await run(['add', 'broker.csv', '--rules', 'brokr'], at)).stderr).toContain('the configuration has broker, trustee');
		expect(readFileSync(returns.file('2025-12.return'), 'utf8')).not.toContain('entered');
	});

	test('names a font for PDFs, from its own folder on', async () => {
		const returns = folder({ 'monthly-return.json': '{"font": "fonts/none.ttf"}', 'a/late.return': late });
		const { code, stderr } = await run(['render', 'a/late.return', '--to', 'pdf', '-o', 'out.pdf'], { cwd: returns.path });
		expect([code, stderr]).toEqual([2, expect.stringContaining(`cannot read the font ${returns.file('fonts/none.ttf')}`)]);
	});

	test('that is hostile ends in what is wrong with it', async () => {
		for (const text of ['['.repeat(100_000), `{"font": "\u001b[2J"}`, '{"severities": {"\u001b[31mx": "off"}}']) {
			const returns = folder({ 'monthly-return.json': text, 'late.return': late });
			const { code, stderr } = await run(['check', '.'], { cwd: returns.path });
			expect(code).toBe(2);
			expect(stderr).toContain('monthly-return.json:1:');
			expect(stderr).not.toContain('\u001b[2J');
			expect(stderr).not.toContain('\u001b[31mx');
		}
	});
});
