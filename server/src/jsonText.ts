import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** A place in a text, from 0: a line and UTF-16 columns, as in the LSP. */
export interface Place {
	readonly line: number;
	readonly character: number;
}

/** What somebody else wrote may be nested so deep that no reader comes back out of it. */
const mostDepth = 32;

export interface JsonOptions {
	/** Comments, and a comma behind the last. */
	readonly lenient?: boolean;
}

/** The tree of a JSON text, or what is wrong with it and where: its offset, and what the parser calls it. */
export function readJson(
	text: string,
	{ lenient = false }: JsonOptions = {},
): { readonly tree: Node } | { readonly offset: number; readonly fault: string } {
	const deep = tooDeep(text);
	if (deep !== undefined) return { offset: deep, fault: 'nested too deep' };
	const errors: ParseError[] = [];
	const tree = parseTree(text, errors, { disallowComments: !lenient, allowTrailingComma: lenient });
	const [error] = errors;
	if (error) return { offset: error.offset, fault: spaced(printParseErrorCode(error.error)) };
	return tree ? { tree } : { offset: 0, fault: 'value expected' };
}

export function placeAt(text: string, offset: number): Place {
	const before = text.slice(0, offset);
	const line = before.split('\n').length - 1;
	return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

/** Where the first bracket stands that is deeper than any that is needed; what stands in quotation marks is none. */
function tooDeep(text: string): number | undefined {
	let depth = 0;
	for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\\r\n]|\\[^\r\n])*"?|[[\]{}]/g)) {
		if (sign === '[' || sign === '{') depth += 1;
		else if (sign === ']' || sign === '}') depth -= 1;
		if (depth > mostDepth) return index;
	}
	return undefined;
}

function spaced(code: string): string {
	return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
