import { onOneLine } from '../escape.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { type Computed, type ComputeHow, computeOne } from './computing.js';
import { UsageError } from './errors.js';
import { Inputs, type Named, standardInput } from './inputs.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';
import { endRewriting, readToRewrite, rewrite } from './rewriting.js';
import type { ComputeDone } from './worker.js';

export const compute: Command = {
	help: `monthly-return compute [--change] [--days] [--check] PATH…

Writes into returns the closings, sums and totals that are left out and follow from
the other figures, and says what it wrote. A figure that is written and disagrees stays
as it is and is listed. A file is replaced in one step, and only where something changes;
one that is in its layout stays in it.

Options:
  --change Also change written figures that disagree, such as a sum whose parts were
           entered after it; not where a slip elsewhere or another month's balance
           explains it. With --check it only says what it would change
  --days   Also write the events of a monthly return, and what follows from them,
           from the month's next-day returns among PATH: rows that are there stay
  --check  write nothing; exit with 1 when something would be written
  --jobs N with --check: N workers at once; otherwise as many as are worth it
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
			jobs: { type: 'string' },
		});
		if (positionals.length === 0) throw new UsageError('compute needs a file or a folder');
		if (positionals.includes(standardInput)) throw new UsageError('compute writes into files, so it takes no standard input');

		const inputs = new Inputs(io);
		const { check } = values;
		const how: ComputeHow = { change: values.change, days: values.days, check };
		const archive = await readComputed(positionals, inputs, io, how, values.jobs);
		let changed = 0;
		const progress = new Progress(io.stderr, 'computing');
		for (const [index, named] of archive.files.entries()) {
			progress.step(index, archive.files.length);
			const { path, file } = named;
			const { unchecked, said, texts } = archive.computed(named);
			inputs.unchecked(path, unchecked);
			if (unchecked !== undefined) continue;
			if (texts) changed++;
			const isWritten = texts && !check && file !== undefined;
			if (isWritten && !(await rewrite(path, file, texts.before, texts.after, inputs))) continue;
			io.stdout.say(`${onOneLine(path)}: ${said}`);
		}
		progress.end();
		return endRewriting(inputs, io, check && changed > 0);
	},
};

/** Read, and where nothing is written computed too, by as many as are worth it. */
async function readComputed(paths: readonly string[], inputs: Inputs, io: Io, how: ComputeHow, jobs: string | undefined) {
	const found = new Map<string, ComputeDone>();
	const archive = await readToRewrite(paths, inputs, io, {
		// What is written changes what others hang on, so one does it all.
		jobs: how.check && !how.days ? jobs : '1',
		work: { method: 'computeBatch', also: how, done: (uri, result) => void found.set(uri, result as ComputeDone) },
	});
	const computed = ({ uri, file }: Named): Computed => {
		const known = found.get(uri);
		return known && known.besides === archive.service.besides(uri)
			? known.computed
			: computeOne(archive.service, uri, file !== undefined, how);
	};
	return { files: archive.files, computed };
}
