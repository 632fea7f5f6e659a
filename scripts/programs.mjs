/**
 * A program beside the server and the command line, loaded when it is first needed. One script serves every host: Node requires it
 * (the folder's package.json says CommonJS), and a worker of a browser, which has no modules to share, imports it and finds it under
 * `monthlyReturn`.
 * @param {string} name
 * @param {string} entry
 * @returns {import('esbuild').BuildOptions}
 */
export function program(name, entry) {
	return {
		entryPoints: { [name]: entry },
		platform: 'browser',
		format: 'iife',
		globalName: 'program',
		footer: {
			js: `if (typeof module === 'object') module.exports = program; else (self.monthlyReturn ??= {}).${name} = program;`,
		},
	};
}

/** The package.json of a folder of such scripts. */
export const programsManifest = JSON.stringify({ type: 'commonjs' });
