import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds fault with in the page of an element. */
export function faultsIn(locator) {
	return locator.evaluate(async (_, source) => {
		globalThis.axe ?? new Function(source)();
		const { violations } = await globalThis.axe.run(document.body, { resultTypes: ['violations'], preload: false });
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	}, source);
}

/** Of VS Code, with the class that a webview's body has in each. */
export const themes = [
	['light', 'Default Light Modern', 'vscode-light'],
	['dark', 'Default Dark Modern', 'vscode-dark'],
	['high-contrast', 'Default High Contrast', 'vscode-high-contrast:not(.vscode-high-contrast-light)'],
	['high-contrast-light', 'Default High Contrast Light', 'vscode-high-contrast-light'],
];
