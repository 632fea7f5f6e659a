import { withMark } from '../disk/read.js';
import { onOneLine } from '../escape.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { type Formatted, formatOne } from './computing.js';
import { UsageError } from './errors.js';
import { Inputs, standardInput } from './inputs.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';
import { endRewriting, readToRewrite, rewrite } from './rewriting.js';

export const format: Command = {
	help: `monthly-return format [--check] PATH…
monthly-return format [--check] -

Puts returns into the one layout they have: indentation, columns, dates, numbers and
the spelling of words. What they say stays the same, and a line that cannot be read
stays as it is. A file is replaced in one step, and only where something changes;
- stands for standard input, whose layout goes to standard output.

Options:
  --check  write nothing; exit with 1 when something would change
  --jobs N with --check: N workers at once; otherwise as many as are worth it
  --help   this text

Exit codes:
  0  done, or nothing to change
  1  --check, and something would change
  2  wrong usage, or something could not be read, checked or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			check: { type: 'boolean', default: false },
			jobs: { type: 'string' },
		});
		if (positionals.length === 0) throw new UsageError('format needs a file, a folder or -');
		if (positionals.includes(standardInput) && positionals.length > 1) {
			throw new UsageError('format takes standard input by itself: its layout goes to standard output');
		}
		return formatPaths(positionals, values.check, values.jobs, io);
	},
};

async function formatPaths(paths: readonly string[], check: boolean, jobs: string | undefined, io: Io) {
	const inputs = new Inputs(io);
	const found = new Map<string, Formatted>();
	const archive = await readToRewrite(paths, inputs, io, {
		beside: false,
		jobs: check ? jobs : '1',
		work: { method: 'formatBatch', also: undefined, done: (uri, formatted) => void found.set(uri, formatted as Formatted) },
	});
	const progress = new Progress(io.stderr, 'formatting');
	let [done, changed] = [0, 0];
	for (const { path, uri, file, read } of archive.files) {
		progress.step(done++, archive.files.length);
		const text = found.has(uri) ? '' : (archive.service.text(uri) ?? '');
		const { unchecked, after } = found.get(uri) ?? formatOne(archive.service, uri, text);
		inputs.unchecked(path, unchecked);
		if (unchecked !== undefined) continue;
		if (after !== undefined) changed++;
		if (file === undefined && !check) {
			io.stdout.write(withMark(after ?? text, read?.bom === true));
			continue;
		}
		if (after === undefined) {
			io.stdout.say(`${onOneLine(path)}: nothing to change\n`);
			continue;
		}
		if (!check && file !== undefined && !(await rewrite(path, file, text, after, inputs))) continue;
		io.stdout.say(`${onOneLine(path)}: ${check ? 'would change' : 'formatted'}\n`);
	}
	progress.end();
	return endRewriting(inputs, io, check && changed > 0);
}
