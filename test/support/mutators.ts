import fc from 'fast-check';
import { allForms } from '../../server/src/forms/index.js';
import { languageLine, pieces } from './arbitraries.js';
import { breakages } from './broken.js';
import { generateReturn } from './generate.js';
import { ofTable } from './ofTable.js';

/** Right returns of each form, and of FF301 of any length. */
const right: fc.Arbitrary<readonly string[]> = fc.oneof(
	fc
		.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(undefined, 60, 200, 1000))
		.map(([seed, lines]) => generateReturn({ seed, ...(lines === undefined ? {} : { lines }) }).split('\n')),
	fc
		.constantFrom(...allForms)
		.map((form) => ofTable(form, form.editions.at(-1) ?? { id: '', generation: '', from: '2026-01' }).text.split('\n')),
);

interface Mutation {
	readonly how: 'break' | 'double' | 'remove' | 'swap' | 'random' | 'join' | 'insert' | 'repeat' | 'lengthen' | 'indent';
	readonly at: number;
	readonly other: number;
	readonly line: string;
	readonly piece: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
	how: fc.constantFrom('break', 'double', 'remove', 'swap', 'random', 'join', 'insert', 'repeat', 'lengthen', 'indent'),
	at: fc.nat(),
	other: fc.nat(),
	line: languageLine,
	piece: fc.constantFrom(...pieces),
});

/** Changes the lines; `size`: so many characters the text may come to. */
function mutate(lines: string[], { how, at: place, other, line, piece }: Mutation, size: number): void {
	const at = place % lines.length;
	const own = lines[at] ?? '';
	const second = other % lines.length;
	const left = Math.max(0, size - lines.reduce((sum, { length }) => sum + length + 1, 0));
	switch (how) {
		case 'break':
			lines[at] = breakages[other % breakages.length]?.apply(own, at) ?? own;
			return;
		case 'double':
			lines.splice(second, 0, own);
			return;
		case 'remove':
			if (lines.length > 1) lines.splice(at, 1);
			return;
		case 'swap':
			lines[at] = lines[second] ?? '';
			lines[second] = own;
			return;
		case 'random':
			lines[at] = line;
			return;
		case 'join':
			lines.splice(at, 2, `${own} ${(lines[at + 1] ?? '').trim()}`);
			return;
		case 'insert': {
			const column = other % (own.length + 1);
			lines[at] = own.slice(0, column) + piece + own.slice(column);
			return;
		}
		case 'indent':
			lines[at] = ' '.repeat(other % 9) + own.trimStart();
			return;
		case 'repeat': {
			// An item with what it has, a section, or a line alone.
			const block = lines.slice(at, at + 1 + (other % 30));
			const length = block.reduce((sum, each) => sum + each.length + 1, 1);
			const times = Math.floor(left / length);
			const more = Array.from({ length: times }, (_, time) => block.map((each) => each.replace(/"(?=\w)/, `"${time} `))).flat();
			for (const each of more) lines.push(each);
			return;
		}
		case 'lengthen':
			lines[at] = `${own} ${`${piece} `.repeat(Math.floor(left / (piece.length + 1)))}`;
	}
}

/** Most are as long as returns are, some ten times as long, and one in a hundred up to a megabyte. */
const sizes = fc.oneof(
	{ weight: 90, arbitrary: fc.integer({ min: 100, max: 6_000 }) },
	{ weight: 9, arbitrary: fc.integer({ min: 6_000, max: 60_000 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 60_000, max: 1_000_000 }) },
);

/** Returns gone wrong in many ways at once, of up to a megabyte. */
export const hostileReturn: fc.Arbitrary<string> = fc
	.tuple(right, fc.array(mutation, { minLength: 1, maxLength: 25 }), sizes, fc.constantFrom('\n', '\n', '\r\n', '\r'))
	.map(([from, mutations, size, end]) => {
		const lines = [...from];
		for (const one of mutations) mutate(lines, one, size);
		return lines.join(end);
	});
