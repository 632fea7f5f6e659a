import { runSuite } from './runner.js';

/** In a VS Code whose display language is Chinese. */
export function run(): Promise<void> {
	return runSuite(() => import('../vscode/chinese.test.js'));
}
