import { runSuite } from './runner.js';

/** What VS Code calls in its web extension host. */
export function run(): Promise<void> {
	return runSuite(async () => {
		await import('../vscode/extension.test.js');
		await import('../vscode/preview.test.js');
		await import('../vscode/paste.test.js');
		await import('../vscode/importExport.test.js');
		await import('../vscode/documents.test.js');
		await import('../vscode/status.test.js');
		await import('../vscode/writing.test.js');
		await import('../vscode/newReturn.test.js');
		await import('../vscode/reports.test.js');
		await import('../vscode/returns.test.js');
		await import('../vscode/desk.test.js');
		await import('../vscode/settings.test.js');
		await import('./worker.test.js');
	});
}
