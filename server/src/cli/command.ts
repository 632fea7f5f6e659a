import type { ExitCode } from './errors.js';
import type { Io } from './output.js';

export interface Command {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** What `--help` prints. */
	readonly help: string;
	/** Its `--language` is that of what it writes; messages are then in the environment's. */
	readonly ownLanguage?: true;
	run(args: readonly string[], io: Io): Promise<ExitCode>;
}
