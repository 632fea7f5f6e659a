import * as l10n from '@vscode/l10n';
import { spokenMessages } from '../localise.js';
import { type FromJob, type JobName, type Jobs, limits, type ToJob } from './jobs.js';

/** A worker that was started for a job; how is the host's. */
export interface JobWorker {
	post(message: ToJob): void;
	listen(on: {
		message(message: FromJob): void;
		error(error: { readonly message?: string; readonly code?: string }): void;
	}): void;
	end(): void;
}

/** There is no result; the message says why. */
export class JobError extends Error {
	override name = 'JobError';
}

export interface RunOptions {
	readonly signal?: AbortSignal;
	readonly seconds?: number;
}

/**
 * Runs a job to its end, and ends its worker. Its time does not run while it waits for an answer, which a person may have to give.
 * Rejects with a `JobError`, or with what the signal was aborted with.
 */
export async function runJob<N extends JobName>(
	name: N,
	worker: JobWorker,
	request: Jobs[N]['request'],
	answers: Jobs[N]['questions'],
	{ signal, seconds = limits[name].seconds }: RunOptions = {},
): Promise<Jobs[N]['result']> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let left = seconds * 1000;
	let since = 0;
	let open = 0;
	let aborted: (() => void) | undefined;
	try {
		return await new Promise<Jobs[N]['result']>((resolve, reject) => {
			const fail = (message: string) => reject(new JobError(message));
			const go = () => {
				since = Date.now();
				timer = setTimeout(() => fail(l10n.t('it took longer than {0} seconds, and was ended', seconds)), left);
			};
			const halt = () => {
				clearTimeout(timer);
				left -= Date.now() - since;
			};
			aborted = () => reject(signal?.reason);
			if (signal?.aborted) return aborted();
			signal?.addEventListener('abort', aborted, { once: true });

			worker.listen({
				message(message) {
					if ('result' in message) return resolve(message.result as Jobs[N]['result']);
					if ('failed' in message) return fail(message.failed);
					const answered = (value: unknown) => {
						worker.post({ answered: message.asked, with: value });
						if (--open === 0) go();
					};
					const answer = answers[message.name as keyof Jobs[N]['questions']] as
						| ((...of: readonly unknown[]) => Promise<unknown>)
						| undefined;
					if (open++ === 0) halt();
					Promise.resolve(answer?.(...message.of)).then(answered, reject);
				},
				error({ code, message }) {
					fail(
						code === 'ERR_WORKER_OUT_OF_MEMORY'
							? l10n.t('it takes more than {0} MB of memory, and was ended', limits[name].megabytes)
							: message || l10n.t('its program ended before it was done'),
					);
				},
			});
			go();
			worker.post({ begin: request, messages: spokenMessages() });
		});
	} finally {
		clearTimeout(timer);
		if (aborted) signal?.removeEventListener('abort', aborted);
		worker.end();
	}
}
