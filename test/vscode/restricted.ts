import { runSuite } from './runner.js';

/** In a folder that nobody has said they trust. */
export function run(): Promise<void> {
	return runSuite(async () => {
		await import('./restricted.test.js');
		await import('./preview.test.js');
	});
}
