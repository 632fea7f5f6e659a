import { analyse } from 'scslre';

/** A regular expression that takes more than linear time where a text has long runs of certain characters. */
export interface SlowPattern {
	readonly source: string;
	readonly flags: string;
	readonly slow: Slowness;
	/** The longest run of them in a text that it was given. */
	longest: number;
	/** The text it was given last: going on in it says nothing new. */
	text: string;
}

export interface Slowness {
	/** One character for each way: a long run of it is what the pattern is slow on. */
	readonly picks: readonly string[];
	/** Whether a character is one of those. */
	repeats(code: number): boolean;
}

/** How a pattern may take more than linear time; undefined where it cannot. */
export function slowness({ source, flags }: Pick<RegExp, 'source' | 'flags'>): Slowness | undefined {
	const { reports } = analyse({ source, flags });
	if (reports.length === 0) return undefined;
	return {
		picks: reports.map(({ character: { pick } }) => pick),
		repeats: (code) => reports.some(({ character: { set } }) => set.has(code)),
	};
}

/**
 * Those of the regular expressions used while something runs that are slow on some texts, whoever made them and however: all come
 * through `exec`, once that is not the engine's own any more.
 */
export class UsedPatterns {
	readonly #known = new Map<string, SlowPattern | undefined>();
	readonly #exec = RegExp.prototype.exec;
	#within = false;

	constructor() {
		const exec = this.#exec;
		const note = (pattern: RegExp, text: string) => this.#note(pattern, text);
		RegExp.prototype.exec = function (this: RegExp, text: string) {
			note(this, String(text));
			return exec.call(this, text);
		};
	}

	get slow(): readonly SlowPattern[] {
		return [...this.#known.values()].filter((pattern) => pattern !== undefined);
	}

	end(): void {
		RegExp.prototype.exec = this.#exec;
	}

	#note(pattern: RegExp, text: string): void {
		if (this.#within) return;
		this.#within = true;
		const { source, flags } = pattern;
		const key = `${flags} ${source}`;
		if (!this.#known.has(key)) {
			const slow = slowness(pattern);
			this.#known.set(key, slow && { source, flags, slow, longest: 0, text: '' });
		}
		const known = this.#known.get(key);
		if (known && text !== known.text && text.length > known.longest)
			known.longest = Math.max(known.longest, longestRun(text, known.slow));
		if (known) known.text = text;
		this.#within = false;
	}
}

function longestRun(text: string, slow: Slowness): number {
	let [most, run] = [0, 0];
	for (let at = 0; at < text.length; at++) {
		run = slow.repeats(text.charCodeAt(at)) ? run + 1 : 0;
		if (run > most) most = run;
	}
	return most;
}
