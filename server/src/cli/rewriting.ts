import { noConfiguration } from '../configuration/configuration.js';
import { readNow, withMark } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { hongKongDate } from '../disk/today.js';
import { replace } from '../disk/write.js';
import { editorFeatures } from '../features/editor.js';
import { type Archive, type ArchiveOptions, readArchive } from './archive.js';
import { type ExitCode, exitCodes } from './errors.js';
import { type Inputs, sayProblems } from './inputs.js';
import type { Io } from './output.js';

/** What `compute` and `format` do alike: returns are read, changed and written over. */

/** Nothing is checked, so no configuration counts. */
export function readToRewrite(
	paths: readonly string[],
	inputs: Inputs,
	io: Io,
	how: Pick<ArchiveOptions, 'beside' | 'jobs' | 'work'>,
): Promise<Archive> {
	return readArchive(paths, inputs, io, {
		configurations: { of: async () => ({ configuration: noConfiguration, folder: undefined }) },
		today: hongKongDate(),
		checks: false,
		features: editorFeatures,
		quiet: false,
		...how,
	});
}

/** Writes over the text that was read, the file's mark kept; false where it could not be, which is then a problem of the inputs. */
export async function rewrite(path: string, file: string, before: string, after: string, inputs: Inputs): Promise<boolean> {
	const now = readNow(file);
	const bom = 'bom' in now && now.bom;
	try {
		await replace(file, withMark(after, bom), withMark(before, bom));
		return true;
	} catch (error) {
		inputs.problem(path, describe(error), 'cannot write');
		return false;
	}
}

/** `isFound`: `--check`, and something would change. */
export function endRewriting(inputs: Inputs, io: Io, isFound: boolean): ExitCode {
	sayProblems(inputs.problems, io);
	if (inputs.problems.length > 0) return exitCodes.failed;
	return isFound ? exitCodes.found : exitCodes.clean;
}
