import type { CodeAction, Hover, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { CheckId } from './checks/catalogue.js';
import { computeEdits } from './checks/compute.js';
import { findingsOf } from './checks/findings.js';
import { analyse, type Snapshot } from './checks/snapshot.js';
import { codeActionsAt } from './features/codeActions.js';
import { hoverAt } from './features/hover.js';
import { editSource, readSource, type Source, textOfSource } from './syntax/source.js';
import { Workspace } from './workspace/workspace.js';

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

export function createReturnService(host: ServiceHost = {}): ReturnService {
	const workspace = new Workspace();
	const sources = new Map<string, Held>();
	const said = new Set<string>();

	/** A feature that fails answers with nothing, is said once, and takes nothing else down. */
	function guarded<T>(feature: string, otherwise: T, work: () => T): T {
		try {
			return work();
		} catch (error) {
			const message = `${feature} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
			if (!said.has(feature)) {
				said.add(feature);
				host.log?.(message);
			}
			return otherwise;
		}
	}

	/** The analysis of a document is made when it is first asked for: edits that follow each other cost no more than one. */
	function snapshotOf(uri: string): Snapshot | undefined {
		const held = sources.get(uri);
		if (!held) {
			return undefined;
		}
		if (held.stale) {
			held.stale = false;
			guarded('Analysis', undefined, () => workspace.set(analyse(uri, held.source)));
		}
		return workspace.get(uri);
	}

	function settled(uri: string): Snapshot | undefined {
		for (const [other, { stale }] of sources) {
			if (stale) {
				snapshotOf(other);
			}
		}
		return snapshotOf(uri);
	}

	function store(uri: string, source: Source, version: number | undefined): void {
		sources.set(uri, { source, version, stale: true });
	}

	return {
		put(uri, text, version) {
			guarded('Reading', undefined, () => store(uri, readSource(text), version));
		},
		edit(uri, changes, version) {
			const held = sources.get(uri);
			if (held) {
				guarded('Editing', undefined, () => store(uri, changes.reduce(editSource, held.source), version));
			}
		},
		remove(uri) {
			sources.delete(uri);
			workspace.delete(uri);
		},
		has: (uri) => sources.has(uri),
		uris: () => [...sources.keys()],
		text(uri) {
			const held = sources.get(uri);
			return held && textOfSource(held.source);
		},
		version: (uri) => sources.get(uri)?.version,
		dependents(uri) {
			const snapshot = settled(uri);
			return snapshot ? guarded('Looking for other months', [], () => workspace.dependents(snapshot)) : [];
		},
		findings(uri, settings) {
			const snapshot = settled(uri);
			return snapshot ? guarded('Checking', [], () => findingsOf(snapshot, workspace.neighbours(snapshot), settings)) : [];
		},
		hover(uri, position) {
			const snapshot = settled(uri);
			return snapshot && guarded('Hover', undefined, () => hoverAt(snapshot, position, host));
		},
		codeActions(uri, range, only, settings) {
			const snapshot = settled(uri);
			return snapshot
				? guarded('Code actions', [], () =>
						codeActionsAt(snapshot, findingsOf(snapshot, workspace.neighbours(snapshot), settings), range, only),
					)
				: [];
		},
		compute(uri, options = {}) {
			const snapshot = settled(uri);
			return snapshot ? guarded('Compute', [], () => [...computeEdits(snapshot, options)]) : [];
		},
	};
}

interface Held {
	readonly source: Source;
	readonly version: number | undefined;
	/** Its analysis is of an older text. */
	stale: boolean;
}
