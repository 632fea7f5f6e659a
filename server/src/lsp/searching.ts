import * as l10n from '@vscode/l10n';
import type { Connection } from 'vscode-languageserver';
import { grouped } from '../limits.js';

/** In milliseconds: what is done sooner is not worth a word, and how far it is is not said more often. */
const patience = 1000;
const interval = 250;

/** How far the search of the workspace is, as the client shows it; its user can end it. */
export class Searching {
	readonly #connection: Connection;
	readonly #shows: boolean;
	readonly #begun = performance.now();
	#next = this.#begun + patience;
	#reporter: Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>> | undefined;
	#asked = false;
	#over = false;
	cancelled = false;

	constructor(connection: Connection, shows: boolean) {
		this.#connection = connection;
		this.#shows = shows;
	}

	step(done: number, of: number): void {
		const now = performance.now();
		if (!this.#shows || now < this.#next) return;
		this.#next = now + interval;
		const share = Math.floor((100 * done) / Math.max(1, of));
		const said = l10n.t('{0} of {1} returns', grouped(done), grouped(of));
		if (!this.#asked) this.#begin(share, said);
		else this.#reporter?.report(share, said);
	}

	end(): void {
		this.#over = true;
		this.#reporter?.done();
	}

	#begin(share: number, said: string): void {
		this.#asked = true;
		this.#connection.window.createWorkDoneProgress().then(
			(reporter) => {
				if (this.#over) return;
				this.#reporter = reporter;
				reporter.begin(l10n.t('Reading returns'), share, said, true);
				reporter.token.onCancellationRequested(() => {
					this.cancelled = true;
				});
			},
			() => {},
		);
	}
}
