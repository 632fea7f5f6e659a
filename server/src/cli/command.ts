import type { ExitCode } from './errors.js';
import type { Io } from './output.js';

export interface Command {
	/** What `--help` prints. */
	readonly help: string;
	run(args: readonly string[], io: Io): Promise<ExitCode>;
}
