import type { ClassLabels } from './print.js';
import type { ColumnId, Edition, FormText, PlaceId, SectionId, Wording } from './types.js';

/**
 * How a form is printed, as data: pages of parts in their order. A form that has none is printed as its table has it, line by line. What
 * a layout has no place for is printed behind its label.
 */
export interface FormLayout {
	/** The labels of a class's block in a section. */
	readonly classLabels: (section: SectionId, edition: Edition | undefined) => ClassLabels;
	readonly pages: readonly { readonly id: string; readonly parts: readonly LayoutPart[] }[];
}

/** A label with what a line says, or with words that are always the same. */
export interface LayoutPair {
	readonly labels: readonly Wording[];
	readonly line?: string;
	/** Printed where the line is left out, or there is none. */
	readonly otherwise?: FormText;
	/** Printed below what it says. */
	readonly below?: FormText;
}

export type LayoutPart =
	/** The form's title, in two lines. */
	| { readonly of: 'title' }
	/** Lines of a place that stands in the text once: the text itself, or whoever signs it. */
	| {
			readonly of: 'pairs';
			readonly as: 'header' | 'signature';
			readonly place: PlaceId;
			readonly rows: readonly (readonly LayoutPair[])[];
	  }
	/** What the form says; `{date}` in it is the date of a line of the section. */
	| {
			readonly of: 'text';
			readonly text: FormText;
			readonly emphasis?: true;
			readonly section?: SectionId;
			readonly date?: string;
	  }
	/** `aside`: "Not applicable" stands beside it where the section does not apply. */
	| {
			readonly of: 'heading';
			readonly text: FormText;
			readonly level: 2 | 3;
			readonly section?: SectionId;
			readonly aside?: true;
			/** It is a row of the table below it. */
			readonly strip?: true;
	  }
	/** Parts that are printed where a section applies. */
	| { readonly of: 'applicable'; readonly section: SectionId; readonly parts: readonly LayoutPart[] }
	/** The parts of each class that has a block in the section. */
	| { readonly of: 'classes'; readonly section: SectionId; readonly parts: readonly ClassPart[] }
	/** The items that are confirmed, numbered anew. */
	| { readonly of: 'confirmations'; readonly section: SectionId }
	| { readonly of: 'remarks'; readonly section: SectionId }
	/** `unnumbered`: the one note stands behind its heading. */
	| { readonly of: 'notes'; readonly section: SectionId; readonly heading: FormText; readonly unnumbered?: true };

export type ClassPart =
	/** `none`: "Not applicable" stands beside it where the class has no such item. */
	| { readonly of: 'heading'; readonly texts: readonly Wording[]; readonly none?: PlaceId; readonly wants?: PlaceId }
	| LayoutTable
	/** One item's lines, a row each. */
	| {
			readonly of: 'fields';
			readonly item: PlaceId;
			readonly rows: readonly (readonly LayoutField[])[];
			readonly numbered?: true;
	  };

/** The items of a class, one a row; the balances before and behind them. */
export interface LayoutTable {
	readonly of: 'table';
	readonly item: PlaceId;
	/** The heads over its columns, from the top down; none where they stand over the table before. */
	readonly heads: readonly (readonly LayoutHead[])[];
	readonly columns: readonly LayoutColumn[];
	readonly balances?: readonly [opening: string, closing: string];
}

export interface LayoutHead {
	readonly labels: readonly Wording[];
	readonly columns?: number;
	readonly rows?: number;
}

/** One column of the table; widths in parts of it. */
export interface LayoutColumn {
	readonly width: number;
	/** The item's line whose value it holds; left out, it is no cell of an item, or its first column, with what opens the item. */
	readonly line?: string;
	/** The column of a balance it holds; left out, it is no cell of a balance. */
	readonly balance?: ColumnId;
	/** Printed behind the value, and where there is none. */
	readonly sign?: string;
	/** Of the column with what opens the item: lines printed below that, `labelled` behind their labels. */
	readonly below?: readonly { readonly line: string; readonly labelled?: true }[];
}

export interface LayoutField {
	readonly labels: readonly Wording[];
	/** The item's line; left out, it is what opens the item. */
	readonly line?: string;
	/** Of a date that is left out: what it is then. */
	readonly leftOut?: 'moratorium';
	/** Printed before the value. */
	readonly before?: FormText;
	readonly sign?: string;
}
