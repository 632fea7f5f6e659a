import type { ExtensionContext } from 'vscode';

export { deactivate } from './client.js';

/** One script is the extension in both hosts: in a page's worker, and on Node, where alone there is Node to load. */
export async function activate(context: ExtensionContext): Promise<void> {
	const inPage = 'importScripts' in globalThis;
	const host = inPage ? await import('./browser.js') : await import('./node.js');
	await host.activate(context);
}
