import { owned } from '../lists.js';
import type { Language } from './language.js';
import type { Statement } from './statement.js';

/** How many lines are known at most, twice over. */
const most = 6_000;
/** Of a longer line there is hardly a second. */
const longest = 160;

/**
 * Lines that were read lately, to be read no more: one month's return says much of what the last one said. A statement is of its line's text
 * alone, so that whoever has the line has the statement. Those of which anything is to be said are read by themselves.
 */
export class KnownLines {
	#language: Language | undefined;
	#young = new Map<string, Statement>();
	#old = new Map<string, Statement>();

	/** `read`: where the line is not known. Undefined where it is better read by itself. */
	read(language: Language, line: string, index: number, read: (line: string, index: number) => Statement): Statement | undefined {
		// The first line may have a mark before it.
		if (index === 0 || line.length > longest || line.includes('#')) return undefined;
		if (this.#language !== language) this.clear();
		this.#language = language;
		const young = this.#young.get(line);
		if (young) return young;
		// Its own text, and not a part of a whole return that would be kept with it.
		const own = owned(line);
		const statement = this.#old.get(line) ?? read(own, index);
		if (statement.problems.length > 0 || statement.strays.length > 0 || statement.unreadable) return statement;
		if (this.#young.size >= most) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		this.#young.set(own, statement);
		return statement;
	}

	clear(): void {
		this.#young.clear();
		this.#old.clear();
	}
}
