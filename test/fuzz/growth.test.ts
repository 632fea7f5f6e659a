import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { allForms } from '../../server/src/forms/index.js';
import { pieces } from '../support/arbitraries.js';
import { features } from '../support/features.js';
import { excess, largest, sizes, someOf } from '../support/growth.js';
import { growing } from '../support/shapes.js';
import { december, smallReturn, strictService, uri } from '../support/small.js';
import { Steps, type Work } from '../support/steps.js';

/** What is done grows as the text does, whichever of its lines there are many of and whatever is asked of it. */

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

const excessOf = (name: string, of: (count: number) => string, line: number) =>
	excess(
		name,
		Object.keys(features),
		sizes.map((size) => workOn(of(size), line, 0.7 * size)),
	);

describe.each(allForms)('what is done for $id grows as the text', (form) => {
	const edition = form.editions.at(-1) ?? { id: '', generation: '', from: '2026-01' };
	const all = growing(form, edition);
	// Of lines that are alike one will do, but for whoever asks for more.
	const lines = someOf(largest > 1000 ? all : [...new Map(all.map((one) => [one.kind, one])).values()]);
	it.each(lines)('$name', ({ name, of, at }) => expect(excessOf(name, of, at)).toEqual([]));
});

describe('what is done for two months grows as they do', () => {
	const before = 'memory:///before.return';
	const schemes = (count: number, name: (at: number) => string, figure: (at: number) => number) =>
		`  for ORD\n${Array.from({ length: count / 4 }, (_, at) => `    scheme "${name(at)}"\n      opening ${figure(at)}\n      closing ${figure(at)}\n      issuable 1`).join('\n')}`;
	const own = (at: number) => `Scheme ${at}`;
	it.each([
		{ how: 'all of them go on', name: own, figure: (at: number) => 1000 + at },
		{ how: 'all have another name', name: (at: number) => `Plan ${at}`, figure: (at: number) => 1000 + at },
		{ how: 'all have another figure', name: own, figure: (at: number) => 5000 + at },
		{ how: 'all have one name', name: () => 'One', figure: (at: number) => 1000 + at },
		{ how: 'all are new', name: (at: number) => `New ${at}`, figure: (at: number) => 2_000_000 + at },
	])('$how', ({ how, name, figure }) => {
		const works = sizes.map((size) => {
			const service = strictService({ [before]: smallReturn({ A: schemes(size, own, (at) => 1000 + at) }) });
			const text = smallReturn({ ...december, A: schemes(size, name, figure) });
			const at = { line: 12, character: 99 };
			const put = steps.of(0.2 * size, () => {
				service.put(uri, text, 1);
				return service.findings(uri);
			});
			const edit = steps.of(0.2 * size, () => {
				service.edit(uri, [{ range: { start: at, end: at }, text: '0' }], 2);
				return service.findings(uri);
			});
			const earlier = steps.of(0.2 * size, () => {
				service.edit(before, [{ range: { start: at, end: at }, text: '0' }], 2);
				return service.findings(uri);
			});
			return [put, edit, earlier];
		});
		expect(excess(how, ['findings', 'findings after an edit', 'findings after an edit of the month before'], works)).toEqual([]);
	});
});

describe('what is done for one long line grows as the line', () => {
	const head = smallReturn().split('\n').slice(0, -1);
	const long = (words: readonly string[]) => (count: number) =>
		[...head, Array.from({ length: count }, (_, at) => words[at % words.length]).join(' '), ''].join('\n');
	const random = fc.sample(fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 6 }), { numRuns: 40, seed: 17 });
	// A line has 10,000 words at most.
	it.each(
		someOf([...pieces.map((piece) => [piece]), ...random]).map((words) => ({ name: JSON.stringify(words.join(' ')), words })),
	)('$name', ({ name, words }) => expect(excessOf(name, long(words), head.length)).toEqual([]));
});
