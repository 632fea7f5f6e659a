import { availableParallelism } from 'node:os';
import { count } from './arguments.js';

/** For fewer files another worker takes longer to start than it saves. */
const worthwhile = 500;

/** How many workers there are to be: what was asked for, else what the machine has, as far as there is work for them. */
export function jobsFor(asked: string | undefined, files: number): number {
	if (asked !== undefined) return Math.max(1, count('--jobs', asked));
	return Math.max(1, Math.min(availableParallelism(), Math.ceil(files / worthwhile)));
}

export interface PoolOptions<Item, Result> {
	/** The script of a worker, and of its methods the one that is given a batch and whatever else it needs. */
	readonly script: string;
	readonly method: string;
	readonly also: unknown;
	readonly jobs: number;
	/** One result for each of a batch. */
	done(item: Item, result: Result): void;
	/** A worker died on it. */
	died(item: Item, why: string): void;
}

/** Has workers do batches. One that dies takes its batch with it: each of it is then done by itself, and what kills a worker again is known. */
export async function inPool<Item, Result>(
	batches: readonly (readonly Item[])[],
	{ script, method, also, jobs, done, died }: PoolOptions<Item, Result>,
): Promise<void> {
	// What has one worker only does without.
	const { default: workerpool } = await import('workerpool');
	const pool = workerpool.pool(script, { maxWorkers: jobs, workerType: 'thread' });
	const run = async (batch: readonly Item[]): Promise<void> => {
		let results: readonly Result[];
		try {
			results = await pool.exec(method, [batch, also]);
		} catch (error) {
			const [only] = batch;
			if (batch.length > 1) await inTurn(batch.map((item) => [item]));
			else if (only !== undefined) died(only, error instanceof Error ? error.message : String(error));
			return;
		}
		for (const [index, item] of batch.entries()) done(item, results[index] as Result);
	};
	const inTurn = async (all: readonly (readonly Item[])[]): Promise<void> => {
		for (const batch of all) await run(batch);
	};
	// As many at a time as there are workers, and two waiting, so that none is idle and what is done does not pile up.
	let next = 0;
	const take = async () => {
		while (next < batches.length) await run(batches[next++] as readonly Item[]);
	};
	try {
		await Promise.all(Array.from({ length: Math.min(jobs + 2, batches.length) }, take));
	} finally {
		await pool.terminate(true);
	}
}
