import { build, type Metafile } from 'esbuild';
import { targets } from '../../esbuild.mjs';

interface Program {
	readonly entries: readonly string[];
	/** In KB of 1,000 bytes: an editor, or whoever typed a command, waits for it. */
	readonly most: number;
}

/** What is loaded before the first finding stands. */
export const programs: Readonly<Record<string, Program>> = {
	'the server': { entries: ['server/src/node.ts'], most: 700 },
	// Four forms are in it: FF301, FF304, FF305 and Form 6-K.
	'the server in the browser': { entries: ['server/src/browser.ts'], most: 600 },
	// Started anew for each command.
	'the command line, for `check`': { entries: ['server/src/cli.ts', 'server/src/cli/check.ts'], most: 620 },
	'the client': { entries: ['client/src/extension.ts'], most: 500 },
};

/** In KB, with what its scripts import. */
export async function loadedSize({ entries }: Program): Promise<number> {
	const target = targets.find(({ entryPoints }) => Object.values(entryPoints ?? {})[0] === entries[0]);
	const { metafile } = await build({ ...target, write: false, metafile: true, logLevel: 'silent' });
	const { outputs } = metafile as Metafile;
	const outputOf = (entry: string) => {
		const found = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry);
		if (found === undefined) throw new Error(`${entry} begins no script`);
		return found;
	};
	const loaded = new Set(entries.map(outputOf));
	// A set takes in what is added while it is gone through.
	for (const path of loaded) {
		for (const { path: needed, kind } of outputs[path]?.imports ?? []) {
			if (kind === 'import-statement' && needed in outputs) loaded.add(needed);
		}
	}
	return [...loaded].reduce((bytes, path) => bytes + (outputs[path]?.bytes ?? 0), 0) / 1000;
}
