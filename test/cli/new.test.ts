import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();

test('begins the first return of an issuer, and leaves what is there', async () => {
	const returns = folder({ 'a.return': 'mine' });
	const at = { cwd: returns.path };
	const args = ['new', 'Harbour Pilots Limited', '700', '--month', '2026-11'];
	const { code, stdout, stderr } = await run(args, at);
	expect([code, stderr]).toEqual([0, '']);
	expect(stdout).toMatch(/issuer +"Harbour Pilots Limited"\nmonth +30 November 2026\n/);
	expect(stdout).toMatch(/class ORD "Ordinary shares" +listed 00700/);
	expect(await run([...args, '-o', 'new/'], at)).toMatchObject({
		code: 0,
		stdout: 'new/harbour-pilots-limited-2026-11.return: written\n',
	});
	expect(readFileSync(returns.file('new/harbour-pilots-limited-2026-11.return'), 'utf8')).toBe(stdout);
	expect(await run([...args, '-o', 'a.return'], at)).toMatchObject({
		code: 2,
		stderr: 'error: cannot write a.return: it is there already\n',
	});
	expect(readFileSync(returns.file('a.return'), 'utf8')).toBe('mine');
});

test('says how it is used', async () => {
	for (const [args, said] of [
		[['A'], 'new takes an issuer and a stock code'],
		[['A', '700a'], "a stock code has up to five digits, not '700a'"],
		[['A', '700', '--month', '2026'], "--month is a month such as 2026-11, not '2026'"],
	] as const) {
		expect(await run(['new', ...args])).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
	}
});
