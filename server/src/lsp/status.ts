import type { Connection } from 'vscode-languageserver';
import type { ReturnService, Settings } from '../service.js';
import type { Documents } from './documents.js';
import { type StatusChangedParams, statusChanged } from './protocol.js';

export interface StatusOptions {
	readonly connection: Connection;
	readonly documents: Documents;
	/** The client knows the notification. */
	readonly wanted: boolean;
	service(): ReturnService;
	failed(error: unknown): void;
}

/** Tells the client the status of open documents, when it is another than it was last told. */
export class StatusTeller {
	readonly #options: StatusOptions;
	readonly #told = new Map<string, string>();

	constructor(options: StatusOptions) {
		this.#options = options;
	}

	/** The findings of a document were worked out under these settings; whether its status is another. */
	found(key: string, settings: Settings): boolean {
		const { connection, documents, wanted, service, failed } = this.#options;
		const document = documents.get(key);
		if (!wanted || !document) return false;
		const status = service().status(key, settings);
		if (!status) return false;
		const told = JSON.stringify(status);
		if (this.#told.get(key) === told) return false;
		this.#told.set(key, told);
		const params: StatusChangedParams = { uri: document.uri, version: document.version, status };
		connection.sendNotification(statusChanged, params).catch(failed);
		return true;
	}

	close(key: string): void {
		this.#told.delete(key);
	}
}
