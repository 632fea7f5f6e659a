import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { standardFonts } from '../../scripts/standardFonts.mjs';

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
	await build({
		entryPoints: {
			server: join(root, 'server/src/node.ts'),
			cli: join(root, 'server/src/cli.ts'),
			render: join(root, 'server/src/render/index.ts'),
			pdf: join(root, 'server/src/render/pdf.ts'),
			import: join(root, 'server/src/import/index.ts'),
		},
		plugins: [standardFonts],
		outdir: join(folder, 'dist'),
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'esm',
		mainFields: ['module', 'main'],
		banner: { js: require },
		define: { __DEV__: 'false' },
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
