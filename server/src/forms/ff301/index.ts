import { defineForm, type Line, type Place } from '../form.js';
import { confirmationIds } from '../items.js';
import type { PlaceId } from '../types.js';
import { carries } from './carries.js';
import { editions } from './editions.js';
import { habits, identities } from './identities.js';
import { columns, lines as lineRows, places as placeRows, shapes } from './lines.js';
import { shares } from './shares.js';
import { sketch } from './sketch.js';
import { knownValues } from './values.js';

/** HKEX's form FF301, the monthly return. */
export const ff301 = defineForm({
	id: 'FF301',
	name: 'monthly return',
	kind: 'month',
	opening: 'return',
	editions,
	dated: 'month',
	places: placeRows,
	lines: lineRows,
	shapes,
	columns,
	identities,
	habits,
	implied: { place: 'totals/for', of: 'II' },
	items: confirmationIds,
	shares,
	exhibit: 'Monthly Return for Equity Issuer on Movements in Securities',
	values: knownValues,
	sketch,
	carries,
	imported: true,
});

export const { lines, places } = ff301;
export { columns } from './lines.js';

/** In the form's order. */
export const sectionIds: readonly PlaceId[] = ff301.sections.map(({ id }) => id);

/** The look-ups of FF301, for what is about FF301 alone. */
export function placeOf(id: PlaceId): Place {
	return ff301.place(id) as Place;
}

export function lineOf(place: PlaceId, keyword: string): Line | undefined {
	return ff301.line(place, keyword);
}

export function linesOf(place: PlaceId): readonly Line[] {
	return ff301.place(place)?.lines ?? [];
}

export function linesWith(keyword: string): readonly Line[] {
	return ff301.linesWith(keyword);
}
