import { promises as fs } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe } from '../disk/reasons.js';
import { isWithin } from '../disk/within.js';
import { writeNew } from '../disk/write.js';
import { onOneLine } from '../escape.js';
import { beginnings } from '../features/beginning.js';
import type { Configurations } from './configuration.js';
import { type ExitCode, exitCodes } from './errors.js';
import { readHeads } from './heads.js';
import { Inputs, sayProblems } from './inputs.js';
import type { Io } from './output.js';
import { fileIn, keepWithin } from './place.js';
import { Progress } from './progress.js';
import { number } from './report/text.js';

export interface Beginning {
	/** `2026-11`. */
	readonly month: string;
	/** A folder for all of them; else each beside the return it is made from. */
	readonly output: string | undefined;
	readonly dryRun: boolean;
}

/** Begins a month for each issuer that has a return that counts, and no error in it, for the month before. Nothing is written over. */
export async function beginMonth(
	paths: readonly string[],
	{ month, output, dryRun }: Beginning,
	{ configurations, today }: { readonly configurations: Configurations; readonly today: string },
	io: Io,
): Promise<ExitCode> {
	const inputs = new Inputs(io);
	const { service, files: read } = await readHeads(paths, inputs, io, { configurations, today });

	const begun: string[] = [];
	const there: string[] = [];
	const skipped: string[] = [];
	const taken = new Set<string>();
	const rolling = new Progress(io.stderr, 'beginning');
	const desk = service.desk({ month, errors: false });
	for (const uri of desk.unplaced) {
		inputs.unchecked(
			read.get(uri)?.path ?? uri,
			service.unchecked(uri) ?? 'it says no issuer or no month, and is rolled nowhere',
		);
	}
	const settingsOf = async (uri: string) => (await configurations.of(read.get(uri) ?? {})).configuration;
	let count = 0;
	for await (const each of beginnings(month, { ...service, desk: () => desk, settingsOf })) {
		rolling.step(count++);
		const name = onOneLine([each.row.code, each.row.issuer].filter(Boolean).join(' '));
		if (each.state === 'there') there.push(`${name}: there already, ${shownOf(each.uri)}\n`);
		else if (each.state === 'unchecked') inputs.unchecked(read.get(each.from)?.path ?? each.from, each.reason);
		else if (each.state === 'skipped') {
			const where = each.from === undefined ? '' : `${shownOf(each.from)}: `;
			skipped.push(`${name}: ${where}${onOneLine(each.reason)}\n`);
		} else {
			const from = resolve(io.cwd, read.get(each.from)?.path ?? '');
			const folder = output === undefined ? dirname(from) : resolve(io.cwd, output);
			const file =
				output === undefined ? join(folder, each.rolled.elsewhere ?? each.rolled.fileName) : fileIn(folder, each.rolled, from);
			const shown = onOneLine(inputs.shown(file));
			const way = { cwd: io.cwd, from: folder };
			const problem = taken.has(file) ? 'another issuer’s return is called so' : await put(file, each.rolled.text, dryRun, way);
			taken.add(file);
			if (problem === undefined) begun.push(`${name}: ${shown}, from ${shownOf(each.from)}\n`);
			else inputs.problem(inputs.shown(file), problem, 'cannot write');
		}
	}
	rolling.end();

	function shownOf(uri: string): string {
		return onOneLine(read.get(uri)?.path ?? uri);
	}

	const { yellow, dim } = io.stdout.colors;
	for (const line of begun) io.stdout.say(line);
	for (const line of there) io.stdout.say(dim(line));
	for (const line of skipped) io.stdout.say(`${yellow('skipped')} ${line}`);
	const counts = [
		`${number(begun.length, 'return')} of ${month} ${dryRun ? 'to begin' : 'begun'}`,
		there.length > 0 && `${there.length} there already`,
		skipped.length > 0 && `${skipped.length} skipped`,
	];
	io.stdout.say(`${counts.filter(Boolean).join(', ')}\n`);
	sayProblems(inputs.problems, io);
	if (inputs.problems.length > 0) return exitCodes.failed;
	return skipped.length > 0 ? exitCodes.found : exitCodes.clean;
}

/** Undefined where it was written, or could be. */
async function put(
	file: string,
	text: string,
	dryRun: boolean,
	{ cwd, from }: { readonly cwd: string; readonly from: string },
): Promise<string | undefined> {
	try {
		// The folder of the next month may be another, beside that of the last one or beside the one above.
		let above = from;
		while (!isWithin(above, file)) above = dirname(above);
		await keepWithin(file, { cwd }, above);
		if (dryRun) {
			const isThere = await fs.lstat(file).then(
				() => true,
				() => false,
			);
			return isThere ? 'it is there already' : undefined;
		}
		await fs.mkdir(dirname(file), { recursive: true });
		await writeNew(file, text);
		return undefined;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is there already' : describe(error);
	}
}
