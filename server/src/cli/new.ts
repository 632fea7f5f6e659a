import { promises as fs } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe } from '../disk/read.js';
import { hongKongDate } from '../disk/today.js';
import { writeNew } from '../disk/write.js';
import { onOneLine, visible } from '../escape.js';
import { lastDayOfMonth } from '../forms/calendar.js';
import { createReturnService } from '../service.js';
import { monthOf, readArguments } from './arguments.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { exitCodes, UsageError } from './errors.js';
import { fail } from './result.js';

export const newReturn: Command = {
	name: 'new',
	summary: 'begin the first return of an issuer',
	help: `monthly-return new ISSUER CODE --month YYYY-MM [-o OUT]

Writes to standard output a return of an issuer that has none yet: its name, a class of
ordinary shares under its stock code, the month, and the sections a new return begins with.
From the second month on roll begins it.

Options:
  --month YYYY-MM   the month it is for; otherwise the one that ended last
  -o, --output OUT  write to a file or, under a name of its own, into a folder; what is there
                    already stays
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
		});
		const [issuer, code, ...more] = positionals;
		if (issuer === undefined || code === undefined || more.length > 0)
			throw new UsageError('new takes an issuer and a stock code');
		if (issuer.trim() === '') throw new UsageError('the form needs the issuer’s name');
		if (!/^\d{1,5}$/.test(code)) throw new UsageError(`a stock code has up to five digits, not '${code}'`);
		const month = values.month === undefined ? monthBefore(hongKongDate()) : monthOf('--month', values.month);
		const [year = 0, number = 1] = month.split('-').map(Number);

		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
		const end = `${month}-${lastDayOfMonth(year, number)}`;
		const output = resolve(io.cwd, values.output ?? '.');
		const isFolder = /[/\\]$/.test(values.output ?? '') || (await fs.stat(output).catch(() => undefined))?.isDirectory() === true;
		const configurations = await Configurations.from(values, io);
		const { names } = (await configurations.in(isFolder ? output : dirname(output))).configuration;
		const made = service.create({ issuer: issuer.trim(), code: code.padStart(5, '0'), month: end, names });
		if (values.output === undefined) {
			io.stdout.write(made.text);
			return exitCodes.clean;
		}
		const file = isFolder ? join(output, made.fileName) : output;
		try {
			if (isFolder) await fs.mkdir(output, { recursive: true });
			await writeNew(file, made.text);
		} catch (error) {
			const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is there already' : describe(error);
			return fail(`cannot write ${isFolder ? join(values.output, made.fileName) : values.output}: ${why}`, io);
		}
		io.stdout.say(`${onOneLine(isFolder ? join(values.output, made.fileName) : values.output)}: written\n`);
		return exitCodes.clean;
	},
};

function monthBefore(today: string): string {
	const [year = 0, number = 1] = today.split('-').map(Number);
	return new Date(Date.UTC(year, number - 2)).toISOString().slice(0, 7);
}
