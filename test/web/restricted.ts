import { runSuite } from './runner.js';

/** In a folder that nobody has said they trust. */
export function run(): Promise<void> {
	return runSuite(async () => {
		await import('../vscode/restricted.test.js');
		await import('../vscode/preview.test.js');
	});
}
