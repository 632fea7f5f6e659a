import { vi } from 'vitest';
import type { ColumnRow, LineRow, PlaceRow } from '../../server/src/forms/form.js';
import type { Identity } from '../../server/src/forms/identity.js';
import type { Shape } from '../../server/src/forms/shapes.js';
import type { Edition, Wording } from '../../server/src/forms/types.js';

/** What an edit of the form's table does, and of nothing else: here the table is edited, and every reader of it is what it is. */

const seen = (en: string): Wording => ({ en, sure: 'seen' });

interface Table {
	readonly places: readonly PlaceRow[];
	readonly lines: readonly LineRow[];
	readonly columns: Readonly<Record<string, ColumnRow>>;
	readonly shapes: Readonly<Record<string, Shape>>;
}

vi.mock('../../server/src/forms/ff301/lines.js', async (original) => {
	const { places, lines, columns, shapes } = await original<Table>();
	const { shapes: shared } = await import('../../server/src/forms/shapes.js');
	const behind = <T>(rows: readonly T[], is: (row: T) => boolean, ...added: readonly T[]) =>
		rows.toSpliced(rows.findIndex(is) + 1, 0, ...added);
	const row = (place: string, keyword: string, rest: Partial<LineRow>): LineRow => ({
		place,
		keyword,
		shape: 'number',
		labels: [seen(`${place} ${keyword}`)],
		help: `The ${keyword}.`,
		...rest,
	});
	const is = (place: string, keyword: string) => (line: LineRow) => line.place === place && line.keyword === keyword;
	// A line of the head, fields of items, a section with its items and its sum.
	let grown = behind(
		lines,
		is('file', 'issuer'),
		row('file', 'lei', { shape: 'text', labels: [seen('Legal Entity Identifier:')] }),
	);
	// What only the new edition has.
	grown = behind(grown, is('file', 'status'), row('file', 'auditor', { shape: 'text', from: '1.3', labels: [seen('Auditor:')] }));
	grown = behind(
		grown,
		is('scheme', 'mandate'),
		row('scheme', 'vested', { unit: 'options', labels: [seen('Number of share options vested')] }),
	);
	grown = behind(grown, is('agreement', 'approved'), row('agreement', 'trustee', { shape: 'text', labels: [seen('Trustee')] }));
	grown = behind(
		grown,
		is('III.E', 'remarks'),
		row('III.F', 'for', { shape: 'for', opens: 'III.F/for', labels: [] }),
		row('III.F/for', 'right', {
			shape: 'text',
			opens: 'right',
			lasts: true,
			repeats: true,
			labels: [seen('Particulars of share appreciation right')],
		}),
		row('right', 'approved', { shape: 'date', labels: [seen('Approval date')] }),
		row('right', 'F1', { monthly: true, labels: [seen('Number of new shares issued pursuant thereto (F1)')] }),
		row('III.F/for', 'FF1', { monthly: true, labels: [seen('Increase in issued shares: (FF1)')] }),
		row('III.F', 'remarks', { shape: 'text', besides: true, labels: [seen('Remarks:')] }),
	);
	// A label in other words.
	grown = grown.map((line) => (is('file', 'issuer')(line) ? { ...line, labels: [seen('Name of the Listed Issuer:')] } : line));
	return {
		places: [
			...behind(places, ({ id }) => id === 'III.E', {
				id: 'III.F',
				kind: 'section',
				parent: 'file',
				name: 'section III.F',
				headings: [seen('(F). Share Appreciation Rights')],
			}),
			{ id: 'III.F/for', kind: 'block', parent: 'III.F', name: 'a class in section III.F', headings: [] },
			{ id: 'right', kind: 'item', parent: 'III.F/for', name: 'a right', plural: 'rights', headings: [] },
		],
		lines: grown,
		columns: { ...columns, unissued: { head: seen('Number of shares not issued') } },
		shapes: {
			...shapes,
			'shares-at-par': {
				...shared['shares-at-par'],
				columns: [...shared['shares-at-par'].columns, { id: 'unissued', slot: 'second' }],
			},
		},
	};
});

vi.mock('../../server/src/forms/ff301/editions.js', async (original) => {
	const { editions, ...rest } = await original<{ readonly editions: readonly Edition[] }>();
	const last = editions.at(-1) as Edition;
	const grown = [...editions.slice(0, -1), { ...last, until: '2026-08' }, { id: 'v1.3.0', generation: '1.3', from: '2026-09' }];
	return { ...rest, editions: grown };
});

vi.mock('../../server/src/forms/ff301/identities.js', async (original) => {
	const { identities, ...rest } = await original<{ readonly identities: readonly Identity[] }>();
	const sum: Identity = {
		id: 'issued-sum',
		place: 'III.F/for',
		derived: { line: 'FF1', column: 'value' },
		terms: [{ sign: 1, take: { of: 'items', item: 'right', line: 'F1' } }],
		formula: 'the column F1, added up = FF1',
	};
	return { ...rest, identities: [...identities, sum] };
});

const { ff301 } = await import('../../server/src/forms/ff301/index.js');
const { tableProperties } = await import('../support/tableProperties.js');

for (const edition of ff301.editions) tableProperties(ff301, edition);
