import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { kingsoft } from '../lsp/support/returns.js';
import { commandLine } from './support/cli.js';

const run = commandLine();
const { folder } = harness();
/** The return with every cell that follows from others; what its issuer left blank is 0. */
let full = '';
beforeAll(async () => {
	const returns = folder({ 'a.return': kingsoft });
	await run(['compute', '.'], { cwd: returns.path });
	full = readFileSync(returns.file('a.return'), 'utf8');
});

/** The same without a closing balance and a total, which follow. */
const bare = () =>
	full
		.replace('    closing  3,805,284,801 + 0 = 3,805,284,801\n', '')
		.replace('opening  3,805,284,801 + 0 = 3,805,284,801', 'opening  3,805,284,801 + 0');

test('the form’s blanks are filled', () => {
	expect(full).not.toBe(kingsoft);
	expect(
		full
			.split('\n')
			.filter((line) => !kingsoft.includes(line))
			.every((line) => /\b0\b/.test(line)),
	).toBe(true);
});

test('writes what is left out and follows from the rest', async () => {
	const returns = folder({ 'bare.return': bare(), 'full.return': full });
	const { code, stdout, stderr } = await run(['compute', 'bare.return', 'full.return'], { cwd: returns.path });
	expect([code, stderr]).toEqual([0, '']);
	expect(stdout).toMatch(
		/^bare\.return: 4 figures written\n {2}closing issued of ORD in section II: 3,805,284,801\n[\s\S]*full\.return: nothing to write\n$/,
	);
	expect(readFileSync(returns.file('bare.return'), 'utf8')).toContain('closing  3,805,284,801 + 0 = 3,805,284,801');
	expect(readFileSync(returns.file('full.return'), 'utf8')).toBe(full);
	expect(readdirSync(returns.path).sort()).toEqual(['bare.return', 'full.return']);
	expect((await run(['compute', '.'], { cwd: returns.path })).stdout).not.toContain('written');
	expect(await run(['check', 'bare.return'], { cwd: returns.path })).toMatchObject({ code: 0 });
});

test('--check writes nothing, and exits with 1 when something would be written', async () => {
	const returns = folder({ 'bare.return': bare(), 'full.return': full });
	const { code, stdout } = await run(['compute', '--check', '.'], { cwd: returns.path });
	expect(code).toBe(1);
	expect(stdout).toMatch(/^bare\.return: 4 figures to write\n/);
	expect(readFileSync(returns.file('bare.return'), 'utf8')).toBe(bare());
	expect(await run(['compute', '--check', 'full.return'], { cwd: returns.path })).toMatchObject({ code: 0 });
});

test('what it writes into a return in its layout is in its layout', async () => {
	const returns = folder({ 'a.return': full });
	await run(['format', '.'], { cwd: returns.path });
	const laidOut = readFileSync(returns.file('a.return'), 'utf8');
	const returns2 = folder({ 'b.return': laidOut.replace(/ {4}closing {2}3,805.*\n/, '').replace(/ {6}closing .*\n/g, '') });
	expect((await run(['compute', '.'], { cwd: returns2.path })).stdout).toContain('written');
	expect(await run(['format', '--check', '.'], { cwd: returns2.path })).toMatchObject({ code: 0 });
});

test('leaves wrong figures as they are and lists them; --change changes them', async () => {
	const wrong = full.replace('closing  3,805,284,801 + 0 = 3,805,284,801', 'closing  3,805,284,801 + 0 = 3,805,284,802');
	const returns = folder({ 'a.return': wrong });
	expect(await run(['compute', '.'], { cwd: returns.path })).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(
			/^a\.return: nothing to write\n {2}1 written figure does not add up[\s\S]*3,805,284,802 and comes to 3,805,284,801/,
		),
	});
	expect(readFileSync(returns.file('a.return'), 'utf8')).toBe(wrong);
	expect(await run(['compute', '--change', '--check', '.'], { cwd: returns.path })).toMatchObject({ code: 1 });
	expect(readFileSync(returns.file('a.return'), 'utf8')).toBe(wrong);
	expect((await run(['compute', '--change', '.'], { cwd: returns.path })).stdout).toContain(
		': 3,805,284,801, was 3,805,284,802\n',
	);
	expect(readFileSync(returns.file('a.return'), 'utf8')).toBe(full);
});

test('keeps the byte order mark, line ends, rights and links', async () => {
	const windows = `\ufeff${bare().replaceAll('\n', '\r\n')}`;
	const returns = folder({ 'real/a.return': windows });
	chmodSync(returns.file('real/a.return'), 0o640);
	mkdirSync(returns.file('linked'));
	symlinkSync('../real/a.return', returns.file('linked/a.return'));
	expect(await run(['compute', 'linked/a.return'], { cwd: returns.path })).toMatchObject({ code: 0 });
	const written = readFileSync(returns.file('real/a.return'), 'utf8');
	expect(written.startsWith('\ufeffreturn') || written.startsWith('\ufeff#')).toBe(true);
	expect(written).toContain('closing  3,805,284,801 + 0 = 3,805,284,801\r\n');
	expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	expect(statSync(returns.file('real/a.return')).mode & 0o777).toBe(0o640);
	expect(lstatSync(returns.file('linked/a.return')).isSymbolicLink()).toBe(true);
});

test('what cannot be read is said, and the rest is done', async () => {
	const returns = folder({ 'bare.return': bare(), 'latin.return': new Uint8Array([0xe9]) });
	const { code, stdout, stderr } = await run(['compute', '.', 'missing'], { cwd: returns.path });
	expect(code).toBe(2);
	expect(stdout).toContain('bare.return: ');
	expect(stderr).toContain('cannot read latin.return: not UTF-8');
	expect(stderr).toContain('cannot read missing: no such file or folder');
	expect(readFileSync(returns.file('bare.return'), 'utf8')).not.toBe(bare());
});

test.skipIf(process.getuid?.() === 0)('what cannot be written is said', async () => {
	const returns = folder({ 'bare.return': bare() });
	chmodSync(returns.file('bare.return'), 0o444);
	expect(await run(['compute', '.'], { cwd: returns.path })).toMatchObject({
		code: 2,
		stderr: 'cannot write bare.return: permission denied\n',
	});
});
