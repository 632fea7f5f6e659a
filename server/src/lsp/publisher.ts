import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ReturnService } from '../service.js';
import { type DiagnosticContext, toDiagnostics } from './diagnostics.js';
import type { Documents } from './documents.js';
import { Pace } from './pace.js';
import { Scheduler } from './scheduler.js';
import type { ScopedSettings, UserSettings } from './settings.js';

export interface PublisherOptions {
	readonly connection: Connection;
	readonly documents: Documents;
	readonly settings: ScopedSettings;
	readonly context: DiagnosticContext;
	service(): ReturnService;
	defer(run: () => void): void;
	/** The findings of a document were worked out. */
	found(key: string, settings: UserSettings): void;
	failed(error: unknown): void;
}

/** Pushes the findings of open documents, with the version they are of; what a newer version has overtaken is never sent. */
export class Publisher {
	readonly #options: PublisherOptions;
	readonly #scheduler: Scheduler;
	/** What each document was last told, by version, and on whom it then hung. */
	readonly #sent = new Map<string, { version: number; diagnostics: readonly Diagnostic[]; dependents: readonly string[] }>();

	/** What is not open and is still to be looked at, and what has findings in the client. */
	readonly #files = new Set<string>();
	readonly #shown = new Set<string>();
	#showing = false;

	constructor(options: PublisherOptions) {
		this.#options = options;
		this.#scheduler = new Scheduler(options.defer, (key) => {
			this.#publish(key).catch(options.failed);
		});
	}

	/** The document, or what its findings hang on, has changed. */
	touch(key: string): void {
		this.#scheduler.touch(key);
	}

	touchAll(): void {
		for (const key of this.#options.documents.keys()) this.touch(key);
		this.files(this.#shown);
	}

	/** Files that are not open: behind everything else, and only where their findings are to be shown. */
	files(keys: Iterable<string>): void {
		const { settings, service } = this.#options;
		// What was shown may hang on them no longer.
		const looked = new Set(this.#shown);
		for (const key of keys) {
			if (settings.scope(key) === 'open') continue;
			looked.add(key);
			for (const dependent of service().dependents(key)) looked.add(dependent);
		}
		this.#look(looked);
	}

	/** All there are. */
	allFiles(): void {
		const { settings, service } = this.#options;
		this.#look([...this.#shown, ...service().uris()].filter((key) => this.#shown.has(key) || settings.scope(key) !== 'open'));
	}

	#look(keys: Iterable<string>): void {
		const { failed } = this.#options;
		for (const key of keys) this.#files.add(key);
		if (this.#files.size === 0 || this.#showing) return;
		this.#showing = true;
		this.#show()
			.catch(failed)
			.finally(() => {
				this.#showing = false;
			});
	}

	async #show(): Promise<void> {
		const { documents, settings, service, context, defer } = this.#options;
		const pace = new Pace(defer);
		for (const key of this.#files) {
			this.#files.delete(key);
			if (documents.get(key)) continue;
			const known = settings.of(key);
			const inForce = known instanceof Promise ? await known : known;
			const isWanted = inForce.scope === 'workspace' && service().has(key);
			const diagnostics = isWanted ? toDiagnostics(service().findings(key, inForce), context) : [];
			if (diagnostics.length > 0 || this.#shown.has(key)) this.#send({ uri: documents.uriOf(key), diagnostics });
			if (diagnostics.length > 0) this.#shown.add(key);
			else this.#shown.delete(key);
			await pace.breathe();
		}
	}

	/** A closed document has no findings in the client, and the returns that hung on it may have others. */
	close(key: string, uri: string): void {
		this.#scheduler.drop(key);
		const sent = this.#sent.get(key);
		this.#sent.delete(key);
		this.#send({ uri, diagnostics: [] });
		for (const dependent of sent?.dependents ?? []) this.touch(dependent);
	}

	stop(): void {
		this.#files.clear();
		this.#scheduler.clear();
	}

	async #publish(key: string): Promise<void> {
		const { documents, settings, service } = this.#options;
		const document = documents.get(key);
		if (!document) return;
		const version = document.version;
		const known = settings.of(key);
		const inForce = known instanceof Promise ? await known : known;
		if (documents.get(key) !== document || document.version !== version) return;

		this.#shown.delete(key);
		const diagnostics = toDiagnostics(service().findings(key, inForce), this.#options.context);
		const last = this.#sent.get(key);
		const dependents = service().dependents(key);
		this.#sent.set(key, { version, diagnostics, dependents });
		if (last?.version !== version || !same(last.diagnostics, diagnostics)) {
			this.#send({ uri: document.uri, version, diagnostics });
			// Those it hung on before too: its issuer or month may be another now. A document told the same twice stays silent, so
			// two that hang on each other come to rest.
			for (const dependent of new Set([...(last?.dependents ?? []), ...dependents])) {
				if (documents.get(dependent)) this.touch(dependent);
			}
			this.files([key]);
		}
		this.#options.found(key, inForce);
	}

	#send(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): void {
		this.#options.connection.sendDiagnostics(params).catch(this.#options.failed);
	}
}

function same(one: readonly Diagnostic[], other: readonly Diagnostic[]): boolean {
	return one.length === other.length && JSON.stringify(one) === JSON.stringify(other);
}
