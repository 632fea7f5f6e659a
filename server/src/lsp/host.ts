import type { EditorFeatures } from '../features/editor.js';
import type { Messages } from '../localise.js';

/**
 * What a host lends the server. Nothing in this folder touches a file system, a process or Node's own timers, so that a browser
 * can be a host too.
 */
export interface ServerHost {
	/** Left out where there are none to read. */
	readonly files?: Files;
	/** URI of the folder with `<check>.md`, unless the client names another. */
	readonly documentation?: string;
	/** Translations for a locale, or for the host's own where the client names none; undefined where there are none. */
	messages?(locale: string | undefined): Messages | undefined;
	/** Today in Hong Kong, `YYYY-MM-DD`. */
	today?(): string;
	/**
	 * What an editor asks for besides findings, hovers and actions; asked for with the first such request, or where a folder is to be read.
	 * @param programs URI of the folder with the programs beside the server, where the client names one
	 */
	editor(programs: string | undefined): Promise<EditorFeatures>;
	/** A program of its own beside the server, loaded when it is first needed. */
	program<N extends keyof Programs>(name: N, programs: string | undefined): Promise<Programs[N]>;
	/** Runs after what already waits in the event loop. */
	defer(run: () => void): void;
	/** Lets go of garbage, where there is much of it. */
	tidy?(): void;
}

/** `dist/programs/<name>.js`. */
export interface Programs {
	readonly render: typeof import('../render/index.js');
	readonly configuration: typeof import('../configuration/index.js');
	readonly chinese: typeof import('../render/chinese.js');
	readonly paste: typeof import('../entry/program.js');
}

export interface Files {
	/** URIs of the returns in a folder. */
	find(folder: string, stopped: () => boolean): AsyncIterable<string>;
	read(uri: string): Promise<FileText>;
	/** At once, where that can be: then what is not open is held without its text. Undefined where it is no longer there. */
	readNow?(uri: string): string | undefined;
	/** URIs of the returns in the folder of one whose paths are wanted, in no more than a moment. */
	beside?(uri: string, wanted: (path: string) => boolean): Promise<readonly string[]>;
}

export type FileText = { readonly text: string } | { readonly problem: string; readonly missing?: true };
