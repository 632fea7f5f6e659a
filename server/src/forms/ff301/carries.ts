import type { ColumnId, PlaceId, SectionId } from '../types.js';

/** What of a month's return stands again in the next month's. */
export interface Carry {
	readonly section: SectionId;
	/** The block or item that has it. */
	readonly place: PlaceId;
	/** The line that says what there is at the month's end. */
	readonly left: string;
	/** The line of the next month that repeats it; none where only what it stands in is carried. */
	readonly begins?: string;
	readonly columns: readonly ColumnId[];
	/** The columns that say whether something is left: a par value is none. */
	readonly counts: readonly ColumnId[];
	/** The lines with the shares that were issued or left treasury under it. */
	readonly shares: readonly string[];
}

export const carries: readonly Carry[] = [
	{
		section: 'I',
		place: 'I/for',
		left: 'closing',
		begins: 'opening',
		columns: ['shares', 'par', 'capital'],
		counts: ['shares', 'capital'],
		shares: [],
	},
	{
		section: 'II',
		place: 'II/for',
		left: 'closing',
		begins: 'opening',
		columns: ['issued', 'treasury', 'total'],
		counts: ['issued', 'treasury'],
		shares: [],
	},
	...(
		[
			['III.A', 'scheme', ['A1', 'A2']],
			['III.B', 'warrant', ['B1', 'B2']],
			['III.C', 'convertible', ['C1', 'C2']],
		] as const
	).map(
		([section, place, shares]): Carry => ({
			section,
			place,
			left: 'closing',
			begins: 'opening',
			columns: ['value'],
			counts: ['value'],
			shares,
		}),
	),
	{ section: 'III.D', place: 'agreement', left: 'issuable', columns: ['value'], counts: ['value'], shares: ['D1', 'D2'] },
	{
		section: 'IV',
		place: 'receipt',
		left: 'closing',
		begins: 'opening',
		columns: ['value'],
		counts: ['value'],
		shares: [],
	},
];

const byPlace = new Map(carries.map((carry) => [carry.place, carry]));

export function carryOf(place: PlaceId | undefined): Carry | undefined {
	return place === undefined ? undefined : byPlace.get(place);
}
