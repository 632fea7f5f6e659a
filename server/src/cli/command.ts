import type { ExitCode } from './errors.js';
import type { Io } from './output.js';

export interface Command {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** What `--help` prints. */
	readonly help: string;
	run(args: readonly string[], io: Io): Promise<ExitCode>;
}
