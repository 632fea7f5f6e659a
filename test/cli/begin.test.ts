import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { december, type Parts, smallReturn } from '../support/small.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

const issuer = (name: string, code: string, parts: Parts = {}) =>
	smallReturn({ issuer: `${name} Limited`, classes: `class ORD "Ordinary shares" listed ${code}`, ...parts });
const broken: Parts = { II: '    opening 1,000,000\n    closing 1,000,090' };
const resubmitted: Parts = { submitted: '9 December 2025', head: 'status "Resubmission"', II: '    opening 7\n    closing 7' };

const desk = {
	'amber/2025-11.return': issuer('Amber', '08001'),
	'beryl/beryl_2025_11.return': issuer('Beryl', '08002', broken),
	'beryl/beryl_2025_11-resubmission.return': issuer('Beryl', '08002', resubmitted),
	'coral/coral-2025-11.return': issuer('Coral', '08003', broken),
	'dune/dune-2025-10.return': issuer('Dune', '08004', { month: '31 October 2025', submitted: '4 November 2025' }),
	'ebony/ebony-2025-11.return': issuer('Ebony', '08005'),
	'ebony/ebony-2025-12.return': issuer('Ebony', '08005', december),
};

describe('roll --month', () => {
	test('begins the month for each issuer, says whom it skips and why, and writes nothing over', async () => {
		const returns = folder(desk);
		const at = { cwd: returns.path };
		const dry = await run(['roll', '.', '--month', '2025-12', '--dry-run'], at);
		expect(dry.code).toBe(1);
		expect(dry.stdout).toContain('2 returns of 2025-12 to begin, 1 there already, 2 skipped\n');
		expect(existsSync(returns.file('amber/2025-12.return'))).toBe(false);

		const { code, stdout, stderr } = await run(['roll', '.', '--month', '2025-12'], at);
		expect([code, stderr]).toEqual([1, '']);
		expect(stdout.split('\n')).toEqual([
			'08001 Amber Limited: amber/2025-12.return, from amber/2025-11.return',
			'08002 Beryl Limited: beryl/beryl_2025_12.return, from beryl/beryl_2025_11-resubmission.return',
			'08005 Ebony Limited: there already, ebony/ebony-2025-12.return',
			'skipped 08003 Coral Limited: coral/coral-2025-11.return: it has 1 error; line 10: closing issued is 90 too high: 1,000,090, should be 1,000,000',
			'skipped 08004 Dune Limited: there is no return of 2025-11; the newest is of 2025-10',
			'2 returns of 2025-12 begun, 1 there already, 2 skipped',
			'',
		]);
		expect(readFileSync(returns.file('beryl/beryl_2025_12.return'), 'utf8')).toMatch(/opening +7 /);
		expect(readFileSync(returns.file('ebony/ebony-2025-12.return'), 'utf8')).toBe(desk['ebony/ebony-2025-12.return']);
		expect((await run(['roll', '.', '--month', '2025-12'], at)).stdout).toContain('0 returns of 2025-12 begun, 3 there already');
	});

	test('into one folder; two issuers whose files would be called the same are not one', async () => {
		const returns = folder({
			'a/2025-11.return': issuer('Amber', '08001'),
			'b/2025-11.return': issuer('Beryl', '08002'),
			'out/note.txt': 'mine',
		});
		const { code, stdout, stderr } = await run(['roll', 'a', 'b', '--month', '2025-12', '-o', 'out'], { cwd: returns.path });
		expect([code, stderr]).toEqual([2, 'cannot write out/2025-12.return: another issuer’s return is called so\n']);
		expect(stdout).toContain('1 return of 2025-12 begun');
	});

	test('says how it is used', async () => {
		const { path: cwd } = folder(desk);
		for (const args of [
			['--month', '2025-12'],
			['--month', 'soon', '.'],
			['--dry-run', 'amber/2025-11.return'],
			['--month', '2025-12', '--force', '.'],
		]) {
			expect(await run(['roll', ...args], { cwd })).toMatchObject({ code: 2, stdout: '' });
		}
	});

	test('where the folder says the month, a file is called as its neighbour is', async () => {
		const returns = folder({
			'2025/11/amber.return': issuer('Amber', '08001'),
			'Nov 2025/beryl/return.return': issuer('Beryl', '08002'),
			'2025/coral-11.return': issuer('Coral', '08003'),
			'2025/12/dune.return': '# mine\n',
			'2025/11/dune.return': issuer('Dune', '08004'),
			'ebony/ebony.return': issuer('Ebony', '08005'),
		});
		const at = { cwd: returns.path };
		const { code, stdout, stderr } = await run(['roll', '.', '--month', '2025-12'], at);
		expect(stdout.split('\n').slice(0, 4)).toEqual([
			'08001 Amber Limited: 2025/12/amber.return, from 2025/11/amber.return',
			'08002 Beryl Limited: Dec 2025/beryl/return.return, from Nov 2025/beryl/return.return',
			'08003 Coral Limited: 2025/coral-12.return, from 2025/coral-11.return',
			'08005 Ebony Limited: ebony/ebony-limited-2025-12.return, from ebony/ebony.return',
		]);
		expect([code, stderr]).toEqual([2, expect.stringContaining('cannot write 2025/12/dune.return: it is there already')]);
		expect(readFileSync(returns.file('2025/12/dune.return'), 'utf8')).toBe('# mine\n');

		const one = await run(['roll', '2025/11/amber.return', '-o', 'elsewhere/'], at);
		expect(one.stdout).toBe('elsewhere/amber-limited-2025-12.return: written\n');
		const here = await run(['roll', '2025/11/amber.return', '--force', '-o', '2025/12/'], at);
		expect(here.stdout).toBe('2025/12/amber.return: written\n');
	});
});

describe('roll --resubmission', () => {
	test('begins a resubmission beside its original, which fails nothing any longer and stays as it was', async () => {
		const original = issuer('Amber', '08001', broken).replace('    closing', '    # a remark of our own\n    closing');
		const returns = folder({ '2025-11.return': original });
		const at = { cwd: returns.path };
		expect((await run(['check', '.'], at)).code).toBe(1);
		expect(await run(['roll', '--resubmission', '2025-11.return'], at)).toMatchObject({
			stdout: '2025-11-resubmission.return: written\n',
		});
		const begun = readFileSync(returns.file('2025-11-resubmission.return'), 'utf8');
		expect(begun).toBe(original.replace('submitted 2 December 2025', 'status     "Resubmission"'));
		expect(readFileSync(returns.file('2025-11.return'), 'utf8')).toBe(original);

		returns.write('2025-11-resubmission.return', begun.replace('1,000,090', '1,000,000'));
		const { code, stdout } = await run(['check', '.'], at);
		expect([code, stdout.match(/replaces this return/g)?.length]).toEqual([0, 1]);

		const again = await run(['roll', '--resubmission', '2025-11.return'], at);
		expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('2025-11-resubmission.return replaces this return')]);
		expect((await run(['roll', '--month', '2025-12', '.'], at)).stdout).toContain('from 2025-11-resubmission.return');
	});

	test('of a resubmission is the second', async () => {
		const returns = folder({ 'a-resubmission.return': issuer('Amber', '08001', resubmitted) });
		const { stdout } = await run(['roll', '--resubmission', 'a-resubmission.return'], { cwd: returns.path });
		expect(stdout).toBe('a-resubmission-2.return: written\n');
	});

	test('writes over nothing', async () => {
		const returns = folder({ 'a.return': issuer('Amber', '08001'), 'a-resubmission.return': '# mine\n' });
		const { code, stderr } = await run(['roll', '--resubmission', 'a.return'], { cwd: returns.path });
		expect([code, stderr]).toEqual([2, expect.stringContaining('it is there already')]);
		expect(readFileSync(returns.file('a-resubmission.return'), 'utf8')).toBe('# mine\n');
	});
});
