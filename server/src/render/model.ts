import type { SectionId, Sureness } from '../forms/types.js';

/**
 * The form as it stands on paper: pages of blocks. HTML, PDF, plain text and Markdown are readers of it and of nothing else, so that
 * none of them can say another thing than the others.
 */
export interface FormDocument {
	readonly language: Language;
	readonly title: string;
	/** Top right of every page. */
	readonly form: string;
	/** At the foot of every page, `Page {0} of {1}`. */
	readonly foot: string;
	/** Bottom right, `v 1.2.0`; empty where the month is not known. */
	readonly edition: string;
	readonly pages: readonly Page[];
	readonly findings: readonly Mark[];
	/** How many of its labels stand in English in a form in Chinese, in the user's language; left out where none does. */
	readonly english?: string;
	/** What stands over the findings, in the user's language, which is not the form's. */
	readonly review: { readonly title: string; readonly note: string };
}

export type Language = 'en' | 'zh';

export interface Page {
	readonly id: SectionId | 'notes' | 'cover';
	/** Of one that goes on with the page before it: which of that page's sheets it is, from 2. */
	readonly sheet?: number;
	readonly blocks: readonly Block[];
}

/** A string of the form's own. */
export interface Label {
	readonly text: string;
	readonly sure: Sureness;
}

export type Severity = 'error' | 'warning' | 'information';

/** A finding, as the document shows it. */
export interface Mark {
	/** From 1, in the order of the text. */
	readonly number: number;
	readonly check: string;
	readonly severity: Severity;
	readonly message: string;
	/** All of it in one sentence, in the user's language: its severity, its message, its check and its line. */
	readonly said: string;
	/** Where it stands in the text, from 0. */
	readonly line: number;
	readonly column: number;
}

/** Columns of a line of the text, both from 0, the end exclusive. */
export interface Place {
	readonly line: number;
	readonly start: number;
	readonly end: number;
}

/** What the return says in one place of the form. */
export interface Value {
	readonly text: string;
	readonly kind: 'text' | 'number' | 'date' | 'code' | 'currency' | 'choice';
	/** `computed`: left out, and worked out from the others. `unreadable`: stands in the text and cannot be read. */
	readonly state: 'written' | 'blank' | 'computed' | 'unreadable';
	readonly place: Place | undefined;
	/** Of a value that stands nowhere: the line of what it belongs to. */
	readonly owner: number | undefined;
	/** Of a value out of the form's own list whose wording was not seen. */
	readonly sure: Sureness | undefined;
	readonly marks: readonly Mark[];
}

export type Block = Heading | Lines | Pairs | ClassBlock | Table | Box | Totals | Paragraph | Confirmations | Remarks | NoteList;

export interface Heading {
	readonly kind: 'heading';
	readonly level: 1 | 2 | 3;
	readonly label: Label;
	/** The line that opens what it heads, for what there is to say of it. */
	readonly at?: Value;
	/** "Not applicable" beside a section. */
	readonly aside?: Value;
	readonly align?: 'center';
	/** A row of the table below it. */
	readonly strip?: boolean;
}

/** A paragraph whose lines stand below one another. */
export interface Lines {
	readonly kind: 'lines';
	readonly align: 'start' | 'center';
	readonly strong: boolean;
	readonly lines: readonly Value[];
}

export interface Pair {
	readonly label: Label;
	/** One, or a currency and an amount. */
	readonly values: readonly Value[];
	/** Printed below the value. */
	readonly below?: Label;
}

/** Labels with their values on lines to write on. */
export interface Pairs {
	readonly kind: 'pairs';
	readonly of: 'header' | 'signature';
	/** Its first label stands out no more than the others. */
	readonly even?: true;
	/** One pair a line, or two: the second at the right. */
	readonly rows: readonly (readonly Pair[])[];
}

export interface ClassBlock {
	readonly kind: 'class';
	/** For those who hear the page. */
	readonly name: string;
	/** The line that opens what stands below, for what there is to say of it. */
	readonly at: Value;
	readonly rows: readonly (readonly Pair[])[];
	/** Its labels stand out. */
	readonly strong?: boolean;
}

export interface Head {
	readonly label: Label | undefined;
	readonly columns: number;
	readonly rows: number;
}

export interface Cell {
	/** A row's own head. */
	readonly label?: Label;
	/** `1).` before the value. */
	readonly marker?: string;
	readonly values: readonly Value[];
	readonly columns?: number;
	readonly rows?: number;
	readonly align: 'start' | 'end';
	/** No cell of the form: it is filled with grey. */
	readonly grey?: boolean;
	/** Printed before the values. */
	readonly before?: Label;
	/** Printed behind the values, and where there are none: `%`. */
	readonly sign?: string;
	/** A currency at the left of the cell, its amount at the right. */
	readonly apart?: boolean;
	/** Lines below the values, behind their labels if they have some. */
	readonly below?: readonly (Omit<Pair, 'label'> & { readonly label?: Label })[];
	/** The number of the exhibit it leads to. */
	readonly link?: string;
}

export interface Row {
	readonly cells: readonly Cell[];
	/** The lines below an item, over the whole width. */
	readonly details?: readonly Pair[];
}

export interface Table {
	readonly kind: 'table';
	readonly name: string;
	/** In thousandths of the table. */
	readonly widths: readonly number[];
	readonly heads: readonly (readonly Head[])[];
	readonly rows: readonly Row[];
	/** Narrow columns: the form sets its heads and cells in a smaller type. */
	readonly dense: boolean;
	/** The form has its heads once, in bold, and not again on the pages it goes on. */
	readonly headsOnce?: boolean;
}

export type BoxLine =
	| { readonly kind: 'paragraph'; readonly label: Label }
	| { readonly kind: 'check'; readonly label: Label; readonly value: Value }
	| { readonly kind: 'pair'; readonly pair: Pair };

export interface Box {
	readonly kind: 'box';
	readonly lines: readonly BoxLine[];
}

export interface TotalLine {
	readonly label: Label;
	readonly values: readonly Value[];
	/** `Ordinary shares (AA1)`, behind the value. */
	readonly unit: string;
}

export interface Totals {
	readonly kind: 'totals';
	readonly boxed: boolean;
	readonly lines: readonly TotalLine[];
}

export interface Paragraph {
	readonly kind: 'paragraph';
	readonly label: Label;
	/** In italics. */
	readonly emphasis?: boolean;
	/** Of one with values of the return in it: what it is made of. */
	readonly runs?: readonly (Label | Value)[];
}

export interface Confirmation {
	readonly item: string;
	readonly state: 'confirmed' | 'amended' | 'omitted' | 'missing';
	readonly label: Label | undefined;
	readonly value: Value;
}

export interface Confirmations {
	readonly kind: 'confirmations';
	readonly items: readonly Confirmation[];
}

export interface Remarks {
	readonly kind: 'remarks';
	readonly label: Label;
	readonly paragraphs: readonly Value[];
}

export interface PrintedNote {
	readonly number: number;
	readonly sure: Sureness;
	/** A line that begins with `- ` or `■ ` is one of a list. */
	readonly lines: readonly string[];
	/** It began on the sheet before. */
	readonly continued?: boolean;
}

export const bullet = /^[-■] /;

export interface NoteList {
	readonly kind: 'notes';
	readonly notes: readonly PrintedNote[];
}
