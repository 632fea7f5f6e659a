import type { LineRow } from '../form.js';
import { remarksRow } from '../rows.js';
import { before, seen, since } from '../sure.js';
import type { Wording } from '../types.js';

/** What the rows of FF301's table are written with. */

/** FF301's own places, so that a slip of the pen below is no place. */
export type Ff301Place =
	| 'file'
	| 'class'
	| Section
	| 'totals'
	| `${Section | 'totals'}/for`
	| 'float'
	| 'scheme'
	| 'warrant'
	| 'convertible'
	| 'agreement'
	| 'event'
	| 'receipt'
	| 'signed';
export type Section = 'I' | 'II' | 'III.A' | 'III.B' | 'III.C' | 'III.D' | 'III.E' | 'IV' | 'V';

export interface Line extends LineRow {
	readonly place: Ff301Place;
	readonly opens?: Ff301Place;
	readonly flags?: readonly ('new' | 'treasury')[];
}

/** A label that kept its English, and whose Chinese was seen from v1.1 on; of v1.0 it is `old`, where that was seen. */
export const since11 = (en: string, zh: string, old?: string): readonly Wording[] => [
	since('1.1', seen(en, zh)),
	before('1.0', seen(en, old)),
];
export const opening = (zh?: string): readonly Wording[] => [seen('Balance at close of preceding month', zh)];
export const closing = (zh?: string): readonly Wording[] => [seen('Balance at close of the month', zh)];
export const approval: readonly Wording[] = [seen('General Meeting approval date (if applicable)')];
export const approvalHelp = 'The date of the general meeting that approved it; left out where there was none.';
export const remarks = (place: Section): Line => remarksRow(place, since11('Remarks:', '備註：', '備註:'));

export const newSharesToCome = seen('No. of new shares of issuer which may be issued pursuant thereto as at close of the month');
