import { promises as fs } from 'node:fs';
import { beside } from '../disk/beside.js';
import { fileOfCmap } from '../jobs/cmaps.js';
import type { JobName, Jobs } from '../jobs/jobs.js';
import { KeptWorkers } from '../jobs/kept.js';
import { startOnNode } from '../jobs/node.js';
import { runJob } from '../jobs/run.js';

/** Runs a job, whose script lies beside this program. Rejects with a `JobError`. */
export function run<N extends JobName>(
	name: N,
	request: Jobs[N]['request'],
	answers: Jobs[N]['questions'],
): Promise<Jobs[N]['result']> {
	return runJob(name, startOnNode(name, beside('jobs', `${name}.js`)), request, answers);
}

/** Workers of a job for many requests, so many at once. */
export function keep<N extends JobName>(name: N, most: number): KeptWorkers<N> {
	return new KeptWorkers(name, () => startOnNode(name, beside('jobs', `${name}.js`)), most);
}

/** Shipped beside this program too. */
export async function cmap(name: string): Promise<Uint8Array | undefined> {
	const file = fileOfCmap(name);
	return file === undefined ? undefined : fs.readFile(beside('cmaps', file)).catch(() => undefined);
}
