/**
 * How much of a text is read, all of it in one place; docs/limits.md says the same in words. Each is ten times and more what the
 * densest return has. What is beyond one is said (`unchecked`), never left out in silence.
 */
export interface Bounds {
	/** In UTF-16 units, and of a file in bytes. */
	readonly length: number;
	readonly lines: number;
	/** Classes of shares, and blocks of one section. */
	readonly classes: number;
	/** What is wrong with the language of the lines: after so many a text is no return, and is read no further. */
	readonly faults: number;
	/** Findings of the checks, in the order of the text. */
	readonly findings: number;
}

/** Of what somebody opened, or named on the command line. */
export const opened: Bounds = { length: 5 * 1024 * 1024, lines: 200_000, classes: 1_000, faults: 10_000, findings: 10_000 };

/** Of all that is open at once in an editor: a hundred of the densest returns. */
export const openedTogether = 20 * 1024 * 1024;

/** Of what merely lies in the workspace: read in one turn of the server, while somebody types elsewhere. */
export const unopened: Bounds = { length: 256 * 1024, lines: 5_000, classes: 100, faults: 500, findings: 1_000 };

/** Of all that lies in the workspace and nobody opened; the length where texts are kept, for a host cannot read them again at once. */
export const workspace = { files: 100_000, length: 24 * 1024 * 1024, symbols: 5_000 };

/** Of one line. */
export const line = { length: 100_000, tokens: 10_000, digits: 200 };

/**
 * Of a sum that rounds, which is worked out anew for each of its figures: so many are tried as the slip. And the digits of a figure that is
 * tried as what it may have slipped from, some twenty ways for each of them.
 */
export const most = { repaired: 50, slipped: 40 };

/** Of what the streams of a PDF unpack to, in bytes: one of them, and all. */
export const unpacked = { stream: 50 * 1024 * 1024, streams: 200 * 1024 * 1024 };

/** Of rows that are pasted, blank ones included: a copied column of a spreadsheet has 18,000 and more. */
export const paste = { length: 50_000, lines: 20_000 };

/**
 * Of movements that are pasted, which the server reads and enters, in characters and rows; the command line takes more out of a file. And of
 * one return: each of its lines that is written costs as many as it has, and so many are gone through at once.
 */
export const movements = {
	length: 2_000_000,
	rows: 5_000,
	work: 1_000_000,
	rowsOfFile: 100_000,
	text: 500,
	/** What the parts of a workbook unpack to, in bytes. */
	unpacked: 256 * 1024 * 1024,
};

/** `5 MB`, `256 KB`. */
export function sizeName(length: number): string {
	return length >= 1024 * 1024 ? `${Math.floor(length / (1024 * 1024))} MB` : `${Math.floor(length / 1024)} KB`;
}

/** `10,000`. */
export function grouped(count: number): string {
	return count.toLocaleString('en');
}
