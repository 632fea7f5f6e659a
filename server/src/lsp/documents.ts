import * as l10n from '@vscode/l10n';
import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { opened, openedTogether, sizeName } from '../limits.js';
import type { ReturnService } from '../service.js';
import { isLeftAlone } from './schemes.js';
import { keyOf } from './uris.js';

const maxLength = opened.length;

export interface OpenDocument {
	/** As the client spells it. */
	readonly uri: string;
	version: number;
	/** Never less than the length of what is read of it; counted from the changes, for to join the lines at each would be dear. */
	atMost: number;
	/** Too long to be read, or with others that are open; its one finding says so. */
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
			this.#refuse(key, document, tooLong());
			return key;
		}
		this.#service().edit(key, changes, document.version);
		for (const { text } of changes) document.atMost += text.length;
		if (this.#reasonAgainst(document) !== undefined) {
			for (const [other, its] of this.#open) if (!its.refused) its.atMost = this.#service().text(other)?.length ?? 0;
			const reason = this.#reasonAgainst(document);
			if (reason !== undefined) this.#refuse(key, document, reason);
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
		const reason = this.#reasonAgainst(document);
		if (reason !== undefined) this.#refuse(key, document, reason);
		else this.#service().put(key, text, document.version);
	}

	/** Why it is not read, as far as the lengths are known. */
	#reasonAgainst({ atMost }: OpenDocument): string | undefined {
		if (atMost > maxLength) return tooLong();
		let together = 0;
		for (const { atMost: its } of this.#open.values()) together += its;
		if (together <= openedTogether) return undefined;
		return l10n.t(
			'This file is not checked: the files that are open come to over {0} together.\nNo returns do. Close others, and open it again.',
			sizeName(openedTogether),
		);
	}

	#refuse(key: string, document: OpenDocument, reason: string): void {
		document.refused = true;
		document.atMost = 0;
		this.#service().refuse(key, reason, document.version);
		this.#log(`${document.uri} is over 5 MB, or what is open is over 20 MB together, which no return is; it is not checked.`);
	}
}

const tooLong = () => l10n.t('This file is over {0}, which no return is: it is not checked.', sizeName(maxLength));
