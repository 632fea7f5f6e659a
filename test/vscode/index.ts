import { runSuite } from './runner.js';

/** What VS Code calls in its extension host. */
export function run(): Promise<void> {
	return runSuite(async () => {
		await import('./extension.test.js');
		await import('./preview.test.js');
		await import('./paste.test.js');
		await import('./importExport.test.js');
		await import('./documents.test.js');
		await import('./status.test.js');
		await import('./writing.test.js');
		await import('./newReturn.test.js');
		await import('./reports.test.js');
		await import('./returns.test.js');
		await import('./desk.test.js');
		await import('./git.test.js');
		await import('./settings.test.js');
		await import('./process.test.js');
		await import('./hostile.test.js');
	});
}
