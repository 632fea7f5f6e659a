import { alsoReadOf, layoutOf, paperOf } from '../../forms/beside.js';
import type { Form } from '../../forms/form.js';
import { wordingsOf } from '../../forms/wordings.js';
import { squash } from '../source/sheet.js';

/** So many signs of a text of the form are no name that begins alike. */
const begun = 12;
/** Of a longer text, so many are enough. */
const enough = 24;
/** So many at the end of a line are the end of a sentence of the form. */
const ended = 10;
/** Of a line no more is looked at. */
const longest = 2000;

/** What a form prints of its own accord, in whatever words copies have: none of it is a value that an issuer wrote. */
export class OwnWords {
	readonly #texts: ReadonlySet<string>;
	readonly #all: readonly string[];

	constructor(form: Form) {
		const found = new Set<string>();
		gather(
			[
				form.places.map(({ headings }) => headings),
				form.lines.map(({ labels }) => labels),
				Object.values(form.columns).map(({ head }) => head),
				layoutOf(form)?.pages,
				paperOf(form)?.words,
				paperOf(form)?.preambles,
				wordingsOf(form),
			],
			found,
		);
		const alsoRead = alsoReadOf(form);
		const wordings = [...found].flatMap((text) => [text, ...(alsoRead[text] ?? [])]);
		// A date stands in the midst of some, and what a line breaks at is squashed away.
		const pieces = wordings.flatMap((text) => [...text.split(/\{\w+\}/), ...text.split('\n')]);
		this.#texts = new Set([...wordings, ...pieces].map(plain).filter((text) => text !== ''));
		this.#all = [...this.#texts].filter(({ length }) => length >= begun);
	}

	/** Whether a line is the form's: a label, a heading, or a piece of a sentence. */
	has(line: string): boolean {
		const said = plain(line);
		return this.#texts.has(said) || (said.length >= begun && this.#all.some((text) => text.includes(said)));
	}

	/**
	 * What stands above the first line that is the form's, or begins as something of the form does.
	 * @param ends whether a label ends the text: a value over several lines may then have a word of the form as its last, `Notes`
	 */
	before(text: string, ends = false): string {
		const lines = text.split('\n');
		const end = lines.findIndex((line, index) => {
			const said = plain(line);
			if (this.#texts.has(said)) return !ends || index === 0 || said.length >= begun;
			return this.#all.some((own) => said.startsWith(own.slice(0, enough)));
		});
		return end < 0 ? text : lines.slice(0, end).join('\n');
	}

	/** What of a line stands behind the last that is the form's in it. */
	behind(whole: string): string {
		if (this.has(whole)) return '';
		// A name stands at the end, however long the line.
		const line = whole.slice(-longest);
		const said = squash(line);
		let taken = 0;
		for (const own of this.#all) {
			const at = said.lastIndexOf(own);
			if (at >= 0) taken = Math.max(taken, at + own.length);
			// A sentence ends there that began on a line above.
			for (let length = Math.min(own.length, said.length); length >= ended && length > taken; length--)
				if (said.startsWith(own.slice(-length))) taken = length;
		}
		let end = 0;
		for (const { 0: word, index } of line.matchAll(/\S+/g)) {
			if (squash(line.slice(0, index + word.length)).length > taken) break;
			end = index + word.length;
		}
		return line.slice(end).trimStart();
	}
}

const made = new Map<Form, OwnWords>();

export function ownWordsOf(form: Form): OwnWords {
	const known = made.get(form) ?? new OwnWords(form);
	made.set(form, known);
	return known;
}

/** Without its number, its colon and its brackets. */
const plain = (text: string) => squash(text).replace(/^(?:\d{1,2}\.|\()|(?<![):])[):]+$/g, '');

function gather(value: unknown, into: Set<string>): void {
	if (typeof value !== 'object' || value === null) return;
	if (!('sure' in value)) {
		for (const one of Object.values(value)) gather(one, into);
		return;
	}
	for (const key of ['en', 'zh']) {
		const text = (value as Readonly<Record<string, unknown>>)[key];
		if (typeof text === 'string') into.add(text);
	}
}
