import { defineForm } from '../form.js';
import { confirmationIds } from '../items.js';
import { shares } from '../nextDay/shares.js';
import { examplesOf, sketchOf } from '../nextDay/sketch.js';
import { identities } from './identities.js';
import { columns, lines, places, shapes } from './lines.js';
import { knownValues } from './values.js';

/** HKEX's form FF305, the next-day return since 26 June 2024. */
export const ff305 = defineForm({
	id: 'FF305',
	name: 'next-day return',
	kind: 'day',
	opening: 'return',
	editions: [{ id: 'v1.3.0', generation: '1.3', from: '2024-06' }],
	dated: 'submitted',
	places,
	lines,
	shapes,
	columns,
	identities,
	items: confirmationIds,
	someItems: true,
	shares,
	exhibit: 'Next Day Disclosure Return Dated {0}',
	values: knownValues,
	sketch: sketchOf(
		{
			'I/for': ['opening', 'event', 'closing'],
			event: ['on', 'issued', 'treasury', 'price'],
			pending: ['on', 'shares', 'price'],
			mandate: ['authorised', 'repurchased'],
		},
		examplesOf('FF305', knownValues),
	),
});
