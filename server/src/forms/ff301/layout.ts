import type { LineRow, PlaceRow } from '../form.js';
import type { ItemTable, TableColumn } from '../print.js';
import type { PlaceId, SectionId } from '../types.js';
import { lines, places } from './lines.js';

/** How the form prints its sections of items. */

const securities = (item: 'warrant' | 'convertible', letter: 'B' | 'C', details: readonly string[]): ItemTable => ({
	section: `III.${letter}`,
	item,
	columns: [
		{ of: 'name', line: item, width: 200 },
		{ of: 'currency', width: 50 },
		{ of: 'amount', line: 'opening', width: 110 },
		{ of: 'movements', width: [70, 131] },
		{ of: 'amount', line: 'closing', width: 109 },
		{ of: 'line', line: `${letter}1`, width: 110 },
		{ of: 'line', line: `${letter}2`, width: 110 },
		{ of: 'line', line: 'issuable', width: 110 },
	],
	details,
	totals: [`${letter}${letter}1`, `${letter}${letter}2`],
	sectionTotals: [],
});

/** How the form is known to print them. A column whose line the edition does not have is left out. */
const laidOut: readonly ItemTable[] = [
	{
		section: 'III.A',
		item: 'scheme',
		columns: [
			{ of: 'name', line: 'scheme', width: 170 },
			{ of: 'line', line: 'opening', width: 105 },
			{ of: 'movements', width: [120, 95] },
			{ of: 'line', line: 'closing', width: 105 },
			{ of: 'line', line: 'A1', width: 95 },
			{ of: 'line', line: 'A2', width: 95 },
			{ of: 'line', line: 'issuable', width: 105 },
			{ of: 'line', line: 'mandate', width: 110 },
		],
		details: ['approved'],
		totals: ['AA1', 'AA2'],
		sectionTotals: ['funds'],
	},
	securities('warrant', 'B', ['code', 'expiry', 'price', 'approved']),
	securities('convertible', 'C', ['type', 'specify', 'code', 'price', 'approved']),
	{
		section: 'III.D',
		item: 'agreement',
		columns: [
			{ of: 'name', line: 'agreement', width: 400 },
			{ of: 'line', line: 'approved', width: 150 },
			{ of: 'line', line: 'D1', width: 150 },
			{ of: 'line', line: 'D2', width: 150 },
			{ of: 'line', line: 'issuable', width: 150 },
		],
		details: [],
		totals: ['DD1', 'DD2'],
		sectionTotals: [],
	},
	{
		section: 'III.E',
		item: 'event',
		columns: [
			{ of: 'name', line: 'event', width: 260 },
			{ of: 'price', line: 'price', head: 'at-price', width: [50, 80] },
			{ of: 'line', line: 'on', width: 110 },
			{ of: 'line', line: 'approved', width: 110 },
			{ of: 'line', line: 'E1', width: 125 },
			{ of: 'line', line: 'E2', width: 125 },
			{ of: 'line', line: 'pending', width: 140 },
			{ of: 'line', line: 'issuable', width: 140 },
		],
		details: ['specify'],
		totals: ['EE1', 'EE2'],
		sectionTotals: [],
	},
	{
		section: 'IV',
		item: 'receipt',
		columns: [
			{ of: 'name', line: 'receipt', width: 320 },
			{ of: 'line', line: 'code', width: 120 },
			{ of: 'line', line: 'opening', width: 200 },
			{ of: 'line', line: 'change', width: 160 },
			{ of: 'line', line: 'closing', width: 200 },
		],
		details: [],
		totals: [],
		sectionTotals: [],
	},
];

const rows: readonly LineRow[] = lines;

/** A section's items: the line that opens them, and the block they stand in, if any. */
function itemIn(section: SectionId): { readonly opener: LineRow; readonly block: PlaceRow | undefined } | undefined {
	const block = places.find(({ kind, parent }) => kind === 'block' && parent === section);
	const home = block?.id ?? section;
	const opener = rows.find(
		({ place, opens }) => place === home && places.some(({ id, kind }) => id === opens && kind === 'item'),
	);
	return opener && { opener, block };
}

const isNumber = ({ shape }: LineRow): boolean => shape === 'number' || shape === 'money';

/** A line that nothing says the place of is a column where it has a number, else printed below its item. */
function whole(section: SectionId): ItemTable | undefined {
	const known = laidOut.find((table) => table.section === section);
	const found = itemIn(section);
	// What a block of balances has beside them is no table of items.
	if (
		!found ||
		(!known && found.block && rows.some(({ place, shape }) => place === found.block?.id && shape.startsWith('shares')))
	) {
		return undefined;
	}
	const { opener, block } = found;
	const item = opener.opens as PlaceId;
	const own = rows.filter(({ place }) => place === item);
	const moving = own.some(({ movement }) => movement);
	const { columns, details, totals, sectionTotals }: Pick<ItemTable, 'columns' | 'details' | 'totals' | 'sectionTotals'> =
		known ?? {
			columns: [
				{ of: 'name', line: opener.keyword, width: 260 },
				...(moving ? [{ of: 'movements', width: [120, 95] } as const] : []),
			],
			details: [],
			totals: [],
			sectionTotals: [],
		};
	const placed = new Set([...columns.map((column) => ('line' in column ? column.line : '')), ...details]);
	const left = own.filter(({ keyword, movement, opens }) => !movement && !opens && !placed.has(keyword));
	const sums = rows.filter(({ place, opens }) => place === block?.id && !opens).map(({ keyword }) => keyword);
	const ofSection = rows
		.filter((row) => row.place === section && isNumber(row) && !row.perCurrency)
		.map(({ keyword }) => keyword);
	return {
		section,
		item,
		columns: [
			...columns,
			...left.filter(isNumber).map(({ keyword }): TableColumn => ({ of: 'line', line: keyword, width: 105 })),
		],
		details: [...details, ...left.filter((row) => !isNumber(row)).map(({ keyword }) => keyword)],
		totals: [...totals, ...sums.filter((keyword) => !totals.includes(keyword))],
		sectionTotals: [...sectionTotals, ...ofSection.filter((keyword) => !sectionTotals.includes(keyword))],
	};
}

/** The sections that have items. */
export const itemTables: readonly ItemTable[] = places.flatMap(({ id, kind }) => (kind === 'section' ? (whole(id) ?? []) : []));
