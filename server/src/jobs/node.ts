import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { type FromProcess, type JobName, limits } from './jobs.js';
import type { JobWorker } from './run.js';

/** How a process ends that the machine, or V8, has no more memory for. */
const outOfMemory: readonly (string | number | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL', 133, 134];

/** A job's process on Node, whose script lies beside that of the job. */
export function startOnNode(name: JobName, script: string, { megabytes } = limits[name]): JobWorker {
	const { NODE_OPTIONS: _, ...env } = process.env;
	const child = fork(join(dirname(script), 'process.js'), [script, String(megabytes)], {
		// In VS Code the program is Electron.
		env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
		execArgv: [],
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	// One that died hears nothing any more; that is said when it ends.
	const ignore = () => {};
	return {
		post: (message) => void (child.connected && child.send(message, ignore)),
		listen({ message, error }) {
			child.on('message', (said: FromProcess) => {
				if ('died' in said) error(said.died);
				else message(said);
			});
			child.on('error', error);
			child.on('exit', (code, signal) => error(outOfMemory.includes(signal ?? code) ? { code: 'ERR_WORKER_OUT_OF_MEMORY' } : {}));
		},
		end: () => void child.kill('SIGKILL'),
	};
}
