import { runSuite } from './runner.js';

/** In a workspace of several folders. */
export function run(): Promise<void> {
	return runSuite(() => import('../vscode/folders.test.js'));
}
