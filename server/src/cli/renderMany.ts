import { promises as fs } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import type { Finding } from '../checks/finding.js';
import { describe } from '../disk/reasons.js';
import { isWithin } from '../disk/within.js';
import { write, writeNew } from '../disk/write.js';
import { onOneLine } from '../escape.js';
import type { ReturnService } from '../service.js';
import type { Configurations } from './configuration.js';
import { type ExitCode, exitCodes } from './errors.js';
import { type Input, type Inputs, sayProblems } from './inputs.js';
import type { Io } from './output.js';
import { keepWithin } from './place.js';
import { Progress } from './progress.js';
import { number } from './report/text.js';

export interface Many {
	readonly paths: readonly string[];
	/** `2026-11`. */
	readonly month: string | undefined;
	readonly extension: string;
	/** The folder that is written into. */
	readonly out: string;
	readonly force: boolean;
	/** So many at once. */
	readonly jobs: number;
}

/** A return, as a printer of one takes it. */
export interface Printing {
	readonly input: Input;
	readonly findings: readonly Finding[];
}

/** Its content, or why there is none. */
export type Printed = { readonly content: string | Uint8Array } | { readonly problem: string };

/** Prints each return into a file of its own; one that fails is said, and the rest goes on. */
export async function renderMany(
	read: readonly Input[],
	{ paths, month, extension, out, force, jobs }: Many,
	print: (of: Printing) => Promise<Printed>,
	{ service, configurations, inputs }: { service: ReturnService; configurations: Configurations; inputs: Inputs },
	io: Io,
): Promise<ExitCode> {
	const chosen = month === undefined ? read : read.filter(({ uri }) => isOf(service, uri, month));
	if (month !== undefined && chosen.length === 0)
		inputs.problem(month, 'none of the files that were named is a return of this month');
	const root = await rootOf(paths, io.cwd);
	const taken = new Map<string, string>();
	let [done, withErrors, written] = [0, 0, 0];
	const progress = new Progress(io.stderr, 'printing');
	const one = async (input: Input): Promise<void> => {
		const { configuration } = await configurations.of(input);
		const findings = service.findings(input.uri, configuration);
		const unchecked = service.unchecked(input.uri);
		if (unchecked !== undefined) return inputs.unchecked(input.path, unchecked);
		const name = `${relative(root, resolve(io.cwd, input.path)).replace(/\.return$/i, '')}.${extension}`;
		const file = resolve(io.cwd, out, name);
		const shown = inputs.shown(file);
		const other = taken.get(file);
		taken.set(file, input.path);
		if (other !== undefined) return inputs.problem(input.path, `${other} is written to ${shown} already`, 'not printed');
		const printed = await print({ input, findings });
		if ('problem' in printed) return inputs.problem(input.path, printed.problem, 'cannot be printed');
		try {
			await keepWithin(file, io, resolve(io.cwd, out));
			await fs.mkdir(dirname(file), { recursive: true });
			await (force ? write(file, printed.content) : writeNew(file, printed.content));
			written += 1;
			if (findings.some(({ severity }) => severity === 'error')) withErrors += 1;
		} catch (error) {
			const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
			inputs.problem(shown, there ? 'it is there already; --force writes over it' : describe(error), 'cannot write');
		}
	};
	const rest = [...chosen];
	const line = async (): Promise<void> => {
		for (let input = rest.shift(); input; input = rest.shift()) {
			await one(input).catch((error: unknown) => inputs.problem(input?.path ?? '', describe(error), 'cannot be printed'));
			progress.step(++done, chosen.length);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, jobs) }, line));
	progress.end();
	sayProblems(inputs.problems, io);
	const errors = withErrors > 0 ? `; ${number(withErrors, 'return has', 'returns have')} errors: see monthly-return check` : '';
	const failed = inputs.problems.length > 0 ? `, ${inputs.problems.length} failed` : '';
	io.stderr.say(`${number(written, 'return')} written into ${onOneLine(out)}${failed}${errors}\n`);
	return inputs.problems.length > 0 ? exitCodes.failed : exitCodes.clean;
}

/** One whose month is not known is of any: nothing is left out in silence. */
function isOf(service: ReturnService, uri: string, month: string): boolean {
	const of = service.whose(uri)?.month;
	return of === undefined || `${of.year}-${String(of.month).padStart(2, '0')}` === month;
}

/** The folder that all that was named lies in: from it on returns of one name in several folders stay apart. */
async function rootOf(paths: readonly string[], cwd: string): Promise<string> {
	const folders = await Promise.all(
		paths.map(async (named) => {
			const base = resolve(cwd, picomatch.scan(named).base);
			const stat = await fs.stat(base).catch(() => undefined);
			return stat?.isDirectory() ? base : dirname(base);
		}),
	);
	return folders.reduce((root, folder) => {
		let common = root;
		while (!isWithin(common, folder) && dirname(common) !== common) common = dirname(common);
		return common;
	});
}
