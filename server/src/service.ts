import * as l10n from '@vscode/l10n';
import type {
	CodeAction,
	CodeLens,
	CompletionItem,
	DocumentHighlight,
	DocumentLink,
	DocumentSymbol,
	FoldingRange,
	Hover,
	InlayHint,
	Location,
	Position,
	Range,
	SelectionRange,
	TextEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver-types';
import type { CheckId } from './checks/catalogue.js';
import { computeEdits } from './checks/compute.js';
import { findingsOf, type Neighbours } from './checks/findings.js';
import { analyse, type Snapshot } from './checks/snapshot.js';
import { codeActionsAt } from './features/codeActions.js';
import { codeLensesOf } from './features/codeLenses.js';
import { completionsAt } from './features/completion.js';
import { foldingRangesOf } from './features/folding.js';
import { formatEdits, formatOnTypeEdits } from './features/formatting.js';
import { hoverAt } from './features/hover.js';
import { inlayHintsIn } from './features/inlayHints.js';
import { documentLinksOf } from './features/links.js';
import { definitionAt, highlightsAt, referencesAt, renameableAt, renameEdits } from './features/references.js';
import { newReturn, type Rolled, rollForward } from './features/roll.js';
import { selectionRangesAt } from './features/selection.js';
import { semanticTokensOf } from './features/semanticTokens.js';
import { type ReturnStatus, statusOf } from './features/status.js';
import { documentSymbolsOf, workspaceSymbolsOf } from './features/symbols.js';
import { editSource, readSource, type Source, textOfSource } from './syntax/source.js';
import { Workspace } from './workspace/workspace.js';

export type Severity = 'error' | 'warning' | 'information';

export interface Settings {
	/** Severity by check; `off` turns a check off. Errors of the language itself cannot be turned off. */
	readonly severities: Readonly<Partial<Record<CheckId, Severity | 'off'>>>;
}

/** Which inlay hints are wanted. */
export interface HintSettings {
	/** Values of derivable cells that are left out. */
	readonly computed: boolean;
	/** The form's column names of rows with several numbers. */
	readonly columns: boolean;
	/** The running total of a block. */
	readonly runningTotals: boolean;
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
	/** All that is known of a return, for what reads the whole of it, such as the page of the form. */
	snapshot(uri: string): Snapshot | undefined;
	/** The other returns whose findings hang on this one: the same issuer's. */
	dependents(uri: string): readonly string[];
	/** In the order of the text. */
	findings(uri: string, settings?: Settings): readonly Finding[];
	hover(uri: string, position: Position): Hover | undefined;
	/** Quick fixes and refactorings at a range; `only` as in the LSP (code action kinds). The edits are filled in. */
	codeActions(uri: string, range: Range, only?: readonly string[], settings?: Settings): readonly CodeAction[];
	/** Compute all totals: writes the derivable cells that are left out and mends the derived ones that are wrong. */
	compute(uri: string, options?: { readonly mend?: boolean }): readonly TextEdit[];
	completion(uri: string, position: Position): readonly CompletionItem[];
	inlayHints(uri: string, range: Range, settings: HintSettings): readonly InlayHint[];
	codeLenses(uri: string): readonly CodeLens[];
	/** The edits of the canonical layout, for the whole text or the lines of a range. */
	format(uri: string, range?: Range): readonly TextEdit[];
	/** After a line end was typed at a position. */
	formatOnType(uri: string, position: Position): readonly TextEdit[];
	documentSymbols(uri: string): readonly DocumentSymbol[];
	workspaceSymbols(query: string): readonly WorkspaceSymbol[];
	foldingRanges(uri: string): readonly FoldingRange[];
	selectionRanges(uri: string, positions: readonly Position[]): readonly SelectionRange[];
	definition(uri: string, position: Position): readonly Location[];
	references(uri: string, position: Position, declaration: boolean): readonly Location[];
	highlights(uri: string, position: Position): readonly DocumentHighlight[];
	renameable(uri: string, position: Position): { readonly range: Range; readonly placeholder: string } | undefined;
	rename(uri: string, position: Position, name: string): readonly TextEdit[] | { readonly refused: string };
	documentLinks(uri: string): readonly DocumentLink[];
	/** Encoded as in the LSP; the legend is in features/semanticTokens. */
	semanticTokens(uri: string, range?: Range): readonly number[];
	/** The same issuer's returns of the month before and the month after, where there are such. */
	neighbours(uri: string): { readonly previous?: string; readonly next?: string };
	/** Next month's return; or why there can be none. */
	roll(uri: string): Rolled | { readonly refused: string };
	/** A return of an issuer that has none yet. `month`: its last day, `YYYY-MM-DD`. */
	create(of: { readonly issuer: string; readonly code: string; readonly month: string }): Rolled;
	/** The newest return of each issuer in the workspace, newest first: what a new one may start from. */
	newest(): readonly { readonly uri: string; readonly issuer: string; readonly month: string }[];
	status(uri: string, settings?: Settings): ReturnStatus | undefined;
}

export function createReturnService(host: ServiceHost = {}): ReturnService {
	const workspace = new Workspace();
	const sources = new Map<string, Held>();
	const said = new Set<string>();
	const found = new Map<string, Found>();

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

	/** The same again while nothing they hang on has changed: diagnostics, code actions and the status ask one after the other. */
	function findingsIn(snapshot: Snapshot, settings: Settings | undefined): readonly Finding[] {
		const neighbours = workspace.neighbours(snapshot);
		const last = found.get(snapshot.uri);
		const same = last?.snapshot === snapshot && last.settings === settings;
		if (same && last.previous === neighbours.previous && last.next === neighbours.next) {
			return last.findings;
		}
		const findings = findingsOf(snapshot, neighbours, settings);
		found.set(snapshot.uri, { snapshot, ...neighbours, settings, findings });
		return findings;
	}

	/** A feature of one return; an unknown one is answered with nothing. */
	function from<T>(feature: string, otherwise: T, uri: string, work: (snapshot: Snapshot) => T): T {
		const snapshot = settled(uri);
		return snapshot ? guarded(feature, otherwise, () => work(snapshot)) : otherwise;
	}

	function all(): readonly Snapshot[] {
		return [...sources.keys()].flatMap((uri) => snapshotOf(uri) ?? []);
	}

	function store(uri: string, source: Source, version: number | undefined, edited?: number): void {
		sources.set(uri, { source, version, stale: true, edited });
	}

	return {
		put(uri, text, version) {
			guarded('Reading', undefined, () => store(uri, readSource(text), version));
		},
		edit(uri, changes, version) {
			const held = sources.get(uri);
			if (held) {
				const edited = changes.at(-1)?.range?.start.line;
				guarded('Editing', undefined, () => store(uri, changes.reduce(editSource, held.source), version, edited));
			}
		},
		remove(uri) {
			sources.delete(uri);
			found.delete(uri);
			workspace.delete(uri);
		},
		has: (uri) => sources.has(uri),
		uris: () => [...sources.keys()],
		text(uri) {
			const held = sources.get(uri);
			return held && textOfSource(held.source);
		},
		version: (uri) => sources.get(uri)?.version,
		snapshot: (uri) => settled(uri),
		dependents(uri) {
			const snapshot = settled(uri);
			return snapshot ? guarded('Looking for other months', [], () => workspace.dependents(snapshot)) : [];
		},
		findings(uri, settings) {
			const snapshot = settled(uri);
			return snapshot ? guarded('Checking', [], () => findingsIn(snapshot, settings)) : [];
		},
		hover: (uri, position) => from('Hover', undefined, uri, (snapshot) => hoverAt(snapshot, position, host)),
		codeActions(uri, range, only, settings) {
			const snapshot = settled(uri);
			return snapshot
				? guarded('Code actions', [], () => codeActionsAt(snapshot, findingsIn(snapshot, settings), range, only))
				: [];
		},
		completion: (uri, position) =>
			from('Completion', [], uri, (snapshot) =>
				completionsAt(snapshot, workspace.neighbours(snapshot), position, host.today?.()),
			),
		inlayHints: (uri, range, wanted) =>
			from('Inlay hints', [], uri, (snapshot) => inlayHintsIn(snapshot, range, wanted, sources.get(uri)?.edited)),
		codeLenses: (uri) =>
			from('Code lenses', [], uri, (snapshot) => codeLensesOf(snapshot, workspace.neighbours(snapshot), host.today?.())),
		format: (uri, range) => from('Formatting', [], uri, (snapshot) => formatEdits(snapshot, range)),
		formatOnType: (uri, position) => from('Formatting', [], uri, (snapshot) => formatOnTypeEdits(snapshot, position)),
		documentSymbols: (uri) => from('Document symbols', [], uri, documentSymbolsOf),
		workspaceSymbols: (query) => guarded('Workspace symbols', [], () => workspaceSymbolsOf(all(), query)),
		foldingRanges: (uri) => from('Folding', [], uri, foldingRangesOf),
		selectionRanges: (uri, positions) => from('Selection ranges', [], uri, (snapshot) => selectionRangesAt(snapshot, positions)),
		definition: (uri, position) =>
			from('Definition', [], uri, (snapshot) => definitionAt(snapshot, workspace.neighbours(snapshot), position)),
		references: (uri, position, declaration) =>
			from('References', [], uri, (snapshot) => referencesAt(snapshot, position, declaration)),
		highlights: (uri, position) => from('Highlights', [], uri, (snapshot) => highlightsAt(snapshot, position)),
		renameable: (uri, position) => from('Rename', undefined, uri, (snapshot) => renameableAt(snapshot, position)),
		rename: (uri, position, name) => from('Rename', [], uri, (snapshot) => renameEdits(snapshot, position, name)),
		documentLinks: (uri) =>
			from('Document links', [], uri, (snapshot) => documentLinksOf(snapshot, workspace.neighbours(snapshot))),
		semanticTokens: (uri, range) => from('Semantic tokens', [], uri, (snapshot) => semanticTokensOf(snapshot, range)),
		neighbours: (uri) =>
			from('Neighbouring months', {}, uri, (snapshot) => {
				const { previous, next } = workspace.neighbours(snapshot);
				return { ...(previous && { previous: previous.uri }), ...(next && { next: next.uri }) };
			}),
		roll: (uri) => from('Roll forward', { refused: l10n.t('There is no such return.') }, uri, rollForward),
		create: (of) => newReturn(of),
		newest: () => guarded('Looking for returns', [], () => workspace.newest(all())),
		status: (uri, settings) => from('Status', undefined, uri, (snapshot) => statusOf(snapshot, findingsIn(snapshot, settings))),
		compute(uri, options = {}) {
			const snapshot = settled(uri);
			return snapshot ? guarded('Compute', [], () => [...computeEdits(snapshot, options)]) : [];
		},
	};
}

interface Held {
	readonly source: Source;
	readonly version: number | undefined;
	/** The line the last change began in. */
	readonly edited: number | undefined;
	/** Its analysis is of an older text. */
	stale: boolean;
}

/** The findings of a return, and what they hang on besides it. */
interface Found extends Neighbours {
	readonly snapshot: Snapshot;
	readonly settings: Settings | undefined;
	readonly findings: readonly Finding[];
}
