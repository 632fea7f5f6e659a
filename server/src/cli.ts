#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { exitCodes } from './cli/errors.js';
import { main } from './cli/main.js';
import { toOutput } from './cli/output.js';
import { inLog, visible } from './escape.js';

// Whoever reads may stop reading: `monthly-return check . | head`.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
		process.exit(exitCodes.failed);
	});
}

// The same script is what the workers of a pool run.
if (isMainThread) await run();
else (await import('./cli/worker.js')).work();

async function run(): Promise<void> {
	try {
		process.exitCode = await main(process.argv.slice(2), {
			stdin: process.stdin,
			stdout: toOutput(process.stdout, process.env),
			stderr: toOutput(process.stderr, process.env),
			cwd: process.cwd(),
			env: process.env,
		});
	} catch (error) {
		const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
		process.stderr.write(inLog(`monthly-return failed: ${visible(why)}\n`));
		process.exitCode = exitCodes.failed;
	}
}
