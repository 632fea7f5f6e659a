import { resolve } from 'node:path';
import { describe } from '../disk/reasons.js';
import { write, writeNew } from '../disk/write.js';
import { onOneLine } from '../escape.js';
import { type ExitCode, exitCodes } from './errors.js';
import { standardInput } from './inputs.js';
import type { Io } from './output.js';
import { keepWithin } from './place.js';

export function fail(message: string, { stderr }: Io): ExitCode {
	stderr.say(`${stderr.colors.red('error')}: ${onOneLine(message)}\n`);
	return exitCodes.failed;
}

/** No file is named: standard output it is. */
export function isStandardOutput(out: string | undefined): out is undefined | typeof standardInput {
	return out === undefined || out === standardInput;
}

/** Writes what a command made to the file that is named, or to standard output. A file that is there stays, unless it is forced. */
export async function writeOut(content: string | Uint8Array, out: string | undefined, force: boolean, io: Io): Promise<ExitCode> {
	if (isStandardOutput(out)) {
		io.stdout.write(content);
		return exitCodes.clean;
	}
	try {
		const path = resolve(io.cwd, out);
		await keepWithin(path, io);
		await (force ? write(path, content) : writeNew(path, content));
		io.stderr.say(`${onOneLine(out)} written\n`);
		return exitCodes.clean;
	} catch (error) {
		const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
		return fail(there ? `${out} is there already; --force writes over it` : `cannot write ${out}: ${describe(error)}`, io);
	}
}
