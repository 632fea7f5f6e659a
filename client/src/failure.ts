import { sayError } from './say.js';

export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** What was asked for and failed is said, the reason alone, for VS Code names the extension; it would only log it. */
export function sayFailed(error: unknown): void {
	void sayError(reasonOf(error));
}
