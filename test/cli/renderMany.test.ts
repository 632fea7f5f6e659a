import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { december, smallReturn } from '../support/small.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

const of = (name: string, code: string, more: Parameters<typeof smallReturn>[0] = {}) =>
	smallReturn({ issuer: `${name} Limited`, classes: `class ORD "Ordinary shares" listed ${code}`, ...more });

const desk = {
	'amber/2025-11.return': of('Amber', '08001'),
	'amber/2025-12.return': of('Amber', '08001', december),
	'beryl/2025-11.return': of('Beryl', '08002', { submitted: '4 December 2025' }),
	'beryl/2025-11-resubmission.return': of('Beryl', '08002', { submitted: '9 December 2025', head: 'status "Resubmission"' }),
	'coral/2025-11.return': of('Coral', '08003', { II: '    opening 1,000,000\n    closing 1,000,090' }),
};

describe('render of many', () => {
	test('writes each under its name and its folders, says how many have errors, and which counts', async () => {
		const returns = folder(desk);
		const { code, stdout, stderr } = await run(['render', '.', '--to', 'json', '-o', 'out'], { cwd: returns.path });
		expect([code, stdout, stderr]).toEqual([
			0,
			'',
			'5 returns written into out; 1 return has errors: see monthly-return check\n',
		]);
		const json = (name: string) => JSON.parse(readFileSync(returns.file(`out/${name}.json`), 'utf8'));
		expect(json('amber/2025-12')).toMatchObject({ version: 1, counts: true, issuer: { text: 'Amber Limited' } });
		expect([json('beryl/2025-11').counts, json('beryl/2025-11-resubmission').counts]).toEqual([false, true]);
		// The same of one alone: what lies beside it is looked at.
		const one = await run(['render', 'beryl/2025-11.return', '--to', 'json'], { cwd: returns.path });
		expect(JSON.parse(one.stdout)).toEqual(json('beryl/2025-11'));
	});

	test('of a month, by patterns and folders, into a folder that is there', async () => {
		const returns = folder({ ...desk, 'out/note.txt': '' });
		const args = ['render', 'amber', '[bc]*/*1.return', '--to', 'txt', '--month', '2025-11', '-o', 'out', '--jobs', '3'];
		expect(await run(args, { cwd: returns.path })).toMatchObject({ code: 0 });
		const written = readdirSync(returns.file('out'), { recursive: true }).filter((name) => String(name).endsWith('.txt'));
		expect(written.sort()).toEqual(['amber/2025-11.txt', 'beryl/2025-11.txt', 'coral/2025-11.txt', 'note.txt']);
		await run(['render', 'amber', '--to', 'txt', '-o', 'alone'], { cwd: returns.path });
		expect(readdirSync(returns.file('alone')).sort()).toEqual(['2025-11.txt', '2025-12.txt']);
	});

	test('one that fails is said, the rest is written; what is there stays, unless it is forced', async () => {
		const returns = folder({
			...desk,
			'dune/2025-11.return': Buffer.from([0xff, 0xfe, 0x41, 0x00]),
			'out/amber/2025-12.txt': 'mine',
		});
		const at = { cwd: returns.path };
		const first = await run(['render', 'amber', 'coral', 'dune', '--to', 'txt', '-o', 'out'], at);
		expect(first.code).toBe(2);
		expect(first.stderr).toContain('cannot read dune/2025-11.return: UTF-16, not UTF-8');
		const many = ['render', '.', '--to', 'txt', '-o', 'out'];
		const again = await run(many, at);
		expect(again.code).toBe(2);
		expect(again.stderr).toContain('cannot write out/amber/2025-12.txt: it is there already; --force writes over it');
		expect(readFileSync(returns.file('out/amber/2025-12.txt'), 'utf8')).toBe('mine');
		expect(existsSync(returns.file('out/coral/2025-11.txt'))).toBe(true);
		await run([...many, '--force'], at);
		expect(readFileSync(returns.file('out/amber/2025-12.txt'), 'utf8')).toContain('Amber Limited');
	});

	test('as PDFs, several at once', async () => {
		const returns = folder(desk);
		const { code, stderr } = await run(['render', '.', '--to', 'pdf', '-o', 'out/', '--jobs', '2'], { cwd: returns.path });
		expect([code, stderr]).toEqual([0, '5 returns written into out/; 1 return has errors: see monthly-return check\n']);
		for (const name of Object.keys(desk)) {
			const bytes = readFileSync(returns.file(`out/${name.replace('.return', '.pdf')}`));
			expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
		}
	});

	test.each([
		[['amber', '--to', 'txt'], 'render of several files needs -o FOLDER'],
		[['.', '--to', 'edgar', '-o', 'out'], '--to edgar takes one report'],
		[['.', '--to', 'txt', '-o', 'out', '--month', '2025'], '--month is a month such as 2026-11'],
		[['.', '--to', 'txt', '-o', 'out', '--jobs', 'x'], '--jobs is a whole number'],
	])('%j is wrong usage', async (args, message) => {
		const returns = folder(desk);
		const { code, stdout, stderr } = await run(['render', ...args], { cwd: returns.path });
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toContain(message);
		expect(existsSync(returns.file('out'))).toBe(false);
	});

	test('a month that nothing is of', async () => {
		const returns = folder(desk);
		const { code, stderr } = await run(['render', '.', '--to', 'txt', '-o', 'out', '--month', '2020-01'], { cwd: returns.path });
		expect([code, stderr]).toEqual([2, expect.stringContaining('none of the files that were named is a return of this month')]);
	});
});
