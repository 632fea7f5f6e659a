import {
	type Confirmation,
	type ConfirmationId,
	type Edition,
	type FormText,
	type Generation,
	inGeneration,
	type Note,
	type NoteId,
	type SectionId,
} from './types.js';

/** What a form says word for word besides its labels. */
export interface Wordings {
	readonly editions: readonly Edition[];
	readonly notes: readonly Note[];
	readonly confirmations: readonly Confirmation[];
}

type Noted = Pick<Wordings, 'notes'>;
type Editions = Pick<Wordings, 'editions'>;

/** The note an edition prints under a number; of a form that numbers each section's anew, that of a section, else the first. */
export function noteByNumber({ notes }: Noted, number: number, generation: Generation, section?: SectionId): Note | undefined {
	const found = notes.filter((note) => note.number === number && inGeneration(note, generation));
	return found.find((note) => note.section === section) ?? found[0];
}

/** The notes an edition prints, by number. */
export function notesOf({ notes }: Noted, generation: Generation): readonly Note[] {
	return notes.filter((note) => inGeneration(note, generation)).sort((a, b) => a.number - b.number);
}

/** The note on a subject; undefined where the generation has none. */
export function noteById({ notes }: Noted, id: NoteId, generation: Generation): Note | undefined {
	return notes.find((note) => note.id === id && inGeneration(note, generation));
}

export function confirmationText(
	{ confirmations }: Pick<Wordings, 'confirmations'>,
	item: ConfirmationId,
	generation: Generation,
): FormText | undefined {
	return confirmations.find((candidate) => candidate.item === item && inGeneration(candidate, generation))?.text;
}

/** The generation with other numbers that a reader is most likely to have beside this one: the next such, or else the last before. */
function neighbour(form: Noted & Editions, generation: Generation): Generation | undefined {
	const generations = [...new Set(form.editions.map((edition) => edition.generation))];
	const at = generations.indexOf(generation);
	const nearest = [...generations.slice(at + 1), ...generations.slice(0, Math.max(at, 0)).reverse()];
	const numbersOf = (one: Generation) =>
		notesOf(form, one)
			.map(({ id }) => id)
			.join();
	return nearest.find((other) => numbersOf(other) !== numbersOf(generation));
}

/**
 * Where the same note stands under another number: Note 5 of v1.1 is Note 6 of v1.2, and the other way round; v1.0's are compared
 * with v1.1's. Undefined where the number did not change or the other generation has no such note.
 */
export function renumbered(
	form: Noted & Editions,
	note: Note,
	generation: Generation,
): { readonly generation: Generation; readonly number: number } | undefined {
	const other = neighbour(form, generation);
	const there = other === undefined ? undefined : noteById(form, note.id, other);
	return other === undefined || there === undefined || there.number === note.number
		? undefined
		: { generation: other, number: there.number };
}
