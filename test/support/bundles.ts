import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { pdfLibraries } from '../../scripts/pdfLibraries.mjs';
import { program, programsManifest } from '../../scripts/programs.mjs';

export const root = resolve(import.meta.dirname, '../..');

export interface Bundles {
	readonly server: string;
	readonly cli: string;
	dispose(): void;
}

/** Bundles the server, the command line and what they load later as esbuild.mjs does, from the sources as they stand, with the documentation and the translations beside them. */
export async function bundles(): Promise<Bundles> {
	const folder = mkdtempSync(join(tmpdir(), 'monthly-return-'));
	const require = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
	const common: BuildOptions = {
		bundle: true,
		target: 'node20',
		mainFields: ['module', 'main'],
		define: { __DEV__: 'false' },
		logLevel: 'error',
	};
	await build({
		...common,
		entryPoints: {
			server: join(root, 'server/src/node.ts'),
			cli: join(root, 'server/src/cli.ts'),
			import: join(root, 'server/src/import/index.ts'),
		},
		outdir: join(folder, 'dist'),
		platform: 'node',
		format: 'esm',
		banner: { js: require },
	});
	const programs = join(folder, 'dist/programs');
	await build({ ...common, ...program('render', join(root, 'server/src/render/index.ts')), outdir: programs });
	writeFileSync(join(programs, 'package.json'), programsManifest);
	await build({
		entryPoints: { pdf: join(root, 'server/src/render/pdf.ts') },
		plugins: [pdfLibraries],
		outdir: join(folder, 'dist'),
		bundle: true,
		platform: 'browser',
		target: 'chrome120',
		format: 'esm',
		mainFields: ['browser', 'module', 'main'],
		logLevel: 'error',
	});
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	symlinkSync(join(root, 'docs'), join(folder, 'docs'));
	symlinkSync(join(root, 'l10n'), join(folder, 'l10n'));
	return {
		server: join(folder, 'dist/server.js'),
		cli: join(folder, 'dist/cli.js'),
		dispose: () => rmSync(folder, { recursive: true, force: true }),
	};
}
