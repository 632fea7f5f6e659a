import type { Finding, Severity } from '../../service.js';
import type { Problem } from '../inputs.js';

export interface CheckedFile {
	readonly path: string;
	/** Read again where it is shown. */
	text(): string;
	readonly findings: readonly Finding[];
}

/** What `check` found, for every format alike. */
export interface Report {
	readonly files: readonly CheckedFile[];
	/** What could not be read. */
	readonly problems: readonly Problem[];
	/** What the paths are relative to. */
	readonly cwd: string;
	/** The path of a return by its URI, as it is shown. */
	pathOf(uri: string): string;
}

export type Counts = Readonly<Record<Severity, number>>;

export function countFindings(files: readonly CheckedFile[]): Counts {
	const counts = { error: 0, warning: 0, information: 0 };
	for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
	return counts;
}
