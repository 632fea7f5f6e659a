import { eastAsianWidth } from 'get-east-asian-width';

const invisible = /^(?:\p{Mark}|\p{Default_Ignorable_Code_Point})$/u;

/** Columns a text takes on a terminal: two for a Chinese character, none for a mark that sits on another. */
export function displayWidth(text: string): number {
	let width = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x7f) width += 1;
		else if (!invisible.test(character)) width += eastAsianWidth(code);
	}
	return width;
}

/** A text as it can be shown on a terminal: tabs as blanks, and no character that would command it. */
export function printable(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	return text.replaceAll('\t', '    ').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
