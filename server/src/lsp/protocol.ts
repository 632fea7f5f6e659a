import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Answers, Ask, Entered, SaidMovement } from '../entry/program.js';
import type { Difference } from '../features/compare.js';
import type { ComputationText } from '../features/computation.js';
import type { Desk } from '../features/desk.js';
import type { FromDays } from '../features/monthFromDays.js';
import type { Rolled } from '../features/roll.js';
import type { ReturnStatus } from '../features/status.js';
import type { Break, Language } from '../render/index.js';

/**
 * What the server answers beyond LSP, for clients that know of it. Parameters name a document by its URI, as everywhere; figures
 * and dates are strings.
 */
export const requests = {
	status: 'monthlyReturn/status',
	roll: 'monthlyReturn/roll',
	nextDay: 'monthlyReturn/nextDay',
	fromDays: 'monthlyReturn/fromDays',
	create: 'monthlyReturn/create',
	report: 'monthlyReturn/report',
	lastReport: 'monthlyReturn/lastReport',
	newest: 'monthlyReturn/newest',
	desk: 'monthlyReturn/desk',
	neighbours: 'monthlyReturn/neighbours',
	configuration: 'monthlyReturn/configuration',
	computation: 'monthlyReturn/computation',
	preview: 'monthlyReturn/preview',
	year: 'monthlyReturn/year',
	render: 'monthlyReturn/render',
	paste: 'monthlyReturn/paste',
	beginnings: 'monthlyReturn/beginnings',
	resubmit: 'monthlyReturn/resubmit',
	compare: 'monthlyReturn/compare',
	mayEnter: 'monthlyReturn/mayEnter',
	enter: 'monthlyReturn/enter',
	choices: 'monthlyReturn/choices',
	figure: 'monthlyReturn/figure',
} as const;

/**
 * The status of an open document, whenever its findings were worked out and it is another. Only for a client that says
 * `statusChanged: true` in its `initializationOptions`: others warn of a notification they do not know.
 */
export const statusChanged = 'monthlyReturn/statusChanged';

/**
 * Something that `desk` answers with may be another: a return has changed, come or gone. Only for a client that says `deskChanged: true`
 * in its `initializationOptions`.
 */
export const deskChanged = 'monthlyReturn/deskChanged';

/** Of a client: the cursor has left the line that was last edited, so that its hints need no longer be held back. */
export const lineLeft = 'monthlyReturn/lineLeft';

/** Of a client that said `trusted: false` in its `initializationOptions`: the user trusts the folders that are open now. */
export const trusted = 'monthlyReturn/trusted';

/** Of LSP: files are to be given other names. The client's library would bring all that a client may do with files for it. */
export const willRenameFiles = 'workspace/willRenameFiles';

export interface DocumentParams {
	readonly uri: string;
}

/** The answer to `status`; null for a document that is not known. */
export type StatusResult = ReturnStatus | null;

/** The answer to `configuration`: what the folder of a document says to the client. */
export interface ConfigurationResult {
	/** The URI of a font with Chinese characters, for PDFs. */
	readonly font?: string;
}

/** The answer to `roll`: the next month's return, the next next-day return or report, or why there is none. */
export type RollResult = Rolled | { readonly refused: string };

/** The answer to `nextDay`: the next next-day return of a document's issuer, whichever of its returns the document is. */
export type NextDayResult = Rolled | { readonly refused: string };

/** The answer to `fromDays`: what of a month's next-day returns it lacks, as edits of one version and in words; null for what is not known. */
export type FromDaysResult = (FromDays & { readonly version: number | null }) | null;

/** Returns that a report on Form 6-K is to furnish; it stands beside the first. */
export interface ReportParams {
	readonly uris: readonly string[];
}

/** `beside`: the return in whose folder it belongs. */
export type ReportResult = (Rolled & { readonly beside: string }) | { readonly refused: string };

/** The answer to `lastReport`: the URI of the newest report of a document's company. */
export type LastReportResult = string | null;

export interface CreateParams {
	readonly issuer: string;
	readonly code: string;
	/** The month's last day, `YYYY-MM-DD`. */
	readonly month: string;
}

export type CreateResult = Rolled;

/**
 * The answer to `computation`: what is left out and follows, what is written and disagrees, and the edits that fill in the one, and
 * change with it what of the other may be changed. They are of one version of the document.
 */
export interface ComputationResult extends ComputationText {
	readonly fill: readonly TextEdit[];
	readonly change: readonly TextEdit[];
	readonly version: number | null;
}

/** The answer to `newest`: the newest return of each issuer, newest first. */
export type NewestResult = readonly {
	readonly uri: string;
	readonly issuer: string;
	/** `YYYY-MM`. */
	readonly month: string;
}[];

export interface DeskParams {
	/** `YYYY-MM`; left out, the month that ended last. */
	readonly month?: string;
	/** So many months of an issuer are wanted, and of the older ones those that want something; left out, all. */
	readonly most?: number;
}

/** The answer to `desk`: where each issuer's returns stand. */
export type DeskResult = Desk;

/** The answer to `neighbours`: the URIs of the same issuer's returns of the month before and the month after. */
export interface NeighboursResult {
	readonly previous?: string;
	readonly next?: string;
}

export interface StatusChangedParams {
	readonly uri: string;
	readonly version: number;
	readonly status: ReturnStatus;
}

export interface PreviewParams extends DocumentParams {
	/** Of the form's own words. */
	readonly language: Language;
	/** Where the sheets of its PDF begin, where the pages are to be those; else a section is a page. */
	readonly breaks?: readonly Break[];
}

/** The answer to `preview`: the form, page by page, as HTML of the body; null for a document that is not known. */
export type PreviewResult = {
	/** The document's, of which this is the form; null where the client has not opened it. */
	readonly version: number | null;
	readonly pages: readonly PreviewPage[];
	/** What there is to say of the whole, such as how many labels of the form in Chinese stand in English. */
	readonly note?: string;
} | null;

export interface PreviewPage {
	/** The section's; of a sheet that goes on with it, with its number among them. */
	readonly id: string;
	readonly html: string;
}

/** The answer to `year`, with the preview's parameters: the year at a glance of the document's issuer, as HTML of the body; null for a document that is not known. */
export type YearResult = { readonly html: string } | null;

/** What a return can be written as. `document`: JSON of the form's model, which is what the PDF is made of. */
export type RenderFormat = 'html' | 'txt' | 'md' | 'json' | 'document';

export interface RenderParams extends DocumentParams {
	readonly to: RenderFormat;
	readonly language?: Language;
}

/** The answer to `render`; null for a document that is not known. */
export type RenderResult = { readonly content: string } | null;

export interface PasteParams extends DocumentParams {
	/** What is pasted over. */
	readonly range: Range;
	/** As it was copied from the form or from a spreadsheet. */
	readonly text: string;
}

export interface FigureParams extends DocumentParams {
	readonly position: Position;
}

/** The answer to `figure`: the edit that sets the digits of the figure there in threes; none where they are, and where there is none. */
export type FigureResult = readonly TextEdit[];

/**
 * The answer to `paste`: rows of the form as lines of the section at the range. Null where they are none, where the range is no place for
 * lines, and for a document that is not known.
 */
export type PasteResult = {
	readonly insertText: string;
	readonly title: string;
	/** Everything that was pasted stands in the lines: nothing of it is a comment. */
	readonly complete: boolean;
	/** The words `not applicable` of the section, which go with the first rows in it. */
	readonly removes?: Range;
} | null;

export interface BeginningsParams {
	/** `YYYY-MM`. */
	readonly month: string;
}

/** The answer to `beginnings`: what becomes of each issuer's return when a month is begun for all. */
export type BeginningsResult = readonly {
	readonly issuer: string;
	readonly code: string | undefined;
	readonly state: 'there' | 'begins' | 'skipped';
	/** Why it is skipped. */
	readonly reason?: string;
	/** The URI of the return of the month before. */
	readonly from?: string;
	/** The URI and the text of the one that begins, or the URI of what is there. */
	readonly uri?: string;
	readonly text?: string;
}[];

export interface CompareParams extends DocumentParams {
	/** A return's text: of another file, of what was published, of an older version. */
	readonly text: string;
}

/** The answer to `compare`: what the document says differently; null for one that is not known. */
export type CompareResult = readonly Difference[] | null;

/** The question whether a text may be rows of movements, by their headings: they are not read for it. The answer is true or false. */
export interface MayEnterParams extends DocumentParams {
	readonly rows: string;
}

export interface EnterParams extends DocumentParams {
	/** Rows with their headings, as they were copied from a spreadsheet; or one movement. */
	readonly rows?: string;
	readonly movement?: SaidMovement;
	readonly answers?: Answers;
	/** What stands there already too. */
	readonly again?: boolean;
}

/** The answer to `enter`: edits of the drafts, what is still to be said of the rows, or what is wrong with them; null for what is none. */
export type EnterResult =
	| (Entered & { readonly rows: number })
	| Ask
	| { readonly problems: readonly { readonly line: number; readonly message: string }[] }
	| null;

/** The answer to `choices`: what may be entered into a return. */
export type ChoicesResult = ReturnType<typeof import('../entry/program.js').choicesOf> | null;
