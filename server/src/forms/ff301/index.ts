import { defineForm } from '../form.js';
import { confirmationIds } from '../items.js';
import { carries } from './carries.js';
import { editions } from './editions.js';
import { habits, identities } from './identities.js';
import { columns, lines, places, shapes } from './lines.js';
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
	places,
	lines,
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
