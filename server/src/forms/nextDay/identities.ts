import type { Identity, Term } from '../identity.js';

/** `pending`: rows that stand in the list and move nothing. */
export function closingOf(column: 'issued' | 'treasury', id: string, formula: string, except?: 'pending'): Identity {
	return {
		id,
		place: 'I/for',
		derived: { line: 'closing', column },
		terms: [
			{ sign: 1, take: { of: 'cell', line: 'opening', column } },
			{ sign: 1, take: { of: 'items', item: 'event', line: column, ...(except ? { except } : {}) } },
		],
		formula,
	};
}

export const shareTotals: readonly Identity[] = (['opening', 'closing'] as const).map((line) => ({
	id: 'shares-total',
	place: 'I/for',
	derived: { line, column: 'total' },
	terms: [
		{ sign: 1, take: { of: 'cell', line, column: 'issued' } },
		{ sign: 1, take: { of: 'cell', line, column: 'treasury' } },
	],
	formula: 'issued shares + treasury shares = total',
}));

const days = (line: string): Term => ({ sign: 1, take: { of: 'beside', item: 'bought', line } });
const cell = (line: string): Term => ({ sign: 1, take: { of: 'cell', line } });

/** `split`: the form says what of the purchases will be cancelled and what is held. */
export function purchaseIdentities({ split }: { readonly split: boolean }): readonly Identity[] {
	const total = { line: 'bought', column: 'value' };
	return [
		{
			id: 'bought-total',
			place: 'bought total',
			derived: total,
			terms: [days('shares')],
			formula: 'the shares of the purchases, added up = total',
		},
		...(split
			? [
					{
						id: 'bought-total',
						place: 'bought total',
						derived: total,
						terms: [cell('cancelling'), cell('holding')],
						solves: [
							{ line: 'cancelling', column: 'value' },
							{ line: 'holding', column: 'value' },
						],
						formula: 'for cancellation + for holding as treasury shares = total',
					} as const,
				]
			: []),
		{
			id: 'paid-total',
			place: 'bought total',
			derived: { line: 'paid', column: 'value' },
			terms: [days('paid')],
			formula: 'what the purchases cost, added up = total',
		},
	];
}
