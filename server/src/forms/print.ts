import { seen } from './sure.js';
import type { Edition, Generation, PlaceId, Preamble, SectionId, Wording } from './types.js';

/** How a form's page is laid out; of a form that says nothing of it, its table alone makes one. */

/** What a form prints that is the label of no line of the language, by its name. */
export type PrintId = string;
export type Prints = Readonly<Record<PrintId, readonly Wording[]>>;

/** What HKEX's forms all print. */
export const sharedWords = {
	/** At the foot of each: which it is, and of how many. */
	page: [
		{ ...seen('Page {0} of {1}', '第 {0} 頁 共 {1} 頁'), from: '1.1' },
		{ ...seen('Page {0} of {1}', '第{0}頁共{1}頁'), until: '1.0' },
	],
	'not-applicable': [seen('Not applicable', '不適用')],
	yes: [seen('Yes', '是')],
	no: [seen('No', '否')],
} satisfies Prints;

/** One column of a section's table, by the line whose value it holds; widths in parts of the table. */
export type TableColumn =
	/** The item's own name, numbered. */
	| { readonly of: 'name'; readonly line: string; readonly width: number }
	| { readonly of: 'line'; readonly line: string; readonly width: number }
	/** The item's one currency. */
	| { readonly of: 'currency'; readonly width: number }
	/** An amount of the item's currency. */
	| { readonly of: 'amount'; readonly line: string; readonly width: number }
	/** Kind and number, a movement a row. */
	| { readonly of: 'movements'; readonly width: readonly [number, number] }
	/** Currency and amount, under one head. */
	| { readonly of: 'price'; readonly line: string; readonly head: PrintId; readonly width: readonly [number, number] };

/** How a section of items is printed. */
export interface ItemTable {
	readonly section: SectionId;
	readonly item: PlaceId;
	readonly columns: readonly TableColumn[];
	/** Lines printed below each item, with their labels. */
	readonly details: readonly string[];
	/** The total lines below a class's table. */
	readonly totals: readonly string[];
	/** The section's own total lines. */
	readonly sectionTotals: readonly string[];
}

/** The labels of a class's block. */
export interface ClassLabels {
	readonly class: Wording;
	readonly type: Wording;
	readonly listed: Wording;
	readonly code: Wording;
	readonly description: Wording;
}

export interface Told {
	readonly generation: Generation;
	readonly has?: readonly string[];
	readonly hasNone?: readonly string[];
	/** The section without which nothing is told. */
	readonly section?: SectionId;
}

/** How a form's pages are worded and divided. */
export interface Paper {
	readonly words: Prints;
	/** What stands above the items that are confirmed. */
	readonly preambles: readonly Preamble[];
	readonly tables: readonly ItemTable[];
	/** The labels of a class's block in a section. */
	classLabels(section: SectionId, generation: Generation, edition: Edition | undefined): ClassLabels;
	/** What tells the generation of a page that does not say its edition: the first of these whose words it has, or has none of. */
	readonly told: readonly Told[];
	/** In whose labels of grand totals the unit stands, in place of these words. */
	readonly unitInLabel?: { readonly until: Generation; readonly words: string };
}
