/** A date as file names have it: `2026-11`, `202611`, `2026-11-05`, `2026`. */
const dates = /(?<!\d)(?:19|20)\d\d(?:[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?[0-3]\d)?)?(?!\d)/g;

/** A folder that is a month of the year above it. */
const months = /(^|\/)(?:0[1-9]|1[0-2])(?=\/)/g;

/**
 * Whose a return may be, by where it lies and how it is called: the path without dates, and of the name what stands before any sign. A
 * guess, that nothing but speed hangs on.
 */
export function guessedIssuer(path: string): string {
	const plain = path.replace(dates, '').replace(months, '$1');
	const slash = plain.lastIndexOf('/');
	const name = plain.slice(slash + 1).replace(/\.return$/i, '');
	return `${plain.slice(0, slash + 1)}${/^[^\s_.-]*/.exec(name)?.[0] ?? ''}`;
}
