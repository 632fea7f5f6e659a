import { defineConfig } from 'vitest/config';

export default defineConfig({
	define: { __DEV__: 'true' },
	test: {
		include: ['test/{unit,golden,cases,fuzz,lsp,cli,import,render}/**/*.test.ts'],
		// two processes at most: the suites start servers of their own
		maxWorkers: 2,
		// Whole programs are started and printed here; a slow machine is no failure.
		testTimeout: 60_000,
		hookTimeout: 60_000,
		setupFiles: ['test/support/fuzzSeed.ts'],
	},
});
