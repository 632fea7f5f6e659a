import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { copyBeside, targets } from '../../esbuild.mjs';
import { jobs } from '../../scripts/jobs.mjs';

export const root = resolve(import.meta.dirname, '../..');

export interface Bundles {
	readonly server: string;
	readonly cli: string;
	dispose(): void;
}

/** Bundles the server, the command line and what they load later as they are shipped, with the documentation and the translations beside them. */
export async function bundles(): Promise<Bundles> {
	const folder = mkdtempSync(join(tmpdir(), 'monthly-return-'));
	const wanted = targets.filter(({ entryPoints }) =>
		Object.values(entryPoints ?? {}).every((entry) => /^server\/src\/(?!browser\.)/.test(String(entry))),
	);
	await Promise.all(
		wanted.map(({ outfile, outdir, ...target }) =>
			build({
				...target,
				...(outfile && { outfile: join(folder, outfile) }),
				...(outdir && { outdir: join(folder, outdir) }),
				absWorkingDir: root,
				minify: false,
				logLevel: 'error',
			}),
		),
	);
	// What makes the PDF, by itself: the job has it in a worker.
	const job = jobs().find(({ entryPoints }) => 'pdf' in (entryPoints ?? {}));
	await build({
		...job,
		entryPoints: [join(root, 'server/src/render/pdf.ts')],
		outfile: join(folder, 'dist/pdf.js'),
		bundle: true,
		format: 'esm',
		logLevel: 'error',
	});
	copyBeside(join(folder, 'dist'));
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	symlinkSync(join(root, 'docs'), join(folder, 'docs'));
	symlinkSync(join(root, 'l10n'), join(folder, 'l10n'));
	return {
		server: join(folder, 'dist/server.js'),
		cli: join(folder, 'dist/cli.js'),
		dispose: () => rmSync(folder, { recursive: true, force: true }),
	};
}
