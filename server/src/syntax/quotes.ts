/** A text as the language has it: between quotation marks, some signs of it behind a backslash. */

export function quoted(text: string): string {
	return `"${inQuotes(text)}"`;
}

export function inQuotes(text: string): string {
	return text.replace(/["\\]/g, '\\$&');
}

export function outOfQuotes(text: string): string {
	return text.replace(/\\(["\\])/g, '$1');
}
