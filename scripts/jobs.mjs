import { leanPdfjs } from './leanPdfjs.mjs';
import { pdfLibraries } from './pdfLibraries.mjs';

/** The libraries' parts that each has no use for are left out. */
const pluginsOf = { import: [leanPdfjs], pdf: [pdfLibraries], sheet: [] };

/**
 * The scripts of the jobs. One serves every host: a worker of a browser, which takes classic scripts, and one of Node in a process of
 * its own, whose script is another; the folder's package.json says that they are CommonJS.
 * @returns {import('esbuild').BuildOptions[]}
 */
export function jobs() {
	/** @type {import('esbuild').BuildOptions} */
	const process = {
		entryPoints: { process: 'server/src/jobs/process.ts' },
		platform: 'node',
		format: 'cjs',
		target: 'node20',
	};
	return [
		...Object.entries(pluginsOf).map(([name, plugins]) => ({
			entryPoints: { [name]: `server/src/jobs/${name}.ts` },
			platform: 'browser',
			format: 'iife',
			target: ['chrome120', 'node20'],
			mainFields: ['browser', 'module', 'main'],
			conditions: ['browser'],
			external: ['node:worker_threads'],
			plugins,
		})),
		process,
	];
}
