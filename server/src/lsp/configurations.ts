import type { Connection } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Configuration, ReadConfiguration } from '../configuration/configuration.js';
import { source } from './capabilities.js';
import type { Files } from './host.js';
import { keyOf } from './uris.js';

export const configurationName = 'monthly-return.json';

/** A path has no more folders than that; a file system that links in circles may seem to. */
const mostFolders = 64;

/** What counts in a folder. */
export interface Configured {
	readonly configuration: Configuration;
	/** The folder it lies in; undefined where there is none. */
	readonly folder: string | undefined;
}

const unconfigured: Configured = { configuration: { severities: {}, add: new Map() }, folder: undefined };

export interface ConfigurationsOptions {
	readonly connection: Connection;
	readonly files: Files | undefined;
	/** Files of this URI's scheme can be read wherever they lie, and not in the folders that are open alone. */
	isLocal(uri: string): boolean;
	/** The open folder that a URI lies in. */
	folderOf(key: string): string | undefined;
	read(text: string): Promise<ReadConfiguration>;
	/** A configuration has come, changed or gone. */
	onChange(): void;
	failed(error: unknown): void;
}

/** The nearest `monthly-return.json` of each folder, each read once until it changes. */
export class Configurations {
	readonly #options: ConfigurationsOptions;
	#known = new Map<string, Configured | Promise<Configured>>();
	/** Those with something wrong in them, which the client was told. */
	readonly #wrong = new Set<string>();
	#trusted = true;

	constructor(options: ConfigurationsOptions) {
		this.#options = options;
	}

	/** In a folder that is not trusted nobody's word but the user's turns a check off or names a file. */
	set trusted(trusted: boolean) {
		if (this.#trusted === trusted) return;
		this.#trusted = trusted;
		this.#forget();
	}

	/** At once where it is known. */
	of(key: string): Configured | Promise<Configured> {
		return this.in(parentOf(key), mostFolders);
	}

	in(folder: string | undefined, most = mostFolders): Configured | Promise<Configured> {
		if (folder === undefined || !this.#options.files || !this.#reads(folder) || most === 0) return unconfigured;
		const known = this.#known.get(folder);
		if (known) return known;
		const memory = this.#known;
		const found = this.#find(folder, most).then((configured) => {
			memory.set(folder, configured);
			return configured;
		});
		memory.set(folder, found);
		return found;
	}

	/** Of a file that was made, changed or deleted; whether it is one of these. */
	changed(uri: string): boolean {
		if (!uri.endsWith(`/${configurationName}`)) return false;
		this.#forget();
		return true;
	}

	#forget(): void {
		this.#known = new Map();
		for (const uri of this.#wrong) this.#say(uri, []);
		this.#wrong.clear();
		this.#options.onChange();
	}

	#reads(folder: string): boolean {
		return this.#options.isLocal(folder) || this.#options.folderOf(`${folder}/${configurationName}`) !== undefined;
	}

	async #find(folder: string, most: number): Promise<Configured> {
		const uri = keyOf(`${folder}/${configurationName}`);
		try {
			const text = await this.#options.files?.read(uri);
			if (text && 'text' in text) {
				const { configuration, problems } = await this.#options.read(text.text.replace(/^\ufeff/, ''));
				this.#say(
					uri,
					problems.map(({ start, end, message }) => ({ range: { start, end }, message })),
				);
				return { configuration: this.#trusted ? configuration : restricted(configuration), folder };
			}
			if (text && !('missing' in text)) {
				const start = { line: 0, character: 0 };
				this.#say(uri, [{ range: { start, end: start }, message: text.problem }]);
				return unconfigured;
			}
		} catch (error) {
			this.#options.failed(error);
		}
		return this.in(parentOf(folder), most - 1);
	}

	#say(uri: string, problems: readonly { readonly range: Range; readonly message: string }[]): void {
		if (problems.length > 0) this.#wrong.add(uri);
		const diagnostics = problems.map((problem) => ({ ...problem, severity: DiagnosticSeverity.Error, source }));
		this.#options.connection.sendDiagnostics({ uri, diagnostics }).catch(this.#options.failed);
	}
}

type Range = { readonly start: Position; readonly end: Position };
type Position = { readonly line: number; readonly character: number };

/** Without what the settings of a folder that is not trusted may not say either. */
function restricted({ font: _, ...configuration }: Configuration): Configuration {
	return { ...configuration, severities: {} };
}

/** Undefined for what lies in no folder. */
function parentOf(uri: string): string | undefined {
	const at = uri.lastIndexOf('/');
	const parent = uri.slice(0, Math.max(0, at));
	return /^[a-z][a-z\d+.-]*:\/\/[^/]*(?:\/.*)?$/i.test(parent) && uri.length > at + 1 ? parent : undefined;
}
