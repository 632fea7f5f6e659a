import { promises as fs, realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { URI } from 'vscode-uri';
import { readPipe } from '../disk/pipe.js';
import { type Read, readNow, readReturn, readStream } from '../disk/read.js';
import { describe } from '../disk/reasons.js';
import { type Walked, walkLists } from '../disk/walk.js';
import { onOneLine } from '../escape.js';
import type { Io } from './output.js';

/** A return that is there to be read. */
export interface Named {
	/** As it is shown: relative to the working directory, with `/`. */
	readonly path: string;
	readonly uri: string;
	/** Where it is on disk, links followed; undefined for standard input and pipes. */
	readonly file?: string;
	/** Of what can be read once: it was. */
	readonly read?: Input;
}

export interface Input extends Omit<Named, 'read'> {
	readonly text: string;
	readonly bom: boolean;
}

export interface Problem {
	readonly path: string;
	readonly message: string;
	/** It was read, and then failed. */
	readonly unchecked?: true;
	/** What failed, where it is neither reading nor checking. */
	readonly what?: string;
}

export const standardInput = '-';

interface Folder {
	/** With its links followed. */
	readonly real: string;
	readonly shown: string;
	readonly uri: string;
}

/** Reads what the paths name, folders walked, each file once; what cannot be read is a problem, and the rest goes on. */
export class Inputs {
	readonly problems: Problem[] = [];
	readonly #io: Io;
	readonly #seen = new Set<string>();
	readonly #folders = new Map<string, Folder>();

	constructor(io: Io) {
		this.#io = io;
	}

	async *read(paths: readonly string[]): AsyncGenerator<Input> {
		for await (const named of this.list(paths)) {
			const input = this.readNow(named);
			if ('problem' in input) this.problem(named.path, input.problem);
			else yield input;
		}
	}

	/** Each file once, and none of them read. */
	async *list(paths: readonly string[]): AsyncGenerator<Named> {
		for (const path of paths) {
			if (path === standardInput) yield* this.#standardInput();
			else yield* this.#path(path);
		}
	}

	readNow({ path, uri, file, read }: Named): Input | { readonly problem: string } {
		if (read || file === undefined) return read ?? { problem: 'not a file' };
		const now = readNow(file);
		return 'problem' in now ? now : { path, uri, file, ...now };
	}

	/** Nothing that failed looks clean: what was not checked as a whole is a problem too. */
	unchecked(path: string, message: string | undefined): void {
		if (message !== undefined) this.problems.push({ path, message, unchecked: true });
	}

	/** `what`: what failed, where it is not reading. */
	problem(path: string, message: string, what?: string): undefined {
		this.problems.push({ path, message, ...(what === undefined ? {} : { what }) });
		return undefined;
	}

	shown(path: string): string {
		const shown = relative(this.#io.cwd, path) || '.';
		return sep === '/' ? shown : shown.replaceAll(sep, '/');
	}

	async *#standardInput(): AsyncGenerator<Named> {
		if (this.#isSeen(standardInput)) return;
		const path = '<stdin>';
		const read = await readStream(this.#io.stdin);
		if ('problem' in read) this.problem(path, read.problem);
		else yield onceRead({ path, uri: 'stdin:/stdin.return', ...read });
	}

	async *#path(path: string): AsyncGenerator<Named> {
		const full = resolve(this.#io.cwd, path);
		const stat = await fs.stat(full).catch((error: NodeJS.ErrnoException) => error);
		if (stat instanceof Error) {
			// What no file is called may be a pattern.
			const { base, glob } = picomatch.scan(path);
			if (stat.code === 'ENOENT' && glob !== '') yield* this.#matching(path, resolve(this.#io.cwd, base), glob);
			else this.problem(this.shown(full), describe(stat));
			return;
		}
		if (stat.isFIFO()) {
			yield* this.#once(full, () => readStream(readPipe(full)));
			return;
		}
		if (!stat.isDirectory()) {
			if (!stat.isFile()) yield* this.#once(full, () => readReturn(full));
			else yield* this.#named([{ path: full, isLink: true }]);
			return;
		}
		let found = false;
		const onProblem = (folder: string, problem: string) => this.problem(this.shown(folder), problem);
		for await (const files of walkLists(full, { atOnce: true, onProblem })) {
			found = true;
			yield* this.#named(files);
		}
		if (!found) this.problem(this.shown(full), 'no .return file in this folder');
	}

	async *#once(path: string, work: () => Promise<Read>): AsyncGenerator<Named> {
		if (this.#isSeen(path)) return;
		const shown = this.shown(path);
		try {
			const read = await work();
			if ('problem' in read) this.problem(shown, read.problem);
			else yield onceRead({ path: shown, uri: URI.file(path).toString(), ...read });
		} catch (error) {
			this.problem(shown, describe(error));
		}
	}

	async *#matching(pattern: string, base: string, glob: string): AsyncGenerator<Named> {
		const matches = picomatch(glob);
		let found = false;
		const onProblem = (folder: string, problem: string) => this.problem(this.shown(folder), problem);
		for await (const files of walkLists(base, { atOnce: true, onProblem })) {
			const matching = files.filter(({ path }) => {
				const within = relative(base, path);
				return matches(sep === '/' ? within : within.replaceAll(sep, '/'));
			});
			found ||= matching.length > 0;
			yield* this.#named(matching);
		}
		if (!found) this.problem(pattern, 'no .return file is called so');
	}

	async *#named(files: readonly Walked[]): AsyncGenerator<Named> {
		for (const { path, isLink } of files) {
			try {
				const name = basename(path);
				const folder = this.#folder(dirname(path));
				const file = isLink ? await fs.realpath(path) : `${folder.real}${folder.real.endsWith(sep) ? '' : sep}${name}`;
				if (this.#isSeen(file)) continue;
				// An archive has many in a folder: what its name says is worked out once.
				const uri = /^[\w.-]+$/.test(name) ? `${folder.uri}/${name}` : URI.file(path).toString();
				yield { path: folder.shown === '.' ? this.shown(path) : `${folder.shown}/${name}`, uri, file };
			} catch (error) {
				this.problem(this.shown(path), describe(error));
			}
		}
	}

	#folder(folder: string): Folder {
		let known = this.#folders.get(folder);
		if (!known) {
			const uri = URI.file(folder).toString().replace(/\/$/, '');
			known = { real: realpathSync.native(folder), shown: this.shown(folder), uri };
			this.#folders.set(folder, known);
		}
		return known;
	}

	#isSeen(file: string): boolean {
		if (this.#seen.has(file)) return true;
		this.#seen.add(file);
		return false;
	}
}

function onceRead(read: Input): Named {
	return { path: read.path, uri: read.uri, read };
}

/** What became of a path. */
export function failureOf({ unchecked, what }: Pick<Problem, 'unchecked' | 'what'>): string {
	return what ?? (unchecked ? 'could not be checked' : 'cannot read');
}

/** Says what could not be read, or not be checked. */
export function sayProblems(problems: readonly Problem[], { stderr }: Io): void {
	for (const problem of problems) {
		const { path, message } = problem;
		stderr.say(`${stderr.colors.red(failureOf(problem))} ${onOneLine(path)}: ${onOneLine(message)}\n`);
	}
}
