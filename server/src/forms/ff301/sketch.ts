import type { Sketch } from '../form.js';

/**
 * The lines that a place is nearly always filled in with, what is to be filled in between braces; a name among the braces stands
 * for what is known by then. What a line opens follows it. Lines that can be computed are left to be.
 */
const places: Sketch['places'] = {
	'I/for': ['opening  {10,000,000,000} x {HKD} {0.01}'],
	'II/for': ['opening  {1,000,000,000} + {0}', 'public float complied'],
	float: ['threshold "{threshold}"'],
	'III.A/for': ['scheme "{Share Option Scheme}"'],
	scheme: ['approved   {month}', 'opening    {0}', 'exercised  {0} new', 'A1         {0}', 'issuable   {0}'],
	'III.B/for': ['warrant "{Warrants}"'],
	warrant: [
		'expiry     {month}',
		'price      {HKD} {1}',
		'opening    {HKD} {0}',
		'exercised  {HKD} {0}',
		'B1         {0}',
		'issuable   {0}',
	],
	'III.C/for': ['convertible "{Convertible Bonds}"'],
	convertible: [
		'type       "{Bond/Notes}"',
		'price      {HKD} {1}',
		'opening    {HKD} {0}',
		'converted  {HKD} {0}',
		'C1         {0}',
		'issuable   {0}',
	],
	'III.D/for': ['agreement "{Share Award Scheme}"'],
	agreement: ['approved  {month}', 'D1        {0}', 'issuable  {0}'],
	'III.E/for': ['event "{Other (Please specify)}"'],
	event: ['specify  "{Movement}"', 'on       {month}', 'E1       {0}'],
	'totals/for': ['issued    {0}', 'treasury  {0}'],
	IV: ['receipt "{Hong Kong Depositary Receipts}"'],
	receipt: ['opening  {0}', 'change   {0}'],
	V: ['confirm {items}'],
	signed: ['title "{Company Secretary}"'],
};

/** A line that opens something is sketched as its place's skeleton has it, or so. */
const openers: Sketch['openers'] = {
	return: 'return FF301',
	issuer: 'issuer     "{Issuer Limited}"',
	month: 'month      {month}',
	submitted: 'submitted  {submitted}',
	class: 'class {=ORD} "{Ordinary shares}" listed {00001}',
	signed: 'signed "{Name}"',
};

/** Sections that a new return has to have; the others begin as not applicable. */
const applicable = ['I', 'II', 'V'];

export const sketch: Sketch = { places, openers, applicable };
