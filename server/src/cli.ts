#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads';
import { exitCodes } from './cli/errors.js';
import { main } from './cli/main.js';
import { toOutput } from './cli/output.js';
import { describe } from './disk/reasons.js';
import { endWhole } from './disk/whole.js';
import { inLog, visible } from './escape.js';

for (const stream of [process.stdout, process.stderr]) {
	stream.once('error', (error: NodeJS.ErrnoException) => {
		// Whoever reads may stop reading: `monthly-return check . | head`. Of what happens to stderr nothing can be said.
		const isSaid = stream === process.stdout && error.code !== 'EPIPE';
		if (isSaid) process.stderr.write(inLog(`cannot write to standard output: ${describe(error)}\n`));
		endWhole(() => process.exit(exitCodes.failed));
	});
	// What follows fails as well.
	stream.on('error', () => {});
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
