import type { Sketch } from '../form.js';

/** The lines a next-day return of purchases is nearly always filled in with. */
export function sketchOf(extra: Partial<Sketch['places']>): Sketch {
	return {
		places: {
			class: ['listed'],
			'II/for': ['bought'],
			bought: ['shares', 'method', 'highest', 'lowest', 'paid'],
			II: ['explanatory'],
			I: ['confirm'],
			signed: ['title'],
			...(extra as Sketch['places']),
		},
		head: ['return', 'issuer', 'submitted', 'class', 'signed'],
		applicable: ['I', 'II'],
	};
}
