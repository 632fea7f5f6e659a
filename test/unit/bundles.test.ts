import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import * as types from 'vscode-languageserver-types';
import { targets } from '../../esbuild.mjs';

/** What is loaded before the first finding stands, in KB of 1,000 bytes: an editor waits for it. */
const most: Readonly<Record<string, { readonly entries: readonly string[]; readonly size: number }>> = {
	'the server': { entries: ['server/src/node.ts'], size: 700 },
	// Four forms are in it: FF301, FF304, FF305 and Form 6-K.
	'the server in the browser': { entries: ['server/src/browser.ts'], size: 600 },
	// Started anew for each command.
	'the command line, for `check`': { entries: ['server/src/cli.ts', 'server/src/cli/check.ts'], size: 620 },
	'the client': { entries: ['client/src/extension.ts'], size: 500 },
};

it.each(Object.entries(most))('%s is small', async (_, { entries, size }) => {
	const target = targets.find(({ entryPoints }) => Object.values(entryPoints ?? {})[0] === entries[0]);
	const { metafile } = await build({ ...target, write: false, metafile: true, logLevel: 'silent' });
	const { outputs } = metafile as Metafile;
	const loaded = new Set(entries.map((entry) => Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry)));
	// A set takes in what is added while it is gone through.
	for (const path of loaded) {
		for (const { path: needed, kind } of outputs[path ?? '']?.imports ?? []) {
			if (kind === 'import-statement' && needed in outputs) loaded.add(needed);
		}
	}
	expect(loaded).not.toContain(undefined);
	const sum = [...loaded].reduce((bytes, path) => bytes + (outputs[path ?? '']?.bytes ?? 0), 0);
	expect(sum / 1000).toBeLessThan(size);
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
