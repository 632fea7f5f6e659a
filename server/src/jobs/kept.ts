import type { JobName, Jobs } from './jobs.js';
import { type JobWorker, type RunOptions, runJob } from './run.js';

/** What a request leaves behind in memory goes with its worker. */
const mostRequests = 50;

/**
 * Workers of one job that go from request to request, so many at once as there are of them: to start one takes longer than most requests.
 * One that fails ends, and another takes its place.
 */
export class KeptWorkers<N extends JobName> {
	readonly #free: Kept[] = [];
	readonly #waiting: (() => void)[] = [];
	readonly #all = new Set<Kept>();

	constructor(
		private readonly name: N,
		private readonly start: () => JobWorker,
		private readonly most: number,
	) {}

	/** Rejects with a `JobError` as a single job does; the others go on. */
	async run(request: Jobs[N]['request'], answers: Jobs[N]['questions'], options: RunOptions = {}): Promise<Jobs[N]['result']> {
		const worker = await this.#worker();
		try {
			const result = await runJob(this.name, worker, request, answers, options);
			this.#free.push(worker);
			return result;
		} catch (error) {
			this.#drop(worker);
			throw error;
		} finally {
			this.#waiting.shift()?.();
		}
	}

	end(): void {
		for (const worker of this.#all) worker.kill();
		this.#all.clear();
		this.#free.length = 0;
	}

	#drop(worker: Kept): void {
		this.#all.delete(worker);
		worker.kill();
	}

	async #worker(): Promise<Kept> {
		for (;;) {
			const free = this.#free.pop();
			if (free?.isFit) return free;
			if (free) this.#drop(free);
			if (this.#all.size < this.most) {
				const made = new Kept(this.start());
				this.#all.add(made);
				return made;
			}
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
	}
}

type Listener = Parameters<JobWorker['listen']>[0];

/** A worker that outlives the request it has: it speaks to whoever listens now. */
class Kept implements JobWorker {
	#listener: Listener | undefined;
	#left = mostRequests;
	#isAlive = true;

	constructor(private readonly worker: JobWorker) {
		worker.listen({
			message: (message) => this.#listener?.message(message),
			error: (error) => {
				this.#isAlive = false;
				this.#listener?.error(error);
			},
		});
	}

	get isFit(): boolean {
		return this.#isAlive && this.#left > 0;
	}

	post(message: Parameters<JobWorker['post']>[0]): void {
		this.worker.post(message);
	}

	listen(on: Listener): void {
		this.#listener = on;
		this.#left -= 1;
	}

	/** Its request is over, and it waits for the next. */
	end(): void {
		this.#listener = undefined;
	}

	kill(): void {
		this.worker.end();
	}
}
