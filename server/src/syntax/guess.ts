import { closest, distance } from 'fastest-levenshtein';

/** How far two words are apart costs the product of their lengths: what is longer is no word that was misspelt. */
const longest = 200;

/** How many signs a text may be apart from the one that is meant. */
const few = 3;

/** The text among `candidates` that another is but for a few signs. */
export function nearly(text: string, candidates: readonly string[]): string | undefined {
	const lower = text.toLowerCase();
	return candidates.find(
		(candidate) =>
			candidate.length > 8 && Math.abs(candidate.length - lower.length) <= few && distance(lower, candidate.toLowerCase()) <= few,
	);
}

/** The word among `candidates` that a misspelt one is near to; undefined where none is near enough to be meant. */
export function didYouMean(word: string, among: readonly string[]): string | undefined {
	const candidates = among.filter(({ length }) => length <= longest);
	if (candidates.length === 0 || word.length < 2 || word.length > longest) return undefined;
	const lower = word.toLowerCase();
	const best = closest(
		lower,
		candidates.map((candidate) => candidate.toLowerCase()),
	);
	const apart = distance(lower, best);
	const limit = word.length <= 3 ? 1 : Math.ceil(word.length / 3);
	return apart <= limit && apart < word.length ? candidates.find((candidate) => candidate.toLowerCase() === best) : undefined;
}
