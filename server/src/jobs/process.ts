import { Worker } from 'node:worker_threads';
import type { FromProcess, ToJob } from './jobs.js';

/**
 * The process of a job on Node, which dies alone: `process.js SCRIPT MEGABYTES`. The job runs in a thread of it, so that this one is
 * free to watch what the process takes of the machine's memory, of which V8's heap is a part, and to end when nobody listens any more.
 */
const [, , script = '', megabytes = ''] = process.argv;
const most = Number(megabytes) * 1024 * 1024;
/** In milliseconds. */
const beat = 20;

const worker = new Worker(script, {
	resourceLimits: { maxOldGenerationSizeMb: Number(megabytes) },
	// What a library prints is no part of what the command line writes.
	stdout: true,
	stderr: true,
});
let ending = false;

function say(message: FromProcess): void {
	if (!ending) process.send?.(message);
}

/** What was said before is heard before. */
function end(died: Extract<FromProcess, { died: unknown }>['died']): void {
	if (ending) return;
	const last: FromProcess = { died };
	process.send?.(last, undefined, undefined, () => process.exit());
	ending = true;
}

worker.on('message', say);
worker.on('error', (error: NodeJS.ErrnoException) => end({ message: error.message, ...(error.code && { code: error.code }) }));
worker.on('exit', () => end({}));
process.on('message', (message: ToJob) => worker.postMessage(message));
process.on('disconnect', () => process.exit());
setInterval(() => {
	if (process.memoryUsage.rss() > most) end({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
}, beat);
