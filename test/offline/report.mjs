import { Missing } from './setup.mjs';

/**
 * Adds up what the runs of a suite report, prints the closing line that `npm test` reads, and ends the process. A machine that lacks
 * what they stand on skips them.
 * @param {() => AsyncIterable<{ passed: number, failed: number, skipped?: number }>} runs
 */
export async function report(runs) {
	let passed = 0;
	let failed = 0;
	let skipped = 0;
	try {
		for await (const result of runs()) {
			passed += result.passed;
			failed += result.failed;
			skipped += result.skipped ?? 0;
		}
		console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
	} catch (error) {
		if (!(error instanceof Missing)) throw error;
		console.log(`skipped: ${error.message}\n0 passed, 0 failed, 1 skipped`);
	}
	process.exit(failed === 0 ? 0 : 1);
}
