import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe } from '../disk/read.js';
import { hongKongDate } from '../disk/today.js';
import { replace } from '../disk/write.js';
import { createReturnService } from '../service.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { exitCodes, UsageError } from './errors.js';
import { type Input, Inputs, sayProblems, standardInput } from './inputs.js';
import { Progress } from './progress.js';
import { number } from './report/text.js';

export const compute: Command = {
	name: 'compute',
	summary: 'write the figures that are left out and follow from the others',
	help: `monthly-return compute [--check] PATH…

Writes into returns the closings, sums and totals that are left out and follow from
the other figures. What is written stays as it is, wrong or not: check says so. A file
is replaced in one step, and only where something changes.

Options:
  --check  write nothing; exit with 1 when something would be written
  --help   this text

Exit codes:
  0  done, or nothing to write
  1  --check, and something would be written
  2  wrong usage, or something could not be read, checked or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, { check: { type: 'boolean', default: false } });
		if (positionals.length === 0) throw new UsageError('compute needs a file or a folder');
		if (positionals.includes(standardInput)) throw new UsageError('compute writes into files, so it takes no standard input');

		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.write(`${message}\n`) });
		const inputs = new Inputs(io);
		const read: Input[] = [];
		for await (const input of inputs.read(positionals)) {
			service.put(input.uri, input.text);
			read.push(input);
		}

		const failures: string[] = [];
		let changed = 0;
		const progress = new Progress(io.stderr, 'computing');
		for (const [index, { path, uri, file, text, bom }] of read.entries()) {
			progress.step(index, read.length);
			const edits = service.compute(uri, { mend: false });
			inputs.unchecked(path, service.unchecked(uri));
			const computed = TextDocument.applyEdits(TextDocument.create(uri, 'monthly-return', 0, text), [...edits]);
			if (service.unchecked(uri) !== undefined) continue;
			if (computed === text || file === undefined) {
				io.stdout.write(`${path}: nothing to write\n`);
				continue;
			}
			changed++;
			const figures = number(edits.length, 'change');
			if (values.check) {
				io.stdout.write(`${path}: ${figures} to write\n`);
				continue;
			}
			try {
				await replace(file, bom ? `\ufeff${computed}` : computed);
				io.stdout.write(`${path}: ${figures} written\n`);
			} catch (error) {
				failures.push(`${io.stderr.colors.red('cannot write')} ${path}: ${describe(error)}\n`);
			}
		}
		progress.end();
		sayProblems(inputs.problems, io);
		for (const failure of failures) io.stderr.write(failure);
		if (inputs.problems.length + failures.length > 0) return exitCodes.failed;
		return values.check && changed > 0 ? exitCodes.found : exitCodes.clean;
	},
};
