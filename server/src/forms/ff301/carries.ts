import type { Carry } from '../form.js';

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
