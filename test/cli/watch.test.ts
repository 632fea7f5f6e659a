import { spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
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
