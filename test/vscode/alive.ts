import type * as vscode from 'vscode';
import { says } from './recorded.js';
import { explained, finding } from './support.js';

const beat = globalThis.setInterval;

/** The watch on the server beats every five seconds; a test has no need to be as patient. */
export function hurry(): void {
	const quick = (run: () => void, delay: number) => beat(run, delay === 5_000 ? 1_000 : delay);
	globalThis.setInterval = quick as typeof beat;
}

export function takeTime(): void {
	globalThis.setInterval = beat;
}

/** The server answers, and what it finds in `broken.return` is shown. */
export async function works(document: vscode.TextDocument): Promise<void> {
	await explained(document, 'Note 2');
	await finding(document, 'options-closing');
	await says('return', '1 sum does not add up');
}
