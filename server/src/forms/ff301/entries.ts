import type { ColumnId, PlaceId, SectionId } from '../types.js';

/** What a registrar's, trustee's or broker's row may say happened. */
export type EntryKind = 'buyback' | 'allotment' | 'cancellation' | 'exercise' | 'grant' | 'lapse' | 'vesting' | 'conversion';

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
}

/** Of an event the sum of a day stands in one row, of an item's movement the sum of the month. */
export const entryRows: readonly EntryRow[] = [
	{
		kind: 'buyback',
		shares: 'new',
		section: 'III.E',
		item: 'event',
		event: 'Repurchase of shares (shares repurchased and cancelled)',
		cells: [{ keyword: 'E1', sign: -1 }],
	},
	{
		kind: 'buyback',
		shares: 'treasury',
		section: 'III.E',
		item: 'event',
		event: 'Repurchase of shares (shares held as treasury shares)',
		cells: [
			{ keyword: 'E1', sign: -1 },
			{ keyword: 'E2', sign: 1 },
		],
	},
	{
		kind: 'buyback',
		shares: 'pending',
		section: 'III.E',
		item: 'event',
		event: 'Repurchase of shares (shares repurchased for cancellation but not yet cancelled)',
		cells: [{ keyword: 'pending', sign: -1 }],
	},
	{ kind: 'allotment', shares: 'new', section: 'III.E', item: 'event', event: 'Placing', cells: [{ keyword: 'E1', sign: 1 }] },
	{
		kind: 'allotment',
		shares: 'treasury',
		section: 'III.E',
		item: 'event',
		event: 'Sale of treasury shares',
		cells: [
			{ keyword: 'E1', sign: 1 },
			{ keyword: 'E2', sign: -1 },
		],
	},
	{
		kind: 'cancellation',
		shares: 'treasury',
		section: 'III.E',
		item: 'event',
		event: 'Cancellation of treasury shares',
		cells: [{ keyword: 'E2', sign: -1 }],
	},
	{
		kind: 'cancellation',
		shares: 'new',
		section: 'III.A',
		item: 'scheme',
		movement: { keyword: 'cancelled', sign: -1 },
		cells: [],
		uses: true,
	},
	{
		kind: 'exercise',
		shares: 'new',
		section: 'III.A',
		item: 'scheme',
		movement: { keyword: 'exercised', sign: -1, flag: 'new' },
		cells: [{ keyword: 'A1', sign: 1 }],
		uses: true,
		funds: 'funds',
	},
	{
		kind: 'exercise',
		shares: 'treasury',
		section: 'III.A',
		item: 'scheme',
		movement: { keyword: 'exercised', sign: -1, flag: 'treasury' },
		cells: [{ keyword: 'A2', sign: 1 }],
		uses: true,
		funds: 'funds',
	},
	{ kind: 'grant', shares: 'new', section: 'III.A', item: 'scheme', movement: { keyword: 'granted', sign: 1 }, cells: [] },
	{
		kind: 'lapse',
		shares: 'new',
		section: 'III.A',
		item: 'scheme',
		movement: { keyword: 'lapsed', sign: -1 },
		cells: [],
		uses: true,
	},
	{ kind: 'vesting', shares: 'new', section: 'III.D', item: 'agreement', cells: [{ keyword: 'D1', sign: 1 }], uses: true },
	{ kind: 'vesting', shares: 'treasury', section: 'III.D', item: 'agreement', cells: [{ keyword: 'D2', sign: 1 }], uses: true },
	{
		kind: 'conversion',
		shares: 'new',
		section: 'III.C',
		item: 'convertible',
		movement: { keyword: 'converted', sign: -1 },
		cells: [{ keyword: 'C1', sign: 1 }],
		uses: true,
	},
	{
		kind: 'conversion',
		shares: 'treasury',
		section: 'III.C',
		item: 'convertible',
		movement: { keyword: 'converted', sign: -1 },
		cells: [{ keyword: 'C2', sign: 1 }],
		uses: true,
	},
];

export const entryKinds: readonly EntryKind[] = [...new Set(entryRows.map(({ kind }) => kind))];
