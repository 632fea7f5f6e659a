import { afterAll, describe, expect, it } from 'vitest';
import { allForms } from '../../server/src/forms/index.js';
import { pasteRows } from '../../server/src/import/paste.js';
import { type Piece, rowsOfPage } from '../../server/src/import/source/page.js';
import { importPages, importText } from '../../server/src/import/text.js';
import { excess, largest, sizes, someOf } from '../support/growth.js';
import { hostileClips, hostileSources } from '../support/hostile.js';
import { smallReturn, snapshotOf } from '../support/small.js';
import { growingSources } from '../support/sources.js';
import { Steps } from '../support/steps.js';

/** What is done to read a published form, or rows that are pasted, grows as they do, whichever of their lines there are many of. */

/** Each of the form's labels is looked for, in all of what there is. */
const labels = 400;

const steps = new Steps(true);
afterAll(() => steps.end());

/** The page of a PDF: each word where it stands, so many characters to the right and lines down. */
function piecesOf(text: string): readonly Piece[] {
	return text.split('\n').flatMap((line, index) =>
		[...line.matchAll(/\S+/g)].map(({ 0: word, index: at }) => ({
			text: word,
			x: 4.5 * at,
			y: -12 * index,
			width: 4.5 * word.length,
			height: 9,
		})),
	);
}

const readers = {
	text: importText,
	html: importText,
	markdown: importText,
	pdf: (text: string) => importPages(rowsOfPage(piecesOf(text), 1), []),
};

function excessOf(name: string, of: (count: number) => string, read: (text: string) => unknown): readonly string[] {
	const works = sizes.map((size) => {
		const text = of(size);
		return [steps.of(0.7 * size, () => read(text))];
	});
	return excess(name, ['import'], works, labels);
}

const printed = allForms.filter(({ kind }) => kind !== 'cover');

describe.each(printed)('what is done to read $id grows as what was published', (form) => {
	const sources = (['text', 'html', 'markdown', 'pdf'] as const).flatMap((kind) =>
		someOf(growingSources(form, kind === 'pdf' ? 'text' : kind), 120).map((source) => ({ ...source, kind })),
	);
	it.each(sources)('$kind: $name', ({ name, of, kind }) => expect(excessOf(name, of, readers[kind])).toEqual([]));
});

describe('what is done to read what nobody published grows as it does', () => {
	it.each(Object.entries(hostileSources))('%s', (name, of) => {
		expect(excessOf(name, of, importText)).toEqual([]);
		expect(excessOf(`${name}, as a PDF`, of, readers.pdf)).toEqual([]);
	});
});

describe('what is done to paste rows grows as they do', () => {
	const text = smallReturn({ A: '  for ORD\n    scheme "One"\n      opening 1', V: '  confirm (i)' });
	const snapshot = snapshotOf(text);
	const lines = text.split('\n');
	const places = lines.flatMap((line, index) => (line.startsWith('section') ? [index + 1] : []));
	it.each(Object.entries(hostileClips))('%s', (name, of) => {
		for (const line of places) {
			const at = { line, character: 0 };
			const paste = (clip: string) => pasteRows(clip, { start: at, end: at }, snapshot);
			expect(excessOf(`${name} in ${lines[line - 1]}`, of, paste)).toEqual([]);
		}
	});
	it.skipIf(largest > 1000)('and reads some of them', () => expect(snapshot.outline.sections.size).toBeGreaterThan(5));
});
