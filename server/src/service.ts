import type { CodeAction, Hover, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { CheckId } from './checks/catalogue.js';

export type Severity = 'error' | 'warning' | 'information';

export interface Settings {
	/** Severity by check; `off` turns a check off. Errors of the language itself cannot be turned off. */
	readonly severities: Readonly<Partial<Record<CheckId, Severity | 'off'>>>;
}

export interface Related {
	readonly message: string;
	readonly uri: string;
	readonly range: Range;
}

export interface Fix {
	readonly title: string;
	readonly preferred: boolean;
	/** Edits of the document the finding stands in. */
	readonly edits: readonly TextEdit[];
}

export interface Finding {
	readonly check: CheckId;
	readonly severity: Severity;
	readonly message: string;
	readonly range: Range;
	readonly related: readonly Related[];
	/** Best first; at most one is preferred. Worked out when asked for. */
	fixes(): readonly Fix[];
}

/** One change of a document, as in the LSP: a text for a range, or for the whole document where there is no range. */
export interface ContentChange {
	readonly range?: Range;
	readonly text: string;
}

export interface ServiceHost {
	/** Address of the documentation page of a check, shipped with the package; undefined where it is not at hand. */
	documentation?(check: CheckId): string | undefined;
	/** A feature that failed is said here once; its request is answered with nothing. */
	log?(message: string): void;
	/** Today, `YYYY-MM-DD`; only for what depends on the day. */
	today?(): string;
}

/**
 * The one way in: for the server, the command line, the browser and the tests. Holds the returns of the workspace, open or not,
 * by URI. Nothing here throws on any text or any position; an unknown URI is answered with nothing.
 */
export interface ReturnService {
	/** Puts a whole text under a URI. */
	put(uri: string, text: string, version?: number): void;
	/** Applies changes in order; only the lines they touch are read again. */
	edit(uri: string, changes: readonly ContentChange[], version: number): void;
	remove(uri: string): void;
	has(uri: string): boolean;
	uris(): readonly string[];
	text(uri: string): string | undefined;
	version(uri: string): number | undefined;
	/** The other returns whose findings hang on this one: the same issuer's. */
	dependents(uri: string): readonly string[];
	/** In the order of the text. */
	findings(uri: string, settings?: Settings): readonly Finding[];
	hover(uri: string, position: Position): Hover | undefined;
	/** Quick fixes and refactorings at a range; `only` as in the LSP (code action kinds). The edits are filled in. */
	codeActions(uri: string, range: Range, only?: readonly string[], settings?: Settings): readonly CodeAction[];
	/** Compute all totals: writes the derivable cells that are left out and mends the derived ones that are wrong. */
	compute(uri: string, options?: { readonly mend?: boolean }): readonly TextEdit[];
}

export declare function createReturnService(host?: ServiceHost): ReturnService;
