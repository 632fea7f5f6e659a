import { promises as fs } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { describe } from '../disk/reasons.js';
import { hongKongDate } from '../disk/today.js';
import { writeNew } from '../disk/write.js';
import { onOneLine, visible } from '../escape.js';
import { lastDayOfMonth } from '../forms/calendar.js';
import { createReturnService } from '../service.js';
import { monthOf, readArguments } from './arguments.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { type ExitCode, exitCodes, UsageError } from './errors.js';
import { type Input, Inputs, sayProblems } from './inputs.js';
import { readNeighbours } from './neighbours.js';
import type { Io } from './output.js';
import { keepNamed, keepWithin, namesFolder, placeOf } from './place.js';
import { fail } from './result.js';

export const newReturn: Command = {
	help: `monthly-return new ISSUER CODE --month YYYY-MM [-o OUT]
monthly-return new --report [-o OUT] RETURN…

Writes to standard output a return of an issuer that has none yet: its name, a class of
ordinary shares under its stock code, the month, and the sections a new return begins with.
From the second month on roll begins it.

With --report writes the Form 6-K under which returns are furnished to the SEC, into the
folder of the month's return among them, else of the first: they are its exhibits, its note
says so, and its header is that of the issuer's last report beside them; where there is none,
check says what is to be filled in. It is dated the day the last of them was submitted: see
whether it is signed on it. The next one roll begins.

Options:
  --report          begin a report on Form 6-K for the returns named
  --month YYYY-MM   the month it is for; otherwise the one that ended last
  -o, --output OUT  write to a file or, under a name of its own, into a folder; what is there
                    already stays; - is standard output
${configurationHelp}
  --help            this text

Exit codes:
  0  done
  2  wrong usage, or the file could not be written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			month: { type: 'string' },
			output: { type: 'string', short: 'o' },
			...configurationOptions,
			report: { type: 'boolean', default: false },
		});
		if (values.report) {
			if (values.month !== undefined) throw new UsageError('--report goes without --month');
			return newReport(positionals, values.output, io);
		}
		const [issuer, code, ...more] = positionals;
		if (issuer === undefined || code === undefined || more.length > 0)
			throw new UsageError('new takes an issuer and a stock code');
		if (issuer.trim() === '') throw new UsageError('the form needs the issuer’s name');
		if (!/^\d{1,5}$/.test(code)) throw new UsageError(`a stock code has up to five digits, not '${code}'`);
		const month = values.month === undefined ? monthBefore(hongKongDate()) : monthOf('--month', values.month);
		const [year = 0, number = 1] = month.split('-').map(Number);

		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
		const end = `${month}-${lastDayOfMonth(year, number)}`;
		const out = values.output;
		const place = resolve(io.cwd, out ?? '.');
		const configurations = await Configurations.from(values, io);
		const isFolder = out === undefined || (await namesFolder(out, io));
		const { names } = (await configurations.in(isFolder ? place : dirname(place))).configuration;
		const made = service.create({ issuer: issuer.trim(), code: code.padStart(5, '0'), month: end, names });
		return write(made, out, io);
	},
};

/** A report's exhibits are named from where it is to stand. */
async function newReport(paths: readonly string[], output: string | undefined, io: Io): Promise<ExitCode> {
	if (paths.length === 0) throw new UsageError('new --report needs a return');
	const inputs = new Inputs(io);
	const read: Input[] = [];
	for await (const input of inputs.read(paths)) {
		try {
			if (input.file !== undefined) await keepNamed(resolve(io.cwd, input.path), io);
			read.push(input);
		} catch (error) {
			inputs.problem(input.path, describe(error), 'no exhibit');
		}
	}
	if (read.length === 0 || inputs.problems.length > 0) {
		sayProblems(inputs.problems, io);
		return exitCodes.failed;
	}
	const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
	for (const { uri, text } of read) service.put(uri, text);
	await readNeighbours(service, read, io);
	const at = output === undefined || output === '-' ? undefined : await placeOf(output, io);
	const made = service.report(
		read.map(({ uri }) => uri),
		at,
	);
	for (const { path, uri } of read) inputs.unchecked(path, service.unchecked(uri));
	if (inputs.problems.length > 0) {
		sayProblems(inputs.problems, io);
		return exitCodes.failed;
	}
	if ('refused' in made) return fail(`cannot begin a report: ${made.refused}`, io);
	const beside = read.find(({ uri }) => uri === made.beside);
	const folder = output === undefined && beside?.file !== undefined ? join(dirname(beside.path), sep) : output;
	return write(made, folder, io);
}

async function write(
	{ text, fileName }: { readonly text: string; readonly fileName: string },
	out: string | undefined,
	io: Io,
): Promise<ExitCode> {
	if (out === undefined || out === '-') {
		io.stdout.write(text);
		return exitCodes.clean;
	}
	const output = resolve(io.cwd, out);
	const isFolder = await namesFolder(out, io);
	const file = isFolder ? join(output, fileName) : output;
	const shown = onOneLine(isFolder ? join(out, fileName) : out);
	try {
		await keepWithin(file, io);
		if (isFolder) await fs.mkdir(output, { recursive: true });
		await writeNew(file, text);
	} catch (error) {
		const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is there already' : describe(error);
		return fail(`cannot write ${shown}: ${why}`, io);
	}
	io.stdout.say(`${shown}: written\n`);
	return exitCodes.clean;
}

function monthBefore(today: string): string {
	const [year = 0, number = 1] = today.split('-').map(Number);
	return new Date(Date.UTC(year, number - 2)).toISOString().slice(0, 7);
}
