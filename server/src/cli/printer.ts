import { resolve } from 'node:path';
import { findFont, readFont } from '../disk/fonts.js';
import type { Font } from '../jobs/jobs.js';
import type { KeptWorkers } from '../jobs/kept.js';
import { JobError } from '../jobs/run.js';
import { spokenMessages } from '../localise.js';
import type { Language } from '../render/index.js';
import type { ReturnService } from '../service.js';
import type { Found } from './configuration.js';
import * as jobs from './jobs.js';
import type { Io } from './output.js';
import { program } from './program.js';
import type { Printed, Printing } from './renderMany.js';

/** Where a font with the characters of Hong Kong is to be had for nothing. */
const freeFonts =
	'on Debian and Ubuntu the package fonts-noto-cjk, on Fedora google-noto-sans-cjk-fonts; on Windows and macOS Noto Sans CJK HK from github.com/notofonts/noto-cjk, of which NotoSansCJKhk-Regular.otf is the file';

export interface PrinterOptions {
	readonly format: 'html' | 'pdf' | 'txt' | 'md' | 'json' | 'edgar';
	readonly language: Language;
	/** Of the command, before that of a configuration. */
	readonly font: string | undefined;
	/** So many PDFs are made at once, each in a process. */
	readonly most: number;
}

type Program = typeof import('../render/index.js');

export async function loadPrinting(): Promise<Program> {
	const loaded = await program<Program>('render');
	loaded.speak(spokenMessages());
	return loaded;
}

/** Prints returns in one format, one or many. */
export class Printer {
	/** What there is to say of what was printed, each once. */
	readonly said = new Set<string>();
	readonly #fonts = new Map<string, Promise<Font | { readonly problem: string }>>();
	#systems: Promise<Font | undefined> | undefined;
	#program: Promise<Program> | undefined;
	#workers: KeptWorkers<'pdf'> | undefined;

	constructor(
		private readonly options: PrinterOptions,
		private readonly service: ReturnService,
		private readonly io: Io,
	) {}

	end(): void {
		this.#workers?.end();
	}

	async print({ input, findings }: Printing, found: Found): Promise<Printed> {
		this.#program ??= loadPrinting();
		const printing = await this.#program;
		const snapshot = this.service.snapshot(input.uri);
		if (!snapshot) return { problem: 'it is not known' };
		const { format, language } = this.options;
		if (format === 'json') return { content: printing.renderJson(snapshot, { counts: this.service.counts(input.uri) }) };
		const document = printing.documentOf(snapshot, findings, { language, papers: this.service.papers(input.uri) });
		if (document.english !== undefined) this.said.add(document.english);
		switch (format) {
			case 'html':
				return { content: printing.htmlOf(document) };
			case 'txt':
				return { content: printing.textOf(document) };
			case 'md':
				return { content: printing.markdownOf(document) };
			default:
				return this.#pdf(document, found);
		}
	}

	async #pdf(document: ReturnType<Program['documentOf']>, { configuration, folder }: Found): Promise<Printed> {
		const configured = configuration.font === undefined ? undefined : resolve(folder ?? this.io.cwd, configuration.font);
		const named = this.options.font === undefined ? configured : resolve(this.io.cwd, this.options.font);
		const font = named === undefined ? undefined : await this.#named(named);
		if (font && 'problem' in font) return { problem: `cannot read the font ${this.options.font ?? named}: ${font.problem}` };
		this.#workers ??= jobs.keep('pdf', this.options.most);
		const printed = await this.#workers
			.run({ document }, { font: () => (font ? Promise.resolve(font) : this.#found()) })
			.catch((error: unknown) => {
				if (error instanceof JobError) return { refused: error.message };
				throw error;
			});
		if ('pdf' in printed) return { content: printed.pdf };
		return {
			problem:
				'refused' in printed
					? printed.refused
					: `it has Chinese texts, and no font with Chinese characters was found: install one, or name its file with --font PATH or in monthly-return.json (in VS Code, the setting monthlyReturn.pdf.font). One that costs nothing: ${freeFonts}`,
		};
	}

	/** Each is read once. */
	#named(path: string): Promise<Font | { readonly problem: string }> {
		const known = this.#fonts.get(path) ?? readFont(path);
		this.#fonts.set(path, known);
		return known;
	}

	#found(): Promise<Font | undefined> {
		this.#systems ??= findFont();
		return this.#systems;
	}
}
