import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { targets } from '../../esbuild.mjs';

/** What a worker of a browser has, and nothing that Node alone has. */
const browser = () => {
	const globals: Record<string, unknown> = {
		console,
		URL,
		TextDecoder,
		TextEncoder,
		Intl,
		setTimeout,
		clearTimeout,
		structuredClone,
	};
	globals.self = globals;
	return globals;
};

const programs = targets.filter(({ outdir }) => outdir === 'dist/programs');

it.each(programs.map((target) => [Object.keys(target.entryPoints ?? {})[0] ?? '', target] as const))(
	'the program %s begins in a worker of a browser',
	async (name, target) => {
		const { outputFiles } = await build({ ...target, write: false, logLevel: 'silent' });
		const globals = browser();
		runInNewContext(outputFiles?.[0]?.text ?? '', globals);
		expect(Object.keys((globals.monthlyReturn as object) ?? {})).toEqual([name]);
		expect((globals.monthlyReturn as Record<string, { speak?: unknown }>)[name]?.speak).toBeTypeOf('function');
	},
);
