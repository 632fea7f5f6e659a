import { defineForm } from '../form.js';
import { nextDay } from '../nextDay/form.js';
import { sketchOf } from '../nextDay/sketch.js';
import { identities } from './identities.js';
import { columns, lines, places, shapes } from './lines.js';
import { knownValues } from './values.js';

/** HKEX's form FF304, the next-day return from July 2021 to June 2024. */
export const ff304 = defineForm({
	...nextDay,
	id: 'FF304',
	editions: [
		{ id: 'v1.0.0', generation: '1.0', from: '2021-07', until: '2022-09', approximate: true },
		{ id: 'v1.2.4', generation: '1.2', from: '2022-10', until: '2023-09', approximate: true },
		{ id: 'v1.2.5', generation: '1.2', from: '2023-10', until: '2024-06', approximate: true },
	],
	places,
	lines,
	shapes,
	columns,
	identities,
	values: knownValues,
	sketch: sketchOf({
		'I/for': ['opening', 'event', 'closing'],
		event: ['on', 'issued', 'price'],
		mandate: ['repurchased'],
	}),
});
