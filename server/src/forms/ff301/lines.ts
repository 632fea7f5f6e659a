import type { ColumnRow, PlaceRow } from '../form.js';
import { type Shape, shapes as shared } from '../shapes.js';
import { seen } from '../sure.js';
import * as head from './head.js';
import type { Line } from './rows.js';
import * as A from './sections/A.js';
import * as B from './sections/B.js';
import * as C from './sections/C.js';
import * as D from './sections/D.js';
import * as E from './sections/E.js';
import * as I from './sections/I.js';
import * as II from './sections/II.js';
import * as IV from './sections/IV.js';
import * as totals from './sections/totals.js';
import * as V from './sections/V.js';

/** FF301's table, in the form's order. */
const parts = [head, I, II, A, B, C, D, E, totals, IV, V];

export const places: readonly PlaceRow[] = [...parts.flatMap((part) => part.places), ...head.signature];

export const lines: readonly Line[] = parts.flatMap((part) => part.lines);

/** The form's columns, of the rows that have several. */
export const columns = {
	shares: { head: seen('Number of authorised/registered shares', '法定/註冊股份數目') },
	par: { head: seen('Par value', '面值') },
	capital: { head: seen('Authorised/registered share capital', '法定/註冊股本') },
	issued: { head: seen('Number of issued shares (excluding treasury shares)', '已發行股份（不包括庫存股份）數目') },
	treasury: { head: seen('Number of treasury shares', '庫存股份數目'), from: '1.1' },
	total: { head: seen('Total number of issued shares', '已發行股份總數'), from: '1.1' },
} as const satisfies Readonly<Record<string, ColumnRow>>;

/** FF301's own shapes, and what it calls those that it shares. */
export const shapes = {
	// float [not] complied
	float: {
		parts: ['words'],
		words: ['float', 'not', 'complied'],
		phrases: ['float complied', 'float not complied'],
		syntax: '`float complied` or `float not complied`',
	},
	edition: { ...shared.edition, syntax: '`FF301` and, where wanted, an edition such as `v1.2.1`' },
	items: { ...shared.items, syntax: 'items from `(i)` to `(viii)`' },
	section: {
		...shared.section,
		syntax: 'a section from `I` to `V` (III as `III.A` to `III.E`) and, where it is so, `not applicable`',
	},
} as const satisfies Readonly<Record<string, Shape>>;
