import { speak } from '../localise.js';
import type { FromJob, JobName, Jobs, ToJob } from './jobs.js';

/** The way to whoever started the worker. */
interface Port {
	post(message: FromJob): void;
	listen(listener: (message: ToJob) => void): void;
}

/** A browser's worker, as far as it is used here; the compiler knows Node's names. */
interface WorkerScope {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listen: (event: { readonly data: ToJob }) => void): void;
	importScripts?: unknown;
}

/** Makes a worker of this script, in a browser and on Node: it waits for its request. */
export function serve<N extends JobName>(
	run: (request: Jobs[N]['request'], ask: Jobs[N]['questions']) => Promise<Jobs[N]['result']>,
): void {
	const port = portOf();
	const waiting = new Map<number, (answer: unknown) => void>();
	let asked = 0;
	const ask = new Proxy({} as Jobs[N]['questions'], {
		get:
			(_, name) =>
			(...of: readonly unknown[]) =>
				new Promise((resolve) => {
					waiting.set(++asked, resolve);
					port.post({ asked, name: String(name), of });
				}),
	});
	port.listen((message) => {
		if ('answered' in message) {
			waiting.get(message.answered)?.(message.with);
			waiting.delete(message.answered);
			return;
		}
		speak(message.messages);
		run(message.begin as Jobs[N]['request'], ask).then(
			(result) => port.post({ result }),
			(error: unknown) => port.post({ failed: error instanceof Error ? error.message : String(error) }),
		);
	});
}

function portOf(): Port {
	const scope = globalThis as unknown as WorkerScope;
	if (typeof scope.importScripts === 'function') {
		return {
			post: (message) => scope.postMessage(message),
			listen: (listener) => scope.addEventListener('message', ({ data }) => listener(data)),
		};
	}
	const { parentPort } = require('node:worker_threads') as typeof import('node:worker_threads');
	return {
		post: (message) => parentPort?.postMessage(message),
		listen: (listener) => void parentPort?.on('message', listener),
	};
}
