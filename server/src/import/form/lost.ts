import { fold, type Row, textOf } from '../source/sheet.js';
import { addNote, type Node, writeNode } from './draft.js';

/** A figure is in threes, or has a point or four digits; what the form itself prints, such as `Rule 13.25A` or `Note 1`, is none. */
const figure = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?<![\d.,])\d+\.\d+(?![\w(.])|(?<![\w.,])\d{4,}(?![\w.])/g;
/** Beside figures in threes, confirmations have the numbers of rules. */
const inThrees = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/g;

/** What was made of rows: the nodes that were written of them, and what is written once for all sections. */
interface Made {
	readonly of: readonly Node[];
	readonly elsewhere?: readonly Node[];
	readonly prose?: boolean;
}

/**
 * Holds what was made of rows against them: a row with a figure that stands neither in the return nor in a comment becomes a comment,
 * whatever the reason it was passed over.
 */
export function addLost(node: Node, rows: readonly Row[], { of, elsewhere = [], prose = false }: Made): void {
	const pattern = prose ? inThrees : figure;
	const written = new Map<string, number>();
	for (const number of figuresIn(of, pattern)) written.set(number, (written.get(number) ?? 0) + 1);
	const known = new Set(figuresIn(elsewhere, pattern));
	for (const row of rows) {
		let lost = false;
		for (const number of figuresOf(textOf(row), pattern)) {
			const left = written.get(number) ?? 0;
			if (left > 0) written.set(number, left - 1);
			else lost ||= !known.has(number);
		}
		if (lost) addNote(node, textOf(row));
	}
}

function figuresIn(nodes: readonly Node[], pattern: RegExp): readonly string[] {
	return nodes.flatMap((node) => figuresOf(writeNode(node, 0).join('\n'), pattern));
}

function figuresOf(text: string, pattern: RegExp): readonly string[] {
	return (
		fold(text)
			.match(pattern)
			?.map((number) => number.replaceAll(',', '')) ?? []
	);
}
