import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import * as types from 'vscode-languageserver-types';
import { targets } from '../../esbuild.mjs';

/** What is loaded before the first finding stands, in KB of 1,000 bytes: an editor waits for it. */
const most: Readonly<Record<string, { readonly files: readonly string[]; readonly size: number }>> = {
	'the server, what starts it': { files: ['dist/server.js', 'dist/server/chunk.js'], size: 700 },
	// Four forms are in it: FF301, FF304, FF305 and Form 6-K.
	'the server in the browser': { files: ['dist/web/server.js'], size: 700 },
	// Started anew for each command, with every command in it.
	'the command line': { files: ['dist/cli.js'], size: 925 },
	'the client': { files: ['dist/client.cjs'], size: 500 },
};

it.each(Object.entries(most))('%s is small', async (_, { files, size }) => {
	const [first = ''] = files;
	const target =
		targets.find(({ outfile }) => outfile === first) ??
		targets.find(({ outdir, entryPoints }) => outdir === dirname(first) && basename(first, '.js') in (entryPoints ?? {}));
	const { outputFiles } = await build({ ...target, write: false, logLevel: 'silent' });
	const sizes = files.map((file) => outputFiles.find(({ path }) => path.endsWith(file))?.contents.length);
	expect(sizes).not.toContain(undefined);
	expect(sizes.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 1000).toBeLessThan(size);
});

/** The library of the protocol hands them on, but not in the browser's bundle (scripts/leanServer.mjs). */
it('the types of the protocol that are values are imported from where they are', () => {
	const wrong: string[] = [];
	for (const entry of readdirSync('server/src', { recursive: true, withFileTypes: true })) {
		if (!entry.name.endsWith('.ts')) continue;
		const path = join(entry.parentPath, entry.name);
		for (const [, names = ''] of readFileSync(path, 'utf8').matchAll(
			/^import \{([^}]*)\} from 'vscode-languageserver(?:\/\w+)?'/gm,
		)) {
			for (const name of names.split(',').map((one) => one.trim())) {
				if (Object.hasOwn(types, name)) wrong.push(`${path}: ${name}`);
			}
		}
	}
	expect(wrong).toEqual([]);
});
