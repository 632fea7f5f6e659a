import { promises as fs } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe } from '../disk/reasons.js';
import { hongKongDate } from '../disk/today.js';
import { write as replaceOrWrite, writeNew } from '../disk/write.js';
import { onOneLine, visible } from '../escape.js';
import type { Rolled } from '../features/rolled.js';
import { createReturnService } from '../service.js';
import { monthOf, readArguments } from './arguments.js';
import { beginMonth } from './begin.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { type ExitCode, exitCodes, UsageError } from './errors.js';
import { type Input, Inputs, sayProblems } from './inputs.js';
import { readNeighbours } from './neighbours.js';
import type { Io } from './output.js';
import { fileIn, keepWithin, placeOf } from './place.js';

export const roll: Command = {
	help: `monthly-return roll [-o OUT] [--force] FILE
monthly-return roll --month YYYY-MM [-o FOLDER] [--dry-run] PATH…
monthly-return roll --resubmission [-o OUT] FILE
monthly-return roll --next-day [-o OUT] FILE

Writes next month's return to standard output: classes, schemes and other items as they
are, opening balances that are this month's closing ones, no movements. What is left to
fill in, check says. A return with errors is rolled with a warning; one that a resubmission
beside it replaces is not. Of a next-day return the next one is begun; of a report on Form
6-K the next report, for what the issuer has submitted since and no report furnishes.

With --month the month is begun for every issuer there is: from its return of the month
before that counts, a resubmission in place of its original, in a file beside it that is
called after it, or in the folder after that of the month: 2026/10/a.return is followed by
2026/11/a.return. An issuer whose month before is missing or has errors is skipped, and
that is said; nothing is written over.

With --resubmission the same return is begun once more, to be corrected: its status, and
submitted left open. The original stays as it was filed and no longer counts.

With --next-day the issuer's next next-day return is begun, from any of its returns: it opens
where its last return in the folder closes, of either kind, with what is pending and the
mandate as its last next-day return has them.

Options:
  --month YYYY-MM   the month to begin, for all issuers in the files and folders
  --dry-run         with --month: say what would be begun, and write nothing
  --resubmission    begin a resubmission, in a file beside the original
  --next-day        begin the next next-day return
  -o, --output OUT  write to a file or, under a name of its own, into a folder; one that
                    ends in / is made where it is not there
  --force           replace a file that is there already
${configurationHelp}
  --help            this text

Exit codes:
  0  done
  1  done, and the return it was made from has errors; with --month, issuers were skipped
  2  wrong usage, or something could not be read or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			output: { type: 'string', short: 'o' },
			force: { type: 'boolean', default: false },
			month: { type: 'string' },
			'dry-run': { type: 'boolean', default: false },
			resubmission: { type: 'boolean', default: false },
			'next-day': { type: 'boolean', default: false },
			...configurationOptions,
		});
		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
		const configurations = await Configurations.from(values, io);
		if (values.month !== undefined) {
			const month = monthOf('--month', values.month);
			if (values.resubmission || values.force) throw new UsageError('--month goes neither with --resubmission nor with --force');
			if (values['next-day']) throw new UsageError('--month does not go with --next-day');
			if (positionals.length === 0) throw new UsageError('roll --month needs a file or a folder');
			return beginMonth(
				positionals,
				{ month, output: values.output, dryRun: values['dry-run'] },
				{ configurations, today: hongKongDate() },
				io,
			);
		}
		if (values['dry-run']) throw new UsageError('--dry-run goes with --month');
		if (values['next-day'] && values.resubmission) throw new UsageError('--next-day does not go with --resubmission');
		const [path, ...others] = positionals;
		if (path === undefined || others.length > 0) throw new UsageError('roll needs one file');

		const inputs = new Inputs(io);
		const read: Input[] = [];
		for await (const input of inputs.read([path])) read.push(input);
		const [input] = read;
		if (read.length > 1) throw new UsageError('roll takes one file at a time');
		if (!input || inputs.problems.length > 0) {
			sayProblems(inputs.problems, io);
			return exitCodes.failed;
		}
		service.put(input.uri, input.text);
		await readNeighbours(service, [input], io);
		const at = values.output === undefined || values.output === '-' ? undefined : await placeOf(values.output, io);
		const { names } = (await configurations.of(input)).configuration;
		const rolled = values.resubmission
			? service.resubmit(input.uri)
			: values['next-day']
				? service.beginDay(input.uri)
				: service.roll(input.uri, { names, at });
		inputs.unchecked(input.path, service.unchecked(input.uri));
		if (inputs.problems.length > 0) {
			sayProblems(inputs.problems, io);
			return exitCodes.failed;
		}
		if ('refused' in rolled) {
			io.stderr.say(
				`${io.stderr.colors.red(values.resubmission ? 'cannot begin a resubmission of' : 'cannot roll')} ${onOneLine(input.path)}: ${onOneLine(rolled.refused)}\n`,
			);
			return exitCodes.failed;
		}
		const { remarks } = rolled;
		for (const remark of remarks ?? [])
			io.stderr.say(`${io.stderr.colors.yellow('warning')} ${onOneLine(input.path)}: ${onOneLine(remark)}\n`);
		const done = remarks ? exitCodes.found : exitCodes.clean;
		// A resubmission belongs beside its original; standard input has no place beside it.
		const beside =
			values.resubmission && input.file !== undefined ? resolve(io.cwd, dirname(input.path), rolled.fileName) : undefined;
		const output = values.output ?? beside;
		if (output === undefined || output === '-') {
			io.stdout.write(rolled.text);
			return done;
		}
		const isFolder = /[/\\]$/.test(output);
		const from = input.file === undefined ? undefined : resolve(io.cwd, input.path);
		const code = await write(resolve(io.cwd, output), isFolder, { ...rolled, from }, values.force, inputs, io);
		return code === exitCodes.clean ? done : code;
	},
};

async function write(
	output: string,
	isFolder: boolean,
	rolled: Rolled & { readonly from: string | undefined },
	force: boolean,
	inputs: Inputs,
	io: Io,
): Promise<ExitCode> {
	const stat = await fs.stat(output).catch(() => undefined);
	const file = stat?.isDirectory() || isFolder ? fileIn(output, rolled, rolled.from) : output;
	try {
		await keepWithin(file, io);
		if (isFolder) await fs.mkdir(output, { recursive: true });
		await (force ? replaceOrWrite(file, rolled.text) : writeNew(file, rolled.text));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		const why = code === 'EEXIST' ? 'it is there already; --force replaces it' : describe(error);
		io.stderr.say(`${io.stderr.colors.red('cannot write')} ${onOneLine(inputs.shown(file))}: ${onOneLine(why)}\n`);
		return exitCodes.failed;
	}
	io.stdout.say(`${onOneLine(inputs.shown(file))}: written\n`);
	return exitCodes.clean;
}
