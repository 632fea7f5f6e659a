import { defineForm } from '../form.js';
import type { KnownValue } from '../types.js';
import { annuals, captions, headings, lines, places, shapes } from './lines.js';

export * from './lines.js';
export * from './notes.js';

const listed = (list: string, texts: readonly string[]): readonly KnownValue[] =>
	texts.map((en) => ({ list, text: { en, sure: 'seen' } }));

/** The SEC's Form 6-K, the cover under which a foreign private issuer furnishes its returns. */
export const form6k = defineForm({
	id: '6-K',
	name: 'report of a foreign private issuer',
	kind: 'cover',
	opening: 'report',
	editions: [],
	dated: 'month',
	places,
	lines,
	shapes,
	values: [...listed('annual', annuals), ...listed('heading', headings), ...listed('caption', captions)],
	sketch: {
		places: {
			file: ['registrant', 'file 001-{}', 'address', 'annual'],
			exhibit: ['from'],
			signed: ['title', 'date'],
		},
		head: ['exhibit 99.{}', 'signed'],
		applicable: [],
	},
});
