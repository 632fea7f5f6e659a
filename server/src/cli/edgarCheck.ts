import { promises as fs } from 'node:fs';
import { basename, resolve } from 'node:path';
import { environmentLocale, shippedMessages } from '../disk/messages.js';
import { readBytes } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { walk } from '../disk/walk.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { exitCodes, UsageError } from './errors.js';
import { program } from './program.js';
import { fail } from './result.js';
import { problemLine } from './submission.js';

/** A submission's documents come to less. */
const mostBytes = 20 * 1024 * 1024;

export const edgarCheck: Command = {
	help: `monthly-return edgar-check FILE…

Checks files that are to be one submission against EDGAR's rules: file names, ASCII,
the tags and attributes of HTML, active content, links, and the lengths of lines of a
text. Each finding names its rule, the rule's source and how sure it is: seen, or
recalled and to be looked up. A folder stands for the .htm, .html, .txt, .pdf, .jpg and
.gif files in it. These are not all of EDGAR's rules.

Options:
  --help  this text

Exit codes:
  0  nothing found, or hints alone
  1  something that EDGAR does not take
  2  wrong usage, or something could not be read
`,
	async run(args, io) {
		const { positionals } = readArguments(args, {});
		if (positionals.length === 0) throw new UsageError('edgar-check needs a file or a folder');
		const files: { name: string; bytes: Uint8Array }[] = [];
		for (const path of positionals) {
			try {
				for (const file of await filesOf(resolve(io.cwd, path))) {
					const bytes = await readBytes(file, mostBytes);
					if (!bytes) return fail(`${basename(file)} is over 20 MB, which no document is`, io);
					files.push({ name: basename(file), bytes });
				}
			} catch (error) {
				return fail(`cannot read ${path}: ${describe(error)}`, io);
			}
		}
		const printing = await program<typeof import('../render/index.js')>('render');
		printing.speak(shippedMessages(environmentLocale(io.env)));
		const problems = printing.edgarCheck(files);
		for (const problem of problems) io.stdout.say(`${problemLine(problem)}\n`);
		const wrong = problems.filter(({ isHint }) => !isHint).length;
		io.stdout.say(
			`${wrong === 0 ? 'nothing found' : `${wrong} ${wrong === 1 ? 'error' : 'errors'}`} in ${files.length} ${files.length === 1 ? 'file' : 'files'}\n`,
		);
		return wrong > 0 ? exitCodes.found : exitCodes.clean;
	},
};

async function filesOf(path: string): Promise<readonly string[]> {
	const stat = await fs.stat(path);
	if (!stat.isDirectory()) {
		if (!stat.isFile()) throw new Error('it is no file');
		return [path];
	}
	const found: string[] = [];
	const wanted = (name: string) => /\.(?:html?|txt|pdf|jpg|gif)$/i.test(name);
	const onProblem = (at: string, problem: string) => {
		throw new Error(at === path ? problem : `${basename(at)}: ${problem}`);
	};
	for await (const file of walk(path, { flat: true, wanted, onProblem })) found.push(file);
	return found;
}
