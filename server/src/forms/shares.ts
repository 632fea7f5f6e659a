import { type ColumnId, type Generation, type Generations, inGeneration, type PlaceId, type SectionId } from './types.js';

/** Why a class's issued shares (excluding treasury shares) moved, for a year at a glance. */
export type Cause = 'options' | 'warrants' | 'convertibles' | 'agreements' | 'repurchases' | 'other' | 'rest';

/** What the legend of a year calls each. */
export const causeNames: Readonly<Record<Cause, string>> = {
	options: 'Share options (A)',
	warrants: 'Warrants (B)',
	convertibles: 'Convertibles (C)',
	agreements: 'Other agreements (D)',
	repurchases: 'Repurchases and redemptions (E)',
	other: 'Other movements (E)',
	rest: 'Not accounted for in III',
};

/** A section whose items move a class's shares. */
export interface SharesGroup {
	readonly section: SectionId;
	readonly item: PlaceId;
	/** The item's columns of issued shares and of treasury shares. */
	readonly issued: string;
	readonly treasury: string;
	/** The total lines of these columns. */
	readonly sums: { readonly issued: string; readonly treasury: string };
	/** Left out, its items say it. */
	readonly cause?: Cause;
}

/** Where a form says what becomes of a class's shares: what every rule about shares goes by. */
export interface Shares {
	/** The section with the shares there may be. */
	readonly authorised?: SectionId;
	/** The section with the balances of issued and treasury shares. */
	readonly issued: SectionId;
	/** Under these shares are issued, or leave treasury. */
	readonly groups: readonly SharesGroup[];
	/** All else that moves them. */
	readonly events?: SharesGroup;
	/** The section that reports purchases on an exchange. */
	readonly purchases?: SectionId;
}

/** Whether a generation of a form has treasury shares apart from the issued ones. */
export function hasTreasury(
	{ columns = {} }: { readonly columns?: Readonly<Record<ColumnId, Generations>> },
	generation: Generation,
): boolean {
	return columns.treasury !== undefined && inGeneration(columns.treasury, generation);
}
