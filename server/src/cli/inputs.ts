import { promises as fs } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { describe, type Read, readReturn, readStream } from '../disk/read.js';
import { walk } from '../disk/walk.js';
import { onOneLine } from '../escape.js';
import type { Io } from './output.js';

export interface Input {
	/** As it is shown: relative to the working directory, with `/`. */
	readonly path: string;
	readonly uri: string;
	/** Where it is on disk, links followed; undefined for standard input. */
	readonly file?: string;
	readonly text: string;
	readonly bom: boolean;
}

export interface Problem {
	readonly path: string;
	readonly message: string;
	/** It was read, and then failed. */
	readonly unchecked?: true;
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

	problem(path: string, message: string): undefined {
		this.problems.push({ path, message });
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
		const stat = await fs.stat(full).catch((error: unknown) => this.problem(this.shown(full), describe(error)));
		if (!stat) return;
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
export function failureOf({ unchecked }: { readonly unchecked?: true | undefined }): string {
	return unchecked ? 'could not be checked' : 'cannot read';
}

/** Says what could not be read, or not be checked. */
export function sayProblems(problems: readonly Problem[], { stderr }: Io): void {
	for (const { path, message, unchecked } of problems) {
		stderr.say(`${stderr.colors.red(failureOf({ unchecked }))} ${onOneLine(path)}: ${onOneLine(message)}\n`);
	}
}
