/**
 * What a document or the name of a file says, as it is shown where some characters command: it is never more than the text it is. Each
 * place that reads a text as its own language has one function here.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const commanding = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprinted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const lineBreaks = /\r\n|[\r\n\u2028\u2029]/g;

/** Stands between two characters, takes no room, and lets no line break in. */
const joiner = '\u2060';

/** Without what commands a terminal, or turns the direction of what stands around it; lines stay lines. */
export function visible(text: string): string {
	return text
		.replaceAll('\t', '    ')
		.replace(/\r\n|[\u2028\u2029]/g, '\n')
		.replaceAll('\r', '\ufffd')
		.replace(commanding, '\ufffd');
}

/** The same on one line: a line of its own may be a command, too. */
export function onOneLine(text: string): string {
	return text.replaceAll('\t', '    ').replace(lineBreaks, '\u23ce').replace(commanding, '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour of our own may stand before what is said
const colour = /\u001b\[\d+m/g;

/** On paper: what cannot be seen, and what would turn the text around it, is a sign of its own. */
export function inPrint(text: string): string {
	return text.search(unprinted) < 0 ? text : text.replace(commanding, '\ufffd').replace(/[\u2028\u2029]/g, ' ');
}

/** Whether a text commands where it is shown as it is. */
export function commands(text: string): boolean {
	return text.search(unprinted) >= 0;
}

/** Lines of a log that are none of GitHub's commands: those begin a line, and of the older kind stand anywhere. */
export function inLog(text: string): string {
	return text
		.replaceAll('##[', `##${joiner}[`)
		.split('\n')
		.map((line) => (line.replace(colour, '').trimStart().startsWith('::') ? joiner + line : line))
		.join('\n');
}

/** JSON whose texts command no terminal and no log; it says the same. */
export function inJson(json: string): string {
	const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
	return json
		.replace(commanding, escaped)
		.replace(/[\u2028\u2029]/g, escaped)
		.replaceAll('##[', '##\\u005b');
}

/** As VS Code shows it in a message, a label or a status: `[…](…)` is no link there, nor `$(…)` a picture. */
export function inMessage(text: string): string {
	return onOneLine(text).replace(/(?<=[\]$])(?=\()/g, joiner);
}

/**
 * In Markdown of any kind, wherever it stands on a line: no link, picture, markup, HTML, reference or table. Addresses are none
 * either, which GitHub's kind and VS Code's would link by themselves.
 */
export function inMarkdown(text: string): string {
	return text
		.replace(lineBreaks, ' ')
		.replaceAll('\t', ' ')
		.replace(commanding, '\ufffd')
		.trim()
		.replace(/[\\`*_[\]<>|#~&!$@^]/g, '\\$&')
		.replace(/:(?=\/\/)/g, '\\:')
		.replace(/\b(www|mailto|xmpp)(?=[.:])/gi, '$1\\')
		.replace(/^(?:[-+](?=\s|$)|[-:](?=-)|=)/, '\\$&')
		.replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}

/** As code within a line of Markdown: what is in it nothing can end. */
export function codeInMarkdown(text: string): string {
	const inside = onOneLine(text);
	const fence = '`'.repeat(longestRun(inside) + 1);
	const blank = /^`|`$|^ .* $/.test(inside) ? ' ' : '';
	return `${fence}${blank}${inside || ' '}${blank}${fence}`;
}

/** In a snippet of an editor: none of it is a stop. */
export function inSnippet(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

/** A link in Markdown; what may stand in an address and would end it is written in per cent. */
export function linkInMarkdown(text: string, address: string): string {
	return `[${inMarkdown(text)}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

/** Lines as a block of code in Markdown. */
export function linesInMarkdown(language: string, lines: readonly string[]): string {
	const inside = lines.map(onOneLine);
	const fence = '`'.repeat(inside.reduce((most, line) => Math.max(most, longestRun(line) + 1), 3));
	return [fence + language, ...inside, fence].join('\n');
}

function longestRun(text: string): number {
	return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}

/** Markdown that was made with these, for whoever shows it as the text it is. */
export function withoutEscapes(markdown: string): string {
	return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
