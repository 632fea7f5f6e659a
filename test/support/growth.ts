import type { Work } from './steps.js';

/** What is done grows as what there is to do: of so many it is measured, and of ten times fewer. */
export const largest = Number(process.env.GROWTH ?? 1000);
export const sizes = [100, 1000, 10_000, 100_000].filter((size) => size <= largest && size >= largest / 10);

/** All of it takes hours: of each group every twentieth is tried here, and the rest by `npm run growth`. */
export function someOf<T extends { readonly group: string }>(all: readonly T[], nth = 20): readonly T[] {
	const seen = new Map<string, number>();
	return all.filter(({ group }) => {
		const index = seen.get(group) ?? 0;
		seen.set(group, index + 1);
		return index % nth === 0;
	});
}

/** For ten times the input. */
const grows = 12;
/** What may be done once for a text that is long, and not for one that is short, such as to read it anew: so much a line. */
const once = 200 * largest;
/** How often one place of the code may go through all of a list or a text as long as the input, however long it is. */
const walked = 60;

/** What does more than grows with the input, and where; `works` are what each feature did, by sizes. */
export function excess(
	name: string,
	features: readonly string[],
	works: readonly (readonly Work[])[],
	most = walked,
): readonly string[] {
	return features.flatMap((feature, index) =>
		works.slice(1).flatMap((work, at) => {
			const [less, more] = [works[at]?.[index], work[index]];
			if (!less || !more) return [];
			const files = [...more.byFile].filter(([file, count]) => count > grows * (less.byFile.get(file) ?? 0) + once);
			const walks = [...more.walks].filter(([, count]) => count > most);
			return [
				...files.map(([file, count]) => `${name}, ${feature}: ${file} ${less.byFile.get(file) ?? 0} → ${count}`),
				...walks.map(([place, count]) => `${name}, ${feature}: ${place} goes through it ${count} times`),
			];
		}),
	);
}
