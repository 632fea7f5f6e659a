import type { Sketch } from '../form.js';

/** What a line opens follows it. Lines that can be computed are left to be, and what a person has to confirm is not confirmed. */
const places: Sketch['places'] = {
	'I/for': ['opening'],
	'II/for': ['opening'],
	float: ['threshold'],
	class: ['listed'],
	'III.A/for': ['scheme'],
	scheme: ['approved', 'opening', 'exercised', 'A1', 'issuable'],
	'III.B/for': ['warrant'],
	warrant: ['expiry', 'price', 'opening', 'exercised', 'B1', 'issuable'],
	'III.C/for': ['convertible'],
	convertible: ['type', 'price', 'opening', 'converted', 'C1', 'issuable'],
	'III.D/for': ['agreement'],
	agreement: ['approved', 'D1', 'issuable'],
	'III.E/for': ['event'],
	event: ['on', 'E1'],
	'totals/for': ['issued', 'treasury'],
	IV: ['receipt'],
	receipt: ['opening', 'change'],
	V: ['confirm'],
	signed: ['title'],
};

/** Sections that a new return has to have; the others begin as not applicable. */
const applicable = ['I', 'II', 'V'];

export const sketch: Sketch = { places, head: ['return', 'issuer', 'month', 'class', 'signed'], applicable };
