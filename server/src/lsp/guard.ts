import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

type Phase = 'before initialize' | 'running' | 'shut down';

/**
 * Stands before every handler: one that throws is logged once and answered with nothing, and takes nothing else down. Before
 * `initialize` and after `shutdown` requests are refused and notifications dropped, as the protocol asks.
 */
export class Guard {
	phase: Phase = 'before initialize';
	readonly #log: (message: string) => void;
	readonly #logged = new Set<string>();
	/** Loads what the editor's features need, once. */
	whenExtended: () => Promise<void> = async () => {};

	constructor(log: (message: string) => void) {
		this.#log = log;
	}

	request<P, R>(name: string, otherwise: R, run: (params: P, token: CancellationToken) => R | Promise<R>) {
		return async (params: P, token: CancellationToken): Promise<R | ResponseError<never>> => {
			const refused = this.refused();
			if (refused) return refused;
			if (token.isCancellationRequested) return cancelled();
			try {
				const result = await run(params, token);
				return token.isCancellationRequested ? cancelled() : result;
			} catch (error) {
				if (token.isCancellationRequested) return cancelled();
				if (error instanceof ResponseError) return error as ResponseError<never>;
				this.failed(name, error);
				return otherwise;
			}
		};
	}

	/** A request that needs the editor's features. */
	feature<P, R>(name: string, otherwise: R, run: (params: P, token: CancellationToken) => R | Promise<R>) {
		return this.request<P, R>(name, otherwise, async (params, token) => {
			await this.whenExtended();
			return run(params, token);
		});
	}

	/** The answer to a request that comes before `initialize` or after `shutdown`. */
	refused(): ResponseError<never> | undefined {
		if (this.phase === 'before initialize') return new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first');
		if (this.phase === 'shut down') return new ResponseError(ErrorCodes.InvalidRequest, 'the server is shutting down');
		return undefined;
	}

	/** The handler runs within the message's own turn, or edits would overtake one another. */
	notification<P>(name: string, run: (params: P) => void): (params: P) => void {
		return (params) => {
			if (this.phase === 'running') this.attempt(name, () => run(params));
		};
	}

	attempt(name: string, run: () => void | Promise<void>): void {
		try {
			run()?.catch((error) => this.failed(name, error));
		} catch (error) {
			this.failed(name, error);
		}
	}

	failed(name: string, error: unknown): void {
		if (this.phase === 'shut down') return;
		const said = `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
		if (this.#logged.has(said) || this.#logged.size > 100) return;
		this.#logged.add(said);
		this.#log(said);
	}
}

function cancelled(): ResponseError<never> {
	return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
