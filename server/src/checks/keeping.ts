import type { Stretch } from '../syntax/outline.js';

/**
 * What is worked out from the lines of a stretch alone, and from what else it says it hangs on: kept for as long as these are the same.
 * `key` is an object of whoever asks.
 */
export function keptOf<T>(stretch: Stretch, key: object, hangsOn: readonly unknown[], work: () => T): T {
	const last = stretch.known.get(key) as Kept<T> | undefined;
	if (last && last.hangsOn.length === hangsOn.length && last.hangsOn.every((each, index) => each === hangsOn[index])) {
		return last.made;
	}
	const made = work();
	if (stretch.keeps) stretch.known.set(key, { hangsOn, made } satisfies Kept<T>);
	return made;
}

interface Kept<T> {
	readonly hangsOn: readonly unknown[];
	readonly made: T;
}
