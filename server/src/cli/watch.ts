import { promises as fs, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import picomatch from 'picomatch';
import { configurationName } from '../configuration/configuration.js';
import { describe } from '../disk/reasons.js';
import { isReturn } from '../disk/walk.js';
import { onOneLine } from '../escape.js';
import { type ExitCode, exitCodes } from './errors.js';
import type { Io } from './output.js';
import { fail } from './result.js';
import { watchFolder } from './watchFolder.js';

/** What is saved together changes within this time, in milliseconds. */
const patience = 150;
/** A folder that goes, or that another takes the place of, is told of on no system as it is on another: it is looked at so often. */
const beat = 1000;

/** Runs, and again whenever a return or a configuration in what is named changes, until it is interrupted; then with the last run's exit code. */
export async function runAgain(paths: readonly string[], run: () => Promise<ExitCode>, io: Io): Promise<ExitCode> {
	let code = await run();
	const changed = new Set<string>();
	const watched: Watched[] = [];
	let wake: (() => void) | undefined;
	let ended = false;
	const end = () => {
		ended = true;
		wake?.();
	};
	const change = (name: string) => {
		changed.add(name);
		wake?.();
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
	try {
		for (const path of paths) watched.push(await Watched.of(resolve(io.cwd, path), change));
	} catch (error) {
		for (const one of watched) one.close();
		return fail(`cannot be watched: ${describe(error)}`, io);
	}
	const looking = setInterval(() => {
		for (const one of watched) void one.look();
	}, beat);
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
	clearInterval(looking);
	for (const one of watched) one.close();
	return code;
}

/** A folder, or a file, which is watched in its folder: an editor puts another in its place. */
class Watched {
	#watcher: { close(): void } | undefined;
	/** Which folder it is that is watched. */
	#identity: string | undefined;

	private constructor(
		private readonly folder: string,
		/** Of the file in it. */
		private readonly name: string | undefined,
		private readonly onChange: (name: string) => void,
	) {}

	static async of(path: string, onChange: (name: string) => void): Promise<Watched> {
		const { base, glob } = picomatch.scan(path);
		const root = glob === '' ? path : base;
		const isFolder = (await fs.stat(root)).isDirectory();
		const watched = new Watched(isFolder ? root : dirname(root), isFolder ? undefined : basename(root), onChange);
		watched.#identity = await watched.#now();
		watched.#watch();
		return watched;
	}

	/** Watches the folder that is there now. */
	async look(): Promise<void> {
		const now = await this.#now();
		if (now === this.#identity) return;
		this.#identity = now;
		this.close();
		try {
			if (now !== undefined) this.#watch();
		} catch {
			this.#identity = undefined; // gone again
		}
		this.onChange(this.name ?? basename(this.folder));
	}

	close(): void {
		this.#watcher?.close();
		this.#watcher = undefined;
	}

	#watch(): void {
		const { folder, name, onChange } = this;
		if (name === undefined) {
			const isMeant = (of: string) => isReturn(of) || of === configurationName;
			this.#watcher = watchFolder(folder, (own) => isMeant(basename(own)) && onChange(own), onChange);
			return;
		}
		const watcher = watch(folder, (_, of) => {
			if (of === name) onChange(of);
		});
		watcher.on('error', () => {});
		this.#watcher = watcher;
	}

	#now(): Promise<string | undefined> {
		return fs.stat(this.folder).then(
			({ dev, ino, birthtimeMs }) => `${dev} ${ino} ${birthtimeMs}`,
			() => undefined,
		);
	}
}
