import { closest, distance } from 'fastest-levenshtein';

/** The text among `candidates` that another is but for a few signs. */
export function nearly(text: string, candidates: readonly string[]): string | undefined {
	const lower = text.toLowerCase();
	return candidates.find((candidate) => candidate.length > 8 && distance(lower, candidate.toLowerCase()) <= 3);
}

/** The word among `candidates` that a misspelt one is near to; undefined where none is near enough to be meant. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
	if (candidates.length === 0 || word.length < 2) {
		return undefined;
	}
	const lower = word.toLowerCase();
	const best = closest(
		lower,
		candidates.map((candidate) => candidate.toLowerCase()),
	);
	const apart = distance(lower, best);
	const limit = word.length <= 3 ? 1 : Math.ceil(word.length / 3);
	return apart <= limit && apart < word.length ? candidates.find((candidate) => candidate.toLowerCase() === best) : undefined;
}
