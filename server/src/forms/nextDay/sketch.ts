import type { Example, Sketch } from '../form.js';
import type { KnownValue } from '../types.js';

/** The lines a next-day return of purchases is nearly always filled in with. */
export function sketchOf(extra: Partial<Sketch['places']>, examples: readonly Example[] = []): Sketch {
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
		examples,
	};
}

/** The three kinds of days that need more than a row of a list: bought, bought and held, and an over-allotment option exercised. */
export function examplesOf(id: string, values: readonly KnownValue[]): readonly Example[] {
	const text = (list: string, is: (value: KnownValue) => boolean) =>
		values.find((one) => one.list === list && is(one))?.text.en ?? '';
	const other = text('event', ({ specify }) => specify === true);
	const day = (use: 'pending' | 'treasury'): readonly string[] => {
		const held = use === 'treasury';
		const event = held
			? `    event "${text('event', ({ event }) => event === 'treasury')}"  on {day=}  issued -{shares=}  treasury {shares=}`
			: `    event "${other}"  specify "See Part B"  on {day=}`;
		const wording = text('pending', ({ event }) => event === 'pending');
		return [
			`return ${id}`,
			'',
			'issuer     "{}"',
			'submitted  {}',
			'',
			'class {class} "Ordinary shares" listed {}',
			'',
			'section I',
			'  for {class}',
			'    opening  {} {issued=} + {treasury=}',
			event,
			// What it closes with once shares have moved is computed.
			...(held
				? ['    closing  {day=} {} + {}']
				: ['    closing  {day=} {issued=} + {treasury=}', `    pending "${wording}"  on {day=}  shares {shares=}`]),
			'  confirm (iv)',
			'',
			'section II',
			'  for {class}',
			`    bought {day=}  shares {shares=}  method "${text('method', ({ traded }) => traded === true)}"  highest {currency} {}  lowest {currency} {}  paid {currency} {paid=}`,
			`    bought total {shares=}  paid {currency} {paid=}  cancelling ${held ? '0' : '{shares=}'}  holding ${held ? '{shares=}' : '0'}`,
			'    mandate {}  authorised {}  repurchased {}',
			'  explanatory  {}',
			'',
			'section III not applicable',
			'',
			'signed "{}"',
			'  title "{title}"',
		];
	};
	return [
		{ place: 'file', name: 'a day of purchases, to be cancelled', lines: day('pending') },
		{ place: 'file', name: 'a day of purchases, held in treasury', lines: day('treasury') },
		{
			place: 'I/for',
			name: 'an over-allotment option is exercised',
			lines: [
				`event "${other}"  specify "Issue of shares under the over-allotment option, exercised on {}"  on {}  issued {}  price {currency} {}`,
			],
		},
	];
}
