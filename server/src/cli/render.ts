import { promises as fs } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, extname, resolve } from 'node:path';
import { hongKongDate } from '../disk/today.js';
import { onOneLine, visible } from '../escape.js';
import { createReturnService } from '../service.js';
import { count, monthOf, oneOf, readArguments } from './arguments.js';
import type { Command } from './command.js';
import { Configurations, configurationHelp, configurationOptions } from './configuration.js';
import { exitCodes, UsageError } from './errors.js';
import { type Input, Inputs, sayProblems, standardInput } from './inputs.js';
import { readNeighbours } from './neighbours.js';
import type { Io } from './output.js';
import { loadPrinting, Printer } from './printer.js';
import { Progress } from './progress.js';
import { type Printing, renderMany } from './renderMany.js';
import { fail, isStandardOutput, writeOut } from './result.js';
import { writeSubmission } from './submission.js';

const formats = ['html', 'pdf', 'txt', 'md', 'json', 'edgar'] as const;
const languages = ['en', 'zh'] as const;

export const render: Command = {
	help: `monthly-return render FILE --to FORMAT [options]
monthly-return render PATH… --to FORMAT -o FOLDER [--month YYYY-MM] [options]

Prints a return as form FF301 of the edition in force, page for page. Figures that are
left out and follow from the others are filled in. - stands for standard input.

Of several files, folders or patterns each return is written into FOLDER, under its name and
the folders it lies in, on all cores. One that fails is said, and the rest goes on.

Options:
  --to FORMAT      html, pdf, txt, md or json; of a report on Form 6-K also edgar: the cover
                   and its exhibits as HTML that EDGAR takes, and a list of them, into the
                   folder OUT; refused where one of them has errors, unless forced
  -o, --out OUT    the file to write; else standard output, for pdf FILE.pdf
  --month YYYY-MM  of several, only the returns of this month
  --jobs N         so many at once; otherwise as many as the machine has cores
  --force          write over a file that is there; with edgar, errors or not
  --language LANG  en or zh: the form's own words in Chinese where it is known to have
                   them, and the Chinese of the texts that have one; how many
                   of its labels stand in English is said
  --font PATH      for pdf: a font with Chinese characters (.ttf, .otf, .ttc); else one
                   of the system's is looked for
${configurationHelp}
  --help           this text

Exit codes:
  0  done
  2  wrong usage, or something could not be read, printed or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			to: { type: 'string' },
			out: { type: 'string', short: 'o' },
			force: { type: 'boolean', default: false },
			month: { type: 'string' },
			jobs: { type: 'string' },
			language: { type: 'string', default: 'en' },
			font: { type: 'string' },
			...configurationOptions,
		});
		const [path] = positionals;
		if (path === undefined) throw new UsageError('render needs a file or a folder');
		if (values.to === undefined) throw new UsageError(`render needs --to ${formats.join('|')}`);
		const format = oneOf('--to', values.to, formats);
		const language = oneOf('--language', values.language, languages);
		const month = values.month === undefined ? undefined : monthOf('--month', values.month);
		const most = values.jobs === undefined ? availableParallelism() : count('--jobs', values.jobs);
		if (values.font !== undefined && format !== 'pdf') throw new UsageError('--font is for --to pdf');
		if (path === standardInput && format === 'pdf' && values.out === undefined) {
			throw new UsageError('a pdf of standard input needs -o OUT');
		}
		if (format === 'edgar' && isStandardOutput(values.out)) throw new UsageError('--to edgar needs -o FOLDER');

		const inputs = new Inputs(io);
		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
		const configurations = await Configurations.from(values, io);
		const read: Input[] = [];
		const reading = new Progress(io.stderr, 'reading');
		for await (const input of inputs.read(positionals)) {
			service.put(input.uri, input.text);
			reading.step(read.push(input));
		}
		reading.end();
		const isMany = month !== undefined || positionals.length > 1 || read.length > 1 || (await isFolder(values.out, format, io));
		const printer = new Printer({ format, language, font: values.font, most: isMany ? most : 1 }, service, io);
		if (isMany) {
			if (format === 'edgar') throw new UsageError('--to edgar takes one report');
			if (isStandardOutput(values.out)) throw new UsageError('render of several files needs -o FOLDER');
			const many = { paths: positionals, month, extension: format, out: values.out, force: values.force, jobs: most };
			await readNeighbours(service, read, io);
			try {
				const print = async (of: Printing) => printer.print(of, await configurations.of(of.input));
				const code = await renderMany(read, many, print, { service, configurations, inputs }, io);
				for (const said of printer.said) io.stderr.say(`${visible(said)}\n`);
				return code;
			} finally {
				printer.end();
			}
		}

		const [input] = read;
		if (!input || inputs.problems.length > 0) {
			sayProblems(inputs.problems, io);
			return exitCodes.failed;
		}
		await readNeighbours(service, [input], io);
		const found = await configurations.of(input);
		const findings = service.findings(input.uri, found.configuration);
		const snapshot = service.snapshot(input.uri);
		inputs.unchecked(input.path, service.unchecked(input.uri));
		if (!snapshot || inputs.problems.length > 0) {
			sayProblems(inputs.problems, io);
			return exitCodes.failed;
		}
		const errors = findings.filter(({ severity }) => severity === 'error').length;
		if (errors > 0) {
			io.stderr.say(
				`${onOneLine(input.path)} has ${errors} ${errors === 1 ? 'error' : 'errors'}: see monthly-return check ${onOneLine(input.path)}\n`,
			);
		}
		if (format === 'edgar') {
			const printing = await loadPrinting();
			return writeSubmission(snapshot, findings, service.papers(input.uri), printing, {
				path: input.path,
				folder: values.out ?? '',
				force: values.force,
				io,
			});
		}
		const printed = await printer.print({ input, findings }, found).finally(() => printer.end());
		for (const said of printer.said) io.stderr.say(`${visible(said)}\n`);
		if ('problem' in printed) return fail(`${input.path} cannot be printed: ${printed.problem}`, io);
		const out = values.out ?? (format === 'pdf' ? `${basename(path, extname(path))}.pdf` : undefined);
		return writeOut(printed.content, out, values.force, io);
	},
};

async function isFolder(out: string | undefined, format: string, { cwd }: Io): Promise<boolean> {
	if (isStandardOutput(out) || format === 'edgar') return false;
	return /[/\\]$/.test(out) || (await fs.stat(resolve(cwd, out)).catch(() => undefined))?.isDirectory() === true;
}
