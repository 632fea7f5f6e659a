import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { allForms } from '../../server/src/forms/index.js';
import { pieces } from '../support/arbitraries.js';
import { features } from '../support/features.js';
import { growing } from '../support/shapes.js';
import { smallReturn, strictService, uri } from '../support/small.js';
import { Steps, type Work } from '../support/steps.js';

/**
 * What is done grows as the text does, whichever of its lines there are many of and whatever is asked of it. GROWTH=100000 tries
 * ten and a hundred times as many lines.
 */
const largest = Number(process.env.GROWTH ?? 1000);
const sizes = [100, 1000, 10_000, 100_000].filter((size) => size <= largest && size >= largest / 100);

/** All of them take minutes: of what there is to try every twentieth is tried, and the rest by whoever asks for more. */
const someOf = <T>(all: readonly T[]): readonly T[] => (largest > 1000 ? all : all.filter((_, index) => index % 20 === 0));

/** For ten times the lines. */
const grows = 12;
/** What may be done once for a text that is long, and not for one that is short. */
const once = 100 * largest;
/** How often one place of the code may go through all of a list as long as the text, however long it is. */
const walked = 60;

const steps = new Steps();
afterAll(() => steps.end());

/** What each feature does on a text; the positions are the ends of a line at its beginning and of its last. */
function workOn(text: string, line: number, long: number): readonly Work[] {
	const lines = text.split('\n');
	const endOf = (at: number) => ({ line: at, character: lines[at]?.length ?? 0 });
	const service = strictService();
	return Object.values(features).map((ask, index) =>
		steps.of(long, () => {
			if (index === 0) service.put(uri, text, 1);
			ask(service, endOf(line), endOf(lines.length - 2));
		}),
	);
}

/** The features that do more than grows with the text, and where. */
function excess(name: string, of: (count: number) => string, line: number): readonly string[] {
	const works = sizes.map((size) => workOn(of(size), line, 0.7 * size));
	return Object.keys(features).flatMap((feature, index) =>
		works.slice(1).flatMap((work, at) => {
			const [less, more] = [works[at]?.[index], work[index]];
			if (!less || !more) return [];
			const files = [...more.byFile].filter(([file, count]) => count > grows * (less.byFile.get(file) ?? 0) + once);
			const walks = [...more.walks].filter(([, count]) => count > walked);
			return [
				...files.map(([file, count]) => `${name}, ${feature}: ${file} ${less.byFile.get(file) ?? 0} → ${count}`),
				...walks.map(([place, count]) => `${name}, ${feature}: ${place} goes through it ${count} times`),
			];
		}),
	);
}

describe.each(allForms)('what is done for $id grows as the text', (form) => {
	const edition = form.editions.at(-1) ?? { id: '', generation: '', from: '2026-01' };
	const all = growing(form, edition);
	// Of lines that are alike one will do, but for whoever asks for more.
	const lines = largest > 1000 ? all : someOf([...new Map(all.map((one) => [one.kind, one])).values()]);
	it.each(lines)('$name', ({ name, of, at }) => expect(excess(name, of, at)).toEqual([]));
});

describe('what is done for one long line grows as the line', () => {
	const head = smallReturn().split('\n').slice(0, -1);
	const long = (words: readonly string[]) => (count: number) =>
		[...head, Array.from({ length: count }, (_, at) => words[at % words.length]).join(' '), ''].join('\n');
	const random = fc.sample(fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 6 }), { numRuns: 40, seed: 17 });
	// A line has 10,000 words at most.
	it.each(
		someOf([...pieces.map((piece) => [piece]), ...random]).map((words) => ({ name: JSON.stringify(words.join(' ')), words })),
	)('$name', ({ name, words }) => expect(excess(name, long(words), head.length)).toEqual([]));
});
