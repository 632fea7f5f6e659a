import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

interface ScriptCoverage {
	readonly url: string;
	readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
}

type Watched = Record<string | symbol, (...args: unknown[]) => unknown>;

/** What walks a list or a text from end to end without a function of ours. */
const walking: readonly (readonly [object, readonly (string | symbol)[]])[] = [
	[
		Array.prototype,
		[
			...['includes', 'indexOf', 'lastIndexOf', 'slice', 'concat', 'splice', 'shift', 'unshift', 'join', 'reverse', 'flat'],
			...['toSpliced', 'toReversed', 'toSorted', 'sort', 'with', 'entries', 'values', Symbol.iterator],
		],
	],
	[
		String.prototype,
		[
			'split',
			'includes',
			'indexOf',
			'lastIndexOf',
			'replace',
			'replaceAll',
			'match',
			'matchAll',
			'search',
			'normalize',
			'toLowerCase',
		],
	],
	[Map.prototype, ['entries', 'keys', 'values', Symbol.iterator]],
	[Set.prototype, ['entries', 'keys', 'values', Symbol.iterator]],
];

/** Patterns, which walk what they are given. */
const patterns: readonly (readonly [object, readonly string[]])[] = [[RegExp.prototype, ['test']]];

const compilers = ['maglev', 'opt'];

/** What was done: blocks of the product's code that ran, by their file, and walks along lists. */
export interface Work {
	readonly byFile: ReadonlyMap<string, number>;
	readonly total: number;
	/** How often a list or a text as long as `long` or longer was walked from end to end by a built-in function, by who called it. */
	readonly walks: ReadonlyMap<string, number>;
}

/**
 * Counts what is done, not how long it takes: how often each block of the product's code ran, and how often its built-in calls walk
 * long lists. The same on every machine.
 */
export class Steps {
	readonly #session = new Session();
	readonly #restore: (() => void)[] = [];

	/** @param withPatterns a text that a pattern is tried on is walked too */
	constructor(private readonly withPatterns = false) {
		// What is compiled further while it is counted no longer counts its calls, and which functions are depends on what ran before.
		for (const compiler of compilers) setFlagsFromString(`--no-${compiler}`);
		this.#session.connect();
		this.#post('Profiler.enable');
		this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
	}

	of(long: number, work: () => unknown): Work {
		this.#post('Profiler.takePreciseCoverage');
		const walks = new Map<string, number>();
		let within = false;
		const walked = (length: number) => {
			if (length < long || within) return;
			within = true;
			const caller = /at (.*)/.exec(new Error().stack?.split('\n')[3] ?? '')?.[1]?.replace(/\(?\/.*\/(?=[^/]*$)/, '(') ?? '';
			walks.set(caller, (walks.get(caller) ?? 0) + 1);
			within = false;
		};
		for (const [prototype, names] of this.withPatterns ? [...walking, ...patterns] : walking) {
			for (const name of names) this.#watch(prototype as Watched, name, walked);
		}
		try {
			work();
		} finally {
			for (const restore of this.#restore.splice(0)) restore();
		}
		const { result } = this.#post('Profiler.takePreciseCoverage') as { result: readonly ScriptCoverage[] };
		const byFile = new Map<string, number>();
		let total = 0;
		for (const { url, functions } of result) {
			const file = /\/((?:server\/src|node_modules\/(?:@?chevrotain|htmlparser2|csv-parse))\/.*)$/.exec(url)?.[1];
			if (file === undefined) continue;
			let count = 0;
			for (const { ranges } of functions) for (const range of ranges) count += range.count;
			if (count > 0) byFile.set(file, (byFile.get(file) ?? 0) + count);
			total += count;
		}
		return { byFile, total, walks };
	}

	end(): void {
		this.#post('Profiler.stopPreciseCoverage');
		this.#session.disconnect();
		for (const compiler of compilers) setFlagsFromString(`--${compiler}`);
	}

	#watch(prototype: Watched, name: string | symbol, walked: (length: number) => void): void {
		const original = prototype[name] as (...args: unknown[]) => unknown;
		prototype[name] = function (this: { readonly length?: number; readonly size?: number }, ...args) {
			const made = Reflect.apply(original, this, args);
			// A part of a list costs what the part has, and looking for something what lies before it.
			const length = this.length ?? this.size ?? 0;
			if (this instanceof RegExp) walked(String(args[0]).length);
			else if (name === 'indexOf') walked((made as number) < 0 ? length : (made as number) - Number(args[1] ?? 0));
			else walked(name === 'slice' ? (made as { readonly length: number }).length : length);
			return made;
		};
		this.#restore.push(() => {
			prototype[name] = original;
		});
	}

	#post(method: string, params?: object): unknown {
		let answer: unknown;
		this.#session.post(method, params as never, (error: Error | null, result: unknown) => {
			if (error) throw error;
			answer = result;
		});
		return answer;
	}
}
