import * as vscode from 'vscode';
import { hurry, takeTime, works } from '../vscode/alive.js';
import { assert } from '../vscode/assert.js';
import { listening } from '../vscode/prompts.js';
import { item, says } from '../vscode/recorded.js';
import { finding, hovers, open, until, untitled } from '../vscode/support.js';

interface Port {
	postMessage(message: unknown): void;
	dispatchEvent(event: unknown): boolean;
}
/** The compiler knows Node's names, not a worker's. */
const host = globalThis as unknown as {
	Worker: new (url: string) => Port;
	Event: new (type: string) => object;
};

const workers: Recorded[] = [];

/** A worker that can be made to hang: what is sent to it is not taken any more. */
class Recorded extends host.Worker {
	hangs = false;

	constructor(url: string) {
		super(url);
		// Not a method of this class: VS Code's own constructor may hand over an object that knows nothing of it.
		const post = this.postMessage.bind(this);
		this.postMessage = (message) => {
			if (!this.hangs) post(message);
		};
		// Not those of a job.
		if (/server\.js$/.test(url)) workers.push(this);
	}
}
// Before the extension wakes.
host.Worker = Recorded;

describe('The server as a worker', () => {
	let document: vscode.TextDocument;
	let worker: Recorded;

	before(hurry);
	after(takeTime);
	beforeEach(async () => {
		document = await open('broken.return');
		await finding(document, 'options-closing');
		const running = workers.at(-1);
		assert.ok(running, 'no worker runs');
		worker = running;
	});

	/** Another has taken its place, answers, and what it finds is shown. */
	async function another(): Promise<void> {
		await until('another worker', () => workers.at(-1) !== worker);
		await works(document);
	}

	it('is started again where it failed, which is said', async () => {
		const said = await listening(async (said) => {
			worker.dispatchEvent(Object.assign(new host.Event('error'), { message: 'it failed' }));
			await another();
			said[0]?.press(undefined);
		});
		assert.deepEqual(
			said.map(({ kind, message }) => [kind, message]),
			[['warning', 'The Monthly Return server stopped unexpectedly and was started again.']],
		);
	});

	it('is started again by its command though it hangs', async () => {
		worker.hangs = true;
		await vscode.commands.executeCommand('monthlyReturn.restartServer');
		await another();
	});

	it('is ended where it hangs, and started again', async () => {
		worker.hangs = true;
		await untitled('return FF301\n');
		await says('return', 'Reading …');
		assert.equal(item('return').busy, true);
		const asked = hovers(document, 'Note 2');
		await until('another worker', () => workers.at(-1) !== worker);
		await asked;
		await open('broken.return');
		await another();
	});
});
