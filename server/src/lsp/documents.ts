import * as l10n from '@vscode/l10n';
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { opened, sizeName } from '../limits.js';
import type { ReturnService } from '../service.js';
import { isLeftAlone } from './schemes.js';
import { keyOf } from './uris.js';

const maxLength = opened.length;

export interface OpenDocument {
	/** As the client spells it. */
	readonly uri: string;
	version: number;
	/** Never less than the text's length; counted from the changes, for to join the lines at each would be dear. */
	atMost: number;
	/** Too long to be read; its one finding says so. */
	refused: boolean;
}

/**
 * Which documents are open. Their text is the service's alone: an edit goes straight in, and only the lines it touches are read
 * again.
 */
export class Documents {
	readonly #open = new Map<string, OpenDocument>();
	readonly #service: () => ReturnService;
	readonly #log: (message: string) => void;

	constructor(service: () => ReturnService, log: (message: string) => void) {
		this.#service = service;
		this.#log = log;
	}

	get(key: string): OpenDocument | undefined {
		return this.#open.get(key);
	}

	keys(): readonly string[] {
		return [...this.#open.keys()];
	}

	/** The client's own spelling of a URI it has open. */
	uriOf(key: string): string {
		return this.#open.get(key)?.uri ?? key;
	}

	/** The key of the document, unless it is to be left alone. */
	open({ uri, version, text }: TextDocumentItem): string | undefined {
		if (typeof uri !== 'string' || typeof text !== 'string') throw new TypeError('didOpen without a uri or a text');
		if (isLeftAlone(uri)) return undefined;
		const key = keyOf(uri);
		const document = { uri, version, atMost: text.length, refused: false };
		this.#open.set(key, document);
		this.#put(key, document, text);
		return key;
	}

	change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): string | undefined {
		const key = keyOf(uri);
		const document = this.#open.get(key);
		if (!document) return undefined;
		document.version = version ?? document.version + 1;
		if (document.refused) {
			// Its text is not kept, so only a whole one can bring it back.
			const whole = changes.findLast((change) => !('range' in change));
			if (whole && whole === changes.at(-1)) this.#put(key, document, whole.text);
			return key;
		}
		if (changes.some(({ text }) => text.length > maxLength)) {
			this.#refuse(key, document);
			return key;
		}
		this.#service().edit(key, changes, document.version);
		for (const { text } of changes) document.atMost += text.length;
		if (document.atMost > maxLength) {
			document.atMost = this.#service().text(key)?.length ?? 0;
			if (document.atMost > maxLength) this.#refuse(key, document);
		}
		return key;
	}

	close(uri: string): string | undefined {
		const key = keyOf(uri);
		return this.#open.delete(key) ? key : undefined;
	}

	#put(key: string, document: OpenDocument, text: string): void {
		document.atMost = text.length;
		document.refused = false;
		if (text.length > maxLength) this.#refuse(key, document);
		else this.#service().put(key, text, document.version);
	}

	#refuse(key: string, document: OpenDocument): void {
		document.refused = true;
		const reason = l10n.t('This file is over {0}, which no return is: it is not checked.', sizeName(maxLength));
		this.#service().refuse(key, reason, document.version);
		this.#log(`${document.uri} is over 5 MB, which no return is; it is not checked.`);
	}
}
