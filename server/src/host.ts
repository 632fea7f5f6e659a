import type { CheckId } from './checks/catalogue.js';
import type { HeadsKnown } from './checks/head.js';

/** What whoever starts the service tells it of itself, and what it wants. */
export interface ServiceHost {
	/** For whoever reads many returns of which little is asked. */
	readonly heads?: HeadsKnown;
	/** Address of the documentation page of a check, shipped with the package; undefined where it is not at hand. */
	documentation?(check: CheckId): string | undefined;
	/** A feature that failed is said here once; its request is answered with nothing, and `unchecked` says so of the return. */
	log?(message: string): void;
	/** Today, `YYYY-MM-DD`; only for what depends on the day. */
	today?(): string;
	/** The text of what is held without one (`release`, `recall`); undefined where it is gone. */
	text?(uri: string): string | undefined;
	/** Tells one text from every other. Without it nothing is recorded. */
	hash?(text: string): string;
	/** The fixes of what is not open are worked out with its findings, by whoever prints them all; else when they are asked for. */
	readonly mends?: boolean;
	/** How many lines the analyses of what is not open may have together; left out, as many as suit who moves about among them. */
	readonly atHand?: number;
}

/** Which inlay hints are wanted. */
export interface HintSettings {
	/** Values of derivable cells that are left out. */
	readonly computed: boolean;
	/** The form's column names of rows with several numbers. */
	readonly columns: boolean;
	/** The running total of a block. */
	readonly runningTotals: boolean;
	/** What a section is about, behind its heading. */
	readonly headings: boolean;
}
