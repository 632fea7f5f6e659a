import { leanPdfjs } from './leanPdfjs.mjs';
import { pdfLibraries } from './pdfLibraries.mjs';

/** The libraries' parts that each has no use for are left out. */
const pluginsOf = { import: [leanPdfjs], pdf: [pdfLibraries] };

/**
 * The scripts of the jobs. One serves every host: a worker of a browser, which takes classic scripts, and one of Node, to which the
 * folder's package.json says that it is CommonJS.
 * @returns {import('esbuild').BuildOptions[]}
 */
export function jobs() {
	return Object.entries(pluginsOf).map(([name, plugins]) => ({
		entryPoints: { [name]: `server/src/jobs/${name}.ts` },
		platform: 'browser',
		format: 'iife',
		target: ['chrome120', 'node20'],
		mainFields: ['browser', 'module', 'main'],
		conditions: ['browser'],
		external: ['node:worker_threads'],
		plugins,
	}));
}
