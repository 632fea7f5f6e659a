import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generateMonths, generateReturn } from '../support/generate.js';
import { outcomeOf, slipsOf, tiedCells } from '../support/slips.js';

interface Share {
	readonly name: string;
	readonly cells: number;
	readonly slips: number;
	readonly found: number;
	readonly restored: number;
	readonly first: number;
	/** What was not found, or that no fix restores. */
	readonly lost: readonly string[];
}

const shares: Share[] = [];

/** A changed digit, two swapped neighbours, a wrong sign and a factor of ten in every number that an identity ties. */
function study(name: string, text: string, others: readonly string[] = []): Share {
	let state = 1;
	const random = () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
	const cells = tiedCells(text);
	const outcomes = cells.flatMap((cell) => slipsOf(text, cell, random).map((slipped) => outcomeOf(text, slipped, others)));
	const share = {
		name,
		cells: cells.length,
		slips: outcomes.length,
		found: outcomes.filter(({ found }) => found).length,
		restored: outcomes.filter(({ restoredBy }) => restoredBy >= 0).length,
		first: outcomes.filter(({ restoredBy }) => restoredBy === 0).length,
		lost: outcomes
			.filter(({ found, restoredBy }) => !found || restoredBy < 0)
			.map(({ line, cell, slip, before, after }) => `${line + 1} ${cell}: ${slip} ${before} → ${after}`),
	};
	shares.push(share);
	return share;
}

const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)} %`;

describe('a slip in a number that an identity ties', () => {
	afterAll(() => {
		const rows = shares.map(
			({ name, cells, slips, found, restored, first }) =>
				`${name}: ${cells} cells, ${slips} slips, found ${percent(found, slips)}, restored by a fix ${percent(restored, slips)}, by the first ${percent(first, slips)}`,
		);
		console.log(rows.join('\n'));
	});

	it('in full returns is found and restored, by the first fix in nine of ten', () => {
		const studied = [1, 2].map((seed) => study(`a full return (seed ${seed})`, generateReturn({ seed, lines: 150 })));
		expect(studied.flatMap(({ lost }) => lost)).toEqual([]);
		const sum = (of: 'first' | 'slips') => studied.reduce((total, share) => total + share[of], 0);
		expect(sum('slips')).toBeGreaterThan(800);
		expect(sum('first') / sum('slips')).toBeGreaterThan(0.9);
	});

	it('in the middle one of three months, too', () => {
		const [before, middle, after] = generateMonths({ seed: 5, lines: 150 }, 3) as [string, string, string];
		const share = study('the second of three months', middle, [before, after]);
		expect(share.lost).toEqual([]);
		expect(share.first / share.slips).toBeGreaterThan(0.9);
	});

	it('in returns whose capital is rounded is found and restored', () => {
		const studied = [1, 4].map((seed) =>
			study(`rounded capital (seed ${seed})`, generateReturn({ seed, finePar: true, lines: 60 })),
		);
		expect(studied.flatMap(({ lost }) => lost)).toEqual([]);
		const sum = (of: 'first' | 'slips') => studied.reduce((total, share) => total + share[of], 0);
		expect(sum('first') / sum('slips')).toBeGreaterThan(0.9);
	});

	it('in a published return is found and restored', () => {
		const kingsoft = readFileSync(join(import.meta.dirname, '../returns/kingsoft-cloud-2024-12.return'), 'utf8');
		const share = study('Kingsoft Cloud, December 2024', kingsoft);
		expect(share.lost).toEqual([]);
		expect(share.slips).toBeGreaterThan(50);
	});
});
