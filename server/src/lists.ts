/**
 * For lists of any length. A spread in a call (`push(...list)`, `Math.max(...list)`) puts every value on the stack, and overflows
 * it with some 100,000: test/unit/spreads.test.ts holds that there is none.
 */

export function append<T>(to: T[], more: Iterable<T>): void {
	for (const value of more) to.push(value);
}

/** `otherwise` where there is none that is larger. */
export function largest(values: Iterable<number>, otherwise = Number.NEGATIVE_INFINITY): number {
	let found = otherwise;
	for (const value of values) {
		if (value > found) found = value;
	}
	return found;
}

/** `otherwise` where there is none that is smaller. */
export function smallest(values: Iterable<number>, otherwise = Number.POSITIVE_INFINITY): number {
	let found = otherwise;
	for (const value of values) {
		if (value < found) found = value;
	}
	return found;
}

/** A copy of a text that may be a part of a longer one, and would keep that in memory. */
export function owned(text: string): string {
	return ` ${text}`.slice(1);
}
