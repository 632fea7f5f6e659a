/**
 * What kind of thing a row of the form's table is. The rows themselves are data in the files beside this one.
 */

/** How sure a label, note or list value is: seen on a real return, inferred from one, or recalled and so not verbatim. */
export type Sureness = 'seen' | 'inferred' | 'recalled';

/** A string the form prints, in the official English and, where it was seen, the official Traditional Chinese. */
export interface FormText {
	readonly en: string;
	readonly zh?: string;
	readonly sure: Sureness;
}

/** The generations of FF301 that differ in what they ask. A line, label or identity names the first and last it stands in. */
export type Generation = '1.0' | '1.1' | '1.2';

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

export type SectionId = 'I' | 'II' | 'III.A' | 'III.B' | 'III.C' | 'III.D' | 'III.E' | 'IV' | 'V';

/** What a note is about; its number depends on the edition. */
export type NoteId =
	| 'exchange'
	| 'event-date'
	| 'pending'
	| 'public-float'
	| 'confirmations'
	| 'identical'
	// v1.0 only; `dates` is its Note 5, on repurchases.
	| 'space'
	| 'dates'
	| 'dates-redemption';

export interface Note extends Generations {
	readonly id: NoteId;
	readonly number: number;
	readonly text: FormText;
	/** What it means for the person filling in the form, in plain words. */
	readonly plain: string;
}

export type ConfirmationId = 'i' | 'ii' | 'iii' | 'iv' | 'v' | 'vi' | 'vii' | 'viii';

export interface Confirmation extends Generations {
	readonly item: ConfirmationId;
	readonly text: FormText;
}

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
	/** An event that is bought or sold on the Exchange, as a rule: it has days on which it can be. */
	readonly traded?: boolean;
}

export type ValueList = 'class' | 'type' | 'convertible' | 'event' | 'threshold' | 'status';
