import { relative } from 'node:path';

/** Runs what is loaded. Its last words are the suite's closing line: without them nothing is believed. */
export async function runSuite(load: () => Promise<unknown>): Promise<void> {
	const { default: Mocha } = await import('mocha');
	const mocha = new Mocha({ ui: 'bdd', timeout: 180_000, slow: 2_000, color: true, reporter: 'spec' });
	mocha.suite.emit('pre-require', globalThis, relative('.', __filename), mocha);
	await load();
	const { passed, failed } = await new Promise<{ passed: number; failed: number }>((resolve) => {
		const runner = mocha.run((failures) => resolve({ passed: runner.stats?.passes ?? 0, failed: failures }));
	});
	console.log(`${passed} passed, ${failed} failed`);
	if (failed > 0) throw new Error(`${failed} tests failed`);
}
