import type { ColumnId, Generations, KnownValue, PlaceId } from './types.js';

/** Which cells a term of an identity takes. All but `class` and `blocks` are of the identity's own place. */
export type Take =
	| { readonly of: 'cell'; readonly line: string; readonly column?: ColumnId }
	/** The product of two cells. */
	| { readonly of: 'product'; readonly factors: readonly [CellName, CellName] }
	/** The item's movements. */
	| { readonly of: 'movements' }
	/** A column over the items of a place; without those whose text is a value of its list that says `except`. */
	| {
			readonly of: 'items';
			readonly item: PlaceId;
			readonly line: string;
			readonly column?: ColumnId;
			readonly except?: NonNullable<KnownValue['event']>;
	  }
	/** A column over the items that stand beside this one. */
	| { readonly of: 'beside'; readonly item: PlaceId; readonly line: string; readonly column?: ColumnId }
	/** A cell of the same class's block elsewhere. */
	| { readonly of: 'class'; readonly place: PlaceId; readonly line: string; readonly column?: ColumnId }
	/** A column over the section's blocks, currency by currency. */
	| { readonly of: 'blocks'; readonly line: string; readonly column: ColumnId };

export interface CellName {
	readonly line: string;
	readonly column: ColumnId;
}

export interface Term {
	readonly sign: 1 | -1;
	readonly take: Take;
}

/**
 * Cells that are tied: `derived` = the signed sum of the terms, for every item, block or section of a place. From a row come the
 * finding, the value of the derived cell where it is left out, the fixes, the arithmetic in the hover and the reference page.
 */
export interface Identity extends Generations {
	/** The check that says it is broken. */
	readonly id: string;
	readonly place: PlaceId;
	readonly derived: CellName;
	readonly terms: readonly Term[];
	/** Left out, this operand is what the identity derives instead; of several one at most. */
	readonly solves?: CellName | readonly CellName[];
	/** It derives what is left out, and is never held against what is written. */
	readonly derivesOnly?: true;
	/** Only where `zero` is nothing, and `absent` is left out, as the derived cell is. */
	readonly unlessWritten?: { readonly zero: CellName; readonly absent: CellName };
	/** Only where these are one. */
	readonly same?: readonly [CellName, CellName];
	/**
	 * The form prints amounts rounded half up to so many decimals. `derived`: so the derived cell is computed; written, it may be exact as
	 * well. `operands`: it adds up such amounts, as they stand or the exact ones, rounded or not. `all`: it ties such amounts, as they stand
	 * or the exact ones.
	 */
	readonly rounded?: { readonly places: number; readonly of: 'derived' | 'operands' | 'all' };
	/** It holds a section against another, which is called so for short. */
	readonly against?: string;
	/** In words, for people. */
	readonly formula: string;
}

/** A relation that good returns may break: it is no finding, and only helps to tell which cell of a broken identity slipped. */
export interface Habit extends Generations {
	readonly place: PlaceId;
	readonly terms: readonly Term[];
}
