import { defineConfig } from 'vitest/config';

export default defineConfig({
	define: { __DEV__: 'true' },
	test: {
		include: ['test/{unit,golden,cases,fuzz,lsp,cli,import,render}/**/*.test.ts'],
		// two processes at most: the suites start servers of their own
		maxWorkers: 2,
		// Ends what hangs. A slow or busy machine is no failure, so no test has a shorter limit of its own.
		testTimeout: 900_000,
		hookTimeout: 900_000,
		setupFiles: ['test/support/fuzzSeed.ts'],
	},
});
