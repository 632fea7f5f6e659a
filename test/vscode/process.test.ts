import { type ChildProcess, execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { hurry, takeTime, works } from './alive.js';
import { assert } from './assert.js';
import { listening } from './prompts.js';
import { history, item, says } from './recorded.js';
import { finding, found, hovers, open, until, untitled } from './support.js';

/** The language servers that this extension host has started. */
function servers(): number[] {
	const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
	return processes
		.map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [])
		.filter(([, , parent, command]) => Number(parent) === process.pid && command?.includes('dist/server.js'))
		.map(([, pid]) => Number(pid));
}

function signal(name: NodeJS.Signals): number {
	const [server] = servers();
	assert.ok(server, 'no server runs');
	process.kill(server, name);
	return server;
}

/** What the extension holds of its server. */
function child(): ChildProcess {
	const handles: unknown[] = (process as unknown as { _getActiveHandles(): unknown[] })._getActiveHandles();
	const [pid] = servers();
	const found = handles.find((one): one is ChildProcess => (one as ChildProcess).pid === pid && 'send' in (one as object));
	assert.ok(found, 'no server runs');
	return found;
}

const another = (than: number) => until('another server', servers, ([pid]) => pid !== undefined && pid !== than);

describe('The server as a process', () => {
	let document: vscode.TextDocument;

	before(function () {
		if (process.platform === 'win32') this.skip();
		hurry();
	});
	after(takeTime);
	beforeEach(async () => {
		document = await open('broken.return');
		await finding(document, 'options-closing');
	});

	it('is started again where it died, which is said once', async () => {
		const said = await listening(async (said) => {
			for (let time = 0; time < 2; time++) {
				await another(signal('SIGKILL'));
				await works(document);
			}
			said[0]?.press(undefined);
		});
		assert.deepEqual(
			said.map(({ kind, message, buttons }) => [kind, message, buttons]),
			[['warning', 'The Monthly Return server stopped unexpectedly and was started again.', ['Show Output']]],
		);
		assert.ok(history('return').includes('Starting … (busy)'));
	});

	it('is started again though it was spoken to as it died', async () => {
		const dying = child();
		const sent: unknown[] = [];
		// Nothing that is sent arrives any more, and that it ends is not heard of yet.
		dying.send = (message: unknown, ...more: unknown[]) => {
			sent.push(message);
			const told = more.at(-1);
			if (typeof told === 'function') told(new Error('The channel is broken.'));
			return false;
		};
		const asked = Array.from({ length: 5 }, () => hovers(document, 'Note 2'));
		await until('the questions', () => sent.length >= asked.length);
		await another(signal('SIGKILL'));
		await Promise.all(asked);
		await works(document);
	});

	it('is started again by its command though it hangs', async () => {
		const said = await listening(async () => {
			const hung = signal('SIGSTOP');
			await vscode.commands.executeCommand('monthlyReturn.restartServer');
			await another(hung);
			assert.equal(servers().includes(hung), false);
			await works(document);
		});
		assert.deepEqual(said, []);
	});

	it('is ended where it hangs, and started again', async () => {
		const hung = signal('SIGSTOP');
		await untitled('return FF301\n');
		await says('return', 'Reading …');
		assert.equal(item('return').busy, true);
		const asked = hovers(document, 'Note 2');
		await another(hung);
		await asked;
		await open('broken.return');
		await works(document);
	});

	it('stays off where it keeps dying, says so, and starts by the button', async () => {
		const message = 'The Monthly Return server stopped 5 times in 3 minutes and stays off.';
		await listening(async (said) => {
			const off = () => said.find((one) => one.message === message);
			for (let died = 0; !off(); died++) {
				assert.ok(died < 5, 'it died five times');
				const server = signal('SIGKILL');
				await until('another, or none', () => off() || servers().some((pid) => pid !== server));
			}
			const { kind, buttons, press } = off() ?? { press() {} };
			assert.equal(kind, 'error');
			assert.deepEqual(buttons, ['Restart', 'Show Output']);

			await says('return', 'The server does not run');
			assert.equal(item('return').severity, vscode.LanguageStatusSeverity.Error);
			assert.equal(item('return').command?.command, 'monthlyReturn.restartServer');
			assert.deepEqual(servers(), []);
			// Commands say what is the matter, rather than nothing.
			await vscode.commands.executeCommand('monthlyReturn.rollForward', document.uri);
			await until('the reason', () => said.some((one) => one.kind === 'error' && one !== off()));

			press('Restart');
			await works(document);
			assert.ok(found(document.uri, 'options-closing').length > 0);
		});
	});
});
