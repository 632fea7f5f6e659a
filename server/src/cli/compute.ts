import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, withMark } from '../disk/read.js';
import { hongKongDate } from '../disk/today.js';
import { replace } from '../disk/write.js';
import { onOneLine, visible } from '../escape.js';
import type { WrittenFigure } from '../features/computation.js';
import { createReturnService } from '../service.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { exitCodes, UsageError } from './errors.js';
import { type Input, Inputs, sayProblems, standardInput } from './inputs.js';
import { readNeighbours } from './neighbours.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';
import { number } from './report/text.js';

export const compute: Command = {
	name: 'compute',
	summary: 'write the figures that are left out and follow from the others',
	help: `monthly-return compute [--change] [--days] [--check] PATH…

Writes into returns the closings, sums and totals that are left out and follow from
the other figures, and says what it wrote. A figure that is written and disagrees stays
as it is and is listed. A file is replaced in one step, and only where something changes;
one that is in its layout stays in it.

Options:
  --change Also change written figures that disagree, such as a sum whose parts were
           entered after it; not where a slip elsewhere or another month's balance
           explains it. With --check it only says what it would change
  --days   Also write III.E of a monthly return, and what follows from it, from the
           month's next-day returns among PATH: rows that are there stay
  --check  write nothing; exit with 1 when something would be written
  --help   this text

Exit codes:
  0  done, or nothing to write
  1  --check, and something would be written
  2  wrong usage, or something could not be read, checked or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			check: { type: 'boolean', default: false },
			change: { type: 'boolean', default: false },
			days: { type: 'boolean', default: false },
		});
		if (positionals.length === 0) throw new UsageError('compute needs a file or a folder');
		if (positionals.includes(standardInput)) throw new UsageError('compute writes into files, so it takes no standard input');

		const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
		const inputs = new Inputs(io);
		const read: Input[] = [];
		for await (const input of inputs.read(positionals)) {
			service.put(input.uri, input.text);
			read.push(input);
		}

		await readNeighbours(service, read);
		const failures: string[] = [];
		let changed = 0;
		const progress = new Progress(io.stderr, 'computing');
		for (const [index, { path, uri, file, text, bom }] of read.entries()) {
			progress.step(index, read.length);
			const fromDays = values.days ? service.fromDays(uri) : { edits: [], added: [] };
			const before = TextDocument.applyEdits(TextDocument.create(uri, 'monthly-return', 0, text), [...fromDays.edits]);
			if (before !== text) service.put(uri, before);
			const { filled, disagreeing } = service.computation(uri, { mend: values.change });
			const left = disagreeing.filter(({ changes }) => !(changes && values.change));
			const edits = service.compute(uri, { mend: values.change });
			inputs.unchecked(path, service.unchecked(uri));
			const computed = TextDocument.applyEdits(TextDocument.create(uri, 'monthly-return', 0, before), [...edits]);
			if (service.unchecked(uri) !== undefined) continue;
			if (computed === text || file === undefined) {
				io.stdout.say(`${onOneLine(path)}: nothing to write\n`);
				sayLeft(left, io);
				continue;
			}
			changed++;
			const changes = disagreeing.filter((each) => !left.includes(each));
			const figures = number(filled.length + changes.length + fromDays.added.length, 'figure');
			if (!values.check) {
				try {
					await replace(file, withMark(computed, bom), withMark(text, bom));
				} catch (error) {
					failures.push(`${io.stderr.colors.red('cannot write')} ${onOneLine(path)}: ${onOneLine(describe(error))}\n`);
					continue;
				}
			}
			io.stdout.say(`${onOneLine(path)}: ${figures} ${values.check ? 'to write' : 'written'}\n`);
			for (const line of fromDays.added) io.stdout.say(`  ${onOneLine(line)}\n`);
			for (const { name, computed } of filled) io.stdout.say(`  ${onOneLine(name)}: ${computed}\n`);
			for (const { name, written, computed } of changes) io.stdout.say(`  ${onOneLine(name)}: ${computed}, was ${written}\n`);
			sayLeft(left, io);
		}
		progress.end();
		sayProblems(inputs.problems, io);
		for (const failure of failures) io.stderr.say(failure);
		if (inputs.problems.length + failures.length > 0) return exitCodes.failed;
		return values.check && changed > 0 ? exitCodes.found : exitCodes.clean;
	},
};

/** Figures that are written and disagree: left alone, and never passed over. */
function sayLeft(left: readonly WrittenFigure[], { stdout }: Io): void {
	if (left.length === 0) return;
	stdout.say(
		`  ${number(left.length, 'written figure')} ${left.length === 1 ? 'does' : 'do'} not add up, and ${left.length === 1 ? 'is' : 'are'} left as written:\n`,
	);
	for (const { name, range, written, computed, changes } of left) {
		const why = changes ? '--change changes it' : 'the cause seems to lie elsewhere: see check';
		stdout.say(`    line ${range.start.line + 1}: ${onOneLine(name)} is ${written} and comes to ${computed} (${why})\n`);
	}
}
