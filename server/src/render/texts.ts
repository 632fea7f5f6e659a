import type { Entry } from '../syntax/outline.js';
import type { TextValue } from '../syntax/statement.js';

/** A text's paragraphs, each with its Chinese where it has some. */
export interface Paragraph {
	readonly text: string | undefined;
	readonly zh: string | undefined;
	readonly line: number;
	readonly start: number;
	readonly end: number;
}

/** The text of a line and of the lines that continue it, in the order of the text. */
export function paragraphsOf(entry: Entry): readonly Paragraph[] {
	const found: Paragraph[] = [];
	const add = (line: number, { text, zh, start, end }: TextValue) => found.push({ text, zh: zh?.text, line, start, end });
	if (entry.field.text) add(entry.line, entry.field.text);
	for (const { line, text, zh } of entry.more ?? []) {
		const last = found.at(-1);
		if (zh && last && last.zh === undefined) found[found.length - 1] = { ...last, zh: text.text };
		else if (zh) found.push({ text: undefined, zh: text.text, line, start: text.start, end: text.end });
		else add(line, text);
	}
	return found;
}
