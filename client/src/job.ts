import * as vscode from 'vscode';
import type { Font, JobName, Jobs } from '../../server/src/jobs/jobs.js';
import { type JobWorker, runJob } from '../../server/src/jobs/run.js';
import { speak } from '../../server/src/localise.js';
import { sayProgress } from './say.js';

/** What the hosts do each in their way. */
export interface Host {
	/** Starts the worker of a job. */
	startJob(name: JobName): JobWorker;
	/** A font of the system's with Chinese characters, where there is a system to look at. */
	findFont(): Promise<Font | undefined>;
	/** Writes a file whole or not at all, over one that is there only where that is said. */
	write(file: vscode.Uri, content: Uint8Array, over: 'over' | undefined): Promise<void>;
}

/**
 * Runs a job while a notification says so, from which it can be cancelled: then the answer is undefined. A job that fails rejects with
 * the reason.
 */
export async function runWithProgress<N extends JobName>(
	host: Host,
	name: N,
	title: string,
	request: Jobs[N]['request'],
	answers: Jobs[N]['questions'],
): Promise<Jobs[N]['result'] | undefined> {
	// What the job says, and what is said of it, come in the language that VS Code speaks.
	speak(vscode.l10n.bundle);
	return sayProgress(title, async (token) => {
		const cancelled = new AbortController();
		const listening = token.onCancellationRequested(() => cancelled.abort());
		try {
			return await runJob(name, host.startJob(name), request, answers, { signal: cancelled.signal });
		} catch (error) {
			if (cancelled.signal.aborted) return undefined;
			throw error;
		} finally {
			listening.dispose();
		}
	});
}
