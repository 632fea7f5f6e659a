import type { Edition } from '../types.js';

/**
 * FF301's editions in order. `until` is worked out from the next one, so that two editions can neither overlap nor leave a gap.
 * v1.0.1's and v1.0.2's first months are inferred from returns seen; the later ones are known to the month.
 */
const begun: readonly Omit<Edition, 'until'>[] = [
	{ id: 'v1.0.0', generation: '1.0', from: '2021-07', approximate: true },
	{ id: 'v1.0.1', generation: '1.0', from: '2021-10', approximate: true },
	{ id: 'v1.0.2', generation: '1.0', from: '2023-07', approximate: true },
	{ id: 'v1.1.0', generation: '1.1', from: '2024-06' },
	{ id: 'v1.1.1', generation: '1.1', from: '2024-11' },
	{ id: 'v1.2.0', generation: '1.2', from: '2026-01' },
	// What it changed is not known: nothing that v1.2.0 is known by.
	{ id: 'v1.2.1', generation: '1.2', from: '2026-03', assumed: true },
];

function monthBefore(month: string): string {
	const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 2;
	return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

export const editions: readonly Edition[] = begun.map((edition, index) => {
	const next = begun[index + 1];
	return next === undefined ? edition : { ...edition, until: monthBefore(next.from) };
});
