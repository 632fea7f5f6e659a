import { Worker } from 'node:worker_threads';
import { type JobName, limits } from './jobs.js';
import type { JobWorker } from './run.js';

/** A job's worker on Node. */
export function startOnNode(name: JobName, script: string, { megabytes } = limits[name]): JobWorker {
	const worker = new Worker(script, {
		resourceLimits: { maxOldGenerationSizeMb: megabytes },
		// What a library prints is no part of what the command line writes.
		stdout: true,
		stderr: true,
	});
	return {
		post: (message) => worker.postMessage(message),
		listen({ message, error }) {
			worker.on('message', message);
			worker.on('error', error);
			worker.on('exit', () => error({}));
		},
		end: () => void worker.terminate(),
	};
}
