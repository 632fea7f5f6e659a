import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll } from 'vitest';
import { type Bundles, bundles } from '../../support/bundles.js';

export interface Run {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	readonly cwd?: string;
	readonly stdin?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	/** Where standard output goes instead: a file's descriptor. */
	readonly stdout?: number;
}

/** The command line, bundled once for a file of tests and run in a process of its own. */
export function commandLine() {
	let built: Bundles | undefined;
	beforeAll(async () => {
		built = await bundles();
	});
	afterAll(() => built?.dispose());

	return async (args: readonly string[], { cwd, stdin = '', env, stdout: elsewhere }: RunOptions = {}): Promise<Run> => {
		if (!built) throw new Error('not yet bundled');
		const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
		const child = spawn(process.execPath, [built.cli, ...args], {
			cwd,
			env: { ...rest, LC_ALL: 'C', ...env },
			stdio: ['pipe', elsewhere ?? 'pipe', 'pipe'],
		}) as ChildProcessByStdio<Writable, Readable | null, Readable>;
		let [stdout, stderr] = ['', ''];
		child.stdout?.on('data', (chunk) => {
			stdout += chunk;
		});
		child.stderr.on('data', (chunk) => {
			stderr += chunk;
		});
		child.stdin.on('error', () => {});
		child.stdin.end(stdin);
		const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
		return { code, stdout, stderr };
	};
}
