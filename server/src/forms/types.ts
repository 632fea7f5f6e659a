/**
 * What kind of thing a row of a form's table is. The rows themselves are data in the folders beside this file, one a form. Ids are the
 * form's own words, and so texts here: a form has whatever places, columns and lists it names.
 */

/** How sure a label, note or list value is: seen on a real return, inferred from one, or recalled and so not verbatim. */
export type Sureness = 'seen' | 'inferred' | 'recalled';

/** A string the form prints, in the official English and, where it was seen, the official Traditional Chinese. */
export interface FormText {
	readonly en: string;
	readonly zh?: string;
	readonly sure: Sureness;
}

/** The generations of a form that differ in what they ask, such as `1.1`. A line, label or identity names the first and last it stands in. */
export type Generation = string;

export interface Edition {
	readonly id: string;
	readonly generation: Generation;
	/** First month it is in force for, `YYYY-MM`; inclusive. */
	readonly from: string;
	/** Last month, `YYYY-MM`; left out for the current edition. */
	readonly until?: string;
	/** The boundaries are not known exactly. */
	readonly approximate?: boolean;
	/** Its content is not known; it is read as the edition before it. */
	readonly assumed?: boolean;
}

/** From which generation to which a row of the table holds; open at a side that is left out. */
export interface Generations {
	readonly from?: Generation;
	readonly until?: Generation;
}

/** A string of the form in the editions that print it so. */
export interface Wording extends FormText, Generations {}

/** Where a line can stand. `file` is the text itself; `III.A` a section, `III.A/for` a class's block in it; the others are items. */
export type PlaceId = string;

/** A place that a `section` line opens. */
export type SectionId = string;

/** A column of a row; rows with one number only have the column `value`. */
export type ColumnId = string;

/** What a note is about; its number depends on the edition. */
export type NoteId = string;

export interface Note extends Generations {
	readonly id: NoteId;
	readonly number: number;
	/** The section it stands below, of a form that numbers each section's anew. */
	readonly section?: SectionId;
	readonly text: FormText;
	/** What it means for the person filling in the form, in plain words. */
	readonly plain: string;
}

/** `iv` of the item `(iv)`. */
export type ConfirmationId = string;

export interface Confirmation extends Generations {
	readonly item: ConfirmationId;
	readonly text: FormText;
}

/** What stands above the items that are confirmed. */
export type Preamble = Omit<Confirmation, 'item'>;

/** A value of one of the form's own lists. */
export interface KnownValue extends Generations {
	readonly list: ValueList;
	readonly text: FormText;
	/** Further Chinese it is read from and never printed in: seen in copies, or in the rules. Of a text in plain signs, without spaces. */
	readonly reads?: RegExp;
	/** The value asks for a specification beside it. */
	readonly specify?: boolean;
	/** Only its beginning is known: any text that begins so is taken for it. */
	readonly open?: boolean;
	/** What the row of an event means for its cells (Note 2, Note 3); see the checks `treasury-event` and `event-date`. */
	readonly event?: 'cancelled' | 'treasury' | 'pending';
	/** The lines that an item of this value has, as in a sketch; left out, those of any. */
	readonly lines?: readonly string[];
	/** An event that is bought or sold on the Exchange, as a rule: it has days on which it can be. */
	readonly traded?: boolean;
}

export type ValueList = string;

/** Whether a row of a form's table holds in a generation. Generations compare as texts while they have one digit a side. */
export function inGeneration(row: Generations, generation: Generation): boolean {
	return (row.from === undefined || row.from <= generation) && (row.until === undefined || generation <= row.until);
}

/** The wording in force for a generation of the form; the newest where none says. */
export function wordingOf(wordings: readonly Wording[], generation: Generation): Wording | undefined {
	return wordings.find((wording) => inGeneration(wording, generation)) ?? wordings[0];
}
