import { isFurniture, pageMark, withoutControls } from '../source/furniture.js';
import { fold, type Row } from '../source/sheet.js';

/** Rows as one running text, what the form prints on every page taken out of it. */
export interface Flow {
	readonly text: string;
	/** Its characters but spaces, in small letters; and where in the text each of them stands. */
	readonly squashed: string;
	readonly places: readonly number[];
	/** Where in `squashed` rows begin. */
	readonly starts: ReadonlySet<number>;
	/** Heads and feet of pages, each as the cells of a row, by the place in the text where they stood. */
	readonly marks: readonly { readonly at: number; readonly cells: readonly string[] }[];
	readonly page: number;
}

/** Of a table that a copy has in signs. */
const rule = /[-=_]{5,}/g;

export function flowOf(rows: readonly Row[]): Flow {
	const starts = new Set<number>();
	const marks: { at: number; cells: readonly string[] }[] = [];
	const places: number[] = [];
	let text = '';
	let squashed = '';
	const put = (said: string): void => {
		const folded = fold(said).toLowerCase();
		for (let at = 0; at < said.length; at++) {
			if (/\s/.test(said[at] as string)) continue;
			// A few letters are longer when they are small.
			squashed += folded.length === said.length ? (folded[at] as string) : (said[at] as string);
			places.push(text.length + at);
		}
		text += said;
	};
	for (const row of rows) {
		const said = row.cells
			.map((cell) => withoutControls(cell).text)
			.join(' ')
			.replace(rule, (dashes) => ' '.repeat(dashes.length));
		if (said.trim() === '') continue;
		if (text !== '') put(' ');
		starts.add(squashed.length);
		if (row.cells.every((cell) => isFurniture(cell.text))) {
			marks.push({ at: text.length, cells: row.cells.map((cell) => cell.text) });
			continue;
		}
		let done = 0;
		for (const { index, cells, length } of pageMarksIn(said)) {
			put(said.slice(done, index));
			marks.push({ at: text.length, cells });
			// What a page's end keeps apart are two words.
			put(' ');
			done = index + length;
		}
		put(said.slice(done));
	}
	return { text, squashed, places, starts, marks, page: rows[0]?.page ?? 0 };
}

interface PageMark {
	readonly index: number;
	readonly length: number;
	readonly cells: readonly string[];
}

function pageMarksIn(text: string): readonly PageMark[] {
	return [...fold(text).matchAll(pageMark)].map(({ index, 0: { length }, groups = {} }) => {
		const { alone, form, page, edition, next } = groups;
		return {
			index,
			length,
			cells: [alone, form, page, edition === undefined ? undefined : `v${edition}`, next].filter((cell) => cell !== undefined),
		};
	});
}

/** Where in the text a place of `squashed` stands. */
export function placeIn({ text, places }: Flow, at: number): number {
	return places[at] ?? text.length;
}
