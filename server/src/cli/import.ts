import { promises as fs } from 'node:fs';
import { join, resolve } from 'node:path';
import { readBytes } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { onOneLine } from '../escape.js';
import type { Made } from '../import/imported.js';
import { JobError } from '../jobs/run.js';
import { readArguments } from './arguments.js';
import type { Command } from './command.js';
import { type ExitCode, exitCodes, UsageError } from './errors.js';
import { standardInput } from './inputs.js';
import * as jobs from './jobs.js';
import type { Io } from './output.js';
import { keepWithin } from './place.js';
import { fail, isStandardOutput, writeOut } from './result.js';

/** A little more than what is imported, so that what is larger is refused in words. */
const mostBytes = 21 * 1024 * 1024;

export const importReturn: Command = {
	help: `monthly-return import FILE [-o OUT]

Makes a return of a published monthly or next-day return: a PDF as HKEX publishes it, HTML
or text as in an SEC Form 6-K, or what was pasted into a file, in UTF-8. - stands for standard input.
What could not be read is a comment at its place, "# not read: …", and said; nothing is
guessed.

Options:
  -o, --out OUT  the file to write; else standard output. A folder, named with a / at its
                 end or there already: of a Form 6-K with returns in it all are
                 written there, the report naming the returns as its exhibits; of several
                 returns in one file each
  --force        write over a file that is there
  --help         this text

Exit codes:
  0  done, and all was read
  1  done, and something was not read
  2  wrong usage, no return, or something could not be read or written
`,
	async run(args, io) {
		const { values, positionals } = readArguments(args, {
			out: { type: 'string', short: 'o' },
			force: { type: 'boolean', default: false },
		});
		const [path, ...more] = positionals;
		if (path === undefined || more.length > 0) throw new UsageError('import takes one file');
		const shown = path === standardInput ? '<stdin>' : path;

		const bytes = await bytesOf(path, io);
		if ('problem' in bytes) return fail(`cannot read ${shown}: ${bytes.problem}`, io);
		const imported = await jobs.run('import', bytes, { cmap: jobs.cmap }).catch((error: unknown) => {
			if (error instanceof JobError) return { refused: error.message };
			throw error;
		});
		if ('refused' in imported) return fail(`${shown} cannot be imported: ${imported.refused}`, io);

		const { out } = values;
		const folder = out !== undefined && !isStandardOutput(out) && (/[/\\]$/.test(out) || (await isFolder(resolve(io.cwd, out))));
		if (folder) return writeInto(out, imported, values.force, io);
		if (imported.report) {
			const others = imported.others?.length ?? 0;
			io.stderr.say(
				others === 0
					? 'A Form 6-K stands above the return: -o with a folder writes both, the report with its exhibit\n'
					: `A Form 6-K and ${others} more ${others === 1 ? 'return' : 'returns'} stand in it: -o with a folder writes all, the report with its exhibits\n`,
			);
		}
		if (imported.returns) {
			io.stderr.say(`${imported.returns.length} returns stand in it, of which this is one: -o with a folder writes all\n`);
		}
		const written = await writeOut(imported.text, out, values.force, io);
		if (written !== exitCodes.clean) return written;
		const where = isStandardOutput(out) ? '<stdout>' : out;
		for (const { message, line } of imported.problems)
			io.stderr.say(`${onOneLine(line === undefined ? where : `${where}:${line + 1}`)}: ${onOneLine(message)}\n`);
		return imported.problems.length > 0 ? exitCodes.found : exitCodes.clean;
	},
};

async function bytesOf(path: string, io: Io): Promise<{ readonly bytes: Uint8Array } | { readonly problem: string }> {
	try {
		const bytes = await readBytes(path === standardInput ? io.stdin : resolve(io.cwd, path), mostBytes);
		return bytes ? { bytes } : { problem: 'over 20 MB, which no return is' };
	} catch (error) {
		return { problem: describe(error) };
	}
}

function isFolder(path: string): Promise<boolean> {
	return fs.stat(path).then(
		(stat) => stat.isDirectory(),
		() => false,
	);
}

/** The first of several is what a cover above them names. */
function named([first, ...others]: readonly Made[], covered: Omit<Made, 'report'> | undefined): readonly Made[] {
	const { fileName } = covered ?? {};
	return first ? [fileName === undefined ? first : { ...first, fileName }, ...others] : [];
}

/** Whatever was made, under names of its own. */
async function writeInto(
	folder: string,
	{ report, returns, others = [], ...own }: Made,
	force: boolean,
	io: Io,
): Promise<ExitCode> {
	// Why it cannot be made is said of the first that is written into it.
	const made = resolve(io.cwd, folder);
	await keepWithin(made, io)
		.then(() => fs.mkdir(made, { recursive: true }))
		.catch(() => {});
	let found = false;
	for (const { text, problems, fileName = 'imported.return' } of [
		...(report ? [report] : []),
		...(returns ? named(returns, report && own) : [own, ...others]),
	]) {
		const path = join(folder, fileName);
		const written = await writeOut(text, path, force, io);
		if (written !== exitCodes.clean) return written;
		for (const { message, line } of problems)
			io.stderr.say(`${onOneLine(`${line === undefined ? path : `${path}:${line + 1}`}: ${message}`)}\n`);
		found ||= problems.length > 0;
	}
	return found ? exitCodes.found : exitCodes.clean;
}
