import { promises as fs } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { environmentLocale, shippedMessages } from '../disk/messages.js';
import { describe } from '../disk/read.js';
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
					const { size } = await fs.stat(file);
					if (size > mostBytes) return fail(`${basename(file)} is over 20 MB, which no document is`, io);
					files.push({ name: basename(file), bytes: await fs.readFile(file) });
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
	const names = await fs.readdir(path);
	return names
		.filter((name) => /\.(?:html?|txt|pdf|jpg|gif)$/i.test(name))
		.sort()
		.map((name) => join(path, name));
}
