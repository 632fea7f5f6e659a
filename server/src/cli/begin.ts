import { promises as fs } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe } from '../disk/read.js';
import { writeNew } from '../disk/write.js';
import { onOneLine } from '../escape.js';
import type { DeskIssuer, DeskMonth } from '../features/desk.js';
import type { ReturnService } from '../service.js';
import type { Configurations } from './configuration.js';
import { type ExitCode, exitCodes } from './errors.js';
import { type Input, Inputs, sayProblems } from './inputs.js';
import type { Io } from './output.js';
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
	{ service, configurations }: { readonly service: ReturnService; readonly configurations: Configurations },
	io: Io,
): Promise<ExitCode> {
	const inputs = new Inputs(io);
	const read = new Map<string, Input>();
	const reading = new Progress(io.stderr, 'reading');
	for await (const input of inputs.read(paths)) {
		service.put(input.uri, input.text);
		read.set(input.uri, input);
		reading.step(read.size);
	}
	reading.end();

	const before = monthBefore(month);
	const begun: string[] = [];
	const there: string[] = [];
	const skipped: string[] = [];
	const taken = new Set<string>();
	const rolling = new Progress(io.stderr, 'beginning');
	// The month before is asked for: an issuer that has none of either is told apart from one that begins later.
	const { issuers, unplaced } = service.desk({ month });
	for (const uri of unplaced) {
		inputs.unchecked(
			read.get(uri)?.path ?? uri,
			service.unchecked(uri) ?? 'it says no issuer or no month, and is rolled nowhere',
		);
	}
	for (const [index, row] of issuers.entries()) {
		rolling.step(index, issuers.length);
		const name = onOneLine([row.code, row.issuer].filter(Boolean).join(' '));
		const of = (wanted: string) => row.months.find(({ month }) => month === wanted);
		const [now, last] = [of(month), of(before)];
		if (now?.uri !== undefined) {
			there.push(`${name}: there already, ${shownOf(now.uri)}\n`);
			continue;
		}
		const from = last?.uri === undefined ? undefined : read.get(last.uri);
		if (!from) {
			skipped.push(`${name}: there is no return of ${before}${newestOf(row, before)}\n`);
			continue;
		}
		const { configuration } = await configurations.of(from);
		const errors = service.findings(from.uri, configuration).filter(({ severity }) => severity === 'error');
		const rolled = service.roll(from.uri, configuration);
		const unchecked = service.unchecked(from.uri);
		if (unchecked !== undefined) inputs.unchecked(from.path, unchecked);
		else if ('refused' in rolled) skipped.push(`${name}: ${onOneLine(from.path)}: ${onOneLine(rolled.refused)}\n`);
		else if (errors.length > 0) {
			const [first] = errors;
			const verdict = onOneLine((first?.message ?? '').split('\n')[0] ?? '');
			const at = `line ${(first?.range.start.line ?? 0) + 1}: ${verdict}`;
			skipped.push(`${name}: ${onOneLine(from.path)} has ${number(errors.length, 'error')}; ${at}\n`);
		} else {
			const folder =
				output === undefined ? folderAfter(dirname(resolve(io.cwd, from.path)), before, month) : resolve(io.cwd, output);
			const file = join(folder, rolled.fileName);
			const shown = onOneLine(inputs.shown(file));
			const problem = taken.has(file) ? 'another issuer’s return is called so' : await put(file, rolled.text, dryRun);
			taken.add(file);
			if (problem === undefined) begun.push(`${name}: ${shown}, from ${onOneLine(from.path)}\n`);
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
async function put(file: string, text: string, dryRun: boolean): Promise<string | undefined> {
	try {
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

function newestOf({ months }: DeskIssuer, before: string): string {
	const newest = months.find(({ uri, month }: DeskMonth) => uri !== undefined && month < before);
	return newest ? `; the newest is of ${newest.month}` : '';
}

function monthBefore(month: string): string {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** A folder of a month, or of its year, stands beside that of the next: `2026-10`, `2026/10`, `2026`. */
export function folderAfter(folder: string, from: string, to: string): string {
	const [year = '', month = ''] = from.split('-');
	const [nextYear = '', nextMonth = ''] = to.split('-');
	const [name, parent] = [basename(folder), dirname(folder)];
	if (name === month && basename(parent) === year) return join(dirname(parent), nextYear, nextMonth);
	const parted = new RegExp(`^${year}([-_.]?)${month}$`).exec(name);
	if (parted) return join(folderAfter(parent, from, to), `${nextYear}${parted[1]}${nextMonth}`);
	return name === year ? join(parent, nextYear) : folder;
}
