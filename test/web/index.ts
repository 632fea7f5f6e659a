import { runSuite } from './runner.js';

/** What VS Code calls in its web extension host. */
export function run(): Promise<void> {
	return runSuite(() => import('../vscode/extension.test.js'));
}
