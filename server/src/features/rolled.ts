/** The return that begins the month, or the day, after another one. */
export interface Rolled {
	readonly text: string;
	/** `2026-02`. */
	readonly month: string;
	/** What the file is best called. */
	readonly fileName: string;
	/** What is wrong with the return it was made from. */
	readonly remarks?: readonly string[];
}
