import { relative } from 'node:path';

/** What VS Code calls in its extension host. Its last words are the suite's closing line: without them nothing is believed. */
export async function run(): Promise<void> {
	const { default: Mocha } = await import('mocha');
	const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, slow: 2_000, color: true, reporter: 'spec' });
	mocha.suite.emit('pre-require', globalThis, relative('.', __filename), mocha);
	await import('./extension.test.js');
	await import('./process.test.js');
	const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
		const runner = mocha.run((failures) => resolve({ passed: runner.stats?.passes ?? 0, failed: failures }));
	});
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0) throw new Error(`${failed} tests failed`);
}
