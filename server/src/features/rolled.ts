import type { Range } from 'vscode-languageserver-types';

/** The return that begins the month, or the day, after another one. */
export interface Rolled {
	readonly text: string;
	/** `2026-02`. */
	readonly month: string;
	/** What the file is best called. */
	readonly fileName: string;
	/** Its path from the folder of the return it was made from, where that belongs to a month or year, and this to another. */
	readonly elsewhere?: string | undefined;
	/** What is wrong with the return it was made from. */
	readonly remarks?: readonly string[];
	/** What to look at first: it is selected once the text is shown. */
	readonly select?: Range | undefined;
	/** The text with stops for what is left blank in it, for an editor that has snippets. */
	readonly snippet?: string;
}
