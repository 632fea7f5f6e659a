import type { ColumnId, PlaceId, SectionId } from './types.js';

/** What a registrar's, trustee's or broker's row may say happened. */
export type EntryKind =
	| 'buyback'
	| 'bought'
	| 'allotment'
	| 'cancellation'
	| 'exercise'
	| 'grant'
	| 'lapse'
	| 'vesting'
	| 'conversion';

/** What becomes of the shares, where it is not new ones or none. */
export type EntryShares = 'new' | 'treasury' | 'pending';

/** Where an entry goes, and with which signs. */
export interface EntryRow {
	readonly kind: EntryKind;
	readonly shares: EntryShares;
	/** Of a thing that has a name on the form, such as a scheme; left out, of the issuer's shares. */
	readonly section: SectionId;
	readonly item: PlaceId;
	/** The event's words, as its list has them; left out, the row's own or the item's name. */
	readonly event?: string;
	/** The line of a movement, and the word behind its number. */
	readonly movement?: { readonly keyword: string; readonly sign: 1 | -1; readonly flag?: 'new' | 'treasury' };
	/** Cells of the item that take the shares, with their signs. */
	readonly cells: readonly { readonly keyword: string; readonly column?: ColumnId; readonly sign: 1 | -1 }[];
	/** What is left to be issued goes down with it. */
	readonly uses?: boolean;
	/** Shares times price are added here. */
	readonly funds?: string;
	/** It is a purchase of a day, with its prices. */
	readonly purchase?: PurchaseWords;
}

/** The lines of a purchase beside its shares, and how most are made. */
export interface PurchaseWords {
	readonly way: string;
	readonly usual: string;
	readonly highest: string;
	readonly lowest: string;
	readonly paid: string;
}
