import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { harness } from '../lsp/support/harness.js';
import { smallReturn } from '../support/small.js';

const { folder, bundle } = harness();
const children: ReturnType<typeof spawn>[] = [];
afterEach(() => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
});

const wrong = smallReturn({ II: '    opening 1,000,000\n    closing 1,000,090' });

/** The command with what it says, which can be waited for. */
function start(args: readonly string[], cwd: string) {
	const child = spawn(process.execPath, [bundle().cli, ...args], { cwd, env: { ...process.env, LC_ALL: 'C', NO_COLOR: '1' } });
	children.push(child);
	let said = '';
	child.stdout.on('data', (chunk) => (said += chunk));
	child.stderr.on('data', (chunk) => (said += chunk));
	return {
		async until(what: string, after = 0): Promise<number> {
			const end = Date.now() + 30_000;
			while (Date.now() < end) {
				const at = said.indexOf(what, after);
				if (at >= 0) return at + what.length;
				await new Promise((resolve) => setTimeout(resolve, 25));
			}
			throw new Error(`not said: ${what}\n${said}`);
		},
		ended: new Promise<number | null>((resolve) => child.on('close', resolve)),
		interrupt: () => child.kill('SIGINT'),
		all: () => said,
	};
}

test('check --watch checks again whenever a return or the configuration changes, and ends with the last exit code', async () => {
	const returns = folder({ 'a/x.return': smallReturn({}) });
	const watching = start(['check', '.', '--watch'], returns.path);
	let at = await watching.until('watching');
	returns.write('a/x.return', wrong);
	at = await watching.until('x.return changed', at);
	at = await watching.until('issued-closing', at);
	at = await watching.until('1 error', at);
	// What is no return is not waited for; another that comes is.
	returns.write('a/notes.txt', 'x');
	returns.write('a/y.return', 'what\n');
	at = await watching.until('2 files', at);
	returns.write('monthly-return.json', '{"severities": {"dedline": "off"}}');
	at = await watching.until("there is no check 'dedline'", at);
	returns.write('monthly-return.json', '{}');
	await watching.until('2 files', at);
	watching.interrupt();
	expect(await watching.ended).toBe(1);
});

test('of a file alone, which an editor replaces', async () => {
	const returns = folder({ 'x.return': smallReturn({}) });
	const watching = start(['check', 'x.return', '--watch'], returns.path);
	const at = await watching.until('watching');
	returns.write('x.return', wrong);
	await watching.until('1 error', at);
	watching.interrupt();
	expect(await watching.ended).toBe(1);
});

test('goes not with what writes', async () => {
	const returns = folder({ 'x.return': smallReturn({}) });
	const watching = start(['check', 'x.return', '--watch', '--fix'], returns.path);
	await watching.until('--watch goes neither with --fix');
	expect(await watching.ended).toBe(2);
});

describe.skipIf(process.platform === 'win32')('whatever comes and goes while it is watched', () => {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s*::|##\[/m;

	test('names that would command a terminal or a log do not', async () => {
		const returns = folder({ 'a.return': smallReturn({}) });
		const watching = start(['check', '.', '--watch'], returns.path);
		let at = await watching.until('watching');
		for (const name of [
			'a\n::error title=forged::x.return',
			'##[error]x.return',
			'a\u001b[2J\u009b31m\u202ex.return',
			'a\r::error::b.return',
		]) {
			writeFileSync(join(returns.path, name), 'what\n');
			at = await watching.until('changed', at);
			at = await watching.until('1 error', at);
			rmSync(join(returns.path, name));
			at = await watching.until('changed', at);
			at = await watching.until('1 file', at);
		}
		watching.interrupt();
		await watching.ended;
		expect(watching.all()).not.toMatch(obeyed);
	});

	test('files and folders that vanish, come back, and become pipes and links are checked as what they are', async () => {
		const returns = folder({ 'in/a.return': smallReturn({}), 'in/b.return': wrong });
		const here = (name: string) => join(returns.path, name);
		const elsewhere = folder({ 'secret.return': 'SECRET\n' });
		const watching = start(['check', '.', '--watch'], returns.path);
		let at = await watching.until('watching');
		const then = async (said: string) => {
			at = await watching.until('changed', at);
			at = await watching.until(said, at);
		};
		rmSync(here('in/b.return'));
		await then('1 file');
		execFileSync('mkfifo', [here('in/b.return')]);
		await then('1 file');
		rmSync(here('in/b.return'));
		symlinkSync(join(elsewhere.path, 'secret.return'), here('in/b.return'));
		await then('a link that leads out of the folder');
		rmSync(here('in/b.return'));
		symlinkSync('b.return', here('in/b.return'));
		await then('b.return');
		rmSync(here('in'), { recursive: true });
		await then('no .return file');
		// Links that lead around, and much that comes and goes within a moment.
		mkdirSync(here('in'));
		symlinkSync('../in', here('in/up.return'));
		for (let index = 0; index < 300; index++) {
			mkdirSync(here(`in/${index % 7}/deep`), { recursive: true });
			writeFileSync(here(`in/${index % 7}/deep/${index}.return`), 'x');
			rmSync(here(`in/${index % 7}`), { recursive: true });
		}
		writeFileSync(here('in/z.return'), wrong);
		await then('z.return');
		at = await watching.until('1 error', at);
		writeFileSync(here('in/z.return'), smallReturn({}));
		await then('nothing found');
		watching.interrupt();
		expect(await watching.ended).toBe(0);
		expect(watching.all()).not.toContain('SECRET');
		expect(watching.all()).not.toMatch(/^\s+at .*:\d+/m);
	});

	test('a file alone, which becomes a pipe, and its folder, which goes', async () => {
		const returns = folder({ 'in/x.return': wrong });
		const watching = start(['check', 'in/x.return', '--watch'], returns.path);
		let at = await watching.until('watching');
		rmSync(join(returns.path, 'in/x.return'));
		at = await watching.until('no such file', at);
		execFileSync('mkfifo', [join(returns.path, 'in/x.return')]);
		at = await watching.until('a pipe that nobody writes into', at);
		rmSync(join(returns.path, 'in/x.return'));
		writeFileSync(join(returns.path, 'in/x.return'), wrong);
		at = await watching.until('1 error', at);
		// A folder that goes is told of, and one that comes in its place is watched.
		rmSync(join(returns.path, 'in'), { recursive: true });
		at = await watching.until('no such file', at);
		returns.write('in/x.return', smallReturn({}));
		at = await watching.until('nothing found', at);
		returns.write('in/x.return', wrong);
		await watching.until('1 error', at);
		watching.interrupt();
		expect(await watching.ended).toBe(1);
	});

	test('the folder itself, which goes and comes back', async () => {
		const returns = folder({ 'in/x.return': smallReturn({}) });
		const watching = start(['check', 'in', '--watch'], returns.path);
		let at = await watching.until('watching');
		rmSync(join(returns.path, 'in'), { recursive: true });
		at = await watching.until('no such file', at);
		returns.write('in/deep/x.return', wrong);
		at = await watching.until('1 error', at);
		rmSync(join(returns.path, 'in'), { recursive: true });
		await watching.until('no such file', at);
		watching.interrupt();
		expect(await watching.ended).toBe(2);
	});
});
