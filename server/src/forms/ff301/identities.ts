import type { CellName, Habit, Identity, Term } from '../identity.js';
import type { ColumnId, PlaceId } from '../types.js';

const cell = (line: string, column: ColumnId = 'value', sign: 1 | -1 = 1): Term => ({ sign, take: { of: 'cell', line, column } });
const movements: Term = { sign: 1, take: { of: 'movements' } };
const named = (line: string, column: ColumnId = 'value'): CellName => ({ line, column });

const letters = [
	{ letter: 'A', item: 'scheme' },
	{ letter: 'B', item: 'warrant' },
	{ letter: 'C', item: 'convertible' },
	{ letter: 'D', item: 'agreement' },
	{ letter: 'E', item: 'event' },
] as const;

const blockIn = (letter: string): PlaceId => `III.${letter}/for` as PlaceId;

/** Two decimals: a par value has up to nine. */
const capitalPlaces = 2;

const capitalOf = (line: string, par: string): Identity => ({
	id: 'capital',
	place: 'I/for',
	derived: { line, column: 'capital' },
	terms: [{ sign: 1, take: { of: 'product', factors: [named(line, 'shares'), named(par, 'par')] } }],
	rounded: { places: capitalPlaces, of: 'derived' },
	formula: 'shares × par value = capital',
});

/** A closing row may leave its par value out. Shares that move may have come by another one, as in a consolidation. */
const parOfUnmoved: Identity = {
	id: 'capital',
	place: 'I/for',
	derived: named('closing', 'par'),
	terms: [cell('opening', 'par')],
	derivesOnly: true,
	unlessWritten: { zero: named('change', 'shares'), absent: named('closing', 'capital') },
	formula: 'opening par value = closing par value, of shares that do not move',
};

export const identities: readonly Identity[] = [
	parOfUnmoved,
	...['opening', 'closing'].map((line) => capitalOf(line, line)),
	// Of shares that come or go at the par value there was. A consolidation changes par value and shares, and no capital.
	{ ...capitalOf('change', 'opening'), derivesOnly: true, same: [named('opening', 'par'), named('closing', 'par')] },
	{
		id: 'authorised-closing',
		place: 'I/for',
		derived: { line: 'closing', column: 'shares' },
		terms: [cell('opening', 'shares'), cell('change', 'shares')],
		formula: 'opening + change = closing, in shares',
	},
	{
		id: 'authorised-closing',
		place: 'I/for',
		derived: { line: 'closing', column: 'capital' },
		terms: [cell('opening', 'capital'), cell('change', 'capital')],
		solves: { line: 'change', column: 'capital' },
		rounded: { places: capitalPlaces, of: 'all' },
		formula: 'opening + change = closing, in capital',
	},
	{
		id: 'authorised-total',
		place: 'I',
		derived: named('total'),
		terms: [{ sign: 1, take: { of: 'blocks', line: 'closing', column: 'capital' } }],
		rounded: { places: capitalPlaces, of: 'operands' },
		formula: "the classes' closing capital, added up = total",
	},
	{
		id: 'issued-closing',
		place: 'II/for',
		derived: { line: 'closing', column: 'issued' },
		terms: [cell('opening', 'issued'), cell('change', 'issued')],
		formula: 'opening + change = closing, in issued shares',
	},
	{
		id: 'treasury-closing',
		from: '1.1',
		place: 'II/for',
		derived: { line: 'closing', column: 'treasury' },
		terms: [cell('opening', 'treasury'), cell('change', 'treasury')],
		formula: 'opening + change = closing, in treasury shares',
	},
	...(['opening', 'closing'] as const).map(
		(line): Identity => ({
			id: 'shares-total',
			from: '1.1',
			place: 'II/for',
			derived: { line, column: 'total' },
			terms: [cell(line, 'issued'), cell(line, 'treasury')],
			formula: 'issued shares + treasury shares = total',
		}),
	),
	...(
		[
			['options-closing', 'scheme'],
			['warrants-closing', 'warrant'],
			['convertibles-closing', 'convertible'],
		] as const
	).map(
		([id, place]): Identity => ({
			id,
			place,
			derived: named('closing'),
			terms: [cell('opening'), movements],
			formula: 'opening + movements = closing',
		}),
	),
	...letters.map(
		({ letter, item }): Identity => ({
			id: 'issued-sum',
			place: blockIn(letter),
			derived: named(`${letter}${letter}1`),
			terms: [
				{ sign: 1, take: { of: 'items', item, line: `${letter}1` } },
				...(letter === 'E' ? [] : [{ sign: 1, take: { of: 'items', item, line: `${letter}2` } } as const]),
			],
			formula:
				letter === 'E'
					? 'the column E1, added up = EE1'
					: `the columns ${letter}1 and ${letter}2, added up = ${letter}${letter}1`,
		}),
	),
	...letters.map(
		({ letter, item }): Identity => ({
			id: 'treasury-sum',
			from: '1.1',
			place: blockIn(letter),
			derived: named(`${letter}${letter}2`),
			terms: [{ sign: 1, take: { of: 'items', item, line: `${letter}2` } }],
			formula: `the column ${letter}2, added up = ${letter}${letter}2`,
		}),
	),
	{
		id: 'total-issued',
		place: 'totals/for',
		derived: named('issued'),
		terms: letters.map(({ letter }) => ({
			sign: 1,
			take: { of: 'class', place: blockIn(letter), line: `${letter}${letter}1` },
		})),
		formula: 'AA1 + BB1 + CC1 + DD1 + EE1 = total, issued shares',
	},
	{
		id: 'total-treasury',
		from: '1.1',
		place: 'totals/for',
		derived: named('treasury'),
		terms: [
			{ sign: 1, take: { of: 'class', place: 'III.E/for', line: 'EE2' } },
			...(['A', 'B', 'C', 'D'] as const).map(
				(letter): Term => ({ sign: -1, take: { of: 'class', place: blockIn(letter), line: `${letter}${letter}2` } }),
			),
		],
		formula: 'EE2 - (AA2 + BB2 + CC2 + DD2) = total, treasury shares',
	},
	{
		id: 'movement-issued',
		place: 'II/for',
		derived: { line: 'change', column: 'issued' },
		terms: [{ sign: 1, take: { of: 'class', place: 'totals/for', line: 'issued' } }],
		against: 'III',
		formula: "total of section III, issued shares = section II's change",
	},
	{
		id: 'movement-treasury',
		from: '1.1',
		place: 'II/for',
		derived: { line: 'change', column: 'treasury' },
		terms: [{ sign: 1, take: { of: 'class', place: 'totals/for', line: 'treasury' } }],
		against: 'III',
		formula: "total of section III, treasury shares = section II's change",
	},
	{
		id: 'receipts-closing',
		place: 'receipt',
		derived: named('closing'),
		terms: [cell('opening'), cell('change')],
		formula: 'opening + change = closing',
	},
];

export const habits: readonly Habit[] = [
	{ place: 'I/for', terms: [cell('opening', 'par'), cell('closing', 'par', -1)] },
	{ place: 'I/for', terms: [cell('opening', 'shares'), cell('closing', 'shares', -1)] },
	{ place: 'scheme', terms: [cell('exercised'), cell('A1'), cell('A2')] },
	{ place: 'event', from: '1.1', terms: [cell('E1'), cell('E2')] },
	...(['warrant', 'convertible'] as const).map(
		(place): Habit => ({
			place,
			terms: [{ sign: 1, take: { of: 'product', factors: [named('issuable'), named('price')] } }, cell('closing', 'value', -1)],
		}),
	),
];
