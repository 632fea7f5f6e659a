import * as l10n from '@vscode/l10n';
import { append, largest } from '../../lists.js';
import { gapMark } from '../../syntax/line.js';
import { quoted } from '../source/values.js';

/** The return as it is being written. */
export interface Node {
	/** Its own line; the return itself has none. */
	readonly head: string;
	readonly parts: Part[];
	/** On its head's line where that stays short. */
	readonly short?: boolean;
}

type Part =
	| { readonly keyword: string; readonly value: string; readonly more?: readonly string[] }
	| { readonly note: string }
	| { readonly node: Node };

const mark = gapMark;
const longestLine = 120;
/** A longer one goes on in further comments. */
const longestNote = 300;

export function createNode(head: string, short = false): Node {
	return { head, parts: [], short };
}

export function addNode(parent: Node, head: string, short = false): Node {
	const node = createNode(head, short);
	parent.parts.push({ node });
	return node;
}

export function addLine(node: Node, keyword: string, value: string): void {
	node.parts.push({ keyword, value });
}

/** A text, its paragraphs on lines of their own. */
export function addText(node: Node, keyword: string, paragraphs: readonly string[]): void {
	const written = paragraphs.filter((text) => text !== '').map(quoted);
	if (written.length > 0) addWritten(node, keyword, written);
}

/** A text as the language writes it, a paragraph a line. */
export function addWritten(node: Node, keyword: string, [first, ...more]: readonly string[]): void {
	node.parts.push({ keyword, value: first ?? '', more });
}

/** The notes of each node, for there may be as many as a source has lines. */
const notes = new WeakMap<readonly Part[], Set<string>>();

/** What stands in the source at this place and could not be read, said once. */
export function addNote({ parts }: Node, what: string): void {
	const note = what.replace(/\s+/g, ' ').trim();
	const said = notes.get(parts) ?? new Set(parts.flatMap((part) => ('note' in part ? [part.note] : [])));
	notes.set(parts, said);
	if (said.has(note)) return;
	said.add(note);
	parts.push({ note });
}

/** The lines of a node: two steps further in with every node, the values of neighbouring lines below one another. */
export function writeNode(node: Node, depth: number): readonly string[] {
	const short = onOneLine(node, depth);
	if (short !== undefined) return [short];
	const indent = '  '.repeat(depth);
	const inner = node.head === '' ? depth : depth + 1;
	const lines = node.head === '' ? [] : [`${indent}${node.head}`];
	for (const group of groupsOf(node.parts)) {
		const width = largest(
			group.map((part) => ('keyword' in part ? part.keyword.length : 0)),
			0,
		);
		for (const part of group) {
			if ('node' in part) append(lines, writeNode(part.node, inner));
			else append(lines, writePart(part, width, '  '.repeat(inner)));
		}
	}
	return lines;
}

function writePart(part: Exclude<Part, { node: Node }>, width: number, indent: string): readonly string[] {
	if ('note' in part) return wrapped(part.note).map((text, index) => `${indent}${index === 0 ? mark : '# '}${text}`);
	const line = `${indent}${part.value === '' ? part.keyword : `${part.keyword.padEnd(width)}  ${part.value}`}`;
	return [line, ...(part.more ?? []).map((text) => `${indent}${' '.repeat(width + 2)}${text}`)];
}

/** A note may be as long as the source: of what remains no more is looked at than one line takes. */
function wrapped(text: string): readonly string[] {
	const lines: string[] = [];
	let at = 0;
	while (text.length - at > longestNote) {
		const piece = text.slice(at, at + longestNote + 1);
		const space = piece.lastIndexOf(' ');
		const end = space > longestNote / 2 ? space : longestNote;
		lines.push(piece.slice(0, end));
		at += end;
		while (text[at] === ' ') at++;
	}
	lines.push(text.slice(at));
	return lines;
}

/** Runs of lines between the nodes. */
function groupsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
	const groups: Part[][] = [];
	for (const part of parts) {
		const last = groups.at(-1);
		if (last && !('node' in part) && !('node' in (last[0] as Part))) last.push(part);
		else groups.push([part]);
	}
	return groups;
}

function onOneLine({ head, parts, short }: Node, depth: number): string | undefined {
	if (!short || parts.some((part) => !('keyword' in part) || (part.more?.length ?? 0) > 0)) return undefined;
	const fields = parts.map((part) => ('keyword' in part ? `${part.keyword} ${part.value}` : ''));
	const line = '  '.repeat(depth) + [head, ...fields].join('  ');
	return line.length <= longestLine ? line : undefined;
}

export interface ImportProblem {
	readonly message: string;
	/** Where in the return that was made it stands as a comment; from 0. */
	readonly line?: number;
}

/** What was not read, as the comments of a finished text say it. */
export function problemsIn(text: string): readonly ImportProblem[] {
	return text.split('\n').flatMap((content, line) => {
		const at = content.trimStart();
		return at.startsWith(mark) ? [{ message: l10n.t('not read: {0}', at.slice(mark.length)), line }] : [];
	});
}
