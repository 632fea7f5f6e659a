import { promises as fs } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { URI } from 'vscode-uri';
import { readPipe } from '../disk/pipe.js';
import { describe, type Read, readReturn, readStream } from '../disk/read.js';
import { walk } from '../disk/walk.js';
import { onOneLine } from '../escape.js';
import type { Io } from './output.js';

export interface Input {
	/** As it is shown: relative to the working directory, with `/`. */
	readonly path: string;
	readonly uri: string;
	/** Where it is on disk, links followed; undefined for standard input and pipes. */
	readonly file?: string;
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

/** Reads what the paths name, folders walked, each file once; what cannot be read is a problem, and the rest goes on. */
export class Inputs {
	readonly problems: Problem[] = [];
	readonly #io: Io;
	readonly #seen = new Set<string>();

	constructor(io: Io) {
		this.#io = io;
	}

	async *read(paths: readonly string[]): AsyncGenerator<Input> {
		for (const path of paths) {
			if (path === standardInput) yield* this.#standardInput();
			else yield* this.#path(path);
		}
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

	async *#standardInput(): AsyncGenerator<Input> {
		if (this.#isSeen(standardInput)) return;
		const path = '<stdin>';
		const read = await readStream(this.#io.stdin);
		if ('problem' in read) this.problem(path, read.problem);
		else yield { path, uri: 'stdin:/stdin.return', ...read };
	}

	async *#path(path: string): AsyncGenerator<Input> {
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
			yield* this.#pipe(full);
			return;
		}
		if (!stat.isDirectory()) {
			yield* this.#file(full);
			return;
		}
		let found = false;
		const onProblem = (folder: string, problem: string) => this.problem(this.shown(folder), problem);
		for await (const file of walk(full, { onProblem })) {
			found = true;
			yield* this.#file(file);
		}
		if (!found) this.problem(this.shown(full), 'no .return file in this folder');
	}

	async *#pipe(path: string): AsyncGenerator<Input> {
		if (this.#isSeen(path)) return;
		const shown = this.shown(path);
		try {
			const read = await readStream(readPipe(path));
			if ('problem' in read) this.problem(shown, read.problem);
			else yield { path: shown, uri: URI.file(path).toString(), ...read };
		} catch (error) {
			this.problem(shown, describe(error));
		}
	}

	async *#matching(pattern: string, base: string, glob: string): AsyncGenerator<Input> {
		const matches = picomatch(glob);
		let found = false;
		const onProblem = (folder: string, problem: string) => this.problem(this.shown(folder), problem);
		for await (const file of walk(base, { onProblem })) {
			const within = relative(base, file);
			if (!matches(sep === '/' ? within : within.replaceAll(sep, '/'))) continue;
			found = true;
			yield* this.#file(file);
		}
		if (!found) this.problem(pattern, 'no .return file is called so');
	}

	async *#file(path: string): AsyncGenerator<Input> {
		const shown = this.shown(path);
		let file: string;
		let read: Read;
		try {
			file = await fs.realpath(path);
			if (this.#isSeen(file)) return;
			read = await readReturn(file);
		} catch (error) {
			this.problem(shown, describe(error));
			return;
		}
		if ('problem' in read) this.problem(shown, read.problem);
		else yield { path: shown, uri: URI.file(path).toString(), file, ...read };
	}

	#isSeen(file: string): boolean {
		if (this.#seen.has(file)) return true;
		this.#seen.add(file);
		return false;
	}
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
