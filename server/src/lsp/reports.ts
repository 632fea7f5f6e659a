import {
	type CancellationToken,
	type Diagnostic,
	type DocumentDiagnosticReport,
	LSPErrorCodes,
	type PreviousResultId,
	ResponseError,
	type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { ReturnService } from '../service.js';
import { type DiagnosticContext, toDiagnostics } from './diagnostics.js';
import type { Documents } from './documents.js';
import { Pace } from './pace.js';
import type { ScopedSettings, UserSettings } from './settings.js';
import { keyOf } from './uris.js';

/** The id of the result of what is not there, or not to be shown; and of one without findings. */
const gone = '0';
const clean = 'clean';

export interface ReportsOptions {
	readonly documents: Documents;
	readonly settings: ScopedSettings;
	readonly context: DiagnosticContext;
	service(): ReturnService;
	defer(run: () => void): void;
	folders(): readonly string[];
	/** The findings of a document were worked out. */
	found(key: string, settings: UserSettings): void;
	/** The client was told of a document what an edit of another has changed since. */
	outdated(): void;
	failed(error: unknown): void;
}

/** Answers clients that pull. A result has an id that stays as long as the result does, so what has not changed is not sent again. */
export class Reports {
	readonly #options: ReportsOptions;
	readonly #results = new Map<string, { id: string; json: string }>();
	/** On whom each return hung when the workspace was last asked for: its issuer or month may be another since. */
	readonly #dependents = new Map<string, readonly string[]>();
	/** The result each open document was last told, and on whom it hung then; none that was outdated and is not asked for again. */
	readonly #told = new Map<string, { readonly id: string; readonly dependents: readonly string[] }>();
	/** What may have changed since the workspace was last asked for; undefined: all of it. */
	#changed: Set<string> | undefined;
	#count = 0;

	constructor(options: ReportsOptions) {
		this.#options = options;
	}

	/** A return has changed, come or gone. */
	touch(key: string): void {
		this.#changed?.add(key);
	}

	touchAll(): void {
		this.#changed = undefined;
	}

	close(key: string): void {
		this.#told.delete(key);
		this.#results.delete(key);
		this.touch(key);
	}

	async document(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
		const key = keyOf(uri);
		const version = this.#options.service().version(key);
		const { id, items } = await this.#result(key);
		if (token.isCancellationRequested || this.#options.service().version(key) !== version) throw overtaken();
		this.#tell(key, id);
		return id === previous ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items };
	}

	/** Only what has changed, for clients ask every few seconds; what is not mentioned stays as it was. */
	async workspace(previous: readonly PreviousResultId[], token: CancellationToken): Promise<WorkspaceDocumentDiagnosticReport[]> {
		const { service, documents, settings, folders, defer } = this.#options;
		const known = new Map(previous.map(({ uri, value }) => [keyOf(uri), value]));
		for (const folder of folders()) await settings.of(`${folder}/`);
		const before = this.#changed;
		this.#changed = new Set();
		const changed = before ?? new Set([...(await this.#shown()), ...known.keys()]);
		const keys = new Set(changed);
		const pace = new Pace(defer);
		for (const key of changed) {
			await pace.breathe();
			const dependents = service().dependents(key);
			for (const dependent of [...dependents, ...(this.#dependents.get(key) ?? [])]) keys.add(dependent);
			this.#dependents.set(key, dependents);
		}

		const reports: WorkspaceDocumentDiagnosticReport[] = [];
		for (const key of keys) {
			const { id, items } = await this.#result(key);
			// Nothing is said of what has no findings and had none.
			const isNews = known.has(key) || items.length > 0;
			if (isNews && known.get(key) !== id) {
				const version = documents.get(key)?.version ?? null;
				reports.push({ kind: 'full', uri: documents.uriOf(key), version, resultId: id, items });
			}
			await pace.breathe();
			if (token.isCancellationRequested) {
				this.touchAll();
				throw overtaken();
			}
		}
		return reports;
	}

	/** The documents, and what is not open where its findings are to be shown. */
	async #shown(): Promise<readonly string[]> {
		const { service, documents, settings } = this.#options;
		const shown: string[] = [];
		for (const key of service().uris()) {
			const isOpen = documents.get(key) !== undefined;
			const scope = isOpen ? undefined : (settings.scope(key) ?? (await settings.of(key)).scope);
			if (isOpen || scope === 'workspace') shown.push(key);
		}
		return shown;
	}

	/** The client asks for what is edited; what hangs on it, or did until the edit, it is asked to ask for where that has changed. */
	#tell(key: string, id: string): void {
		const { documents, service, defer, failed } = this.#options;
		if (!documents.get(key)) return;
		const last = this.#told.get(key);
		const dependents = service().dependents(key);
		this.#told.set(key, { id, dependents });
		const others = [...new Set([...(last?.dependents ?? []), ...dependents])].filter((other) => this.#told.has(other));
		if (others.length > 0) defer(() => this.#compare(others).catch(failed));
	}

	async #compare(keys: readonly string[]): Promise<void> {
		for (const key of keys) {
			const { id } = await this.#result(key);
			if (this.#told.get(key)?.id === id || !this.#told.delete(key)) continue;
			this.#options.outdated();
		}
	}

	async #result(key: string): Promise<{ id: string; items: Diagnostic[] }> {
		const { service, documents, settings, context, found } = this.#options;
		// What is gone leaves nothing behind.
		if (!service().has(key)) {
			this.#results.delete(key);
			this.#dependents.delete(key);
			return { id: gone, items: [] };
		}
		const known = settings.of(key);
		const inForce = known instanceof Promise ? await known : known;
		if (!documents.get(key) && inForce.scope === 'open') {
			this.#results.delete(key);
			return { id: gone, items: [] };
		}
		const items = toDiagnostics(service().findings(key, inForce), context);
		found(key, inForce);
		if (items.length === 0) {
			this.#results.delete(key);
			return { id: clean, items };
		}
		const json = JSON.stringify(items);
		let result = this.#results.get(key);
		if (result?.json !== json) {
			result = { id: String(++this.#count), json };
			this.#results.set(key, result);
		}
		return { id: result.id, items };
	}
}

function overtaken(): ResponseError<{ retriggerRequest: boolean }> {
	return new ResponseError(LSPErrorCodes.ServerCancelled, 'overtaken by an edit', { retriggerRequest: true });
}
