import type { BaseLanguageClient } from 'vscode-languageclient';
import { runJob } from '../../../server/src/jobs/run.js';
import { type PreviewParams, type RenderParams, type RenderResult, requests } from '../../../server/src/lsp/protocol.js';
import type { Break, FormDocument } from '../../../server/src/render/index.js';
import type { Host } from '../job.js';

/** Between the last key and the layout, in milliseconds. */
const usual = 300;

type Of = Pick<PreviewParams, 'uri' | 'language'>;

/**
 * Where the sheets of a form's PDF begin, so that the preview's pages are the PDF's. The PDF's own layout says so, in a process beside
 * everything else, once the typing pauses; meanwhile what was last known holds.
 */
export class Sheets {
	readonly #client: BaseLanguageClient;
	readonly #host: Host;
	readonly #changed: () => void;
	#of = '';
	#wanted: Of | undefined;
	/** What was laid out last, or failed to be. */
	#document = '';
	#breaks: readonly Break[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: AbortController | undefined;
	/** A form of many sheets is not laid out at every pause. */
	#pause = usual;

	/** `changed`: the sheets begin elsewhere than they did. */
	constructor(client: BaseLanguageClient, host: Host, changed: () => void) {
		this.#client = client;
		this.#host = host;
		this.#changed = changed;
	}

	/** As far as it is known. */
	breaksOf(of: Of): readonly Break[] {
		return this.#of === nameOf(of) ? this.#breaks : [];
	}

	/** The form has been shown: its sheets may begin elsewhere now. */
	follow(of: Of): void {
		const isOther = this.#of !== nameOf(of);
		if (isOther) {
			this.#of = nameOf(of);
			this.#document = '';
			this.#breaks = [];
			this.#pause = usual;
			this.#running?.abort();
		}
		this.#wanted = of;
		clearTimeout(this.#timer);
		if (!this.#running) this.#timer = setTimeout(() => void this.#layOut(), isOther ? 0 : this.#pause);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#wanted = undefined;
		this.#running?.abort();
	}

	async #layOut(): Promise<void> {
		while (this.#wanted) {
			const of = this.#wanted;
			this.#wanted = undefined;
			const running = new AbortController();
			this.#running = running;
			try {
				await this.#layOutOne(of, running.signal);
			} catch (error) {
				// The form is shown all the same, a page a section.
				if (!running.signal.aborted && this.#client.isRunning())
					this.#client.error('The pages of the PDF are not known.', error, false);
			}
			if (this.#wanted && !running.signal.aborted) await new Promise((resolve) => setTimeout(resolve, this.#pause));
		}
		this.#running = undefined;
	}

	async #layOutOne(of: Of, signal: AbortSignal): Promise<void> {
		const params: RenderParams = { ...of, to: 'document' };
		const rendered = await this.#client.sendRequest<RenderResult>(requests.render, params);
		if (!rendered || rendered.content === this.#document || this.#of !== nameOf(of)) return;
		// What fails is not tried again until it is another.
		this.#document = rendered.content;
		const began = Date.now();
		const document = JSON.parse(rendered.content) as FormDocument;
		const none = { font: () => Promise.resolve(undefined) };
		const laidOut = await runJob('pdf', this.#host.startJob('pdf'), { document, breaks: true }, none, { signal }).finally(() => {
			if (!signal.aborted) this.#pause = Math.max(usual, 2 * (Date.now() - began));
		});
		if (!('breaks' in laidOut) || this.#of !== nameOf(of)) return;
		if (JSON.stringify(laidOut.breaks) === JSON.stringify(this.#breaks)) return;
		this.#breaks = laidOut.breaks;
		this.#changed();
	}
}

function nameOf({ uri, language }: Of): string {
	return `${language} ${uri}`;
}
