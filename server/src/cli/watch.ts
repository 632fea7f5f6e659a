import { type FSWatcher, promises as fs, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import picomatch from 'picomatch';
import { configurationName } from '../configuration/configuration.js';
import { describe } from '../disk/read.js';
import { isReturn } from '../disk/walk.js';
import { onOneLine } from '../escape.js';
import { type ExitCode, exitCodes } from './errors.js';
import type { Io } from './output.js';
import { fail } from './result.js';

/** What is saved together changes within this time, in milliseconds. */
const patience = 150;

/** Runs, and again whenever a return or a configuration in what is named changes, until it is interrupted; then with the last run's exit code. */
export async function runAgain(paths: readonly string[], run: () => Promise<ExitCode>, io: Io): Promise<ExitCode> {
	let code = await run();
	const changed = new Set<string>();
	const watchers: FSWatcher[] = [];
	let wake: (() => void) | undefined;
	let ended = false;
	const end = () => {
		ended = true;
		wake?.();
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
	try {
		for (const path of paths)
			watchers.push(
				await watcherOf(resolve(io.cwd, path), (name) => {
					changed.add(name);
					wake?.();
				}),
			);
	} catch (error) {
		for (const watcher of watchers) watcher.close();
		return fail(`cannot be watched: ${describe(error)}`, io);
	}
	io.stderr.say(io.stderr.colors.dim('watching; Ctrl+C ends\n'));
	while (!ended) {
		if (changed.size === 0) {
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
		if (ended) break;
		await new Promise((resolve) => setTimeout(resolve, patience));
		const names = [...changed].sort();
		changed.clear();
		const shown = names.length > 3 ? `${names.length} files` : names.map(onOneLine).join(', ');
		io.stderr.say(io.stderr.colors.dim(`\n${shown} changed\n`));
		code = await run().catch((error: unknown) => {
			fail(describe(error), io);
			return exitCodes.failed;
		});
	}
	for (const watcher of watchers) watcher.close();
	return code;
}

/** A file is watched in its folder, for an editor puts another in its place. */
async function watcherOf(path: string, onChange: (name: string) => void): Promise<FSWatcher> {
	const { base, glob } = picomatch.scan(path);
	const root = glob === '' ? path : base;
	const isFolder = (await fs.stat(root)).isDirectory();
	const tell = (name: string | null) => {
		const own = name ?? '';
		const of = basename(own);
		if (isFolder ? isReturn(of) || of === configurationName : of === basename(root)) onChange(own);
	};
	const watcher = isFolder
		? watch(root, { recursive: true }, (_, name) => tell(name))
		: watch(dirname(root), (_, name) => tell(name));
	watcher.on('error', () => {});
	return watcher;
}
