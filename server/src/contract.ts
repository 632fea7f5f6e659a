import type {
	CodeAction,
	CodeLens,
	CompletionList,
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
	SignatureHelp,
	TextEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver-types';
import type { Checked } from './checks/checked.js';
import type { Digest } from './checks/digest.js';
import type { Finding, Settings } from './checks/finding.js';
import type { Paper } from './checks/neighbours.js';
import type { Snapshot } from './checks/snapshot.js';
import type { Difference } from './features/compare.js';
import type { CompletionOptions } from './features/completion.js';
import type { ComputationText } from './features/computation.js';
import type { Desk } from './features/desk.js';
import type { EditorFeatures } from './features/editor.js';
import type { FromDays } from './features/monthFromDays.js';
import type { Move } from './features/movedFiles.js';
import type { Rolled } from './features/roll.js';
import type { ReturnStatus } from './features/status.js';
import type { HintSettings } from './host.js';
import type { Bounds } from './limits.js';

export type { Checked } from './checks/checked.js';
export type { Finding, Fix, Related, Settings, Severity } from './checks/finding.js';

export type WhoseReturn = Pick<
	Digest,
	'form' | 'issuer' | 'chinese' | 'classes' | 'month' | 'submitted' | 'resubmission' | 'row' | 'unread'
>;

export interface DeskOptions {
	/** `YYYY-MM`; left out, the month that ended last. */
	readonly month?: string | undefined;
	/** So many months of an issuer are listed, and of the older ones those that want something; left out, all. */
	readonly most?: number | undefined;
	/** Whether errors are counted, which has returns checked; left out, they are. */
	readonly errors?: boolean | undefined;
	settingsOf?(uri: string): Settings | undefined;
}

export interface NamingOptions {
	/** The pattern of new returns' names, such as `{code}-{year}-{month}.return`; left out, they are called after their neighbours. */
	readonly names?: string | undefined;
}

/** One change of a document, as in the LSP: a text for a range, or for the whole document where there is no range. */
export interface ContentChange {
	readonly range?: Range;
	readonly text: string;
}

/**
 * The one way in: for the server, the command line, the browser and the tests. Holds the returns of the workspace, open or not,
 * by URI. Nothing here throws on any text or any position; an unknown URI is answered with nothing.
 */
export interface ReturnService {
	/** Puts a whole text under a URI; what nobody opened is read within bounds of its own. */
	put(uri: string, text: string, version?: number, bounds?: Bounds): void;
	/** A return that is not to be read: its one finding says why. */
	refuse(uri: string, reason: string, version?: number): void;
	/** Applies changes in order; only the lines they touch are read again. */
	edit(uri: string, changes: readonly ContentChange[], version: number): void;
	/** The line last edited is no longer being written. */
	leaveLine(uri: string): void;
	remove(uri: string): void;
	/** Lets the text of what is not open go; where it is needed again the host is asked for it. */
	release(uri: string): void;
	/** What there is to say of a return that is not open, as data; without settings what it is alone. Undefined where the host has no `hash`. */
	record(uri: string, settings?: Settings): Checked | undefined;
	/** Of the months and days beside a return: the same as long as these are. Undefined where the host has no `hash`. */
	besides(uri: string): string | undefined;
	/** Takes what was recorded of a file that has not changed since for its analysis; false where it is of no form known here. */
	recall(uri: string, checked: Checked, settings?: Settings): boolean;
	has(uri: string): boolean;
	uris(): readonly string[];
	text(uri: string): string | undefined;
	version(uri: string): number | undefined;
	/** All that is known of a return, for what reads the whole of it, such as the page of the form. */
	snapshot(uri: string): Snapshot | undefined;
	/** Whose return it is, of which month or days, and when it was submitted. */
	whose(uri: string): WhoseReturn | undefined;
	/** The other returns whose findings hang on this one: the same issuer's. */
	dependents(uri: string): readonly string[];
	/** The files that a report names as its exhibits. */
	named(uri: string): readonly string[];
	/** The exhibits of a report, with what they are called and the returns that they are. */
	papers(uri: string): readonly Paper[];
	/** The names of the company a text is of. */
	issuersOf(uri: string): readonly string[];
	/** Why a return, or a part of it, was not checked or not worked on: a bound was reached, or something failed on it. */
	unchecked(uri: string): string | undefined;
	/** In the order of the text. */
	findings(uri: string, settings?: Settings): readonly Finding[];
	hover(uri: string, position: Position): Hover | undefined;
	/** Quick fixes and refactorings at a range; `only` as in the LSP (code action kinds). The edits are filled in, with `later` but for those that take a while to make. */
	codeActions(uri: string, range: Range, only?: readonly string[], settings?: Settings, later?: boolean): readonly CodeAction[];
	/**
	 * Compute all totals: writes the figures that are left out and follow from the others. With `mend` those too that are written and
	 * disagree, where no slip elsewhere and no balance of another month explains it.
	 */
	compute(uri: string, options?: { readonly mend?: boolean }): readonly TextEdit[];
	/** What `compute` writes, and what is written and disagrees. */
	computation(uri: string, options?: { readonly mend?: boolean }): ComputationText;
	/** Best first; a client that takes snippets is given their stops unless it says otherwise. */
	completion(uri: string, position: Position, options?: CompletionOptions): CompletionList;
	inlayHints(uri: string, range: Range, settings: HintSettings): readonly InlayHint[];
	/** The columns of the row that is being written; undefined where it has but one. */
	signatureHelp(uri: string, position: Position): SignatureHelp | undefined;
	codeLenses(uri: string): readonly CodeLens[];
	/** The edits of the canonical layout, for the whole text or the lines of a range. */
	format(uri: string, range?: Range): readonly TextEdit[];
	/** After a line end was typed at a position. */
	formatOnType(uri: string, position: Position): readonly TextEdit[];
	/** The edit that sets the digits of the figure at a position in threes. */
	figure(uri: string, position: Position): readonly TextEdit[];
	documentSymbols(uri: string): readonly DocumentSymbol[];
	workspaceSymbols(query: string): readonly WorkspaceSymbol[];
	/** `named`: with the text that stands for what is folded, where that says more than its first line. */
	foldingRanges(uri: string, named?: boolean): readonly FoldingRange[];
	selectionRanges(uri: string, positions: readonly Position[]): readonly SelectionRange[];
	definition(uri: string, position: Position): readonly Location[];
	references(uri: string, position: Position, declaration: boolean): readonly Location[];
	highlights(uri: string, position: Position): readonly DocumentHighlight[];
	renameable(uri: string, position: Position): { readonly range: Range; readonly placeholder: string } | undefined;
	rename(uri: string, position: Position, name: string): readonly TextEdit[] | { readonly refused: string };
	documentLinks(uri: string): readonly DocumentLink[];
	/** The edits, by the URI before the moves, of the reports that name what moves, or that move themselves. */
	followMoves(moves: readonly Move[]): ReadonlyMap<string, readonly TextEdit[]>;
	/** Encoded as in the LSP; the legend is in features/semanticTokens. */
	semanticTokens(uri: string, range?: Range): readonly number[];
	/** The same issuer's returns of the month before and the month after, where there are such. */
	neighbours(uri: string): { readonly previous?: string; readonly next?: string };
	/** III.E and what follows from it, from the month's next-day returns. */
	fromDays(uri: string): FromDays;
	/** Next month's return, the next next-day return, the next report; or why there can be none. `at`: where a report is to stand, else beside it. */
	roll(uri: string, options?: NamingOptions & { readonly at?: string | undefined }): Rolled | { readonly refused: string };
	/** The next next-day return of a return's issuer: it opens where its last return closes, of either kind; or why there can be none. */
	beginDay(uri: string): Rolled | { readonly refused: string };
	/**
	 * A report on Form 6-K that furnishes returns, with the header of their issuer's last one; `at`: where it is to stand, else beside the
	 * month's return among them, or the first; `beside` says which.
	 */
	report(uris: readonly string[], at?: string): (Rolled & { readonly beside: string }) | { readonly refused: string };
	/** The newest report of a return's company, or of a report's, itself where it is that. */
	lastReport(uri: string): string | undefined;
	/** The return once more, to be corrected and submitted again; or why it cannot be. */
	resubmit(uri: string): Rolled | { readonly refused: string };
	/** A return of an issuer that has none yet. `month`: its last day, `YYYY-MM-DD`. */
	create(of: { readonly issuer: string; readonly code: string; readonly month: string } & NamingOptions): Rolled;
	/** The newest return of each issuer in the workspace, newest first: what a new one may start from. */
	newest(): readonly { readonly uri: string; readonly issuer: string; readonly month: string }[];
	/** No other return of the same issuer and month counts in its stead; of copies of a next-day return the nearest to `beside`, else the first, does. */
	counts(uri: string, beside?: string): boolean;
	status(uri: string, settings?: Settings): ReturnStatus | undefined;
	/** What two returns say differently; nothing where one of them is not known. */
	compare(uri: string, other: string): readonly Difference[];
	/** Where each issuer's returns stand. */
	desk(question?: DeskOptions): Desk;
}

/** A service that is given the editor's features when they are there. */
export interface ExtensibleService extends ReturnService {
	extend(features: EditorFeatures): void;
}
