import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the package's that lies beside this program, wherever it was linked from. */
export function beside(...path: readonly string[]): string {
	return join(dirname(realpathSync(process.argv[1] ?? '')), ...path);
}
