import * as l10n from '@vscode/l10n';
import { analyse } from '../checks/snapshot.js';
import { formatEdits } from '../features/formatting.js';
import type { Form } from '../forms/form.js';
import { allForms } from '../forms/index.js';
import { grouped, line } from '../limits.js';
import { readSource } from '../syntax/source.js';
import { type ImportProblem, type Node, problemsIn, writeNode } from './form/draft.js';

/** A text that was made, and what it is best called. */
export interface Made {
	readonly text: string;
	readonly problems: readonly ImportProblem[];
	readonly fileName?: string;
	/** Each return of a source that holds several, by itself. */
	readonly returns?: readonly Made[];
	/** The cover, a Form 6-K, that stands above the return. */
	readonly report?: { readonly text: string; readonly problems: readonly ImportProblem[]; readonly fileName: string };
	/** The other returns below that cover. */
	readonly others?: readonly Made[];
}

/** A return that was made, or why there is none. */
export type Imported = Made | { readonly refused: string };

/** Fifty pages have some three thousand. */
export const mostLines = 20_000;

export function tooLong(): Imported {
	return { refused: l10n.t('it has over {0} lines, which no return has', mostLines) };
}

/** The text of a return out of its parts, which an empty line keeps apart. */
export function importedOf(nodes: readonly Node[], forms: readonly Form[] = allForms): Imported {
	const parts = nodes.filter(({ head, parts }) => head !== '' || parts.length > 0);
	const written = parts.map((node) => writeNode(node, 0));
	if (written.reduce((sum, { length }) => sum + length, 0) > mostLines) return tooLong();
	if (written.some((lines) => lines.some(({ length }) => length > line.length))) {
		return { refused: l10n.t('it has a text of over {0} characters, which no return has', grouped(line.length)) };
	}
	const text = inCanonicalLayout(`${written.map((lines) => lines.join('\n')).join('\n\n')}\n`, forms);
	return { text, problems: problemsIn(text) };
}

function inCanonicalLayout(text: string, forms: readonly Form[]): string {
	const edits = formatEdits(analyse('imported:/imported.return', readSource(text, undefined, forms)));
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	const offset = ({ line, character }: { line: number; character: number }) => (starts[line] ?? text.length) + character;
	const pieces: string[] = [];
	let done = 0;
	for (const { range, newText } of [...edits].sort((a, b) => offset(a.range.start) - offset(b.range.start))) {
		pieces.push(text.slice(done, offset(range.start)), newText);
		done = offset(range.end);
	}
	return pieces.join('') + text.slice(done);
}
