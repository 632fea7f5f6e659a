/** What takes two columns in a fixed-width font: Chinese, Japanese and Korean, full-width signs, emoji. */
const wide =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** What takes none: marks that sit on another character, and what only steers. */
const invisible = /[\p{Mark}\p{Default_Ignorable_Code_Point}]/u;

/** The columns a text takes in a fixed-width font. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const character of text) {
		width += character < '\u0300' ? 1 : invisible.test(character) ? 0 : wide.test(character) ? 2 : 1;
	}
	return width;
}
