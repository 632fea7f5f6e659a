import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, withMark } from '../disk/read.js';
import { hongKongDate } from '../disk/today.js';
import { replace } from '../disk/write.js';
import { onOneLine, visible } from '../escape.js';
import { createReturnService } from '../service.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { exitCodes, UsageError } from './errors.js';
import { Inputs, sayProblems, standardInput } from './inputs.js';
import type { Io } from './output.js';
import { Progress } from './progress.js';

export const format: Command = {
	name: 'format',
	summary: 'put the lines of returns into their layout',
	help: `monthly-return format [--check] PATH…
monthly-return format [--check] -

Puts returns into the one layout they have: indentation, columns, dates, numbers and
the spelling of words. What they say stays the same, and a line that cannot be read
stays as it is. A file is replaced in one step, and only where something changes;
- stands for standard input, whose layout goes to standard output.

Options:
  --check  write nothing; exit with 1 when something would change
  --help   this text

Exit codes:
  0  done, or nothing to change
  1  --check, and something would change
  2  wrong usage, or something could not be read, checked or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, { check: { type: 'boolean', default: false } });
		if (positionals.length === 0) throw new UsageError('format needs a file, a folder or -');
		if (positionals.includes(standardInput) && positionals.length > 1) {
			throw new UsageError('format takes standard input by itself: its layout goes to standard output');
		}
		return formatPaths(positionals, values.check, io);
	},
};

async function formatPaths(paths: readonly string[], check: boolean, io: Io) {
	const service = createReturnService({ today: hongKongDate, log: (message) => io.stderr.say(`${visible(message)}\n`) });
	const inputs = new Inputs(io);
	const progress = new Progress(io.stderr, 'formatting');
	const failures: string[] = [];
	let [done, changed] = [0, 0];
	for await (const { path, uri, file, text, bom } of inputs.read(paths)) {
		progress.step(done++);
		service.put(uri, text);
		const formatted = TextDocument.applyEdits(TextDocument.create(uri, 'monthly-return', 0, text), [...service.format(uri)]);
		const unchecked = service.unchecked(uri);
		inputs.unchecked(path, unchecked);
		service.remove(uri);
		const whole = withMark(formatted, bom);
		if (formatted !== text && unchecked === undefined) changed++;
		if (unchecked !== undefined) continue;
		if (file === undefined && !check) {
			io.stdout.write(whole);
			continue;
		}
		if (formatted === text) {
			io.stdout.say(`${onOneLine(path)}: nothing to change\n`);
			continue;
		}
		try {
			if (!check && file !== undefined) await replace(file, whole, withMark(text, bom));
			io.stdout.say(`${onOneLine(path)}: ${check ? 'would change' : 'formatted'}\n`);
		} catch (error) {
			failures.push(`${io.stderr.colors.red('cannot write')} ${onOneLine(path)}: ${onOneLine(describe(error))}\n`);
		}
	}
	progress.end();
	sayProblems(inputs.problems, io);
	for (const failure of failures) io.stderr.say(failure);
	if (inputs.problems.length + failures.length > 0) return exitCodes.failed;
	return check && changed > 0 ? exitCodes.found : exitCodes.clean;
}
