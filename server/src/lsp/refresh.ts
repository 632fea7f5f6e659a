import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { Client } from './capabilities.js';

/**
 * Asks the client to ask again, where it can be asked: what a setting or another month's return has changed, no edit tells it of.
 * What is asked for within one turn is asked for once.
 */
export class Refresher {
	readonly #lenses: readonly Ask[];
	readonly #diagnostics: readonly Ask[];
	readonly #all: readonly Ask[];
	readonly #defer: (run: () => void) => void;
	readonly #pending = new Set<Ask>();
	/** On whom each open document last hung. */
	readonly #dependents = new Map<string, string>();

	constructor(connection: Connection, client: Client, defer: (run: () => void) => void) {
		this.#defer = defer;
		this.#lenses = client.refreshesCodeLenses ? [() => connection.sendRequest(CodeLensRefreshRequest.type)] : [];
		this.#diagnostics =
			client.pullsDiagnostics && client.refreshesDiagnostics ? [() => connection.languages.diagnostics.refresh()] : [];
		this.#all = [
			...this.#diagnostics,
			...(client.refreshesInlayHints ? [() => connection.languages.inlayHint.refresh()] : []),
			...this.#lenses,
		];
	}

	ask(): void {
		this.#ask(this.#all);
	}

	/** An edit of one document changes what is found in another that is open. */
	askForDiagnostics(): void {
		this.#ask(this.#diagnostics);
	}

	/** The lenses of the months beside a document lead to it, or no longer do. */
	found(key: string, dependents: readonly string[]): void {
		const now = dependents.join('\n');
		if ((this.#dependents.get(key) ?? '') !== now) this.#ask(this.#lenses);
		this.#dependents.set(key, now);
	}

	close(key: string): void {
		this.#dependents.delete(key);
	}

	#ask(requests: readonly Ask[]): void {
		if (requests.length === 0) return;
		if (this.#pending.size === 0) this.#defer(() => this.#send());
		for (const request of requests) this.#pending.add(request);
	}

	#send(): void {
		const requests = [...this.#pending];
		this.#pending.clear();
		for (const request of requests) request().catch(() => {});
	}
}

type Ask = () => Promise<unknown>;
