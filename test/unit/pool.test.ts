import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../server/src/cli/batches.js';
import { inPool, jobsFor } from '../../server/src/cli/pool.js';
import { guessedIssuer } from '../../server/src/workspace/guessedIssuer.js';

async function upper(batches: readonly (readonly string[])[], jobs: number) {
	const done: Record<string, string> = {};
	const died: string[] = [];
	await inPool<string, string>(batches, {
		script: resolve(import.meta.dirname, '../support/dyingWorker.mjs'),
		method: 'upper',
		also: '!',
		jobs,
		done: (item, result) => Object.assign(done, { [item]: result }),
		died: (item) => void died.push(item),
	});
	return { done, died };
}

describe('a pool', () => {
	it('does every batch', async () => {
		const all = Array.from({ length: 20 }, (_, index) => [`a${index}`, `b${index}`]);
		const { done, died } = await upper(all, 2);
		expect(Object.keys(done)).toHaveLength(40);
		expect(done.b19).toBe('B19!');
		expect(died).toEqual([]);
	});

	it.each(['dies', 'fails'])('names the one that a worker %s on, and does the others', async (bad) => {
		const { done, died } = await upper([['a', 'b'], ['c', bad, 'd'], ['e'], [bad]], 2);
		expect(done).toEqual({ a: 'A!', b: 'B!', c: 'C!', d: 'D!', e: 'E!' });
		expect(died).toEqual([bad, bad]);
	});

	it('has one worker for a few hundred files, and as many as was said', () => {
		expect(jobsFor(undefined, 300)).toBe(1);
		expect(jobsFor(undefined, 100_000)).toBeGreaterThanOrEqual(1);
		expect(jobsFor('7', 1)).toBe(7);
	});
});

describe('batches', () => {
	it.each([
		['00001/00001-2021-03.return', '00001/00001-2021-04.return'],
		['2021-03/00001.return', '2021-04/00001.return'],
		['2021/03/Amber Limited.return', '2022/11/Amber Limited.return'],
		['amber 202103.return', 'amber 202104 resubmitted.return'],
		['amber/2021.03.return', 'amber/2022.04.return'],
	])('take %s and %s for one issuer', (one, other) => {
		expect(guessedIssuer(one)).toBe(guessedIssuer(other));
		expect(guessedIssuer(one)).not.toBe(guessedIssuer('00002/beryl-2021-03.return'));
	});

	it('hold each file once, an issuer together', () => {
		const issuers = Array.from({ length: 50 }, (_, index) => String(10_000 + index));
		const months = Array.from({ length: 30 }, (_, index) => `2021-${String((index % 12) + 1).padStart(2, '0')}-${index}`);
		const files = months.flatMap((month) =>
			issuers.map((issuer) => ({ path: `${month.slice(0, 7)}/${issuer} ${month}.return` })),
		);
		const batches = batchesOf(files);
		expect(new Set(batches.flat())).toEqual(new Set(files));
		for (const issuer of issuers)
			expect(batches.filter((batch) => batch.some(({ path }) => path.includes(issuer)))).toHaveLength(1);
	});
});
