import type { Sketch } from '../form.js';

/** The lines a next-day return of purchases is nearly always filled in with. */
export function sketchOf(id: string, extra: Partial<Sketch['places']>): Sketch {
	return {
		places: {
			'II/for': [
				'bought {submitted}  shares {1,000}  method "{On the Exchange}"  highest {HKD} {1}  lowest {HKD} {1}  paid {HKD} {1,000}',
			],
			II: ['explanatory {submitted}'],
			I: ['confirm {items}'],
			signed: ['title "{Company Secretary}"'],
			...(extra as Sketch['places']),
		},
		openers: {
			return: `return ${id}`,
			issuer: 'issuer     "{Issuer Limited}"',
			submitted: 'submitted  {submitted}',
			class: 'class {=ORD} "{Ordinary shares}" listed {00001}',
			signed: 'signed "{Name}"',
		},
		applicable: ['I', 'II'],
	};
}
