import { defineForm } from '../form.js';
import { nextDay } from '../nextDay/form.js';
import { examplesOf, sketchOf } from '../nextDay/sketch.js';
import { identities } from './identities.js';
import { columns, lines, places, shapes } from './lines.js';
import { knownValues } from './values.js';

/** HKEX's form FF305, the next-day return since 26 June 2024. */
export const ff305 = defineForm({
	...nextDay,
	id: 'FF305',
	editions: [{ id: 'v1.3.0', generation: '1.3', from: '2024-06' }],
	places,
	lines,
	shapes,
	columns,
	identities,
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
